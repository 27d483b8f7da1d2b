"""An HTML page -> its article: text, title, publisher, address and day of publication."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.ingest.clean import without_boilerplate
from dateline.ingest.page_dates import find_page_date

if TYPE_CHECKING:
    from dateline.ingest.finding import Finding

# What these libraries log about a bad page is said by our own errors; whoever sets up logging still hears it.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds of an article."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: Finding | None


def read_page(html: str, name: str) -> Page:
    """The article of a page; `name` is for messages.

    Raises:
        InputError: the page holds no article text.
    """
    from trafilatura import extract, extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:  # a piece of a page, or text without a tag
        html = f"<html><body>{html}</body></html>"
        tree = load_html(html)
    if tree is None:
        raise InputError(f"{name}: is no HTML that can be read; save the page again, or its text as .txt")
    text = without_boilerplate(extract(html, include_comments=False) or "")
    if not re.search(r"\w", text):
        raise InputError(
            f"{name}: no article text in this page; save the page after it has loaded, or its text as .txt"
        )
    about = extract_metadata(html, date_config=dict(_NO_DATES))
    url = _web_address(about.url)
    return Page(text, about.title or None, about.sitename or None, url, find_page_date(tree, url))


# find_page_date asks htmldate where it is needed; here the quick search is enough, as its answer is not used.
_NO_DATES = {"extensive_search": False, "max_date": "2100-01-01"}


def _web_address(url: str | None) -> str | None:
    return url if url and urlsplit(url).scheme in ("http", "https") else None
