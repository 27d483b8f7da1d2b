"""The event graph: what dateline returns and everything else shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Document, Entity, Event

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class EventGraph:
    """Events, the entities they link, and the documents they rest on."""

    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        import networkx as nx

        return nx.MultiDiGraph()
