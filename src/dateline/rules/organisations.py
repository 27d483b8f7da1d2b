"""Bodies that world news names: alliances, agencies, ministries, parties, armed groups, media, large companies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.rules import load_csv


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of organisations.csv; `descriptions` are the nouns that may stand for it ("the alliance")."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country_code: str | None
    descriptions: tuple[str, ...]
    wikidata: str | None


@cache
def organisations() -> dict[str, Organisation]:
    """All organisations by id.

    >>> organisations()["org:NATO"].descriptions
    ('alliance', 'pact', 'bloc')
    """
    return {row["id"]: _organisation(row) for row in load_csv("organisations.csv")}


@cache
def organisation_words() -> dict[str, str]:
    """Every spelling with the id of its organisation."""
    return {word: body.id for body in organisations().values() for word in (body.name, *body.aliases)}


def _organisation(row: dict[str, str]) -> Organisation:
    return Organisation(
        id=row["id"],
        name=row["name"],
        aliases=tuple(form for form in row["aliases"].split("|") if form),
        kind=row["kind"],
        country_code=row["country"] or None,
        descriptions=tuple(form for form in row["descriptions"].split("|") if form),
        wikidata=row["wikidata"] or None,
    )
