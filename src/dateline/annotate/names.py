"""Names in one document -> EntityMention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import Document, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_names(parsed: Doc, document: Document) -> tuple[EntityMention, ...]:
    """Mentions of people, bodies, states, places and products by name or by role noun, in text order."""
    return ()
