"""EventGraph -> tables for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import write_atomically
from dateline.export.fields import document_ids, event_fields
from dateline.export.flatten import Plain, flatten
from dateline.model import Conflict, Entity, Event

if TYPE_CHECKING:
    from dateline.graph import EventGraph

EVENT_COLUMNS = (
    "id",
    "label",
    "type",
    "kind",
    "edtf",
    "earliest",
    "latest",
    "date_precision",
    "approximate",
    "basis",
    "status",
    "polarity",
    "count",
    "participants",
    "places",
    "other_places",
    "speakers",
    "independent_sources",
    "sources",
    "confidence",
    "relations",
    "conflicts",
    "quotes",
)


def write_events_csv(graph: EventGraph, path: str | Path) -> None:
    """One row an event, in the graph's order: UTF-8, comma, a line feed after each row.

    Several things in a cell are separated by "; ", quotes by " | ". A cell that a spreadsheet would take for a formula
    begins with an apostrophe.

    Raises:
        OutputError: the file cannot be written.
    """
    write_csv(path, EVENT_COLUMNS, (event_row(event) for event in graph.events))


def event_row(event: Event) -> dict[str, Plain]:
    return flatten(
        {
            "id": event.id,
            **event_fields(event),
            "participants": _with_roles(event.participants),
            "places": (place.name for place in event.places),
            "other_places": _with_roles(event.other_places),
            "speakers": (speaker.name for speaker in event.speakers),
            "sources": document_ids(event),
            "relations": (f"{relation.kind}: {relation.target}" for relation in event.relations),
            "conflicts": map(conflict_text, event.conflicts),
            "quotes": " | ".join(dict.fromkeys(one_line(mention.sentence.text) for mention in event.mentions)),
        }
    )


def conflict_text(conflict: Conflict) -> str:
    """The claims side by side: `killed: 12 (a), 14 (b)`."""
    claims = dict.fromkeys(f"{value} ({document})" for value, document, _ in conflict.claims)
    return f"{conflict.field}: {', '.join(claims)}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def _with_roles(linked: Iterable[tuple[str, Entity]]) -> Iterator[str]:
    return (f"{role}: {entity.name}" for role, entity in linked)


# ---------------------------------------------------------------- any table


def write_csv(path: str | Path, columns: tuple[str, ...], rows: Iterable[dict[str, Plain]]) -> None:
    """A table with a header row; a missing value is an empty cell."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    write_atomically(path, sheet.getvalue())


def _cell(value: Plain) -> Plain:
    """Articles are strangers' text: what begins like a formula must not run in a spreadsheet."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value
