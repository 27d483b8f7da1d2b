"""How far one event lies from another: "three days after the raid", "six months before he fled"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.annotation.figures import value_of
from dateline.model import Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_FARTHEST = 12_000  # days or months: beyond it a figure is no distance between two pieces of news
_ONE_MONTH, _ONE_YEAR = 31, 366  # days, at most
_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Offset:
    """Whole days, or whole months where `unit` is "month" or "year"."""

    count: int
    unit: str

    def back(self) -> Offset:
        return Offset(-self.count, self.unit)


def offset_at(link: Token) -> Offset | None:
    """The distance right before "after" or "before"; None where there is none, or no number ("days after").

    Of the "after" in "two weeks after the raid" it is `Offset(count=14, unit="week")`.
    """
    if link.i < 2:
        return None
    unit, number = link.nbor(-1), link.nbor(-2)
    name = unit.lemma_.lower()
    per_unit = _DAYS.get(name) or _MONTHS.get(name)
    count = 1 if number.lower_ == "a" else value_of([number])
    if per_unit is None or count is None or not 0 < count * per_unit <= _FARTHEST or count % 1:
        return None
    return Offset(int(count) * per_unit, name)


def moved(interval: Interval, offset: Offset) -> Interval | None:
    """Where an event lies at that distance from one of known time: as exact as the unit and the known time are."""
    first, days = interval.earliest, interval.days
    if first is None or days is None:
        return None
    if offset.unit in _DAYS:
        if days != 1:
            return None
        there = first.toordinal() + offset.count
        is_exact = offset.unit == "day" and not interval.approximate
        return Interval.day(date.fromordinal(there), approximate=not is_exact) if 0 < there <= _LAST_DAY else None
    months = first.year * 12 + first.month - 1 + offset.count
    year, month = divmod(months, 12)
    if not 1 <= year < date.max.year:
        return None
    if offset.unit == "year" or days > _ONE_MONTH:
        return Interval.year(year).roughly() if days <= _ONE_YEAR else None
    return Interval.month(year, month + 1).roughly()
