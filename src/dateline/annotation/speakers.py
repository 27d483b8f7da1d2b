"""Who asserts it: the subject of a verb of saying, "according to ...", or the one who speaks a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.arguments import ArgumentReader
from dateline.annotation.closing_report import closing_speaker
from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import child, is_verb, logical_subject, prepositions
from dateline.annotation.triggers import Trigger
from dateline.model import EntityKind, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token


class Speakers:
    """Who says what in one document."""

    def __init__(self, triggers: tuple[Trigger, ...], reader: ArgumentReader) -> None:
        self._reader = reader
        self._closing: dict[int, Token] = {}
        for trigger in triggers:
            if trigger.type == "STATEMENT" and not trigger.is_noun:
                speaker = closing_speaker(trigger.token)
                if speaker is not None:
                    self._closing[trigger.token.sent.start] = speaker

    def word(self, trigger: Trigger) -> Token | None:
        """The word for whoever puts the event forward; None where it is the outlet itself."""
        return _speaker(trigger) or self._closing.get(trigger.token.sent.start)

    def of(self, word: Token | None) -> EntityMention | None:
        return next(iter(self._reader.entities(word)), None) if word is not None else None

    def body(self, word: Token | None) -> EntityMention | None:
        """Whom the speaker calls "we": the state or body whose officer the words make them ("Fiat chief Ana Roe")."""
        if word is None:
            return None
        found = (m for m in self._reader.mentions.inside(iter(word.subtree)) if m.is_named)
        return next((m for m in found if m.kind in (EntityKind.ORGANIZATION, EntityKind.COUNTRY)), None)


def _speaker(trigger: Trigger) -> Token | None:
    """Of nested sayings the nearest counts."""
    word = trigger.token
    if trigger.type == "STATEMENT" and not trigger.is_noun:
        return closing_speaker(word) or logical_subject(word)
    while True:
        source = _according_to(word) or _reporting_aside(word)
        if source is not None:
            return source
        head = word.head
        if head == word:
            return None
        if word.dep_ in ("ccomp", "pcomp", "parataxis") and is_saying(head):
            return logical_subject(head)
        word = head


def is_saying(verb: Token) -> bool:
    return is_verb(verb) and (
        verb.lemma_.lower() in word_list("reporting.toml", "say")
        or verb.lemma_.lower() in word_list("reporting.toml", "think")
    )


def _according_to(word: Token) -> Token | None:
    """As in "..., according to the ministry"."""
    for c in word.children:
        if c.lower_ == "according" and c.dep_ in ("prep", "advcl", "advmod"):
            return next((noun for _, noun in prepositions(word) if c.is_ancestor(noun)), None)
    return None


def _reporting_aside(word: Token) -> Token | None:
    """As in "The dam, he said, is safe": the parser hangs the saying on what is said."""
    for c in word.children:
        if c.dep_ in ("parataxis", "advcl") and is_saying(c) and c.i > word.i:
            subject = child(c, "nsubj")
            if subject is not None and child(c, "ccomp", "dobj", "mark") is None:
                return subject
    return None
