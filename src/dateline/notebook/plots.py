"""Figures with matplotlib. Only imported when a figure is asked for; no global state of pyplot is touched."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dateline.errors import DatelineError
from dateline.export.flatten import clean
from dateline.export.gephi import EVENT_COLORS, OTHER_COLOR
from dateline.export.tables import one_line
from dateline.model import Event, Status
from dateline.notebook.picture import most_reported
from dateline.viewer.words import day_span

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from dateline.graph import EventGraph

# Okabe and Ito's colours and the hatches that tell a second round of them apart.
_COLORS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999")
_HATCHES = ("", "//", "xx")

# Of the whole width: a day among years can still be seen.
_NARROWEST = 0.006

_EPOCH = date(1970, 1, 1).toordinal()


class ShownFigure(Figure):
    """A Figure that a notebook shows when it is the value of a cell, whether or not pyplot was imported."""

    def _repr_png_(self) -> bytes:
        picture = io.BytesIO()
        with warnings.catch_warnings():
            # An emoji that the font lacks is drawn as a box; a warning in the cell would not help.
            warnings.filterwarnings("ignore", message="Glyph")
            self.savefig(picture, format="png", metadata={"Software": None})
        return picture.getvalue()


def plot_timeline(graph: EventGraph, *, limit: int) -> Figure:
    """Bars over the days on which the events may have happened; an arrow where an end is open."""
    events = most_reported(_dated(graph), limit)
    figure = ShownFigure(figsize=(10, 0.8 + 0.28 * max(3, len(events))), layout="constrained")
    axes = figure.subplots()
    known = [day for event in events for day in _ends(event) if day is not None] or [0]
    first, last = _within_calendar(min(known) - 1, max(known) + 2)
    for row, event in enumerate(events):
        _draw_bar(axes, row, event, first, last)
    axes.set_yticks(range(len(events)), [_label(event) for event in events])
    axes.set_ylim(len(events) - 0.4, -0.6)
    axes.set_xlim(first, last)
    _date_axis(axes)
    axes.set_title(f"{len(events)} of {len(graph.events)} events; hatched: did not happen, or not yet", fontsize=9)
    return figure


def _draw_bar(axes: Axes, row: int, event: Event, first: int, last: int) -> None:
    earliest, latest = _ends(event)
    left = first if earliest is None else earliest
    right = last if latest is None else latest + 1
    width = max(right - left, _NARROWEST * (last - first))
    vague = event.interval is not None and (event.interval.approximate or not event.interval.is_bounded)
    axes.barh(
        row,
        width,
        left=left,
        height=0.6,
        color=EVENT_COLORS.get(event.status.value, OTHER_COLOR),
        alpha=0.45 if vague else 1.0,
        hatch="" if event.status.is_fact else "///",
        edgecolor="white",
    )


def plot_activity(graph: EventGraph, *, by: str) -> Figure:
    """Events a month, at the first month in which each may have happened."""
    if by not in ("status", "type"):
        raise DatelineError(f"cannot count by {by!r}; choose status or type")
    counts = Counter((_month(event), str(getattr(event, by))) for event in _dated(graph))
    months = sorted({month for month, _ in counts})
    names = [status.value for status in Status] if by == "status" else sorted({name for _, name in counts})
    figure = ShownFigure(figsize=(10, 3.2), layout="constrained")
    axes = figure.subplots()
    floor = [0] * len(months)
    for at, name in enumerate(name for name in names if any(counts[month, name] for month in months)):
        heights = [counts[month, name] for month in months]
        color, hatch = _COLORS[at % 8], _HATCHES[at // 8 % 3]
        axes.bar(months, heights, 25, bottom=floor, label=clean(name), color=color, hatch=hatch)
        floor = [below + height for below, height in zip(floor, heights, strict=True)]
    axes.set_ylabel("events a month")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    _date_axis(axes)
    if months:
        axes.set_xlim(*_within_calendar(months[0] - 30, months[-1] + 30))
        axes.legend(fontsize=8, frameon=False)
    return figure


def _within_calendar(first: int, last: int) -> tuple[int, int]:
    """The days that can be drawn: matplotlib fails on the one before the year 1 and the one after 9999."""
    return max(first, date.min.toordinal() - _EPOCH), min(last, date.max.toordinal() - _EPOCH)


def _date_axis(axes: Axes) -> None:
    axes.xaxis_date()
    axes.spines[["top", "right"]].set_visible(False)


def _dated(graph: EventGraph) -> tuple[Event, ...]:
    return tuple(event for event in graph.events if _ends(event) != (None, None))


def _ends(event: Event) -> tuple[int | None, int | None]:
    """First and last day as matplotlib counts them, from 1970-01-01; only days of Python's calendar can be drawn."""
    in_calendar = event.interval and (event.interval.earliest or event.interval.latest)
    return day_span(event.interval) if in_calendar else (None, None)


def _month(event: Event) -> int:
    """The day number of the first of the month."""
    first, last = _ends(event)
    day = date.fromordinal((first if first is not None else last or 0) + _EPOCH)
    return day.toordinal() - day.day + 1 - _EPOCH


def _label(event: Event) -> str:
    """Matplotlib reads a dollar sign as mathematics."""
    label = clean(one_line(event.label)).replace("$", r"\$")
    return label if len(label) <= 48 else f"{label[:47]}…"
