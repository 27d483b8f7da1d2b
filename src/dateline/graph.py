"""The event graph: what dateline returns and everything else shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from dateline.explore import difference, explain, frames, history, path, select
from dateline.explore import timeline as timelines
from dateline.export import multigraph, registry, saved
from dateline.model import Document, Entity, Event, Status
from dateline.notebook import cards, inline

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.figure import Figure

    from dateline.explore.card import Card
    from dateline.explore.select import When
    from dateline.merge import Decision


@dataclass(frozen=True, repr=False)
class EventGraph:
    """Events, the entities they link, and the documents they rest on.

    `between`, `about`, `at`, `of_type`, `with_status` and `filter` give the part of the graph that their name says, as
    another EventGraph, so they chain: `graph.about("Putin").between("2021-06", "2022-01").timeline()`.

    >>> EventGraph()
    EventGraph: 0 events, 0 entities, 0 documents
    """

    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()

    # ---------------------------------------------------------------- making one

    @classmethod
    def from_frame(
        cls, articles: pd.DataFrame, *, text: str = "text", decisions: Sequence[Decision] = (), **columns: str
    ) -> EventGraph:
        """Build a graph from a DataFrame with one article a row.

        `text` names the column of the text. The columns id, title, published, url and publisher are read where they
        are there; another name is given as `published="date"`. Without ids, the index is taken. `decisions` are those
        of `dateline.merge.read_decisions`.

        Raises:
            InputError: there is no such column, or a row has a date that is none; the message names it.
            DecisionsError: a decision names a mention that no article has.
        """
        from dateline.explore.articles import documents_of
        from dateline.pipeline import build

        return build(documents_of(articles, text, columns), decisions=decisions)

    @classmethod
    def load(cls, path: str | FilePath) -> EventGraph:
        """The graph that `save` or `dateline build` left in a folder or file.

        Raises:
            OutputError: there is none, or it is damaged.
        """
        return saved.load(path)

    def save(self, path: str | FilePath) -> None:
        """Write the whole graph as JSON, to a file or into a folder; `load` gives back an equal one.

        Raises:
            OutputError: it cannot be written.
        """
        saved.save(self, path)

    def export(self, format: str, path: str | FilePath) -> FilePath:  # noqa: A002 the word that users look for
        """Write the graph as one of `dateline.export.FORMATS` ("gexf") and return what was written.

        Raises:
            OutputError: no such format, or the file cannot be written.
        """
        return registry.export(self, format, path)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Events and entities as nodes, roles and relations as edges; `export.multigraph` lists the attributes."""
        return multigraph.to_networkx(self)

    # ---------------------------------------------------------------- tables

    def events_frame(self) -> pd.DataFrame:
        """One row an event; the time as `edtf`, and as Timestamps `earliest` and `latest` (NaT for an open end)."""
        return frames.events_frame(self)

    def entities_frame(self) -> pd.DataFrame:
        """One row an entity, with its spellings, coordinates and the number of events that link it."""
        return frames.entities_frame(self)

    def mentions_frame(self) -> pd.DataFrame:
        """One row an event mention: the trigger with its offsets, the sentence, and the rule that read it."""
        return frames.mentions_frame(self)

    def documents_frame(self) -> pd.DataFrame:
        """One row a document."""
        return frames.documents_frame(self)

    def links_frame(self) -> pd.DataFrame:
        """One row for each entity that an event links, with its role: who met whom is one merge away."""
        return frames.links_frame(self)

    # ---------------------------------------------------------------- parts

    def between(self, start: When | None, end: When | None, *, certainly: bool = False) -> EventGraph:
        """What may have happened from `start` to `end`: days or EDTF ("2021-06"), both included, None for open.

        With `certainly`, only what cannot have happened outside. Undated events are in neither.

        Raises:
            DatelineError: a time that cannot be read, or an end before the beginning.
        """
        return select.keep(self, select.between(start, end, certainly=certainly))

    def about(self, name: str) -> EventGraph:
        """What links an actor or place of that name, in any role; a part of a name will do ("Putin")."""
        return select.keep(self, select.about(self, name))

    def at(self, place: str | tuple[float, float], *, radius_km: float = 50.0) -> EventGraph:
        """What happened there: a place or country by name, or what lies around (latitude, longitude)."""
        return select.keep(self, select.at(self, place, radius_km))

    def of_type(self, *types: str) -> EventGraph:
        """Events of one of these types ("CONSULT") or kinds ("earthquake")."""
        return select.keep(self, select.of_type(types))

    def with_status(self, *statuses: str | Status) -> EventGraph:
        """Events with one of these statuses: `with_status("planned", "threatened")`.

        Raises:
            DatelineError: there is no such status.
        """
        return select.keep(self, select.with_status(statuses))

    def filter(
        self,
        wanted: Callable[[Event], bool] | None = None,
        *,
        source: str | None = None,
        min_sources: int = 1,
        min_confidence: float = 0.0,
    ) -> EventGraph:
        """Events for which `wanted` is true, that `source` (a document id or publisher) reports, and so on."""
        part = select.keep(self, select.from_source(self, source)) if source is not None else self
        return select.keep(
            part,
            lambda event: (
                event.independent_sources >= min_sources
                and event.confidence >= min_confidence
                and (wanted is None or bool(wanted(event)))
            ),
        )

    def neighbours(self, node: str, hops: int = 1) -> EventGraph:
        """The events within `hops` edges of an event or entity, with all that they link.

        Raises:
            DatelineError: a name that nothing has, or several things have.
        """
        return path.neighbours(self, node, hops)

    def as_of(self, day: str | date) -> EventGraph:
        """The graph as the documents published up to that day tell it ("2022-01-09").

        Raises:
            DatelineError: `day` is no day.
        """
        return history.as_of(self, history.day_of(day))

    # ---------------------------------------------------------------- answers

    def timeline(self) -> timelines.Timeline:
        """The events in order of time; print it."""
        return timelines.timeline(self.events)

    def path(self, start: str, end: str) -> path.Path | None:
        """The shortest chain of events and entities from one to the other; None where there is none.

        Raises:
            DatelineError: a name that nothing has, or several things have.
        """
        return path.path(self, start, end)

    def explain(self, node: str) -> Card:
        """The sentences, rules and merges behind an event (id) or entity (id or name); print it.

        Raises:
            DatelineError: a name that nothing has, or several things have.
        """
        return explain.explain(self, node)

    def diff(self, other: EventGraph) -> difference.GraphDiff:
        """What `other` adds to this graph, changes, contradicts and no longer has; print it.

        `graph.as_of("2022-01-09").diff(graph)` is the news since that day.
        """
        return difference.diff(self, other)

    # ---------------------------------------------------------------- seeing

    def plot_timeline(self, *, limit: int = 40) -> Figure:
        """A matplotlib figure: the `limit` most reported events as bars over the days they may have happened on.

        Raises:
            DatelineError: matplotlib is not installed.
        """
        inline.require_matplotlib()
        from dateline.notebook.plots import plot_timeline

        return plot_timeline(self, limit=limit)

    def plot_activity(self, *, by: str = "status") -> Figure:
        """A matplotlib figure: events a month, stacked `by` "status" or "type".

        Raises:
            DatelineError: matplotlib is not installed, or there is nothing to count by that name.
        """
        inline.require_matplotlib()
        from dateline.notebook.plots import plot_activity

        return plot_activity(self, by=by)

    def __repr__(self) -> str:
        return f"EventGraph: {len(self.events)} events, {len(self.entities)} entities, {len(self.documents)} documents"

    def _repr_html_(self) -> str:
        return inline.graph_html(self)

    def _repr_svg_(self) -> str:
        return inline.graph_svg(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002 as IPython calls it
        printer.text(inline.graph_text(self))


cards.register_cards()
