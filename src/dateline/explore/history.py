"""The graph as it was known on an earlier day.

Worked out from the graph alone: later documents are taken away, and each event is told again from the mentions that
remain. What mentions belong together is not asked again; to merge anew without the later documents, build from the
earlier documents only. `known_from` is the one place to change when the merge stage can do that itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.explore.find import entities_of
from dateline.model import Basis, Conflict, Entity, EntityMention, Event, EventMention, Status, Tally

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_SUREST_BASIS = (Basis.EXPRESSION, Basis.ANCHOR, Basis.CONVENTION, Basis.TENSE, Basis.NONE)
_FIRMEST = (
    Status.OCCURRED,
    Status.ONGOING,
    Status.DENIED,
    Status.PLANNED,
    Status.THREATENED,
    Status.DEMANDED,
    Status.POSSIBLE,
    Status.CONDITIONAL,
)


def day_of(day: str | date) -> date:
    """A day, written or not.

    Raises:
        DatelineError: the text is no ISO day.
    """
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError as error:
        raise DatelineError(f"{day!r} is not a day; write 2022-01-31") from error


def as_of(graph: EventGraph, day: date) -> EventGraph:
    """What the documents published up to `day`, itself included, tell; one of unknown date was not known then."""
    documents = tuple(d for d in graph.documents if d.published and d.published <= day)
    if len(documents) == len(graph.documents):
        return graph
    ids = frozenset(document.id for document in documents)
    known = [told for event in graph.events if (told := known_from(event, ids))]
    there = {event.id for event in known}
    events = [
        replace(event, relations=tuple(relation for relation in event.relations if relation.target in there))
        for event in known
    ]
    met = {entity.id: entity for event in events for entity in entities_of(event)}
    listed = [entity for entity in graph.entities if met.pop(entity.id, None) or ids.intersection(entity.documents)]
    then = {entity.id: _entity_from(entity, ids) for entity in (*listed, *met.values())}
    return replace(
        graph,
        documents=documents,
        events=tuple(_with_entities(event, then) for event in events),
        entities=tuple(then.values()),
    )


def known_from(event: Event, documents: frozenset[str]) -> Event | None:
    """The event as these documents tell it; None where they do not."""
    mentions = tuple(mention for mention in event.mentions if mention.document_id in documents)
    if not mentions or len(mentions) == len(event.mentions):
        return event if mentions else None
    kept = {mention.id for mention in mentions}
    history = tuple(entry for entry in event.history if entry[2] in kept)
    best = min(mentions, key=_sureness)
    is_named = _naming(event, mentions)
    conflicts = _conflicts_from(event.conflicts, documents)
    return replace(
        event,
        label=_said(event.label, [mention.label for mention in mentions]),
        type=_said(event.type, [mention.type for mention in mentions]),
        kind=_said(event.kind, [mention.kind for mention in mentions]),
        interval=best.interval,
        basis=best.basis,
        status=_latest_status(history) or best.status,
        count=max(mention.count for mention in mentions),
        mentions=mentions,
        participants=tuple(pair for pair in event.participants if is_named(pair[1])),
        places=tuple(filter(is_named, event.places)),
        other_places=tuple(pair for pair in event.other_places if is_named(pair[1])),
        speakers=tuple(filter(is_named, event.speakers)),
        conflicts=conflicts,
        history=history,
        links=tuple(link for link in event.links if {link.left, link.right} <= kept),
        independent_sources=min(event.independent_sources, len({mention.document_id for mention in mentions})),
        tallies=_tallies_from(event.tallies, conflicts, documents),
    )


def _sureness(mention: EventMention) -> tuple[int, float]:
    """Sorts the surest and then the most exact time to the front."""
    days = mention.interval.days if mention.interval else None
    return _SUREST_BASIS.index(mention.basis), days if days is not None else float("inf")


def _said(value: str, candidates: Sequence[str]) -> str:
    return value if value in candidates else candidates[0]


def _latest_status(history: Sequence[tuple[date | None, Status, str]]) -> Status | None:
    """That of the latest report; of several on one day the firmest."""
    dated = [(published, status) for published, status, _ in history if published]
    if not dated:
        return None
    last = max(published for published, _ in dated)
    return min((status for published, status in dated if published == last), key=_FIRMEST.index)


def _naming(event: Event, mentions: Sequence[EventMention]) -> Callable[[Entity], bool]:
    """A test whether the remaining mentions name an entity. One that no mention is known to name stays."""

    def named_in(entity: Entity, within: Sequence[EventMention]) -> bool:
        names = {entity.name, *entity.aliases}
        return any(
            said.entity_id == entity.id or said.name in names or said.text in names
            for mention in within
            for said in _entity_mentions(mention)
        )

    return lambda entity: named_in(entity, mentions) or not named_in(entity, event.mentions)


def _entity_mentions(mention: EventMention) -> list[EntityMention]:
    found = [participant.entity for participant in mention.participants]
    found += [*mention.places, *(place for _, place in mention.other_places)]
    return [*found, mention.speaker] if mention.speaker else found


def _conflicts_from(conflicts: tuple[Conflict, ...], documents: frozenset[str]) -> tuple[Conflict, ...]:
    """A conflict is one as long as two different claims remain."""
    narrowed = (
        replace(conflict, claims=tuple(claim for claim in conflict.claims if claim[1] in documents))
        for conflict in conflicts
    )
    return tuple(conflict for conflict in narrowed if len({value for value, _, _ in conflict.claims}) > 1)


def _tallies_from(
    tallies: tuple[Tally, ...], conflicts: tuple[Conflict, ...], documents: frozenset[str]
) -> tuple[Tally, ...]:
    """What these documents count; how their numbers go together is told again only where it is still so."""
    fields = {conflict.field for conflict in conflicts}
    found = []
    for tally in tallies:
        counts = tuple(count for count in tally.counts if count.document in documents)
        if counts:
            is_whole = len(counts) == len(tally.counts) or tally.measure in fields
            found.append(Tally(tally.measure, counts[-1].value, counts, tally.note if is_whole else ""))
    return tuple(found)


def _entity_from(entity: Entity, documents: frozenset[str]) -> Entity:
    known = tuple(document for document in entity.documents if document in documents)
    return replace(entity, documents=known, conflicts=_conflicts_from(entity.conflicts, documents))


def _with_entities(event: Event, entities: dict[str, Entity]) -> Event:
    return replace(
        event,
        participants=tuple((role, entities[entity.id]) for role, entity in event.participants),
        places=tuple(entities[place.id] for place in event.places),
        other_places=tuple((role, entities[place.id]) for role, place in event.other_places),
        speakers=tuple(entities[speaker.id] for speaker in event.speakers),
    )
