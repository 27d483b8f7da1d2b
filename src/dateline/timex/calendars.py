"""Calendar arithmetic on intervals, and their TIMEX3 form."""

from __future__ import annotations

from calendar import day_name, month_name, monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateline.model import Granularity, Interval

MONTH_NAMES = tuple(month_name)[1:]
WEEKDAY_NAMES = tuple(day_name)
SEASON_NUMBER = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}

_MONTHS_IN = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 12,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
_DAYS_IN = {Granularity.DAY: 1, Granularity.WEEKEND: 7, Granularity.WEEK: 7}

# A unit as the words name it, as a number of days or of months.
UNIT_DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}

# From the finest to the coarsest.
FINENESS = (
    Granularity.DAY,
    Granularity.WEEKEND,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.QUARTER,
    Granularity.SEASON,
    Granularity.HALF,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
)


def add_days(day: date, count: int) -> date | None:
    """`day` moved by `count` days; None beyond the years 1 to 9999."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """`day` moved by `count` months, at the last day of the month where it has no such day; None beyond the calendar.

    >>> add_months(date(2022, 1, 31), 1)
    datetime.date(2022, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, granularity: Granularity) -> Interval:
    """The interval of this granularity that holds `day`."""
    makers: dict[Granularity, Callable[[], Interval]] = {
        Granularity.DAY: lambda: Interval.day(day),
        Granularity.WEEKEND: lambda: Interval.weekend(day),
        Granularity.WEEK: lambda: Interval.week(day),
        Granularity.MONTH: lambda: Interval.month(day.year, day.month),
        Granularity.QUARTER: lambda: Interval.quarter(day.year, (day.month + 2) // 3),
        Granularity.SEASON: lambda: Interval.season(day.year - (day.month < 3), (day.month - 3) % 12 // 3 + 1),
        Granularity.HALF: lambda: Interval.half(day.year, (day.month + 5) // 6),
        Granularity.YEAR: lambda: Interval.year(day.year),
        Granularity.DECADE: lambda: Interval.decade(day.year),
        Granularity.CENTURY: lambda: Interval.century(day.year),
    }
    return makers[granularity]()


def moved(interval: Interval, count: int, unit: str) -> Interval | None:
    """`interval` as a whole moved by `count` units; None where the unit is finer than the interval.

    >>> moved(Interval.quarter(2021, 3), -1, "year")
    Interval('2020-35')
    >>> moved(Interval.month(2021, 3), 2, "day") is None
    True
    """
    granularity, first = interval.granularity, interval.earliest
    if granularity is None or first is None:
        return None
    if unit in UNIT_DAYS:
        if granularity not in _DAYS_IN or _DAYS_IN[granularity] > UNIT_DAYS[unit]:
            return None
        there = add_days(first, count * UNIT_DAYS[unit])
    else:
        if _MONTHS_IN.get(granularity, 0) > UNIT_MONTHS[unit]:
            return None
        there = add_months(first, count * UNIT_MONTHS[unit])
    return around(there, granularity) if there else None


def next_to(interval: Interval, count: int) -> Interval | None:
    """The interval `count` of its own kind later: the next week for a week, the year before for a year and -1."""
    granularity, first = interval.granularity, interval.earliest
    if granularity is None or first is None:
        return None
    if granularity in _DAYS_IN:
        there = add_days(first, count * _DAYS_IN[granularity])
    else:
        there = add_months(first, count * _MONTHS_IN[granularity])
    return around(there, granularity) if there else None


def is_finer(one: Granularity | None, other: Granularity) -> bool:
    """Is `one` a smaller unit than `other`?"""
    return one is not None and FINENESS.index(one) < FINENESS.index(other)


def timex3(interval: Interval) -> str:
    """The TIMEX3 value of an interval that is one calendar unit; "" for other stretches.

    >>> [timex3(i) for i in (Interval.week(date(2022, 1, 12)), Interval.decade(1990), Interval.season(2021, 4))]
    ['2022-W02', '199', '2021-WI']
    """
    first = interval.earliest
    if first is None:
        return ""
    year = f"{first.year:04d}"
    match interval.granularity:
        case Granularity.DAY:
            return first.isoformat()
        case Granularity.WEEK | Granularity.WEEKEND:
            iso = first.isocalendar()
            tail = "-WE" if interval.granularity is Granularity.WEEKEND else ""
            return f"{iso.year:04d}-W{iso.week:02d}{tail}"
        case Granularity.MONTH:
            return f"{year}-{first.month:02d}"
        case Granularity.QUARTER:
            return f"{year}-Q{(first.month + 2) // 3}"
        case Granularity.SEASON:
            return f"{year}-{['SP', 'SU', 'FA', 'WI'][first.month // 3 - 1]}"
        case Granularity.HALF:
            return f"{year}-H{(first.month + 5) // 6}"
        case Granularity.YEAR:
            return year
        case Granularity.DECADE:
            return year[:3]
        case Granularity.CENTURY:
            return year[:2]
    return ""
