"""What a folder's `sources.toml` says about its articles: one table per file, named like the file.

["talks.txt"]
title = "Talks begin in Geneva"
publisher = "Example News"
published = 2022-01-10
published_reason = "Printed under the headline."
url = "https://news.example/talks"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from dateline.errors import SidecarError
from dateline.model import Document, PublishedSource

SIDECAR_NAME = "sources.toml"
_TEXT_KEYS = ("title", "publisher", "published_reason", "url")
_KEYS = ("title", "publisher", "published", "published_reason", "url")


@dataclass(frozen=True, slots=True)
class SidecarEntry:
    """One table of a sidecar: what its author states about one file."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_reason: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The tables of one `sources.toml`, unchecked until a file asks for its own."""

    path: Path
    tables: dict[str, object]

    def entry(self, file_name: str) -> SidecarEntry | None:
        """What is said about `file_name`, or None.

        Raises:
            SidecarError: the table has an unknown key or an unusable value.
        """
        if file_name not in self.tables:
            return None
        return _entry(self.tables[file_name], f'{self.path}, table ["{file_name}"]')

    def strays(self) -> Iterator[tuple[str, str]]:
        """Tables that name no file of the folder, each with what to do about it."""
        for name, table in self.tables.items():
            if Path(name).name == name and (self.path.parent / name).exists():
                continue
            if isinstance(table, dict) and any((self.path.parent / f"{name}.{ending}").exists() for ending in table):
                yield f"table [{name}...]", 'a name with a full stop needs quotes; write it like ["talks.txt"]'
            else:
                yield f'table ["{name}"]', "no file of that name in this folder; correct the name or remove the table"


def read_sidecar(folder: Path) -> Sidecar | None:
    """The folder's sidecar, or None where it has none.

    Raises:
        SidecarError: the file cannot be read or is no TOML.
    """
    path = folder / SIDECAR_NAME
    try:
        return Sidecar(path, dict(tomllib.loads(path.read_text("utf-8-sig"))))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SidecarError(f"{path}: cannot be read ({error}); give a TOML file in UTF-8 or remove it") from error
    except tomllib.TOMLDecodeError as error:
        raise SidecarError(
            f'{path}: not valid TOML: {error}; write one table per file, like ["talks.txt"] with'
            f" the keys {', '.join(_KEYS)}"
        ) from error


def apply_sidecar(document: Document, entry: SidecarEntry | None, reason: str) -> Document:
    """`document` with what the sidecar states in place of what was found; `reason` serves where it gives none."""
    if entry is None:
        return document
    document = replace(
        document,
        title=entry.title or document.title,
        publisher=entry.publisher or document.publisher,
        url=entry.url or document.url,
    )
    return _dated(document, entry, reason) if entry.published else document


def complete_from_sidecar(document: Document, entry: SidecarEntry | None, reason: str) -> Document:
    """A row of a table, with what the sidecar says of the whole table where the row says nothing."""
    if entry is None:
        return document
    document = replace(document, publisher=document.publisher or entry.publisher)
    return _dated(document, entry, reason) if entry.published and not document.published else document


def _dated(document: Document, entry: SidecarEntry, reason: str) -> Document:
    return replace(
        document,
        published=entry.published,
        published_source=PublishedSource.SIDECAR,
        published_reason=entry.published_reason or reason,
        published_confidence=1.0,
    )


def read_day(value: object, where: str, key: str) -> date:
    """A TOML date, or an ISO day in quotes.

    Raises:
        SidecarError: `value` is neither.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise SidecarError(f"{where}, key {key}: {value!r} is no date; write a day like 2022-01-31 (or leave the key out)")


def _entry(table: object, where: str) -> SidecarEntry:
    if not isinstance(table, dict):
        raise SidecarError(f"{where}: is no table; write its keys below a line with the file's name in brackets")
    if unknown := sorted(set(table) - set(_KEYS)):
        raise SidecarError(f"{where}, key {unknown[0]}: not known here; allowed are {', '.join(_KEYS)}")
    for key in _TEXT_KEYS:
        if key in table and not isinstance(table[key], str):
            raise SidecarError(f"{where}, key {key}: {table[key]!r} is no text; put it in quotes")
    published = read_day(table["published"], where, "published") if "published" in table else None
    return SidecarEntry(**{key: table[key] for key in _TEXT_KEYS if key in table}, published=published)
