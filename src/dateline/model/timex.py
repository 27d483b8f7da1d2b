"""Time expressions, after TimeML's TIMEX3."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.interval import Interval


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands, what it says, and why we read it so.

    `start` and `end` are 0-based characters into `Document.text`, end exclusive. `value` and `mod` are TIMEX3 strings;
    `value` is empty where the words are a time but name no readable one ("31 February"), and `note` says why.
    `interval` holds the calendar days of a DATE or TIME. `rule` is the id of the rule that read it, `anchor` what it
    was resolved against: "published 2022-01-10", or the words of an earlier expression.

    `zone` is the zone of a TIME where the words name one: its distance from Greenwich ("Z", "-05:00"), or its name in
    the IANA database where that hangs on the season ("America/New_York" for "8 p.m. ET"). `value` is the time on the
    clocks of that zone, and `interval` the day there; nothing is converted.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    interval: Interval | None = None
    rule: str = ""
    anchor: str | None = None
    note: str | None = None
    zone: str | None = None
