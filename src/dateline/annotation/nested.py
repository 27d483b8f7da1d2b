"""Towns inside the names of bodies: "Gainesville Police Department", "City of Huntsville"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dateline.annotation.candidate import Candidate, CandidateIndex
from dateline.model import EntityKind
from dateline.rules import load_toml
from dateline.rules.gazetteer import is_town_name

_LONGEST = 3
"""Words that the name of a town has at most."""


def find_nested_places(names: Iterable[Candidate]) -> list[Candidate]:
    """The town that opens or closes the name of a local body, where the gazetteer knows it.

    A body is local when the word after the town says so ("Police", "High School") or "of" stands before the town.
    """
    listed = list(names)
    by_position = CandidateIndex(listed)
    bodies = [name for name in listed if name.kind is EntityKind.ORGANIZATION and name.entity_id is None]
    return [
        place
        for body in bodies
        for place in (_opening(body), _closing(body))
        if place is not None and by_position.overlapping(place) == [body]
    ]


def _opening(body: Candidate) -> Candidate | None:
    words = list(re.finditer(r"\S+", body.text))
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        after = re.sub(r"\W.*", "", words[count].group().lower())
        name = body.text[: words[count - 1].end()]
        if after in _institutions() and is_town_name(name):
            return _place(body, 0, len(name))
    return None


def _closing(body: Candidate) -> Candidate | None:
    """What follows the last "of", if it is all a place's name."""
    head, of, name = body.text.rpartition(" of ")
    return _place(body, len(head) + len(of), len(body.text)) if of and is_town_name(name) else None


def _place(body: Candidate, start: int, end: int) -> Candidate:
    return Candidate(
        body.start + start,
        body.start + end,
        body.text[start:end],
        EntityKind.PLACE,
        reason=f"the place in {body.text}",
    )


@cache
def _institutions() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["local"]["institution"])


def with_nested_places(names: Iterable[Candidate]) -> Iterator[Candidate]:
    """The names and the places nested in them, in text order."""
    listed = list(names)
    yield from sorted([*listed, *find_nested_places(listed)], key=lambda c: (c.start, -c.end))
