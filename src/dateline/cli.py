"""The command line: each command parses its arguments, calls one function and writes.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline import __version__
from dateline.console import console, say_skipped, summarise, watching
from dateline.errors import DatelineError, InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.graph import EventGraph
    from dateline.merge import Decision
    from dateline.model import Annotation, Event

app = typer.Typer(
    help="From news articles to an event timeline: what happened, when, where, who, how sure, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Output = Annotated[Path, typer.Option("--output", "-o", help="The folder that holds the graph.")]
EventId = Annotated[str, typer.Argument(metavar="ID", help="The id of an event, as `dateline show` prints it.")]
Rules = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="FILE", help="Event rules of your own (TOML); may be repeated.")
]
Offices = Annotated[
    list[Path] | None,
    typer.Option("--offices", metavar="FILE", help="Who held which office, by your own list (CSV); may be repeated."),
]
Note = Annotated[str, typer.Option("--note", help="Why; kept beside the decision.")]
DEFAULT_OUTPUT = Path("output")

MANY_DOCUMENTS = 64
"""From this many articles on, reading them in several processes is faster than in one."""


@app.callback(invoke_without_command=True)
def dateline(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


# ---------------------------------------------------------------- building and looking


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="Articles: text, Markdown, HTML, CSV, JSON Lines, or folders.")],
    output: Output = DEFAULT_OUTPUT,
    add: Annotated[bool, typer.Option("--add", help="Keep the articles that the folder's graph rests on.")] = False,
    workers: Annotated[
        int | None, typer.Option(help="Processes that read; as many as cores for large corpora.")
    ] = None,
    rules: Rules = None,
    offices: Offices = None,
) -> None:
    """Read articles and write graph.html, graph.graphml, graph.gexf and events.csv."""
    began = time.monotonic()
    _build(list(paths), output, keep=add, workers=workers, rules=rules or (), offices=offices or (), began=began)


@app.command()
def show(
    output: Output = DEFAULT_OUTPUT,
    everything: Annotated[bool, typer.Option("--all", help="Statements as well.")] = False,
) -> None:
    """Print the timeline of a graph that was built before."""
    from dateline.export.terminal import timeline_table

    console().print(timeline_table(_open(output), everything=everything))


@app.command()
def explain(
    node: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or the name of an actor or place.")],
    output: Output = DEFAULT_OUTPUT,
) -> None:
    """Print the sentences, rules and merges behind an event or entity."""
    typer.echo(str(_open(output).explain(node)))


@app.command()
def who(name: str, output: Output = DEFAULT_OUTPUT, offices: Offices = None) -> None:
    """Print who someone is: spellings, offices with their dates, and why they are one."""
    from dateline.additions import read_additions
    from dateline.resolve.who import who as describe

    has_graph = any(output.glob("graph.json"))
    with read_additions(offices=offices or ()).in_force():
        lines = describe(name, _open(output).entities if has_graph else ())
    if not lines:
        raise InputError(f"nobody and nothing named {name!r} is known; try another spelling or the family name")
    typer.echo("\n".join(lines))


@app.command()
def export(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="`dateline export --list` names them.")] = "",
    output: Output = DEFAULT_OUTPUT,
    to: Annotated[
        Path | None, typer.Option(help="The file or folder to write; by default in the output folder.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="Print the formats, their use and what each loses.")] = False,
) -> None:
    """Write the graph of a folder in another format, without building it again."""
    from dateline.export import FORMATS
    from dateline.export import export as write

    if list_all or not format_name:
        for entry in FORMATS.values():
            typer.echo(f"{entry.name:<11} {entry.purpose}. Loses: {entry.loses}.")
        return
    graph = _open(output)
    default = output / FORMATS[format_name].file_name if format_name in FORMATS else output
    typer.echo(write(graph, format_name, to or default))


# ---------------------------------------------------------------- one article


@app.command()
def dates(
    file: Path,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for machines.")] = False,
) -> None:
    """Print the time expressions of one article with value, interval, rule and anchor."""
    from dateline.export.terminal import timex_lines

    for line in timex_lines(_annotated(file), as_json=as_json):
        typer.echo(line)


@app.command()
def read(file: Path, rules: Rules = None, offices: Offices = None) -> None:
    """Print what one article says happened, and the words each part came from."""
    from dateline.export.terminal import event_lines

    for line in event_lines(_annotated(file, rules or (), offices or ())):
        typer.echo(line)


# ---------------------------------------------------------------- decisions


@app.command()
def merge(left: EventId, right: EventId, output: Output = DEFAULT_OUTPUT, note: Note = "") -> None:
    """Decide that two events are one."""
    from dateline.merge.decisions import merge_decision

    graph = _open(output)
    _decide(merge_decision(_event(graph, left), _event(graph, right), note), output)


@app.command()
def split(
    event: EventId,
    mentions: Annotated[
        list[str] | None, typer.Argument(help="Mentions that speak of another event; all, if none.")
    ] = None,
    output: Output = DEFAULT_OUTPUT,
    note: Note = "",
) -> None:
    """Decide that mentions of one event speak of different ones."""
    from dateline.merge.decisions import split_decisions

    _decide(split_decisions(_event(_open(output), event), mentions or (), note), output)


@app.command()
def drop(event: EventId, output: Output = DEFAULT_OUTPUT, note: Note = "") -> None:
    """Decide that an event deserves no node."""
    from dateline.merge.decisions import drop_decisions

    _decide(drop_decisions(_event(_open(output), event), note), output)


@app.command(name="set")
def set_field(
    event: EventId,
    field: Annotated[str, typer.Argument(help="date, type, status or actor")],
    value: str,
    output: Output = DEFAULT_OUTPUT,
    note: Note = "",
) -> None:
    """Decide what an event's date, type, status or actor is."""
    from dateline.merge.decisions import set_decision

    _decide(set_decision(_event(_open(output), event), field, value, note), output)


