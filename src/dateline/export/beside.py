"""Who acts and where it was, as columns of names beside the events: actors to the left, places to the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from dateline.model import Event

ENTITY_HEIGHT = 24.0
_WIDEST, _WIDEST_OF_SEVERAL = 230.0, 168.0  # columns
_LETTER_WIDTH = 10.0  # at the zoom at which a story is first seen, where letters are larger beside their nodes
_GAP = 10.0
_COLUMN_GAP = 46.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around its centre, in pixels; y grows downwards."""

    x: float
    y: float
    width: float
    height: float


def entity_links(event: Event) -> tuple[tuple[str, str], ...]:
    """(role, entity id) of everyone and every place that the event links, each pair once, in order."""
    links = [(role.value, entity.id) for role, entity in event.participants]
    links += [("speaker", entity.id) for entity in event.speakers]
    links += [("place", entity.id) for entity in event.places]
    links += [(role.value, entity.id) for role, entity in event.other_places]
    return tuple(dict.fromkeys(links))


_PLACE_ROLES = frozenset({"place", "target", "origin", "subject"})


def width_beside(events: Sequence[Event]) -> float:
    """How wide the columns are with their distance from the events, as far as one on each side is enough."""
    names = _names_of(events)
    return sum(_COLUMN_GAP + _width(side, names, _WIDEST) for side in _sides(events) if side)


def entity_columns(events: Sequence[Event], boxes: dict[str, Box]) -> dict[str, Box]:
    """A place for everyone and every place that an event links, at the height of its events."""
    names = _names_of(events)
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for event in events:
        for _, entity_id in entity_links(event):
            heights[entity_id].append(boxes[event.id].y)
    middle = {entity_id: sum(ys) / len(ys) for entity_id, ys in heights.items()}
    span = min(box.y for box in boxes.values()), max(box.y for box in boxes.values())
    left = min(box.x - box.width / 2 for box in boxes.values()) - _COLUMN_GAP
    right = max(box.x + box.width / 2 for box in boxes.values()) + _COLUMN_GAP
    who, where = ({key: middle[key] for key in side} for side in _sides(events))
    return _column(who, names, span, left, -1.0) | _column(where, names, span, right, 1.0)


def _sides(events: Sequence[Event]) -> tuple[list[str], list[str]]:
    """The ids of those who take part in something, and of the places where they do not."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        for role, entity_id in entity_links(event):
            roles[entity_id].add(role)
    who = [entity_id for entity_id, found in roles.items() if found - _PLACE_ROLES]
    return who, [entity_id for entity_id, found in roles.items() if not found - _PLACE_ROLES]


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


def _width(ids: Iterable[str], names: dict[str, str], widest: float) -> int:
    return round(min(widest, 44.0 + _LETTER_WIDTH * max(len(names[entity_id]) for entity_id in ids)))


def _column(
    middle: dict[str, float], names: dict[str, str], span: tuple[float, float], edge: float, side: float
) -> dict[str, Box]:
    """Labels one below the other, near their events; in several columns where one would be too tall."""
    if not middle:
        return {}
    step = ENTITY_HEIGHT + 2.0
    ordered = sorted(middle, key=lambda key: (middle[key], key))
    abreast = ceil(len(ordered) * step / (1.25 * max(span[1] - span[0], 8 * step)))
    width = _width(middle, names, _WIDEST if abreast == 1 else _WIDEST_OF_SEVERAL)
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
