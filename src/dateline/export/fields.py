"""The fields of events and entities as every table, graph file and data frame names them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Entity, Event, Interval


def event_fields(event: Event) -> dict[str, object]:
    """What an event is by itself, without what it links."""
    return {
        "label": event.label,
        "type": event.type,
        "kind": event.kind,
        "status": event.status,
        "polarity": event.polarity,
        **time_fields(event.interval),
        "basis": event.basis,
        "count": event.count,
        "mentions": len(event.mentions),
        "independent_sources": event.independent_sources,
        "confidence": float(event.confidence),
        "numbers": tuple(f"{tally.measure}: {tally.value}" for tally in event.tallies),
        "conflicts": tuple(dict.fromkeys(conflict.field for conflict in event.conflicts)),
        "documents": document_ids(event),
    }


def time_fields(interval: Interval | None) -> dict[str, object]:
    """The time as EDTF, as days, and how exact it is."""
    return {
        "edtf": interval and interval.edtf,
        "earliest": interval and interval.earliest,
        "latest": interval and interval.latest,
        "date_precision": interval and interval.granularity,
        "approximate": interval and interval.approximate,
    }


def entity_fields(entity: Entity) -> dict[str, object]:
    """What an entity is by itself, without its name."""
    return {
        "kind": entity.kind,
        "aliases": entity.aliases,
        "offices": entity.offices,
        "latitude": _degrees(entity.latitude),
        "longitude": _degrees(entity.longitude),
        "country_code": entity.country_code,
        "wikidata": entity.wikidata,
        "geonames": entity.geonames,
        "conflicts": tuple(dict.fromkeys(conflict.field for conflict in entity.conflicts)),
        "documents": entity.documents,
    }


def _degrees(value: float | None) -> float | None:
    """A whole number of degrees is a float too: one type per column."""
    return None if value is None else float(value)


def linked_entities(event: Event) -> Iterator[tuple[str, Entity]]:
    """(role, entity) of all that the event links, each pair once; a place where it happened has the role "venue"."""
    seen = set()
    for role, entity in _roles(event):
        if (role, entity.id) not in seen:
            seen.add((role, entity.id))
            yield role, entity


def _roles(event: Event) -> Iterator[tuple[str, Entity]]:
    yield from ((role.value, entity) for role, entity in event.participants)
    yield from (("speaker", entity) for entity in event.speakers)
    yield from (("venue", place) for place in event.places)
    yield from ((role.value, place) for role, place in event.other_places)


def document_ids(event: Event) -> tuple[str, ...]:
    """The documents that report the event, each once, in the order of its mentions."""
    return tuple(dict.fromkeys(mention.document_id for mention in event.mentions))
