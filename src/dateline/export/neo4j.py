"""EventGraph -> nodes.csv and relationships.csv for `neo4j-admin database import`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.flatten import Plain
from dateline.export.gephi import readable_id
from dateline.export.multigraph import EDGE_COLUMNS, NODE_COLUMNS, Column
from dateline.export.tables import one_line, write_csv

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_TYPES: dict[type[Plain], str] = {str: "string", int: "long", float: "double", bool: "boolean"}
_DATES = {"earliest", "latest"}


def write_neo4j(graph: EventGraph, path: str | Path) -> None:
    """Write the pair of tables into the folder `path`. Import them with

        neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv

    Nodes are labelled Event, or Actor or Place together with their kind (Person); relationships are typed by role
    (AGENT, AFTER). Line ends in texts become blanks, so that no row takes two lines.

    Raises:
        OutputError: a file cannot be written.
    """
    network = graph.to_networkx()
    nodes = (
        {"id:ID": readable_id(node), ":LABEL": _labels(data), **_named(data, NODE_COLUMNS)}
        for node, data in network.nodes(data=True)
    )
    edges = (
        {
            ":START_ID": readable_id(source),
            ":END_ID": readable_id(target),
            ":TYPE": str(data["label"]).upper(),
            **_named(data, EDGE_COLUMNS),
        }
        for source, target, data in network.edges(data=True)
    )
    _write(Path(path) / "nodes.csv", ("id:ID", ":LABEL"), NODE_COLUMNS, nodes)
    _write(Path(path) / "relationships.csv", (":START_ID", ":END_ID", ":TYPE"), EDGE_COLUMNS, edges)


def _write(path: Path, own: tuple[str, ...], columns: Iterable[Column], rows: Iterator[dict[str, Plain]]) -> None:
    write_csv(path, (*own, *map(_header, columns)), rows, for_spreadsheets=False)


def _header(column: Column) -> str:
    return f"{column.name}:{'date' if column.name in _DATES else _TYPES[column.type]}"


def _named(data: dict[str, Plain], columns: Iterable[Column]) -> dict[str, Plain]:
    held = ((_header(column), data[column.name]) for column in columns if column.name in data)
    return {name: one_line(value) if isinstance(value, str) else value for name, value in held}


def _labels(data: dict[str, Plain]) -> str:
    if data["node_kind"] == "event":
        return "Event"
    return ";".join(dict.fromkeys((str(data["node_kind"]).title(), str(data["kind"]).title())))
