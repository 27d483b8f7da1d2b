"""What a user of the command sees while it runs and when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from dateline.graph import EventGraph
    from dateline.ingest import Skipped
    from dateline.model import Annotation


PIPED_WIDTH = 132
"""Columns of a table that goes into a file or a pipe, which have no width of their own."""


class Watch:
    """Counts what goes by while a graph is built, and moves the bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task("reading", total=None)
        self.documents = 0
        self.timexes = 0
        self.mentions = 0
        self.warnings: list[tuple[str, str]] = []

    def found(self, documents: int) -> None:
        self._progress.update(self._task, total=documents)

    def annotated(self, annotation: Annotation) -> None:
        self.documents += 1
        self.timexes += len(annotation.timexes)
        self.mentions += len(annotation.events)
        self.warnings += ((annotation.document.id, warning) for warning in annotation.warnings)
        self._progress.update(self._task, advance=1, description=_shortened(annotation.document.id))

    def merging(self) -> None:
        self._progress.update(self._task, description="merging")


@contextmanager
def watching() -> Iterator[Watch]:
    """A bar on the terminal, gone when the work is done; nothing where the output is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        yield Watch(progress)


def console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False)
    if not made.is_terminal:
        made.width = PIPED_WIDTH
    return made


def say_skipped(skipped: Iterable[Skipped]) -> None:
    for item in skipped:
        typer.echo(f"skipped {item.source}: {item.reason}", err=True)


def summarise(
    graph: EventGraph, watch: Watch, skipped: Sequence[Skipped], seconds: float, written: Sequence[Path]
) -> None:
    """The closing summary: what was read, what was found, what was written."""
    say_skipped(skipped)
    of_reading = [(document.id, warning) for document in graph.documents for warning in document.warnings]
    for document_id, warning in dict.fromkeys([*of_reading, *watch.warnings]):
        typer.echo(f"note on {document_id}: {warning}", err=True)
    reports = sum(len(event.mentions) for event in graph.events)
    rows = (
        ("documents read", f"{watch.documents}, {len(skipped)} skipped"),
        ("time expressions", f"{watch.timexes}"),
        ("event mentions", f"{watch.mentions}"),
        ("events", f"{len(graph.events)}, from {reports} of these mentions"),
        ("merges", f"{reports - len(graph.events)}"),
        ("entities", f"{len(graph.entities)}"),
        ("seconds", f"{seconds:.1f}"),
        ("written", ", ".join(str(path) for path in written)),
    )
    for name, value in rows:
        typer.echo(f"{name:<17}{value}")


def _shortened(name: str) -> str:
    return name if len(name) <= 32 else f"{name[:31]}…"
