"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import OutputError


def write_atomically(path: str | Path, content: str | bytes | Iterable[str]) -> None:
    """Write a file (text as UTF-8 with line feeds); what stood there before is replaced once the new one is complete.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            for chunk in (content,) if isinstance(content, str) else content:
                file.write(chunk.encode("utf-8"))


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` when the block ends without an error.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    path = Path(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield unfinished
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error}); choose a folder that you may write to") from error
