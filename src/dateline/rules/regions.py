"""Regions, seas, straits and sites: named places that are no towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.rules import load_csv


@dataclass(frozen=True, slots=True)
class Region:
    """A row of regions.csv. Coordinates are None where a single point would claim more than is known."""

    id: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    country_code: str | None
    latitude: float | None
    longitude: float | None
    within: tuple[str, ...]


@cache
def regions() -> dict[str, Region]:
    """All regions by id.

    >>> regions()["region:crimea"].country_code
    'UA'
    """
    return {row["id"]: _region(row) for row in load_csv("regions.csv")}


def _region(row: dict[str, str]) -> Region:
    def forms(column: str) -> tuple[str, ...]:
        return tuple(form for form in row[column].split("|") if form)

    return Region(
        id=row["id"],
        name=row["name"],
        aliases=forms("aliases"),
        demonyms=forms("demonyms"),
        country_code=row["country"] or None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        within=forms("within"),
    )
