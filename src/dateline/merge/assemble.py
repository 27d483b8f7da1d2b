"""A group of mentions -> the Event that they report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dateline.merge.headings import most_telling, with_who_and_where
from dateline.merge.sources import Sketch, count_sources
from dateline.merge.tallies import tallies_of
from dateline.merge.trajectory import history_of, status_now
from dateline.merge.venues import conflict_of_places
from dateline.merge.when import when
from dateline.model import (
    Basis,
    Conflict,
    Document,
    Entity,
    EntityIndex,
    EntityKind,
    EntityMention,
    Event,
    EventMention,
    Link,
    PlaceRole,
    Polarity,
    Role,
    Status,
)

_ROLE_ORDER = (Role.AGENT, Role.RECIPIENT, Role.PARTICIPANT, Role.SPEAKER)
_UNTYPED = ("OTHER", "STATEMENT")


@dataclass(frozen=True)
class Corpus:
    """What assembling looks up: documents by id, entities, and sketches of the texts."""

    documents: Mapping[str, Document]
    entities: EntityIndex
    sketches: Mapping[str, Sketch]

    def published(self, document_id: str) -> date | None:
        return self.documents[document_id].published

    def entity(self, mention: EntityMention, document_id: str) -> Entity:
        """The entity across documents; one of its own for a mention that nothing resolved."""
        known = self.entities.get((document_id, mention.entity_id))
        return known or Entity(
            mention.entity_id,
            mention.name,
            mention.kind,
            mention.aliases,
            mention.offices,
            latitude=mention.latitude,
            longitude=mention.longitude,
            country_code=mention.country_code,
            wikidata=mention.wikidata,
            geonames=mention.geonames,
        )


def assemble(mentions: Sequence[EventMention], links: Sequence[Link], corpus: Corpus) -> Event:
    """The event, without its relations to others. `links` are those among its mentions."""
    ordered = sorted(mentions, key=lambda m: _age(m, corpus))
    published = {m.document_id: corpus.published(m.document_id) for m in ordered}
    history = history_of(ordered, published)
    status = status_now(history)
    interval, basis, date_conflict = when(ordered, published)
    best = min(ordered, key=lambda m: _plainness(m, status))
    type_, participants, places = _type(ordered, best), _participants(ordered, corpus), _places(ordered, corpus)
    tallies, number_conflicts = tallies_of(ordered, published)
    conflicts = (date_conflict, _place_conflict(ordered, corpus), *number_conflicts)
    return Event(
        id=event_id(ordered[0]),
        label=_label(_heading(ordered, best, type_), participants, places, corpus),
        type=type_,
        kind=best.kind,
        interval=interval,
        status=status,
        count=max(m.count for m in ordered),
        participants=participants,
        places=places,
        mentions=tuple(ordered),
        basis=basis,
        polarity=best.polarity,
        other_places=_other_places(ordered, corpus),
        speakers=_speakers(ordered, corpus),
        conflicts=tuple(conflict for conflict in conflicts if conflict),
        history=history,
        links=tuple(links),
        independent_sources=count_sources(ordered, corpus.documents, corpus.sketches),
        confidence=_confidence(ordered, links),
        tallies=tallies,
    )


def event_id(earliest: EventMention) -> str:
    """A digest of the earliest mention, so that later documents do not rename the event."""
    return sha256(f"event {earliest.id}".encode()).hexdigest()[:12]


def _age(mention: EventMention, corpus: Corpus) -> tuple[object, ...]:
    return (
        corpus.published(mention.document_id) or date.max,
        mention.document_id,
        mention.start,
        mention.end,
        mention.id,
    )


def _plainness(mention: EventMention, status: Status) -> tuple[object, ...]:
    """Least for the mention that says best what happened: a fact or none, like the event, with actors, place, date."""
    said = len({p.entity.entity_id for p in mention.participants}) + bool(mention.places)
    stated = mention.basis in (Basis.EXPRESSION, Basis.ANCHOR)
    return (
        mention.status.is_fact is not status.is_fact,
        mention.type in _UNTYPED,
        -min(said, 3),
        mention.status is not status,
        not stated,
        mention.is_headline,
    )


def _heading(mentions: Sequence[EventMention], best: EventMention, type_: str) -> EventMention:
    """Whose line stands for the event: of those that say of it what `best` says, the most telling."""
    alike = [m for m in mentions if m.type == type_ and _stands(m) == _stands(best)]
    return most_telling([best, *alike] if best.type == type_ or not alike else alike)


def _stands(mention: EventMention) -> tuple[bool, Status | None, Polarity]:
    """What the line of a mention shows of its standing: a fact or not, and if not, how far from one."""
    is_fact = mention.status.is_fact
    return is_fact, None if is_fact else mention.status, mention.polarity


def _label(
    mention: EventMention, participants: Sequence[tuple[Role, Entity]], places: Sequence[Entity], corpus: Corpus
) -> str:
    """The mention's label, with everyone under the name that all documents share and not under one's misspelling."""
    label = mention.label
    for participant in mention.participants:
        said, known = participant.entity.name, corpus.entity(participant.entity, mention.document_id).name
        if participant.entity.is_named and said.lower() != known.lower():
            label = label.replace(said, known)
    return with_who_and_where(label, mention, participants, places)


def _type(mentions: Sequence[EventMention], best: EventMention) -> str:
    """The type most mentions have; a type of the scheme wins over OTHER, the best mention's over others as frequent."""
    counts = Counter(m.type for m in mentions if m.type not in _UNTYPED) or Counter(m.type for m in mentions)
    top = max(counts.values())
    leading = sorted(type_ for type_, count in counts.items() if count == top)
    return best.type if best.type in leading else leading[0]


