"""Whom a name must mean that no full name introduces: an office-holder of that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateline.rules.offices import role_forms, tenures_of
from dateline.rules.people import KnownPerson, people
from dateline.rules.person_names import may_be_short_for, parse_name
from dateline.rules.tenures import Tenure, cached_with_tenures, tenures

_STILL_KNOWN_DAYS = 5 * 365
"""How long after an office its holder is still called by name without an introduction."""


def known_person(name: str, titles: tuple[str, ...], day: date | None, owners: frozenset[str]) -> KnownPerson | None:
    """The one office-holder whom the name fits on that day, if the document names the office's state or body.

    A title must be that of the office ("President Bush"); without one, the bearer must be the only office-holder of
    that name. `owners` are country codes and organisations' ids.

    >>> known_person("Bush", ("President",), date(2003, 3, 20), frozenset({"US"})).name
    'George W. Bush'
    >>> known_person("Bush", ("President",), date(1991, 1, 17), frozenset({"US"})).name
    'George H. W. Bush'
    """
    fitting = [t for t in _by_family().get(parse_name(name).family, ()) if may_be_short_for(name, t.person)]
    fitting = [tenure for tenure in fitting if tenure.owner in owners]
    roles = {role for title in titles for role in _roles_in(title)}
    if roles:
        fitting = [tenure for tenure in fitting if tenure.role in roles]
    if day is not None:
        in_office = [tenure for tenure in fitting if tenure.covers(day)]
        fitting = in_office or [tenure for tenure in fitting if _is_remembered(tenure, day)]
    bearers = list(dict.fromkeys(tenure.person for tenure in fitting))
    return people()[bearers[0]] if len(bearers) == 1 else None


def is_meant(person: KnownPerson, titles: Iterable[str], day: date | None, owners: frozenset[str]) -> bool:
    """Does a full name mean the office-holder, rather than one of many namesakes?

    It does where a title names one of the person's offices, or the document names the office's state or body while the
    person holds it or is still remembered for it.

    >>> is_meant(people()["John Howard"], (), date(2006, 1, 1), frozenset({"AU"}))
    True
    >>> is_meant(people()["John Howard"], ("Coach",), date(2006, 1, 1), frozenset({"US"}))
    False
    """
    if not person.has_namesakes:
        return True
    roles = {role for title in titles for role in _roles_in(title)}
    held = tenures_of().get(person.name, ())
    if any(tenure.role in roles for tenure in held):
        return True
    return day is not None and any(
        tenure.owner in owners and (tenure.covers(day) or _is_remembered(tenure, day)) for tenure in held
    )


def names_an_office(titles: tuple[str, ...]) -> bool:
    """Does one of the titles name a dated office ("President"), rather than be polite ("Mr")?"""
    return any(_roles_in(title) for title in titles)


def _is_remembered(tenure: Tenure, day: date) -> bool:
    return tenure.end is not None and tenure.end <= day <= tenure.end + timedelta(days=_STILL_KNOWN_DAYS)


def _roles_in(title: str) -> set[str]:
    """The roles that a title may name, whosesoever."""
    lowered = title.lower()
    forms = [form for form in role_forms() if form in lowered]
    longest = max(forms, key=len, default=None)
    return {role for role, _ in role_forms()[longest]} if longest else set()


@cached_with_tenures
def _by_family() -> dict[str, tuple[Tenure, ...]]:
    index: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        index.setdefault(parse_name(tenure.person).family, []).append(tenure)
    return {family: tuple(found) for family, found in index.items()}
