"""What changes from one graph to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.explore.card import Card, sections
from dateline.export.fields import linked_entities
from dateline.export.flatten import flat_value
from dateline.export.order import by_time
from dateline.export.tables import conflict_text
from dateline.model import Conflict, Document, Event
from dateline.model.quantity import GROWN

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_COMPARED = ("label", "type", "kind", "interval", "status", "polarity", "count", "basis")


@dataclass(frozen=True, slots=True)
class Change:
    """An event in both graphs, and its fields that differ: (name, before, after), in words."""

    before: Event
    after: Event
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """What another graph adds, changes, contradicts and no longer has. False when that is nothing.

    `merged` holds events that are now part of another, `split` what was part of one and now is an event; both as
    (before, after).
    """

    documents: tuple[Document, ...]
    added: tuple[Event, ...]
    changed: tuple[Change, ...]
    contradicted: tuple[tuple[Event, Conflict], ...]
    removed: tuple[Event, ...]
    merged: tuple[tuple[Event, Event], ...] = ()
    split: tuple[tuple[Event, Event], ...] = ()

    def __bool__(self) -> bool:
        told = (self.documents, self.added, self.changed, self.contradicted, self.removed, self.merged, self.split)
        return any(told)

    def __str__(self) -> str:
        return str(self._card())

    def _repr_html_(self) -> str:
        return self._card()._repr_html_()

    def _card(self) -> Card:
        counts = {"added": self.added, "changed": self.changed, "contradicted": self.contradicted}
        counts |= {"removed": self.removed}
        counts |= {name: pairs for name, pairs in (("merged", self.merged), ("split", self.split)) if pairs}
        return Card(
            ", ".join(f"{len(events)} {name}" for name, events in counts.items()),
            sections(
                new_documents=[document.title or document.id for document in self.documents],
                added=[_line(event) for event in self.added],
                changed=[line for change in self.changed for line in _change_lines(change)],
                contradicted=[f"{event.label}: {conflict_text(conflict)}" for event, conflict in self.contradicted],
                merged=[f"{_line(old)} → {new.label} [{new.id}]" for old, new in self.merged],
                split=[f"{old.label} → {_line(new)} [{new.id}]" for old, new in self.split],
                removed=[_line(event) for event in self.removed],
            ),
        )


def diff(before: EventGraph, after: EventGraph) -> GraphDiff:
    """What `after` says differently. Events are the same when they share mentions, whatever their ids."""
    pairs = _pairs(before, after)
    matched = {event.id for event, _ in pairs}, {event.id for _, event in pairs}
    known = {document.id for document in before.documents}
    changes = (Change(old, new, tuple(_changed_fields(old, new))) for old, new in pairs)
    old_of = {new.id: old for old, new in pairs}
    gone, fresh = _unmatched(before.events, matched[0]), _unmatched(after.events, matched[1])
    merged, split = _living_on(gone, after.events), _living_on(fresh, before.events)
    return GraphDiff(
        documents=tuple(document for document in after.documents if document.id not in known),
        added=tuple(event for event in fresh if event not in split),
        changed=tuple(change for change in changes if change.fields),
        contradicted=tuple(
            (event, conflict)
            for event in sorted(after.events, key=by_time)
            for conflict in event.conflicts
            if not _has_grown(event, conflict)
            if event.id not in old_of or conflict not in old_of[event.id].conflicts
        ),
        removed=tuple(event for event in gone if event not in merged),
        merged=tuple(merged.items()),
        split=tuple((old, new) for new, old in split.items()),
    )


def _has_grown(event: Event, conflict: Conflict) -> bool:
    """Do the numbers differ only because there was more to count later? That is a change."""
    return any(tally.measure == conflict.field and tally.note == GROWN for tally in event.tallies)


def _living_on(events: Iterable[Event], others: Iterable[Event]) -> dict[Event, Event]:
    """Each event whose first mention that another graph knows is there in another event, with that event."""
    of = {mention.id: other for other in others for mention in other.mentions}
    found = ((event, next((of[m.id] for m in event.mentions if m.id in of), None)) for event in events)
    return {event: other for event, other in found if other is not None}


def _unmatched(events: Iterable[Event], matched: set[str]) -> tuple[Event, ...]:
    return tuple(sorted((event for event in events if event.id not in matched), key=by_time))


def _pairs(before: EventGraph, after: EventGraph) -> list[tuple[Event, Event]]:
    """Each event of `after` with the one of `before` that it shares most mentions with, each event once."""
    old_events = {event.id: event for event in before.events}
    old_of = {mention.id: event.id for event in before.events for mention in event.mentions}
    shared = [
        (-count, old != new.id, by_time(new), old, new)
        for new in after.events
        for old, count in Counter(old_of[m.id] for m in new.mentions if m.id in old_of).items()
    ]
    pairs: list[tuple[Event, Event]] = []
    paired: set[tuple[str, str]] = set()
    for *_, old, new in sorted(shared, key=lambda item: item[:4]):
        ends = {("old", old), ("new", new.id)}
        if not paired & ends:
            paired |= ends
            pairs.append((old_events[old], new))
    return sorted(pairs, key=lambda pair: by_time(pair[1]))


def _changed_fields(before: Event, after: Event) -> Iterable[tuple[str, str, str]]:
    for name in _COMPARED:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield name, _words(old), _words(new)
    old_numbers, new_numbers = _numbers(before), _numbers(after)
    if old_numbers != new_numbers:
        yield "numbers", _words(old_numbers - new_numbers), _words(new_numbers - old_numbers)
    old_links, new_links = _links(before), _links(after)
    if old_links != new_links:
        yield "linked", _words(old_links - new_links), _words(new_links - old_links)
    if len(before.mentions) != len(after.mentions):
        yield "mentions", str(len(before.mentions)), str(len(after.mentions))


def _links(event: Event) -> frozenset[str]:
    return frozenset(f"{role} {entity.name}" for role, entity in linked_entities(event))


def _numbers(event: Event) -> frozenset[str]:
    return frozenset(f"{tally.measure} {tally.value}" for tally in event.tallies)


def _words(value: object) -> str:
    ordered = sorted(value) if isinstance(value, frozenset) else value
    flat = flat_value(ordered)
    return "nothing" if flat is None or flat == "" else str(flat)


def _line(event: Event) -> str:
    return f"{event.interval or 'undated'}: {event.label} ({event.status})"


def _change_lines(change: Change) -> list[str]:
    return [_line(change.after), *(f"  {name}: {old} → {new}" for name, old, new in change.fields)]
