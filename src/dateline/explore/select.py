"""Parts of a graph: the events that pass a test, with the entities they link and the documents they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.explore.find import entities_of, find_entities, fold
from dateline.export.fields import document_ids
from dateline.model import Entity, EntityKind, Event, Interval, Status

if TYPE_CHECKING:
    from dateline.graph import EventGraph

When = str | date | Interval
"""A day, or a stretch of time as EDTF: "2021", "2021-06", "2022-01-09"."""

EARTH_RADIUS_KM = 6371.0


def keep(graph: EventGraph, wanted: Callable[[Event], bool]) -> EventGraph:
    """The part of the graph that holds the events that are wanted."""
    events = tuple(event for event in graph.events if wanted(event))
    linked = {entity.id: entity for event in events for entity in entities_of(event)}
    reported = {document for event in events for document in document_ids(event)}
    listed = [entity for entity in graph.entities if linked.pop(entity.id, None)]
    return replace(
        graph,
        documents=tuple(document for document in graph.documents if document.id in reported),
        events=events,
        entities=(*listed, *linked.values()),
    )


def between(start: When | None, end: When | None, *, certainly: bool = False) -> Callable[[Event], bool]:
    """Did the event, perhaps, happen between the first day of `start` and the last of `end`? None is an open end.

    With `certainly`, every day it may have happened on lies inside. An undated event never passes.
    """
    first = _interval(start).earliest if start else None
    last = _interval(end).latest if end else None
    if first and last and first > last:
        raise DatelineError(f"from {start} to {end}: the end comes before the beginning")
    stretch = Interval(first, last)

    def wanted(event: Event) -> bool:
        when = event.interval
        if when is None or not (when.earliest or when.latest):
            return False
        return stretch.contains(when) if certainly else stretch.overlaps(when)

    return wanted


def _interval(when: When) -> Interval:
    if isinstance(when, Interval):
        return when
    if isinstance(when, date):
        return Interval.day(when)
    try:
        return Interval.parse(when)
    except ValueError as error:
        raise DatelineError(f"{when!r} is not a time; write 2021, 2021-06 or 2021-06-16") from error


def about(graph: EventGraph, words: str) -> Callable[[Event], bool]:
    """Does the event link an entity of that name, in any role?"""
    ids = {entity.id for entity in find_entities(graph, words)}
    return lambda event: any(entity.id in ids for entity in entities_of(event))


def at(graph: EventGraph, place: str | tuple[float, float], radius_km: float = 50.0) -> Callable[[Event], bool]:
    """Did it happen there? A place by name, a country with all its places, or (latitude, longitude) and a radius."""
    if not isinstance(place, str):
        centre = place
        return lambda event: any(_is_near(venue, centre, radius_km) for venue in event.places)
    found = find_entities(graph, place)
    ids = {entity.id for entity in found}
    codes = {entity.country_code for entity in found if entity.kind is EntityKind.COUNTRY and entity.country_code}
    return lambda event: any(venue.id in ids or venue.country_code in codes for venue in event.places)


def _is_near(place: Entity, centre: tuple[float, float], radius_km: float) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return distance_km((place.latitude, place.longitude), centre) <= radius_km


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees, by the haversine formula.

    >>> round(distance_km((46.2, 6.15), (48.85, 2.35)))
    411
    """
    (north, east), (other_north, other_east) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def of_type(types: tuple[str, ...]) -> Callable[[Event], bool]:
    """Has the event one of these types ("CONSULT") or kinds ("earthquake")? Case does not matter."""
    wanted = {fold(word) for word in types}
    return lambda event: fold(event.type) in wanted or fold(event.kind) in wanted


def with_status(statuses: tuple[str, ...]) -> Callable[[Event], bool]:
    """Has the event one of these statuses?

    Raises:
        DatelineError: there is no such status.
    """
    try:
        wanted = {Status(status) for status in statuses}
    except ValueError as error:
        raise DatelineError(f"{error}; choose from {', '.join(Status)}") from error
    return lambda event: event.status in wanted


def from_source(graph: EventGraph, source: str) -> Callable[[Event], bool]:
    """Is the event reported by a document with that id, or by that publisher?"""
    wanted = fold(source)
    ids = {d.id for d in graph.documents if d.id == source or (d.publisher and fold(d.publisher) == wanted)}
    return lambda event: any(mention.document_id in ids for mention in event.mentions)
