"""The publication day of plain text: what counts, what never does, and in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest import find_published
from dateline.ingest.calendar_words import read_date
from dateline.ingest.printed import dated_line, find_changed_date, find_printed_date, find_said_date, only_date
from dateline.model import Document, PublishedSource
from dateline.rules import load_toml

DAY = date(2022, 1, 9)
BODY = "Talks began in the harbour on Monday, and the two sides agreed to meet again."
FINDERS = {"published": find_printed_date, "updated": find_changed_date, "said": find_said_date}


def published(text: str, **fields: Any) -> Document:
    return find_published(Document(text, id="a", **fields))


@pytest.mark.parametrize("rule", load_toml("published.toml")["printed"], ids=lambda rule: rule["id"])
def test_printed_rule_matches_its_examples_and_none_of_its_counterexamples(rule: dict[str, Any]) -> None:
    finder = FINDERS[rule["id"]]
    for example in rule["examples"]:
        found = finder([example], PublishedSource.TEXT)
        assert found, example
        assert (found.date, found.confidence) == (DAY, rule["confidence"]), example
    assert not any(finder([line], PublishedSource.TEXT) for line in rule["counterexamples"])


def test_a_byline_beside_a_date_is_known_by_its_examples() -> None:
    rule = load_toml("published.toml")["byline"]
    assert [dated_line(line) for line in rule["examples"]] == [DAY] * len(rule["examples"])
    assert not any(map(dated_line, rule["counterexamples"]))


def test_a_label_may_stand_above_its_date() -> None:
    found = find_printed_date(["Published", "9 January 2022"], PublishedSource.TEXT)
    assert found
    assert found.date == DAY
    assert find_printed_date(["Published", "in 1999", "9 January 2022"], PublishedSource.TEXT) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-01-09", "2022-01-09"),
        ("2022-01-09T23:59:59-08:00", "2022-01-09"),
        ("2022/1/9 10:30", "2022-01-09"),
        ("20220109", "2022-01-09"),
        ("9 January 2022", "2022-01-09"),
        ("Sunday, 9th of January 2022", "2022-01-09"),
        ("Jan. 9, 2022 at 10:30 a.m.", "2022-01-09"),
        ("Sept. 9th 2022", "2022-09-09"),
        ("9. Januar 2022", "2022-01-09"),
        ("le 9 janvier 2022".removeprefix("le "), "2022-01-09"),
        ("9 de enero de 2022", "2022-01-09"),
        ("January 2022", "2022-01"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("09.01.2022", "2022-01-09"),
        ("13/01/2022", "2022-01-13"),
        ("09/01/2022", None),
        ("31 February 2022", None),
        ("2022-13-01", None),
        ("0000-01-01", None),
        ("in 9 days", None),
        ("", None),
    ],
)
def test_a_written_date_keeps_its_precision(text: str, edtf: str | None) -> None:
    interval = read_date(text)
    assert (interval.edtf if interval else None) == edtf


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"Talks begin\nPublished 9 January 2022\n\n{BODY}", PublishedSource.TEXT),
        (f"Talks begin\n\nSunday, January 9, 2022\n\n{BODY}", PublishedSource.TEXT),
        (f"Talks begin\nBy Jane Doe | Jan 9, 2022, 10:30 am GMT\n\n{BODY}", PublishedSource.TEXT),
        (f"Talks begin\nJanuary 9, 2022 by Jane Doe\n\n{BODY}", PublishedSource.TEXT),
        (f"{BODY}\n\nFirst published on Sun 9 Jan 2022 10.30 GMT", PublishedSource.TEXT),
        (f"{BODY}\n\nThis article was originally published on 9 January 2022.", PublishedSource.TEXT),
        (f"2022-01-09T10:30:00Z\n\n{BODY}", PublishedSource.TEXT),
        (f"Talks begin\nUpdated 9 January 2022\n\n{BODY}", PublishedSource.TEXT),
        (f"GENEVA, Jan. 9, 2022 (Example Wire) -- {BODY}", PublishedSource.DATELINE),
        (f"GENEVA, Jan. 9 (Example Wire) - {BODY} They last met on 20 December 2021.", PublishedSource.DATELINE),
        (f"GENEVA (9 January 2022) – {BODY}", PublishedSource.DATELINE),
        (f"Geneva, 9 January 2022 - {BODY}", PublishedSource.DATELINE),
        (f"GENEVA — 9 January 2022 — {BODY}", PublishedSource.DATELINE),
        (f"NEW YORK, NY / EXAMPLEWIRE / January 9, 2022 / {BODY}", PublishedSource.DATELINE),
        (f"NEW YORK, January 9 /Example Wire/ -- {BODY} They last met in December 2021.", PublishedSource.DATELINE),
    ],
)
def test_a_day_that_the_text_prints_is_found(text: str, source: PublishedSource) -> None:
    document = published(text)
    assert (document.published, document.published_source) == (DAY, source)
    assert document.published_reason
    assert not document.published_inferred


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nCopyright © 9 January 2022 Example News.",
        f"{BODY}\n\n© 2022 Example News. Published 2022.",
        "\n\n".join([BODY] * 5 + ["You May Also Like", "Posted on 9 January 2022", "A man bites a dog"]),
        f"Talks begin\n\n{BODY}\n\nThey last met on 9 January 2022.\n\n{BODY}",
        f"GENEVA, Jan. 9 (Example Wire) - {BODY}",
        f"GENEVA, Jan. 9 (Example Wire) - {BODY} They met on 20 December 2021 and on 2 January 2021.",
        f"On January 9, 2022 - a Sunday - {BODY}",
        f"Siege of the Harbour, 9 March 2021 - 12 April 2021\n\n{BODY}",
        f"A year of talks\n\n9 January 2022\n{BODY}\n\n10 January 2022\n{BODY}\n\n11 January 2022\n{BODY}",
        "Published 31 February 2022\n\n" + BODY,
        "Published 01/09/2022\n\n" + BODY,
        f"Talks begin\n\nHis novel, published on 9 January 2022, won a prize.\n\n{BODY}",
        f"Talks begin\n\nThe law - issued 9 January 2022 - names no one.\n\n{BODY}",
        f"Read more: The treaty, published on 9 January 2022\n\n{BODY}",
        "The report was\npublished on 9 January 2022 by the ministry and\n" + BODY,
    ],
    ids=["nothing", "copyright", "years", "teaser", "a date in the story", "no year", "two years", "no place", "a span",
         "chronology", "no such day", "two readings", "a novel", "a law", "another article",
         "a sentence about a publication"],
)  # fmt: skip
def test_without_evidence_there_is_no_day(text: str) -> None:
    document = published(text)
    assert (document.published, document.published_source) == (None, None)


def test_the_surest_evidence_wins() -> None:
    evidence = {"url": "https://news.example/2020/02/02/talks", "path": "/saved/talks-2023-03-03.txt"}
    wire = "GENEVA, Feb. 1 (Example Wire) - Talks began."
    printed = f"Published 9 January 2022\nUpdated 11 January 2022\n\n{wire}"
    changed = "Updated 11 January 2022\n\nTalks began."
    assert published(printed, **evidence, published="2019-01-01").published == date(2019, 1, 1)
    assert published(printed, **evidence).published == DAY
    assert published(wire, **evidence).published == date(2020, 2, 1)
    assert published(BODY, **evidence).published == date(2020, 2, 2)
    assert published(changed, path=evidence["path"]).published == date(2022, 1, 11)
    assert published(BODY, path=evidence["path"]).published == date(2023, 3, 3)
    confidences = [
        published(BODY, path=evidence["path"]).published_confidence,
        published(changed).published_confidence,
        published(BODY, url=evidence["url"]).published_confidence,
        published(printed).published_confidence,
    ]
    assert confidences == sorted(set(confidences))


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2022/01/09/talks", DAY),
        ("https://news.example/2022/1/9/", DAY),
        ("https://news.example/talks-20220109", DAY),
        ("https://news.example/talks-2022-01-09.html?d=2020-02-02", DAY),
        ("https://news.example/2022/01/talks", None),
        ("https://news.example/id/120220109123", None),
        ("https://news.example/2022/13/45/", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_a_day_in_the_address(url: str, day: date | None) -> None:
    assert published(BODY, url=url).published == day


@settings(deadline=None)
@given(st.text(max_size=300) | st.from_regex(r"(Published|Updated|GENEVA,) .{0,60}", fullmatch=True))
def test_any_text_has_a_day_or_none(text: str) -> None:
    document = published(text)
    assert (document.published is None) == (document.published_source is None)
    assert only_date(text) is None or isinstance(only_date(text), date)
    assert read_date(text) is None or read_date(text)
