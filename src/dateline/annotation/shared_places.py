"""Places that one event lends another of its sentence: cause and victims, "when ...", joined verbs, a purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.annotation.grammar import child, first_verb, is_verb, own_subject, surface_subject
from dateline.annotation.triggers import Trigger
from dateline.model import Basis, EventMention, Evidence, PlaceRole, Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_ONCE = frozenset({"when", "as", "after", "while"})
_GATHERING = frozenset({"CONSULT", "PROTEST", "AGREE", "SUPPORT"})
_STAYS = frozenset({"birth", "live", "grow", "work", "study", "statement"})
"""Kinds of act whose place says little of what the same person did next."""


def with_shared_places(
    events: Sequence[EventMention], triggers: Sequence[Trigger], position: Mapping[int, int]
) -> list[EventMention]:
    """The events, each without a place given those of the first other that happened at the same spot."""
    found = list(events)
    for _ in range(2):  # a lender may itself have borrowed
        for i, trigger in enumerate(triggers):
            if found[i].places or found[i].type == "STATEMENT":
                continue
            lender = next((pair for pair in _lenders(i, trigger, found, triggers, position) if pair[0].places), None)
            if lender is not None:
                found[i] = _lent(found[i], *lender)
    return found


def _lent(event: EventMention, lender: EventMention, why: str) -> EventMention:
    evidence = Evidence("places", Quote(lender.start, lender.end, lender.text), why)
    return replace(event, places=lender.places, evidence=(*event.evidence, evidence))


def _lenders(
    i: int, trigger: Trigger, events: Sequence[EventMention], triggers: Sequence[Trigger], position: Mapping[int, int]
) -> Iterator[tuple[EventMention, str]]:
    """(event, why): those at whose place event `i` happened too, surest first."""
    yield from _by_cause(i, events)
    verb = trigger.clause if trigger.is_noun else trigger.token
    if verb is None:
        return
    for other, why in _clauses_beside(verb, trigger, triggers, position):
        if other != i and _is_one_occasion(events[i], events[other]):
            yield events[other], why


def _by_cause(i: int, events: Sequence[EventMention]) -> Iterator[tuple[EventMention, str]]:
    """The dead and hurt are where their cause was, and the cause where they are."""
    event = events[i]
    for evidence in event.evidence:
        if evidence.field in ("cause", "act"):
            yield from ((e, "its cause") for e in events if e.start == evidence.quote.start)
    for other in events:
        if other.sentence.start == event.sentence.start and any(
            e.field in ("cause", "act") and e.quote.start == event.start for e in other.evidence
        ):
            yield other, "what it caused"


def _clauses_beside(
    verb: Token, trigger: Trigger, triggers: Sequence[Trigger], position: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """Events of the clauses that tell of the same occasion."""
    for clause in (c for c in verb.children if c.dep_ == "advcl" and c.i in position):
        mark = child(clause, "mark", "advmod")
        if mark is not None and (mark.lower_ == "when" or (mark.lower_ in _AT_ONCE and _is_harm(trigger))):
            yield position[clause.i], mark.lower_  # "was shot when soldiers opened fire at ..."
    if _is_harm(trigger):
        after = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "after")
        yield from ((position[t.i], "after") for c in after for t in c.subtree if t.i in position)
    if verb.dep_ == "advcl" and is_verb(verb.head) and verb.head.i in position:
        mark = child(verb, "mark", "advmod")
        if mark is not None and mark.lower_ in _AT_ONCE and _is_harm(triggers[position[verb.head.i]]):
            yield position[verb.head.i], mark.lower_  # "ten died in Kano when a bomb exploded"
        if child(verb, "aux") is not None and verb.tag_ == "VB" and trigger.type in _GATHERING and not mark:
            yield position[verb.head.i], "to"  # "gathered in Kano to protest"
    if verb.dep_ == "conj" and is_verb(verb.head) and own_subject(verb) is None and _is_of_people(verb):
        for earlier in _joined_before(verb):
            if earlier.i in position and triggers[position[earlier.i]].kind not in _STAYS:
                yield position[earlier.i], "and"  # "gathered at the pier and threw stones"


def _joined_before(verb: Token) -> Iterator[Token]:
    """The verbs that the verb is joined to, the nearest first."""
    first = first_verb(verb)
    while verb != first:
        verb = verb.head
        yield verb


def _is_of_people(verb: Token) -> bool:
    """Companies and states act in several places at once, people do not."""
    subject = surface_subject(verb)
    return subject is not None and subject.ent_type_ not in ("ORG", "GPE", "NORP", "LOC")


def _is_harm(trigger: Trigger) -> bool:
    return trigger.rule is not None and trigger.rule.consequence


def _is_one_occasion(event: EventMention, other: EventMention) -> bool:
    """Could both have been on one spot: is it not dated apart from the other, nor still to come?"""
    if event.status.is_ahead is not other.status.is_ahead and event.type not in _GATHERING:
        return False
    if event.polarity is not other.polarity:
        return False
    if any(role is PlaceRole.TARGET for role, _ in event.other_places):
        return False  # "was arrested in Lyon and sent to Belgium"
    return event.basis is not Basis.EXPRESSION or event.interval == other.interval
