"""One more of a kind: the second round of talks, the aftershock, the shelling of the same town again.

Related are acts that took place or are to, and only to what their dates put before them.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from dateline.merge.earlier import grouped, latest_before
from dateline.merge.prepositions import text_before
from dateline.merge.words import family_of
from dateline.model import EntityKind, Event, EventMention, Relation
from dateline.rules import load_toml

_ACTORS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY, EntityKind.GROUP)

Found = Iterator[tuple[str, Relation]]
"""(event id, its relation to an earlier event)."""


def rounds(events: Sequence[Event]) -> Found:
    """As in "a second round of talks": it follows up the last talks of the same parties."""
    by_act = grouped(events, _acts_of_actors)
    for event in events:
        for mention in event.mentions:
            if words := says_again(mention):
                family = family_of(mention.lemma)
                near = {e.id: e for actor in sorted(_actors(event)) for e in by_act.get((family, actor), ())}
                alike = (e for e in near.values() if e.type == event.type and _share(event, e))
                if before := latest_before(event, alike):
                    yield event.id, Relation("follows_up", before.id, f"“{words}”, of the same parties")
                break


def _acts_of_actors(event: Event) -> Iterable[Hashable]:
    return [(family, actor) for family in {family_of(m.lemma) for m in event.mentions} for actor in _actors(event)]


def says_again(mention: EventMention) -> str | None:
    """The words, up to the trigger, that say it is one more of its kind."""
    found = _again().search(text_before(mention))
    return " ".join(f"{found.group()}{mention.text}".split()) if found else None


def aftershocks(events: Sequence[Event]) -> Found:
    """An aftershock follows up the last earthquake before it, in one report or one country."""
    table = _table()["aftershock"]
    of_quakes = [event for event in events if event.kind in table["kinds"]]
    shocks = [event for event in of_quakes if _names(event, table["words"])]
    quakes = [event for event in of_quakes if event not in shocks and _names(event, table["of"])]
    for shock in shocks:
        near = (quake for quake in quakes if _documents(quake) & _documents(shock) or _states(quake) & _states(shock))
        if before := latest_before(shock, near, within_days=table["within_days"], same_day=True):
            yield shock.id, Relation("follows_up", before.id, "an aftershock of the earthquake")


def repetitions(events: Sequence[Event]) -> Found:
    """What the same parties did again in the same place, on another day, has the subject of the time before."""
    facts = [event for event in events if event.status.is_fact and event.type not in ("STATEMENT", "OTHER")]
    for group in grouped(facts, _subjects).values():
        for event in group:
            if before := latest_before(event, group):
                yield event.id, Relation("same_subject", before.id, f"{event.kind}, of the same parties")


def _subjects(event: Event) -> Iterable[Hashable]:
    """What repeated events share: the act, each party in its role, and where; nothing where that tells little."""
    parties = frozenset((role, entity.id) for role, entity in event.participants if entity.kind in _ACTORS)
    places = frozenset(place.id for place in event.places)
    if len(parties) > 1 or (parties and places):
        yield event.type, family_of(event.mentions[0].lemma), parties, places


def _share(event: Event, other: Event) -> bool:
    """Two actors in common; or one, and a place."""
    shared = len(_actors(event) & _actors(other))
    places = {place.id for place in event.places} & {place.id for place in other.places}
    return shared > 1 or (shared == 1 and bool(places))


def _names(event: Event, words: Iterable[str]) -> bool:
    """Does a report have one of the words in the trigger or shortly before it?"""
    told = [f"{text_before(mention)}{mention.text}".lower() for mention in event.mentions]
    return any(word in text for word in words for text in told)


def _actors(event: Event) -> set[str]:
    return {entity.id for _, entity in event.participants if entity.kind in _ACTORS}


def _documents(event: Event) -> set[str]:
    return {mention.document_id for mention in event.mentions}


def _states(event: Event) -> set[str]:
    return {place.country_code for place in event.places if place.country_code}


@cache
def _table() -> dict[str, Any]:
    return load_toml("merge_relations.toml")


@cache
def _again() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=\s)|^)(?:" + "|".join(_table()["again"]["patterns"]) + ")")
