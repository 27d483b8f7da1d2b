"""Why two mentions cannot report one event, whatever their words have in common."""

from __future__ import annotations

from datetime import timedelta

from dateline.merge.rows import Row, is_dated
from dateline.model import EventMention, Interval

# An announced date may slip by this much and still be the same event.
_SLIP = timedelta(7)
# Two reports of what is over and what is to come share no day when they were written this far apart.
_TENSE_SLACK = timedelta(1)
# One actor may be misread; that all of so many differ is no accident.
_CROWD = 2


def why_apart(left: EventMention, right: EventMention, left_row: Row, right_row: Row) -> str | None:
    """The reason in words, or None when they may be one."""
    if left.count != right.count and max(left.count, right.count) > 1:
        return f"one counts {max(left.count, right.count)}, the other {min(left.count, right.count)}"
    if reason := _dates_exclude(left, right):
        return reason
    if left.type == right.type == "STATEMENT" and _differ(left_row.agents, right_row.agents):
        return "different speakers"
    if min(len(left_row.actors), len(right_row.actors)) >= _CROWD and _differ(left_row.actors, right_row.actors):
        return None if set(left_row.states) & set(right_row.states) else "no actor in common"
    return None


def _dates_exclude(left: EventMention, right: EventMention) -> str | None:
    first, second = left.interval, right.interval
    if first is None or second is None or first.overlaps(second):
        return None
    if is_dated(left) and is_dated(right):
        if left.status.is_fact is not right.status.is_fact and gap(first, second) <= _SLIP:
            return None
        return f"dates that exclude each other: {first} and {second}"
    if gap(first, second) > _TENSE_SLACK:
        return f"one was over before the other could begin: {first} and {second}"
    return None


def gap(first: Interval, second: Interval) -> timedelta:
    """The time from the end of the earlier of two disjoint intervals to the beginning of the later."""
    if first.latest is not None and second.earliest is not None and first.latest < second.earliest:
        return second.earliest - first.latest
    if second.latest is not None and first.earliest is not None and second.latest < first.earliest:
        return first.earliest - second.latest
    return timedelta(0)


def _differ(left: list[str], right: list[str]) -> bool:
    return bool(left) and bool(right) and not set(left) & set(right)
