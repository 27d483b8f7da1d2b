"""Pairs that one sentence makes one happening: "the quake killed ten", "ten died in the crash"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import EventMention


def by_cause(mentions: Iterable[EventMention]) -> Iterator[tuple[str, str]]:
    """What a happening did to people, with the happening: the reader of the text left word of it as evidence."""
    listed = list(mentions)
    at = {(mention.document_id, mention.start): mention for mention in listed}
    for mention in listed:
        places = ((mention.document_id, e.quote.start) for e in mention.evidence if e.field == "cause")
        cause = next((at[place] for place in places if place in at), None)
        if cause is not None:
            yield cause.id, mention.id
