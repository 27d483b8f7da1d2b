"""A small static timeline as SVG, for places where the page cannot run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from dateline.export.flatten import clean
from dateline.export.markup import attributes, text
from dateline.export.order import by_time
from dateline.export.tables import one_line
from dateline.model import Event
from dateline.viewer.words import date_in_words, day_span

if TYPE_CHECKING:
    from dateline.graph import EventGraph

MOST_ROWS = 20

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 860, 330, 850, 20, 26
_EPOCH = date(1970, 1, 1).toordinal()


def timeline_svg(graph: EventGraph) -> str:
    """The most reported events, a row each: a bar over the days it may have happened on.

    What happened is filled, what may or will happen is a dashed outline, what was denied is struck through. Its own
    colours and ground, so that it reads the same in a dark notebook.
    """
    events = most_reported(graph.events, MOST_ROWS)
    height = _TOP + _ROW * max(1, len(events)) + 8
    x = _axis(events)
    rows = "".join(_row(event, _TOP + _ROW * at, x) for at, event in enumerate(events))
    more = len(graph.events) - len(events)
    head = f"{len(events)} of {len(graph.events)} events" if more else f"{len(events)} events"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" font-size="11">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="8" y="16" fill="#555555">{head}</text>{_ends(events, x)}{rows}</svg>'
    )


def most_reported(events: tuple[Event, ...], limit: int) -> tuple[Event, ...]:
    """At most `limit` events, chosen by their number of sources and mentions, in order of time."""
    ranked = sorted(events, key=lambda event: (-event.independent_sources, -len(event.mentions), by_time(event)))
    return tuple(sorted(ranked[:limit], key=by_time))


def _known_days(events: tuple[Event, ...]) -> list[int]:
    return [day for event in events for day in day_span(event.interval) if day is not None]


def _axis(events: tuple[Event, ...]) -> Callable[[int], float]:
    """Day number -> x; the known days fill the width."""
    days = _known_days(events) or [0]
    first, last = min(days), max(days) + 1
    return lambda day: round(_LEFT + 12 + (_RIGHT - _LEFT - 24) * (day - first) / (last - first), 1)


def _ends(events: tuple[Event, ...], x: Callable[[int], float]) -> str:
    """The first and the last day, written over the field."""
    days = sorted(set(_known_days(events)))
    shown = {days[0]: "start", days[-1]: "end"} if len(days) > 1 else dict.fromkeys(days, "start")
    return "".join(
        f'<text{attributes(x=x(day), y=16, fill="#555555")} text-anchor="{anchor}">{_day(day)}</text>'
        for day, anchor in shown.items()
    )


def _day(day: int) -> str:
    """ISO, or the year alone for days that Python's calendar does not reach."""
    ordinal = day + _EPOCH
    in_calendar = date.min.toordinal() <= ordinal <= date.max.toordinal()
    return date.fromordinal(ordinal).isoformat() if in_calendar else f"year {1970 + round(day / 365.2425)}"


def _row(event: Event, top: int, x: Callable[[int], float]) -> str:
    label = clean(one_line(event.label))
    shown = label if len(label) <= 44 else f"{label[:43]}…"
    strike = ' text-decoration="line-through"' if event.status.value == "denied" else ""
    words = f"<text{attributes(x=8, y=top + 13, fill='#111111')}{strike}>{text(shown)}</text>"
    when = clean(f"{label}: {date_in_words(event.interval)}, {event.status}")
    return f"<g><title>{text(when)}</title>{words}{_bar(event, top, x)}</g>"


def _bar(event: Event, top: int, x: Callable[[int], float]) -> str:
    first, last = day_span(event.interval)
    if first is None and last is None:
        return f"<text{attributes(x=_LEFT + 12, y=top + 13, fill='#767676')}>date unknown</text>"
    left = _LEFT if first is None else x(first)
    right = _RIGHT if last is None else x(last + 1)
    look = ' fill="#0072b2"' if event.status.is_fact else ' fill="#ffffff" stroke="#b35900" stroke-dasharray="3 2"'
    vague = event.interval is None or event.interval.approximate or not event.interval.is_bounded
    fade = ' opacity="0.45"' if vague and event.status.is_fact else ""
    return (
        f"<rect{attributes(x=left, y=top + 4, width=max(4.0, round(right - left, 1)), height=11, rx=2)}{look}{fade}/>"
    )
