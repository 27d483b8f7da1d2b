"""Two time expressions that name one stretch: "from Monday to Friday", "3-5 June", "12 and 13 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dateline.model import Document, Interval, Timex, TimexType

RANGE = "range"

_OPENED = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_BRIDGE = re.compile(r"\s*(to|until|till|through|and|[-\N{EN DASH}])\s*(?:the\s+)?", re.IGNORECASE)

# What may stand between the two ends, by the word before the first.
_BRIDGES = {
    "from": frozenset({"to", "until", "till", "through", "-", "\N{EN DASH}"}),
    "between": frozenset({"and"}),
    "": frozenset({"through", "-", "\N{EN DASH}"}),
}


def join_ranges(document: Document, timexes: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """The expressions in text order, each range as one whose interval runs from the first end to the last."""
    joined: list[Timex] = []
    for timex in timexes:
        whole = _range(document.text, joined[-1], timex) if joined else None
        if whole is None:
            joined.append(timex)
        else:
            joined[-1] = whole
    return tuple(joined)


def _range(text: str, first: Timex, last: Timex) -> Timex | None:
    bridge = _BRIDGE.fullmatch(text[first.end : last.start])
    if bridge is None or first.type is not TimexType.DATE or last.type is not TimexType.DATE:
        return None
    opening = _OPENED.search(text[max(0, first.start - 20) : first.start])
    is_stretch = bridge[1].lower() in _BRIDGES[opening[1].lower() if opening else ""]
    if not is_stretch and (bridge[1].lower() != "and" or not _follows(first.interval, last.interval)):
        return None
    interval = _from_to(first.interval, last.interval)
    if interval is None:
        return None
    value, words = f"{first.value}/{last.value}", text[first.start : last.end]
    return replace(first, end=last.end, text=words, value=value, interval=interval, rule=RANGE)


def _follows(first: Interval | None, last: Interval | None) -> bool:
    """As in "12 and 13 May", "March and April": days or months of which one begins where the other ends."""
    if first is None or last is None or first.latest is None or last.earliest is None:
        return False
    return first.granularity is last.granularity and last.earliest - first.latest == timedelta(1)


def _from_to(first: Interval | None, last: Interval | None) -> Interval | None:
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    if first.earliest > last.latest:
        return None
    edtf = f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}"
    return Interval(first.earliest, last.latest, approximate=first.approximate or last.approximate, edtf=edtf)
