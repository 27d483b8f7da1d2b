"""How events hang together: conditions, parts, what came after what, what followed up on what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.merge.prepositions import follows, holds, precedes, text_before
from dateline.model import Event, EventMention, Relation


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
    source, target = owner[mention.id], owner[frame.id]
    words = f"{text_before(frame).lstrip()}{frame.text}"
    if follows(frame) and not _is_earlier(source, target):
        yield source.id, Relation("after", target.id, words)
    elif precedes(frame) and not _is_earlier(target, source):
        yield target.id, Relation("after", source.id, words)
    elif holds(frame, mention) and _may_hold(target, source):
        yield source.id, Relation("part_of", target.id, words)


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
