"""Dates and their reasons in words, and the day numbers that place them on an axis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.model import Basis, EventMention, Granularity, Interval

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ORDINALS = ("first", "second", "third", "fourth")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_FAR_YEAR = re.compile(r"(?P<year>-?\d{4}|Y-?\d{5,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
_EPOCH = date(1970, 1, 1).toordinal()
# The timeline counts in thousands of years at most: what lies farther off stands at its end.
_FARTHEST_DAY = 4_000_000

UNKNOWN = "date unknown"


def date_in_words(interval: Interval | None, *, short: bool = False) -> str:
    """The interval as a reader would say it, with the precision it has and no more.

    >>> date_in_words(Interval.parse("2021-06"))
    'June 2021'
    >>> date_in_words(Interval.parse("../2022-01-09"), short=True)
    'by 9 Jan 2022'
    >>> date_in_words(Interval.parse("-0499"))
    '500 BC'
    """
    if interval is None:
        return UNKNOWN
    months = tuple(name[:3] for name in _MONTHS) if short else _MONTHS
    words = _words(interval, months)
    return f"about {words}" if interval.approximate and words != UNKNOWN else words


def _words(interval: Interval, months: Sequence[str]) -> str:
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return _far_words(interval.edtf, months)
    if first is None or last is None:
        return f"by {_day(last, months)}" if last else f"from {_day(first, months)} on"
    match interval.granularity:
        case Granularity.WEEK:
            return f"week of {_day(first, months)}"
        case Granularity.WEEKEND:
            return f"weekend of {_range(first, last, months)}"
        case Granularity.MONTH:
            return f"{months[first.month - 1]} {first.year}"
        case Granularity.QUARTER:
            return f"{_ORDINALS[first.month // 3]} quarter of {first.year}"
        case Granularity.SEASON:
            following = f"–{last.year % 100:02d}" if last.year > first.year else ""
            return f"{_SEASONS[first.month]} {first.year}{following}"
        case Granularity.HALF:
            return f"{_ORDINALS[first.month // 6]} half of {first.year}"
        case Granularity.YEAR:
            return str(first.year)
        case Granularity.DECADE:
            return f"the {first.year // 10 * 10}s"
        case Granularity.CENTURY:
            return f"{first.year // 100 * 100}–{last.year}"
    return _day(first, months) if first == last else _ends(interval, first, last, months)


def _ends(interval: Interval, first: date, last: date, months: Sequence[str]) -> str:
    """A range, each end with the precision that its EDTF gives it."""
    left, slash, right = interval.edtf.partition("/")
    if not slash or (len(left.rstrip("~?%")) >= 10 and len(right.rstrip("~?%")) >= 10):
        return _range(first, last, months)
    return f"{_words(Interval.parse(left), months)} – {_words(Interval.parse(right), months)}"


def _range(first: date, last: date, months: Sequence[str]) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, months)}"
    if first.year == last.year:
        return f"{first.day} {months[first.month - 1]} – {_day(last, months)}"
    return f"{_day(first, months)} – {_day(last, months)}"


def _day(day: date | None, months: Sequence[str]) -> str:
    return UNKNOWN if day is None else f"{day.day} {months[day.month - 1]} {day.year}"


def _far_words(edtf: str, months: Sequence[str]) -> str:
    """Years that `datetime.date` cannot hold."""
    ends = [found for end in edtf.split("/") if (found := _FAR_YEAR.fullmatch(end))]
    return " – ".join(_far_date(found, months) for found in ends) or UNKNOWN


def _far_date(found: re.Match[str], months: Sequence[str]) -> str:
    year = int(found["year"].lstrip("Y"))
    month = months[int(found["month"]) - 1] + " " if found["month"] and 1 <= int(found["month"]) <= 12 else ""
    day = f"{int(found['day'])} " if month and found["day"] else ""
    return f"{day}{month}{year}" if year > 0 else f"{day}{month}{1 - year} BC"


def day_span(interval: Interval | None) -> tuple[int | None, int | None]:
    """First and last day as days since 1970-01-01, both included; None is an open end.

    Takes in the years that live in EDTF alone, up to about 10,000 years either side.

    >>> day_span(Interval.parse("1970-01-02"))
    (1, 1)
    """
    if interval is None:
        return None, None
    if interval.earliest is None and interval.latest is None:
        return _far_span(interval.edtf)
    return _number(interval.earliest), _number(interval.latest)


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


def _far_span(edtf: str) -> tuple[int | None, int | None]:
    left, slash, right = edtf.partition("/")
    first, last = _FAR_YEAR.fullmatch(left), _FAR_YEAR.fullmatch(right if slash else left)
    return (_far_day(first, last=False) if first else None, _far_day(last, last=True) if last else None)


def _far_day(found: re.Match[str], *, last: bool) -> int:
    year = int(found["year"].lstrip("Y"))
    month = int(found["month"] or (12 if last else 1))
    day = int(found["day"] or (28 if last else 1))
    number = _days_from_civil(year, min(max(month, 1), 12), day)
    return min(max(number, -_FARTHEST_DAY), _FARTHEST_DAY)


def _days_from_civil(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the proleptic Gregorian calendar, any year (H. Hinnant's algorithm)."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def reason_in_words(mention: EventMention) -> str:
    """Why the mention has the time it has."""
    timex = mention.timex
    if timex is not None and mention.basis in (Basis.EXPRESSION, Basis.ANCHOR):
        against = f", counted from {timex.anchor}" if timex.anchor else ""
        rule = f" (rule {timex.rule})" if timex.rule else ""
        return f"the words “{timex.text}”{against}{rule}"
    return _BASIS_WORDS[mention.basis]


_BASIS_WORDS = {
    Basis.EXPRESSION: "a time expression in the sentence",
    Basis.ANCHOR: "its place before or after another event",
    Basis.TENSE: "the verb's tense alone, against the day of publication",
    Basis.CONVENTION: "no time in the words: news in the past tense is taken to be of the day it is dated",
    Basis.NONE: "nothing in the text says when",
}
