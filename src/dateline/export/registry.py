"""Every format that a graph can be written in, by name; and the files of a build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from dateline.errors import OutputError

if TYPE_CHECKING:
    from dateline.graph import EventGraph


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph: `function` of `module` is called with graph and path.

    `file_name` is what it is called inside a folder; a name without a suffix is a folder. `loses` says what does not
    come back when the file is read again.
    """

    name: str
    file_name: str
    module: str
    function: str
    purpose: str
    loses: str

    @property
    def write(self) -> Callable[[EventGraph, Path], None]:
        """The writer; its module is imported now and no earlier."""
        function: Callable[[EventGraph, Path], None] = getattr(import_module(self.module), self.function)
        return function


_ALL = (
    Format(
        "html",
        "graph.html",
        "dateline.export.html",
        "write_html",
        "the page: one file that opens in a browser, with no network",
        "not meant to be read again",
    ),
    Format(
        "graphml",
        "graph.graphml",
        "dateline.export.graphml",
        "write_graphml",
        "Gephi, Gephi Lite, yEd, igraph: data, colours, sizes and positions",
        "lists become one text; only the first quote of an event; no timeline in Gephi",
    ),
    Format(
        "gexf",
        "graph.gexf",
        "dateline.export.gexf",
        "write_gexf",
        "Gephi's timeline, Gephi Lite",
        "lists become one text; only the first quote of an event",
    ),
    Format(
        "csv",
        "events.csv",
        "dateline.export.tables",
        "write_events_csv",
        "spreadsheets: one row an event",
        "offsets, rules and links; entities keep their names only",
    ),
    Format(
        "tables",
        "tables",
        "dateline.export.tables",
        "write_tables",
        "a folder of CSV tables: events, entities, mentions, documents, links",
        "types; lists become one text; rules' evidence, merge links, conflicting claims, document texts",
    ),
    Format(
        "parquet",
        "parquet",
        "dateline.export.tables",
        "write_parquet",
        "the same tables with their types, for pandas, DuckDB, Spark, R",
        "rules' evidence, merge links, conflicting claims, document texts",
    ),
    Format(
        "jsonld",
        "graph.jsonld",
        "dateline.export.jsonld",
        "write_jsonld",
        "triple stores: schema.org, SEM and PROV terms",
        "evidence of rules, merge links, history",
    ),
    Format(
        "ics",
        "events.ics",
        "dateline.export.ics",
        "write_ics",
        "calendars: events with a first and a last day, as all-day entries",
        "events with an open end or no date, actors, relations; the calendar knows no precision",
    ),
    Format(
        "timelinejs",
        "timeline.json",
        "dateline.export.timelinejs",
        "write_timelinejs",
        "TimelineJS: a slide for each dated event",
        "undated events, actors, relations",
    ),
    Format(
        "markdown",
        "chronology.md",
        "dateline.export.markdown",
        "write_markdown",
        "a chronology to read and to paste, with footnoted sources",
        "not meant to be read again",
    ),
    Format(
        "neo4j",
        "neo4j",
        "dateline.export.neo4j",
        "write_neo4j",
        "nodes.csv and relationships.csv for neo4j-admin database import",
        "lists become one text; only the first quote of an event; line ends",
    ),
    Format(
        "json",
        "graph.json",
        "dateline.export.saved",
        "save",
        "dateline itself: EventGraph.load, dateline show, explain and export",
        "nothing",
    ),
)

FORMATS = {format_.name: format_ for format_ in _ALL}

BUILD = ("html", "graphml", "gexf", "csv", "json")
"""What a build writes."""


def export(graph: EventGraph, format: str, path: str | Path) -> Path:  # noqa: A002 the word that users look for
    """Write the graph in one of FORMATS; a path that is a folder gets a file of the usual name. Returns its path.

    Raises:
        OutputError: no such format, or the file cannot be written.
    """
    if format not in FORMATS:
        raise OutputError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    path = Path(path)
    target = path / chosen.file_name if path.is_dir() else path
    chosen.write(graph, target)
    return target


def write_all(graph: EventGraph, folder: str | Path) -> list[Path]:
    """Write the files of a build into `folder`, which is made if need be.

    Raises:
        OutputError: the folder or a file cannot be written.
    """
    check_writable(folder)
    return [export(graph, name, Path(folder)) for name in BUILD]


def check_writable(folder: str | Path) -> None:
    """Make the folder and see that it takes a file, before hours of work are spent on what goes there.

    Raises:
        OutputError: it does not.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error}); choose a folder that you may write to") from error
