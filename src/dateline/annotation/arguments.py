"""Who did it, to whom, and where: the arguments of one trigger, read from the parse and bound to entity mentions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.annotation.argument_words import noun_arguments, verb_arguments
from dateline.annotation.event_places import PlaceReader
from dateline.annotation.event_words import lemma_of, word_list
from dateline.annotation.grammar import (
    child,
    conjuncts,
    logical_object,
    prepositions,
    with_appositions,
)
from dateline.annotation.letter_case import as_within
from dateline.annotation.matching import Mentions
from dateline.annotation.places_named import is_venue_before
from dateline.annotation.titles import is_title_noun
from dateline.annotation.triggers import Trigger
from dateline.model import Document, EntityKind, EntityMention, Evidence, Participant, PlaceRole, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY, EntityKind.GROUP})
_COUNTING = frozenset({"group", "number", "member", "team", "dozen", "hundred", "thousand", "million", "majority"})
_ACTS_OF_STATE = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """The actors of an event and the places it names; words and roles, not yet merged across sentences."""

    participants: tuple[Participant, ...]
    places: tuple[EntityMention, ...]
    other_places: tuple[tuple[PlaceRole, EntityMention], ...]
    evidence: tuple[Evidence, ...] = ()


class ArgumentReader:
    """Reads arguments in one document, where the same unnamed description stands for one entity."""

    def __init__(self, document: Document, mentions: Mentions, entities: Iterable[EntityMention]) -> None:
        self._document = document
        self.mentions = mentions
        self._places = PlaceReader(mentions, entities)

    def read(self, trigger: Trigger, we: EntityMention | None = None) -> Arguments:
        """The arguments of the trigger; `we` is the body for which whoever says it speaks."""
        participants = list(self._participants(trigger, we))
        where = self._places.read(trigger)
        return Arguments(_distinct(participants), where.venues, where.others, where.evidence)

    # ------------------------------------------------------------ actors

    def _participants(self, trigger: Trigger, we: EntityMention | None) -> Iterator[Participant]:
        doers, receivers = noun_arguments(trigger) if trigger.is_noun else verb_arguments(trigger)
        agent, recipient = _roles(trigger)
        if not receivers and _is_undergone(trigger):
            agent = Role.PARTICIPANT  # one who dies or falls does not do it to anyone
        for token in doers:
            if we is not None and token.lower_ == "we" and not self.mentions.at(token):
                yield Participant(agent, we)
            yield from (
                Participant(agent, entity) for entity in self.entities(token) if not is_venue_before(token, entity)
            )
            if trigger.type in _ACTS_OF_STATE:  # "the French president sent troops": France did
                yield from (Participant(agent, state) for word in conjuncts(token) for state in self._represented(word))
        for token in receivers:
            entities = self.entities(token)
            takes_part = recipient is not Role.PARTICIPANT or (entities and entities[0].kind in _ACTORS)
            for entity in entities:  # what two sides discuss or agree on takes no part in it
                yield Participant(recipient if takes_part else Role.RECIPIENT, entity)
            if not any(e.kind in _ACTORS for e in entities) or _are_premises(token):
                yield from (Participant(recipient, entity) for entity in self._owners(token))
        if trigger.type == "AGREE" and not trigger.is_noun and not receivers:
            yield from (Participant(recipient, entity) for entity in self._bought(trigger.token))

    def entities(self, token: Token) -> tuple[EntityMention, ...]:
        """The mentions an argument's head word stands in, with what it is joined to and whom it speaks for."""
        found: list[EntityMention] = []
        for word in conjuncts(token):
            own = [m for w in with_appositions(word) for m in self.mentions.at(w)] or list(self._partitive(word))
            own = own or self._named_after(word)
            if not own and (described := self._describe(word)) is not None:
                own = [described]
            found.extend(own)
            if not any(m.kind is EntityKind.PERSON and (m.is_named or m.name != m.text) for m in own):
                found.extend(self._represented(word))
        return tuple(dict.fromkeys(found))

    def _named_after(self, word: Token) -> list[EntityMention]:
        """As in "his counterpart, Anna Lind,", "deputy mayor Anna Lind": the name right after a description."""
        doc, is_noun = word.doc, word.pos_ in ("NOUN", "PROPN")
        if not is_noun or not (word.lemma_.lower() in word_list("nouns.toml", "people") or is_title_noun(word.text)):
            return []
        first = word.i + (2 if word.i + 1 < len(doc) and doc[word.i + 1].text == "," else 1)
        nearest = first + (3 if first > word.i + 1 else 1)
        following = self.mentions.inside(iter(doc[first : min(nearest, word.sent.end)]))
        return [m for m in following if m.kind is EntityKind.PERSON and m.is_named][:1]

    def _partitive(self, word: Token) -> Iterator[EntityMention]:
        """As in "thousands of troops", "one of the rebels": the troops, the rebels."""
        counts = word.pos_ in ("NUM", "PRON", "DET", "ADJ") or word.lemma_.lower() in _COUNTING
        for noun in (noun for name, noun in prepositions(word) if name == "of" and counts):
            described = self._describe(noun)
            yield from self.mentions.at(noun) or ((described,) if described is not None else ())

    def _represented(self, word: Token) -> Iterator[EntityMention]:
        """As in "Russian representatives" act for Russia; a minister's name does not bring the state in."""
        if word.lemma_.lower() not in word_list("nouns.toml", "representatives"):
            return
        before = [t for t in word.subtree if t.i < word.i and word.i - t.i <= 6]
        owners = [t for n, noun in prepositions(word) if n in ("of", "from") for t in conjuncts(noun)]
        for mention in self.mentions.inside(iter([*before, *owners])):
            if mention.kind in (EntityKind.COUNTRY, EntityKind.ORGANIZATION) and mention.is_named:
                yield mention

    def _bought(self, verb: Token) -> Iterator[EntityMention]:
        """As in "agreed to buy Sable": whoever is named as the object of what is agreed."""
        agreed = child(verb, "xcomp")
        thing = logical_object(agreed) if agreed is not None else None
        if thing is not None:
            yield from (m for m in self.entities(thing) if m.kind in _ACTORS and m.is_named)

    def _owners(self, token: Token) -> Iterator[EntityMention]:
        """As in "condemned the government's decision": the government is what the act is aimed at."""
        words = [c for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
        words += [noun for name, noun in prepositions(token) if name in ("of", "by", "against", "in", "with", "from")]
        for word in words:
            yield from (m for m in self.mentions.at(word) if m.kind in _ACTORS)

    def _describe(self, word: Token) -> EntityMention | None:
        """A mention for a noun phrase that has none: "two workers", "the contract"."""
        if word.pos_ not in ("NOUN", "PROPN") or word.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"):
            return None
        if not word.is_alpha and not any(letter.isalpha() for letter in word.text):
            return None  # a sign, an emoji
        inner = [t for t in word.subtree if t.i <= word.i and word.i - t.i <= 8]
        first = next((t for t in inner if t.pos_ not in ("DET", "PUNCT", "SPACE", "CCONJ", "ADP")), word)
        if any(t.dep_ in ("relcl", "acl") for t in inner):
            first = word
        start, end = first.idx, word.idx + len(word)
        text = self._document.text[start:end]
        lemma = word.lemma_.lower()
        kind = EntityKind.GROUP if lemma in word_list("nouns.toml", "people") else EntityKind.OTHER
        if kind is EntityKind.GROUP and word.tag_ == "NN":
            kind = EntityKind.PERSON
        if kind is EntityKind.OTHER and lemma in word_list("nouns.toml", "bodies"):
            kind = EntityKind.GROUP
        # A headline's words in the letters of running text.
        name = as_within(" ".join(word.doc[first.i : word.i + 1].text.split()), first, word)
        digest = hashlib.sha256(f"{self._document.id}\n{text.lower()}".encode()).hexdigest()[:12]
        return EntityMention(start, end, text, kind, f"local:{digest}", name, is_named=False, reason="described")


def _are_premises(noun: Token) -> bool:
    """As in "searched the offices of Sable": Sable was searched."""
    return noun.lemma_.lower() in (
        "office",
        "headquarters",
        "home",
        "house",
        "premise",
        "flat",
        "apartment",
        "property",
    )


def _roles(trigger: Trigger) -> tuple[Role, Role]:
    if trigger.type == "STATEMENT":
        return Role.SPEAKER, Role.RECIPIENT
    if trigger.rule is not None and trigger.rule.reciprocal:
        return Role.PARTICIPANT, Role.PARTICIPANT
    return Role.AGENT, Role.RECIPIENT


def _is_undergone(trigger: Trigger) -> bool:
    """Would "agent" say too much? So it does of "its launch", where the owner may be the one who was launched."""
    if (trigger.rule is not None and trigger.rule.undergone) or (trigger.is_noun and trigger.type == "OTHER"):
        return True
    return lemma_of(trigger.token) in word_list("verbs.toml", "undergone") and trigger.type == "OTHER"


def _distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each entity once, in the first role it was found in."""
    found: dict[str, Participant] = {}
    for participant in participants:
        found.setdefault(participant.entity.entity_id, participant)
    return tuple(found.values())
