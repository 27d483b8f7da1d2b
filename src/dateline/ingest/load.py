"""Paths -> Documents: files, folders and tables. The only module that looks for articles on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.errors import InputError
from dateline.ingest.decode import MAX_PAGE_BYTES, check_length, decode, decode_page, read_bytes
from dateline.ingest.folders import article_files
from dateline.ingest.front_matter import read_markdown
from dateline.ingest.published import find_published, with_finding
from dateline.ingest.sidecar import SIDECAR_NAME, Sidecar, apply_sidecar, read_sidecar
from dateline.ingest.tables import BadRow, read_table
from dateline.ingest.web import read_page
from dateline.model import Document, PublishedSource

_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")
_TEXTS = (".txt", ".text", "")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was not read: where, why, and what to do about it."""

    source: str
    reason: str


def read_document(path: str | Path) -> Document:
    """One article from a text, Markdown or HTML file, with what a `sources.toml` beside it says.

    The id is the file's name without its ending; `published` is None where nothing tells it.

    Raises:
        TooLargeError: the file holds more than an article.
        SidecarError: what `sources.toml` or the front matter says about it is not usable.
        InputError: the file cannot be read as an article.
    """
    path = Path(path)
    if path.suffix.lower() in _TABLES:
        raise InputError(f"{path}: is a table of articles; build from it, or save one article as text")
    return _read_article(path, read_sidecar(path.parent))


def _read_article(path: Path, sidecar: Sidecar | None) -> Document:
    entry = sidecar.entry(path.name) if sidecar else None
    document = _read_page(path) if path.suffix.lower() in _PAGES else _read_text(path)
    document = apply_sidecar(document, entry, f"stated in {SIDECAR_NAME}")
    return find_published(document)


def _read_page(path: Path) -> Document:
    html, warnings = decode_page(read_bytes(path, MAX_PAGE_BYTES), str(path))
    page = read_page(html, str(path))
    document = Document(
        check_length(page.text, str(path)),
        id=path.stem,
        title=page.title,
        publisher=page.publisher,
        url=page.url,
        path=str(path),
        warnings=warnings,
    )
    return with_finding(document, page.published)


def _read_text(path: Path) -> Document:
    text, warnings = decode(read_bytes(path), str(path))
    document = Document(text, id=path.stem, path=str(path), warnings=warnings)
    if path.suffix.lower() not in _MARKDOWN:
        return document
    text, head = read_markdown(text, str(path))
    if not text.strip():
        raise InputError(f"{path}: nothing below the front matter; put the article's text there")
    return replace(
        document,
        text=text,
        title=head.title,
        url=head.url,
        publisher=head.publisher,
        published=head.published,
        published_source=PublishedSource.FRONT_MATTER if head.published else None,
        published_reason="stated in the front matter" if head.published else None,
        warnings=(*warnings, head.note) if head.note else warnings,
    )


# ---------------------------------------------------------------- many


def read_sources(paths: Iterable[str | Path]) -> Iterator[Document | Skipped]:
    """Every article under the paths, in the order given and by name within folders, streamed.

    Ids are the paths below the folder given, without endings where that is enough to tell them apart, and unique in
    the run. What could not be read comes as Skipped, in its place; the rest goes on.
    """
    taken: set[str] = set()
    for path in map(Path, paths):
        found_any = False
        for item in _read_path(path):
            found_any = True
            yield replace(item, id=_unused(item.id, path, taken)) if isinstance(item, Document) else item
        if not found_any:
            kinds = ", ".join(kind for kind in (*_TEXTS, *_MARKDOWN, *_PAGES, *_TABLES) if kind)
            yield Skipped(str(path), f"{path}: no article in this folder; put files ending {kinds} in it")


def _read_path(path: Path) -> Iterator[Document | Skipped]:
    if not path.is_dir():
        yield from _read_file(path, path.stem, _Sidecars())
        return
    sidecars = _Sidecars()
    files = list(article_files(path))
    stems = [file.relative_to(path).with_suffix("").as_posix() for file in files]
    for file, stem in zip(files, stems, strict=True):
        name = stem if stems.count(stem) == 1 else file.relative_to(path).as_posix()
        yield from _read_file(file, name, sidecars)


class _Sidecars:
    """The sidecar of each folder met, read once."""

    def __init__(self) -> None:
        self._read: dict[Path, Sidecar | None] = {}

    def beside(self, path: Path) -> Sidecar | None:
        folder = path.parent
        if folder not in self._read:
            self._read[folder] = read_sidecar(folder)
        return self._read[folder]


def _read_file(path: Path, name: str, sidecars: _Sidecars) -> Iterator[Document | Skipped]:
    try:
        sidecar = sidecars.beside(path)
        if path.suffix.lower() not in _TABLES:
            yield replace(_read_article(path, sidecar), id=name)
            return
        entry = sidecar.entry(path.name) if sidecar else None
        for row in read_table(path):
            if isinstance(row, BadRow):
                yield Skipped(f"{path}, line {row.line}", f"{path}, line {row.line}: {row.reason}")
            else:
                yield find_published(row)
        del entry
    except InputError as error:
        yield Skipped(str(path), str(error))


def _unused(id_: str, path: Path, taken: set[str]) -> str:
    """`id_`, or where it is taken a longer one."""
    candidates = [id_, f"{path.parent.name}/{id_}", f"{path.as_posix()}/{id_}"]
    name = next((name for name in candidates if name not in taken), None)
    number = 2
    while name is None:
        if (numbered := f"{id_}-{number}") not in taken:
            name = numbered
        number += 1
    taken.add(name)
    return name
