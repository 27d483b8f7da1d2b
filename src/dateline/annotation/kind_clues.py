"""What the words around a name tell of its kind: an age, a noun beside it, what it is said to do."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.titles import is_title_noun
from dateline.model import EntityKind
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PERSON, _BODY = EntityKind.PERSON, EntityKind.ORGANIZATION
_OLDEST = 120


def clues(name: Span, kind: EntityKind, *, is_on_the_map: bool, is_family_name: bool) -> Counter[EntityKind]:
    """Votes for kinds by the words on either side of a name that the parser reads as `kind`.

    `is_on_the_map` says that the gazetteer has a place so called, which may as well have companies and a team;
    `is_family_name` that someone named in full is called so.
    """
    found: Counter[EntityKind] = Counter()
    if _is_addressed(name):
        found[_PERSON] += 4
    if _is_aged(name):
        found[_PERSON] += 3
    if name.end < len(name.doc) and name.doc[name.end].lower_ in ("his", "her"):  # "cost Ana Novak her job"
        found[_PERSON] += 2
    if _has_post(name):
        found[_PERSON] += 3
    if (beside := _kind_beside(name)) is not None:
        found[beside] += 3
    if (relative := _relative_after(name)) is not None and (relative is _PERSON or kind is _PERSON):
        found[relative] += 2
    if (called := _called(name)) is not None:
        found[called] += 3
    if not is_on_the_map and not is_family_name:
        if _has_shareholders(name):
            found[_BODY] += 3
        if kind in (EntityKind.PLACE, EntityKind.OTHER) and _acts(name):
            found[_PERSON if kind is EntityKind.OTHER and _is_full_name(name) else _BODY] += 3
    return found


def _before(name: Span) -> Token | None:
    return name.doc[name.start - 1] if name.start > 0 else None


def _is_addressed(name: Span) -> bool:
    """As in "Mr Novak", "Bishop Roe": a title that no body bears."""
    before = _before(name)
    return before is not None and before.text[:1].isupper() and before.lower_.rstrip(".") in _table("before", "person")


def _has_post(name: Span) -> bool:
    """As in "committee chair Ana Novak": a noun for one person right before the name."""
    before = _before(name)
    is_post = before is not None and before.tag_ == "NN" and before.is_lower and is_title_noun(before.text)
    return is_post and before is not None and before.lower_ not in _table("before", "either")


def _is_aged(name: Span) -> bool:
    """As in "Ana Novak, 46, said"."""
    doc, i = name.doc, name.end
    if i + 2 >= len(doc) or doc[i].text != "," or not doc[i + 1].text.isdecimal():
        return False
    return int(doc[i + 1].text) < _OLDEST and doc[i + 2].text in (",", ".") and len(doc[i + 1].text) < 4


def _kind_beside(name: Span) -> EntityKind | None:
    """What the noun in apposition to the name says: "Novak, the finance minister", "the owner, Ana Novak"."""
    root = name.root
    beside = [c for c in root.children if c.dep_ == "appos" and c.i >= name.end]
    if root.dep_ == "appos" and root.head.i < name.start:
        beside.append(root.head)
    kinds = {kind for noun in beside if (kind := _kind_of_noun(noun)) is not None}
    return kinds.pop() if len(kinds) == 1 else None


def _kind_of_noun(noun: Token) -> EntityKind | None:
    """Whom a noun in the singular names: one person, or a body."""
    if noun.tag_ != "NN":
        return None
    word = noun.lower_
    if word in _table("before", "either"):
        return None
    if word in _table("before", "organization") or word in word_list("nouns.toml", "bodies"):
        return _BODY
    return _PERSON if is_title_noun(word) or word in word_list("nouns.toml", "people") else None


def _relative_after(name: Span) -> EntityKind | None:
    doc, i = name.doc, name.end
    if i + 1 >= len(doc) or doc[i].text != ",":
        return None
    return {"who": _PERSON, "which": _BODY}.get(doc[i + 1].lower_)


def _called(name: Span) -> EntityKind | None:
    """As in "the newspaper Granit", "insurer Nordholm", "the ferry Marilou", "MV Marilou"."""
    if name[0].text in _table("openings", "product"):
        return EntityKind.PRODUCT
    before = _before(name)
    if before is None or before.tag_ != "NN":
        return None
    if before.lower_ in _table("before", "product"):
        return EntityKind.PRODUCT
    return _BODY if before.lower_ in _table("before", "organization") else None


def _has_shareholders(name: Span) -> bool:
    """As in "Nordholm shares", "Nordholm's chief executive": what companies have."""
    doc, i = name.doc, name.end
    if i < len(doc) and doc[i].text in ("'s", "’s", "'", "’"):
        return i + 1 < len(doc) and doc[i + 1].lower_ in _table("after", "of_a_body")
    return i < len(doc) and doc[i].lower_ in _table("after", "organization")


def _acts(name: Span) -> bool:
    """Is it the subject of a verb for what people and bodies do, or the one by whom something is done?"""
    root = name.root
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return _is_full_name(name)
    verb = root.head
    return root.dep_ == "nsubj" and (
        verb.lemma_ in word_list("reporting.toml", "say") or verb.lemma_ in _table("acting", "verbs")
    )


def _is_full_name(name: Span) -> bool:
    before = _before(name)
    if before is not None and (before.ent_type_ in ("GPE", "NORP") or before.pos_ == "DET"):  # "Kenya Water Watch"
        return False
    return 2 <= len(name) <= 3 and all(token.text[:1].isupper() and token.is_alpha for token in name)


@cache
def _table(section: str, key: str) -> frozenset[str]:
    return frozenset(load_toml("names.toml")[section][key])
