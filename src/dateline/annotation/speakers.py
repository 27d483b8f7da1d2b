"""Who asserts it: the subject of a verb of saying, "according to ...", or the one who speaks a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.arguments import ArgumentReader
from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import child, is_verb, logical_subject, prepositions
from dateline.annotation.triggers import Trigger
from dateline.model import EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token


def speaker_of(trigger: Trigger, reader: ArgumentReader) -> EntityMention | None:
    """Who puts the event forward; None where it is the outlet itself. Of nested sayings the nearest counts."""
    word = trigger.token
    if trigger.type == "STATEMENT" and not trigger.is_noun:
        return _first(reader, logical_subject(word))
    while True:
        source = _according_to(word) or _reporting_aside(word)
        if source is not None:
            return _first(reader, source)
        head = word.head
        if head == word:
            return None
        if word.dep_ in ("ccomp", "xcomp", "pcomp", "parataxis") and is_saying(head) and word.dep_ != "xcomp":
            subject = logical_subject(head)
            return _first(reader, subject) if subject is not None else None
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
            return next((noun for _, noun in prepositions(word) if noun.is_ancestor(noun) or c.is_ancestor(noun)), None)
    return None


def _reporting_aside(word: Token) -> Token | None:
    """As in "The dam, he said, is safe": the parser hangs the saying on what is said."""
    for c in word.children:
        if c.dep_ in ("parataxis", "advcl") and is_saying(c) and c.i > word.i:
            subject = child(c, "nsubj")
            if subject is not None and child(c, "ccomp", "dobj", "mark") is None:
                return subject
    return None


def _first(reader: ArgumentReader, token: Token | None) -> EntityMention | None:
    if token is None:
        return None
    return next(iter(reader.entities(token)), None)
