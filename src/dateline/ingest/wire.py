"""The opening of a wire report, "GENEVA, Jan. 10 (Reuters) -": place and day, and the year where something gives it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateline.ingest.calendar_words import date_of_match, month_names, month_number, written_date
from dateline.ingest.finding import Finding
from dateline.model import Document, PublishedSource

_OPENING_LINES = 6
_NEAR_DAYS = timedelta(31)
_YEAR_IN_ADDRESS = re.compile(r"(?<=[/-])(?:19|20)\d\d(?=[/-]|$)")


def find_wire_day(document: Document, text: str) -> Finding | None:
    """The day of the dateline that opens one of the first lines of `text`, the document's text without boilerplate.

    Datelines seldom have a year. It is taken from the address, or from a date in the text that lies within a month of
    the day in one year alone; without either there is no day.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()][:_OPENING_LINES]
    found = next(filter(None, map(_pattern().match, lines)), None)
    if not found:
        return None
    month, day = month_number(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    year = int(found["year"]) if found["year"] else _year_in_address(document.url) or _year_near(text, month, day)
    written = _day(year, month, day) if year else None
    return Finding(written, PublishedSource.DATELINE, 0.8, f"dateline: {found[0].strip()!r}") if written else None


def _year_in_address(url: str | None) -> int | None:
    years = set(_YEAR_IN_ADDRESS.findall(url or ""))
    return int(years.pop()) if len(years) == 1 else None


def _year_near(text: str, month: int, day: int) -> int | None:
    """The one year in which this day lies within a month of a date that the text writes with its year."""
    years = set()
    for found in written_date().finditer(text):
        interval = date_of_match(found)
        if interval is None or interval.earliest is None or interval.latest is None:
            continue
        for year in (interval.earliest.year - 1, interval.earliest.year, interval.earliest.year + 1):
            candidate = _day(year, month, day)
            if candidate and interval.earliest - _NEAR_DAYS <= candidate <= interval.latest + _NEAR_DAYS:
                years.add(year)
    return years.pop() if len(years) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    """PLACE, Month D[, YYYY] [(AGENCY)] and a dash; or D Month, the day in brackets, the agency between slashes."""
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    no_place = r"(?!(?:After|At|Before|Between|By|For|From|In|On|Since|The|Until)\b)"
    place = no_place + r"[A-Z][\w.'’-]*(?:[ ,/-]{1,3}(?:[A-Z][\w.'’-]*|of|de|the)){0,6}"
    agency = r"(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)"
    month_day = rf"(?P<month>(?i:{names}))\b\.?\s+(?P<day>\d{{1,2}})"
    day_month = rf"(?P<day2>\d{{1,2}})\s+(?P<month2>(?i:{names}))\b\.?"
    return re.compile(
        rf"{place}\s*(?:{agency}\s*|,\s*|\(|/\s*|[–—-]\s*)?(?:{month_day}|{day_month})(?:,?\s+(?P<year>(?:19|20)\d\d))?\)?"
        rf"\s*{agency}?\s*(?:--?|[–—/])\s?(?=[^\s\d])"
    )
