"""What kind of thing each name is: vocabulary first, then what the whole document says about the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotate.candidate import Candidate
from dateline.annotate.titles import title_before
from dateline.model import EntityKind
from dateline.rules import load_toml
from dateline.rules.gazetteer import find_places

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACE_PREPOSITIONS = {"in", "at", "near", "outside", "around", "from", "to", "toward", "towards", "into", "across"}


def settle(known: tuple[Candidate, ...], read: tuple[Candidate, ...]) -> list[Candidate]:
    """Vocabulary and parser agreed upon: which of overlapping names stand, in text order.

    A state stays inside the longer name of a body ("Bank of China"); a name of one country inside that of another place
    or of a person does not ("New Mexico", "Michael Jordan").
    """
    kept: list[Candidate] = []
    dropped: set[Candidate] = set()
    for name in read:
        rivals = [other for other in known if other.overlaps(name)]
        if not rivals:
            kept.append(name)
        elif _stands_over(name, rivals):
            kept.append(name)
            dropped.update(other for other in rivals if not _may_nest(other, name))
    return sorted([*kept, *(other for other in known if other not in dropped)], key=lambda c: (c.start, -c.end))


def _stands_over(name: Candidate, rivals: list[Candidate]) -> bool:
    """Is the parser's longer name a name of its own, rather than a known one with words stuck to it?"""
    if len(rivals) > 1 or not name.covers(rivals[0]) or len(name.text) <= len(rivals[0].text) + 1:
        return False
    rival = rivals[0]
    if name.kind is EntityKind.PERSON:
        return rival.kind is not EntityKind.PERSON and name.text.endswith(rival.text) and not rival.is_demonym
    if name.kind is EntityKind.PLACE:
        return bool(find_places(name.text))
    if _ends_like(name.text) is not None:
        return True
    return (
        rival.kind in (EntityKind.COUNTRY, EntityKind.PLACE)
        and name.kind is EntityKind.ORGANIZATION
        and (not rival.is_demonym or name.start == rival.start)
    )


def _may_nest(inner: Candidate, outer: Candidate) -> bool:
    return (
        inner.kind in (EntityKind.COUNTRY, EntityKind.PLACE)
        and outer.kind is not EntityKind.PERSON
        and (outer.kind is not EntityKind.PLACE)
    )


def agree(parsed: Doc, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The same words mean the same kind throughout a document: the kind with the most evidence."""
    listed = list(candidates)
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames = {c.text.split()[-1] for c in listed if c.kind is EntityKind.PERSON and " " in c.text}
    for candidate in listed:
        if candidate.entity_id is None:
            votes[candidate.text].update(_evidence(parsed, candidate, surnames))
    agreed = []
    for candidate in listed:
        ballot = votes.get(candidate.text)
        if candidate.entity_id is None and ballot:
            kind = max(ballot, key=lambda k: (ballot[k], k is candidate.kind, k.value))
            candidate = replace(candidate, kind=kind)
        agreed.append(candidate)
    return [c for c in agreed if c.kind is not EntityKind.OTHER or c.entity_id is not None]


def _evidence(parsed: Doc, candidate: Candidate, surnames: set[str]) -> Counter[EntityKind]:
    found: Counter[EntityKind] = Counter({candidate.kind: 2 if candidate.kind is not EntityKind.OTHER else 1})
    ending = _ends_like(candidate.text)
    if ending is not None:
        found[ending] += 3
    first = _token_at(parsed, candidate.start)
    if first is None:
        return found
    if candidate.text in surnames:
        found[EntityKind.PERSON] += 2
    if title_before(parsed, first) is not None and parsed[first - 1].text != ",":
        found[EntityKind.PERSON] += 3 if candidate.kind in (EntityKind.PERSON, EntityKind.OTHER) else 1
    if first and parsed[first - 1].lower_ in _PLACE_PREPOSITIONS and find_places(candidate.text):
        found[EntityKind.PLACE] += 1 if parsed[first - 1].lower_ != "in" else 2
    return found


def _token_at(parsed: Doc, start: int) -> int | None:
    span = parsed.char_span(start, start + 1, alignment_mode="expand")
    return span.start if span is not None else None


def _ends_like(text: str) -> EntityKind | None:
    words = text.lower().split()
    return _endings().get(words[-1]) if len(words) > 1 else None


@cache
def _endings() -> dict[str, EntityKind]:
    table = load_toml("names.toml")["endings"]
    return {word: EntityKind(kind) for kind in ("organization", "place") for word in table[kind]}
