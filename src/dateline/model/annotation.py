"""What reading one document gives."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document
from dateline.model.entity import EntityMention
from dateline.model.event import EventMention
from dateline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class Annotation:
    """One document's time expressions, entity mentions and event mentions, each in text order; `warnings` in words."""

    document: Document
    timexes: tuple[Timex, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    warnings: tuple[str, ...] = ()
