"""People in one document: which names are one person, and who that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotate.candidate import Candidate
from dateline.annotate.titles import title_before
from dateline.model import Document
from dateline.rules.gazetteer import place_key
from dateline.rules.offices import tenures
from dateline.rules.people import KnownPerson, people, person_id

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass
class _Person:
    """One person of the document, growing as mentions are read."""

    name: str
    known: KnownPerson | None
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return place_key(self.name).split()


def ground_people(parsed: Doc, names: Iterable[Candidate], document: Document) -> list[Candidate]:
    """Each person's mentions with one id and the fullest name; a bare family name goes to its only bearer so far."""
    titled = [replace(name, offices=_titles(parsed, name)) for name in names]
    persons: list[_Person] = []
    grounded: list[Candidate] = []
    for name in sorted(titled, key=lambda c: (" " not in c.text, c.start)):
        person = _find(persons, name) or _new(name, document)
        if person not in persons:
            persons.append(person)
        person.mentions.append(name)
    ids = _unique_ids(persons)
    for person in persons:
        wikidata = person.known.wikidata if person.known else None
        for name in person.mentions:
            reason = name.reason if name.text == person.name else f"short for {person.name}"
            grounded.append(
                replace(name, entity_id=ids[id(person)], name=person.name, wikidata=wikidata, reason=reason)
            )
    return sorted(grounded, key=lambda c: c.start)


def _titles(parsed: Doc, name: Candidate) -> tuple[str, ...]:
    span = parsed.char_span(name.start, name.end, alignment_mode="expand")
    title = title_before(parsed, span.start) if span is not None else None
    return (title,) if title else ()


def _find(persons: list[_Person], name: Candidate) -> _Person | None:
    """The one person that the name fits; None where none or several do."""
    words = place_key(name.text).split()
    fitting = [person for person in persons if _fits(words, person.words)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(words: list[str], full: list[str]) -> bool:
    """May `words` be short for `full`: the same family name, and first names that do not contradict?"""
    if not words or not full:
        return False
    if len(words) == 1:
        return words[0] == full[-1] or (words[0] == full[0] and len(full) == 1)
    if words[-1] != full[-1] or len(full) == 1:
        return words == full
    return words[0] == full[0] or (len(words[0]) == 1 and words[0] == full[0][0])


def _new(name: Candidate, document: Document) -> _Person:
    if name.name is not None:
        return _Person(name.name, people().get(name.name))
    known = _office_holder(name, document.published)
    return _Person(known.name if known else name.text, known)


def _office_holder(name: Candidate, day: date | None) -> KnownPerson | None:
    """The holder of a dated office whom a bare family name must mean on that day."""
    words = place_key(name.text).split()
    if len(words) != 1 or day is None:
        return None
    bearers = dict.fromkeys(t.person for t in _by_surname().get(words[0], ()) if t.covers(day))
    return people()[next(iter(bearers))] if len(bearers) == 1 else None


@cache
def _by_surname() -> dict[str, list]:  # type: ignore[type-arg]
    index: dict[str, list] = {}  # type: ignore[type-arg]
    for tenure in tenures():
        index.setdefault(place_key(tenure.person).split()[-1], []).append(tenure)
    return index


def _unique_ids(persons: list[_Person]) -> dict[int, str]:
    """An id per person; namesakes of one document are numbered."""
    seen: dict[str, int] = {}
    ids = {}
    for person in persons:
        base = person.known.id if person.known else person_id(person.name)
        seen[base] = seen.get(base, 0) + 1
        ids[id(person)] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return ids
