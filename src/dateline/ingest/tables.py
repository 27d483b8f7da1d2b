"""CSV and JSON Lines -> one document per row, streamed; a bad row is named by its line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from dateline.errors import InputError
from dateline.ingest.calendar_words import read_date, read_epoch
from dateline.ingest.decode import MAX_CHARACTERS, guess_encoding, open_error
from dateline.model import Document, PublishedSource

# Names of columns, surest first; the first of each is the one to recommend.
_COLUMNS = {
    "text": ("text", "content", "body", "article", "article_text", "full_text", "fulltext", "story", "maintext"),
    "id": ("id", "doc_id", "document_id", "article_id", "uuid", "guid"),
    "title": ("title", "headline", "heading"),
    "published": (
        "published", "date", "published_at", "publish_date", "published_date", "publication_date", "date_published",
        "datepublished", "pubdate", "pub_date", "datetime", "timestamp",
    ),
    "url": ("url", "link", "web_url", "source_url", "uri", "address"),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper", "site", "sitename", "domain"),
}  # fmt: skip
# A character of JSON may be written as \uXXXX\uXXXX.
_LONGEST_JSON_LINE = 12 * MAX_CHARACTERS


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that gave no document: its line, counted from 1, and why."""

    line: int
    reason: str


Row = dict[str, Any]


def read_table(path: Path, name: str) -> Iterator[Document | BadRow]:
    """The documents of a CSV, TSV or JSON Lines file, row by row; rows without an id get `name` and their line.

    Raises:
        InputError: the file cannot be read, or has no column for the text.
    """
    rows = _json_rows if path.suffix.lower() in (".jsonl", ".ndjson") else _csv_rows
    try:
        encoding, warnings = guess_encoding(path)
        # What does not fit the encoding is kept as lone surrogates, so that one bad row does not end the table.
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            for line, row in rows(file, path):
                yield row if isinstance(row, BadRow) else _document(row, path, f"{name}-{line}", line, warnings)
    except OSError as error:
        raise open_error(path, error) from error


def _csv_rows(file: TextIO, path: Path) -> Iterator[tuple[int, Row | BadRow]]:
    header = file.readline()
    file.seek(0)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=header.count)
    limit = csv.field_size_limit(MAX_CHARACTERS)
    try:
        reader = csv.DictReader(file, delimiter=delimiter)
        _check_columns(path, reader.fieldnames or ())
        for row in reader:
            if None in row:
                yield reader.line_num, BadRow(reader.line_num, "more cells than columns; check the quotes of this row")
            else:
                yield reader.line_num, dict(row)
    except csv.Error as error:
        raise InputError(
            f"{path}, line {reader.line_num}: {error}; the rows from here on were not read; check the quotes, and"
            f" give an article at most {MAX_CHARACTERS:,} characters"
        ) from error
    finally:
        csv.field_size_limit(limit)


def _check_columns(path: Path, columns: Any) -> None:
    if not {column.strip().lower() for column in columns} & set(_COLUMNS["text"]):
        raise InputError(
            f"{path}: no column for the text; name one of its columns {_COLUMNS['text'][0]!r}"
            f" (or {', '.join(_COLUMNS['text'][1:4])}); it has: {', '.join(columns) or 'nothing'}"
        )


def _json_rows(file: TextIO, _: Path) -> Iterator[tuple[int, Row | BadRow]]:
    number, is_rest = 0, False
    for piece in iter(partial(file.readline, _LONGEST_JSON_LINE), ""):
        was_rest, is_rest = is_rest, not piece.endswith("\n") and len(piece) == _LONGEST_JSON_LINE
        if was_rest:
            continue
        number += 1
        if is_rest:
            yield number, BadRow(number, f"longer than an article (at most {MAX_CHARACTERS:,} characters); split it")
        elif piece.strip():
            yield number, _json_row(piece, number)


def _json_row(line: str, number: int) -> Row | BadRow:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadRow(number, f"not JSON ({error}); write one object a line")
    return row if isinstance(row, dict) else BadRow(number, 'no JSON object; write a line like {"text": "..."}')


def _document(row: Row, path: Path, id_: str, line: int, warnings: tuple[str, ...]) -> Document | BadRow:
    values = {str(key).strip().lower(): value for key, value in row.items()}
    found = {field: _first(values, names) for field, names in _COLUMNS.items()}
    text = found["text"]
    if text is None:
        return BadRow(line, f"no text; give it in the column {_COLUMNS['text'][0]!r} or remove the row")
    if len(text) > MAX_CHARACTERS:
        return BadRow(line, f"{len(text):,} characters; an article has at most {MAX_CHARACTERS:,}: split it")
    if not all(value is None or _is_whole(value) for value in found.values()):
        return BadRow(line, "bytes that fit no character; save the table as UTF-8")
    written = found["published"]
    interval = (read_date(written) or read_epoch(written)) if written else None
    day = interval.earliest if interval and interval.days == 1 else None
    if written and not day:
        warnings = (*warnings, f"line {line}: {written!r} names no one day; write it like 2022-01-31")
    return Document(
        text,
        id=found["id"] or id_,
        published=day,
        title=found["title"],
        url=found["url"],
        publisher=found["publisher"],
        published_source=PublishedSource.GIVEN if day else None,
        published_reason=f"date column in line {line} of {path.name}" if day else None,
        path=str(path),
        warnings=warnings,
    )


def _first(values: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these columns that holds text or a number, or paragraphs in a list."""
    for name in names:
        value = values.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value) if name in _COLUMNS["text"] else str(value).strip()
    return None


def _is_whole(text: str) -> bool:
    """Are all characters fit to be written out again?"""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
