"""Is a text in English? A test by the small words that hold sentences together; no model, no network."""

from __future__ import annotations

import re
from functools import cache

from dateline.rules import load_toml

_SAMPLE_CHARACTERS = 20_000
_FEWEST_WORDS = 30
_FEWEST_FOREIGN = 4
"""Words of another script, or small words of another language, that tell it in a short text."""
_LEAST_SHARE = 0.08
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def language_warning(text: str) -> str | None:
    """What to tell a reader of a text that is not English, or None; short texts and lists get none.

    >>> language_warning("Der Minister ist mit dem Zug in die Stadt gefahren und hat dort über alles gesprochen. " * 3)
    'reads like German; only English is understood, so little or nothing will be found'
    """
    words = _WORD.findall(text[:_SAMPLE_CHARACTERS].lower())
    if len(words) >= _FEWEST_FOREIGN and sum(_LATIN.fullmatch(word) is None for word in words) > len(words) / 2:
        return _warning("is not in Latin letters")
    if len(words) < _FEWEST_FOREIGN:
        return None
    counts = {language: sum(word in known for word in words) for language, known in _languages().items()}
    likeliest = max(counts, key=lambda language: (counts[language], language == "English"))
    if likeliest == "English" or counts[likeliest] < _LEAST_SHARE * len(words):
        return None
    if len(words) < _FEWEST_WORDS and (counts["English"] or counts[likeliest] < _FEWEST_FOREIGN):
        return None  # too short to judge, unless it has small words of another language and none of English
    return _warning(f"reads like {likeliest}")


def _warning(finding: str) -> str:
    return f"{finding}; only English is understood, so little or nothing will be found"


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in load_toml("language.toml")["words"].items()}
