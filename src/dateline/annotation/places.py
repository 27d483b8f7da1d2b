"""Where the places of one document are: the reading that fits the state, country and other places named with it.

Every place name votes for the states and countries it may lie in, by population, and for a state the more the surer its
own reading is; states and countries named outright vote too. Each name is then read where the votes of all the others
are, and the vote is repeated with these readings.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.rules import load_toml
from dateline.rules.countries import countries
from dateline.rules.gazetteer import Place, find_places, place_key

_CANDIDATES = 40
"""Readings of one name that are weighed."""
_ROUNDS = 3
_FLOOR = 0.03
"""What a state or country that nothing else speaks for is worth, in votes."""
_STATE_WEIGHT, _COUNTRY_WEIGHT, _SIZE_WEIGHT = 1.0, 0.7, 0.6
_MAJOR = 100_000
"""Towns below this are not meant just because their country is spoken of, unless their state is too."""
_MINOR_WEIGHT = 0.1
_WORLD_CITY, _RENOWN = 500_000, 3.0
"""Large towns are spoken of abroad more than their size says: "Paris and London" lie in Europe, not in Ontario."""
_NOTICED = 0.3
_ENGLISH_SPEAKING = ("AU", "CA", "GB", "IE", "NZ", "US")
_COUNTRY_SIZE = 30_000_000
"""The population that a country counts with beside a town of its name."""


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


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says outright: votes by state and country code, and the state or country given with a name.

    `abroad` tells how much the document speaks of other countries than the one it speaks of most.
    """

    states: Mapping[str, float]
    countries: Mapping[str, float]
    given: Mapping[str, str]
    abroad: float = 0.0


@dataclass(slots=True)
class _Reading:
    place: Place
    size: float
    share: float = 0.0

    @property
    def state(self) -> str:
        return self.place.state


def locate(names: Iterable[str], context: Context) -> dict[str, Location]:
    """The location of each place name by its words; names that the gazetteer does not know are left out."""
    readings = {name: found for name in dict.fromkeys(names) if (found := _readings(name, context.given.get(name)))}
    for found in readings.values():
        total = sum(reading.size for reading in found)
        for reading in found:
            reading.share = reading.size / total
    for _ in range(_ROUNDS):
        _vote(readings, context)
    return {name: _location(name, max(found, key=lambda r: r.share)) for name, found in readings.items()}


def _readings(name: str, given: str | None) -> list[_Reading]:
    """What the name may mean, with a size for each; only what lies in the given state or country, if any does."""
    key = place_key(name)
    places = list(find_places(name) or _divisions_called(name))
    if given is not None:
        inside = [place for place in places if place.state == given or place.country_code == given]
        places = inside or places
    sized = [_Reading(place, _size(place, key, places)) for place in places]
    if key in _country_names():
        code = _country_names()[key]
        if given in (None, code):
            sized.append(_Reading(_country_as_place(code), (_COUNTRY_SIZE) ** _SIZE_WEIGHT))
    sized.sort(key=lambda reading: (-reading.size, reading.place.geonames))
    return sized[:_CANDIDATES]


def _divisions_called(name: str) -> list[Place]:
    """The states, provinces and counties that the name means with the word for them at its end ("Arauca province")."""
    bare, _, word = name.rpartition(" ")
    return [place for place in find_places(bare) if place.feature != "P"] if word.lower() in _division_words() else []


@cache
def _division_words() -> frozenset[str]:
    return frozenset(load_toml("places.toml")["divisions"]["words"])


def _size(place: Place, key: str, rivals: list[Place]) -> float:
    size = float((place.population + 300) ** _SIZE_WEIGHT)
    if place.feature == "P" and place.population >= _WORLD_CITY and key not in _country_names():
        size *= _RENOWN
    if not _is_called(place, key):
        size *= 0.05 if place.feature == "A2" else 0.2
    elif place.feature != "P" and any(_is_seat_of(other, place, key) for other in rivals):
        size *= 0.2
    return size


def _is_called(place: Place, key: str) -> bool:
    """Is it the place's own name, rather than one of another language ("New York" for "New York City" is)?"""
    return place_key(place.name) in (key, f"{key} city")


def _is_seat_of(town: Place, division: Place, key: str) -> bool:
    """Is it the town that the bare name of a division means: the one inside it, or a large one of the same country?"""
    if town.feature != "P" or town.country_code != division.country_code or not _is_called(town, key):
        return False
    return town.state == division.state or (division.feature == "A1" and town.population >= _MAJOR)


def _vote(readings: Mapping[str, list[_Reading]], context: Context) -> None:
    by_state: dict[str, float] = defaultdict(float, context.states)
    by_country: dict[str, float] = defaultdict(float, context.countries)
    for found in readings.values():
        for reading in found:
            by_state[reading.state] += reading.share**2
            by_country[reading.place.country_code] += reading.share
    for found in readings.values():
        state_share: dict[str, float] = defaultdict(float)
        country_share: dict[str, float] = defaultdict(float)
        for reading in found:
            state_share[reading.state] += reading.share**2
            country_share[reading.place.country_code] += reading.share
        weights = []
        for reading in found:
            country = reading.place.country_code
            from_country = by_country[country] - country_share[country]
            from_state = by_state[reading.state] - state_share[reading.state] if reading.state else 0.0
            if reading.place.feature == "C":
                from_state = from_country + context.abroad
            is_minor = reading.place.population < _MAJOR and reading.place.feature == "P" and from_state < _NOTICED
            weights.append(
                math.log(reading.size)
                + _STATE_WEIGHT * math.log(_FLOOR + max(0.0, from_state))
                + (_MINOR_WEIGHT if is_minor else _COUNTRY_WEIGHT) * math.log(1 + max(0.0, from_country) / _FLOOR)
            )
        highest = max(weights)
        total = sum(math.exp(weight - highest) for weight in weights)
        for reading, weight in zip(found, weights, strict=True):
            reading.share = math.exp(weight - highest) / total


@cache
def shared_names() -> frozenset[str]:
    """Countries whose name a state or a town of an English-speaking country bears too ("Georgia", "Lebanon")."""
    return frozenset(
        country.name
        for country in countries().values()
        if any(
            place.country_code in _ENGLISH_SPEAKING
            and place.country_code != country.code
            and place.name == country.name
            for place in find_places(country.name)
        )
    )


@cache
def _country_names() -> dict[str, str]:
    """Countries whose name towns and states share, by key."""
    return {place_key(country.name): country.code for country in countries().values()}


def _country_as_place(code: str) -> Place:
    country = countries()[code]
    return Place(country.name, country.geonames or 0, "C", code, code, 0, country.latitude, country.longitude)


def _location(name: str, reading: _Reading) -> Location:
    place = reading.place
    country = countries().get(place.country_code)
    inside = f" in {country.name}" if country else ""
    return Location(
        f"country:{place.country_code}" if place.feature == "C" else f"geonames:{place.geonames}",
        place.name if place.feature == "C" else name,
        place.latitude,
        place.longitude,
        place.country_code,
        place.geonames or None,
        f"{place.name}{inside}, by the places named with it",
    )
