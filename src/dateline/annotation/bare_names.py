"""What people named in full are called by elsewhere in a document: family names, with the words that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.annotation.candidate import Candidate, CandidateIndex
from dateline.model import EntityKind
from dateline.rules.person_names import called_by, called_by_given

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")


def find_bare_names(text: str, names: Sequence[Candidate]) -> list[Candidate]:
    """Family names, and given names where those alone are used, that parser and vocabulary missed."""
    full = {c.text for c in names if c.kind is EntityKind.PERSON and " " in c.text}
    called = {word for name in full for word in (*called_by(name), *called_by_given(name)) if len(word) > 1}
    words = [(match.start(), _POSSESSIVE.sub("", match.group())) for match in _WORD.finditer(text)]
    common = {word for _, word in words if word.islower()}
    called = {word for word in called if word.lower() not in common}
    found = [
        Candidate(start, start + len(word), word, EntityKind.PERSON, reason="a family name named before")
        for start, word in words
        if word in called
    ]
    taken = CandidateIndex(names)
    return [name for name in found if not taken.overlapping(name)]


def with_words_before(text: str, persons: Sequence[Candidate]) -> list[Candidate]:
    """Bare names reaching back over the words of the full name before them: "López" of "López Obrador", "von der"."""
    middles: dict[str, list[list[str]]] = {}
    for person in persons:
        words = (person.name or person.text).split()
        if len(words) > 2:
            middles.setdefault(words[-1], []).append(words[1:-1])
    return [_reaching_back(text, person, middles.get(person.text, ())) for person in persons]


def _reaching_back(text: str, name: Candidate, middles: Iterable[list[str]]) -> Candidate:
    """The name from as many of the middle words on as stand right before it."""
    for middle in middles:
        for count in range(len(middle), 0, -1):
            words = " ".join(middle[-count:])
            start = name.start - len(words) - 1
            if start >= 0 and text[start : name.start].lower() == f"{words.lower()} ":
                return replace(name, start=start, text=text[start : name.end])
    return name
