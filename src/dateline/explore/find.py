"""Words that a user types -> the events and entities meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.model import Entity, Event

if TYPE_CHECKING:
    from dateline.graph import EventGraph


def find_entities(graph: EventGraph, words: str) -> tuple[Entity, ...]:
    """The entities with that id, name or alias; if there are none, those with the words in a name or alias.

    Case and accents do not matter: "putin" finds Vladimir Putin.
    """
    wanted = fold(words)
    if not wanted:
        return ()
    entities = all_entities(graph)
    exact = tuple(e for e in entities if words == e.id or any(wanted == fold(name) for name in (e.name, *e.aliases)))
    if exact:
        return exact
    inside = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return tuple(e for e in entities if any(inside.search(fold(name)) for name in (e.name, *e.aliases)))


def find_node(graph: EventGraph, words: str) -> Event | Entity:
    """The one event or entity meant: an id, the beginning of an event's id (4 characters or more), a name.

    Raises:
        DatelineError: nothing is called so, or several things are; the message names them.
    """
    found: tuple[Event | Entity, ...] = tuple(event for event in graph.events if event.id == words)
    found = found or find_entities(graph, words)
    if not found and len(words) >= 4:
        found = tuple(event for event in graph.events if event.id.startswith(words))
    found = found or tuple(event for event in graph.events if any(mention.id == words for mention in event.mentions))
    if len(found) == 1:
        return found[0]
    if not found:
        raise DatelineError(f"nothing is called {words!r}; give the id of an event, or an entity's id or name")
    names = ", ".join(f"{name_of(node)} ({node.id})" for node in found[:8])
    raise DatelineError(f"{words!r} may be {names}; give one of the ids")


def name_of(node: Event | Entity) -> str:
    return node.label if isinstance(node, Event) else node.name


def all_entities(graph: EventGraph) -> tuple[Entity, ...]:
    """The graph's entities in their order, then any that only events name."""
    met = {entity.id: entity for entity in graph.entities}
    for event in graph.events:
        for entity in entities_of(event):
            met.setdefault(entity.id, entity)
    return tuple(met.values())


def entities_of(event: Event) -> tuple[Entity, ...]:
    """Everyone and every place that the event links."""
    linked = [entity for _, entity in event.participants]
    linked += [*event.speakers, *event.places, *(place for _, place in event.other_places)]
    return tuple({entity.id: entity for entity in linked}.values())


def fold(words: str) -> str:
    """Lower case, no accents, single blanks.

    >>> fold(" São  Paulo ")
    'sao paulo'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
