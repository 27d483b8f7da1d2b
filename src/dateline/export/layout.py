"""Where everything stands: x is the date, y a lane; the same graph always gives the same picture.

Events are cards that hang to the right of their date. Between dates the axis is elastic: quiet gaps are shortened and
busy days are given room, so that cards can stand beside each other without overlapping. Who acts stands in columns to
the left of the events, places to the right, each at the height of its events.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import ceil, log2, sqrt
from textwrap import wrap
from typing import TYPE_CHECKING

from dateline.model import Event, Interval, Role
from dateline.viewer.words import date_in_words, day_span

if TYPE_CHECKING:
    from dateline.graph import EventGraph

CARD_WIDTH = 188.0
LINE_HEIGHT = 16.0
LETTERS_PER_LINE = 18
MOST_LINES = 3
ENTITY_WIDTH, ENTITY_HEIGHT = 168.0, 24.0
_LETTER_WIDTH = 6.9
_ROW = 6.0  # cards stand on rows of this height
_GAP = 10.0
_COLUMN_GAP = 46.0
_SCREEN = 1190.0, 570.0  # what a usual window leaves for the graph, in pixels
_BESIDE = 370.0  # what the columns of names take of the width
_TRIALS = 12  # widths that are tried, each a sixth wider than the last
_LANE_HEADER = 28.0


class LaneBy(StrEnum):
    ACTOR = "actor"
    PLACE = "place"
    TYPE = "type"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around its centre, in pixels; y grows downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a day stands on the axis; `day` counts from 1970-01-01 and is None for "no date".

    `label` says no more than the events there say: "Jun 2021" for a month, though it is drawn at its middle.
    """

    day: int | None
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    """`boxes` by node id, for every event and every entity that an event links."""

    boxes: dict[str, Box]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def lay_out(graph: EventGraph, by: LaneBy = LaneBy.ACTOR) -> Layout:
    """Positions for every event and every entity that an event links."""
    return lay_out_all(graph)[by]


def lay_out_all(graph: EventGraph) -> dict[LaneBy, Layout]:
    """A layout for each kind of lane; all have the same axis, so that changing lanes moves nothing sideways."""
    events = sorted(graph.events, key=_in_time)
    if not events:
        return {by: Layout({}, (), ()) for by in LaneBy}
    columns = _best_axis(events, _lanes_of(events, graph, LaneBy.ACTOR))
    labels = _tick_labels(events)
    ticks = tuple(Tick(day, x, labels[day]) for day, (x, _) in columns.items())
    layouts = {}
    for by in LaneBy:
        boxes, lanes = _stack(events, columns, _lanes_of(events, graph, by))
        layouts[by] = Layout(boxes | _entity_columns(events, boxes), lanes, ticks)
    return layouts


# ---------------------------------------------------------------- x: the date


def anchor_day(event: Event) -> int | None:
    """The day that an event is drawn at: the middle of its interval, or the end that is known."""
    first, last = day_span(event.interval)
    if first is None or last is None:
        return first if last is None else last
    return (first + last) // 2


def _tick_labels(events: Sequence[Event]) -> dict[int | None, str]:
    """The words of the most precise event at each place of the axis."""
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


def _in_time(event: Event) -> tuple[bool, int, str]:
    day = anchor_day(event)
    return day is None, day or 0, event.id


_Columns = dict[int | None, tuple[float, int]]
"""For each day its x, and the number of cards that stand beside each other there."""


def _best_axis(events: Sequence[Event], lane_of: dict[str, str]) -> _Columns:
    """The axis of the width at which the whole picture is largest on a usual screen."""
    area = sum((card_width(event) + _GAP) * (card_height(event) + _GAP) for event in events)
    narrowest = max(480.0, sqrt(area))
    trials = _TRIALS if len(events) <= 400 else 3 if len(events) <= 2000 else 1
    best, largest = _elastic_axis(events, narrowest), 0.0
    for trial in range(trials):
        columns = _elastic_axis(events, narrowest * (7 / 6) ** trial)
        boxes, lanes = _stack(events, columns, lane_of)
        width = max(box.x + box.width / 2 for box in boxes.values()) + _BESIDE
        scale = min(_SCREEN[0] / width, _SCREEN[1] / lanes[-1].bottom)
        if scale > largest:
            best, largest = columns, scale
    return best


