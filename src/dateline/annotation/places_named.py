"""The place that a noun of a clause names, or that stands inside its phrase ("the border with Chad")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import conjuncts, prepositions
from dateline.annotation.matching import Mentions
from dateline.model import EntityKind, EntityMention
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_BEFORE = frozenset({"compound", "nmod", "amod"})


def places_in(noun: Token, mentions: Mentions) -> Iterator[EntityMention]:
    """The place a noun names, or the one inside "the border with Chad", "the coast of Chile", "Ghent city hall"."""
    for word in conjuncts(noun):
        own = [m for m in mentions.at(word) if m.kind in PLACES]
        yield from own
        if own:
            continue
        lemma = word.lemma_.lower()
        if lemma in word_list("nouns.toml", "ground"):
            yield from _inside_ground(word, mentions)
        elif lemma in seats():
            yield from towns_before(word, mentions)


def _inside_ground(word: Token, mentions: Mentions) -> Iterator[EntityMention]:
    inner = [c for c in word.children if c.dep_ in ("poss", "compound", "amod", "nmod", "appos")]
    inner += [n for name, n in prepositions(word) if name in ("of", "with", "in", "between", "to")]
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    if following.lower_ in ("with", "of"):  # next to it, though the parser hang it on the verb
        inner += [n for n in following.children if n.dep_ == "pobj" and n not in inner]
    for c in inner:
        yield from (m for m in mentions.at(c) if m.kind in PLACES)
        deeper = [n for name, n in prepositions(c) if name in ("of", "in", "with")]
        yield from (m for n in deeper for m in mentions.at(n) if m.kind in PLACES)


def towns_before(noun: Token, mentions: Mentions) -> Iterator[EntityMention]:
    """As in "the Ghent court", "the company's Gebze plants": a town before a noun."""
    for c in noun.children:
        if c.i < noun.i:  # inside "a Ghent court", which may be a mention as a whole
            yield from (m for m in mentions.inside(iter((c,))) if is_venue_before(c, m) and m.end <= noun.idx)


def is_venue_before(token: Token, entity: EntityMention) -> bool:
    """As in "the Geneva talks": a town before an event noun is where it was."""
    return entity.kind is EntityKind.PLACE and token.dep_ in _BEFORE


@cache
def seats() -> frozenset[str]:
    """Nouns for what stands in one town."""
    return frozenset(word for words in load_toml("places.toml")["seats"].values() for word in words)


@cache
def preposition_list(part: str) -> frozenset[str]:
    return frozenset(load_toml("places.toml")["prepositions"][part])
