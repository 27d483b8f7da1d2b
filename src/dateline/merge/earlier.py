"""Which of many events the dates put last before another one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from dateline.model import Event

_ENDLESS = 10**9
_Key = TypeVar("_Key", bound=Hashable)


def latest_before(
    event: Event, others: Iterable[Event], *, within_days: int = _ENDLESS, same_day: bool = False
) -> Event | None:
    """The last of `others` that was over before the event began, at most so long before; None where there is none.

    With `same_day`, also what was on the one day of the event.
    """
    found = [other for other in others if other is not event and _precedes(other, event, same_day=same_day)]
    near = [other for other in found if _first_day(event) - _last_day(other) <= within_days]
    return max(near, key=lambda other: (_last_day(other), other.id), default=None)


def grouped(events: Sequence[Event], keys: Callable[[Event], Iterable[_Key]]) -> dict[_Key, list[Event]]:
    """The events by each of their keys, in their order."""
    found: dict[_Key, list[Event]] = {}
    for event in events:
        for key in keys(event):
            found.setdefault(key, []).append(event)
    return found


def _precedes(event: Event, other: Event, *, same_day: bool) -> bool:
    first, second = event.interval, other.interval
    if first is None or second is None:
        return False
    return first.precedes(second) or (same_day and first.days == 1 and first.overlaps(second) and second.days == 1)


def _last_day(event: Event) -> int:
    return event.interval.latest.toordinal() if event.interval and event.interval.latest else -_ENDLESS


def _first_day(event: Event) -> int:
    return event.interval.earliest.toordinal() if event.interval and event.interval.earliest else _ENDLESS
