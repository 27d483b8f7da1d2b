"""Events in the order of time."""

from __future__ import annotations

from datetime import date

from dateline.model import Event


def by_time(event: Event) -> tuple[date, date, str]:
    """A sort key: the first day, or the last where only that is known; undated events at the end."""
    interval = event.interval
    earliest = interval.earliest if interval else None
    latest = interval.latest if interval else None
    return earliest or latest or date.max, latest or date.max, event.id
