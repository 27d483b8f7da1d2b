"""Which way a clause looks from the day of writing: the direction that "on Monday" or "in May" leaves open."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    while True:
        if token.pos_ in ("VERB", "AUX"):
            direction = _direction_of_verb(token)
            if direction is not Direction.OPEN or token.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "conj"):
                return direction
        elif _is_ahead(token):
            return Direction.AHEAD
        seen += 1
        if token.head is token or token.head.i == token.i or seen > 30:
            return Direction.OPEN
        token = token.head


def _direction_of_verb(verb: Token) -> Direction:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & _auxiliaries_ahead() or verb.lower_ in _auxiliaries_ahead():
        return Direction.BACK if "have" in words else Direction.AHEAD
    if verb.tag_ in ("VB", "VBG") and "to" in words and verb.head.i != verb.i:
        return Direction.AHEAD if _is_ahead(verb.head) else Direction.OPEN
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries):
        return _direction_of_past(verb)
    if verb.tag_ == "VBN":
        present = any(child.lower_ in ("is", "are", "'s", "'re") for child in auxiliaries)
        if present and _is_ahead(verb):
            return Direction.AHEAD
        return Direction.OPEN if present else Direction.BACK
    if verb.tag_ == "VBG" and words & {"is", "are", "am", "'s", "'re", "'m"}:
        return Direction.AHEAD
    return Direction.OPEN


def _direction_of_past(verb: Token) -> Direction:
    """Read "was due to leave on Friday" was said of a day ahead; which day of writing it was ahead of stays open."""
    return Direction.OPEN if _is_ahead(verb) else Direction.BACK


def _is_ahead(token: Token) -> bool:
    return token.lemma_.lower() in _verbs_ahead()


@cache
def _auxiliaries_ahead() -> frozenset[str]:
    return frozenset(load_toml("timex_tense.toml")["auxiliaries"]["ahead"])


@cache
def _verbs_ahead() -> frozenset[str]:
    return frozenset(load_toml("timex_tense.toml")["verbs"]["ahead"])
