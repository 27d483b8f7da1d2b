"""What one clause makes of a happening: "the quake struck Lima" is the quake, "the quake killed ten" a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.model import Event, EventMention, Relation


def by_cause(mentions: Iterable[EventMention]) -> Iterator[tuple[str, str]]:
    """Pairs of mention ids: a happening and the verb that says that it struck, as the reader of the text found."""
    listed = list(mentions)
    at = {(mention.document_id, mention.start): mention for mention in listed}
    yield from ((happening.id, mention.id) for mention, happening in _told_of(listed, at, "act"))


def parts_by_cause(events: Sequence[Event], owner: Mapping[str, Event]) -> Iterator[tuple[str, Relation]]:
    """(event id, relation) for what a happening did to people, where that is an event of its own."""
    listed = [mention for event in events for mention in event.mentions]
    at = {(mention.document_id, mention.start): mention for mention in listed}
    for mention, happening in _told_of(listed, at, "cause"):
        reason = f"“{happening.text} ... {mention.text}” in one clause"
        yield owner[mention.id].id, Relation("part_of", owner[happening.id].id, reason)


def _told_of(
    mentions: Iterable[EventMention], at: Mapping[tuple[str, int], EventMention], field: str
) -> Iterator[tuple[EventMention, EventMention]]:
    for mention in mentions:
        for evidence in mention.evidence:
            happening = at.get((mention.document_id, evidence.quote.start)) if evidence.field == field else None
            if happening is not None:
                yield mention, happening
