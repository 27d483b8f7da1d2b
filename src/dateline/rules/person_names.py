"""When one form of a person's name may stand for another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.rules import load_toml
from dateline.rules.gazetteer import place_key
from dateline.rules.given_names import may_be_same_given


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, in lower case and without accents.

    `given` is "" where only the family name is there. `family` is what the bearer is called by: the last word, or the
    first in names like "Xi Jinping". `middle` keeps what stands between, particles left out.
    """

    given: str
    middle: tuple[str, ...]
    family: str
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def parse_name(name: str) -> PersonName:
    """The parts of a name.

    >>> parse_name("Martin Luther King Jr.").family, parse_name("Xi Jinping").family, parse_name("al-Maliki").given
    ('king', 'xi', '')
    """
    words = [word for word in place_key(name).split() if word not in _words("suffixes")]
    bare = [word for word in words if word not in _words("words")] or words
    if not bare:
        return PersonName("", (), "", ())
    if len(bare) == 1:
        return PersonName("", (), bare[0], tuple(words))
    if bare[0] in _family_first() and len(bare) >= _shortest(bare[0]) and not _has_western_given(bare):
        return PersonName(bare[-1], tuple(bare[1:-1]), bare[0], tuple(words))
    return PersonName(bare[0], tuple(bare[1:-1]), bare[-1], tuple(words))


def may_be_short_for(short: str, full: str) -> bool:
    """May the first name be a shorter form of the second: family name alone, with an initial, without middle names?

    >>> may_be_short_for("Bush", "George W. Bush"), may_be_short_for("López Obrador", "Andrés Manuel López Obrador")
    (True, True)
    >>> may_be_short_for("George H. W. Bush", "George W. Bush"), may_be_short_for("Laura Bush", "George Bush")
    (False, False)
    """
    a, b = parse_name(short), parse_name(full)
    if not a.family or not b.family:
        return False
    if not a.given:
        return a.family == b.family
    if a.words == b.words or (len(a.words) < len(b.words) and a.words == b.words[-len(a.words) :]):
        return True
    if a.family != b.family or not may_be_same_given(a.given, b.given):
        return False
    return _agree(a.middle, b.middle)


def is_given_name_of(word: str, full: str) -> bool:
    """Is the single word the given name in a full name?

    >>> is_given_name_of("Hillary", "Hillary Clinton")
    True
    """
    key = place_key(word)
    return bool(key) and key == parse_name(full).given


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Do the middle names not contradict: one side has none, or their initials are the same?"""
    if not left or not right:
        return True
    if left[0][0] == right[0][0]:
        return True
    return any(len(word) > 1 and word in right for word in left)


def _has_western_given(words: list[str]) -> bool:
    """Does a Western given name follow or stand first ("Kim Clijsters", "Lee Harvey Oswald")?"""
    from dateline.rules.given_names import given_names

    return len(words) > 1 and words[1].capitalize() in given_names()


def _shortest(family: str) -> int:
    """Words a name has at least for its first to be the family name: "Kim" and "Lee" are given names too."""
    return 3 if family in load_toml("given_names.toml")["family_first"]["given_too"] else 2


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_toml("given_names.toml")["particles"][kind])


@cache
def _family_first() -> frozenset[str]:
    return frozenset(load_toml("given_names.toml")["family_first"]["names"])
