"""Reading one example text for the event tests; each text is read once."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.model import Annotation, Document, EventMention
from dateline.pipeline import annotate

PUBLISHED = date(2022, 1, 10)


@cache
def annotation(text: str) -> Annotation:
    return annotate(Document(text, id="example", published=PUBLISHED))


def event(text: str, trigger: str) -> EventMention:
    """The one event of the text whose trigger words these are."""
    found = [e for e in annotation(text).events if e.text == trigger]
    assert len(found) == 1, f"{trigger!r} is no event of {text!r}: {[e.text for e in annotation(text).events]}"
    return found[0]


def roles(mention: EventMention) -> dict[str, str]:
    """Name -> role."""
    return {p.entity.name: str(p.role) for p in mention.participants}
