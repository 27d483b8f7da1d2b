"""People who act without a name: "police", "rebels", "a US official", "European countries"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.letter_case import as_within
from dateline.annotation.titles import is_title_noun, title_before
from dateline.model import Document, EntityKind, EntityMention
from dateline.rules import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

Named = dict[int, list[EntityMention]]
"""Names by where they start."""

_LONGEST_NAME = 6
"""Words of a name before a possessive."""
_MODIFIERS = {"amod", "compound", "nmod", "poss"}


def find_groups(parsed: Doc, names: Iterable[EntityMention], document: Document) -> list[EntityMention]:
    """Mentions of groups and unnamed people, one entity for the same words within the document."""
    taken: set[int] = set()
    named: dict[int, list[EntityMention]] = {}
    for name in names:
        taken.update(range(name.start, name.end))
        named.setdefault(name.start, []).append(name)
    found: list[EntityMention] = []
    for token in parsed:
        if token.idx in taken or not (token.pos_ in ("NOUN", "PROPN") or _ends_compound(token)) or not _is_role(token):
            continue
        if _is_title_of_a_name(parsed, token) or token.dep_ in ("compound", "amod", "npadvmod"):
            continue
        mention = _mention(parsed, token, named, document)
        taken.update(range(token.idx, mention.end))
        found.append(mention)
    return found


def _is_role(token: Token) -> bool:
    """Does the noun name what people are? "Head" does so only in "head of"."""
    lemma = token.lemma_.lower()
    if lemma not in _nouns() and token.lower_ not in _nouns():
        return False
    if lemma in _plural_only() and token.tag_ not in ("NNS", "NNPS"):
        return False
    if lemma == "board" and token.i > 0 and token.nbor(-1).lower_ in ("on", "across", "over"):
        return False
    return lemma not in _with_of() or any(child.lower_ == "of" for child in token.children)


def _ends_compound(token: Token) -> bool:
    """Is it the "general" of "secretary-general", which the parser may take for an adjective?"""
    return token.lower_ == "general" and token.i > 0 and token.nbor(-1).text == "-"


def _is_title_of_a_name(parsed: Doc, token: Token) -> bool:
    """Does a name follow, which the words are the title of?"""
    following = token.i + 1
    if following >= len(parsed) or not parsed[following].text[:1].isupper() or parsed[following].pos_ != "PROPN":
        return False
    return title_before(parsed, following) is not None


def _mention(parsed: Doc, token: Token, named: Named, document: Document) -> EntityMention:
    first = token.i
    while first > 0 and _modifies(parsed[first - 1], token, first):
        first -= 1
    while first < token.i and (parsed[first].pos_ == "PART" or parsed[first].is_punct):
        first += 1
    start, end = parsed[first].idx, _end(parsed, token, named)
    owner = _owner(parsed, first, end, named)
    phrase = as_within(" ".join(document.text[start:end].split()), parsed[first], token)
    plural = token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in _collective() or token.lower_ in _collective()
    kind = EntityKind.GROUP if plural else EntityKind.PERSON
    scope = f"{owner}:" if owner and owner not in phrase else ""
    return EntityMention(
        start,
        end,
        document.text[start:end],
        kind,
        f"{kind}:{(scope + phrase).lower().replace(' ', '-')}",
        phrase,
        country_code=owner,
        is_named=False,
        reason="a role noun",
    )


def _end(parsed: Doc, token: Token, named: Named) -> int:
    """The end of the words with what "of" adds: the office ("Secretary of State"), the state or body ("of NATO")."""
    end = token.idx + len(token)
    i = token.i + 1
    while i + 1 < len(parsed) and parsed[i].lower_ in ("of", "for"):
        following = i + 1 + (parsed[i + 1].pos_ == "DET")
        if following >= len(parsed):
            break
        begins = parsed[following].idx
        name = max((n for n in named.get(begins, ()) if n.is_named), key=lambda n: n.end, default=None)
        if name is not None:
            end = name.end
        elif parsed[i].lower_ == "of" and is_title_noun(token.text) and parsed[following].text in _office_objects():
            end = begins + len(parsed[following])
        else:
            break
        i = following
        while i < len(parsed) and parsed[i].idx < end:
            i += 1
    return end


def _owner(parsed: Doc, first: int, end: int, named: Named) -> str | None:
    """The state that the words or the possessive before them name: "US official", "Russia's troops"."""
    i = first
    while i < len(parsed) and parsed[i].idx < end:
        for name in named.get(parsed[i].idx, ()):
            if name.country_code and name.end <= end:
                return name.country_code
        i += 1
    if first > 1 and parsed[first - 1].text in ("'s", "'"):
        possessor = parsed[first - 2]
        for i in range(possessor.i, max(-1, possessor.i - _LONGEST_NAME), -1):
            for name in named.get(parsed[i].idx, ()):
                if name.country_code and name.end == possessor.idx + len(possessor):
                    return name.country_code
    return None


def _modifies(token: Token, head: Token, first: int) -> bool:
    if token.is_space or token.pos_ in ("DET", "VERB", "ADP", "PRON", "NUM", "CCONJ", "AUX"):
        return False
    if token.text == "-":
        return True
    return token.dep_ in _MODIFIERS and (token.head == head or head.is_ancestor(token)) and first - token.i == 1


@cache
def _plural_only() -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["groups"]["plural_only"])


@cache
def _with_of() -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["groups"]["with_of"])


@cache
def _office_objects() -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["titles"]["of"])


@cache
def _nouns() -> frozenset[str]:
    groups = load_toml("roles.toml")["groups"]
    return frozenset([*groups["people"], *groups["collective"], *groups["bodies"]])


@cache
def _collective() -> frozenset[str]:
    groups = load_toml("roles.toml")["groups"]
    return frozenset([*groups["collective"], *groups["bodies"]])
