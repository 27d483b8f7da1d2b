"""Dates written in figures, with `dateparser` behind us for the spellings that we do not read ourselves."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from dateline.model import Interval, TimexType
from dateline.timex.numbers import two_digit_year
from dateline.timex.reading import CALENDAR, Reading, dated, unresolved
from dateline.timex.zones import stated_zone

_ISO = re.compile(
    r"(\d{4})[-/.](\d\d)[-/.](\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.]\d+)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)", re.ASCII)


@lru_cache(4096)
def read_literal(text: str) -> Reading | None:
    """What a date in figures means.

    Of two readings ("3/4/2021") the American one is taken for slashes and hyphens, the European one for full stops;
    where only one names a day, that one.

    >>> read_literal("25.12.2021").value, read_literal("2021-13-45").note
    ('2021-12-25', '2021-13-45 has no month 13')
    """
    if found := _ISO.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
        problem = _problem(year, month, day)
        if problem:
            return unresolved("", f"{found[1]}-{found[2]}-{found[3]} has {problem}")
        interval = Interval.day(date(year, month, day))
        if not found[4]:
            return dated(interval)
        zone = stated_zone(found[5]) if found[5] else None
        return Reading(TimexType.TIME, f"{interval.edtf}T{found[4]}", interval, CALENDAR, zone=zone)
    if found := _NUMERIC.fullmatch(text):
        return _read_numeric(text, int(found[1]), int(found[2]), found[3])
    return _read_with_dateparser(text)


def _read_numeric(text: str, one: int, two: int, year_text: str) -> Reading:
    year = two_digit_year(int(year_text)) if len(year_text) == 2 else int(year_text)
    orders = [(two, one), (one, two)] if "." in text else [(one, two), (two, one)]
    for month, day in orders:
        if _problem(year, month, day) is None:
            reading = dated(Interval.day(date(year, month, day)))
            both = one != two and all(_problem(year, *order) is None for order in orders)
            note = f"read as month {month}, day {day}; the figures also allow the other order" if both else None
            return Reading(reading.type, reading.value, reading.interval, CALENDAR, note=note)
    return unresolved("", f"{text} has {_problem(year, *orders[0])}")


def _problem(year: int, month: int, day: int) -> str | None:
    if not 1 <= year <= 9999:
        return f"no year {year}"
    if not 1 <= month <= 12:
        return f"no month {month}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return f"no day {day}"
    return None


def _read_with_dateparser(text: str) -> Reading | None:
    import dateparser

    moment = dateparser.parse(text, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return dated(Interval.day(moment.date())) if moment else unresolved("", f"{text} is no day of the calendar")
