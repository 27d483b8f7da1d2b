"""What a pronoun may stand for: the mentions before it, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import antecedent, child, is_verb
from dateline.annotation.reading import Reading
from dateline.model import EntityKind, EntityMention
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 2
"""Sentences looked back."""
_REACH_OF_SPEECH = 4
"""Sentences looked back for who spoke last."""
_QUOTED = re.compile(r'"[^"\n]{1,600}"|“[^”\n]{1,600}”')
_BODIES = (EntityKind.ORGANIZATION, EntityKind.COUNTRY)


class Antecedents:
    """The mentions of a document by sentence, with the order in which pronouns look at them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_sentence: dict[int, list[EntityMention]] = {}
        self._by_root: dict[int, list[EntityMention]] = {}
        for mention in reading.mentions:
            root = reading.root(mention)
            self._by_sentence.setdefault(reading.sentence(mention), []).append(mention)
            if root is not None:
                self._by_root.setdefault(root.i, []).append(mention)

    def ids_at(self, token: Token) -> set[str]:
        """The entities of which the token is the head."""
        return {mention.entity_id for mention in self._by_root.get(token.i, ())}

    def people_at(self, token: Token) -> EntityMention | None:
        return next((m for m in self._by_root.get(token.i, ()) if m.kind is EntityKind.PERSON), None)

    def people_before(self, token: Token) -> Iterator[EntityMention]:
        """People before the token: subjects of its own sentence, the last first, then of the sentences before."""
        is_quoted = self._is_quoted(token.idx)
        for mention in self._before(token, _REACH):
            if mention.kind is not EntityKind.PERSON or self._is_predicate(mention):
                continue
            if is_quoted or mention.is_named or not self._is_quoted(mention.start):
                yield mention

    def speakers_before(self, token: Token) -> Iterator[EntityMention]:
        """People who are said to have spoken before the token, the last first."""
        number = self._reading.sentence_of[token.i]
        for sentence in range(number, max(-1, number - _REACH_OF_SPEECH - 1), -1):
            for mention in sorted(self._by_sentence.get(sentence, ()), key=lambda m: -m.start):
                root = self._reading.root(mention)
                if mention.end > token.idx or mention.kind is not EntityKind.PERSON or root is None:
                    continue
                if root.dep_ == "nsubj" and root.head.lemma_ in word_list("reporting.toml", "say"):
                    yield mention

    def body_before(self, token: Token) -> EntityMention | None:
        """The body or state that "it" stands for: the last subject that is one, where no ship or plan comes between."""
        for subject in self._subjects_before(token):
            found = self._by_root.get(antecedent(subject).i, ())
            body = next((m for m in found if m.kind in _BODIES), None)
            if body is not None:
                return body
            if any(m.kind is EntityKind.PRODUCT for m in found) or subject.lemma_.lower() in _things():
                return None
            group = next((m for m in found if m.kind is EntityKind.GROUP and subject.tag_ == "NN"), None)
            if group is not None:
                return group
        return None

    def _before(self, token: Token, reach: int) -> Iterator[EntityMention]:
        number = self._reading.sentence_of[token.i]
        for sentence in range(number, max(-1, number - reach - 1), -1):
            earlier = [m for m in self._by_sentence.get(sentence, ()) if m.end <= token.idx]
            is_own = sentence == number
            yield from sorted(
                earlier,
                key=lambda m: (not self._is_subject(m), not has_name(m), -m.start if is_own else m.start),
            )

    def _subjects_before(self, token: Token) -> Iterator[Token]:
        """Subjects and those who are made to do something: of the own sentence the last first, of others the first."""
        number = self._reading.sentence_of[token.i]
        sentence = token.sent
        for _ in range(min(_REACH, number) + 1):
            found = [t for t in sentence if t.i < token.i and _may_do(t)]
            yield from reversed(found) if token.i < sentence.end else found
            if sentence.start == 0:
                return
            sentence = self._reading.parsed[sentence.start - 1].sent

    def _is_subject(self, mention: EntityMention) -> bool:
        root = self._reading.root(mention)
        return root is not None and root.dep_ in _SUBJECTS

    def _is_predicate(self, mention: EntityMention) -> bool:
        """Does it say what someone is ("resigned as minister", "she was mayor") rather than name anyone?"""
        root = self._reading.root(mention)
        if root is None or mention.is_named or mention.name != mention.text or root.dep_ in _SUBJECTS:
            return False
        if root.tag_ == "NN" and child(root, "det", "poss", "nummod") is None:  # "until now head of finance"
            return True
        return root.dep_ in ("attr", "oprd") or (root.dep_ == "pobj" and root.head.lower_ == "as")

    def _is_quoted(self, start: int) -> bool:
        return any(begin < start < end for begin, end in self._quotes)

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return [match.span() for match in _QUOTED.finditer(self._reading.text)]


def has_name(mention: EntityMention) -> bool:
    """Is it a name, or does it stand for one?"""
    return mention.is_named or mention.name != mention.text


def _may_do(token: Token) -> bool:
    if token.dep_ in _SUBJECTS:
        return True
    return token.dep_ == "dobj" and is_verb(token.head) and child(token.head, "xcomp") is not None


@cache
def _things() -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["things"]["nouns"])
