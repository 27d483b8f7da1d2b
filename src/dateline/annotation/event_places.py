"""Where it happened: the places that an event's own phrases name, or else those that its clause implies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dateline.annotation.argument_words import noun_arguments, place_phrases
from dateline.annotation.grammar import logical_object
from dateline.annotation.matching import Mentions
from dateline.annotation.places_implied import ImpliedPlaces
from dateline.annotation.places_named import is_venue_before, places_in, preposition_list
from dateline.annotation.triggers import Trigger
from dateline.model import EntityKind, EntityMention, Evidence, PlaceRole
from dateline.rules import load_toml

# Types of act whose "on" tells at whom it is aimed, wherever those are.
_AIMED_FROM_AFAR = frozenset({"ACCUSE", "REQUEST", "SANCTION", "STATEMENT", "SUPPORT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class EventPlaces:
    """Where it happened; what it came from, went to or was about; and what a venue rests on that no phrase names."""

    venues: tuple[EntityMention, ...]
    others: tuple[tuple[PlaceRole, EntityMention], ...]
    evidence: tuple[Evidence, ...] = ()


class PlaceReader:
    """Reads the places of the events of one document."""

    def __init__(self, mentions: Mentions, entities: Iterable[EntityMention]) -> None:
        self._mentions = mentions
        self._implied = ImpliedPlaces(mentions, entities)

    def read(self, trigger: Trigger) -> EventPlaces:
        """The places of the trigger; a venue is implied only where no phrase of its own names one."""
        venues: list[EntityMention] = []
        others: list[tuple[PlaceRole, EntityMention]] = []
        phrases = list(place_phrases(trigger))
        for name, noun in phrases:
            found = list(places_in(noun, self._mentions))
            if name in ("about", "over", "on", "between", "among") and trigger.is_noun:
                about = [place for place in found if place.kind is EntityKind.COUNTRY]
                others.extend((PlaceRole.SUBJECT, place) for place in about if name not in ("between", "among"))
                found = [place for place in found if place not in about]
            if _is_venue(name, trigger):
                venues.extend(found)
            elif name in preposition_list("origin"):
                others.extend((PlaceRole.ORIGIN, place) for place in found)
            elif name in preposition_list("target"):
                others.extend((PlaceRole.TARGET, place) for place in found)
            elif name == "about":
                others.extend((PlaceRole.SUBJECT, place) for place in found)
        venues.extend(self._before_noun(trigger))
        venues.extend(self._struck(trigger))
        told = tuple(dict.fromkeys(venues))
        implied = () if told else self._implied.of(trigger, phrases)
        return EventPlaces(
            told or tuple(place for place, _ in implied),
            tuple(dict.fromkeys(others)),
            tuple(evidence for _, evidence in implied),
        )

    def _before_noun(self, trigger: Trigger) -> Iterator[EntityMention]:
        """As in "the Geneva talks"."""
        before = (c for c in trigger.token.children if c.dep_ in ("compound", "nmod", "amod"))
        if trigger.is_noun:
            yield from (m for c in before for m in self._mentions.at(c) if is_venue_before(c, m))

    def _struck(self, trigger: Trigger) -> Iterator[EntityMention]:
        """As in "attacked the port of Aden", "visited Cairo": what it is done to is where it happens."""
        if trigger.rule is None or not trigger.rule.object_is_place:
            return
        struck = noun_arguments(trigger)[1] if trigger.is_noun else [logical_object(trigger.token)]
        yield from (place for noun in struck if noun is not None for place in places_in(noun, self._mentions))


@cache
def _ending_at_goal() -> frozenset[str]:
    return frozenset(load_toml("places.toml")["goals"]["kinds"])


def _is_venue(preposition: str, trigger: Trigger) -> bool:
    """May the phrase after the preposition be where this happened?"""
    rule = trigger.rule
    if preposition in ("to", "into"):
        return rule is not None and (rule.goal_is_place or rule.kind in _ending_at_goal())
    if preposition == "on" and trigger.type in _AIMED_FROM_AFAR and rule is not None and preposition in rule.recipient:
        return False  # "called on Ankara to act"
    return preposition in preposition_list("venue")
