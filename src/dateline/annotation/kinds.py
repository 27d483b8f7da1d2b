"""What kind of thing each name is: vocabulary first, then what the whole document says about the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.candidate import Candidate, CandidateIndex
from dateline.annotation.kind_clues import clues
from dateline.annotation.titles import title_before
from dateline.model import EntityKind
from dateline.rules import load_toml
from dateline.rules.gazetteer import find_places, is_town_name
from dateline.rules.given_names import given_names
from dateline.rules.person_names import called_by, called_by_given, family_with_particles
from dateline.rules.states import states_by_entity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WELL_KNOWN = 100_000
"""Population from which a town's name speaks for the town."""
_PLACE_PREPOSITIONS = {"in", "at", "near", "outside", "around", "from", "to", "toward", "towards", "into", "across"}


def settle(known: tuple[Candidate, ...], read: tuple[Candidate, ...]) -> list[Candidate]:
    """Vocabulary and parser agreed upon: which of overlapping names stand, in text order.

    A state stays inside the longer name of a body ("Bank of China"); a name of one country inside that of another place
    or of a person does not ("New Mexico", "Michael Jordan").
    """
    by_position = CandidateIndex(known)
    kept: list[Candidate] = []
    dropped: set[Candidate] = set()
    for name in read:
        rivals = by_position.overlapping(name)
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
        if rival.text in given_names() and name.start == rival.start:
            return True
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
    full = [c for c in listed if " " in c.text]
    witness = _Witness(parsed, listed)
    agreed = _agreed(listed, witness)
    if any(a.kind is not b.kind for a, b in zip(full, (c for c in agreed if " " in c.text), strict=True)):
        witness = _Witness(parsed, agreed)  # whoever turned out a person lends others the family name
        agreed = _agreed(listed, witness)
    return [c for c in agreed if c.kind is not EntityKind.OTHER or c.entity_id is not None]


def _agreed(listed: list[Candidate], witness: _Witness) -> list[Candidate]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    labelled: set[str] = set()
    for candidate in listed:
        if candidate.entity_id is None and not candidate.is_settled:
            votes[candidate.text].update(witness.evidence(candidate))
            if candidate.kind in (EntityKind.ORGANIZATION, EntityKind.PERSON):
                labelled.add(candidate.text)
    for text in labelled:
        # Whom the parser labels once it need not miss again: "(BAU)" is a body, and so is "BAU" alone.
        del votes[text][EntityKind.OTHER]
    settled = {candidate.text: candidate.kind for candidate in listed if candidate.is_settled}
    return [_elected(witness.unmasked(c), settled.get(c.text), votes.get(c.text)) for c in listed]


def _elected(candidate: Candidate, settled: EntityKind | None, votes: Counter[EntityKind] | None) -> Candidate:
    if candidate.entity_id is not None or candidate.is_settled:
        return candidate
    if settled is not None:
        return replace(candidate, kind=settled)
    if not votes:
        return candidate
    return replace(candidate, kind=max(votes, key=lambda kind: (votes[kind], kind is candidate.kind, kind.value)))


