"""Pronouns and descriptions -> the entity they stand for; left alone rather than wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.descriptions import read_descriptions
from dateline.annotation.pronouns import read_pronouns
from dateline.annotation.reading import Reading
from dateline.model import Document, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def resolve_references(parsed: Doc, names: tuple[EntityMention, ...], document: Document) -> tuple[EntityMention, ...]:
    """`names` plus the pronouns and descriptions that stand for one of them, in text order.

    A description takes the entity of its antecedent ("the US president" becomes a mention of Joe Biden); one that
    stands for several ("the two presidents") becomes one mention for each, with the same span.
    """
    reading = Reading(parsed, names, document)
    described = read_descriptions(reading)
    mentions = [m for name in names for m in described.get(name, (name,))]
    mentions += read_pronouns(Reading(parsed, tuple(mentions), document))
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.entity_id)))
