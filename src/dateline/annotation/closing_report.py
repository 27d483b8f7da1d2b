"""The reporting clause that closes a sentence ("..., the mayor said"), where the parser lost its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOST = frozenset({"conj", "acl", "relcl", "appos", "dep", "parataxis", "ccomp"})
_OF_A_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})


def closing_speaker(verb: Token) -> Token | None:
    """Who speaks, for a verb of saying that the parser gave no subject, or joined to the clause before with no "and".

    "The dam broke near Lima, police chief Ana Roe said on Monday." -> "Roe", which the parser hangs on "Lima".
    """
    if verb.dep_ not in _LOST or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if verb.lemma_.lower() not in word_list("reporting.toml", "say") or child(verb, "nsubjpass", "mark") is not None:
        return None
    own = child(verb, "nsubj")
    if own is not None:
        return own if verb.dep_ == "conj" and not any(c.dep_ == "cc" for c in verb.head.children) else None
    doc, first = verb.doc, verb.sent.start
    last = verb.i - 1
    while last > first + 2 and (doc[last].pos_ == "ADV" or doc[last].dep_ == "aux"):
        last -= 1
    if doc[last].text == "," and doc[last - 1].pos_ == "PROPN":  # "the mayor, Ana Roe, said"
        last -= 1
    if doc[last].pos_ not in ("NOUN", "PROPN"):
        return None
    opening = last
    while opening > first and doc[opening].pos_ in _OF_A_NAME:
        opening -= 1
    return doc[last] if doc[opening].text == "," and opening > first + 2 else None
