"""The events of a graph in the order of time, shown as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.flatten import clean
from dateline.export.markup import text
from dateline.export.order import by_time
from dateline.export.tables import one_line
from dateline.model import Event


@dataclass(frozen=True, slots=True)
class Timeline:
    """A sequence of events; `print` it, loop over it, or leave it on the last line of a notebook cell."""

    events: tuple[Event, ...]

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __getitem__(self, at: int) -> Event:
        return self.events[at]

    def __str__(self) -> str:
        rows = [_row(event) for event in self.events]
        widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
        return "\n".join(f"{when:<{widths[0]}}  {status:<{widths[1]}}  {what}" for when, status, what, _ in rows)

    def __repr__(self) -> str:
        return f"Timeline: {len(self.events)} events"

    def _repr_html_(self) -> str:
        head = "".join(f"<th style='text-align:left'>{name}</th>" for name in ("when", "status", "what", "sources"))
        body = "".join(
            "<tr>" + "".join(f"<td style='text-align:left'>{text(cell)}</td>" for cell in _row(event)) + "</tr>"
            for event in self.events
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def timeline(events: tuple[Event, ...]) -> Timeline:
    return Timeline(tuple(sorted(events, key=by_time)))


def _row(event: Event) -> tuple[str, str, str, str]:
    what = event.label + (f" ({event.count} times)" if event.count > 1 else "")
    return (
        str(event.interval or "undated"),
        event.status.value,
        clean(one_line(what)),
        str(event.independent_sources),
    )
