"""People in one document: which names are one person, and who that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.annotate.candidate import Candidate
from dateline.annotate.titles import gender_of_title, title_before
from dateline.model import Document
from dateline.rules.given_names import given_names
from dateline.rules.office_holders import known_person
from dateline.rules.people import KnownPerson, people, person_id
from dateline.rules.person_names import is_given_name_of, may_be_short_for, parse_name

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass
class _Person:
    """One person of the document, growing as mentions are read."""

    name: str
    known: KnownPerson | None
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def gender(self) -> str | None:
        if self.known is not None and self.known.gender:
            return self.known.gender
        told = (gender_of_title(title) for mention in self.mentions for title in mention.offices)
        return next((gender for gender in told if gender), given_names().get(self.name.split()[0]))


def ground_people(
    parsed: Doc, names: Iterable[Candidate], document: Document, owners: frozenset[str]
) -> list[Candidate]:
    """Each person's mentions with one id and the fullest name.

    Full names are read first; a bare family name goes to the bearer whose title and gender fit, the last named before
    it where there are several. `owners` are the countries and bodies that the document names: an office-holder whom no
    full name introduces must belong to one of them.
    """
    titled = [replace(name, offices=_titles(parsed, name)) for name in names]
    persons: list[_Person] = []
    by_word: dict[str, list[_Person]] = {}
    for name in sorted(titled, key=_fullest_first):
        person = _find(by_word, name)
        if person is None:
            person = _new(name, document, owners)
            persons.append(person)
            for word in dict.fromkeys((parse_name(person.name).family, parse_name(person.name).given)):
                by_word.setdefault(word, []).append(person)
        person.mentions.append(name)
        if person.known is None and len(name.text) > len(person.name):
            person.name = name.text
    ids = _unique_ids(persons)
    grounded = [_as(person, name, ids[id(person)]) for person in persons for name in person.mentions]
    return sorted(grounded, key=lambda c: c.start)


def _fullest_first(name: Candidate) -> tuple[bool, bool, int]:
    """Known people, then full names, then bare ones; each in text order."""
    return name.name is None, not parse_name(name.text).given, name.start


def _as(person: _Person, name: Candidate, entity_id: str) -> Candidate:
    wikidata = person.known.wikidata if person.known else None
    reason = name.reason if name.text == person.name else f"short for {person.name}"
    return replace(name, entity_id=entity_id, name=person.name, wikidata=wikidata, reason=reason)


def _titles(parsed: Doc, name: Candidate) -> tuple[str, ...]:
    span = parsed.char_span(name.start, name.end, alignment_mode="expand")
    title = title_before(parsed, span.start) if span is not None else None
    return (title,) if title else ()


def _find(by_word: dict[str, list[_Person]], name: Candidate) -> _Person | None:
    """The person that the name fits: the only one, or of several the last named before it."""
    full = name.name or name.text
    persons = by_word.get(parse_name(full).family, [])
    gender = next((g for title in name.offices if (g := gender_of_title(title))), None)
    fitting = [
        person for person in persons if may_be_short_for(full, person.name) or may_be_short_for(person.name, full)
    ]
    if not fitting and " " not in name.text:
        fitting = [person for person in persons if is_given_name_of(name.text, person.name)]
    fitting = [person for person in fitting if gender in (None, person.gender) or person.gender is None]
    if name.name is not None:
        fitting = [person for person in fitting if person.known is None or person.name == name.name]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    if parse_name(name.text).given:
        return None
    earlier = [
        (mention.start, n) for n, p in enumerate(fitting) for mention in p.mentions if mention.start < name.start
    ]
    return fitting[max(earlier)[1]] if earlier else None


def _new(name: Candidate, document: Document, owners: frozenset[str]) -> _Person:
    if name.name is not None:
        return _Person(name.name, people().get(name.name))
    known = known_person(name.text, name.offices, document.published, owners)
    return _Person(known.name if known else name.text, known)


def _unique_ids(persons: list[_Person]) -> dict[int, str]:
    """An id per person; namesakes of one document are numbered."""
    seen: dict[str, int] = {}
    ids = {}
    for person in persons:
        base = person.known.id if person.known else person_id(person.name)
        seen[base] = seen.get(base, 0) + 1
        ids[id(person)] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return ids
