"""What Gephi needs beyond the data: colours, sizes, positions, and names and ids that its readers take.

Shared by the GraphML and the GEXF writer. The rules were found by running Gephi's own importers:

- Gephi takes the columns `label`, `weight`, `x`, `y`, `z`, `size`, `color`, `r`, `g`, `b` for drawing, and `id`,
  `start`, `end`, `spells`, `viz`, `pid`, `parents` for itself: no data column has one of these names.
- Two parallel edges are merged unless their types differ, and the type is an XML attribute: `label` in GraphML,
  `kind` in GEXF.
- An edge of weight 0 is dropped; two edges with one id are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING

from dateline.export.flatten import Plain
from dateline.export.multigraph import to_networkx
from dateline.export.sheet import positions

if TYPE_CHECKING:
    import networkx as nx

    from dateline.graph import EventGraph

Spell = tuple[date | None, date | None]
"""First and last day, both included; None is an open end."""

# Okabe and Ito's colours, told apart by colour-blind readers too; grey for what was denied.
EVENT_COLORS = {
    "occurred": "#0072b2",
    "ongoing": "#0072b2",
    "planned": "#e69f00",
    "threatened": "#e69f00",
    "demanded": "#e69f00",
    "conditional": "#56b4e9",
    "possible": "#56b4e9",
    "denied": "#999999",
}
ENTITY_COLORS = {
    "person": "#009e73",
    "organization": "#d55e00",
    "group": "#d55e00",
    "country": "#cc79a7",
    "place": "#f0e442",
}
OTHER_COLOR = "#000000"


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node with its place on the sheet (`x` grows with time, `y` upwards), its data, and the days it is there."""

    id: str
    label: str
    color: str
    size: float
    x: float
    y: float
    data: dict[str, Plain]
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    id: str
    source: str
    target: str
    role: str
    weight: float
    color: str
    data: dict[str, Plain]
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]


def draw(graph: EventGraph, *, strict_ids: bool = False) -> Drawing:
    """The graph as Gephi's formats tell it; with `strict_ids`, every id is an XML name token."""
    network = to_networkx(graph)
    places = positions(graph)
    name = _name_token if strict_ids else readable_id
    spells = event_spells(graph)
    edges = tuple(
        _drawn_edge(key, name(source), name(target), data, spells.get(source, ()))
        for source, target, key, data in network.edges(keys=True, data=True)
    )
    spells |= _entity_spells(network, spells)
    nodes = tuple(
        _drawn_node(name(node), data, network.degree(node), places[node], spells.get(node, ()))
        for node, data in network.nodes(data=True)
    )
    return Drawing(nodes, edges)


def _drawn_node(
    node: str, data: dict[str, Plain], degree: int, place: tuple[float, float], spells: tuple[Spell, ...]
) -> DrawnNode:
    label = str(data.get("label", node))
    if data["node_kind"] == "event":
        color = EVENT_COLORS.get(str(data.get("status")), OTHER_COLOR)
        size = 10.0 + 5.0 * (min(int(data.get("independent_sources", 1)), 9) - 1)
    else:
        color = ENTITY_COLORS.get(str(data.get("kind")), OTHER_COLOR)
        size = round(8.0 + 4.0 * sqrt(degree), 2)
    columns = {name: value for name, value in data.items() if name != "label"}
    return DrawnNode(node, label, color, size, place[0], place[1], columns, spells)


def _drawn_edge(key: str, source: str, target: str, data: dict[str, Plain], spells: tuple[Spell, ...]) -> DrawnEdge:
    columns = {name: value for name, value in data.items() if name not in ("label", "weight")}
    color = EVENT_COLORS.get(str(data.get("status")), OTHER_COLOR)
    return DrawnEdge(key, source, target, str(data["label"]), float(data["weight"]), color, columns, spells)


# ---------------------------------------------------------------- time


def event_spells(graph: EventGraph) -> dict[str, tuple[Spell, ...]]:
    """The days each dated event may have happened on."""
    return {
        event.id: ((event.interval.earliest, event.interval.latest),)
        for event in graph.events
        if event.interval and (event.interval.earliest or event.interval.latest)
    }


def _entity_spells(network: nx.MultiDiGraph[str], spells: dict[str, tuple[Spell, ...]]) -> dict[str, tuple[Spell, ...]]:
    """An actor or place is there while its events are."""
    return {
        node: merged
        for node, data in network.nodes(data=True)
        if data["node_kind"] != "event"
        and (merged := merge_spells(spell for event in network.predecessors(node) for spell in spells.get(event, ())))
    }


def merge_spells(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The same days in order, as few and as long spells as possible.

    >>> first, second, third = date(2022, 1, 9), date(2022, 1, 10), date(2022, 3, 1)
    >>> merge_spells([(third, None), (second, second), (first, first)]) == ((first, second), (third, None))
    True
    """
    merged: list[tuple[date, date]] = []
    for first, last in sorted((first or date.min, last or date.max) for first, last in spells):
        if merged and (merged[-1][1] == date.max or first <= merged[-1][1] + timedelta(1)):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple((None if first == date.min else first, None if last == date.max else last) for first, last in merged)


# ---------------------------------------------------------------- ids

_NOT_IN_XML = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-F]{4,6}_)")
_NOT_IN_TOKEN = re.compile(r"[^\w.:-]|_(?=x[0-9A-F]{4,6}_)")


def readable_id(node: str) -> str:
    """The id; characters that XML forbids, tabs and line ends become `_x0000_`, so that two ids never become one."""
    return _NOT_IN_XML.sub(_escaped, node)


def _name_token(node: str) -> str:
    return _NOT_IN_TOKEN.sub(_escaped, node)


def _escaped(character: re.Match[str]) -> str:
    return f"_x{ord(character[0]):04X}_"
