"""The whole flow, on one screen: documents -> annotations -> entities and events -> graph."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline.additions import Additions, Paths, read_additions
from dateline.annotation.coreference import resolve_references
from dateline.annotation.events import find_events
from dateline.annotation.names import find_names
from dateline.annotation.parse import parse, parse_many
from dateline.engine.local import map_chunks
from dateline.errors import InputError
from dateline.graph import EventGraph
from dateline.ingest import (
    Skipped,
    check_length,
    find_published,
    language_warning,
    mask_boilerplate,
    read_sources,
)
from dateline.merge import Decision, merge_events
from dateline.model import Annotation, Document
from dateline.resolve import resolve_entities
from dateline.store import Store
from dateline.timex import find_timexes

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(document: Document, *, rules: Paths = (), offices: Paths = ()) -> Annotation:
    """Everything that one document can tell by itself: times, entities and events.

    `rules` are files of event rules of the caller's own, `offices` lists of who held which office, beside the packaged
    ones.

    Raises:
        TooLargeError: the text has more than 1,000,000 characters.
        RulesError: a file of rules or offices is broken; the message names it and the place.
    """
    text = check_length(document.text, f"document {document.id!r}")
    additions = _additions(rules, offices)
    with additions.in_force():
        return _annotate_parsed(document, parse(mask_boilerplate(text)), additions)


def annotate_many(
    documents: Iterable[Document], workers: int | None = None, *, rules: Paths = (), offices: Paths = ()
) -> Iterator[Annotation]:
    """`annotate` over many documents, streamed in input order; with `workers` above 1 in that many processes.

    Raises:
        RulesError: as `annotate`.
    """
    return _annotate_with(_additions(rules, offices), documents, workers)


def _annotate_with(
    additions: Additions, documents: Iterable[Document], workers: int | None = None
) -> Iterator[Annotation]:
    return map_chunks(partial(_annotate_all, additions), documents, workers)


def _annotate_all(additions: Additions, documents: list[Document]) -> list[Annotation]:
    parses = parse_many(mask_boilerplate(document.text) for document in documents)
    with additions.in_force():
        return [
            _annotate_parsed(document, parsed, additions) for document, parsed in zip(documents, parses, strict=True)
        ]


def _annotate_parsed(document: Document, parsed: Doc, additions: Additions) -> Annotation:
    timexes = find_timexes(parsed, document.published, document.text)
    names = find_names(parsed, document)
    entities = resolve_references(parsed, names, document)
    warning = language_warning(document.text)
    # An English parse of another language invents acts and actors; names and dates stand by their spelling.
    events = () if warning else find_events(parsed, document, timexes, entities, additions.vocabulary)
    return Annotation(document, timexes, entities, events, (warning,) if warning else ())


_log = logging.getLogger("dateline")


def _additions(rules: Paths, offices: Paths) -> Additions:
    """The caller's own vocabulary; an example that its rule does not match is logged as a warning."""
    additions = read_additions(rules, offices)
    for line in additions.failed_examples():
        _log.warning("%s", line)
    return additions


class Watch(Protocol):
    """What a caller may want to hear of while a graph is built."""

    def found(self, documents: int) -> None: ...
    def annotated(self, annotation: Annotation) -> None: ...
    def merging(self) -> None: ...


def build(
    sources: Iterable[Document | str | Path],
    *,
    workers: int | None = None,
    watch: Watch | None = None,
    store: Store | None = None,
    keep: bool = True,
    decisions: Sequence[Decision] = (),
    rules: Paths = (),
    offices: Paths = (),
) -> EventGraph:
    """Read, annotate, resolve and merge; the graph of all that the sources say happened.

    With a `store` the graph is kept there and nothing unchanged is read again; what it holds already stays part of the
    graph, unless `keep` is false. `decisions` (see `dateline.merge.read_decisions`) win over the model. `rules` are
    files of event rules of the caller's own, `offices` lists of who held which office; with `keep`, and where none are
    given, those of the store's last build hold. The order of sources changes nothing. A source that cannot be read is
    logged as a warning, and the rest goes on.

    Raises:
        RulesError: a file of rules or offices is broken; the message names it and the place.
    """
    additions = _additions(rules, offices)
    if store and keep:
        additions = additions.completed_by(store.additions())
    documents, skipped = load(sources)
    for item in skipped:
        _log.warning("skipped %s: %s", item.source, item.reason)
    if watch:
        watch.found(len(documents))
    read = partial(_annotate_with, additions, workers=workers)
    annotations = []
    readings = store.read(documents, read, keep=keep, additions=additions) if store else read(documents)
    for annotation in readings:
        annotations.append(annotation)
        if watch:
            watch.annotated(annotation)
    if watch:
        watch.merging()
    annotations.sort(key=lambda annotation: annotation.document.id)
    with additions.in_force():
        entities = resolve_entities(annotations)
    events = merge_events(annotations, entities, decisions)
    known = tuple(sorted(set(entities.values()), key=lambda entity: entity.id))
    graph = EventGraph(tuple(annotation.document for annotation in annotations), events, known)
    if store:
        store.commit(graph.documents, graph.events, graph.entities)
    return graph


def load(sources: Iterable[Document | str | Path]) -> tuple[list[Document], list[Skipped]]:
    """Paths read and documents given, each with its publication day where there is evidence; and what was not read."""
    given = list(sources)
    found: list[Document | Skipped] = [_checked(source) for source in given if isinstance(source, Document)]
    found += read_sources([source for source in given if not isinstance(source, Document)])
    return (
        [source for source in found if isinstance(source, Document)],
        [source for source in found if isinstance(source, Skipped)],
    )


def _checked(document: Document) -> Document | Skipped:
    if document.path is not None:
        # Whoever read the file has checked and dated it, with the layout of the page before their eyes.
        return document
    try:
        check_length(document.text, f"document {document.id!r}")
    except InputError as error:
        return Skipped(document.id, str(error))
    return find_published(document)
