"""Web pages: the article's words, and the day the page says it was published."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest import read_document
from dateline.ingest.decode import decode_page
from dateline.ingest.web import read_page
from dateline.model import Document, PublishedSource

PARAGRAPH = (
    "The delegations met for six hours in the old customs house by the harbour, where they spoke about fishing rights "
    "and the release of the crew, and agreed to meet again before the month is out, officials of both sides said."
)
BODY = f"<h1>Talks begin in the harbour</h1>{{}}<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('six', 'five')}</p>"
DAY = date(2022, 1, 9)


def page(head: str = "", below_headline: str = "", after: str = "", before: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Talks begin in the harbour | Example News</title>{head}</head>"
        f"<body>{before}<main><article>{BODY.format(below_headline)}</article></main>{after}</body></html>"
    )


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def article(day: str, headline: str = "Talks begin in the harbour") -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, "datePublished": day}


def read(tmp_path: Path, html: str | bytes) -> Document:
    path = tmp_path / "page.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode("utf-8"))
    return read_document(path)


STATED = {
    "JSON-LD": page(json_ld(article("2022-01-09T08:00:00+01:00"))),
    "JSON-LD in a graph": page(json_ld({"@graph": [{"@type": "WebSite"}, article("2022-01-09")]})),
    "JSON-LD beside another article": page(json_ld([article("2020-05-05", "Dog bites man"), article("2022-01-09")])),
    "JSON-LD before a teaser list": page(
        json_ld({"@type": "ItemList", "itemListElement": [article("2020-05-05")]}) + json_ld(article("2022-01-09"))
    ),
    "broken JSON-LD, then a meta element": page(
        '<script type="application/ld+json">{"@type": </script>'
        '<meta property="article:published_time" content="2022-01-09T08:00:00Z">'
    ),
    "meta element": page(
        '<meta name="date" content="2022-02-02"><meta property="article:published_time" content="2022-01-09">'
    ),
    "microdata": page("", '<time itemprop="datePublished" datetime="2022-01-09">yesterday</time>'),
    "microdata after a comment": page(
        "", '<span itemprop="datePublished" content="2022-01-09"></span>',
        before='<div class="comments"><time itemprop="datePublished" datetime="2020-05-05">x</time></div>',
    ),
    "printed line": page("", '<p class="x">Published: January 9, 2022 by Jane Doe</p>'),
    "printed line in German": page("", "<p>Veröffentlicht am 09.01.2022<br>Dauer: 1 Stunde</p>"),
    "date below the headline": page("", '<p class="byline">Jane Doe | <time datetime="2022-01-09">9 Jan</time></p>'),
    "date above the headline": page(before='<div class="article-date">9 January 2022</div>'),
    "change and publication": page("", "<p>Updated: 11 January 2022</p><p>Published: 9 January 2022</p>"),
    "UTC time, local day printed": page(
        '<meta property="article:published_time" content="2022-01-08T23:30:00+00:00">',
        '<span class="date">9 January 2022</span>',
    ),
    "UTC time, local day in the address": page(
        '<link rel="canonical" href="https://news.example/2022/01/09/talks">' + json_ld(article("2022-01-10T01:30:00Z"))
    ),
    "markup against a later printed day": page(
        json_ld(article("2022-01-09T12:00:00+01:00")), '<span class="date">14 January 2022</span>'
    ),
    "comments and teasers below": page(
        "", '<p class="date">9 January 2022</p>',
        '<div id="comments"><time datetime="2022-03-03">3 March</time> Posted on 3 March 2022</div>'
        '<div class="related"><span class="date">1 January 2020</span> Published 1 January 2020</div>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", STATED)
def test_the_day_of_publication_is_found(tmp_path: Path, kind: str) -> None:
    document = read(tmp_path, STATED[kind])
    assert (document.published, document.published_source) == (DAY, PublishedSource.HTML)
    assert document.published_reason
    assert 0 < document.published_confidence < 1


SILENT = {
    "nothing": page(),
    "copyright": page(after="<footer>© 2022 Example News</footer>"),
    "a day in the copyright notice": page(after="<footer><p>© 9 January 2022 Example News</p></footer>"),
    "a change in the copyright notice": page(after="<div>Copyright 2024. Updated <time>3 March 2024</time></div>"),
    "only the day of a change": page("", "<p>Last updated: 9 January 2022</p>"),
    "a comment": page(after='<div class="comment-list"><p>Posted on 9 January 2022</p></div>'),
    "a related article": page(after='<div class="related-posts"><p class="date">9 January 2022</p></div>'),
    "a teaser": page(
        after='<div class="teaser"><p class="date">9 January 2022</p><a href="/x">Dog bites man in the park</a></div>'
    ),
    "a quoted post": page(after="<blockquote><p>Posted by the minister on 9 January 2022</p></blockquote>"),
}


@pytest.mark.parametrize("kind", SILENT)
def test_no_evidence_is_no_day(tmp_path: Path, kind: str) -> None:
    assert read(tmp_path, SILENT[kind]).published is None


def test_the_article_is_taken_and_the_rest_is_left(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Example News">'
        '<link rel="canonical" href="https://news.example/talks"><script>var x = "Dog bites man"</script>'
    )
    document = read(tmp_path, page(head, "", "<nav>Home World</nav><footer>© 2022 Example News</footer>"))
    assert (document.id, document.title) == ("page", "Talks begin in the harbour")
    assert (document.publisher, document.url) == ("Example News", "https://news.example/talks")
    assert PARAGRAPH in document.text
    assert not any(word in document.text for word in ("Dog", "Home", "©"))


def test_the_encoding_that_a_page_declares_is_used(tmp_path: Path) -> None:
    html = page('<meta charset="iso-8859-1">').replace("harbour", "café")
    document = read(tmp_path, html.encode("iso-8859-1"))
    assert "café" in document.text
    assert not document.warnings


def test_a_page_that_declares_the_wrong_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    html = page('<meta charset="utf-8">').replace("harbour", "café")
    document = read(tmp_path, html.encode("cp1252"))
    assert "café" in document.text
    assert "windows-1252" in document.warnings[0]


def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    html = f"<html><body><div><p>{PARAGRAPH}<p><b>{PARAGRAPH.replace('six', 'five')}</div></span><table><tr><"
    assert "five hours" in read(tmp_path, html).text


@pytest.mark.parametrize("html", [f"<p>{PARAGRAPH}</p>", f"<div><div>{PARAGRAPH}", PARAGRAPH])
def test_a_piece_of_a_page_is_read(tmp_path: Path, html: str) -> None:
    assert read(tmp_path, html).text == PARAGRAPH


def test_a_long_page_with_many_dated_comments_takes_no_longer_than_its_length_warrants(tmp_path: Path) -> None:
    comment = '<div class="comment"><time itemprop="datePublished" datetime="2022-01-09">x</time><p>Posted</p></div>'
    html = page(after=comment * 4000)
    begin = time.process_time()
    assert read(tmp_path, html).published is None
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<p></p>", "<!-- -->", "<<<>>>"])
def test_a_page_without_text_is_named(tmp_path: Path, html: str) -> None:
    with pytest.raises(InputError, match=r"page\.html"):
        read(tmp_path, html)


def test_html_under_another_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STATED["meta element"])
    document = read_document(tmp_path / "a.txt")
    assert document.published == DAY
    assert "HTML" in document.warnings[0]


TAGS = st.sampled_from(
    ["<p>", "</p>", "<h1>", "<time datetime='2022-01-09'>", "</time>", "<aside>",
     "<div class='comment date'>", "</div>",
     "<script type='application/ld+json'>", '{"@type": [], "datePublished": 3}', "</script>", "<br>", "<!--", "-->",
     "<h1 ",
     "<meta name='date' content='31 February 2022'>", "Published 9 January 2022", "&#0;", "&nbsp;", "<html>", "<body>"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS | st.text(max_size=20), max_size=25))
def test_any_page_is_read_or_named(pieces: list[str]) -> None:
    try:
        assert read_page("".join(pieces), "a.html").text.strip()
    except InputError as error:
        assert "a.html" in str(error)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_named(data: bytes) -> None:
    try:
        text, _ = decode_page(data, "a.html")
        assert isinstance(text, str)
    except InputError as error:
        assert "a.html" in str(error)
