"""Where documents give one person different ranks of one office."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dateline.model import Annotation, Conflict, EntityMention

_RANKS = (
    "deputy",
    "vice",
    "under",
    "assistant",
    "associate",
    "acting",
    "first",
    "second",
    "principal",
    "chief",
    "senior",
)
_OTHER_TIMES = ("former", "ex-", "then", "incoming", "outgoing", "future", "ousted", "new")


def title_conflicts(found: Iterable[tuple[Annotation, EntityMention]]) -> tuple[Conflict, ...]:
    """One conflict per office that documents published within a year give in different ranks.

    "US Deputy Secretary of State" against "Under Secretary of State" is one; "Secretary of State" in 2010 against
    "Senator" in 2008 is none.
    """
    claims: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for annotation, mention in found:
        for title in mention.offices:
            rank, office = _rank_and_office(title)
            if rank is None:
                continue
            claim = (title, annotation.document.id, f"{annotation.document.id}:{mention.start}")
            claims.setdefault(office, {}).setdefault(rank, []).append(claim)
    disputed = [ranks.values() for ranks in claims.values() if len(ranks) > 1]
    return tuple(Conflict("title", tuple(dict.fromkeys(chain.from_iterable(ranks)))) for ranks in disputed)


def _rank_and_office(title: str) -> tuple[str | None, str]:
    """("deputy", "secretary of state"); no rank where the title is of another time."""
    words = title.lower().replace("'s", "").split()
    if any(word.startswith(_OTHER_TIMES) for word in words):
        return None, ""
    for i, word in enumerate(words):
        if word in _RANKS:
            return word, " ".join(words[i + 1 :])
    for noun in ("secretary", "minister", "president", "director", "commissioner", "adviser"):
        if noun in words:
            return "", " ".join(words[words.index(noun) :])
    return None, ""
