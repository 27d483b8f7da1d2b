"""Words as merging compares them: stems, families of trigger words, content words, numbers."""

from __future__ import annotations

import re
from functools import cache

from dateline.rules import load_toml

# Longest first, so that "ation" goes before "ion"; what is left must keep four letters.
_SUFFIXES = (
    *("ization", "isation", "ations", "ation", "ments", "ment", "ances", "ance", "ences", "ence", "ities", "ity"),
    *("ness", "ions", "ion", "ings", "ing", "ates", "ated", "ate", "izes", "ized", "ize", "ises", "ised", "ise"),
    *("ers", "er", "ors", "or", "als", "al", "ures", "ure", "ies", "ied", "ves", "ed", "es", "s", "e"),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w,]*\d)")
_YEARS = range(1900, 2101)


@cache
def stem(word: str) -> str:
    """A word without its endings: what "announces" and "announcement" share.

    >>> stem("announcement") == stem("announced") == stem("announce")
    True
    """
    word = word.lower()
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4 and not word.endswith("ss"):
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word.endswith("e"):  # announce(ment)
        word = word[:-1]
    # "stopped" and "planning" double their last letter
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word


@cache
def _families() -> dict[str, str]:
    """Stem -> id of the family of words that may name one act."""
    table = load_toml("merge_words.toml")
    return {stem(word): family["id"] for family in table["family"] for word in family["words"]}


@cache
def _families_by_kind() -> dict[str, str]:
    """Kind of event -> the family of all words for it, for kinds so narrow that their words may name one act."""
    families = load_toml("merge_words.toml")["family"]
    return {kind: family["id"] for family in families for kind in family.get("kinds", ())}


def family_of_kind(kind: str, type_: str) -> str | None:
    """The family of what the vocabulary knows as this kind; None where the kind holds acts of several families.

    >>> family_of_kind("resignation", "CONCEDE")
    'resign'
    >>> family_of_kind("strike", "PROTEST"), family_of_kind("strike", "ASSAULT")
    ('strike_work', None)
    """
    by_kind = _families_by_kind()
    return by_kind.get(kind) or by_kind.get(f"{type_} {kind}")


@cache
def _common() -> frozenset[str]:
    return frozenset(load_toml("merge_words.toml")["common"]["verbs"])


@cache
def _stopwords() -> frozenset[str]:
    table = load_toml("merge_words.toml")
    return frozenset(table["stopwords"]["words"])


def family_of(lemma: str) -> str:
    """The family of a trigger's lemma; its stem where no family lists it.

    >>> family_of("summit") == family_of("negotiation")
    True
    """
    last = next(reversed(_WORD.findall(lemma)), lemma)
    whole = stem(lemma.lower())
    return _families().get(whole) or _families().get(stem(last)) or stem(last)


@cache
def fields_of(family: str) -> tuple[str, ...]:
    """The fields of acts that a family belongs to, such as "death" for both killing and dying.

    >>> fields_of("die")
    ('death',)
    """
    return tuple(field["id"] for field in load_toml("merge_words.toml")["field"] if family in field["families"])


def is_common(lemma: str) -> bool:
    """Does the word say so little ("make", "have") that sharing it means little?"""
    return lemma.lower() in _common()


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry content, in text order, with repeats."""
    found = (match.group().lower().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(text))
    return [stem(word) for word in found if len(word) > 2 and word not in _stopwords()]


def numbers(text: str) -> list[str]:
    """Amounts written in figures, without years: "1,200 dead" gives ["1200"].

    >>> numbers("In 2011 a 7.0 quake killed 1,200 people")
    ['7.0', '1200']
    """
    found = (match.group().replace(",", "") for match in _NUMBER.finditer(text))
    return [value for value in found if not (value.isdigit() and int(value) in _YEARS)]
