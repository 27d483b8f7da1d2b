"""EventGraph -> GEXF 1.3, the format that drives Gephi's timeline.

Events, actors, places and edges carry the days they are there ("spells"). Gephi reads full days only: a month is
written as its first and last day, and the column `date_precision` keeps what the text gave. A day lasts until 23:59:59.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import write_atomically
from dateline.export.flatten import Plain
from dateline.export.gephi import DrawnEdge, DrawnNode, Spell, draw
from dateline.export.markup import attribute
from dateline.export.multigraph import EDGE_COLUMNS, NODE_COLUMNS, Column

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_TYPES: dict[type[Plain], str] = {str: "string", int: "long", float: "double", bool: "boolean"}

# Told by XML attributes of their own, not as columns.
_OWN = {"label", "weight"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>dateline</creator><description>Events, actors and places</description></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timezone="UTC" timerepresentation="interval">
"""


def write_gexf(graph: EventGraph, path: str | Path) -> None:
    """Write the graph as GEXF 1.3.

    Raises:
        OutputError: the file cannot be written.
    """
    write_atomically(path, _lines(graph))


def _lines(graph: EventGraph) -> Iterator[str]:
    drawing = draw(graph)
    yield _HEAD
    yield from _columns("node", NODE_COLUMNS)
    yield from _columns("edge", EDGE_COLUMNS)
    yield "<nodes>\n"
    yield from map(_node, drawing.nodes)
    yield "</nodes>\n<edges>\n"
    yield from map(_edge, drawing.edges)
    yield "</edges>\n</graph>\n</gexf>\n"


def _columns(element: str, columns: tuple[Column, ...]) -> Iterator[str]:
    yield f'<attributes class="{element}" mode="static">\n'
    for column in columns:
        if column.name not in _OWN:
            yield f'<attribute id="{column.name}" title="{column.name}" type="{_TYPES[column.type]}"/>\n'
    yield "</attributes>\n"


def _node(node: DrawnNode) -> str:
    return (
        f'<node id="{attribute(node.id)}" label="{attribute(node.label)}"{_when(node.spells)}>'
        f"{_values(node.data)}{_spells(node.spells)}"
        f'<viz:color {_rgb(node.color)}/><viz:position x="{node.x}" y="{node.y}" z="0.0"/>'
        f'<viz:size value="{node.size}"/></node>\n'
    )


def _edge(edge: DrawnEdge) -> str:
    return (
        f'<edge id="{edge.id}" source="{attribute(edge.source)}" target="{attribute(edge.target)}" type="directed"'
        f' kind="{attribute(edge.role)}" label="{attribute(edge.role)}" weight="{edge.weight}"{_when(edge.spells)}>'
        f"{_values(edge.data)}<viz:color {_rgb(edge.color)}/></edge>\n"
    )


def _values(values: dict[str, Plain]) -> str:
    if not values:
        return ""
    cells = [f'<attvalue for="{name}" value="{_text(value)}"/>' for name, value in values.items()]
    return f"<attvalues>{''.join(cells)}</attvalues>"


def _text(value: Plain) -> str:
    if isinstance(value, str):
        return attribute(value)
    return str(value).lower()


def _when(spells: tuple[Spell, ...]) -> str:
    """One stretch of days is told on the element itself; several are told by `_spells`."""
    return _days(spells[0]) if len(spells) == 1 else ""


def _spells(spells: tuple[Spell, ...]) -> str:
    if len(spells) < 2:
        return ""
    return f"<spells>{''.join(f'<spell{_days(spell)}/>' for spell in spells)}</spells>"


def _days(spell: Spell) -> str:
    first, last = spell
    start = f' start="{_day(first)}"' if first else ""
    end = f' end="{_day(last)}T23:59:59"' if last else ""
    return start + end


def _day(day: date) -> str:
    return day.isoformat()


def _rgb(color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f'r="{red}" g="{green}" b="{blue}"'
