"""The publication day of a web page: one small finder per place where pages say it, surest first.

What is about other pages (teasers, comments, menus) is left out before anything printed is read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.ingest.address import day_in_address
from dateline.ingest.finding import Finding
from dateline.ingest.page_lines import PageLine, PageView, has_part, view_page, without_foreign_parts
from dateline.ingest.page_markup import Stated, find_stated, find_weakly_stated, stated_day
from dateline.ingest.printed import dated_line, find_changed_date, find_printed_date
from dateline.model import PublishedSource

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# No web page is older; htmldate takes them as bounds. The upper one is fixed so that no run depends on the clock.
_FIRST_DAY, _LAST_DAY = "1995-01-01", "2100-01-01"
_LONGEST_DATE_LINE = 120
_NEAR_ELEMENTS = 60


def find_page_date(tree: HtmlElement, url: str | None) -> Finding | None:
    """The day the page says it was published, or None where it says nothing or only when it was changed."""
    view = view_page(tree)
    printed = _printed_line(view) or _date_near_headline(view)
    if stated := find_stated(tree):
        return _stated(stated, printed, url)
    if printed:
        return printed
    if weak := find_weakly_stated(tree):
        return _stated(weak, None, url)
    found, changed = _htmldate(tree, url), find_changed_date(_own_lines(view), PublishedSource.HTML)
    # The day of the last change is no answer, and htmldate cannot tell.
    return None if found and changed and found.date == changed.date else found


def _stated(stated: Stated, printed: Finding | None, url: str | None) -> Finding:
    """What the markup states; where it does so in UTC, the local day is the one that the page prints."""
    local = (printed.date if printed else None, day_in_address(url))
    for day in filter(None, local):
        if day != stated.day and stated.is_same_moment(day):
            return _html(day, stated.confidence, f"{stated.place}, which is in UTC; the page's own day is {day}")
    return _html(stated.day, stated.confidence, stated.place)


def _printed_line(view: PageView) -> Finding | None:
    """A line like "Published 9 January 2022" in the page's own part."""
    return find_printed_date(_own_lines(view), PublishedSource.HTML)


def _date_near_headline(view: PageView) -> Finding | None:
    """A line with nothing but a date, in elements named like one, near the headline and rather below it."""
    near: list[tuple[int, date]] = []
    for line in view.lines:
        distance = line.place - view.headline_place
        distance = distance if distance >= 0 else -2 * distance
        if not line.is_foreign and distance <= _NEAR_ELEMENTS and (day := _day_of_line(line)):
            near.append((distance, day))
    return _html(min(near)[1], 0.75, "date printed next to the page's headline") if near else None


def _day_of_line(line: PageLine) -> date | None:
    if len(line.text) > _LONGEST_DATE_LINE:
        return None
    for element in line.elements:
        if element.tag == "time" and (stated := stated_day(element.get("datetime"))):
            return stated.day
    if any(element.tag == "time" or has_part(element, "date_parts", up=2) for element in line.elements):
        return dated_line(line.text)
    return None


def _own_lines(view: PageView) -> list[str]:
    return [line.text for line in view.lines if not line.is_foreign]


def _htmldate(tree: HtmlElement, url: str | None) -> Finding | None:
    """What htmldate finds in the page's own parts.

    A first of January from its wide search stands for a year alone, and is left out.
    """
    from htmldate import find_date

    own = without_foreign_parts(tree)
    for is_extensive, confidence in ((False, 0.7), (True, 0.5)):
        text = find_date(
            own, extensive_search=is_extensive, original_date=True, url=url, min_date=_FIRST_DAY, max_date=_LAST_DAY
        )
        if text and not (is_extensive and text.endswith("-01-01")):
            return _html(date.fromisoformat(text), confidence, "found by htmldate in the page")
    return None


def _html(day: date, confidence: float, reason: str) -> Finding:
    return Finding(day, PublishedSource.HTML, confidence, reason)
