"""A parsed document with its mentions, as the resolution of references looks at it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.annotation.titles import gender_of_title
from dateline.model import Document, EntityKind, EntityMention
from dateline.rules.given_names import given_names
from dateline.rules.people import people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Reading:
    """Mentions in text order with their tokens and sentences."""

    def __init__(self, parsed: Doc, mentions: tuple[EntityMention, ...], document: Document) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self.document = document
        self.text: str = parsed.text
        self._roots: dict[tuple[int, int], Token | None] = {}

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of the sentence of each token."""
        return [number for number, sentence in enumerate(self.parsed.sents) for _ in sentence]

    def root(self, mention: EntityMention) -> Token | None:
        """The syntactic head of the mention."""
        place = mention.start, mention.end
        if place not in self._roots:
            span = self.parsed.char_span(*place, alignment_mode="expand")
            self._roots[place] = span.root if span is not None else None
        return self._roots[place]

    def sentence(self, mention: EntityMention) -> int:
        root = self.root(mention)
        return self.sentence_of[root.i] if root is not None else 0

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender of each person where the vocabulary or a title tells it."""
        found: dict[str, str] = {}
        for mention in self.mentions:
            if mention.kind is not EntityKind.PERSON:
                continue
            if not mention.is_named and (gender := gender_of_title(mention.text)):
                found.setdefault(mention.entity_id, gender)
            known = people().get(mention.name)
            told = (known.gender if known else None) or next(
                (gender for title in mention.offices if (gender := gender_of_title(title))), None
            )
            told = told or given_names().get(mention.name.split()[0])
            if told:
                found.setdefault(mention.entity_id, told)
        return found

    def named_near(self, start: int, end: int) -> tuple[EntityMention, ...]:
        """The named mentions that begin between two characters."""
        first, last = bisect_left(self._named_starts, start), bisect_left(self._named_starts, end)
        return self.named[first:last]

    @cached_property
    def _named_starts(self) -> list[int]:
        return [mention.start for mention in self.named]

    @cached_property
    def named(self) -> tuple[EntityMention, ...]:
        return tuple(sorted((m for m in self.mentions if m.is_named), key=lambda m: m.start))


def standing_for(start: int, end: int, text: str, antecedent: EntityMention, reason: str) -> EntityMention:
    """The words as a mention of the antecedent's entity."""
    return replace(antecedent, start=start, end=end, text=text, offices=(), is_named=False, reason=reason)
