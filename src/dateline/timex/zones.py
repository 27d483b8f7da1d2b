"""Zones of clocks, as their distance from Greenwich."""

from __future__ import annotations

import re

from dateline.timex.grammar import grammar

_OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", re.IGNORECASE)
_DAY = 24 * 60
# The clocks of the inhabited world are from eleven hours behind Greenwich to fourteen ahead, by quarters of an hour.
_FURTHEST_BEHIND, _FURTHEST_AHEAD, _STEP = -11 * 60, 14 * 60, 15


def region_zone(word: str) -> str | None:
    """The name in the IANA database of "et", or of the "moscow" in "Moscow time"."""
    values = grammar().lexicon.values
    return values["ZONE_INITIALS"].get(word) or values["ZONE_REGION"].get(word)


def stated_zone(zone: str) -> str | None:
    """The zone "est", "utc+2", "Z" or "+05:30" as ISO 8601 writes it; None for one that no clock on earth keeps."""
    return zone_text(_minutes_east(zone))


def zone_between(here: int, there: int, there_zone: str) -> str | None:
    """The zone where a clock shows minute `here` of the day while one in `there_zone` shows `there`.

    >>> zone_between(10 * 60 + 35, 7 * 60 + 35, "gmt")
    '+03:00'
    """
    east = here - there + _minutes_east(there_zone)
    east = (east - _FURTHEST_BEHIND) % _DAY + _FURTHEST_BEHIND
    return zone_text(east) if east % _STEP == 0 else None


def zone_text(minutes: int) -> str | None:
    """The zone so many minutes east of Greenwich, as ISO 8601 writes it.

    >>> zone_text(0), zone_text(330), zone_text(-300), zone_text(99 * 60)
    ('Z', '+05:30', '-05:00', None)
    """
    if not minutes:
        return "Z"
    if not _FURTHEST_BEHIND - 60 <= minutes <= _FURTHEST_AHEAD:
        return None
    return f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _minutes_east(zone: str) -> int:
    if found := _OFFSET.fullmatch(zone):
        size = int(found[2]) * 60 + int(found[3] or 0)
        return size if found[1] == "+" else -size
    return int(grammar().lexicon.values["ZONE"][zone.lower()])
