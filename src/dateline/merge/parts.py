"""A social event of the parties to talks, where and while they talk, is part of the talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from dateline.merge.venues import exclude
from dateline.merge.words import family_of
from dateline.model import Basis, Event, Interval, Relation, Role
from dateline.rules import load_toml

# Days; a date wider than this does not say that one was while the other was.
_LONGEST_WHOLE = 31
_LONGEST_PART = 2
_STATED = (Basis.EXPRESSION, Basis.ANCHOR, Basis.CONVENTION)


def social_parts(events: Sequence[Event]) -> Iterator[tuple[str, Relation]]:
    """(event id, its relation to the gathering that it belongs to); nothing where two gatherings are as likely."""
    table = _table()
    wholes = [event for event in events if _is_gathering(event, table)]
    for part in events:
        if part.kind not in table["kinds"] or len(_parties(part)) < 2:
            continue
        found = [whole for whole in wholes if whole is not part and _holds(whole, part)]
        if len(found) == 1:
            yield part.id, Relation("part_of", found[0].id, "the same parties, while and where they met")


def _is_gathering(event: Event, table: dict[str, Any]) -> bool:
    families = {family_of(mention.lemma) for mention in event.mentions}
    return event.kind not in table["kinds"] and not families.isdisjoint(table["wholes"])


def _holds(whole: Event, part: Event) -> bool:
    """The same parties, no other place, and days of the whole that the part falls on."""
    is_elsewhere = bool(part.places and whole.places) and all(
        exclude(one, other) for one in part.places for other in whole.places
    )
    if is_elsewhere or not _parties(part) <= _parties(whole):
        return False
    return any(_falls_on(one, other) for one in _days(part, _LONGEST_PART) for other in _days(whole, _LONGEST_WHOLE))


def _parties(event: Event) -> set[str]:
    return {entity.id for role, entity in event.participants if role is not Role.SPEAKER}


def _days(event: Event, longest: int) -> list[Interval]:
    """The dates that reports give, all of them where they disagree, but none of more than so many days."""
    told = [m.interval for m in event.mentions if m.interval is not None and m.basis in _STATED]
    return [interval for interval in told if interval.days is not None and interval.days <= longest]


def _falls_on(part: Interval, whole: Interval) -> bool:
    """Is it within the days of the whole, or on their eve?"""
    if part.earliest is None or whole.earliest is None or whole.latest is None:
        return False
    return whole.earliest - timedelta(1) <= part.earliest <= whole.latest


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_toml("merge_relations.toml")["social"]
    return table
