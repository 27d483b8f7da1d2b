"""Where the places of one document are: the reading that fits the country, state and other places named with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.annotate.candidate import Candidate
from dateline.rules.countries import countries
from dateline.rules.gazetteer import Place, find_places


@dataclass(frozen=True, slots=True)
class Location:
    """Where a name was found to lie."""

    entity_id: str
    name: str
    latitude: float | None
    longitude: float | None
    country_code: str | None
    geonames: int | None
    reason: str


def locate(names: Iterable[Candidate], context: Iterable[str]) -> dict[str, Location]:
    """The location of each place name by its words; names the gazetteer does not know are left out.

    `context` lists the codes of the countries that the document names, once per mention.
    """
    codes = Counter(context)
    located = {}
    for text in dict.fromkeys(name.text for name in names):
        place = _best(text, codes)
        if place is not None:
            located[text] = Location(
                f"geonames:{place.geonames}",
                text,
                place.latitude,
                place.longitude,
                place.country_code,
                place.geonames,
                f"{place.name} in {countries()[place.country_code].name}" if place.country_code in countries() else "",
            )
    return located


def _best(text: str, codes: Counter[str]) -> Place | None:
    def weight(place: Place) -> float:
        return (place.population + 100.0) * (1 + 5 * (place.country_code in codes))

    return max(find_places(text), key=weight, default=None)
