"""Who someone is: spellings, offices with their days, and why all of it is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dateline.model import Entity
from dateline.resolve.spelling import ALIKE_WITH_COMPANY, likeness
from dateline.rules.countries import countries
from dateline.rules.gazetteer import place_key
from dateline.rules.offices import tenures_of
from dateline.rules.organisations import organisations
from dateline.rules.people import KnownPerson, people
from dateline.rules.person_names import parse_name
from dateline.rules.tenures import Tenure

_PRONOUN = ": the last that fits"


def who(name: str, entities: Iterable[Entity] = ()) -> tuple[str, ...]:
    """Lines that explain everyone and everything of that name, from a graph's entities and from the vocabulary.

    A family name finds all its bearers, a misspelt name those who are called much alike. Nothing is found under a name
    that is like no other: the answer is empty.

    >>> who("Antony Blinken")[0]
    'Antony Blinken (person)'
    """
    key = place_key(name)
    found = [entity for entity in entities if key in {place_key(form) for form in (entity.name, *entity.aliases)}]
    lines = [line for entity in sorted(found, key=lambda e: e.id) for line in _of_entity(entity)]
    known = {entity.name for entity in found}
    exact = (*lines, *_of_vocabulary(key, known))
    return exact or tuple(_of_namesakes(key)) or tuple(_of_alike(name))


def _of_entity(entity: Entity) -> Iterator[str]:
    yield f"{entity.name} ({entity.kind}), {entity.id}"
    if entity.aliases:
        yield "  also written: " + ", ".join(entity.aliases)
    if entity.offices:
        yield "  titles in the texts: " + "; ".join(entity.offices)
    yield from _offices(entity.name)
    if entity.latitude is not None and entity.longitude is not None:
        where = countries()[entity.country_code].name if entity.country_code in countries() else "at sea"
        yield f"  at {entity.latitude:.3f}, {entity.longitude:.3f}, {where}"
    for conflict in entity.conflicts:
        claims = "; ".join(f"{value} ({document})" for value, document, _ in conflict.claims)
        yield f"  the sources disagree on the {conflict.field}: {claims}"
    yield from _reasons(entity)
    if entity.documents:
        yield "  in " + ", ".join(entity.documents)


def _reasons(entity: Entity) -> Iterator[str]:
    """Why all its mentions are one; the pronouns in one line."""
    pronouns = [reason.removesuffix(_PRONOUN) for reason in entity.reasons if reason.endswith(_PRONOUN)]
    for reason in entity.reasons:
        if not reason.endswith(_PRONOUN):
            yield f"  one because: {reason}"
    if pronouns:
        yield f"  meant by: {', '.join(sorted(pronouns))} (the last named that fits)"


def _of_namesakes(key: str) -> Iterator[str]:
    """Everyone of the vocabulary with that family name."""
    for person in sorted(people().values(), key=lambda p: p.name):
        if " " in person.name and parse_name(person.name).family == key:
            yield from _of_person(person)


def _of_alike(name: str) -> Iterator[str]:
    """Those of the vocabulary whose name is spelt much alike."""
    for person in people().values():
        if max(likeness(name, form) for form in (person.name, *person.aliases)) >= ALIKE_WITH_COMPANY:
            yield f"alike to {name!r}:"
            yield from _of_person(person)


def _of_person(person: KnownPerson) -> Iterator[str]:
    yield f"{person.name} (person)"
    if person.aliases:
        yield "  also written: " + ", ".join(person.aliases)
    yield from _offices(person.name)


def _of_vocabulary(key: str, known: set[str]) -> Iterator[str]:
    """People, states and bodies that the vocabulary alone knows under the name."""
    for person in people().values():
        if person.name not in known and key in {place_key(form) for form in (person.name, *person.aliases)}:
            yield from _of_person(person)
    for country in countries().values():
        forms = (country.name, *country.aliases, *country.demonyms, *country.capitals, *country.seats)
        if country.name not in known and key in {place_key(form) for form in forms}:
            yield f"{country.name} (country), {country.code}"
            yield "  also written: " + ", ".join(forms[1:])
    for body in organisations().values():
        if body.name not in known and key in {place_key(form) for form in (body.name, *body.aliases)}:
            yield f"{body.name} ({body.kind})"
            if body.aliases:
                yield "  also written: " + ", ".join(body.aliases)


def _offices(name: str) -> Iterator[str]:
    for tenure in sorted(tenures_of().get(name, ()), key=lambda t: t.start):
        held = f"{tenure.start} to {_end(tenure.end, tenure.known_until)}"
        yield f"  {tenure.role} of {_owner(tenure)}, {held} (source: {tenure.source})"


def _owner(tenure: Tenure) -> str:
    if tenure.owner in organisations():
        return organisations()[tenure.owner].name
    return countries()[tenure.owner].name if tenure.owner in countries() else tenure.owner


def _end(end: date | None, known_until: date | None) -> str:
    return str(end) if end is not None else f"at least {known_until}"
