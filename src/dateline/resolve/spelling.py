"""How alike two spellings of a person's name are, and how alike they must be."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from dateline.rules.gazetteer import place_key

ALIKE_WITH_OFFICE = 0.80
"""Enough where both hold the same office on the same day: it is the office that identifies."""
ALIKE_WITH_COMPANY = 0.92
"""Enough where both stand in stories of the same bodies and people."""


@lru_cache(maxsize=50_000)
def spelling_key(name: str) -> str:
    """The form in which spellings of one name are the same: no marks, and no letters written out for them.

    >>> spelling_key("Jürgen Möllbrück") == spelling_key("Juergen Moellbrueck")
    True
    """
    plain = place_key(name.replace("ß", "ss"))
    for written_out, letter in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")):
        plain = plain.replace(written_out, letter)
    return plain


def likeness(left: str, right: str) -> float:
    """0 to 1: the lesser likeness of the first names and of the family names.

    >>> likeness("Anthony Blanken", "Antony Blinken") > ALIKE_WITH_OFFICE
    True
    >>> likeness("George Bush", "Laura Bush") < ALIKE_WITH_OFFICE
    True
    """
    a, b = spelling_key(left).split(), spelling_key(right).split()
    if not a or not b or (len(a) == 1) != (len(b) == 1):
        return 0.0
    return min(JaroWinkler.similarity(a[0], b[0]), JaroWinkler.similarity(a[-1], b[-1]))