def _participants(mentions: Sequence[EventMention], corpus: Corpus) -> tuple[tuple[Role, Entity], ...]:
    """Everyone any report names, each in the role that most reports give.

    Things without a name ("guarantees") say what the act is about, not who had part in it: they stay in the mentions.
    """
    roles: dict[str, Counter[Role]] = {}
    found: dict[str, Entity] = {}
    for mention in mentions:
        for participant in mention.participants:
            if participant.entity.kind is EntityKind.OTHER and not participant.entity.is_named:
                continue
            entity = corpus.entity(participant.entity, mention.document_id)
            found[entity.id] = entity
            roles.setdefault(entity.id, Counter())[participant.role] += 1
    chosen = [
        (min(counts, key=lambda role, counts=counts: (-counts[role], _ROLE_ORDER.index(role))), found[id_])  # type: ignore[misc]
        for id_, counts in roles.items()
    ]
    return tuple(sorted(chosen, key=lambda pair: (_ROLE_ORDER.index(pair[0]), pair[1].name, pair[1].id)))


def _places(mentions: Sequence[EventMention], corpus: Corpus) -> tuple[Entity, ...]:
    found = {e.id: e for m in mentions for e in (corpus.entity(place, m.document_id) for place in m.places)}
    return tuple(sorted(found.values(), key=lambda e: (e.name, e.id)))


def _place_conflict(mentions: Sequence[EventMention], corpus: Corpus) -> Conflict | None:
    venues: dict[str, list[tuple[Entity, str]]] = {}
    for mention in mentions:
        named = venues.setdefault(mention.document_id, [])
        named += ((corpus.entity(place, mention.document_id), mention.id) for place in mention.places)
    return conflict_of_places(venues)


def _other_places(mentions: Sequence[EventMention], corpus: Corpus) -> tuple[tuple[PlaceRole, Entity], ...]:
    found: dict[tuple[PlaceRole, str], Entity] = {}
    for mention in mentions:
        for role, place in mention.other_places:
            entity = corpus.entity(place, mention.document_id)
            found[role, entity.id] = entity
    return tuple((role, found[role, id_]) for role, id_ in sorted(found))


def _speakers(mentions: Sequence[EventMention], corpus: Corpus) -> tuple[Entity, ...]:
    found = {e.id: e for m in mentions if m.speaker for e in (corpus.entity(m.speaker, m.document_id),)}
    return tuple(sorted(found.values(), key=lambda e: (e.name, e.id)))


def _confidence(mentions: Sequence[EventMention], links: Sequence[Link]) -> float:
    """How sure it is that the mentions are one event: the mean over the best link of each; 1.0 for one mention."""
    if len(mentions) < 2:
        return 1.0
    best: dict[str, float] = {}
    for link in sorted(links, key=lambda link: link.probability):
        best[link.left] = best[link.right] = link.probability
    return round(sum(best.get(m.id, 0.0) for m in mentions) / len(mentions), 3)
