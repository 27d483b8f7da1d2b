"""How IPython shows a single event or entity: as the card that `explain` gives."""

from __future__ import annotations

import sys

from dateline.explore.explain import explain_entity, explain_event
from dateline.model import Entity, Event


def register_cards() -> None:
    """Tell IPython, where this runs inside one; elsewhere nothing happens.

    The nouns of the model stay free of views, so IPython is told from here, as its formatters are meant to be.
    """
    module = sys.modules.get("IPython")
    shell = module.get_ipython() if module else None
    if shell is not None and shell.display_formatter is not None:
        formatter = shell.display_formatter.formatters["text/html"]
        formatter.for_type(Event, event_card)
        formatter.for_type(Entity, entity_card)


def event_card(event: Event) -> str:
    """The event as HTML, with what can be told without its graph."""
    from dateline.graph import EventGraph

    return explain_event(event, EventGraph(events=(event,)))._repr_html_()


def entity_card(entity: Entity) -> str:
    """The entity as HTML, with what can be told without its graph."""
    from dateline.graph import EventGraph

    return explain_entity(entity, EventGraph(entities=(entity,)))._repr_html_()
