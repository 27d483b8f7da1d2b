"""People that the offices name."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.rules import load_csv
from dateline.rules.gazetteer import place_key
from dateline.rules.offices import tenures_of
from dateline.rules.tenures import cached_with_tenures


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone who held an office; `gender` is "m", "f" or None where it is not known.

    `has_namesakes`: so many others bear the name that by itself it means nobody in particular.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    gender: str | None
    wikidata: str | None
    has_namesakes: bool = False


@cached_with_tenures
def people() -> dict[str, KnownPerson]:
    """Everyone in offices.csv and people.csv by name.

    >>> people()["Joe Biden"].wikidata
    'Q6279'
    """
    details = {row["name"]: row for row in load_csv("people.csv")}
    names = [*details, *tenures_of()]
    return {name: _person(name, details.get(name, {})) for name in dict.fromkeys(names)}


@cached_with_tenures
def people_by_id() -> dict[str, KnownPerson]:
    """Everyone by entity id."""
    return {person.id: person for person in people().values()}


def person_id(name: str) -> str:
    """The id of a person known by name alone ("person:joe-biden")."""
    return "person:" + place_key(name).replace(" ", "-")


def _person(name: str, row: dict[str, str]) -> KnownPerson:
    return KnownPerson(
        id=person_id(name),
        name=name,
        aliases=tuple(form for form in row.get("aliases", "").split("|") if form),
        gender=row.get("gender") or None,
        wikidata=row.get("wikidata") or None,
        has_namesakes=row.get("namesakes") == "many",
    )
