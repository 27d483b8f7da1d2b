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
    first in names like "Xi Jinping". `middle` keeps what stands between, particles left out. `suffix` is "jr", "iii".
    """

    given: str
    middle: tuple[str, ...]
    family: str
    words: tuple[str, ...]
    suffix: str = ""


@lru_cache(maxsize=20_000)
def parse_name(name: str) -> PersonName:
    """The parts of a name.

    >>> parse_name("Martin Luther King Jr.").family, parse_name("Xi Jinping").family, parse_name("al-Maliki").given
    ('king', 'xi', '')
    """
    every = place_key(name).split()
    words = [word for word in every if word not in _words("suffixes")]
    suffix = every[-1] if len(every) > 1 and every[-1] in _words("suffixes") else ""
    bare = [word for word in words if word not in _words("words")] or words
    if not bare:
        return PersonName("", (), "", ())
    if len(bare) == 1:
        return PersonName("", (), bare[0], tuple(words), suffix)
    if bare[0] in _family_first() and len(bare) >= _shortest(bare[0]) and not _has_western_given(bare):
        return PersonName(bare[-1], tuple(bare[1:-1]), bare[0], tuple(words), suffix)
    return PersonName(bare[0], tuple(bare[1:-1]), bare[-1], tuple(words), suffix)


def begins_with_family(word: str) -> bool:
    """Is it a family name that stands first, and no given or family name of the West as well?

    >>> begins_with_family("Phạm"), begins_with_family("Kim")
    (True, False)
    """
    key = place_key(word)
    return key in _family_first() and _shortest(key) == 2


def may_be_short_for(short: str, full: str) -> bool:
    """May the first name be a shorter form of the second: family name alone, with an initial, without middle names?

    >>> may_be_short_for("Bush", "George W. Bush"), may_be_short_for("López Obrador", "Andrés Manuel López Obrador")
    (True, True)
    >>> may_be_short_for("George H. W. Bush", "George W. Bush"), may_be_short_for("Laura Bush", "George Bush")
    (False, False)
    """
    a, b = parse_name(short), parse_name(full)
    if not a.family or not b.family or (a.suffix and b.suffix and a.suffix != b.suffix):
        return False
    if not a.given:
        return a.family == b.family
    if a.words == b.words or (len(a.words) < len(b.words) and a.words == b.words[-len(a.words) :]):
        return True
    if a.family != b.family or not may_be_same_given(a.given, b.given):
        return False
    return _agree(a.middle, b.middle)


def called_by(full: str) -> tuple[str, ...]:
    """The single words, as written, by which the bearer of a full name may be called.

    >>> called_by("Nouri al-Maliki"), called_by("Zhao Mingwei"), called_by("Enrique Peña Nieto")
    (('al-Maliki', 'Maliki'), ('Zhao',), ('Nieto', 'Peña'))
    """
    written = [word for word in full.split() if place_key(word) not in _words("suffixes")]
    parsed = parse_name(full)
    if len(written) < 2 or not parsed.given:
        return tuple(written)
    if place_key(written[0]) == parsed.family:
        return (written[0],)
    last = written[-1]
    short = last.partition("-")[2] if last.lower().startswith(("al-", "el-", "ul-")) else ""
    first_surname = written[1] if len(written) == 3 and _is_iberian(written) else ""
    return tuple(dict.fromkeys(word for word in (last, short, first_surname) if word))


def _is_iberian(written: list[str]) -> bool:
    """Do accents or endings tell a Spanish name, where the first of two family names may stand alone?"""
    return not "".join(written).isascii() or written[-1].endswith(("ez", "os", "as"))


def family_with_particles(full: str) -> str | None:
    """The family name with the particles before it, as written, or None where it has none.

    >>> family_with_particles("Ursula von der Leyen"), family_with_particles("John Smith")
    ('von der Leyen', None)
    """
    words = full.split()
    first = next((i for i, word in enumerate(words) if i and word in _words("joining")), None)
    return " ".join(words[first:]) if first is not None and first < len(words) - 1 else None


def called_by_given(full: str) -> tuple[str, ...]:
    """The given name of a full name, where it is none of the West and may be all that its bearer is called by.

    >>> called_by_given("Abiy Ahmed"), called_by_given("John Smith")
    (('Abiy',), ())
    """
    from dateline.rules.given_names import given_names

    first, space, _ = full.partition(" ")
    is_alone = bool(space) and first not in given_names() and first.isalpha() and len(first) > 3
    return (first,) if is_alone and parse_name(full).given == place_key(first) else ()


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
