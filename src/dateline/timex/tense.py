"""Which way a clause looks from the day of writing: the direction that "on Monday" or "in May" leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token


_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj"})


class Direction(IntEnum):
    """Back from the day of writing, ahead of it, or not said."""

    BACK = -1
    OPEN = 0
    AHEAD = 1


def direction_at(token: Token) -> Direction:
    """The direction of the verb that governs `token`.

    "Talks began on Monday" looks back, "talks will begin on Monday" and "plan to meet on Monday" look ahead.
    """
    seen = 0
    below = token
    while True:
        if token.pos_ in ("VERB", "AUX"):
            direction = _direction_of_verb(token, below)
            if direction is not Direction.OPEN or token.dep_ in _CLAUSES or _is_purpose_of_noun(token):
                return direction
        elif token.pos_ == "ADJ" and _arranges(token):
            return Direction.AHEAD
        seen += 1
        if token.head is token or token.head.i == token.i or seen > 30:
            return Direction.OPEN
        below, token = token, token.head


def is_beside_the_story(token: Token) -> bool:
    """Is the time at `token` that of a report ("police said on Monday") or of what a clause inside another adds?"""
    for verb in token.ancestors:
        if verb.pos_ in ("VERB", "AUX"):
            if verb.dep_ in ("acl", "relcl"):
                return True
            children = list(verb.children)
            if verb.lemma_.lower() in _words("reporting", "verbs"):
                return any(child.dep_ == "ccomp" for child in children)
            return verb.dep_ != "ROOT" and any(child.lower_ == "had" for child in children)
    return False


def _is_purpose_of_noun(verb: Token) -> bool:
    """Is it the "acquire" of "reached an agreement to acquire it in January", which the main verb does not date?"""
    return verb.dep_ == "acl" and verb.tag_ == "VB"


def _is_in_the_past(token: Token) -> bool:
    """Is the verb that governs `token` a past ("waited until Friday"), not arranging anything?"""
    for verb in (token, *token.ancestors):
        if verb.pos_ in ("VERB", "AUX"):
            had = any(child.lower_ in ("had", "was", "were") for child in verb.children if child.dep_.startswith("aux"))
            return (verb.tag_ == "VBD" or had) and not _arranges(verb)
    return False


def looks_ahead(words: Sequence[str], token: Token) -> bool:
    """Do the words before a day, the nearest first, say that it is still to come, as "until", "effective" do?"""
    if not _words("before", "always").isdisjoint(words):
        return True
    near = words[:1] and words[0] in _words("before", "beside")
    return bool(near or not _words("before", "mostly").isdisjoint(words)) and not _is_in_the_past(token)


def _direction_of_verb(verb: Token, below: Token) -> Direction:
    """The direction of a verb for the day in the phrase headed by `below`, which hangs on it."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & _words("auxiliaries", "refused") and _is_refused(verb):
        return Direction.BACK
    if words & _words("auxiliaries", "ahead") or verb.lower_ in _words("auxiliaries", "ahead"):
        return Direction.BACK if "have" in words else Direction.AHEAD
    if "to" in words:
        return _direction_of_infinitive(verb)
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries):
        return Direction.AHEAD if _arranges_day(verb, below) and "had" not in words else Direction.BACK
    if verb.tag_ == "VBN":
        present = bool(words & {"is", "are", "'s", "'re", "has", "have"})
        if present and _arranges_day(verb, below):
            return Direction.AHEAD
        return Direction.OPEN if words & {"is", "are"} else Direction.BACK
    if verb.tag_ in ("VBP", "VBZ") and (_arranges_day(verb, below) or _is_condition(verb)):
        return Direction.AHEAD  # "they plan a vote on Friday", "if talks fail on Friday" are not said of a Friday gone
    if verb.lemma_ in _words("arranged", "verbs") and verb.tag_ in ("VBP", "VBZ", "VBG"):
        return Direction.AHEAD if verb.tag_ != "VBG" or words else Direction.OPEN
    return Direction.OPEN


def _is_condition(verb: Token) -> bool:
    """Does the clause hang on "if", "when" or "until": what is told in the present, and still to come?"""
    openings = (child for child in verb.children if child.dep_ in ("mark", "advmod"))
    return any(opening.lower_ in _words("auxiliaries", "conditions") for opening in openings)


def _is_refused(verb: Token) -> bool:
    """Is it "would not say", "neither could be found"?"""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _words("auxiliaries", "nobody"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and any(
            t.lower_ in _words("auxiliaries", "nobody") for t in child.subtree
        ):
            return True
    return False


def _direction_of_infinitive(verb: Token) -> Direction:
    """The direction of "to meet": ahead in "plans to meet", "is to meet"; that of the first verb in "began to talk"."""
    head = verb.head
    if head.i == verb.i:
        return Direction.OPEN
    lemma = head.lemma_.lower()
    if lemma in ("be", "have"):
        return Direction.OPEN if head.tag_ in ("VBD", "VBN") else Direction.AHEAD
    if _had_been(head):
        return Direction.BACK
    if lemma in _words("moving", "verbs") and head.tag_ != "VBN":
        return Direction.OPEN  # "they extended their offer to buy the firm Monday", but "is set to begin on Monday"
    known = _words("arranging", "verbs") | _words("promising", "verbs")
    return Direction.AHEAD if lemma in known else Direction.OPEN


def _had_been(token: Token) -> bool:
    """Is it "had been scheduled" or "had been due": what was to be, and is over?"""
    if token.pos_ == "ADJ":
        return token.head.lower_ == "been" and any(child.lower_ == "had" for child in token.head.children)
    return {"had", "been"} <= {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}


def _arranges_day(verb: Token, below: Token) -> bool:
    """Is the day in the phrase of `below` the one arranged?

    One moves a vote "to Friday" and sets "Friday" as its day, but moved or set it "on Friday".
    """
    moves = verb.lemma_.lower() in _words("moving", "verbs")
    arranged = below.lower_ in _words("moving", "to") or below.dep_ in ("dobj", "nsubjpass")
    return _arranges(verb) and (not moves or arranged)


def _arranges(verb: Token) -> bool:
    return verb.lemma_.lower() in _words("arranging", "verbs")


@cache
def _words(group: str, key: str) -> frozenset[str]:
    return frozenset(load_toml("timex_tense.toml")[group][key])
