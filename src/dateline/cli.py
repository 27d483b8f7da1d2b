"""The command line: each command parses its arguments, calls one function and writes.

Nothing heavy is imported before a command needs it, so that --help answers at once.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from dateline import __version__
from dateline.errors import DatelineError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.progress import Progress, TaskID

    from dateline.graph import EventGraph
    from dateline.ingest import Skipped
    from dateline.model import Annotation, Document

app = typer.Typer(
    help="From news articles to an event timeline: what happened, when, where, who, how sure, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Output = Annotated[Path, typer.Option("--output", "-o", help="The folder that holds the graph.", file_okay=False)]
DEFAULT_OUTPUT = Path("output")


@app.callback(invoke_without_command=True)
def dateline(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="Articles: text, Markdown, HTML, CSV, JSON Lines, or folders.")],
    output: Output = DEFAULT_OUTPUT,
) -> None:
    """Read articles and write graph.html, graph.graphml, graph.gexf and events.csv."""
    from dateline import pipeline
    from dateline.export import check_writable, write_all

    began = time.monotonic()
    check_writable(output)
    with _progress() as progress:
        watch = _Watch(progress)
        graph = pipeline.build(paths, watch=watch)
    if not watch.documents:
        _report_skipped(watch.skipped)
        raise InputError("nothing could be read; give at least one article in text, Markdown, HTML, CSV or JSON Lines")
    written = write_all(graph, output)
    _summarise(graph, watch, time.monotonic() - began, written)


@app.command()
def show(
    output: Output = DEFAULT_OUTPUT,
    everything: Annotated[bool, typer.Option("--all", help="Statements and undated events as well.")] = False,
) -> None:
    """Print the timeline of a graph that was built before."""
    from dateline.export.terminal import timeline_table

    _console().print(timeline_table(_open(output), everything=everything))


@app.command()
def explain(event_id: Annotated[str, typer.Argument(metavar="ID")], output: Output = DEFAULT_OUTPUT) -> None:
    """Print the sentences, rules and merges behind an event or entity."""
    typer.echo(_open(output).explain(event_id))


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
def read(file: Path) -> None:
    """Print what one article says happened, and the words each part came from."""
    from dateline.export.terminal import event_lines

    for line in event_lines(_annotated(file)):
        typer.echo(line)


def main() -> None:
    """The console command. Exit status: 0 done, 1 interrupted, 2 nothing could be done, with the reason."""
    try:
        app(standalone_mode=False)
    except DatelineError as error:
        sys.exit(_fail(str(error)))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("stopped; earlier output is as it was", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)


def _fail(message: str) -> int:
    typer.echo(f"dateline: {message}", err=True)
    return 2


def _annotated(file: Path) -> Annotation:
    from dateline import annotate, read_document

    return annotate(read_document(file))


def _open(output: Path) -> EventGraph:
    from dateline.graph import EventGraph

    return EventGraph.load(output)


# ---------------------------------------------------------------- what the user sees while it runs


class _Watch:
    """Counts what goes by and moves the bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task("reading", total=None)
        self.documents = 0
        self.timexes = 0
        self.mentions = 0
        self.skipped: list[Skipped] = []

    def found(self, documents: int, skipped: list[Skipped]) -> None:
        self.skipped = skipped
        self._progress.update(self._task, total=documents)

    def annotated(self, annotation: Annotation) -> None:
        self.documents += 1
        self.timexes += len(annotation.timexes)
        self.mentions += len(annotation.events)
        self._progress.update(self._task, advance=1, description=_short(annotation.document))

    def merging(self) -> None:
        self._progress.update(self._task, description="merging")


def _short(document: Document) -> str:
    return document.id if len(document.id) <= 32 else f"{document.id[:31]}…"


@contextmanager
def _progress() -> Iterator[Progress]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
        yield progress


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


def _report_skipped(skipped: list[Skipped]) -> None:
    for item in skipped:
        typer.echo(f"skipped {item.source}: {item.reason}", err=True)


def _summarise(graph: EventGraph, watch: _Watch, seconds: float, written: list[Path]) -> None:
    _report_skipped(watch.skipped)
    for document in graph.documents:
        for warning in document.warnings:
            typer.echo(f"note on {document.id}: {warning}", err=True)
    merged = sum(len(event.mentions) - 1 for event in graph.events)
    rows = [
        ("documents read", f"{watch.documents}" + (f", {len(watch.skipped)} skipped" if watch.skipped else "")),
        ("time expressions", f"{watch.timexes}"),
        ("event mentions", f"{watch.mentions}"),
        ("events", f"{len(graph.events)}, with {merged} more reports of them merged in"),
        ("entities", f"{len(graph.entities)}"),
        ("seconds", f"{seconds:.1f}"),
    ]
    for name, value in rows:
        typer.echo(f"{name:<17}{value}")
    typer.echo("written          " + ", ".join(str(path) for path in written))


if __name__ == "__main__":
    main()
