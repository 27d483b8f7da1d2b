"""A time of day and the day it is of: "8 p.m. Wednesday", "Friday at noon", "from 9 a.m. to 5 p.m. on Monday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.timex.grammar import Found, word_list

_TIMES_OF_DAY = frozenset({"clock", "clock_past_the_hour", "daypart"})
_DAYS = frozenset({"calendar_day", "weekday", "day_word", "day_of_month", "literal", "named_day_of_year"})
_LONGEST_CONNECTION = 4  # in words


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression: the words that name the day or span, a time of day said with it, and modifiers around."""

    found: Found
    first: int
    last: int
    time: Found | None = None
    mod: str | None = None


def join_times(chosen: Sequence[Found]) -> list[Expression]:
    """The matches as expressions: a time of day and the day beside it are one, and a day said once serves two times."""
    joined: list[Expression] = []
    for found in chosen:
        if joined and (both := _join(joined[-1], found)):
            joined[-1] = both
        else:
            joined.append(Expression(found, found.first, found.last))
    beside = range(1, len(joined))
    for index in (*reversed(beside), *beside):
        joined[index - 1], joined[index] = _lend_day(joined[index - 1], joined[index])
    return joined


def _join(left: Expression, right: Found) -> Expression | None:
    if left.time is not None:
        return None
    if (
        _is_time(left.found)
        and right.rule.reading in _DAYS
        and _connects("time_and_day", right, left.last, right.first)
    ):
        return Expression(right, left.first, right.last, left.found)
    if (
        left.found.rule.reading in _DAYS
        and _is_time(right)
        and _connects("day_and_time", right, left.last, right.first)
    ):
        return Expression(left.found, left.first, right.last, right)
    return None


def _lend_day(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    """Both, where one is the second time of the day that only the other names: "9 a.m. to 5 p.m. Monday"."""
    if _connects("time_and_time", right.found, left.last, right.first):
        if right.time is not None and _is_lone_time(left):
            return replace(left, found=right.found, time=left.found), right
        if left.time is not None and _is_lone_time(right):
            return left, replace(right, found=left.found, time=right.found)
    return left, right


def _is_lone_time(expression: Expression) -> bool:
    return expression.time is None and _is_time(expression.found)


def _is_time(found: Found) -> bool:
    """Is it a time of day? "Last night" has its day already."""
    return found.rule.reading in _TIMES_OF_DAY and "pointing" not in found.captured


def _connects(how: str, right: Found, last: int, first: int) -> bool:
    """Are the words between the tokens `last` and `first` all of that list of the grammar?"""
    if first - last > _LONGEST_CONNECTION:
        return False
    allowed = word_list(how)
    return all(right.tokens.word(index) in allowed for index in range(last, first))
