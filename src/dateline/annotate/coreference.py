"""Pronouns and descriptions -> the entity they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import Document, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def resolve_references(parsed: Doc, names: tuple[EntityMention, ...], document: Document) -> tuple[EntityMention, ...]:
    """`names` plus the pronouns and descriptions that stand for one of them, in text order."""
    return names
