"""People who act without a name: "police", "rebels", "a US official", "European countries"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.annotate.titles import title_before
from dateline.model import Document, EntityKind, EntityMention
from dateline.rules import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

_MODIFIERS = {"amod", "compound", "nmod", "poss"}


def find_groups(parsed: Doc, names: Iterable[EntityMention], document: Document) -> list[EntityMention]:
    """Mentions of groups and unnamed people, one entity for the same words within the document."""
    listed = list(names)
    taken = {i for m in listed for i in range(m.start, m.end)}
    found = []
    for token in parsed:
        if token.pos_ not in ("NOUN", "PROPN") or token.idx in taken or not _is_role(token):
            continue
        if _is_title_of_a_name(parsed, token) or token.dep_ in ("compound", "amod", "npadvmod"):
            continue
        found.append(_mention(parsed, token, listed, document))
    return found


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in _nouns() or token.lower_ in _nouns()


def _is_title_of_a_name(parsed: Doc, token: Token) -> bool:
    """Does a name follow, which the words are the title of?"""
    following = token.i + 1
    if following >= len(parsed) or not parsed[following].text[:1].isupper() or parsed[following].pos_ != "PROPN":
        return False
    return title_before(parsed, following) is not None


def _mention(parsed: Doc, token: Token, names: list[EntityMention], document: Document) -> EntityMention:
    first = token.i
    while first > 0 and _modifies(parsed[first - 1], token, first):
        first -= 1
    while parsed[first].pos_ == "PART" or parsed[first].is_punct:
        first += 1
    start, end = parsed[first].idx, token.idx + len(token)
    state = next((n.country_code for n in names if n.country_code and start <= n.start and n.end <= end), None)
    phrase = " ".join(document.text[start:end].split())
    plural = token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in _collective() or token.lower_ in _collective()
    kind = EntityKind.GROUP if plural else EntityKind.PERSON
    return EntityMention(
        start,
        end,
        document.text[start:end],
        kind,
        f"{kind}:{phrase.lower().replace(' ', '-')}",
        phrase,
        country_code=state,
        is_named=False,
        reason="a role noun",
    )


def _modifies(token: Token, head: Token, first: int) -> bool:
    if token.is_space or token.pos_ in ("DET", "VERB", "ADP", "PRON", "NUM", "CCONJ", "AUX"):
        return False
    if token.text == "-":
        return True
    return token.dep_ in _MODIFIERS and (token.head == head or head.is_ancestor(token)) and first - token.i == 1


@cache
def _nouns() -> frozenset[str]:
    groups = load_toml("roles.toml")["groups"]
    return frozenset([*groups["people"], *groups["collective"], *groups["bodies"]])


@cache
def _collective() -> frozenset[str]:
    groups = load_toml("roles.toml")["groups"]
    return frozenset([*groups["collective"], *groups["bodies"]])
