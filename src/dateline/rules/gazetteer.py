"""Named places of the world with coordinates: towns of 500 people and more, and their divisions.

Source: GeoNames, CC BY 4.0, by way of `compile_gazetteer`. The table is kept as sorted lines and searched by bisection,
so that opening it costs less than half a second and no objects.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from dateline.errors import RulesError
from dateline.rules import load_toml

FILE_NAME = "gazetteer.tsv.xz"

_UNDECOMPOSED = str.maketrans("łŁøØıđĐ", "lLoOidD")
_EXPANSIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point", "&": "and"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `feature` is P (town), A1 (state, province) or A2 (county, district); `division` is the GeoNames code of the
    smallest division it lies in, or its own ("US.LA.079"); `population` counts people, 0 where unknown.
    """

    name: str
    geonames: int
    feature: str
    country_code: str
    division: str
    population: int
    latitude: float | None
    longitude: float | None

    @property
    def state(self) -> str:
        """The code of the first-order division ("US.LA"), or "" where unknown."""
        return ".".join(self.division.split(".")[:2]) if self.division.count(".") else ""


def place_key(name: str) -> str:
    """The form names are compared in: lower case, no accents or full stops, "St." written out.

    >>> place_key("St. Paul"), place_key("Córdoba"), place_key("Winston-Salem")
    ('saint paul', 'cordoba', 'winston salem')
    """
    plain = name if name.isascii() else without_marks(name)
    words = re.sub(r"[^\w&]+", " ", plain.replace("'", "").replace("’", "").replace(".", "")).lower().split()
    return " ".join(_EXPANSIONS.get(word, word) for word in words)


def without_marks(name: str) -> str:
    """The name in plain letters: "Oscar" for "Óscar", "Radoslaw" for "Radosław"."""
    return "".join(
        c for c in unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED)) if not unicodedata.combining(c)
    )


@lru_cache(maxsize=20_000)
def find_places(name: str) -> tuple[Place, ...]:
    """All places of that name, most populous first.

    >>> find_places("Reykjavík")[0].country_code
    'IS'
    """
    key = place_key(name)
    if not key:
        return ()
    lines = _lines()
    prefix = key + "\t"
    found = []
    for index in range(bisect_left(lines, prefix), len(lines)):
        if not lines[index].startswith(prefix):
            break
        found.append(_place(lines[index]))
    return tuple(sorted(found, key=lambda place: (-place.population, place.geonames)))


def is_town_name(name: str) -> bool:
    """Does the gazetteer know the name, and is it no common word or family name that some hamlet bears?

    >>> is_town_name("Huntsville"), is_town_name("Commerce")
    (True, False)
    """
    return name.lower() not in _ordinary_words() and bool(find_places(name))


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["ordinary"]["words"])


@cache
def _lines() -> list[str]:
    packed = resources.files(__package__).joinpath(FILE_NAME).read_bytes()
    return lzma.decompress(packed).decode().splitlines()


def _place(line: str) -> Place:
    try:
        return _parsed(line)
    except ValueError as error:
        raise RulesError(f"{FILE_NAME}: broken row {line!r} ({error}); write the file anew") from error


def _parsed(line: str) -> Place:
    key, name, geonames, feature, country, division, population, latitude, longitude = line.split("\t")
    point = (float(latitude), float(longitude)) if latitude else (None, None)
    return Place(name or key.title(), int(geonames), feature, country, division, int(population), *point)
