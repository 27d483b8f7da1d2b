"""Does a word, in its sentence, fit a rule of the vocabulary?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.annotation.event_rules import EventRule, EventVocabulary
from dateline.annotation.event_words import has_words, lemma_of, spread
from dateline.annotation.grammar import (
    child,
    is_noun_read_as_verb,
    is_passive,
    logical_object,
    logical_subject,
    prepositions,
)
from dateline.model import EntityKind, EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY, EntityKind.GROUP})


class Mentions:
    """The entity mentions of a document by the token they cover."""

    def __init__(self, doc: Doc, entities: tuple[EntityMention, ...]) -> None:
        self._by_token: dict[int, list[EntityMention]] = {}
        for entity in entities:
            span = doc.char_span(entity.start, entity.end, alignment_mode="expand")
            for token in span if span is not None else ():
                self._by_token.setdefault(token.i, []).append(entity)

    def at(self, token: Token) -> tuple[EntityMention, ...]:
        """All mentions of the widest span that covers the token: several where it is a plural description."""
        covering = self._by_token.get(token.i, ())
        if not covering:
            return ()
        widest = max(covering, key=lambda m: (m.end - m.start, -m.start))
        return tuple(m for m in covering if (m.start, m.end) == (widest.start, widest.end))

    def inside(self, tokens: Iterator[Token]) -> Iterator[EntityMention]:
        """Every mention that covers one of the tokens, each once, in text order."""
        seen: set[int] = set()
        for token in tokens:
            for mention in self._by_token.get(token.i, ()):
                if id(mention) not in seen:
                    seen.add(id(mention))
                    yield mention


def verb_rule(verb: Token, vocabulary: EventVocabulary, mentions: Mentions) -> EventRule | None:
    """The first rule, the most demanding first, whose conditions the verb and its arguments meet."""
    rules = vocabulary.by_verb.get(lemma_of(verb), ())
    return next((rule for rule in rules if _verb_fits(verb, rule, mentions)), None)


def _verb_fits(verb: Token, rule: EventRule, mentions: Mentions) -> bool:
    lemma = lemma_of(verb)
    if not any(form == lemma or (form.startswith(lemma) and has_words(verb, form)) for form in rule.verbs):
        return False
    if rule.passive and not is_passive(verb):
        return False
    thing = logical_object(verb)
    if (rule.intransitive and thing is not None) or (rule.transitive and thing is None):
        return False
    if not _object_fits(thing, rule, mentions):
        return False
    if rule.subject or rule.not_subject or rule.subject_kind:
        doer = logical_subject(verb)
        if rule.subject and not _is_one_of(doer, rule.subject):
            return False
        if rule.not_subject and _is_one_of(doer, rule.not_subject):
            return False
        if rule.subject_kind and not _is_of_kind(doer, rule.subject_kind, mentions):
            return False
    if rule.preposition and not _has_preposition(verb, rule):
        return False
    if rule.not_preposition and any(name in rule.not_preposition for name, _ in prepositions(verb)):
        return False
    if not rule.clause:
        return True
    fitting = [c for c in verb.children if c.dep_ in rule.clause or c.lower_ in rule.clause]
    return any(verb.pos_ != "AUX" or child(c, "xcomp") is not None for c in fitting)


def _object_fits(thing: Token | None, rule: EventRule, mentions: Mentions) -> bool:
    """One of the listed words or of the listed kinds, and none of the excluded words."""
    if rule.not_object and _is_one_of(thing, rule.not_object):
        return False
    if not rule.object and not rule.object_kind:
        return True
    return _is_one_of(thing, rule.object) or _is_of_kind(thing, rule.object_kind, mentions)


def _has_preposition(verb: Token, rule: EventRule) -> bool:
    if not rule.preposition_object:
        return any(
            c.lower_ in rule.preposition
            for c in verb.children
            if c.dep_ in ("prep", "prt", "dative", "agent", "advmod")
        )
    return any(
        name in rule.preposition and any(noun.lemma_.lower() in rule.preposition_object for noun in spread(thing))
        for name, thing in prepositions(verb)
    )


def _is_one_of(noun: Token | None, words: tuple[str, ...]) -> bool:
    """By dictionary form; a capitalised plural that the tagger takes for a name keeps its form, so the "s" goes too."""
    if noun is None:
        return False
    return any(form in words for t in spread(noun) for form in (t.lemma_.lower(), t.lower_, t.lower_.removesuffix("s")))


def _is_of_kind(noun: Token | None, kinds: tuple[str, ...], mentions: Mentions) -> bool:
    if noun is None:
        return False
    found = {m.kind for m in mentions.at(noun)}
    if "actor" in kinds and found & _ACTORS:
        return True
    if noun.pos_ == "PRON" and noun.lower_ in ("he", "she", "him", "her", "who", "they", "them", "i", "we", "us", "me"):
        return bool({"person", "actor"} & set(kinds))
    return any(kind in kinds for kind in found)


def noun_rule(noun: Token, vocabulary: EventVocabulary) -> EventRule | None:
    """The first rule whose noun this is; a plural listed as such asks for the plural."""
    if noun.pos_ not in ("NOUN", "PROPN") and not is_noun_read_as_verb(noun):
        return None
    for word in dict.fromkeys((noun.lower_, noun.lemma_.lower())):
        for rule in vocabulary.by_noun.get(word, ()):
            if _noun_fits(noun, word, rule):
                return rule
    return None


@lru_cache(maxsize=2)
def _words(doc: Doc) -> frozenset[str]:
    """The dictionary forms of the text's words in small letters: what it is about, without its names."""
    return frozenset(token.lemma_ for token in doc if token.is_lower)


def _noun_fits(noun: Token, word: str, rule: EventRule) -> bool:
    modifiers = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "poss")}
    if modifiers & set(rule.not_modifier) or (rule.topic and _words(noun.doc).isdisjoint(rule.topic)):
        return False
    if (rule.modifier or (rule.preposition and not rule.verbs)) and not modifiers & set(rule.modifier):
        hosts = (noun, noun.head) if noun.dep_ == "dobj" else (noun,)  # "opened a probe into the sale"
        if rule.verbs or not any(name in rule.preposition for host in hosts for name, _ in prepositions(host)):
            return False
    for form in rule.nouns:
        *before, last = form.lower().split()
        if last == word and all(noun.i >= k and noun.nbor(-k).lower_ == w for k, w in enumerate(reversed(before), 1)):
            return True
    return False
