"""Pronouns -> the person, body or group they stand for, by number, gender and recency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.annotation.antecedents import Antecedents, has_name
from dateline.annotation.binding import client_in_speech, not_meant
from dateline.annotation.event_words import word_list
from dateline.annotation.reading import Reading, standing_for
from dateline.model import EntityKind, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THINGS = {"it", "its", "itself"}
_AGED = re.compile(r"[Tt]he\s+(\d{1,3}-year-old)(?=\W+(?:and|or|but|who|also|[a-z]+(?:ed|s|d)|will|has|had)\b|[,.])")
"""As in "the 51-year-old was arrested": someone called by an age, with no noun."""
_NEAR = 400
"""Characters between such words and a pronoun for the same person."""


def read_pronouns(reading: Reading) -> list[EntityMention]:
    """A mention for each pronoun whose antecedent is clear, and for each "51-year-old"."""
    antecedents = Antecedents(reading)
    found: list[EntityMention] = []
    of_token: dict[int, EntityMention] = {}
    genders = dict(reading.genders)
    for token in reading.parsed:
        if token.pos_ != "PRON":
            continue
        antecedent = _antecedent(token, antecedents, genders, of_token)
        if antecedent is None:
            continue
        if token.lower_ in _PERSONS:
            genders.setdefault(antecedent.entity_id, _PERSONS[token.lower_])
        of_token[token.i] = antecedent
        end = token.idx + len(token)
        text = reading.document.text[token.idx : end]
        found.append(standing_for(token.idx, end, text, antecedent, f"{token.lower_}: the last that fits"))
    return [*found, *_aged(reading, antecedents, found)]


def _antecedent(
    token: Token,
    antecedents: Antecedents,
    genders: dict[str, str],
    of_token: dict[int, EntityMention],
) -> EntityMention | None:
    if token.lower_ in _PERSONS:
        gender = _PERSONS[token.lower_]
        out = not_meant(token, antecedents.ids_at, of_token)
        fitting = (
            m for m in _people(token, antecedents, of_token)
            if genders.get(m.entity_id, gender) == gender and m.entity_id not in out
        )  # fmt: skip
        return next(fitting, None)
    if token.lower_ in _THINGS and token.dep_ in ("nsubj", "poss", "nsubjpass") and not _is_empty_it(token):
        return antecedents.body_before(token)
    return None


def _people(token: Token, antecedents: Antecedents, of_token: dict[int, EntityMention]) -> Iterator[EntityMention]:
    """Who may be meant, the likeliest first: a client whose lawyer speaks, who spoke last, the subjects before."""
    client = client_in_speech(token, antecedents.people_at, of_token)
    if client is not None:
        yield client
    if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.head.lemma_ in word_list("reporting.toml", "say"):
        yield from antecedents.speakers_before(token)
    yield from antecedents.people_before(token)


def _aged(reading: Reading, antecedents: Antecedents, found: list[EntityMention]) -> Iterator[EntityMention]:
    """Of those last spoken of, the one spoken of most, for "the 51-year-old"."""
    for match in _AGED.finditer(reading.text):
        span = reading.parsed.char_span(*match.span(1), alignment_mode="expand")
        if span is None or span.root.dep_ in ("amod", "nmod", "compound"):
            continue
        times = Counter(m.entity_id for m in (*reading.mentions, *found) if m.start < match.start())
        spoken_of = [m for m in found if 0 < match.start() - m.start < _NEAR and m.kind is EntityKind.PERSON]
        near = {m.entity_id: m for m in (*antecedents.people_before(span[0]), *spoken_of) if has_name(m)}
        most = sorted(near.values(), key=lambda m: -times[m.entity_id])
        if most and (len(most) == 1 or times[most[0].entity_id] > times[most[1].entity_id]):
            yield standing_for(*match.span(1), match.group(1), most[0], "an age: the person spoken of most")


def _is_empty_it(token: Token) -> bool:
    """Is it the "it" of "it is clear", "it should be remembered", "it rained"?"""
    verb = token.head
    return (token.dep_ == "nsubj" and verb.lemma_ in ("be", "seem", "appear", "rain", "snow", "happen", "take")) or (
        token.dep_ == "nsubjpass"
    )
