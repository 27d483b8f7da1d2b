"""EventGraph -> GraphML that Gephi, Gephi Lite, igraph, yEd and networkx read with everything in it.

GraphML carries data, colours, sizes and positions. It cannot feed Gephi's timeline: `gexf.py` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import write_atomically
from dateline.export.flatten import Plain
from dateline.export.gephi import Drawing, draw
from dateline.export.markup import attribute, text
from dateline.export.multigraph import EDGE_COLUMNS, NODE_COLUMNS, Column

if TYPE_CHECKING:
    from dateline.graph import EventGraph

# What Gephi draws with. It knows a key by its id first and by its name second, so nodes have the plain ids.
_NODE_DRAWING = (("label", "string"), ("color", "string"), ("size", "double"), ("x", "double"), ("y", "double"))
_EDGE_DRAWING = (("label", "string"), ("weight", "double"), ("color", "string"))
_DRAWN = {name for name, _ in _NODE_DRAWING + _EDGE_DRAWING}

_TYPES: dict[type[Plain], str] = {str: "string", int: "long", float: "double", bool: "boolean"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(graph: EventGraph, path: str | Path, *, strict: bool = False) -> None:
    """Write the graph as GraphML.

    Each edge tells its role twice, as data and as an XML attribute `label`, by which Gephi keeps parallel edges apart.
    The schema of GraphML knows no such attribute: `strict` leaves it out, and gives every node an id that is an XML
    name token, for readers that validate.

    Raises:
        OutputError: the file cannot be written.
    """
    write_atomically(path, _lines(draw(graph, strict_ids=strict), strict=strict))


def _lines(drawing: Drawing, *, strict: bool) -> Iterator[str]:
    yield _HEAD
    yield from _keys("node", _NODE_DRAWING, NODE_COLUMNS)
    yield from _keys("edge", _EDGE_DRAWING, EDGE_COLUMNS)
    yield '<graph id="dateline" edgedefault="directed">\n'
    for node in drawing.nodes:
        drawn: dict[str, Plain] = {
            "label": node.label,
            "color": node.color,
            "size": node.size,
            "x": node.x,
            "y": node.y,
        }
        yield f'<node id="{attribute(node.id)}">{_data(_NODE_DATA, drawn | node.data)}</node>\n'
    for edge in drawing.edges:
        drawn = {"label": edge.role, "weight": edge.weight, "color": edge.color}
        kind = "" if strict else f' label="{attribute(edge.role)}"'
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        yield f'<edge id="{edge.id}" {ends}{kind}>{_data(_EDGE_DATA, drawn | edge.data)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(element: str, drawing: tuple[tuple[str, str], ...], columns: tuple[Column, ...]) -> Iterator[str]:
    data = tuple((column.name, _TYPES[column.type]) for column in columns if column.name not in _DRAWN)
    for name, kind in drawing + data:
        yield f'<key id="{_key(element[0], name)}" for="{element}" attr.name="{name}" attr.type="{kind}"/>\n'


def _key(element: str, name: str) -> str:
    """XML ids are unique in a file, and nodes and edges share names: "n_status", "e_status"; but see _NODE_DRAWING."""
    return name if element == "n" and name in _DRAWN else f"{element}_{name}"


def _data(tags: dict[str, str], values: dict[str, Plain]) -> str:
    return "".join([f"{tags[name]}{_text(value)}</data>" for name, value in values.items()])


def _text(value: Plain) -> str:
    if isinstance(value, str):
        return text(value)
    return str(value).lower()


def _tags(element: str, drawing: tuple[tuple[str, str], ...], columns: tuple[Column, ...]) -> dict[str, str]:
    names = [name for name, _ in drawing] + [column.name for column in columns]
    return {name: f'<data key="{_key(element, name)}">' for name in names}


_NODE_DATA = _tags("n", _NODE_DRAWING, NODE_COLUMNS)
_EDGE_DATA = _tags("e", _EDGE_DRAWING, EDGE_COLUMNS)
