"""EventGraph -> pandas DataFrames, one row a thing.

Times stand three times: `edtf` with the precision the text gave, `earliest` and `latest` as Timestamps (NaT for an open
end, whole days, no time zone). Cells with several things hold tuples, ready for `DataFrame.explode`; `participants` and
`roles` run in step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from dateline.explore.find import entities_of
from dateline.export.fields import entity_fields, event_fields, linked_entities, time_fields
from dateline.export.flatten import clean
from dateline.model import Document, Entity, EntityMention, Event, EventMention

if TYPE_CHECKING:
    import pandas as pd

    from dateline.graph import EventGraph

# Column -> pandas dtype. "datetime64[s]" holds the years 1 to 9999; "object" holds tuples.
_TIMES = {
    "edtf": "string",
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "date_precision": "string",
    "approximate": "boolean",
    "basis": "string",
}
EVENTS = {
    "id": "string",
    "label": "string",
    "type": "string",
    "kind": "string",
    "status": "string",
    "polarity": "string",
    **_TIMES,
    "count": "int64",
    "participants": "object",
    "roles": "object",
    "speakers": "object",
    "places": "object",
    "mentions": "int64",
    "independent_sources": "int64",
    "confidence": "float64",
    "numbers": "object",
    "conflicts": "object",
    "documents": "object",
}
ENTITIES = {
    "id": "string",
    "name": "string",
    "kind": "string",
    "events": "int64",
    "aliases": "object",
    "offices": "object",
    "latitude": "float64",
    "longitude": "float64",
    "country_code": "string",
    "wikidata": "string",
    "geonames": "Int64",
    "conflicts": "object",
    "documents": "object",
}
MENTIONS = {
    "id": "string",
    "event_id": "string",
    "document_id": "string",
    "published": "datetime64[s]",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "type": "string",
    "kind": "string",
    "status": "string",
    "polarity": "string",
    **_TIMES,
    "count": "int64",
    "participants": "object",
    "roles": "object",
    "speaker": "string",
    "places": "object",
    "rule": "string",
    "sentence": "string",
}
LINKS = {
    "event_id": "string",
    "role": "string",
    "entity_id": "string",
    "name": "string",
    "kind": "string",
}
DOCUMENTS = {
    "id": "string",
    "title": "string",
    "publisher": "string",
    "published": "datetime64[s]",
    "published_source": "string",
    "published_inferred": "bool",
    "url": "string",
    "path": "string",
    "characters": "int64",
    "events": "int64",
}


def events_frame(graph: EventGraph) -> pd.DataFrame:
    return _frame(EVENTS, map(_event_row, graph.events))


def entities_frame(graph: EventGraph) -> pd.DataFrame:
    named = Counter(entity.id for event in graph.events for entity in entities_of(event))
    return _frame(ENTITIES, (_entity_row(entity, named[entity.id]) for entity in graph.entities))


def mentions_frame(graph: EventGraph) -> pd.DataFrame:
    published = {document.id: document.published for document in graph.documents}
    rows = (
        _mention_row(mention, event) | {"published": published.get(mention.document_id)}
        for event in graph.events
        for mention in event.mentions
    )
    return _frame(MENTIONS, rows)


def documents_frame(graph: EventGraph) -> pd.DataFrame:
    reported = Counter(
        document for event in graph.events for document in {mention.document_id for mention in event.mentions}
    )
    return _frame(DOCUMENTS, (_document_row(document, reported[document.id]) for document in graph.documents))


def links_frame(graph: EventGraph) -> pd.DataFrame:
    return _frame(LINKS, (row for event in graph.events for row in _link_rows(event)))


def _link_rows(event: Event) -> Iterator[dict[str, object]]:
    for role, entity in linked_entities(event):
        yield {
            "event_id": event.id,
            "role": role,
            "entity_id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
        }


def _event_row(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        **event_fields(event),
        "participants": tuple(entity.name for _, entity in event.participants),
        "roles": tuple(role.value for role, _ in event.participants),
        "speakers": tuple(speaker.name for speaker in event.speakers),
        "places": tuple(place.name for place in event.places),
    }


def _entity_row(entity: Entity, events: int) -> dict[str, object]:
    return {"id": entity.id, "name": entity.name, "events": events, **entity_fields(entity)}


def _mention_row(mention: EventMention, event: Event) -> dict[str, object]:
    return {
        "id": mention.id,
        "event_id": event.id,
        "document_id": mention.document_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "kind": mention.kind,
        "status": mention.status,
        "polarity": mention.polarity,
        **time_fields(mention.interval),
        "basis": mention.basis,
        "count": mention.count,
        "participants": _names(participant.entity for participant in mention.participants),
        "roles": tuple(participant.role.value for participant in mention.participants),
        "speaker": mention.speaker and mention.speaker.name,
        "places": _names(mention.places),
        "rule": mention.rule,
        "sentence": mention.sentence.text,
    }


def _names(mentions: Iterable[EntityMention]) -> tuple[str, ...]:
    return tuple(mention.name for mention in mentions)


def _document_row(document: Document, events: int) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "published_source": document.published_source,
        "published_inferred": document.published_inferred,
        "url": document.url,
        "path": document.path,
        "characters": len(document.text),
        "events": events,
    }


def _frame(columns: dict[str, str], rows: Iterator[dict[str, object]]) -> pd.DataFrame:
    """A DataFrame with just these columns and types, the same for an empty graph."""
    import pandas as pd

    held = list(rows)
    return pd.DataFrame({name: _column([row[name] for row in held], dtype) for name, dtype in columns.items()})


def _column(values: list[object], dtype: str) -> pd.Series[Any]:
    import numpy as np
    import pandas as pd

    plain = [_cell(value) for value in values]
    if dtype == "datetime64[s]":
        return pd.Series(np.array(plain, dtype="datetime64[D]").astype(dtype))
    return pd.Series(plain, dtype=dtype)


def _cell(value: object) -> object:
    """Pandas keeps text as UTF-8, so text is cleaned here as it is for files."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return clean(value)
    return tuple(map(_cell, value)) if isinstance(value, tuple) else value
