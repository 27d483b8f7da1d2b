"""A stretch of calendar days with the precision its source gave."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum


class Granularity(StrEnum):
    """How finely a time was stated. `None` in its place means a range with no unit of its own."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Interval:
    """Calendar days from `earliest` to `latest`, both included; None is an open end.

    `edtf` is the text form (ISO 8601-2 level 1, with the sub-year groupings of level 2); left out, it is derived.
    Years outside 1 to 9999 live in `edtf` alone, with both bounds None.

    >>> Interval.month(2021, 6)
    Interval('2021-06')
    >>> Interval.parse("2022-01-09/2022-01-10").days
    2
    """

    earliest: date | None
    latest: date | None
    granularity: Granularity | None = None
    approximate: bool = False
    edtf: str = field(default="")

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it begins: {self.earliest} > {self.latest}")
        if not self.edtf:
            object.__setattr__(self, "edtf", _edtf(self))

    def __repr__(self) -> str:
        return f"Interval({self.edtf!r})"

    def __str__(self) -> str:
        return self.edtf

    # ---------------------------------------------------------------- making one

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> Interval:
        return cls(day, day, Granularity.DAY, approximate)

    @classmethod
    def week(cls, day: date) -> Interval:
        """The ISO week, Monday to Sunday, that holds `day`."""
        monday = day - timedelta(day.weekday())
        return cls(monday, _days_later(monday, 6), Granularity.WEEK)

    @classmethod
    def weekend(cls, day: date) -> Interval:
        """Saturday and Sunday of the ISO week that holds `day`."""
        saturday = _days_later(day - timedelta(day.weekday()), 5)
        return cls(saturday, _days_later(saturday, 1), Granularity.WEEKEND)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Granularity.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Interval:
        return cls._months(year, 3 * quarter - 2, 3, Granularity.QUARTER)

    @classmethod
    def half(cls, year: int, half: int) -> Interval:
        return cls._months(year, 6 * half - 5, 6, Granularity.HALF)

    @classmethod
    def season(cls, year: int, season: int) -> Interval:
        """Season 1 to 4: spring (March to May) to winter, which runs into the next year (northern hemisphere)."""
        return cls._months(year, 3 * season, 3, Granularity.SEASON)

    @classmethod
    def year(cls, year: int) -> Interval:
        if not 1 <= year <= 9999:
            return cls(None, None, Granularity.YEAR, edtf=f"{year:05d}" if year <= 0 else f"Y{year}")
        return cls(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)

    @classmethod
    def decade(cls, first_year: int) -> Interval:
        first = first_year // 10 * 10
        return cls(date(max(first, 1), 1, 1), date(first + 9, 12, 31), Granularity.DECADE)

    @classmethod
    def century(cls, first_year: int) -> Interval:
        """The hundred years that share their first two digits with `first_year` (EDTF `18XX` is 1800 to 1899)."""
        first = first_year // 100 * 100
        return cls(date(max(first, 1), 1, 1), date(first + 99, 12, 31), Granularity.CENTURY)

    @classmethod
    def until(cls, day: date) -> Interval:
        """Up to `day`, itself included, with no known beginning."""
        return cls(None, day)

    @classmethod
    def since(cls, day: date) -> Interval:
        """From `day` on, itself included, with no known end."""
        return cls(day, None)

    @classmethod
    def _months(cls, year: int, first: int, count: int, granularity: Granularity) -> Interval:
        last_year, last = divmod(year * 12 + first + count - 2, 12)
        if last_year > date.max.year:
            return cls(date(year, first, 1), date.max, granularity)
        latest = date(last_year, last + 1, monthrange(last_year, last + 1)[1])
        return cls(date(year, first, 1), latest, granularity)

    @classmethod
    def parse(cls, edtf: str) -> Interval:
        """Read an EDTF date or interval.

        Raises:
            ValueError: the text is not a form of EDTF that a timeline needs, or no such day exists.
        """
        text = edtf.strip()
        left, slash, right = text.partition("/")
        if not slash:
            return _parse_date(left)
        first = None if left in ("", "..") else _parse_date(left)
        last = None if right in ("", "..") else _parse_date(right)
        approximate = any(end is not None and end.approximate for end in (first, last))
        earliest = first.earliest if first else None
        latest = last.latest if last else None
        interval = cls(earliest, latest, None, approximate, text)
        return replace(interval, granularity=_granularity_of(interval))

    # ---------------------------------------------------------------- asking and combining

    @property
    def days(self) -> int | None:
        """The number of days covered; None for an open end."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def is_bounded(self) -> bool:
        return self.earliest is not None and self.latest is not None

    def contains(self, other: Interval) -> bool:
        """Is every day of `other` a day of this one?"""
        starts = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def overlaps(self, other: Interval) -> bool:
        """Is there a day that both may cover? Open ends reach forever."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )

    def precedes(self, other: Interval) -> bool:
        """Is every day of this one before every day of the other? False where the bounds do not tell.

        >>> Interval.parse("2022-01-09").precedes(Interval.parse("2022-01-10/.."))
        True
        """
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def intersect(self, other: Interval) -> Interval | None:
        """The days of both, or None when there are none. The narrower one keeps its granularity."""
        if not self.overlaps(other):
            return None
        if self.contains(other):
            return other
        if other.contains(self):
            return self
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        return Interval(earliest, latest, approximate=self.approximate or other.approximate)

    def roughly(self) -> Interval:
        """The same days, marked as approximate."""
        return Interval(self.earliest, self.latest, self.granularity, True)