def _elastic_axis(events: Sequence[Event], width: float) -> _Columns:
    counts = Counter(anchor_day(event) for event in events)
    days = list(counts)  # in order of time, for the events are
    gaps = [_gap_weight(day, following) for day, following in pairwise(days)]
    all_gaps = sum(gaps) or 1.0
    columns: _Columns = {}
    x = 0.0
    for day, gap in zip(days, [*gaps, 0.0], strict=True):
        share = 0.7 * width * counts[day] / len(events)
        abreast = max(1, round(share / (CARD_WIDTH + _GAP)))
        columns[day] = (round(x), abreast)
        x += max(share, (abreast - 1) * (CARD_WIDTH + _GAP) + 8.0) + 0.3 * width * gap / all_gaps
    return columns


def _gap_weight(day: int | None, following: int | None) -> float:
    """A month counts about three times a day, ten years about seven times."""
    return 4.0 if day is None or following is None else 1.0 + log2(1 + following - day) / 2


# ---------------------------------------------------------------- y: the lane


def card_scale(event: Event) -> float:
    """1.0 for a single source, growing with every doubling of independent sources, to 1.45 at eight."""
    return 1.0 + 0.15 * min(3.0, log2(max(1, event.independent_sources)))


def card_width(event: Event) -> float:
    return round(CARD_WIDTH * card_scale(event))


def card_height(event: Event) -> float:
    """Room for the line of the date and up to three lines of label."""
    lines = min(MOST_LINES, max(1, len(wrap(event.label, LETTERS_PER_LINE))))
    return round((1 + lines) * LINE_HEIGHT * card_scale(event) + 10.0)


def _stack(
    events: Sequence[Event], columns: _Columns, lane_of: dict[str, str]
) -> tuple[dict[str, Box], tuple[Lane, ...]]:
    boxes: dict[str, Box] = {}
    lanes: list[Lane] = []
    top = _LANE_HEADER
    for label in dict.fromkeys(lane_of.values()):
        placed = _pack([event for event in events if lane_of[event.id] == label], columns, top)
        bottom = max(box.y + box.height / 2 for box in placed.values())
        boxes |= placed
        lanes.append(Lane(label, top - _LANE_HEADER, bottom + _GAP))
        top = bottom + _GAP + _LANE_HEADER
    return boxes, tuple(lanes)


def _pack(events: Sequence[Event], columns: _Columns, top: float) -> dict[str, Box]:
    """Each card goes to the highest place that is free at its date."""
    free_from: list[float] = []  # for each row, the x from which nothing stands there
    boxes: dict[str, Box] = {}
    for event in events:
        width, height = card_width(event), card_height(event)
        rows = ceil((height + _GAP) / _ROW)
        x, abreast = columns[anchor_day(event)]
        places = [x + index * (CARD_WIDTH + _GAP) for index in range(abreast)]
        row, left = min((_highest_free(free_from, place, rows), place) for place in places)
        free_from.extend([float("-inf")] * (row + rows - len(free_from)))
        free_from[row : row + rows] = [left + width + _GAP] * rows
        boxes[event.id] = Box(left + width / 2, top + row * _ROW + height / 2, width, height)
    return boxes


def _highest_free(free_from: Sequence[float], x: float, rows: int) -> int:
    """The first row from which `rows` rows are free at `x`."""
    run = 0
    for row, taken_to in enumerate(free_from):
        run = run + 1 if taken_to <= x else 0
        if run == rows:
            return row - rows + 1
    return len(free_from) - run


