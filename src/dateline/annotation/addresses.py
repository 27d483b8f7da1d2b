"""Places told by their form: "Paris, Texas", "Laurel County", and the dateline of a report ("COLUMBUS (AP) -")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.annotation.candidate import Candidate, CandidateIndex
from dateline.model import EntityKind
from dateline.rules.gazetteer import find_places
from dateline.rules.states import state_after_town, states

_WORDS_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]*$")
_DATELINE = re.compile(
    r"[\n.!?\"”](?:(?<=\n)|\s)\s{0,3}((?:[A-Z][a-z]{1,2})?[A-Z][A-Z.'’ -]{2,30}[A-Z])"
    r"(?:,[^\n]{1,30}?)?\s*(?:\([A-Z][\w /.-]{1,30}\)\s*)?(?:--|[-–—])\s"
)
_DIVISION = re.compile(r"((?:(?:[A-Z][\w.'’-]+|de|of)\s){1,3})(County|Parish|Township|Borough)(?!\w)")
_DIVISIONS = re.compile(r"((?:[A-Z][\w.'’-]+(?:,\s|,?\sand\s)){1,6}[A-Z][\w.'’-]+)\s(counties|parishes|townships)\b")
_SINGULAR = {"counties": "County", "parishes": "Parish", "townships": "Township"}


def find_addresses(text: str) -> tuple[Candidate, ...]:
    """Each state that follows a town and a comma, each town before one, each county, each town that opens a report.

    >>> [c.text for c in find_addresses("He moved from Paris, Texas, to Boise, Idaho.")]
    ['Paris', 'Texas', 'Boise', 'Idaho']
    """
    found = list(dict.fromkeys((*_pairs(text), *_divisions(text), *_openings(text))))
    earlier = {candidate: rank for rank, candidate in enumerate(found)}
    by_position = CandidateIndex(found)
    clear = [c for c in found if all(earlier[c] <= earlier[other] for other in by_position.overlapping(c))]
    return tuple(sorted(clear, key=lambda c: (c.start, c.end)))


def _pairs(text: str) -> Iterator[Candidate]:
    for match in _state_after_comma().finditer(text):
        code = state_after_town()[re.sub(r"\s", " ", match.group(1))]
        before = _WORDS_BEFORE.search(text, max(0, match.start() - 60), match.start())
        town = _town(text, before.start(), match.start(), code) if before is not None else None
        if town is None and match.group(1) != states()[code].name:
            continue
        if town is not None:
            yield town
        state = states()[code]
        yield Candidate(
            match.start(1),
            match.end(1),
            match.group(1),
            EntityKind.PLACE,
            state.entity_id,
            state.name,
            state.country_code,
            is_settled=True,
            reason="a state after its town",
        )


def _town(text: str, start: int, end: int, code: str) -> Candidate | None:
    """The longest run of words before the comma that the gazetteer knows in that state."""
    words = [start + match.start() for match in re.finditer(r"\S+", text[start:end])]
    for begin in words:
        name = text[begin:end]
        if any(place.state == code for place in find_places(name)):
            return _place(text, begin, end, "a town before its state")
    return None


def _divisions(text: str) -> Iterator[Candidate]:
    """Counties, parishes and townships that the gazetteer knows, alone or in a list ("Harvey and Harper counties")."""
    for match in _DIVISION.finditer(text):
        for begin in (match.start() + word.start() for word in re.finditer(r"\S+", match.group(1))):
            name = text[begin : match.end()]
            if text[begin].isupper() and find_places(name):
                yield _place(text, begin, match.end(), "a county by its form")
                break
    for match in _DIVISIONS.finditer(text):
        for word in re.finditer(r"[A-Z][\w.'’-]+", match.group(1)):
            if find_places(f"{word.group()} {_SINGULAR[match.group(2)]}"):
                begin = match.start() + word.start()
                yield _place(text, begin, begin + len(word.group()), "one of several counties")


def _place(text: str, start: int, end: int, reason: str) -> Candidate:
    return Candidate(start, end, text[start:end], EntityKind.PLACE, is_settled=True, reason=reason)


def _openings(text: str) -> Iterator[Candidate]:
    for match in _DATELINE.finditer("\n" + text):
        if find_places(match.group(1)):
            yield _place(text, match.start(1) - 1, match.end(1) - 1, "the dateline of the report")


@cache
def _state_after_comma() -> re.Pattern[str]:
    forms = sorted(state_after_town(), key=lambda form: (-len(form), form))
    either = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms)
    return re.compile(rf",\s({either})(?!\w)(?!\s(?:University|State|College))")
