"""CSV and JSON Lines: a row is an article, and a bad row is named by its line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.ingest import Skipped, read_document, read_sources
from dateline.model import Document


def rows(tmp_path: Path, name: str, content: str | bytes) -> list[Document | Skipped]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(read_sources([path]))


def one(items: list[Document | Skipped]) -> Document:
    (item,) = items
    assert isinstance(item, Document), item
    return item


HEADERS = {
    "a.csv": ",text,id,title,date,url,publisher",
    "b.csv": ";Body;Doc_ID;Headline;Published_At;Link;Source",
    "c.tsv": "\tcontent\tuuid\theading\tpubdate\turi\toutlet",
}
"""Names of columns, after the delimiter."""


@pytest.mark.parametrize("name", HEADERS)
def test_columns_of_a_csv_are_known_by_their_usual_names(tmp_path: Path, name: str) -> None:
    delimiter, header = HEADERS[name][0], HEADERS[name][1:]
    row = delimiter.join(['"Talks, began."', "7", "T", '"Jan. 9, 2022"', "https://x.example", "P"])
    check_columns(one(rows(tmp_path, name, f"\ufeff{header}\n{row}\n")))


@pytest.mark.parametrize(
    "row",
    [
        {"article": "Talks, began.", "id": 7, "title": "T", "timestamp": 1641718800,
         "link": "https://x.example", "site": "P"},
        {"text": ["Talks, began."], "guid": "7", "headline": "T", "date": "2022-01-09T23:59:00-08:00",
         "url": "https://x.example", "publisher": "P"},
    ],
)  # fmt: skip
def test_keys_of_json_lines_are_known_by_their_usual_names(tmp_path: Path, row: dict[str, object]) -> None:
    check_columns(one(rows(tmp_path, "a.jsonl", json.dumps(row))))


def check_columns(document: Document) -> None:
    assert (document.text, document.id, document.title) == ("Talks, began.", "7", "T")
    assert (document.published, document.url, document.publisher) == (date(2022, 1, 9), "https://x.example", "P")
    assert "line" in (document.published_reason or "")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-01-09", date(2022, 1, 9)),
        ("20220109", date(2022, 1, 9)),
        ("Sun, 09 Jan 2022 10:00:00 GMT", date(2022, 1, 9)),
        ("13/01/2022", date(2022, 1, 13)),
        ("01/13/2022", date(2022, 1, 13)),
        ("09.01.2022", date(2022, 1, 9)),
        ("01/09/2022", None),
        ("2022-01", None),
        ("2022", None),
        ("31 February 2022", None),
        ("soon", None),
    ],
)
def test_a_date_keeps_its_precision_and_two_readings_are_none(tmp_path: Path, written: str, day: date | None) -> None:
    document = one(rows(tmp_path, "a.jsonl", json.dumps({"text": "Talks began.", "date": written})))
    assert document.published == day
    assert bool(document.warnings) == (day is None)
    assert all(written in warning and "line 1" in warning for warning in document.warnings)


def test_rows_without_an_id_are_named_by_line(tmp_path: Path) -> None:
    items = rows(tmp_path, "news.csv", "text\nOne.\nTwo.\n")
    assert [item.id for item in items if isinstance(item, Document)] == ["news-2", "news-3"]


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    items = rows(tmp_path, "a.jsonl", '{"text": "One."}\nnot json\n[1]\n\n{"title": "x"}\n{"text": "Two."}\n')
    assert [item.text for item in items if isinstance(item, Document)] == ["One.", "Two."]
    bad = [item for item in items if isinstance(item, Skipped)]
    assert [item.source.rsplit(", ", 1)[1] for item in bad] == ["line 2", "line 3", "line 5"]
    assert all(word in item.reason for word, item in zip(["not JSON", "no JSON object", "no text"], bad, strict=True))


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    first, second = rows(tmp_path, "a.csv", "id,text\n1,One, and more\n2,Two.\n")
    assert isinstance(first, Skipped)
    assert first.source.endswith("line 2")
    assert isinstance(second, Document)


def test_a_row_longer_than_an_article_is_refused(tmp_path: Path) -> None:
    long, short = rows(tmp_path, "a.jsonl", json.dumps({"text": "x" * 1_000_001}) + '\n{"text": "Two."}\n')
    assert isinstance(long, Skipped)
    assert "1,000,001" in long.reason
    assert isinstance(short, Document)


def test_a_line_longer_than_any_article_is_not_taken_for_several(tmp_path: Path) -> None:
    long, short = rows(tmp_path, "a.jsonl", '{"text": "' + "x" * 25_000_000 + '"}\n{"text": "Two."}\n')
    assert isinstance(long, Skipped)
    assert long.source.endswith("line 1")
    assert isinstance(short, Document)


def test_a_cell_longer_than_an_article_ends_the_table_and_says_so(tmp_path: Path) -> None:
    first, rest = rows(tmp_path, "a.csv", 'text\nOne.\n"' + "x\n" * 600_000 + '"\nTwo.\n')
    assert isinstance(first, Document)
    assert isinstance(rest, Skipped)
    assert "from here on" in rest.reason


def test_a_table_without_text_column_says_which_it_wants(tmp_path: Path) -> None:
    (item,) = rows(tmp_path, "a.csv", "a,b\n1,2\n")
    assert isinstance(item, Skipped)
    assert "'text'" in item.reason
    assert "a, b" in item.reason


def test_an_encoding_that_was_guessed_is_told(tmp_path: Path) -> None:
    document = one(rows(tmp_path, "a.csv", "text\nIn Genève “talks” began.\n".encode("cp1252")))
    assert document.text == "In Genève “talks” began."
    assert "windows-1252" in document.warnings[0]


@pytest.mark.parametrize("shift", range(3))
def test_a_character_across_the_end_of_the_sample_is_no_other_encoding(tmp_path: Path, shift: int) -> None:
    content = '{"text": "' + "x" * shift + "“" * 400_000 + '"}\n{"text": "Genève"}\n'
    second = rows(tmp_path, "a.jsonl", content)[1]
    assert isinstance(second, Document)
    assert (second.text, second.warnings) == ("Genève", ())


def test_a_byte_that_fits_nothing_spoils_its_row_only(tmp_path: Path) -> None:
    good = b'{"text": "Talks began."}\n' * 50_000
    items = rows(tmp_path, "a.jsonl", good + b'{"text": "Bad \xff byte"}\n{"text": "Two."}\n')
    assert sum(isinstance(item, Document) for item in items) == 50_001
    (bad,) = (item for item in items if isinstance(item, Skipped))
    assert bad.source.endswith("line 50001")


def test_empty_and_binary_tables_are_named(tmp_path: Path) -> None:
    for name, content, word in (("a.csv", b"", "empty"), ("b.jsonl", b"\x00\x01" * 99, "binary")):
        (item,) = rows(tmp_path, name, content)
        assert isinstance(item, Skipped)
        assert word in item.reason


def test_a_sidecar_completes_the_rows_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('["a.csv"]\npublisher = "P"\npublished = 2022-01-09\n')
    first, second = rows(tmp_path, "a.csv", "text,date,source\nOne.,2020-05-01,Q\nTwo.,,\n")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.published, first.publisher) == (date(2020, 5, 1), "Q")
    assert (second.published, second.publisher) == (date(2022, 1, 9), "P")


def test_a_table_is_no_single_document(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nOne.\n")
    with pytest.raises(InputError, match="build"):
        read_document(tmp_path / "a.csv")
