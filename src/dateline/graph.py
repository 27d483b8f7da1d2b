"""The event graph: what dateline returns and everything else shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Document, Entity, Event

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, repr=False)
class EventGraph:
    """Events, the entities they link, and the documents they rest on."""

    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Events and entities as nodes, roles and relations as edges; `export.multigraph` lists the attributes."""
        from dateline.export.multigraph import to_networkx

        return to_networkx(self)

    def __repr__(self) -> str:
        return f"EventGraph: {len(self.events)} events, {len(self.entities)} entities, {len(self.documents)} documents"
