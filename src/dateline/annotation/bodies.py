"""Bodies in one document: acronyms introduced in brackets, and short forms of a name given in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.annotation.candidate import Candidate
from dateline.model import EntityKind
from dateline.rules.gazetteer import place_key

_IN_BRACKETS = re.compile(r"['’]?s?\s\((?:the\s)?([A-Z][A-Za-z&.-]{1,11})\)")
_SHORTEST = 4
"""Letters of a first word that may stand for the whole name."""


def ground_bodies(text: str, names: Iterable[Candidate]) -> list[Candidate]:
    """The names, with every short form of a body under the id and the name of its full form.

    "World Wildlife Federation (WWF)" gives all "WWF" of the document that name; "Mondelez" is "Mondelez International"
    where no other body of the document begins so.
    """
    listed = list(names)
    full = [name for name in listed if name.kind is EntityKind.ORGANIZATION and " " in name.text]
    forms = {**_first_words(full), **_acronyms(text, full)}
    return [_as_full(name, forms) for name in listed]


def _as_full(name: Candidate, forms: dict[str, Candidate]) -> Candidate:
    body = forms.get(name.text)
    if body is None or name.entity_id is not None or name.kind in (EntityKind.PLACE, EntityKind.COUNTRY):
        return name
    canonical = body.name or body.text
    return replace(
        name,
        kind=EntityKind.ORGANIZATION,
        entity_id=body.entity_id or f"organization:{place_key(body.text).replace(' ', '-')}",
        name=canonical,
        country_code=body.country_code,
        reason=f"short for {canonical}",
    )


def _acronyms(text: str, full: list[Candidate]) -> dict[str, Candidate]:
    """What stands in brackets right after a body's name, if it could be its acronym."""
    found: dict[str, Candidate] = {}
    for body in full:
        match = _IN_BRACKETS.match(text, body.end)
        if match is not None and _abbreviates(match.group(1), body.text):
            found.setdefault(match.group(1), body)
    return found


def _abbreviates(short: str, name: str) -> bool:
    """Do the letters occur in the name in this order, the first of them first?

    >>> _abbreviates("WWF", "World Wildlife Federation"), _abbreviates("BBC", "World Wildlife Federation")
    (True, False)
    """
    letters = iter(name.lower())
    wanted = [letter for letter in short.lower() if letter.isalpha()]
    return bool(wanted) and name.lower().startswith(wanted[0]) and all(letter in letters for letter in wanted)


def _first_words(full: list[Candidate]) -> dict[str, Candidate]:
    """First words that only one body of the document begins with."""
    bodies: dict[str, dict[str, Candidate]] = {}
    for body in full:
        bodies.setdefault(body.text.split()[0], {}).setdefault(body.text, body)
    alone = {word: next(iter(named.values())) for word, named in bodies.items() if len(named) == 1}
    return {word: body for word, body in alone.items() if len(word) >= _SHORTEST and body.entity_id is None}
