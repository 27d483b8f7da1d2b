"""Days with a name: Christmas, Labor Day, Easter Monday. The days are `rules/timex_days.csv`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from dateline.rules import load_csv


@cache
def forms() -> dict[str, str]:
    """Every spelling, in small letters with single blanks between tokens, and the id of the day it names."""
    return {form: row["id"] for row in load_csv("timex_days.csv") for form in row["forms"].split("|")}


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in load_csv("timex_days.csv")}


@lru_cache(1024)
def named_day(name: str, year: int) -> date | None:
    """The date of the named day in a year, None where the calendar of the country has none.

    >>> named_day("thanksgiving", 2021)
    datetime.date(2021, 11, 25)
    """
    row = _rows()[name]
    if row["when"] == "election":
        return _election_day(year)
    if row["when"][0].isdigit():
        month, day = row["when"].split("-")
        return date(year, int(month), int(day))
    return _holiday(row["when"], row["holiday"], year, int(row["offset"]))


def _election_day(year: int) -> date:
    """The Tuesday after the first Monday of November, as the United States vote."""
    first = date(year, 11, 1)
    return first + timedelta((7 - first.weekday()) % 7 + 1)


def _holiday(country: str, name: str, year: int, offset: int) -> date | None:
    days = _calendar(country, year)
    return days[name] + timedelta(offset) if name in days else None


@lru_cache(256)
def _calendar(country: str, year: int) -> dict[str, date]:
    """The holidays of a country in a year by name, each on its first day."""
    import holidays

    calendar = holidays.country_holidays(country, years=year, observed=False, language="en_US")
    found: dict[str, date] = {}
    for day, names in sorted(calendar.items()):
        for name in names.split("; "):
            found.setdefault(name.removesuffix(" (estimated)"), day)
    return found
