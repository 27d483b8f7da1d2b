"""People in one document: which names are one person, and who that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.annotation.candidate import Candidate
from dateline.annotation.titles import gender_of_title, title_before
from dateline.model import Document
from dateline.rules.gazetteer import place_key
from dateline.rules.given_names import given_names
from dateline.rules.office_holders import is_meant, known_person, names_an_office
from dateline.rules.people import KnownPerson, people, people_by_id, person_id
from dateline.rules.person_names import called_by, is_given_name_of, may_be_short_for, parse_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = 250
"""Characters within which a bare name takes up the person named before it, rather than the one in office."""


@dataclass
class _Person:
    """One person of the document, growing as mentions are read."""

    name: str
    known: KnownPerson | None
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *(self.known.aliases if self.known else ()))

    def fits(self, full: str) -> bool:
        """May the name be a shorter or longer form of one of this person's?"""
        return any(may_be_short_for(full, form) or may_be_short_for(form, full) for form in self.forms)

    def likelihood(self, start: int) -> tuple[bool, int, bool, int]:
        """How likely a bare name is this person: named just before, an office-holder, or named last before it."""
        last = max((m.start for m in self.mentions if m.start < start), default=-1)
        is_near = last >= 0 and start - last <= _NEAR
        return is_near, last if is_near else -1, self.known is not None, last

    @property
    def gender(self) -> str | None:
        if self.known is not None and self.known.gender:
            return self.known.gender
        told = (gender_of_title(title) for mention in self.mentions for title in mention.offices)
        return next((gender for gender in told if gender), given_names().get(self.name.split()[0]))


@dataclass(frozen=True, slots=True)
class Owners:
    """Countries and bodies, as offices call their owners, that a document names: also by their towns, or themselves."""

    also_by_towns: frozenset[str]
    themselves: frozenset[str]


def ground_people(parsed: Doc, names: Iterable[Candidate], document: Document, owners: Owners) -> list[Candidate]:
    """Each person's mentions with one id and the fullest name.

    Full names are read first; a bare family name goes to the bearer whose title and gender fit, the last named before
    it where there are several. An office-holder whom no full name introduces must belong to one of the `owners`.
    """
    cast = _Cast(document.published, owners.also_by_towns)
    titled = [replace(name, offices=_titles(parsed, name)) for name in names]
    for name in sorted(_without_namesakes(titled, document.published, owners.themselves), key=_surest_first):
        cast.add(name)
    ids = _unique_ids(cast.persons)
    grounded = [_as(person, name, ids[id(person)]) for person in cast.persons for name in person.mentions]
    return sorted(grounded, key=lambda c: c.start)


class _Cast:
    """The people of a document as far as it has been read."""

    def __init__(self, day: date | None, owners: frozenset[str]) -> None:
        self.persons: list[_Person] = []
        self._by_word: dict[str, list[_Person]] = {}
        self._day = day
        self._owners = owners

    def add(self, name: Candidate) -> None:
        """Give the name to its bearer, known so far or new."""
        person = self._office_holder(name) or self._bearer(name) or self._new(name)
        person.mentions.append(name)
        if person.known is None and len(name.text) > len(person.name):
            person.name = name.text

    def _office_holder(self, name: Candidate) -> _Person | None:
        """Whom a bare family name with an office before it must mean, whoever else of that name is about."""
        if name.name is not None or parse_name(name.text).given or not names_an_office(name.offices):
            return None
        known = known_person(name.text, name.offices, self._day, self._owners)
        return self._person_of(known) if known is not None else None

    def _bearer(self, name: Candidate) -> _Person | None:
        """The person that the name fits: the only one, or of several the last named before it."""
        full = name.name or name.text
        persons = self._by_word.get(parse_name(full).family, [])
        fitting = [person for person in persons if person.fits(full)]
        if not fitting and " " not in name.text:
            fitting = [
                person
                for person in persons
                if is_given_name_of(name.text, person.name) or name.text in called_by(person.name)
            ]
        gender = next((g for title in name.offices if (g := gender_of_title(title))), None)
        fitting = [person for person in fitting if gender in (None, person.gender) or person.gender is None]
        if name.name is not None:
            fitting = [person for person in fitting if person.known is None or person.name == name.name]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        if parse_name(name.text).given:
            return None
        return max(fitting, key=lambda person: person.likelihood(name.start))

    def _new(self, name: Candidate) -> _Person:
        if name.name is not None:
            return self._add(_Person(name.name, people().get(name.name)))
        known = known_person(name.text, name.offices, self._day, self._owners)
        return self._person_of(known) if known is not None else self._add(_Person(name.text, None))

    def _person_of(self, known: KnownPerson) -> _Person:
        met = next(
            (person for person in self._by_word.get(parse_name(known.name).family, ()) if person.known == known), None
        )
        return met or self._add(_Person(known.name, known))

    def _add(self, person: _Person) -> _Person:
        self.persons.append(person)
        parts = (
            word
            for form in person.forms
            for word in (parse_name(form).family, parse_name(form).given, *map(place_key, called_by(form)))
        )
        for word in dict.fromkeys(parts):
            self._by_word.setdefault(word, []).append(person)
        return person


def _without_namesakes(names: list[Candidate], day: date | None, owners: frozenset[str]) -> Iterator[Candidate]:
    """The names, those of office-holders unknown again where a namesake is as likely meant."""
    titles: dict[str, list[str]] = {}
    for name in names:
        titles.setdefault(name.name or "", []).extend(name.offices)
    for name in names:
        known = people().get(name.name or "")
        is_meant_here = known is None or is_meant(known, titles[known.name], day, owners)
        yield name if is_meant_here else replace(name, entity_id=None, name=None, wikidata=None, reason="a common name")


def _surest_first(name: Candidate) -> tuple[bool, bool, bool, int]:
    """Known people, then full names, then bare ones with an office, then bare ones; each in text order."""
    return name.name is None, not parse_name(name.text).given, not names_an_office(name.offices), name.start


def _as(person: _Person, name: Candidate, entity_id: str) -> Candidate:
    wikidata = person.known.wikidata if person.known else None
    reason = name.reason if name.text == person.name else f"short for {person.name}"
    return replace(name, entity_id=entity_id, name=person.name, wikidata=wikidata, reason=reason)


def _titles(parsed: Doc, name: Candidate) -> tuple[str, ...]:
    span = parsed.char_span(name.start, name.end, alignment_mode="expand")
    title = title_before(parsed, span.start) if span is not None else None
    return (title,) if title else ()


def _unique_ids(persons: list[_Person]) -> dict[int, str]:
    """An id per person; namesakes of one document are numbered, and so is the namesake of an office-holder."""
    seen: dict[str, int] = {}
    ids = {}
    for person in persons:
        base = person.known.id if person.known else person_id(person.name)
        seen[base] = seen.get(base, int(person.known is None and base in people_by_id())) + 1
        ids[id(person)] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return ids
