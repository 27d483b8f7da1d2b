"""Which articles are taken to tell one story."""

from __future__ import annotations

import pytest

from dateline.merge.likeness import compare_documents
from dateline.model import Document

ARVEND = [
    "Mayor Olden of Arvend was arrested over bribes.",
    "Police arrested Olden, mayor of Arvend, at home over bribes.",
]
BESKET = [
    "Mayor Tarrow of Besket was arrested over bribes.",
    "Police arrested Tarrow, mayor of Besket, at home over bribes.",
]


def measured(table: str, *texts: str) -> dict[tuple[str, str], int]:
    import duckdb

    documents = [Document(text, id=str(n)) for n, text in enumerate(texts)]
    with duckdb.connect() as connection:
        compare_documents(connection, documents)
        return {(a, b): value for a, b, value in connection.execute(f"from {table}").fetchall()}


def test_both_measures_hold_either_order_of_a_pair() -> None:
    for table in ("likeness", "company"):
        found = measured(table, *ARVEND, *BESKET)
        assert found
        assert all(found[b, a] == value for (a, b), value in found.items())


def test_company_tells_two_arrests_apart_that_are_told_in_the_same_words() -> None:
    texts = [f"{sentence} So told reporter {n}." for sentence in (*ARVEND, *BESKET) for n in ("one", "two", "three")]
    likeness, company = measured("likeness", *texts), measured("company", *texts)
    same, other = ("0", "3"), ("0", "6")
    assert likeness[same] > likeness[other] > 0
    assert company[same] > 0 > company[other]


def test_two_articles_alone_have_company_by_their_likeness() -> None:
    alike, less = measured("company", *ARVEND), measured("company", ARVEND[0], BESKET[1])
    assert alike["0", "1"] > less["0", "1"]
    assert alike["0", "1"] > 0


@pytest.mark.parametrize("texts", [(), ("",), ("One report.",), ("Nothing alike.", "Wholly other words here.")])
def test_what_is_like_nothing_has_no_company(texts: tuple[str, ...]) -> None:
    assert measured("company", *texts) == {}
