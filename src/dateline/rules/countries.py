"""States and territories: names, demonyms, capitals, seats of government, coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.rules import load_csv


@dataclass(frozen=True, slots=True)
class Country:
    """A row of countries.csv. The coordinates stand for the middle of the country; None where no town is known."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    geonames: int | None
    wikidata: str | None

    @property
    def entity_id(self) -> str:
        return f"country:{self.code}"


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-2 code.

    >>> countries()["RU"].demonyms
    ('Russian',)
    """
    return {row["code"]: _country(row) for row in load_csv("countries.csv")}


@cache
def country_words() -> dict[str, str]:
    """Every name, demonym, people and seat with the code of its country; a word of two countries is the first's."""
    words: dict[str, str] = {}
    for country in countries().values():
        plurals = [plural(word) for word in (*country.people, *country.demonyms)]
        for word in (country.name, *country.aliases, *country.demonyms, *country.people, *plurals, *country.seats):
            words.setdefault(word, country.code)
    return words


@cache
def capital_words() -> dict[str, str]:
    """Every capital with the code of the country it governs."""
    return {word: country.code for country in countries().values() for word in country.capitals}


def plural(word: str) -> str:
    """The plural of a demonym; the same word where it has none of its own.

    >>> plural("Russian"), plural("Chinese"), plural("British")
    ('Russians', 'Chinese', 'British')
    """
    unchanged = ("ese", "ish", "ch", "ss", "men", "ois", "."), ("US",)
    return word if word.endswith(unchanged[0]) or word in unchanged[1] else word + "s"


def _country(row: dict[str, str]) -> Country:
    def forms(column: str) -> tuple[str, ...]:
        return tuple(form for form in row[column].split("|") if form)

    return Country(
        code=row["code"],
        name=row["name"],
        aliases=forms("aliases"),
        demonyms=forms("demonyms"),
        people=forms("people"),
        capitals=forms("capitals"),
        seats=forms("seats"),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        geonames=int(row["geonames"]) if row["geonames"] else None,
        wikidata=row["wikidata"] or None,
    )
