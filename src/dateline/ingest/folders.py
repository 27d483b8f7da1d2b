"""A folder -> the files in it, in a stable order and without going round in circles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.ingest.sidecar import SIDECAR_NAME


def article_files(folder: Path) -> Iterator[Path]:
    """Every file below `folder` but hidden ones and sidecars, ordered by path; links to folders are followed once."""
    yield from _files(folder, set())


def _files(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    status = folder.stat()
    if (key := (status.st_dev, status.st_ino)) in seen:
        return
    seen.add(key)
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith(".") or path.name == SIDECAR_NAME:
            continue
        if path.is_dir():
            yield from _files(path, seen)
        else:
            yield path
