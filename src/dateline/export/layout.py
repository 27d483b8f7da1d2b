"""Where everything stands: x is the date, y a lane; the same graph always gives the same picture.

Events are cards that hang to the right of their date. Between dates the axis is elastic: quiet gaps are shortened and
busy days are given room, so that cards can stand beside each other without overlapping. Who acts stands in columns to
the left of the events, places to the right, each at the height of its events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log2, sqrt
from textwrap import wrap
from typing import TYPE_CHECKING

from dateline.export.axis import CARD_WIDTH, GAP, Axis, Tick, anchor_day, in_time, narrow_axis, shared_axis, tick_labels
from dateline.export.beside import Box, entity_columns, width_beside
from dateline.model import Event, Role

if TYPE_CHECKING:
    from dateline.graph import EventGraph

LINE_HEIGHT = 16.0
LETTERS_PER_LINE = 18
MOST_LINES = 3
_ROW = 6.0  # cards stand on rows of this height
_SCREEN = 1190.0, 570.0  # what a usual window leaves for the graph, in pixels
_FEW = 80  # events of which the axis is fitted day by day
_QUIET = (150.0, 300.0, 450.0, 600.0, 900.0)  # widths of all quiet times together that are tried then
# Widths that are tried, in terms of the side of a square that all cards would fill: fewer where each try takes longer.
_WIDTHS = (
    (400, tuple((7 / 6) ** trial for trial in range(12))),
    (2000, (1.8, 2.2, 2.6)),
    (float("inf"), (2.5,)),
)
_LANE_HEADER = 28.0


class LaneBy(StrEnum):
    ACTOR = "actor"
    PLACE = "place"
    TYPE = "type"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """`boxes` by node id, for every event and every entity that an event links."""

    boxes: dict[str, Box]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def lay_out_all(graph: EventGraph) -> dict[LaneBy, Layout]:
    """A layout for each kind of lane; all have the same axis, so that changing lanes moves nothing sideways."""
    events = sorted(graph.events, key=in_time)
    if not events:
        return {by: Layout({}, (), ()) for by in LaneBy}
    cards = {event.id: (card_width(event), card_height(event)) for event in events}
    columns = _best_axis(events, _lanes_of(events, graph, LaneBy.ACTOR), cards).columns()
    labels = tick_labels(events)
    ticks = tuple(Tick(day, x, labels[day]) for day, (x, _) in columns.items())
    layouts = {}
    for by in LaneBy:
        boxes, lanes = _stack(events, columns, _lanes_of(events, graph, by), cards)
        layouts[by] = Layout(boxes | entity_columns(events, boxes), lanes, ticks)
    return layouts


# ---------------------------------------------------------------- the axis on which cards are largest

_Columns = dict[int | None, tuple[float, int]]  # for each day its x, and how many cards stand beside each other there
_Cards = dict[str, tuple[float, float]]  # width and height by event id


def _best_axis(events: Sequence[Event], lane_of: dict[str, str], cards: _Cards) -> Axis:
    """The axis on which the whole picture is largest on a usual screen."""
    counts = Counter(anchor_day(event) for event in events)
    beside = width_beside(events)

    def scale(axis: Axis) -> float:
        boxes, lanes = _stack(events, axis.columns(), lane_of, cards)
        width = max(box.x + box.width / 2 for box in boxes.values()) + beside
        return min(_SCREEN[0] / width, _SCREEN[1] / lanes[-1].bottom)

    narrowest = max(480.0, sqrt(sum((width + GAP) * (height + GAP) for width, height in cards.values())))
    widths = next(widths for most, widths in _WIDTHS if len(events) <= most)
    axes = [shared_axis(counts, narrowest * width) for width in widths]
    best = max(axes, key=scale)
    if len(events) > _FEW:
        return best
    begins = [best, *(narrow_axis(counts, quiet) for quiet in _QUIET)]
    return max((_fitted(axis, counts, scale) for axis in begins), key=scale)


def _fitted(axis: Axis, counts: Counter[int | None], scale: Callable[[Axis], float]) -> Axis:
    """Gives room to one day after the other, always to the one that gains most, as long as the picture grows."""
    largest = scale(axis)
    while better := max(axis.wider_ones(counts), key=scale, default=None):
        if scale(better) <= largest:
            return axis
        axis, largest = better, scale(better)
    return axis


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
    events: Sequence[Event], columns: _Columns, lane_of: dict[str, str], cards: _Cards
) -> tuple[dict[str, Box], tuple[Lane, ...]]:
    boxes: dict[str, Box] = {}
    lanes: list[Lane] = []
    top = _LANE_HEADER
    for label in dict.fromkeys(lane_of.values()):
        placed = _pack([event for event in events if lane_of[event.id] == label], columns, cards, top)
        bottom = max(box.y + box.height / 2 for box in placed.values())
        boxes |= placed
        lanes.append(Lane(label, top - _LANE_HEADER, bottom + GAP))
        top = bottom + GAP + _LANE_HEADER
    return boxes, tuple(lanes)


def _pack(events: Sequence[Event], columns: _Columns, cards: _Cards, top: float) -> dict[str, Box]:
    """Each card goes to the highest place that is free at its date."""
    free_from: list[float] = []  # for each row, the x from which nothing stands there
    boxes: dict[str, Box] = {}
    for event in events:
        width, height = cards[event.id]
        rows = ceil((height + GAP) / _ROW)
        x, abreast = columns[anchor_day(event)]
        places = [x + index * (CARD_WIDTH + GAP) for index in range(abreast)]
        row, left = min((_highest_free(free_from, place, rows), place) for place in places)
        free_from.extend([float("-inf")] * (row + rows - len(free_from)))
        free_from[row : row + rows] = [left + width + GAP] * rows
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
        LaneBy.ACTOR: lambda event: next(_actors(event), None),
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


def _actors(event: Event) -> Iterator[str]:
    for wanted in (Role.AGENT, Role.PARTICIPANT, Role.SPEAKER, Role.RECIPIENT):
        yield from (entity.name for role, entity in event.participants if role is wanted and entity.is_proper)