class _Witness:
    """What the words around a name, its form and the rest of the document say about its kind."""

    def __init__(self, parsed: Doc, candidates: list[Candidate]) -> None:
        self.parsed = parsed
        self.token_at = {token.idx: token.i for token in parsed}
        full = [c for c in candidates if c.kind is EntityKind.PERSON and " " in c.text]
        self.introduced = _surnames(full)
        self.surnames = set(self.introduced)
        self.parts_of_names = self.surnames | {c.text.split()[0] for c in full}
        self.called = {c.text for c in candidates if c.kind is EntityKind.PERSON and " " not in c.text}
        self.firms = {short for c in candidates if (short := _without_form(c.text))}
        self.places = {c.text for c in candidates if c.kind is EntityKind.PLACE}
        self.states = {s.code for c in candidates if (s := states_by_entity().get(c.entity_id or "")) is not None}

    def evidence(self, candidate: Candidate) -> Counter[EntityKind]:
        """Votes for kinds; the parser's label is one."""
        found: Counter[EntityKind] = Counter({candidate.kind: 1})
        ending = _ends_like(candidate.text)
        if ending is not None:
            found[ending] += 3
        if candidate.text in self.introduced:
            # Who has not been introduced by full name yet is not often called by the family name.
            found[EntityKind.PERSON] += 2 if candidate.start > self.introduced[candidate.text] else 1
        found.update(_by_first_word(candidate.text))
        found.update(self._by_other_names(candidate.text, is_body=ending is EntityKind.ORGANIZATION))
        places = () if _is_ordinary_body(candidate) else find_places(candidate.text)
        first = self.token_at.get(candidate.start)
        if first is None:
            return found
        span = self.parsed.char_span(candidate.start, candidate.end)
        if span is not None:
            is_family_name = candidate.text in self.introduced
            found.update(clues(span, candidate.kind, is_on_the_map=bool(places), is_family_name=is_family_name))
        if first and self.parsed[first - 1].lower_ == "the" and candidate.kind is EntityKind.PERSON:
            found[EntityKind.ORGANIZATION] += 2
        if self._follows_title(first):
            found[EntityKind.PERSON] += 3 if candidate.kind in (EntityKind.PERSON, EntityKind.OTHER) else 1
        if not places and candidate.kind in (EntityKind.PERSON, EntityKind.GROUP):
            found[EntityKind.PLACE] += self._ground_evidence(candidate, first)
        if places:
            found[EntityKind.PLACE] += self._place_evidence(candidate, first)
            is_free = is_town_name(candidate.text) and candidate.text not in self.parts_of_names
            if is_free and places[0].population >= _WELL_KNOWN:
                found[EntityKind.PLACE] += 2
            if is_town_name(candidate.text) and any(
                place.state in self.states and place.feature == "P" for place in places
            ):
                found[EntityKind.PLACE] += 1
        return found

    def _by_other_names(self, text: str, *, is_body: bool) -> dict[EntityKind, int]:
        """What the document's other names say: a town's name opens it, someone has its last word for a name."""
        first_word, space, _ = text.partition(" ")
        if text in self.firms:
            return {EntityKind.ORGANIZATION: 3}
        if space and first_word in self.places and first_word not in given_names():
            return {EntityKind.ORGANIZATION: 2}
        is_called = space and not is_body and text.rpartition(" ")[2] in self.called
        return {EntityKind.PERSON: 2} if is_called else {}

    def unmasked(self, candidate: Candidate) -> Candidate:
        """A country's name that is the family name of someone in the document, where nothing speaks for the country."""
        if candidate.kind is not EntityKind.COUNTRY or candidate.is_demonym or candidate.text not in self.surnames:
            return candidate
        first = self.token_at.get(candidate.start, 0)
        if first and self.parsed[first - 1].lower_ in _PLACE_PREPOSITIONS:
            return candidate
        return Candidate(
            candidate.start, candidate.end, candidate.text, EntityKind.PERSON, is_settled=True, reason="a family name"
        )

    def _follows_title(self, first: int) -> bool:
        return first > 0 and self.parsed[first - 1].text != "," and title_before(self.parsed, first) is not None

    def _ground_evidence(self, candidate: Candidate, first: int) -> int:
        """How much the words on either side speak for a place that no gazetteer knows ("the village of Busie")."""
        before = self.parsed[first - 1].lower_ if first else ""
        if before == "of" and first > 1 and self.parsed[first - 2].lower_ in _ground("ground_before"):
            return 3
        if self._after(candidate) in _ground("ground_after"):
            return 3
        is_person = candidate.kind is EntityKind.PERSON and " " not in candidate.text
        is_free = is_person and candidate.text not in self.parts_of_names and candidate.text not in given_names()
        return 3 if is_free and before in ("in", "near", "at", "off", "outside") and self._says_where(first - 1) else 0

    def _says_where(self, i: int) -> bool:
        """Does the preposition say where, rather than at whom ("laughed at", "trust in")?"""
        governor = self.parsed[i].head
        return governor.lemma_.lower() not in _local("aimed_by")

    def _after(self, candidate: Candidate) -> str:
        span = self.parsed.char_span(candidate.start, candidate.end, alignment_mode="expand")
        return self.parsed[span.end].lower_ if span is not None and span.end < len(self.parsed) else ""

    def _place_evidence(self, candidate: Candidate, first: int) -> int:
        """How much the words on either side speak for a place."""
        before = self.parsed[first - 1].lower_ if first else ""
        if before == "of" and first > 1 and self.parsed[first - 2].lower_ in _local("of"):
            return 3
        if self._after(candidate) in _local("after"):
            return 2
        return {"in": 2, "near": 2, "outside": 2}.get(before, 1 if before in _PLACE_PREPOSITIONS else 0)


def _surnames(full: Iterable[Candidate]) -> dict[str, int]:
    """What people named in full are called by, as written and in capitals, with where the first of them is named."""
    first: dict[str, int] = {}
    for name in full:
        long = family_with_particles(name.text)
        for word in (*called_by(name.text), *called_by_given(name.text), *((long,) if long else ())):
            for form in (word, word.upper(), word[0].upper() + word[1:]):
                first[form] = min(name.start, first.get(form, name.start))
    return first


def _without_form(text: str) -> str | None:
    """A company's name without its legal form: "Nordholm" of "Nordholm Oyj"."""
    *before, form = text.split()
    return " ".join(before) if before and form.lower().rstrip(".") in _forms() else None


@cache
def _forms() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["endings"]["legal_form"])


def _is_ordinary_body(candidate: Candidate) -> bool:
    """As "Congress", which the parser takes for a body and some town is called too."""
    return candidate.kind is EntityKind.ORGANIZATION and candidate.text.lower() in _local("houses")


@cache
def _ground(side: str) -> frozenset[str]:
    return frozenset(load_toml("places.toml")[side]["words"])


@cache
def _local(side: str) -> frozenset[str]:
    return frozenset(load_toml("names.toml")["local"][side])


def _by_first_word(text: str) -> dict[EntityKind, int]:
    """What the first of several words says: a given name is a person's, "Air" or "Bank" a body's."""
    first, space, _ = text.partition(" ")
    if not space:
        return {EntityKind.PERSON: 1} if first in given_names() else {}
    if first in given_names() and _ends_like(text) is None:
        return {EntityKind.PERSON: 2}
    return {EntityKind.ORGANIZATION: 2} if first.lower() in _openings() else {}


@cache
def _openings() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["openings"]["organization"])


def _ends_like(text: str) -> EntityKind | None:
    words = text.lower().split()
    return _endings().get(words[-1]) if len(words) > 1 else None


@cache
def _endings() -> dict[str, EntityKind]:
    table = load_toml("names.toml")["endings"]
    return {word: EntityKind(kind) for kind in ("organization", "place") for word in table[kind]}
