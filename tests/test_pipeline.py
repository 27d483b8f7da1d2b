"""What happens to sources before they are read."""

from __future__ import annotations

from dateline import Document
from dateline.pipeline import load

TEXT = "Published 9 January 2022\n\nTalks began in Geneva."


def test_a_document_made_by_hand_is_dated_by_its_own_words() -> None:
    (document,), skipped = load([Document(TEXT, id="a")])
    assert str(document.published) == "2022-01-09"
    assert not skipped


def test_a_document_read_from_a_file_is_not_dated_a_second_time() -> None:
    given = Document(TEXT, id="a", path="a.html")
    assert load([given]) == ([given], [])


def test_a_document_that_is_too_long_is_named_and_the_rest_goes_on() -> None:
    documents, skipped = load([Document("a " * 600_000, id="long"), Document(TEXT, id="short")])
    assert [document.id for document in documents] == ["short"]
    assert [item.source for item in skipped] == ["long"]
