"""Offices in time: who held which office on a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from dateline.errors import RulesError
from dateline.rules import load_csv, load_toml, read_csv
from dateline.rules.countries import countries, country_words
from dateline.rules.organisations import organisation_words, organisations

Table = TypeVar("Table")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office from `start` to `end`, both days inclusive; `end` None: unknown after `known_until`.

    `owner` is a country code or an organisation's id ("org:NATO"); `role` an office's id in roles.toml.
    """

    owner: str
    role: str
    person: str
    start: date
    end: date | None
    known_until: date | None
    source: str

    def covers(self, day: date) -> bool:
        last = self.end or self.known_until
        return last is not None and self.start <= day <= last


_OWN: list[Tenure] = []
_DEPENDENT: list[Callable[[], None]] = []


def cached_with_offices(function: Callable[[], Table]) -> Callable[[], Table]:
    """`functools.cache` for a table made from the offices: made anew when `use_tenures` changes them."""
    cached = cache(function)
    _DEPENDENT.append(cached.cache_clear)
    return cached


@cached_with_offices
def tenures() -> tuple[Tenure, ...]:
    """Every packaged tenure, then the user's own."""
    packaged = (_tenure(row, f"offices.csv, row {number}") for number, row in enumerate(load_csv("offices.csv"), 1))
    return (*packaged, *_OWN)


def use_tenures(path: Path | None) -> None:
    """Let a user's list of offices count beside the packaged one, in this process, until called again.

    Raises:
        RulesError: the file is unusable; what counted before still does.
    """
    _OWN[:] = read_tenures(path) if path is not None else ()
    for clear in _DEPENDENT:
        clear()
    office_of.cache_clear()


def read_tenures(path: Path) -> tuple[Tenure, ...]:
    """A user's own list of offices, with the columns of the packaged one.

    Raises:
        RulesError: a row has a bad office or date, or no end; the message names it.
    """
    columns = ("office", "person", "start", "source")
    return tuple(_tenure(row, f"{path}, line {number}") for number, row in read_csv(path, columns))


def holders(owner: str, role: str, day: date) -> tuple[str, ...]:
    """Everyone who held the office on that day: one, none where it is unknown, two on the day of a hand-over.

    >>> holders("US", "president", date(2022, 1, 10))
    ('Joe Biden',)
    """
    return tuple(dict.fromkeys(t.person for t in _by_office().get((owner, role), ()) if t.covers(day)))


@cached_with_offices
def tenures_of() -> dict[str, tuple[Tenure, ...]]:
    """All tenures by person."""
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        found.setdefault(tenure.person, []).append(tenure)
    return {person: tuple(held) for person, held in found.items()}


@cache
def role_forms() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Each form in words with the roles it may mean and their owners (none: any)."""
    forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for office in load_toml("roles.toml")["office"]:
        for form in office["forms"]:
            forms.setdefault(form, []).append((office["id"], tuple(office.get("owners", ()))))
    return {form: tuple(roles) for form, roles in forms.items()}


@lru_cache(maxsize=4096)
def office_of(title: str) -> tuple[str, str] | None:
    """The (owner, role) that a title in words names, or None where it names none or does not say whose.

    >>> office_of("US Secretary of State"), office_of("Senator")
    (('US', 'foreign minister'), None)
    """
    lowered = " ".join(title.lower().split())
    for form in sorted(role_forms(), key=lambda form: (-len(form), form)):
        if not re.search(rf"(?<![\w-]){re.escape(form)}(?!\w)", lowered):
            continue
        before = re.split(r"[\s-]+", lowered[: lowered.find(form)])
        if any(word in OTHER_TIMES or word in OTHER_RANKS for word in before):
            return None
        owners = _owners_in(title)
        for role, allowed in role_forms()[form]:
            fitting = [owner for owner in owners if not allowed or owner in allowed]
            if fitting:
                return fitting[0], role
    return None


OTHER_TIMES = frozenset(
    ["former", "ex", "then", "next", "new", "late", "future", "would", "incoming", "outgoing", "previous"]
)
OTHER_RANKS = frozenset(["deputy", "vice", "under", "assistant", "acting", "junior", "opposition", "party", "club"])


def _owners_in(title: str) -> list[str]:
    """Countries and bodies named in a title, by code."""
    words = {**country_words(), **organisation_words()}
    found = [words[word] for word in words if word in title and _stands_in(word, title)]
    return list(dict.fromkeys(found))


def _stands_in(word: str, title: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title) is not None


@cached_with_offices
def _by_office() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    found: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures():
        found.setdefault((tenure.owner, tenure.role), []).append(tenure)
    return {office: tuple(held) for office, held in found.items()}


def _tenure(row: dict[str, str], where: str) -> Tenure:
    owner, colon, role = row["office"].rpartition(":")
    if not (owner and colon and role):
        raise RulesError(f"{where}: office {row['office']!r} is not written like US:president")
    if owner not in countries() and owner not in organisations():
        raise RulesError(f"{where}: {owner!r} is neither a country code like US nor an organisation like org:NATO")
    start = _day(row["start"], where)
    end, known_until = (_day(row[name], where) if row.get(name) else None for name in ("end", "known_until"))
    if end is None and known_until is None:
        raise RulesError(
            f"{where}: give the last day in office (end), or the day up to which it is known (known_until)"
        )
    if end is not None and end < start:
        raise RulesError(f"{where}: the office ends ({end}) before it starts ({start})")
    return Tenure(owner, role, row["person"], start, end, known_until, row["source"])


def _day(value: str, where: str) -> date:
    missing = {4: "-01-01", 7: "-01"}.get(len(value.strip()), "")
    try:
        return date.fromisoformat(value.strip() + missing)
    except ValueError:
        raise RulesError(f"{where}: {value!r} is not a day like 2022-01-31") from None
