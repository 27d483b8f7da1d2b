"""One file -> one Document: text, Markdown or a web page, with what a sidecar says about it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline.errors import InputError
from dateline.ingest.decode import MAX_PAGE_BYTES, check_length, decode, decode_page, read_bytes
from dateline.ingest.front_matter import read_markdown
from dateline.ingest.language import language_warning
from dateline.ingest.published import find_published, with_finding
from dateline.ingest.sidecar import SIDECAR_NAME, SidecarEntry, apply_sidecar, read_sidecar
from dateline.ingest.web import read_page
from dateline.model import Document, PublishedSource

PAGES = (".html", ".htm", ".xhtml")
MARKDOWN = (".md", ".markdown")
TEXTS = (".txt", ".text")
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


def read_document(path: str | Path) -> Document:
    """One article from a text, Markdown or HTML file, with what a `sources.toml` beside it says.

    The id is the file's name without its ending. `published` is None where nothing tells it; the order of trust is
    sidecar, front matter, the page's markup, a printed line, a dateline, the address, the file's name. `warnings` tells
    what was assumed.

    Raises:
        TooLargeError: the file holds more than an article.
        SidecarError: what `sources.toml` or the front matter says about it is not usable.
        InputError: the file cannot be read as an article.
    """
    path = Path(path)
    if path.suffix.lower() in TABLES:
        raise InputError(f"{path}: a table of articles; build from it, or save one article as text")
    sidecar = read_sidecar(path.parent)
    return read_article(path, sidecar.entry(path.name) if sidecar else None)


def read_article(path: Path, entry: SidecarEntry | None) -> Document:
    """The article in a file, with what its sidecar says in place of what was found.

    Raises:
        InputError: the file cannot be read as an article; see `read_document`.
    """
    document, is_page = _read(path)
    document = apply_sidecar(document, entry, f"stated in {SIDECAR_NAME}")
    return with_language_warning(find_published(document, is_page=is_page))


def with_language_warning(document: Document) -> Document:
    """`document`, warning of a language other than English."""
    warning = language_warning(document.text)
    return replace(document, warnings=(*document.warnings, warning)) if warning else document


def _read(path: Path) -> tuple[Document, bool]:
    """The document, and whether it is a web page."""
    if path.suffix.lower() in PAGES:
        html, warnings = decode_page(read_bytes(path, MAX_PAGE_BYTES), str(path))
        return _page(html, path, warnings), True
    text, warnings = decode(read_bytes(path), str(path))
    if path.suffix.lower() in MARKDOWN:
        return _markdown(text, path, warnings), False
    if text[:500].lstrip().lower().startswith(("<!doctype html", "<html")):
        return _page(text, path, (*warnings, "holds HTML, whatever its name says; read as a page")), True
    return Document(text, id=path.stem, path=str(path), warnings=warnings), False


def _page(html: str, path: Path, warnings: tuple[str, ...]) -> Document:
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


def _markdown(text: str, path: Path, warnings: tuple[str, ...]) -> Document:
    text, head = read_markdown(text, str(path))
    if not text.strip():
        raise InputError(f"{path}: nothing below the front matter; put the article's text there")
    return Document(
        text,
        id=path.stem,
        published=head.published,
        title=head.title,
        url=head.url,
        publisher=head.publisher,
        published_source=PublishedSource.FRONT_MATTER if head.published else None,
        published_reason="stated in the front matter" if head.published else None,
        path=str(path),
        warnings=(*warnings, head.note) if head.note else warnings,
    )
