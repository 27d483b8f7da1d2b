"""The stages that one person goes through: the trial of one who was arrested follows the arrest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.merge.earlier import grouped, latest_before
from dateline.model import EntityKind, Event, Relation, Role
from dateline.rules import load_toml


def stages(events: Sequence[Event]) -> Iterator[tuple[str, Relation]]:
    """(event id, its relation to the latest stage before it) for each person to whom both were done."""
    for stage_of in chains():
        concerned = [event for event in events if _stages_of(event, stage_of)]
        by_person = grouped(concerned, _persons)
        for (_, name), group in sorted(by_person.items()):
            for event in group:
                earlier = [other for other in group if _is_earlier_stage(other, event, stage_of)]
                if before := latest_before(event, earlier, same_day=True):
                    here, there = _kind(event, stage_of), _kind(before, stage_of)
                    yield event.id, Relation("follows_up", before.id, f"{here} of {name} after the {there}")


def _persons(event: Event) -> list[tuple[str, str]]:
    """(id, name) of those to whom it was done, or whose it is ("the trial of Roe")."""
    return [
        (entity.id, entity.name)
        for role, entity in event.participants
        if entity.kind is EntityKind.PERSON and role in (Role.RECIPIENT, Role.PARTICIPANT)
    ]


def _is_earlier_stage(event: Event, other: Event, stage_of: Mapping[str, int]) -> bool:
    return max(_stages_of(event, stage_of)) < min(_stages_of(other, stage_of))


def _stages_of(event: Event, stage_of: Mapping[str, int]) -> list[int]:
    return [stage_of[mention.kind] for mention in event.mentions if mention.kind in stage_of]


def _kind(event: Event, stage_of: Mapping[str, int]) -> str:
    return next(mention.kind for mention in event.mentions if mention.kind in stage_of)


@cache
def chains() -> tuple[dict[str, int], ...]:
    """For each chain the number of the stage of each kind of event."""
    table = load_toml("merge_relations.toml")["chain"]
    return tuple({kind: n for n, kinds in enumerate(chain["stages"]) for kind in kinds} for chain in table)
