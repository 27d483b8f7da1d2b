"""The publication day of a plain text: a list of small finders, surest first, each with one answer or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import PurePath
from urllib.parse import urlsplit

from dateline.ingest.calendar_words import date_of_match, month_number, read_date, written_date
from dateline.ingest.finding import Finding
from dateline.ingest.printed import find_printed_date, only_date
from dateline.model import Document, PublishedSource
from dateline.rules import load_toml

# An article's own date stands above its text, or in a line or two at its very end.
_FIRST_LINES, _LAST_LINES = 12, 4
_LONGEST_DATE_LINE = 100

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/._])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


def find_published(document: Document) -> Document:
    r"""`document` with its publication day from its own words or its address, where nobody has stated one.

    >>> find_published(Document("Published 9 January 2022\n\nTalks began.", id="a")).published
    datetime.date(2022, 1, 9)
    """
    if document.published is not None:
        return document
    finders: tuple[Callable[[Document], Finding | None], ...] = (_printed, _dateline, _address, _file_name)
    found = next(filter(None, (finder(document) for finder in finders)), None)
    return with_finding(document, found)


def with_finding(document: Document, found: Finding | None) -> Document:
    """`document` with a found day, its source, reason and confidence; unchanged without one."""
    if found is None:
        return document
    return replace(
        document,
        published=found.date,
        published_source=found.source,
        published_reason=found.reason,
        published_confidence=found.confidence,
    )


def _printed(document: Document) -> Finding | None:
    """A line above or below the text that says "Published ..." or holds nothing but a date."""
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    top = [line for line in lines[:_FIRST_LINES] if len(line) <= _LONGEST_DATE_LINE]
    bottom = [line for line in lines[_FIRST_LINES:][-_LAST_LINES:] if len(line) <= _LONGEST_DATE_LINE]
    said = find_printed_date(top, PublishedSource.TEXT)
    if said and said.confidence > 0.6:
        return said
    for line in top[:5]:
        if day := only_date(line):
            return Finding(day, PublishedSource.TEXT, 0.8, f"date line above the text: {line!r}")
    return find_printed_date(bottom, PublishedSource.TEXT) or said


def _dateline(document: Document) -> Finding | None:
    """Month and day of "GENEVA, Jan. 10 (Reuters) -"; the year from a full date near it, or from the address."""
    found = next(filter(None, (_dateline_pattern().match(line) for line in _paragraphs(document.text)[:6])), None)
    if not found:
        return None
    month, day = month_number(found["month"]), int(found["day"])
    year = int(found["year"]) if found["year"] else _year_near(document, month, day)
    try:
        return (
            Finding(date(year, month, day), PublishedSource.DATELINE, 0.8, f"dateline: {found[0].strip()!r}")
            if year
            else None
        )
    except ValueError:
        return None


def _address(document: Document) -> Finding | None:
    """A day in the path of the URL."""
    path = urlsplit(document.url).path if document.url else ""
    day = _day_in(path)
    return Finding(day, PublishedSource.URL, 0.8, f"date in the address: {path}") if day else None


def _file_name(document: Document) -> Finding | None:
    """A day in the file's name: often that of saving, so the last to be asked."""
    name = PurePath(document.path).stem if document.path else ""
    day = _day_in(name)
    return Finding(day, PublishedSource.FILE_NAME, 0.3, f"date in the file's name: {name}") if day else None


def _day_in(text: str) -> date | None:
    found = _URL_DAY.search(text)
    written = f"{found[1]}-{found[3]}-{found[4]}" if found else None
    if not written and (compact := _COMPACT_DAY.search(text)):
        written = compact[0]
    interval = read_date(written) if written else None
    return interval.earliest if interval else None


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _year_near(document: Document, month: int, day: int) -> int | None:
    """The one year in which a full date of the text lies within a month of this day, or that of the address."""
    years = set()
    if by_address := _day_in(urlsplit(document.url).path if document.url else ""):
        return by_address.year
    for found in written_date().finditer(document.text):
        interval = date_of_match(found)
        if not interval or interval.days != 1 or not interval.earliest:
            continue
        for year in (interval.earliest.year - 1, interval.earliest.year, interval.earliest.year + 1):
            try:
                if abs((date(year, month, day) - interval.earliest).days) <= 31:
                    years.add(year)
            except ValueError:
                continue
    return years.pop() if len(years) == 1 else None


@cache
def _dateline_pattern() -> re.Pattern[str]:
    months = load_toml("published.toml")["months"].values()
    month = "|".join(sorted({re.escape(name) for names in months for name in names}, key=len, reverse=True))
    place = r"[A-Z][\w.'’-]*(?:[ ,/-]+(?:[A-Z][\w.'’-]*|of|de|the)){0,6}"
    return re.compile(
        rf"{place}\s*,?\s+(?P<month>(?i:{month}))\b\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>(?:19|20)\d\d))?"
        r"\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)?\s*(?:--?|[–—:])\s?(?=\S)"
    )
