"""The same event told again in one text: "the order" after it was given, a headline before its story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.annotation.grammar import child
from dateline.annotation.triggers import Trigger
from dateline.model import Basis, EventMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD = frozenset({Basis.EXPRESSION, Basis.CONVENTION})

# Nouns that say nothing of what happened, only that it did: they point to what was told.
_SHELLS = frozenset({"announcement", "decision", "incident", "move", "news", "revelation", "ruling", "step"})

# Adjectives that tell one of a kind from another: "the final race" is not the race just told of.
_OTHERS = frozenset(
    {
        "annual",
        "earlier",
        "final",
        "first",
        "former",
        "initial",
        "last",
        "later",
        "new",
        "next",
        "original",
        "other",
        "previous",
        "recent",
        "second",
        "separate",
        "similar",
        "third",
        "upcoming",
    }
)


def retold(i: int, events: Sequence[EventMention], triggers: Sequence[Trigger]) -> Iterator[tuple[EventMention, str]]:
    """(event, word): the mentions of known time that event `i` tells again, likeliest first, with the word for it."""
    trigger = triggers[i]
    if trigger.is_noun and not (trigger.token.tag_ == "NNS" and trigger.rule is None):
        yield from _told_before(trigger.token, events[i], events[:i])
        yield from _news_itself(trigger.token, events[:i])
    yield from _dated_below(i, events, triggers)
    yield from _lead_dated_below(i, events, triggers)


def _told_before(noun: Token, event: EventMention, told: Sequence[EventMention]) -> Iterator[tuple[EventMention, str]]:
    """As in "the order", "its launch": a definite noun for an event that was told before, with its time."""
    determiner = child(noun, "det", "poss")
    if determiner is None or determiner.lower_ in ("a", "an", "any", "another", "no", "each", "every"):
        return
    described = _modifiers(noun)
    if described & _OTHERS:
        return
    earlier = [e for e in reversed(told) if _is_told(e)]
    alike = next((e for e in earlier if _same_word(e.lemma, event.lemma)), None)
    if alike is None and not described:
        alike = next((e for e in reversed(earlier) if e.rule and e.rule == event.rule), None)
    if alike is not None:
        yield alike, determiner.lower_


def _news_itself(noun: Token, told: Sequence[EventMention]) -> Iterator[tuple[EventMention, str]]:
    """As in "the announcement", "this move": a word for whatever the report has just told as its news."""
    determiner = child(noun, "det")
    if noun.lemma_.lower() not in _SHELLS or determiner is None or determiner.lower_ not in ("the", "this", "that"):
        return
    if any(c.dep_ in ("prep", "relcl", "acl") for c in noun.children):
        return  # "the decision of the court" is one of its own
    for event in reversed(told):
        if _is_told(event) and event.interval is not None and event.interval.days == 1:
            yield event, determiner.lower_
            return


def _is_told(event: EventMention) -> bool:
    return event.basis in _TOLD and not event.status.is_ahead


def _dated_below(
    i: int, events: Sequence[EventMention], triggers: Sequence[Trigger]
) -> Iterator[tuple[EventMention, str]]:
    """What a headline tells, or a noun in the same words ("maiden voyage"), where the text below gives its day."""
    event = events[i]
    if event.basis is not Basis.CONVENTION or not (event.is_headline or triggers[i].is_noun):
        return
    for other, trigger in zip(events[i + 1 :], triggers[i + 1 :], strict=True):
        if other.basis is not Basis.EXPRESSION or other.interval is None or other.interval.days != 1:
            continue
        if other.status.is_ahead or other.type != event.type:
            continue
        one, two = event.lemma, other.lemma
        alike = _same_word(one, two) or _same_word(two, one)
        if alike and (event.is_headline or _modifiers(triggers[i].token) & _modifiers(trigger.token)):
            yield other, other.text
            return


def _lead_dated_below(
    i: int, events: Sequence[EventMention], triggers: Sequence[Trigger]
) -> Iterator[tuple[EventMention, str]]:
    """As in "Gunmen killed two men. The attack took place on Monday": a noun with a day for the act of the lead."""
    event = events[i]
    if event.basis is not Basis.CONVENTION or event.is_headline or triggers[i].is_noun or event.rule == "":
        return
    body = [e for e in events if not e.is_headline]
    if event.sentence != body[0].sentence or event.type == "STATEMENT":
        return
    for other, trigger in zip(events[i + 1 :], triggers[i + 1 :], strict=True):
        day = other.interval
        if other.basis not in (Basis.EXPRESSION, Basis.ANCHOR) or day is None or day.days != 1 or day.approximate:
            continue
        alike = other.rule == event.rule or (other.type == event.type and event.type != "OTHER")
        if not alike or not trigger.is_noun or other.status is not event.status or other.sentence == event.sentence:
            continue
        determiner = child(trigger.token, "det")
        if determiner is not None and determiner.lower_ in ("the", "this") and not _modifiers(trigger.token) & _OTHERS:
            yield other, other.text
        return


def _modifiers(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound")}


def _same_word(verb: str, noun: str) -> bool:
    """As "meet" and "meeting", "announce" and "announcement"."""
    stem = verb.removesuffix("e")
    return verb == noun or (
        (len(stem) > 3 or noun == verb + "ing") and noun.startswith(stem) and len(noun) - len(stem) < 6
    )
