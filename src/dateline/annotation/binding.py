"""Whom a pronoun cannot mean, or must, by the clause it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import child, is_verb, surface_subject
from dateline.model import EntityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = frozenset({"demand", "seek", "request", "order", "urge", "accept", "reject", "call", "want", "press"})
_LEAVING = frozenset(
    {"resignation", "dismissal", "removal", "ouster", "arrest", "release", "extradition", "impeachment"}
)
_SPOKEN_FOR = frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel"})


def not_meant(token: Token, ids_at: Callable[[Token], set[str]], of_token: Mapping[int, EntityMention]) -> set[str]:
    """Entities that the pronoun cannot stand for.

    They are the subject of the verb whose object it is ("Roe handed him a note"), and who asks for what is another's
    ("Roe demanded his resignation", "Roe was named in his place").
    """
    verb = _verb_with_another(token)
    subject = surface_subject(verb) if verb is not None else None
    if subject is None or subject == token:
        return set()
    meant = {of_token[subject.i].entity_id} if subject.i in of_token else set()
    return meant | ids_at(subject)


def _verb_with_another(token: Token) -> Token | None:
    """The verb whose subject must be another than the pronoun."""
    head = token.head
    if token.lower_.endswith("self"):
        return None
    if token.dep_ in ("dobj", "dative"):
        return head if is_verb(head) else None
    if token.dep_ == "pobj":
        return head.head if is_verb(head.head) and head.dep_ in ("prep", "dative", "agent") else None
    if token.dep_ != "poss":
        return None
    if head.lemma_ in ("place", "stead") and head.dep_ == "pobj" and is_verb(head.head.head):
        return head.head.head
    governor = head.head.head if head.dep_ == "pobj" else head.head
    return governor if head.lemma_ in _LEAVING and governor.lemma_ in _ASKING else None


def client_in_speech(
    token: Token, person_at: Callable[[Token], EntityMention | None], of_token: Mapping[int, EntityMention]
) -> EntityMention | None:
    """As in "Roe's lawyer, Ana Lind, said he was in shock": the client, not the lawyer."""
    word = token
    while word.head != word:
        if word.dep_ == "ccomp" and word.head.lemma_ in word_list("reporting.toml", "say"):
            subject = child(word.head, "nsubj")
            lawyer = next((n for n in _beside(subject) if n.lemma_ in _SPOKEN_FOR), None) if subject else None
            client = child(lawyer, "poss") if lawyer is not None else None
            return (of_token.get(client.i) or person_at(client)) if client is not None else None
        word = word.head
    return None


def _beside(noun: Token) -> tuple[Token, ...]:
    """The noun and what stands in apposition to it, or it to."""
    joined = [c for c in noun.children if c.dep_ == "appos"]
    return (noun, *joined, noun.head) if noun.dep_ == "appos" else (noun, *joined)
