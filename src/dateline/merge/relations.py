"""How events hang together: conditions, parts, what came after what, what followed up on what, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.merge.causes import parts_by_cause
from dateline.merge.follow_ups import aftershocks, repetitions, rounds
from dateline.merge.parts import social_parts
from dateline.merge.prepositions import follows, holds, leading_words, precedes
from dateline.merge.stages import stages
from dateline.model import Event, EventMention, Relation, Status

_IF = re.compile(r"\b(?:if|unless|in case|provided|should|whether)\b[^,;]*$", re.IGNORECASE)


def relate(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with their relations, in the same order."""
    owner = {mention.id: event for event in events for mention in event.mentions}
    found: dict[str, dict[tuple[str, str], Relation]] = {}
    for source, relation in _relations(events, owner):
        if source != relation.target:
            found.setdefault(source, {}).setdefault((relation.kind, relation.target), relation)
    for source, relation in _by_rule([event for event in events if event.status is not Status.DENIED]):
        # What a sentence says outright about two events is more than what follows from their parties and days.
        if not any(target == relation.target for _, target in found.get(source, {})):
            found.setdefault(source, {})[relation.kind, relation.target] = relation
    return tuple(
        replace(event, relations=tuple(found.get(event.id, {})[key] for key in sorted(found.get(event.id, {}))))
        for event in events
    )


def _relations(events: Sequence[Event], owner: Mapping[str, Event]) -> Iterator[tuple[str, Relation]]:
    mentions = {mention.id: mention for event in events for mention in event.mentions}
    for event in events:
        for mention in event.mentions:
            if mention.condition and (condition := mentions.get(mention.condition)):
                yield event.id, Relation("condition", owner[condition.id].id, _condition_in_words(condition))
    yield from parts_by_cause(events, owner)
    for told in _by_sentence(events):
        for frame in told:
            others = [other for other in told if owner[other.id] is not owner[frame.id]]
            yield from _in_one_sentence(frame, others, owner)


def _by_rule(events: Sequence[Event]) -> Iterator[tuple[str, Relation]]:
    """What the parties, places and days of events say about them, surest first."""
    for rule in (social_parts, rounds, aftershocks, stages, repetitions):
        yield from rule(events)


def _condition_in_words(condition: EventMention) -> str:
    """As in “if the rebels attack”."""
    sentence = condition.sentence
    found = _IF.search(sentence.text[: condition.start - sentence.start])
    return f"“{_one_line(found.group())}{condition.text}”" if found else "hangs on an if"


def _in_one_sentence(
    frame: EventMention, others: Sequence[EventMention], owner: Mapping[str, Event]
) -> Iterator[tuple[str, Relation]]:
    """What the preposition before `frame` says about the act of the sentence that it hangs on."""
    words = leading_words(frame)
    reason = f"“{_one_line(words + frame.text)}”"
    whole = owner[frame.id]
    if any(frame.start - len(words) <= other.start < frame.start for other in others):
        return  # "after the talks they signed a pact": the phrase leads to the talks
    if (act := _act_beside(frame, words, others)) is not None:
        event = owner[act.id]
        if follows(frame):
            if not _is_earlier(event, whole):
                yield event.id, Relation("after", whole.id, reason)
            return
        if precedes(frame):
            if not _is_earlier(whole, event):
                yield whole.id, Relation("after", event.id, reason)
            return
    part = next((act for act in others if holds(frame, act) and _may_hold(frame, whole, owner[act.id])), None)
    if part is not None:
        inside = reason if words else f"“{_one_line(_between(frame, part))}”"
        yield owner[part.id].id, Relation("part_of", whole.id, inside)


def _act_beside(frame: EventMention, words: str, others: Sequence[EventMention]) -> EventMention | None:
    """The act that a phrase hangs on: the last one before it, or the first one after where the phrase opens the clause.

    Acts that the vocabulary knows go before others, and others before those of speaking.
    """
    start = frame.start - len(words)
    before = sorted((m for m in others if m.end <= start), key=lambda m: -m.start)
    after = [m for m in others if m.start >= frame.end]
    return min(before or after, key=lambda m: (m.type == "STATEMENT", not m.rule), default=None)


def _between(frame: EventMention, part: EventMention) -> str:
    first, last = min(frame.start, part.start), max(frame.end, part.end)
    return frame.sentence.text[first - frame.sentence.start : last - frame.sentence.start]


def _one_line(text: str) -> str:
    return " ".join(text.split()) + " " * text.endswith((" ", "\n"))


def _may_hold(frame: EventMention, whole: Event, part: Event) -> bool:
    """Do the days allow it: those of the whole, or, where reports of it disagree, those that this sentence gives?"""
    days = [interval for interval in (whole.interval, frame.interval) if interval is not None]
    return not days or part.interval is None or any(interval.overlaps(part.interval) for interval in days)


def _is_earlier(event: Event, than: Event) -> bool:
    """Do the dates say that one was over before the other began?"""
    first, second = event.interval, than.interval
    return first is not None and second is not None and first.precedes(second)


def _by_sentence(events: Iterable[Event]) -> Iterator[list[EventMention]]:
    sentences: dict[tuple[str, int], list[EventMention]] = {}
    for event in events:
        for mention in event.mentions:
            sentences.setdefault((mention.document_id, mention.sentence.start), []).append(mention)
    for key in sorted(sentences):
        yield sorted(sentences[key], key=lambda m: (m.start, m.end, m.id))
