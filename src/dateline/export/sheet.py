"""Where the nodes stand in Gephi: events from left to right in time and in lanes, actors above them, places below.

The page packs cards and tries several widths; Gephi draws dots, and more of them. So this is a plain grid, in linear
time: no two nodes stand on one place, and the same graph always gives the same sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import ceil, log2
from typing import TYPE_CHECKING

from dateline.export.axis import anchor_day
from dateline.export.fields import linked_entities
from dateline.model import Entity, EntityKind, Event, Role

if TYPE_CHECKING:
    from dateline.graph import EventGraph

ACROSS, DOWN = 160.0, 60.0
"""From one place of the grid to the next: room for the largest dot and the beginning of its label."""

_MOST_LANES = 12
_MOST_ROWS = 8  # of a lane; a day with more events there takes several columns
_OTHERS = ""


def positions(graph: EventGraph) -> dict[str, tuple[float, float]]:
    """(x, y) of every node, y upwards; undated events stand at the right end, after a gap."""
    events = sorted(graph.events, key=lambda event: (_day(event), event.id))
    placed = _place_events(events)
    right = max((x for x, _ in placed.values()), default=0.0)
    above: dict[str, float] = {}
    below: dict[str, float] = {}
    for entity, x in _middles(graph, placed, right):
        (below if entity.kind is EntityKind.PLACE else above)[entity.id] = x
    floor = min((y for _, y in placed.values()), default=0.0)
    return placed | _row(above, right, 2 * DOWN, 1.0) | _row(below, right, floor - 2 * DOWN, -1.0)


def _day(event: Event) -> float:
    day = anchor_day(event)
    return float("inf") if day is None else day


def _place_events(events: list[Event]) -> dict[str, tuple[float, float]]:
    """Each day is as wide as its fullest lane asks for, each lane as high as its fullest day."""
    lane_of = _lanes(events)
    cells: defaultdict[tuple[float, str], list[str]] = defaultdict(list)
    for event in events:
        cells[_day(event), lane_of[event.id]].append(event.id)
    rows: Counter[str] = Counter()
    for (_, lane), held in cells.items():
        rows[lane] = max(rows[lane], min(len(held), _MOST_ROWS))
    columns: Counter[float] = Counter()
    for (day, lane), held in cells.items():
        columns[day] = max(columns[day], ceil(len(held) / rows[lane]))
    left, top = _days_from_left(columns), _lanes_from_top(rows, lane_of)
    return {
        event_id: (left[day] + ACROSS * (at // rows[lane]), top[lane] - DOWN * (at % rows[lane]))
        for (day, lane), held in cells.items()
        for at, event_id in enumerate(held)
    }


def _lanes(events: Iterable[Event]) -> dict[str, str]:
    """The lane of each event: its first actor if that is one of the busiest, otherwise the last lane."""
    actor_of = {event.id: _first_actor(event) for event in events}
    counts = Counter(actor for actor in actor_of.values() if actor != _OTHERS)
    busiest = sorted(counts, key=lambda actor: (-counts[actor], actor))[: _MOST_LANES - 1]
    shown = {actor: actor for actor in busiest}
    return {event_id: shown.get(actor, _OTHERS) for event_id, actor in actor_of.items()}


def _first_actor(event: Event) -> str:
    acting = (entity.id for role, entity in event.participants if role is not Role.RECIPIENT)
    return next(acting, _OTHERS)


def _days_from_left(columns: Counter[float]) -> dict[float, float]:
    """The x of each day: quiet years are shortened, a month counts about three times a day."""
    left: dict[float, float] = {}
    x, before = 0.0, None
    for day in sorted(columns):
        if before is not None:
            quiet = log2(1 + day - before) if day != float("inf") else 8.0
            x += ACROSS * (columns[before] + quiet / 2)
        left[day] = round(x, 1)
        before = day
    return left


def _lanes_from_top(rows: Counter[str], lane_of: dict[str, str]) -> dict[str, float]:
    """The y of each lane: the fullest first, the rest at the bottom."""
    counts = Counter(lane_of.values())
    top: dict[str, float] = {}
    y = 0.0
    for lane in sorted(rows, key=lambda lane: (lane == _OTHERS, -counts[lane], lane)):
        top[lane] = y
        y -= DOWN * (rows[lane] + 1)
    return top


def _middles(graph: EventGraph, placed: dict[str, tuple[float, float]], right: float) -> Iterator[tuple[Entity, float]]:
    """Every entity with the x at which its events stand on average; `right` where it has none."""
    met = {entity.id: entity for entity in graph.entities}
    xs: defaultdict[str, list[float]] = defaultdict(list)
    for event in graph.events:
        x = placed[event.id][0]
        for _, entity in linked_entities(event):
            met.setdefault(entity.id, entity)
            xs[entity.id].append(x)
    for entity_id, entity in met.items():
        held = xs.get(entity_id, (right,))
        yield entity, sum(held) / len(held)


def _row(middle: dict[str, float], right: float, y: float, way: float) -> dict[str, tuple[float, float]]:
    """Entities in the order of their events, over the whole width, in as many rows as that is too narrow for."""
    ordered = sorted(middle, key=lambda entity_id: (middle[entity_id], entity_id))
    rows = max(1, ceil(len(ordered) * ACROSS / max(right, 10 * ACROSS)))
    across = max(ACROSS, round(right / max(1, ceil(len(ordered) / rows) - 1), 1))
    return {entity_id: (across * (at // rows), y + way * DOWN * (at % rows)) for at, entity_id in enumerate(ordered)}
