"""Offices in words and in time: which office a title names, and who held it on a day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from dateline.rules import load_toml
from dateline.rules.countries import country_words
from dateline.rules.organisations import organisation_words
from dateline.rules.tenures import Tenure, cached_with_tenures, tenures


def holders(owner: str, role: str, day: date) -> tuple[str, ...]:
    """Everyone who held the office on that day: one, none where it is unknown, two on the day of a hand-over.

    >>> holders("US", "president", date(2022, 1, 10))
    ('Joe Biden',)
    """
    return tuple(dict.fromkeys(t.person for t in _by_office().get((owner, role), ()) if t.covers(day)))


@cached_with_tenures
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
    ["former", "ex", "then", "next", "new", "late", "future", "would", "would-be", "incoming", "outgoing", "previous"]
)
OTHER_RANKS = frozenset(["deputy", "vice", "under", "assistant", "acting", "junior", "opposition", "party", "club"])


def _owners_in(title: str) -> list[str]:
    """Countries and bodies named in a title, by code."""
    words = {**country_words(), **organisation_words()}
    found = [words[word] for word in words if word in title and _stands_in(word, title)]
    return list(dict.fromkeys(found))


def _stands_in(word: str, title: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title) is not None


@cached_with_tenures
def _by_office() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    found: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures():
        found.setdefault((tenure.owner, tenure.role), []).append(tenure)
    return {office: tuple(held) for office, held in found.items()}
