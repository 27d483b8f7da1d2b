"""The publication day of a plain text: a list of small finders, surest first, each with one answer or None."""

from __future__ import annotations

from dataclasses import replace

from dateline.ingest.address import find_in_address, find_in_file_name
from dateline.ingest.clean import mask_boilerplate
from dateline.ingest.finding import Finding
from dateline.ingest.printed import dated_line, find_changed_date, find_printed_date, find_said_date, only_date
from dateline.ingest.wire import find_wire_day
from dateline.model import Document, PublishedSource

# An article's own date stands above its text, or in a line or two at its very end.
_FIRST_LINES, _DATE_LINES, _LAST_LINES = 12, 5, 4
_LONGEST_DATE_LINE = 100
# More lines than this with nothing but a date make the text a chronology.
_MOST_DATE_LINES = 2


def find_published(document: Document, *, is_page: bool = False) -> Document:
    r"""`document` with its publication day from its own words or its address, where nobody has stated one.

    Of a web page (`is_page`) the printed lines have been read already, with the layout that tells whose they are.

    >>> find_published(Document("Published 9 January 2022\n\nTalks began.", id="a")).published
    datetime.date(2022, 1, 9)
    """
    if document.published is not None:
        return document
    text = mask_boilerplate(document.text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    around = [] if is_page else _around(lines)
    found = (
        find_printed_date(around, PublishedSource.TEXT)
        or _date_line(around)
        or find_wire_day(document, text)
        or find_said_date(document.text.splitlines(), PublishedSource.TEXT)
        or find_in_address(document)
        or find_changed_date(around, PublishedSource.TEXT)
        or find_in_file_name(document)
    )
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


def _around(lines: list[str]) -> list[str]:
    """The short lines above and below the article; none of a chronology, whose dates are those of its entries."""
    short = [line for line in lines if len(line) <= _LONGEST_DATE_LINE]
    if sum(only_date(line) is not None for line in short) > _MOST_DATE_LINES:
        return []
    around = lines[:_FIRST_LINES] + lines[_FIRST_LINES:][-_LAST_LINES:]
    return [line for line in around if len(line) <= _LONGEST_DATE_LINE]


def _date_line(around: list[str]) -> Finding | None:
    """A line above the text with a date and at most the writer's name: "By Jane Doe | 9 January 2022"."""
    for line in around[:_DATE_LINES]:
        if day := dated_line(line):
            return Finding(day, PublishedSource.TEXT, 0.8, f"date line above the text: {line!r}")
    return None
