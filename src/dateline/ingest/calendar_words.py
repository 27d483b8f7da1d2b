"""A date written out -> the stretch of days it names, with the precision it was written with."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

from dateline.model import Interval
from dateline.rules import load_toml

_EARLIEST_YEAR, _LATEST_YEAR = 1600, 2200

# After an ISO day may stand a time of day, with or without a zone; the day is the one that was written.
_ISO = re.compile(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?)?(?P<rest>[T ,].*)?", re.DOTALL
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:[T ]?\d{2,6})?")
_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4})\b")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")


def read_date(text: str) -> Interval | None:
    """The day, month or year that `text` writes at its beginning, or None where it is no date or could be two.

    A weekday before the date and a time of day after it are passed over. `1/9/2022` may be two days, so it is none;
    `13/9/2022` is one, and dots are always day first.

    >>> read_date("Sunday, 9 January 2022, 10:30"), read_date("2022-01")
    (Interval('2022-01-09'), Interval('2022-01'))
    >>> read_date("01/09/2022"), read_date("31.02.2022")
    (None, None)
    """
    text = text.strip()
    for form in (_iso, _compact, _written, _numeric):
        if found := form(text):
            return found
    return None


def read_epoch(text: str) -> Interval | None:
    """Seconds or milliseconds since 1970, as databases give them: the day in UTC.

    >>> read_epoch("1641718800")
    Interval('2022-01-09')
    """
    if not (found := _EPOCH.fullmatch(text.strip())):
        return None
    return Interval.day(datetime.fromtimestamp(int(found[1]), UTC).date())


@cache
def written_date() -> re.Pattern[str]:
    """A date with its month in letters, or in numbers with the year last; use `date_of_match` on what it finds."""
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, load_toml("published.toml")["weekdays"]["names"]), key=len, reverse=True))
    year = r"(?P<{}>(?:1[6-9]|2[01])\d\d)"
    return re.compile(
        rf"(?:\b(?:{weekdays})\b[.,]?\s+(?:the\s+|den\s+|der\s+|le\s+)?)?\b(?:"
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:of\s+|de\s+)?(?P<month>{month})\b\.?,?(?:\s+de)?[\s-]*{year.format('year')}"
        rf"|(?P<month2>{month})\b\.?\s*(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b,?\s*)?{year.format('year2')}"
        r")\b",
        re.IGNORECASE,
    )


def date_of_match(found: re.Match[str]) -> Interval | None:
    """The calendar days of a match of `written_date`, or None where there is no such day ("31 February")."""
    if found["month"]:
        return _make(int(found["year"]), _months()[found["month"].lower()], int(found["day"]))
    return _make(int(found["year2"]), _months()[found["month2"].lower()], int(found["day2"] or 0))


def month_names() -> tuple[str, ...]:
    """Every name and abbreviation of a month, lower case."""
    return tuple(_months())


def month_number(name: str) -> int:
    """The month that a name or abbreviation means ("Sept" -> 9)."""
    return _months()[name.lower().rstrip(".")]


def _iso(text: str) -> Interval | None:
    if not (found := _ISO.fullmatch(text)):
        return None
    return _make(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))


def _compact(text: str) -> Interval | None:
    if not (found := _COMPACT.fullmatch(text)):
        return None
    return _make(int(found["year"]), int(found["month"]), int(found["day"]))


def _written(text: str) -> Interval | None:
    found = written_date().match(text)
    return date_of_match(found) if found else None


def _numeric(text: str) -> Interval | None:
    found = _NUMERIC.match(text)
    return numeric_day(found["first"], found["second"], found["year"], found["mark"]) if found else None


def numeric_day(first: str, second: str, year: str, mark: str) -> Interval | None:
    """The day of two numbers and a year, or None where it could be two days or is none."""
    day_first = _make(int(year), int(second), int(first))
    if mark == ".":
        return day_first
    month_first = _make(int(year), int(first), int(second))
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _make(year: int, month: int, day: int) -> Interval | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        if day:
            return Interval.day(date(year, month, day))
        return Interval.month(year, month) if month else Interval.year(year)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in load_toml("published.toml")["months"].items() for name in names}
