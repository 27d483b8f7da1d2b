"""How two things are connected, and what surrounds one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.explore.find import all_entities, find_node, name_of
from dateline.explore.select import keep
from dateline.model import Entity, Event

if TYPE_CHECKING:
    import networkx as nx

    from dateline.graph import EventGraph


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of nodes; `roles[i]` (as "agent", "after") joins `nodes[i]` and `nodes[i + 1]`."""

    nodes: tuple[Event | Entity, ...]
    roles: tuple[str, ...]

    def __iter__(self) -> Iterator[Event | Entity]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __str__(self) -> str:
        names = [
            f"{name_of(node)} ({node.interval or 'undated'})" if isinstance(node, Event) else name_of(node)
            for node in self.nodes
        ]
        return names[0] + "".join(f" – {role} – {name}" for role, name in zip(self.roles, names[1:], strict=True))


def path(graph: EventGraph, start: str, end: str) -> Path | None:
    """The shortest chain from one thing to another, along edges in either direction; None where there is none.

    Raises:
        DatelineError: a name that nothing has, or several things have.
    """
    import networkx as nx

    network = graph.to_networkx()
    first, last = find_node(graph, start).id, find_node(graph, end).id
    try:
        ids = nx.shortest_path(network.to_undirected(as_view=True), first, last)
    except nx.NetworkXNoPath:
        return None
    nodes: dict[str, Event | Entity] = {entity.id: entity for entity in all_entities(graph)}
    nodes |= {event.id: event for event in graph.events}
    roles = tuple(_roles(network, one, other) for one, other in pairwise(ids))
    return Path(tuple(nodes[id_] for id_ in ids), roles)


def _roles(network: nx.MultiDiGraph[str], one: str, other: str) -> str:
    edges = [*(network.get_edge_data(one, other) or {}).values(), *(network.get_edge_data(other, one) or {}).values()]
    return ", ".join(dict.fromkeys(str(edge["label"]) for edge in edges))


def neighbours(graph: EventGraph, words: str, hops: int = 1) -> EventGraph:
    """The events within `hops` edges of a node, with all that they link.

    One hop from an actor are its events; two hops on are those of its fellow actors.

    Raises:
        DatelineError: a name that nothing has, or several things have.
    """
    import networkx as nx

    node = find_node(graph, words)
    near = nx.single_source_shortest_path_length(graph.to_networkx().to_undirected(as_view=True), node.id, hops)
    part = keep(graph, lambda event: event.id in near)
    return part if isinstance(node, Event) or part.events else replace(part, entities=(node,))
