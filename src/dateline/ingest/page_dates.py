"""The publication day of a web page: one small finder per place where pages say it, surest first.

What is about other pages (teasers, comments, menus, footers) is left out before anything printed is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.ingest.calendar_words import read_date
from dateline.ingest.finding import Finding
from dateline.ingest.printed import find_printed_date, only_date
from dateline.model import PublishedSource
from dateline.rules import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# No web page is older; htmldate takes them as bounds. The upper one is fixed so that no run depends on the clock.
_FIRST_DAY, _LAST_DAY = "1995-01-01", "2100-01-01"
_LONGEST_DATE_LINE = 80


def find_page_date(tree: HtmlElement, html: str, url: str | None) -> Finding | None:
    """The day the page says it was published, or None where it says nothing or contradicts itself."""
    finders = (_from_json_ld, _from_meta, _from_microdata, _from_printed_line, _from_date_element, _from_weak_meta)
    for finder in finders:
        if found := finder(tree):
            return found
    return _from_htmldate(html, url)


# ---------------------------------------------------------------- what the page states for machines


def _from_json_ld(tree: HtmlElement) -> Finding | None:
    """`datePublished` of the article that the page is about, in its JSON-LD."""
    objects = [thing for script in _json_ld(tree) for thing in _things(script)]
    title = _plain_words(_title(tree))
    for kinds, confidence in ((_words("article_types"), 0.95), (_words("weak_types"), 0.85)):
        dated = [
            (day, thing) for thing in objects if _types(thing) & kinds and (day := _day(thing.get("datePublished")))
        ]
        # Lists of other articles are JSON-LD too: the one that has this page's headline goes first.
        dated.sort(key=lambda item: not _is_same_title(_plain_words(str(item[1].get("headline") or "")), title))
        if dated:
            return _html(dated[0][0], confidence, "datePublished in the page's JSON-LD")
    return None


def _from_meta(tree: HtmlElement) -> Finding | None:
    return _named_meta(tree, load_toml("published.toml")["page"]["meta_names"], 0.92)


def _from_weak_meta(tree: HtmlElement) -> Finding | None:
    return _named_meta(tree, load_toml("published.toml")["page"]["weak_meta_names"], 0.7)


def _from_microdata(tree: HtmlElement) -> Finding | None:
    """The first element marked as publication date that is no part of a comment or teaser."""
    for element in tree.xpath("//*[@itemprop or @pubdate or @property]"):
        marks = f"{element.get('itemprop', '')} {element.get('property', '')}".lower().split()
        marked = "pubdate" in element.attrib or any(mark.split(":")[-1] == "datepublished" for mark in marks)
        if marked and not _is_foreign(element):
            for value in (element.get("datetime"), element.get("content"), element.text_content()):
                if day := _day(value):
                    return _html(day, 0.9, "marked as datePublished in the page")
    return None


# ---------------------------------------------------------------- what the page prints for readers


def _from_printed_line(tree: HtmlElement) -> Finding | None:
    """A line like "Published 9 January 2022" anywhere in the page's own part."""
    lines = (line for _, line in _lines(tree))
    return find_printed_date(lines, PublishedSource.HTML)


def _from_date_element(tree: HtmlElement) -> Finding | None:
    """The first short element of its own part that is named like a date and holds one, below the headline first."""
    order = {element: place for place, element in enumerate(tree.iter())}
    headline = next((order[h] for h in tree.iter("h1") if not _is_foreign(h)), 0)
    candidates = []
    for element, line in _lines(tree):
        day = only_date(line) or _day(element.get("datetime"))
        if day and (element.tag == "time" or _has_part(element, "date_parts", up=2)):
            distance = order[element] - headline
            candidates.append((distance if distance >= 0 else 3 * -distance, day))
    if not candidates:
        return None
    return _html(min(candidates)[1], 0.75, "date printed next to the page's headline")


# ---------------------------------------------------------------- what a general tool finds


def _from_htmldate(html: str, url: str | None) -> Finding | None:
    """Htmldate's answer, without the first of January: there it stands for a year alone."""
    from htmldate import find_date

    for is_extensive, confidence in ((False, 0.7), (True, 0.5)):
        text = find_date(
            html, extensive_search=is_extensive, original_date=True, url=url, min_date=_FIRST_DAY, max_date=_LAST_DAY
        )
        if text and not (is_extensive and text.endswith("-01-01")):
            return _html(date.fromisoformat(text), confidence, "found by htmldate in the page")
    return None


# ---------------------------------------------------------------- reading the tree


def _html(day: date, confidence: float, reason: str) -> Finding:
    return Finding(day, PublishedSource.HTML, confidence, reason)


def _day(value: object) -> date | None:
    """The single day that a value of markup names."""
    interval = read_date(value) if isinstance(value, str) and value.strip() else None
    return interval.earliest if interval and interval.days == 1 else None


def _named_meta(tree: HtmlElement, names: list[str], confidence: float) -> Finding | None:
    stated: dict[str, date] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if (day := _day(element.get("content"))) and not _is_foreign(element):
            stated.setdefault(name, day)
    name = next((name for name in names if name in stated), None)
    return _html(stated[name], confidence, f"{name} in the page's head") if name else None


def _json_ld(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # many pages carry broken JSON; the other places remain


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD value, outer before inner."""
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key not in ("comment", "relatedLink", "itemListElement", "hasPart"):
                yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)


def _types(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind).lower().rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _title(tree: HtmlElement) -> str:
    for path in ('//meta[@property="og:title"]/@content', "//h1", "//title"):
        for found in tree.xpath(path):
            if text := (found if isinstance(found, str) else found.text_content()).strip():
                return str(text)
    return ""


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def _is_same_title(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    shared = min(len(left), len(right))
    return shared > 0 and left[:shared] == right[:shared]


_SILENT_TAGS = ("script", "style", "noscript", "template", "select", "button", "iframe", "head", "option")
_FOREIGN_TAGS = ("nav", "aside", "footer")


def _lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The innermost elements with text, and that text on one line, where it is short enough to be no paragraph."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT_TAGS:
            continue
        if not (element.text or "").strip() and not any((child.tail or "").strip() for child in element):
            continue
        line = " ".join(element.text_content().split())
        if 0 < len(line) <= _LONGEST_DATE_LINE and not _is_foreign(element):
            yield element, line


def _is_foreign(element: HtmlElement) -> bool:
    """Is the element inside a part of the page that is about other pages, or by readers?"""
    return any(
        parent.tag in _FOREIGN_TAGS or parent.tag in _SILENT_TAGS[:4] or _has_part(parent, "foreign_parts")
        for parent in (element, *element.iterancestors())
        if parent.tag not in ("body", "html", "main", "article")
    )


def _has_part(element: HtmlElement, name: str, up: int = 0) -> bool:
    while True:
        if _parts(name).search(f"{element.get('class', '')} {element.get('id', '')}".lower()):
            return True
        parent = element.getparent()
        if not up or parent is None:
            return False
        element, up = parent, up - 1


@cache
def _parts(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_toml("published.toml")["page"][name])))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_toml("published.toml")["page"][name])
