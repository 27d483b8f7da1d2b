"""What a user has set wins over what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.merge.decisions import Decision, Field, parse_actor
from dateline.model import Basis, Entity, EntityKind, Event, Interval, Role, Status


def overrule(event: Event, settings: Iterable[Decision], entities: Mapping[str, Entity]) -> Event:
    """The event with the fields that decisions about its mentions set, in the order of the file.

    `entities` finds an actor by casefolded name or alias; a name that no document has becomes an entity of its own.
    """
    own = {mention.id for mention in event.mentions}
    for decision in settings:
        if decision.mention in own:
            event = _with(event, decision, entities)
    return event


def _with(event: Event, decision: Decision, entities: Mapping[str, Entity]) -> Event:
    match Field(decision.other):
        case Field.DATE:
            return replace(event, interval=Interval.parse(decision.value), basis=Basis.EXPRESSION)
        case Field.TYPE:
            return replace(event, type=decision.value)
        case Field.STATUS:
            return replace(event, status=Status(decision.value))
        case Field.ACTOR:
            return _with_actor(event, decision.value, entities)


def _with_actor(event: Event, value: str, entities: Mapping[str, Entity]) -> Event:
    actor = parse_actor(value)
    if actor is None:
        return event
    name, role = actor
    kept = [pair for pair in event.participants if not _is_called(pair[1], name)]
    if role is not None:
        kept.append((role, entities.get(name.casefold()) or _decided(name)))
    return replace(event, participants=tuple(sorted(kept, key=lambda pair: (list(Role).index(pair[0]), pair[1].name))))


def _is_called(entity: Entity, name: str) -> bool:
    return name.casefold() in {entity.name.casefold(), *(alias.casefold() for alias in entity.aliases)}


def _decided(name: str) -> Entity:
    return Entity(f"decided:{name.casefold()}", name, EntityKind.OTHER, reasons=("named in a decision",))


def by_name(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Entities by casefolded name, and by alias where no other has it as its name; of several the first by id."""
    ordered = sorted(set(entities), key=lambda entity: entity.id)
    aliases = {alias.casefold(): entity for entity in reversed(ordered) for alias in entity.aliases}
    return aliases | {entity.name.casefold(): entity for entity in reversed(ordered)}
