"""Python values -> the four kinds of value that every graph and table format carries: str, int, float, bool.

The one place where None, lists, dates, enums, intervals and hostile characters are dealt with. What is lost: an empty
value is left out, a list becomes one string, and characters that no XML file may hold are removed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from dateline.model import Entity, Event, Interval

Plain = str | int | float | bool

SEPARATOR = "; "

_SURROGATE = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""`text` as any XML, JSON or UTF-8 file can hold it.

    Control characters go, a lone surrogate becomes U+FFFD, and every line ends with a line feed. Emoji and
    right-to-left text stay.

    >>> clean("a\x00b\r\nc")
    'ab\nc'
    """
    if not _SUSPECT.search(text):
        return text
    return _FORBIDDEN.sub("", _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text)))


def flatten(values: Mapping[str, object]) -> dict[str, Plain]:
    """The values as plain ones, in the same order; what is empty (None, "", (), NaN) is left out.

    >>> from dateline.model import Status
    >>> flatten({"status": Status.PLANNED, "day": date(2022, 1, 10), "aliases": ("Moscow", "Kremlin"), "url": None})
    {'status': 'planned', 'day': '2022-01-10', 'aliases': 'Moscow; Kremlin'}
    """
    plain = {}
    for name, value in values.items():
        if value is not None and (flat := flat_value(value)) is not None and flat != "":
            plain[name] = flat
    return plain


def flat_value(value: object) -> Plain | None:
    """One value as a plain one; None where there is nothing to tell.

    Raises:
        TypeError: a value that no column has room for.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return clean(str(value))  # a StrEnum becomes the plain word
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Enum):
        return flat_value(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        return value.edtf
    if isinstance(value, Entity | Event):
        return flat_value(value.name if isinstance(value, Entity) else value.label)
    if isinstance(value, Iterable):
        return SEPARATOR.join(str(flat) for flat in map(flat_value, value) if flat is not None)
    raise TypeError(f"no column can hold a {type(value).__name__}")
