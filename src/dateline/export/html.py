"""EventGraph -> graph.html: one file that opens from disk, with no network, and shows the story."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.export.atomic import write_atomically
from dateline.export.axis import anchor_day
from dateline.export.beside import Box, entity_links
from dateline.export.flatten import clean
from dateline.export.layout import LaneBy, Layout, card_scale, lay_out_all
from dateline.model import Entity, Event
from dateline.viewer.story import family, story_of

if TYPE_CHECKING:
    from dateline.graph import EventGraph


def write_html(graph: EventGraph, path: Path) -> None:
    """Write the page for the whole graph to `path`.

    Raises:
        OutputError: the file cannot be written.
    """
    write_atomically(path, clean(html_of(graph)))


def html_of(graph: EventGraph, *, limit: int | None = None, notebook: bool = False) -> str:
    """The page as text. With a `limit`, only that many nodes, the most important first; the page says so.

    `notebook` leaves out what an iframe in a notebook has no room for.
    """
    from dateline.viewer.network import StoryNetwork

    shown = _most_important(graph, limit) if limit is not None else graph
    layouts = lay_out_all(shown)
    default = layouts[LaneBy.ACTOR]
    entities = _linked_entities(shown.events)
    story = story_of(shown.documents, shown.events, entities)
    story["layouts"] = {by.value: _layout(layout, default) for by, layout in layouts.items()}
    story["ticks"] = _ticks(default, shown.events)
    story["left_out"] = len(graph.events) - len(shown.events)
    network = StoryNetwork(story, notebook=notebook)
    for event in shown.events:
        network.add_node(event.id, event.label, **_event_node(event, default.boxes[event.id]))
    for entity in entities:
        network.add_node(entity.id, entity.name, kind=entity.kind.value, **_place(default.boxes[entity.id]))
    for event in shown.events:
        for role, entity_id in entity_links(event):
            network.add_edge(event.id, entity_id, role=role)
        for relation in event.relations:
            if relation.target in network.node_map:
                network.add_edge(event.id, relation.target, role=relation.kind)
    return network.generate_html()


def _event_node(event: Event, box: Box) -> dict[str, Any]:
    return {
        "kind": "event",
        "family": family(event.type),
        "status": event.status.value,
        "scale": round(card_scale(event), 3),
        **_place(box),
    }


def _place(box: Box) -> dict[str, Any]:
    return {"x": round(box.x), "y": round(box.y), "width": round(box.width), "height": round(box.height)}


def _layout(layout: Layout, default: Layout) -> dict[str, Any]:
    """Lanes, and the heights that differ from the default layout's: x is the date in all of them."""
    return {
        "lanes": [[lane.label, round(lane.top), round(lane.bottom)] for lane in layout.lanes],
        "places": {
            key: [round(box.x), round(box.y)]
            for key, box in layout.boxes.items()
            if (round(box.x), round(box.y)) != (round(default.boxes[key].x), round(default.boxes[key].y))
        },
    }


def _ticks(layout: Layout, events: tuple[Event, ...]) -> list[list[Any]]:
    """[words, x, number of events there], from left to right."""
    counts = Counter(anchor_day(event) for event in events)
    return [[tick.label, tick.x, counts[tick.day]] for tick in layout.ticks]


def _linked_entities(events: tuple[Event, ...]) -> tuple[Entity, ...]:
    """Everyone and every place that an event links, by id."""
    linked: dict[str, Entity] = {}
    for event in events:
        for entity in (*(entity for _, entity in event.participants), *event.speakers):
            linked[entity.id] = entity
        for entity in (*event.places, *(entity for _, entity in event.other_places)):
            linked[entity.id] = entity
    return tuple(linked[key] for key in sorted(linked))


def importance(event: Event) -> tuple[int, int, float, str]:
    """Sorts the most important first: by independent sources, then mentions, then confidence."""
    return -event.independent_sources, -len(event.mentions), -event.confidence, event.id


def _most_important(graph: EventGraph, limit: int) -> EventGraph:
    """The most important events whose nodes and neighbours are at most `limit`, and the reports that tell of them."""
    nodes: set[str] = set()
    kept: set[str] = set()
    for event in sorted(graph.events, key=importance):
        more = {event.id, *(entity_id for _, entity_id in entity_links(event))}
        if len(nodes | more) <= limit:
            nodes |= more
            kept.add(event.id)
    events = tuple(event for event in graph.events if event.id in kept)
    told = {mention.document_id for event in events for mention in event.mentions}
    return replace(graph, events=events, documents=tuple(doc for doc in graph.documents if doc.id in told))
