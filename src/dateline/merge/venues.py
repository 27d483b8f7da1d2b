"""Whether the reports of one event agree about where it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from dateline.model import Conflict, Entity, EntityKind
from dateline.rules.states import states_by_entity

_EARTH_KM = 6371.0
# Two towns as near as this may be one place: a suburb, an airport, a county by the name of its seat.
_NEAR_KM = 100.0

Venue = tuple[Entity, str]
"""A place, and the id of the mention that names it."""


def conflict_of_places(venues: Mapping[str, Sequence[Venue]]) -> Conflict | None:
    """The conflict of places by document id: every venue of documents that share none with some other document.

    A document that names two towns agrees with each of them; "Vienna" agrees with "Austria".
    """
    told = {document: named for document, named in venues.items() if named}
    opposed = {
        (place.name, document): mention
        for document, named in told.items()
        if any(_all_exclude(named, others) for others in told.values())
        for place, mention in reversed(named)  # the first of its sentences stands for a document
    }
    return Conflict("place", tuple(sorted((*claim, id_) for claim, id_ in opposed.items()))) if opposed else None


def _all_exclude(left: Sequence[Venue], right: Sequence[Venue]) -> bool:
    return all(exclude(one, other) for one, _ in left for other, _ in right)


def exclude(left: Entity, right: Entity) -> bool:
    """Can nothing that happens in one happen in the other? False where that is not known.

    Towns do when they are far apart, states when they are two, and anything when it lies in another country.
    """
    if left.id == right.id or None in (left.country_code, right.country_code):
        return False
    if left.country_code != right.country_code:
        return True
    if EntityKind.COUNTRY in (left.kind, right.kind):
        return False
    if left.id in states_by_entity() or right.id in states_by_entity():
        return left.id in states_by_entity() and right.id in states_by_entity()
    return _distance_km(left, right) > _NEAR_KM


def _distance_km(left: Entity, right: Entity) -> float:
    """Along the great circle (haversine); 0 where a place has no point."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return 0.0
    first, second = radians(left.latitude), radians(right.latitude)
    across = radians(right.longitude - left.longitude)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
