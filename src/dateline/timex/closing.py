"""Readings of stretches that are dated by their last day: "the quarter ended Sept. 30", "the year ending June 30"."""

from __future__ import annotations

from datetime import date

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.amounts import duration_value
from dateline.timex.calendars import UNIT_MONTHS, add_days, add_months, around, timex3
from dateline.timex.dates import calendar_day
from dateline.timex.grammar import Found
from dateline.timex.numbers import read_number, read_ordinal
from dateline.timex.reading import CALENDAR, Reading, Scene
from dateline.timex.units import unit_of

_MIDDLE_OF_QUARTER = 45  # in days


def quarter_ended(found: Found, scene: Scene) -> Reading | None:
    """Read "the second quarter ended Oct. 31": the three months up to that day, whatever the company calls them.

    The value is the quarter by its name, as TIMEX3 has it: the number, that of the quarter told before, or else the
    calendar's quarter that it is most of.
    """
    last = _last_day(found, scene)
    first = _first_day(last, 3) if last else None
    if last is None or first is None:
        return None
    named, anchor = _name_of_quarter(found, scene, last)
    whole = around(first, Granularity.QUARTER)
    stretch = whole if (whole.earliest, whole.latest) == (first, last) else Interval(first, last)
    return Reading(TimexType.DATE, timex3(named), stretch, anchor, told=named)


def _name_of_quarter(found: Found, scene: Scene, last: date) -> tuple[Interval, str]:
    """The calendar's quarter that stands for the one ending on `last`, and what tells so."""
    number = read_ordinal(found.words("number")) if "number" in found.captured else None
    if number and number <= 4:
        return Interval.quarter(last.year, number), CALENDAR
    if told := scene.anchors.quarter():
        return told.interval, told.words
    middle = add_days(last, -_MIDDLE_OF_QUARTER) or last
    return around(middle, Granularity.QUARTER), CALENDAR


def span_ended(found: Found, scene: Scene) -> Reading | None:
    """Read "the year ended June 30", "the nine months ended Sept. 30": a duration whose days are known."""
    unit = unit_of(found)
    count = read_number(found.words("amount")) if "amount" in found.captured else 1
    if count is None or count != int(count):
        return None
    last = _last_day(found, scene)
    first = _first_day(last, int(count) * UNIT_MONTHS[unit]) if last else None
    interval = Interval(first, last) if first else None
    return Reading(TimexType.DURATION, duration_value(count, unit), interval)


def _last_day(found: Found, scene: Scene) -> date | None:
    day = calendar_day(found, scene)
    return day.interval.latest if day and day.interval else None


def _first_day(last: date, months: int) -> date | None:
    """The first of the so many months that end on `last`.

    >>> _first_day(date(2021, 9, 30), 3)
    datetime.date(2021, 7, 1)
    """
    following = add_days(last, 1)
    return add_months(following, -months) if following else None
