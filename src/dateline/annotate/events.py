"""Parsed text, times and entities -> EventMention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import Document, EntityMention, EventMention, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_events(
    parsed: Doc, document: Document, timexes: tuple[Timex, ...], entities: tuple[EntityMention, ...]
) -> tuple[EventMention, ...]:
    """What each sentence says happened, will, might or did not, in text order."""
    return ()