def _lanes_of(events: Sequence[Event], graph: EventGraph, by: LaneBy) -> dict[str, str]:
    """The lane of each event, in the order in which lanes stand: the fullest first, the rest together at the end."""
    publishers = {document.id: document.publisher or document.id for document in graph.documents}
    keys: dict[LaneBy, Callable[[Event], str | None]] = {
        LaneBy.ACTOR: lambda event: next(iter(_actors(event)), None),
        LaneBy.PLACE: lambda event: next((place.name for place in event.places), None),
        LaneBy.TYPE: lambda event: event.type,
        LaneBy.SOURCE: lambda event: next(
            (publishers.get(mention.document_id, mention.document_id) for mention in event.mentions), None
        ),
    }
    key_of = {event.id: keys[by](event) for event in events}
    counts = Counter(key for key in key_of.values() if key is not None)
    most_lanes = max(3, min(12, len(events) // 8))
    shown = sorted(counts, key=lambda key: (-counts[key], key))
    if len(shown) > most_lanes:
        shown = shown[: most_lanes - 1]
    rest = {LaneBy.PLACE: "Elsewhere, or no place", LaneBy.ACTOR: "Others"}.get(by, "Other")
    order = [*shown, rest]
    lanes = {event_id: key if key in shown else rest for event_id, key in key_of.items()}
    return dict(sorted(lanes.items(), key=lambda item: order.index(item[1])))


def _actors(event: Event) -> Iterable[str]:
    for wanted in (Role.AGENT, Role.PARTICIPANT, Role.SPEAKER, Role.RECIPIENT):
        yield from (entity.name for role, entity in event.participants if role is wanted)


# ---------------------------------------------------------------- entities beside the events


def entity_links(event: Event) -> tuple[tuple[str, str], ...]:
    """(role, entity id) of everyone and every place that the event links, each pair once, in order."""
    links = [(role.value, entity.id) for role, entity in event.participants]
    links += [("speaker", entity.id) for entity in event.speakers]
    links += [("place", entity.id) for entity in event.places]
    links += [(role.value, entity.id) for role, entity in event.other_places]
    return tuple(dict.fromkeys(links))


_PLACE_ROLES = frozenset({"place", "target", "origin", "subject"})


def _entity_columns(events: Sequence[Event], boxes: dict[str, Box]) -> dict[str, Box]:
    names = _names_of(events)
    heights: defaultdict[str, list[float]] = defaultdict(list)
    actors: set[str] = set()
    for event in events:
        for role, entity_id in entity_links(event):
            heights[entity_id].append(boxes[event.id].y)
            if role not in _PLACE_ROLES:
                actors.add(entity_id)
    middle = {entity_id: sum(ys) / len(ys) for entity_id, ys in heights.items()}
    top, bottom = min(box.y for box in boxes.values()), max(box.y for box in boxes.values())
    left = min(box.x - box.width / 2 for box in boxes.values()) - _COLUMN_GAP
    right = max(box.x + box.width / 2 for box in boxes.values()) + _COLUMN_GAP
    who = {key: y for key, y in middle.items() if key in actors}
    where = {key: y for key, y in middle.items() if key not in actors}
    return _column(who, names, (top, bottom), left, -1.0) | _column(where, names, (top, bottom), right, 1.0)


def _names_of(events: Sequence[Event]) -> dict[str, str]:
    linked = (
        entity
        for event in events
        for entity in (
            *(entity for _, entity in event.participants),
            *event.speakers,
            *event.places,
            *(entity for _, entity in event.other_places),
        )
    )
    return {entity.id: entity.name for entity in linked}


def _column(
    middle: dict[str, float], names: dict[str, str], span: tuple[float, float], edge: float, side: float
) -> dict[str, Box]:
    """Labels one below the other, near their events; in several columns where one would be too tall."""
    if not middle:
        return {}
    step = ENTITY_HEIGHT + 2.0
    width = round(min(ENTITY_WIDTH, 70.0 + _LETTER_WIDTH * max(len(names[key]) for key in middle)))
    ordered = sorted(middle, key=lambda key: (middle[key], key))
    abreast = ceil(len(ordered) * step / (1.25 * max(span[1] - span[0], 8 * step)))
    boxes: dict[str, Box] = {}
    for column in range(abreast):
        members = ordered[column::abreast]
        x = edge + side * (width / 2 + column * (width + _GAP))
        for key, y in zip(members, _spread([middle[key] for key in members], step), strict=True):
            boxes[key] = Box(round(x), round(y), width, ENTITY_HEIGHT)
    return boxes


def _spread(wanted: Sequence[float], step: float) -> list[float]:
    """Ascending heights at least `step` apart, as near to the wanted ones as that allows (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []  # (sum of wanted - index * step, size)
    for index, y in enumerate(wanted):
        total, size = y - index * step, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / size:
            total, size = total + blocks[-1][0], size + blocks[-1][1]
            blocks.pop()
        blocks.append((total, size))
    levels = [total / size for total, size in blocks for _ in range(size)]
    return [level + index * step for index, level in enumerate(levels)]
