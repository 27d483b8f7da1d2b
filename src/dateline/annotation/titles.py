"""Titles and offices that stand with a person's name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 12
"""Words looked at before a name."""


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["titles"][section])


def is_title_noun(word: str) -> bool:
    """Is it a noun that names what a person is ("president", "spokeswoman")?"""
    return word.lower().rstrip(".") in _words("nouns")


def is_title_word(word: str) -> bool:
    """Is it such a noun, or a word that stands before one ("deputy", "foreign")?"""
    plain = word.lower().rstrip(".")
    return plain in _words("nouns") or plain in _words("modifiers")


def gender_of_title(title: str) -> str | None:
    """The gender a title tells: "m", "f" or None.

    >>> gender_of_title("White House spokeswoman"), gender_of_title("Mr"), gender_of_title("President")
    ('f', 'm', None)
    """
    words = {word.rstrip(".") for word in title.lower().split()}
    if words & _words("female"):
        return "f"
    return "m" if words & _words("male") else None


def title_before(parsed: Doc, start: int) -> str | None:
    """The title that stands right before the token `start`, with its country or body, or None.

    "US Deputy Secretary of State" before "Wendy Sherman"; "president of Russia" before ", Vladimir Putin".
    """
    i = start - 1
    if i >= 0 and parsed[i].text == "," and parsed[i].whitespace_:
        i -= 1
    first = None
    for j in range(i, max(-1, i - _LONGEST), -1):
        if not _belongs(parsed, j):
            break
        first = j
    if first is None:
        return None
    while first <= i and not _may_begin(parsed[first]):
        first += 1
    words = parsed[first : i + 1]
    if not any(is_title_noun(word.text) for word in words) or words[-1].pos_ in ("ADP", "CCONJ"):
        return None
    if parsed[start - 1].text == "," and not _is_full_title(words):
        return None
    return re.sub(r"\s+", " ", words.text)


def _is_full_title(words: object) -> bool:
    """Is it a title by itself, as it must be before a comma ("the president of Russia, Vladimir Putin")?"""
    tokens = list(words)  # type: ignore[call-overload]
    return len(tokens) > 1 and any(is_title_noun(token.text) for token in tokens)


def _belongs(parsed: Doc, i: int) -> bool:
    token = parsed[i]
    if token.is_space or (token.is_sent_start and i + 1 < len(parsed) and parsed[i + 1].is_space):
        return False
    if is_title_word(token.text) or token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "ORG", "NORP"):
        return token.pos_ not in ("VERB", "AUX", "PUNCT")
    if token.text in ("and", "&"):
        return i > 0 and is_title_word(parsed[i - 1].text)
    if token.text in ("of", "for", "the", "'s", "-"):
        return True
    if token.ent_type_ == "PERSON" and not is_title_word(token.text):
        return False
    return token.dep_ in ("compound", "amod") and token.pos_ in ("NOUN", "ADJ") and not token.is_sent_start


def _may_begin(token: Token) -> bool:
    return token.text not in ("of", "for", "and", "the", "'s", "&", "in", "The", "A", "An") and token.pos_ != "DET"
