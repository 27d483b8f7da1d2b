"""Whether the code and vocabulary that read articles are those that read them before."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from typing import Any

# What decides how an article is read; when any of it changes, articles are read again.
_READERS = ("model", "rules", "ingest", "timex", "annotation")


def fingerprint_of_reader() -> str:
    """A digest of all code and vocabulary that turns one document into an annotation."""
    digest = sha256()
    package = resources.files("dateline")
    for name in _READERS:
        for file in _files(package.joinpath(name)):
            digest.update(file)
    return digest.hexdigest()


def _files(folder: Any) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda entry: str(entry.name)):
        if entry.is_dir():
            yield from _files(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry.name.encode()
            yield entry.read_bytes()
