"""What a web page states for machines about the day it was published: JSON-LD, the head's meta elements, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.ingest.calendar_words import read_date
from dateline.ingest.page_lines import around_headline, is_foreign, page_title, plain_words
from dateline.rules import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_UTC = re.compile(r"T(?P<hour>\d\d):\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|\+00:?00)", re.IGNORECASE)
_DEEPEST = 8
# Keys of JSON-LD below which other articles and comments stand.
_OTHERS = frozenset(("comment", "relatedLink", "itemListElement", "hasPart", "review", "isPartOf"))


@dataclass(frozen=True, slots=True)
class Stated:
    """A day in the page's markup; `utc_hour` is known where the time is given in UTC, not the publisher's zone."""

    day: date
    confidence: float
    place: str
    utc_hour: int | None = None

    def is_same_moment(self, other: date) -> bool:
        """May `other` be the local day of this moment?"""
        step = (other - self.day).days
        if self.utc_hour is None or abs(step) != 1:
            return step == 0
        # Zones run from twelve hours behind UTC to fourteen ahead of it.
        return self.utc_hour >= 10 if step > 0 else self.utc_hour < 12


def find_stated(tree: HtmlElement) -> Stated | None:
    """The surest statement of the page about itself."""
    own = around_headline(tree)
    return _in_json_ld(tree) or _in_meta(tree, own) or _in_microdata(tree, own)


def find_weakly_stated(tree: HtmlElement) -> Stated | None:
    """A statement under a name that many systems use for the day of the last change."""
    return _in_named_meta(tree, around_headline(tree), _page_rules()["weak_meta_names"], 0.7)


def stated_day(value: object, confidence: float = 1.0, place: str = "") -> Stated | None:
    """The single day that a value of markup names.

    >>> stated_day("2018-12-31T23:30:00+00:00").utc_hour
    23
    """
    interval = read_date(value) if isinstance(value, str) and value.strip() else None
    if interval is None or interval.earliest is None or interval.days != 1:
        return None
    utc = _UTC.search(str(value))
    return Stated(interval.earliest, confidence, place, int(utc["hour"]) if utc else None)


def _in_json_ld(tree: HtmlElement) -> Stated | None:
    """`datePublished` of the article that the page is about.

    Lists of other articles are JSON-LD too: the one with this page's title goes first.
    """
    things = [thing for script in _json_ld(tree) for thing in _things(script)]
    title = plain_words(page_title(tree))
    things.sort(key=lambda thing: not _is_same_title(plain_words(str(thing.get("headline") or "")), title))
    for list_name, confidence in (("article_types", 0.95), ("weak_types", 0.85)):
        for thing in (thing for thing in things if _types(thing) & _words(list_name)):
            if found := stated_day(thing.get("datePublished"), confidence, "datePublished in the page's JSON-LD"):
                return found
    return None


def _in_meta(tree: HtmlElement, own: frozenset[HtmlElement]) -> Stated | None:
    return _in_named_meta(tree, own, _page_rules()["meta_names"], 0.92)


def _in_named_meta(
    tree: HtmlElement, own: frozenset[HtmlElement], names: list[str], confidence: float
) -> Stated | None:
    stated: dict[str, Stated] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        found = stated_day(element.get("content"), confidence, f"{name} in the page's head")
        if found and not is_foreign(element, own):
            stated.setdefault(name, found)
    return next((stated[name] for name in names if name in stated), None)


def _in_microdata(tree: HtmlElement, own: frozenset[HtmlElement]) -> Stated | None:
    """The first element marked as publication date that is no part of a comment or teaser."""
    for element in tree.xpath("//*[@itemprop or @pubdate or @property]"):
        marks = f"{element.get('itemprop', '')} {element.get('property', '')}".lower().split()
        marked = "pubdate" in element.attrib or any(mark.split(":")[-1] == "datepublished" for mark in marks)
        if not marked or is_foreign(element, own):
            continue
        for value in (element.get("datetime"), element.get("content"), element.text_content()):
            if found := stated_day(value, 0.9, "marked as datePublished in the page"):
                return found
    return None


def _json_ld(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # many pages carry broken JSON; the other places remain


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD value, outer before inner."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key not in _OTHERS:
                yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)


def _types(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind).lower().rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _is_same_title(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    shared = min(len(left), len(right))
    return shared > 0 and left[:shared] == right[:shared]


def _page_rules() -> dict[str, Any]:
    rules: dict[str, Any] = load_toml("published.toml")["page"]
    return rules


@cache
def _words(list_name: str) -> frozenset[str]:
    return frozenset(_page_rules()[list_name])
