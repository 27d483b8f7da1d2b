"""The elastic axis: days stand in their order, quiet times between them are shortened, busy days are given room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log2

from dateline.model import Event, Interval
from dateline.viewer.words import date_in_words, day_span

CARD_WIDTH = 188.0
GAP = 10.0
_LEAST_STEP = 8.0  # between two days of which the first has one card


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a day stands on the axis; `day` counts from 1970-01-01 and is None for "no date".

    `label` says no more than the events there say: "Jun 2021" for a month, though it is drawn at its middle.
    """

    day: int | None
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """`days` in order, None for "no date" the last; how many cards stand `abreast` at each; how many pixels of
    `room` each has at least; and how many pixels the `quiet` times between them take together.
    """

    days: tuple[int | None, ...]
    abreast: tuple[int, ...]
    room: tuple[float, ...]
    quiet: float

    def columns(self) -> dict[int | None, tuple[float, int]]:
        """For each day its x, and the number of cards that stand beside each other there."""
        gaps = [_gap_weight(day, following) for day, following in pairwise(self.days)]
        per_gap = self.quiet / (sum(gaps) or 1.0)
        columns: dict[int | None, tuple[float, int]] = {}
        x = 0.0
        for day, abreast, room, gap in zip(self.days, self.abreast, self.room, [*gaps, 0.0], strict=True):
            columns[day] = (round(x), abreast)
            x += max(room, (abreast - 1) * (CARD_WIDTH + GAP) + _LEAST_STEP) + per_gap * gap
        return columns

    def wider_ones(self, counts: Mapping[int | None, int]) -> Iterator[Axis]:
        """The axes that give one day room for one card more, where the day has as many."""
        for index, (day, abreast) in enumerate(zip(self.days, self.abreast, strict=True)):
            if abreast < counts[day]:
                yield replace(self, abreast=(*self.abreast[:index], abreast + 1, *self.abreast[index + 1 :]))


def narrow_axis(counts: Mapping[int | None, int], quiet: float) -> Axis:
    """Each day as narrow as can be: its cards stand one below the other."""
    return Axis(tuple(counts), (1,) * len(counts), (0.0,) * len(counts), quiet)


def shared_axis(counts: Mapping[int | None, int], width: float) -> Axis:
    """An axis of about `width` pixels, shared among the days by the number of their events."""
    room = tuple(0.7 * width * count / sum(counts.values()) for count in counts.values())
    abreast = tuple(max(1, round(each / (CARD_WIDTH + GAP))) for each in room)
    return Axis(tuple(counts), abreast, room, 0.3 * width)


def anchor_day(event: Event) -> int | None:
    """The day that an event is drawn at: the middle of its interval, or the end that is known."""
    first, last = day_span(event.interval)
    if first is None or last is None:
        return first if last is None else last
    return (first + last) // 2


def tick_labels(events: Sequence[Event]) -> dict[int | None, str]:
    """The words of the most precise event at each place of the axis, in order of time."""
    intervals: defaultdict[int | None, list[Interval]] = defaultdict(list)
    for event in events:
        if event.interval:
            intervals[anchor_day(event)].append(event.interval)
    labels: dict[int | None, str] = {anchor_day(event): "no date" for event in events}
    for day, found in intervals.items():
        precise = min(found, key=lambda interval: (interval.days or 10**9, interval.edtf))
        if day is not None:
            labels[day] = date_in_words(precise, short=True).removeprefix("about ")
    return labels


def in_time(event: Event) -> tuple[bool, int, str]:
    day = anchor_day(event)
    return day is None, day or 0, event.id


def _gap_weight(day: int | None, following: int | None) -> float:
    """A month counts about three times a day, ten years about seven times."""
    return 4.0 if day is None or following is None else 1.0 + log2(1 + following - day) / 2
