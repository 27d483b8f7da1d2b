"""The whole flow, on one screen: documents -> annotations -> entities and events -> graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.annotate.coreference import resolve_references
from dateline.annotate.events import find_events
from dateline.annotate.names import find_names
from dateline.annotate.parse import parse, parse_many
from dateline.graph import EventGraph
from dateline.ingest import Skipped, mask_boilerplate, read_sources
from dateline.merge import merge_events
from dateline.model import Annotation, Document
from dateline.resolve import resolve_entities
from dateline.timex import find_timexes

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(document: Document) -> Annotation:
    """Everything that one document can tell by itself: times, entities and events."""
    return _annotate_parsed(document, parse(mask_boilerplate(document.text)))


def annotate_many(documents: Iterable[Document], workers: int | None = None) -> Iterator[Annotation]:
    """`annotate` over many documents, streamed in input order."""
    to_parse, to_read = tee(documents)
    parses = parse_many(mask_boilerplate(document.text) for document in to_parse)
    for document, parsed in zip(to_read, parses, strict=True):
        yield _annotate_parsed(document, parsed)


def _annotate_parsed(document: Document, parsed: Doc) -> Annotation:
    timexes = find_timexes(parsed, document.published)
    names = find_names(parsed, document)
    entities = resolve_references(parsed, names, document)
    events = find_events(parsed, document, timexes, entities)
    return Annotation(document, timexes, entities, events)


def build(sources: Iterable[Document | str | Path]) -> EventGraph:
    """Read, annotate, resolve and merge; the graph of all that the sources say happened."""
    documents = [source for source in load(sources) if not isinstance(source, Skipped)]
    annotations = tuple(annotate_many(documents))
    entities = resolve_entities(annotations)
    events = merge_events(annotations, entities)
    return EventGraph(tuple(documents), events, tuple(sorted(set(entities.values()), key=lambda e: e.id)))


def load(sources: Iterable[Document | str | Path]) -> Iterator[Document | Skipped]:
    """Documents as they are, paths read."""
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from read_sources([source])