@app.command()
def remove(document: Annotated[str, typer.Argument(metavar="DOC")], output: Output = DEFAULT_OUTPUT) -> None:
    """Take an article out of the graph."""
    from dateline.store import Store

    _open(output)
    with Store(output) as store:
        store.remove(document)
    try:
        _build([], output, keep=True)
    except DatelineError:
        # Such as a decision about one of its mentions: the article stays until the build without it succeeds.
        with Store(output) as store:
            store.put_back(document)
        raise


@app.command()
def diff(output: Output = DEFAULT_OUTPUT) -> None:
    """Print what the last build added, changed or contradicted."""
    from dateline.graph import EventGraph
    from dateline.store import Store

    _open(output)
    with Store(output) as store:
        builds = store.builds()
        if len(builds) < 2:
            raise OutputError(f"{output}: only one build so far; `dateline build --add` more articles first")
        before, after = (EventGraph(*store.graph_at(build.number)) for build in builds[-2:])
    typer.echo(str(before.diff(after)))


# ---------------------------------------------------------------- what the commands share


def _build(
    paths: list[Path],
    output: Path,
    *,
    keep: bool,
    workers: int | None = None,
    rules: Iterable[Path] = (),
    offices: Iterable[Path] = (),
    began: float | None = None,
) -> None:
    from dateline import pipeline
    from dateline.export import check_writable, write_all
    from dateline.merge import read_decisions
    from dateline.merge.decisions import FILE_NAME
    from dateline.store import Store

    began = time.monotonic() if began is None else began
    check_writable(output)
    sources, skipped = pipeline.load(paths)
    if paths and not sources:
        say_skipped(skipped)
        raise InputError("nothing could be read; give at least one article in text, Markdown, HTML, CSV or JSON Lines")
    if workers is None and len(sources) >= MANY_DOCUMENTS:
        workers = os.cpu_count()
    decisions = read_decisions(output / FILE_NAME)
    try:
        with Store(output) as store, watching() as watch:
            graph = pipeline.build(
                sources,
                workers=workers,
                watch=watch,
                store=store,
                keep=keep,
                decisions=decisions,
                rules=rules,
                offices=offices,
            )
            notes = store.notes
    except KeyboardInterrupt:
        typer.echo("stopped; earlier output is as it was, and what was read is kept for the next build", err=True)
        raise
    for note in notes:
        typer.echo(note, err=True)
    written = write_all(graph, output)
    summarise(graph, watch, skipped, time.monotonic() - began, written)


def _decide(decisions: Iterable[Decision], output: Path) -> None:
    """Append to the decisions of the folder and build its graph again."""
    from dateline.export.atomic import write_atomically
    from dateline.merge.decisions import FILE_NAME, appended

    path = output / FILE_NAME
    before = path.read_text("utf-8") if path.exists() else ""
    write_atomically(path, appended(before, decisions))
    try:
        _build([], output, keep=True)
    except DatelineError:
        # A decision that contradicts an earlier one must not stay and break every later build.
        write_atomically(path, before) if before else path.unlink()
        raise


def _event(graph: EventGraph, id_: str) -> Event:
    found = [event for event in graph.events if event.id.startswith(id_)]
    if len(found) != 1:
        what = "no event" if not found else f"{len(found)} events"
        raise InputError(f"{what} with the id {id_!r}; `dateline show` prints the ids")
    return found[0]


def _annotated(file: Path, rules: Iterable[Path] = (), offices: Iterable[Path] = ()) -> Annotation:
    from dateline.ingest import read_document
    from dateline.pipeline import annotate

    return annotate(read_document(file), rules=rules, offices=offices)


def _open(output: Path) -> EventGraph:
    from dateline.graph import EventGraph

    return EventGraph.load(output)


def main() -> None:
    """The console command. Exit status: 0 done, 1 interrupted, 2 nothing could be done, with the reason."""
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
