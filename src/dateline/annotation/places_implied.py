"""Places that a clause implies: "Kano, where ...", "there", "the city", "a court in Osh sentenced", "Manila police"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.argument_words import is_talk, noun_arguments, verb_arguments
from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import child, conjuncts, first_verb, logical_object, prepositions
from dateline.annotation.matching import Mentions
from dateline.annotation.places_named import PLACES, places_in, preposition_list, seats, towns_before
from dateline.annotation.triggers import Trigger
from dateline.model import EntityKind, EntityMention, Evidence, Quote
from dateline.rules import load_toml
from dateline.rules.gazetteer import find_places

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Implied = tuple[tuple[EntityMention, Evidence], ...]
"""Places with the words they rest on and the rule that read them."""

_REACH = 600
"""Characters looked back for what "there" and "the city" stand for."""


class ImpliedPlaces:
    """Reads what clauses imply in one document."""

    def __init__(self, mentions: Mentions, entities: Iterable[EntityMention]) -> None:
        self._mentions = mentions
        self._named = [e for e in entities if e.kind in PLACES and e.is_named]

    def of(self, trigger: Trigger, phrases: Sequence[tuple[str, Token]]) -> Implied:
        """The places implied for the trigger, by the first way that tells any; `phrases` are its own."""
        for found in (self._where(trigger), self._taken_up(trigger, phrases), self._seat(trigger)):
            if found:
                return found
        return ()

    # ------------------------------------------------------------ relative clauses

    def _where(self, trigger: Trigger) -> Implied:
        """As in "Kano, where a bomb went off", "the camp in Kano in which two died"."""
        verb = trigger.clause if trigger.is_noun else trigger.token
        if verb is None or (verb := first_verb(verb)).dep_ != "relcl":
            return ()
        opening = _child_word(verb, "where") or next(
            (noun for name, noun in prepositions(verb) if name in preposition_list("standing") and noun.tag_ == "WDT"),
            None,
        )
        if opening is None:
            return ()
        found = tuple(places_in(verb.head, self._mentions)) or tuple(self._beside(verb.head))
        return _resting_on(found, opening, f"{opening.lower_}: the place before it")

    # ------------------------------------------------------------ "there", "the city"

    def _taken_up(self, trigger: Trigger, phrases: Sequence[tuple[str, Token]]) -> Implied:
        for host in dict.fromkeys((trigger.token, trigger.clause)):
            there = (
                next((c for c in host.children if c.lower_ == "there" and c.dep_ == "advmod"), None) if host else None
            )
            if there is not None and (place := self._last_named(there)) is not None:
                return _resting_on((place,), there, f"there: {place.name}, named before it")
        for name, noun in phrases:
            area = _area(noun) if name in preposition_list("standing") else None
            if area is not None and (place := self._last_named(area)) is not None:
                return _resting_on((place,), area, f"the {area.lower_}: {place.name}, named before it")
        return ()

    def _last_named(self, word: Token) -> EntityMention | None:
        """The one place that the last sentence before the word to name any such place names."""
        before = [place for place in self._named if place.end <= word.idx and _may_be(place, word)]
        if not before or word.idx - before[-1].end > _REACH:
            return None
        begin = _sentence_of(before[-1], word).start_char
        near = [place for place in before if place.start >= begin]
        return near[-1] if len({place.entity_id for place in near}) == 1 else None

    # ------------------------------------------------------------ who acts, and upon what

    def _seat(self, trigger: Trigger) -> Implied:
        """As in "a court in Osh sentenced", "Manila police arrested", "a warehouse in Leeds burnt down"."""
        if trigger.type == "STATEMENT":
            return ()
        for noun in _parties(trigger):
            for word in conjuncts(noun):
                found = tuple(self._standing(word, is_known_act=trigger.rule is not None))
                if found:
                    return _resting_on(found, word, f"the place of the {word.lower_}")
        return ()

    def _standing(self, word: Token, *, is_known_act: bool) -> Iterator[EntityMention]:
        """Where people, bodies and buildings stand; "Austrian rule in Bosnia" stands nowhere."""
        mentions = self._mentions.at(word)
        if word.pos_ not in ("NOUN", "PROPN") or any(m.kind in PLACES for m in mentions):
            return
        lemma = word.lemma_.lower()
        is_seat = lemma in seats()
        if is_seat or (is_known_act and word.pos_ == "NOUN" and _can_stand(lemma)):
            yield from self._beside(word)
        if is_seat:
            yield from towns_before(word, self._mentions)
            spans = [(m.start, m.end) for m in mentions if m.kind is EntityKind.ORGANIZATION]
            yield from (p for p in self._named for start, end in spans if start <= p.start and p.end <= end)

    def _beside(self, noun: Token) -> Iterator[EntityMention]:
        """As in "a court in Osh": the place in a phrase that hangs on the noun."""
        for name, inner in prepositions(noun):
            if name in preposition_list("standing") - {"at"}:  # "a professor at ..." may be anywhere
                yield from places_in(inner, self._mentions)


def _can_stand(noun: str) -> bool:
    return any(noun in word_list("nouns.toml", part) for part in ("people", "bodies", "ground"))


def _child_word(verb: Token, word: str) -> Token | None:
    return next((c for c in verb.children if c.lower_ == word and c.dep_ == "advmod"), None)


def _parties(trigger: Trigger) -> Iterator[Token]:
    """Who does it, and what it is done to; not whom it is addressed to."""
    doers, _ = noun_arguments(trigger) if trigger.is_noun else verb_arguments(trigger)
    yield from doers
    if is_talk(trigger):
        return
    if trigger.is_noun:
        yield from (noun for name, noun in prepositions(trigger.token) if name == "of")
    elif (thing := logical_object(trigger.token)) is not None:
        yield thing


def _area(noun: Token) -> Token | None:
    """The noun, or its owner, where it takes up an area told of before ("in the city", "the city's port")."""
    owners = [c for c in noun.children if c.dep_ in ("poss", "compound") and c.i < noun.i]
    for word in (noun, *owners):
        if word.pos_ != "NOUN" or not _kind_of_area(word) or any(c.dep_ == "prep" for c in word.children):
            continue
        determiner = child(word, "det") or (child(noun, "det") if word.dep_ == "compound" else None)
        if determiner is not None and determiner.lower_ in ("the", "that") and child(word, "amod", "compound") is None:
            return word
    return None


def _kind_of_area(word: Token) -> str:
    lemma = word.lemma_.lower()
    return next((kind for kind, nouns in _areas().items() if lemma in nouns), "")


@cache
def _areas() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load_toml("places.toml")["areas"].items()}


def _may_be(place: EntityMention, word: Token) -> bool:
    """May the word stand for the place: a town as far as the gazetteer knows, a region that was called by that noun?"""
    kind = _kind_of_area(word)
    if not kind or place.kind is EntityKind.COUNTRY:
        return not kind
    if kind == "region":
        return _is_called(place, word)
    features = {found.feature for found in find_places(place.text) if found.geonames == place.geonames}
    return (not features and place.geonames is None) or "P" in features


def _is_called(place: EntityMention, word: Token) -> bool:
    """As in "Arauca province", "the province of Arauca", which "the province" takes up."""
    noun, text = word.lemma_.lower(), word.doc.text
    after = text[place.end : place.end + len(noun) + 1].lower()
    return (
        place.text.lower().endswith(f" {noun}")
        or after == f" {noun}"
        or text[: place.start].lower().endswith(f"{noun} of ")
    )


def _sentence_of(place: EntityMention, word: Token) -> Span:
    span = word.doc.char_span(place.start, place.end, alignment_mode="expand")
    return (span if span is not None else word).sent


def _resting_on(places: Iterable[EntityMention], word: Token, rule: str) -> Implied:
    quote = Quote(word.idx, word.idx + len(word), word.text)
    return tuple((place, Evidence("places", quote, rule)) for place in dict.fromkeys(places))
