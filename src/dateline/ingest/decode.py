"""Bytes -> text: how large an article may be, what is no text at all, and which encoding was meant."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from dateline.errors import InputError, TooLargeError

MAX_CHARACTERS = 1_000_000
_MAX_TEXT_BYTES = 4 * MAX_CHARACTERS
MAX_PAGE_BYTES = 20_000_000
_SAMPLE_BYTES = 1_000_000
_SHOWN = {"cp1252": "windows-1252"}

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
# Control characters that no text holds; tab, line feed, form feed, carriage return and escape may occur.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_WESTERN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_DECLARED_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def read_bytes(path: Path, max_bytes: int = _MAX_TEXT_BYTES) -> bytes:
    """The bytes of a regular file that is neither empty nor too large to hold one article.

    Raises:
        TooLargeError: the file is larger than `max_bytes`; it is not read.
        InputError: there is no such file, it is no regular file, it cannot be read, or it is empty.
    """
    try:
        if (size := _regular_size(path)) > max_bytes:
            raise TooLargeError(
                f"{path}: {size / 1e6:,.0f} MB, more than one article has (at most {MAX_CHARACTERS:,} characters);"
                " split it into one file per article"
            )
        data = path.read_bytes()
    except OSError as error:
        raise open_error(path, error) from error
    if not data.strip():
        raise InputError(f"{path}: empty; put the article's text in it or remove it")
    return data


def guess_encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    """The encoding of a file that is too long to read whole, by its first megabyte, and a warning where it is a guess.

    Raises:
        InputError: the file is empty or no text.
        OSError: it cannot be read.
    """
    _regular_size(path)
    with path.open("rb") as file:
        sample = file.read(_SAMPLE_BYTES)
    if not sample.strip():
        raise InputError(f"{path}: empty; put a table with a column for the text in it or remove it")
    return _encoding(sample, str(path), is_whole=len(sample) < _SAMPLE_BYTES)


def open_error(path: Path, error: OSError) -> InputError:
    """The error to raise for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        hint = "a link that leads nowhere" if path.is_symlink() else "no such file or folder"
        return InputError(f"{path}: {hint}; check the path")
    return InputError(f"{path}: cannot be read ({error.strerror}); check the path and its permissions")


def _regular_size(path: Path) -> int:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{path}: a folder, not an article; build from the folder, or name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{path}: no regular file; save the article as a file first")
    return status.st_size


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    r"""The text of `data`, and a warning where the encoding had to be guessed. `name` is for messages.

    Line ends become "\n", as Python's own text files have them; a byte order mark goes.

    >>> decode("A café in Geneva".encode("cp1252"), "a.txt")
    ('A café in Geneva', ('not UTF-8; read as windows-1252, which was detected',))

    Raises:
        InputError: the bytes are no text.
        TooLargeError: there are more characters than an article has.
    """
    text, warnings = _decode(data, name)
    return check_length(_one_line_end(text), name), warnings


def decode_page(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """`decode` for HTML, which may name its own encoding and may be far longer than its article."""
    if (declared := _DECLARED_CHARSET.search(data[:4096])) and not _byte_order_mark(data):
        try:
            return _one_line_end(data.decode(declared[1].decode("ascii"))), ()
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself: read it like any other text
    text, warnings = _decode(data, name)
    return _one_line_end(text), warnings


def check_length(text: str, name: str) -> str:
    """`text` itself.

    Raises:
        TooLargeError: it is longer than an article.
    """
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(
            f"{name}: {len(text):,} characters are more than one article has (at most {MAX_CHARACTERS:,});"
            " split it into one file per article"
        )
    return text


def _decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    encoding, warnings = _encoding(data, name)
    try:
        return data.decode(encoding), warnings
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: begins like {encoding} but is not ({error.reason}); save it as UTF-8") from error


def _encoding(data: bytes, name: str, *, is_whole: bool = True) -> tuple[str, tuple[str, ...]]:
    if kind := next((kind for magic, kind in _BINARY_KINDS if data.startswith(magic)), None):
        raise InputError(f"{name}: {kind}, not text; save the article as text or HTML")
    if encoding := _byte_order_mark(data) or _utf_16_without_mark(data):
        return encoding, ()
    if _looks_binary(data):
        raise InputError(f"{name}: a binary file, not text; save the article as text or HTML")
    try:
        # A sample may end within a character, a whole file may not.
        codecs.getincrementaldecoder("utf-8")().decode(data, final=is_whole)
    except UnicodeDecodeError:
        encoding = _detect(data, name)
        return encoding, (f"not UTF-8; read as {_SHOWN.get(encoding, encoding)}, which was detected",)
    return "utf-8", ()


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _byte_order_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _utf_16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every other byte."""
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for first, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2]
        if zeros > 0.7 * len(sample) / 2 and not _CONTROL.search(others):
            return encoding
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:100_000]
    return b"\x00" in sample or len(_CONTROL.findall(sample)) > 0.01 * len(sample)


def _detect(data: bytes, name: str) -> str:
    """The likeliest encoding of bytes that are not UTF-8.

    English with a few bytes above ASCII is Western European, where a detector has too little to go by.
    """
    high = len(_HIGH.findall(data))
    if high < 0.25 * len(data) and not _NOT_WESTERN.search(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError(f"{name}: is no text in any encoding known here; save it as UTF-8")
    return best.encoding
