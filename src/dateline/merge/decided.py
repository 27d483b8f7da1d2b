"""What a user's decisions did to the events, in the words in which an explanation tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.merge.decisions import Decision, Kind
from dateline.model import Event


def tell_decisions(events: Sequence[Event], decisions: Iterable[Decision]) -> tuple[Event, ...]:
    """The events, in their order, each with the decisions about its mentions, in the order of the file."""
    of = {mention.id: event for event in events for mention in event.mentions}
    words: dict[str, dict[str, None]] = {}
    for decision in decisions:
        for event_id, line in _lines(decision, of):
            words.setdefault(event_id, {})[line + (f" ({decision.note})" if decision.note else "")] = None
    return tuple(replace(event, decided=tuple(words[event.id])) if event.id in words else event for event in events)


def _lines(decision: Decision, of: Mapping[str, Event]) -> list[tuple[str, str]]:
    """(event id, what was decided about it)"""
    event, other = of.get(decision.mention), of.get(decision.other)
    if decision.kind is Kind.SET and event:
        return [(event.id, f"{decision.other} set to {decision.value}")]
    if decision.kind is Kind.SAME and event:
        return [(event.id, "reports taken as one")]
    if decision.kind is Kind.DIFFERENT and event and other and event is not other:
        return [(one.id, f"kept apart from {two.label} [{two.id}]") for one, two in ((event, other), (other, event))]
    return []
