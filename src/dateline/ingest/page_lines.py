"""What a reader sees of a web page, line by line, and which lines are about other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_SILENT_TAGS = frozenset(("script", "style", "noscript", "template", "select", "option", "button", "iframe", "head"))
# A link of this many words is the title of another article.
_TITLE_WORDS = 5
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_LONGEST_NOTICE = 300
_INLINE_TAGS = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u")
)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words on one line, the elements they stand in, and the place of the first of these.

    Places count elements from the top of the page. `is_foreign` where the line belongs to a teaser, comment or menu.
    """

    text: str
    elements: tuple[HtmlElement, ...]
    place: int
    is_foreign: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """The lines of a page, and the place of its headline (0 where it has none)."""

    lines: tuple[PageLine, ...]
    headline_place: int


def view_page(tree: HtmlElement) -> PageView:
    """The page as a reader sees it: blocks and line breaks end a line, inline elements do not."""
    headline = _headline(tree)
    places = {element: place for place, element in enumerate(tree.iter())}
    return PageView(tuple(_lines(tree, places)), places[headline] if headline is not None else 0)


def is_foreign(element: HtmlElement, own: frozenset[HtmlElement]) -> bool:
    """Is the element in a part of the page that is about other pages, or by readers? `own` is `around_headline`."""
    return any(parent not in own and _looks_foreign(parent) for parent in (element, *element.iterancestors()))


def without_foreign_parts(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without what is about other pages, or by readers, and without its copyright notice."""
    copied = deepcopy(tree)
    own = around_headline(copied)
    foreign = [element for element in copied.iter("*") if element not in own and _looks_foreign(element)]
    for element in (*foreign, *(notice for notice in _copyright_notices(copied) if notice not in own)):
        if element.getparent() is not None:
            element.drop_tree()
    return copied


def _copyright_notices(tree: HtmlElement) -> list[HtmlElement]:
    """The elements with a sign of copyright in their own words, and not many others."""
    marked = [element for element in tree.iter("*") if _COPYRIGHT.search(element.text or "")]
    marked += [e.getparent() for e in tree.iter("*") if _COPYRIGHT.search(e.tail or "") and e.getparent() is not None]
    return [element for element in marked if len(element.text_content()) <= _LONGEST_NOTICE]


def has_part(element: HtmlElement, list_name: str, up: int = 0) -> bool:
    """Does the class or id of the element, or of one of `up` elements around it, hold a word of that list?"""
    around = [element, *(parent for parent, _ in zip(element.iterancestors(), range(up), strict=False))]
    return any(_parts(list_name).search(f"{e.get('class', '')} {e.get('id', '')}".lower()) for e in around)


def _lines(tree: HtmlElement, places: dict[HtmlElement, int]) -> Iterator[PageLine]:
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    own = around_headline(tree)
    pieces: list[tuple[str, HtmlElement]] = []
    foreign: list[HtmlElement] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag not in _INLINE_TAGS and pieces:
            yield from _line(pieces, places, is_foreign=bool(foreign))
            pieces.clear()
        if event == "start":
            if element not in own and _looks_foreign(element):
                foreign.append(element)
            if element.tag in _SILENT_TAGS:
                walk.skip_subtree()
            else:
                pieces.append((element.text or "", element))
        else:
            if foreign and foreign[-1] is element:
                foreign.pop()
            pieces.append((element.tail or "", element.getparent()))


def _line(
    pieces: list[tuple[str, HtmlElement]], places: dict[HtmlElement, int], *, is_foreign: bool
) -> Iterator[PageLine]:
    said = [(text, element) for text, element in pieces if text.strip()]
    if said:
        elements = tuple(dict.fromkeys(element for _, element in said))
        text = " ".join("".join(text for text, _ in pieces).split())
        yield PageLine(text, elements, places[elements[0]], is_foreign)


def page_title(tree: HtmlElement) -> str:
    """The article's title as the page's head gives it, or ""."""
    for path in ('//meta[@property="og:title"]/@content', "//title/text()"):
        if text := next((str(found).strip() for found in tree.xpath(path) if str(found).strip()), ""):
            return text
    return ""


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a title, without case and punctuation, to compare titles by."""
    return tuple(re.findall(r"\w+", text.lower()))


def _headline(tree: HtmlElement) -> HtmlElement | None:
    """The heading that the page's title begins with; else the first of the first rank."""
    title = plain_words(page_title(tree))
    headings = [heading for heading in tree.iter("h1", "h2") if heading.text_content().strip()]
    for heading in headings:
        words = plain_words(heading.text_content())
        if len(words) > 1 and title[: len(words)] == words:
            return heading
    return next((heading for heading in headings if heading.tag == "h1"), None)


def around_headline(tree: HtmlElement) -> frozenset[HtmlElement]:
    """What holds the headline holds the article, whatever its class names say."""
    headline = _headline(tree)
    return frozenset(headline.iterancestors()) if headline is not None else frozenset()


def _looks_foreign(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "main", "article"):
        return False
    if element.tag in ("nav", "blockquote") or has_part(element, "foreign_parts"):
        return True
    if element.tag == "aside" or has_part(element, "listing_parts"):
        return any(len(link.text_content().split()) >= _TITLE_WORDS for link in element.iter("a"))
    return False


@cache
def _parts(list_name: str) -> re.Pattern[str]:
    words = load_toml("published.toml")["page"][list_name]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, words))})")
