"""A day in the path of a URL or in the name of a file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from dateline.ingest.calendar_words import read_date
from dateline.ingest.finding import Finding
from dateline.model import Document, PublishedSource

_DAY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/._]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")


def find_in_address(document: Document) -> Finding | None:
    """A day in the path of the article's URL."""
    day = day_in_address(document.url)
    return Finding(day, PublishedSource.URL, 0.8, f"date in the address {document.url}") if day else None


def find_in_file_name(document: Document) -> Finding | None:
    """A day in the file's name: often that of saving, so the last place to ask."""
    name = PurePath(document.path).stem if document.path else ""
    day = _day_in(name)
    return Finding(day, PublishedSource.FILE_NAME, 0.3, f"date in the file's name {name}") if day else None


def day_in_address(url: str | None) -> date | None:
    """The day in a URL's path.

    >>> day_in_address("https://news.example/2022/01/09/talks")
    datetime.date(2022, 1, 9)
    """
    if not url:
        return None
    try:
        return _day_in(urlsplit(url).path)
    except ValueError:  # "http://[" is no URL, and says nothing
        return None


def _day_in(text: str) -> date | None:
    for found in _DAY.finditer(text):
        month, day = found["month"], found["day"]
        if found["mark"] or len(month) == len(day) == 2:
            interval = read_date(f"{found['year']}-{month}-{day}")
            if interval:
                return interval.earliest
    return None
