"""Paths -> Documents: every article under files, folders and tables, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from dateline.errors import InputError, SidecarError
from dateline.ingest.decode import open_error
from dateline.ingest.load import MARKDOWN, PAGES, TABLES, TEXTS, read_article, with_language_warning
from dateline.ingest.published import find_published
from dateline.ingest.sidecar import SIDECAR_NAME, Sidecar, complete_from_sidecar, read_sidecar
from dateline.ingest.tables import BadRow, read_table
from dateline.model import Document

_KINDS = (*TEXTS, *MARKDOWN, *PAGES, *TABLES)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was not read: where it is, why, and what to do about it."""

    source: str
    reason: str


def read_sources(paths: Iterable[str | Path]) -> Iterator[Document | Skipped]:
    """Every article under the paths, in the order given and by name within folders, streamed.

    An id is the path below the folder given, without the ending where that is enough to tell files apart; it is unique
    in the run. What could not be read comes as Skipped in its place, and the rest goes on.
    """
    taken: set[str] = set()
    read: set[Path] = set()
    for path in map(Path, paths):
        for item in _read_folder(path, read) if path.is_dir() else _read_file(path, read):
            yield replace(item, id=_unused(item.id, path, taken)) if isinstance(item, Document) else item


def _read_file(path: Path, read: set[Path]) -> Iterator[Document | Skipped]:
    try:
        sidecar = read_sidecar(path.parent)
    except SidecarError as error:
        yield _skipped(path, error)
        return
    yield from _read(path, path.stem, sidecar, read)


def _read_folder(top: Path, read: set[Path]) -> Iterator[Document | Skipped]:
    found = list(_files(top, set()))
    if not found:
        yield Skipped(str(top), f"no article in this folder; put files in it that end {', '.join(_KINDS)}")
    stems = Counter(_stem(item, top) for item in found if isinstance(item, Path))
    sidecars: dict[Path, Sidecar | None] = {}
    unreadable: set[Path] = set()
    for item in found:
        if isinstance(item, Skipped):
            yield item
            continue
        if item.parent not in sidecars:
            sidecars[item.parent], problems = _sidecar(item.parent)
            if problems and sidecars[item.parent] is None:
                unreadable.add(item.parent)
            yield from problems
        if item.parent not in unreadable:
            stem = _stem(item, top)
            name = stem if stems[stem] == 1 else item.relative_to(top).as_posix()
            yield from _read(item, name, sidecars[item.parent], read)


def _stem(path: Path, top: Path) -> str:
    return path.relative_to(top).with_suffix("").as_posix()


def _sidecar(folder: Path) -> tuple[Sidecar | None, list[Skipped]]:
    """The folder's sidecar and what is wrong with it; unreadable, it says nothing about any article of the folder."""
    try:
        sidecar = read_sidecar(folder)
    except SidecarError as error:
        problem = _skipped(folder / SIDECAR_NAME, error)
        return None, [replace(problem, reason=f"{problem.reason}; until then no article beside it is read")]
    if sidecar is None:
        return None, []
    return sidecar, [Skipped(f"{sidecar.path}, {name}", reason) for name, reason in sidecar.strays()]


def _read(path: Path, name: str, sidecar: Sidecar | None, read: set[Path]) -> Iterator[Document | Skipped]:
    """The article, or the articles of the table, in one file; `read` holds the files read before."""
    if (file := _real_path(path)) in read:
        yield Skipped(str(path), "read already under another of the paths given")
        return
    read.add(file)
    try:
        entry = sidecar.entry(path.name) if sidecar else None
        if path.suffix.lower() not in TABLES:
            yield replace(read_article(path, entry), id=name)
            return
        for row in read_table(path, name):
            if isinstance(row, BadRow):
                yield Skipped(f"{path}, line {row.line}", row.reason)
            else:
                yield with_language_warning(
                    find_published(complete_from_sidecar(row, entry, f"stated in {SIDECAR_NAME}"))
                )
    except InputError as error:
        yield _skipped(path, error)


def _real_path(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link to itself; reading it will say so
        return path


def _skipped(path: Path, error: InputError) -> Skipped:
    return Skipped(str(path), str(error).removeprefix(f"{path}: "))


def _files(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Skipped]:
    """Files below `folder` in order of their paths, without hidden ones and sidecars.

    A folder that is met again through a link is passed over, so that loops end.
    """
    try:
        status = folder.stat()
        if (key := (status.st_dev, status.st_ino)) in seen:
            return
        seen.add(key)
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield _skipped(folder, open_error(folder, error))
        return
    for path in paths:
        if path.name.startswith(".") or path.name == SIDECAR_NAME:
            continue
        if path.is_dir():
            yield from _files(path, seen)
        elif path.suffix and path.suffix.lower() not in _KINDS:
            yield Skipped(str(path), f"none of {', '.join(_KINDS)}; save the article as one of these")
        else:
            yield path


def _unused(id_: str, path: Path, taken: set[str]) -> str:
    """`id_`; where it is taken, with its folder before it or else a number after it."""
    longer = [f"{path.parent.name}/{id_}"] if path.parent.name else []
    candidates = chain([id_], longer, (f"{id_}-{number}" for number in count(2)))
    unused = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(unused)
    return unused
