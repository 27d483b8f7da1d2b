"""How events hang together: conditions, parts, what came after what, what followed up on what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.merge.words import family_of
from dateline.model import Event, EventMention, Relation

# What stands between a preposition and the act it leads to: "since [their first] meeting".
_FILLERS = r"(?:\s+(?:the|this|that|these|those|a|an|his|her|its|their|[a-z-]+))?(?:\s+[\w-]+){0,2}\s+$"
_DURING = re.compile(rf"\b(during|amid|amidst|at|throughout){_FILLERS}", re.IGNORECASE)
_AFTER = re.compile(rf"\b(since|after|following){_FILLERS}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(before|ahead of|prior to){_FILLERS}", re.IGNORECASE)
_IN_WHICH = re.compile(r"\b(?:in|at|during) which\b", re.IGNORECASE)
_REACH = 40  # characters before a trigger in which its preposition stands

_GATHERINGS = frozenset({"talks", "call", "visit", "trial"})


def relate(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with their relations, in the same order."""
    owner = {mention.id: event for event in events for mention in event.mentions}
    found: dict[str, dict[tuple[str, str], Relation]] = {}
    for source, relation in _relations(events, owner):
        if source != relation.target:
            found.setdefault(source, {}).setdefault((relation.kind, relation.target), relation)
    return tuple(
        replace(event, relations=tuple(found.get(event.id, {})[key] for key in sorted(found.get(event.id, {}))))
        for event in events
    )


def _relations(events: Sequence[Event], owner: Mapping[str, Event]) -> Iterator[tuple[str, Relation]]:
    for event in events:
        for mention in event.mentions:
            if mention.condition and mention.condition in owner:
                yield event.id, Relation("condition", owner[mention.condition].id, "hangs on an if")
    for mentions in _by_sentence(events):
        for frame in mentions:
            for other in mentions:
                if owner[other.id] is not owner[frame.id]:
                    yield from _in_one_sentence(other, frame, owner)


def _in_one_sentence(
    mention: EventMention, frame: EventMention, owner: Mapping[str, Event]
) -> Iterator[tuple[str, Relation]]:
    """What the preposition before `frame` says about another act of the sentence."""
    before = _text_before(frame)
    source, target = owner[mention.id], owner[frame.id]
    words = f"{before[-_REACH:].lstrip()}{frame.text}"
    if _AFTER.search(before) and not _is_earlier(source, target):
        yield source.id, Relation("after", target.id, words)
    elif _BEFORE.search(before) and not _is_earlier(target, source):
        yield target.id, Relation("after", source.id, words)
    elif _is_gathering(frame) and _may_hold(target, source) and (_DURING.search(before) or _in_which(frame, mention)):
        yield source.id, Relation("part_of", target.id, words)


def _text_before(mention: EventMention) -> str:
    text = mention.sentence.text[: mention.start - mention.sentence.start]
    return text[-_REACH:]


def _in_which(frame: EventMention, mention: EventMention) -> bool:
    """Does "in which" stand between the gathering and the other act?"""
    if mention.start < frame.end:
        return False
    base = frame.sentence.start
    return bool(_IN_WHICH.search(frame.sentence.text[frame.end - base : mention.start - base]))


def _is_gathering(mention: EventMention) -> bool:
    return family_of(mention.lemma) in _GATHERINGS or mention.type == "CONSULT"


def _may_hold(whole: Event, part: Event) -> bool:
    return whole.interval is None or part.interval is None or whole.interval.overlaps(part.interval)


def _is_earlier(event: Event, than: Event) -> bool:
    """Do the dates say that one was over before the other began?"""
    first, second = event.interval, than.interval
    return bool(first and second and first.latest and second.earliest and first.latest < second.earliest)


def _by_sentence(events: Iterable[Event]) -> Iterator[list[EventMention]]:
    sentences: dict[tuple[str, int], list[EventMention]] = {}
    for event in events:
        for mention in event.mentions:
            sentences.setdefault((mention.document_id, mention.sentence.start), []).append(mention)
    for key in sorted(sentences):
        yield sorted(sentences[key], key=lambda m: (m.start, m.end, m.id))