def _days_later(day: date, days: int) -> date:
    """`day` moved on by `days`, or the last day of the calendar (9999-12-31)."""
    return day + timedelta(min(days, (date.max - day).days))


_DATE = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%])?"
)
_SEASONS, _QUARTERS, _HALVES = range(21, 25), range(33, 37), range(40, 42)


def _parse_date(text: str) -> Interval:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not an EDTF date")
    year_text, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    approximate = found["mark"] in ("~", "%")
    if year_text.endswith("X"):
        first = int(year_text.replace("X", "0"))
        interval = Interval.century(first) if year_text.endswith("XX") else Interval.decade(first)
    elif not 1 <= (year := int(year_text.lstrip("Y"))) <= 9999:
        return Interval(None, None, _outside_granularity(month, day), approximate, text)
    elif day:
        interval = Interval.day(date(year, month, day))
    elif month in _SEASONS:
        interval = Interval.season(year, month - 20)
    elif month in _QUARTERS:
        interval = Interval.quarter(year, month - 32)
    elif month in _HALVES:
        interval = Interval.half(year, month - 39)
    elif month:
        interval = Interval.month(year, month)
    else:
        interval = Interval.year(year)
    return Interval(interval.earliest, interval.latest, interval.granularity, approximate, text)


def _outside_granularity(month: int, day: int) -> Granularity:
    return Granularity.DAY if day else Granularity.MONTH if month else Granularity.YEAR


def _granularity_of(interval: Interval) -> Granularity | None:
    """Weeks and weekends have no EDTF form of their own: two days a week apart are one again when they fit exactly."""
    if interval.earliest is None or interval.days is None:
        return None
    for made, granularity in ((Interval.week, Granularity.WEEK), (Interval.weekend, Granularity.WEEKEND)):
        whole = made(interval.earliest)
        if (whole.earliest, whole.latest) == (interval.earliest, interval.latest):
            return granularity
    return None


def _edtf(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    mark = "~" if interval.approximate else ""
    if first is None or last is None:
        return f"{_day_text(first, mark)}/{_day_text(last, mark)}"
    year = f"{first.year:04d}"
    match interval.granularity:
        case Granularity.DAY if first == last:
            return first.isoformat() + mark
        case Granularity.MONTH:
            return f"{year}-{first.month:02d}{mark}"
        case Granularity.SEASON if not interval.approximate:
            return f"{year}-{20 + first.month // 3}{mark}"
        case Granularity.QUARTER if not interval.approximate:
            return f"{year}-{33 + first.month // 3}{mark}"
        case Granularity.HALF if not interval.approximate:
            return f"{year}-{40 + first.month // 6}{mark}"
        case Granularity.YEAR:
            return f"{year}{mark}"
        case Granularity.DECADE if not interval.approximate:
            return f"{year[:3]}X"
        case Granularity.CENTURY if not interval.approximate:
            return f"{year[:2]}XX"
    if first == last:
        return first.isoformat() + mark
    return f"{_day_text(first, mark)}/{_day_text(last, mark)}"


def _day_text(day: date | None, mark: str) -> str:
    return ".." if day is None else day.isoformat() + mark
