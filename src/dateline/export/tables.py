"""EventGraph -> tables for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import replacing, write_atomically
from dateline.export.fields import document_ids, event_fields
from dateline.export.flatten import Plain, flatten
from dateline.model import Conflict, Entity, Event, Tally

if TYPE_CHECKING:
    import pandas as pd

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
    "numbers",
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
            "numbers": map(tally_text, event.tallies),
            "conflicts": map(conflict_text, event.conflicts),
            "quotes": " | ".join(dict.fromkeys(one_line(mention.sentence.text) for mention in event.mentions)),
        }
    )


def tally_text(tally: Tally) -> str:
    """What the reports count: `killed: 20; 12 (a, 2031-05-05), 20 (b, 2031-05-07): later reports count more`."""
    told = [f"{count.value} ({count.document}, {count.published or 'undated'})" for count in tally.counts]
    if len({count.value for count in tally.counts}) == 1:
        return f"{tally.measure}: {tally.value}"
    return f"{tally.measure}: {tally.value}; {', '.join(told)}{tally.note and f': {tally.note}'}"


def conflict_text(conflict: Conflict) -> str:
    """The claims side by side: `killed: 12 (a), 14 (b)`."""
    claims = dict.fromkeys(f"{value} ({document})" for value, document, _ in conflict.claims)
    return f"{conflict.field}: {', '.join(claims)}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def _with_roles(linked: Iterable[tuple[str, Entity]]) -> Iterator[str]:
    return (f"{role}: {entity.name}" for role, entity in linked)


# ---------------------------------------------------------------- any table


def write_csv(
    path: str | Path, columns: tuple[str, ...], rows: Iterable[dict[str, Plain]], *, for_spreadsheets: bool = True
) -> None:
    """A table with a header row; a missing value is an empty cell.

    With `for_spreadsheets`, a cell that begins like a formula gets an apostrophe: articles are strangers' text.
    """
    cell = _safe_cell if for_spreadsheets else _cell
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column, "")) for column in columns] for row in rows)
    write_atomically(path, sheet.getvalue())


def _cell(value: Plain) -> Plain:
    return str(value).lower() if isinstance(value, bool) else value


def _safe_cell(value: Plain) -> Plain:
    is_suspect = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t"))
    return f"'{value}" if is_suspect else _cell(value)


# ---------------------------------------------------------------- all tables


def write_tables(graph: EventGraph, path: str | Path) -> None:
    """Write the data frames of events, entities, mentions, documents and links as CSV files into the folder `path`.

    Raises:
        OutputError: a file cannot be written.
    """
    for name, frame in frames_of(graph).items():
        write_csv(Path(path) / f"{name}.csv", tuple(frame.columns), map(flatten, _records(frame)))


def write_parquet(graph: EventGraph, path: str | Path) -> None:
    """Write the same tables as Parquet files, with their types: times are timestamps, several things are a list.

    Raises:
        OutputError: a file cannot be written.
    """
    for name, frame in frames_of(graph).items():
        with replacing(Path(path) / f"{name}.parquet") as unfinished:
            frame.to_parquet(unfinished, index=False)


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """The rows as plain Python values: days as dates, and None for nothing."""
    days = frame.select_dtypes("datetime")
    plain = frame.assign(**{str(name): days[name].dt.date for name in days}).astype(object)
    records = plain.where(frame.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]


def frames_of(graph: EventGraph) -> dict[str, pd.DataFrame]:
    """The graph's data frames by the name of their table."""
    return {
        "events": graph.events_frame(),
        "entities": graph.entities_frame(),
        "mentions": graph.mentions_frame(),
        "documents": graph.documents_frame(),
        "links": graph.links_frame(),
    }
