"""Pronouns -> the person, body or group they stand for, by number, gender and recency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.annotation.reading import Reading, standing_for
from dateline.model import EntityKind, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THINGS = {"it", "its", "itself"}
_REACH = 2
"""Sentences looked back."""


def read_pronouns(reading: Reading) -> list[EntityMention]:
    """A mention for each pronoun whose antecedent is clear."""
    by_sentence: dict[int, list[EntityMention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(reading.sentence(mention), []).append(mention)
    found = []
    genders = dict(reading.genders)
    for token in reading.parsed:
        if token.pos_ != "PRON":
            continue
        antecedent = _antecedent(reading, token, by_sentence, genders)
        if antecedent is None:
            continue
        if token.lower_ in _PERSONS:
            genders.setdefault(antecedent.entity_id, _PERSONS[token.lower_])
        end = token.idx + len(token)
        text = reading.document.text[token.idx : end]
        found.append(standing_for(token.idx, end, text, antecedent, f"{token.lower_}: the last that fits"))
    return found


def _antecedent(
    reading: Reading, token: Token, by_sentence: dict[int, list[EntityMention]], genders: dict[str, str]
) -> EntityMention | None:
    if token.lower_ in _PERSONS:
        gender = _PERSONS[token.lower_]
        fitting = [
            m for m in _before(reading, token, by_sentence)
            if m.kind is EntityKind.PERSON and genders.get(m.entity_id, gender) == gender
        ]  # fmt: skip
        return fitting[0] if fitting else None
    if token.lower_ in _THINGS and token.dep_ in ("nsubj", "poss", "nsubjpass") and not _is_empty_it(token):
        bodies = (EntityKind.ORGANIZATION, EntityKind.COUNTRY)
        fitting = [m for m in _before(reading, token, by_sentence) if m.kind in bodies and _is_subject(reading, m)]
        return fitting[0] if fitting else None
    return None


def _before(reading: Reading, token: Token, by_sentence: dict[int, list[EntityMention]]) -> Iterator[EntityMention]:
    """Mentions before the pronoun, the likeliest first: subjects of its own sentence, then of the ones before."""
    number = reading.sentence_of[token.i]
    for sentence in range(number, max(-1, number - _REACH - 1), -1):
        earlier = [m for m in by_sentence.get(sentence, ()) if m.end <= token.idx]
        yield from sorted(
            earlier, key=lambda m: (not _is_subject(reading, m), m.start if sentence != number else -m.start)
        )


def _is_subject(reading: Reading, mention: EntityMention) -> bool:
    root = reading.root(mention)
    return root is not None and root.dep_ in ("nsubj", "nsubjpass")


def _is_empty_it(token: Token) -> bool:
    """Is it the "it" of "it is clear", "it should be remembered", "it rained"?"""
    verb = token.head
    return (token.dep_ == "nsubj" and verb.lemma_ in ("be", "seem", "appear", "rain", "snow", "happen", "take")) or (
        token.dep_ == "nsubjpass"
    )
