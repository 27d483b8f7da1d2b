"""CSV and JSON Lines -> one document per row, streamed; a bad row is named by its line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.ingest.calendar_words import read_date, read_epoch
from dateline.ingest.decode import MAX_CHARACTERS
from dateline.model import Document, PublishedSource

_COLUMNS = {
    "text": ("text", "content", "body", "article", "article_text", "full_text", "fulltext", "story", "maintext"),
    "id": ("id", "doc_id", "document_id", "article_id", "uuid", "guid"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "published_at", "publish_date", "published_date", "publication_date", "pubdate",
                  "pub_date", "datetime", "timestamp", "date_published", "datepublished"),
    "url": ("url", "link", "address", "uri", "web_url", "source_url"),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper", "site", "domain", "sitename"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that gave no document: its line (the first is 1) and why."""

    line: int
    reason: str


def read_table(path: Path) -> Iterator[Document | BadRow]:
    """The documents of a CSV, TSV or JSON Lines file, row by row; ids are unique within the file.

    Raises:
        InputError: the file cannot be read, or has no column for the text.
    """
    is_lines = path.suffix.lower() in (".jsonl", ".ndjson")
    rows = _json_rows(path) if is_lines else _csv_rows(path)
    try:
        for line, row in rows:
            yield row if isinstance(row, BadRow) else _document(row, path, line)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save the table as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path and its permissions") from error


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, object] | BadRow]]:
    csv.field_size_limit(4 * MAX_CHARACTERS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter=_delimiter(path, file.readline()), strict=False)
        file.seek(0)
        _check_columns(path, reader.fieldnames or [])
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, BadRow(line, f"{error}; check the quotes of this row")
                continue
            yield line, {key: value for key, value in row.items() if key is not None}


def _delimiter(path: Path, header: str) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    return max(",;\t", key=header.count)


def _check_columns(path: Path, names: object) -> None:
    columns = [str(name) for name in names] if isinstance(names, list | tuple) else []
    if not {column.strip().lower() for column in columns} & set(_COLUMNS["text"]):
        raise InputError(
            f"{path}: no column for the text; name one of its columns {_COLUMNS['text'][0]!r}"
            f" (or {', '.join(_COLUMNS['text'][1:5])}); it has: {', '.join(columns) or 'nothing'}"
        )


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, object] | BadRow]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(_bounded_lines(file), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, BadRow(number, f"not JSON ({error}); write one object a line")
                continue
            if isinstance(row, dict):
                yield number, row
            else:
                yield number, BadRow(number, 'no JSON object; write {"text": "..."}')


def _bounded_lines(file: object) -> Iterator[str]:
    yield from file  # type: ignore[misc]


def _document(row: dict[str, object], path: Path, line: int) -> Document | BadRow:
    values = {str(key).strip().lower(): value for key, value in row.items()}
    found = {field: _first(values, names) for field, names in _COLUMNS.items()}
    text = found["text"]
    if not text:
        return BadRow(line, f"no text; give one in the column {_COLUMNS['text'][0]!r} or remove the row")
    if len(text) > MAX_CHARACTERS:
        return BadRow(line, f"{len(text):,} characters are more than one article has (at most {MAX_CHARACTERS:,})")
    interval = (read_date(found["published"]) or read_epoch(found["published"])) if found["published"] else None
    day = interval.earliest if interval and interval.days == 1 else None
    warnings: tuple[str, ...] = ()
    if found["published"] and not day:
        warnings = (f"line {line}: {found['published']!r} names no single day, so the publication day is not known",)
    return Document(
        text,
        id=found["id"] or f"{path.stem}-{line}",
        published=day,
        title=found["title"],
        url=found["url"],
        publisher=found["publisher"],
        published_source=PublishedSource.GIVEN if day else None,
        published_reason=f"date column, line {line} of {path.name}" if day else None,
        path=str(path),
        warnings=warnings,
    )


def _first(values: dict[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = values.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value) if name in _COLUMNS["text"] else str(value).strip()
    return None
