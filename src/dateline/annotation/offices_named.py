"""Does a title name an office, of whom, and in what time?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.model import EntityKind, EntityMention
from dateline.rules.countries import countries
from dateline.rules.offices import OTHER_RANKS, OTHER_TIMES
from dateline.rules.organisations import organisations
from dateline.rules.people import people


def names_office(title: str, form: str, owners: tuple[str, ...]) -> bool:
    """Is the title that of the office in words, held now, and of one of the owners where any are given?"""
    lowered = title.lower()
    if form not in lowered or is_of_other_time(lowered[: lowered.find(form)] + form, form):
        return False
    return not owners or any(word in title for owner in owners for word in _owner_words(owner))


def is_of_other_time(phrase: str, form: str) -> bool:
    """Is it a former or future holder, or one of another rank ("the former", "the deputy")?"""
    before = phrase[: phrase.rfind(form)].replace("-", " ").split()
    return any(word in OTHER_TIMES or word in OTHER_RANKS for word in before)


@cache
def _owner_words(owner: str) -> tuple[str, ...]:
    """How a state or body may be called in a title."""
    body = organisations().get(owner)
    if body is not None:
        return (body.name, *body.aliases)
    country = countries()[owner]
    return (country.name, *country.aliases, *country.demonyms, *country.seats)


def standing_for_holder(words: EntityMention, name: str, reason: str) -> EntityMention:
    """The words as a mention of an office-holder, whom the document need not name."""
    person = people()[name]
    return replace(
        words, kind=EntityKind.PERSON, entity_id=person.id, name=name, wikidata=person.wikidata, country_code=None,
        reason=reason,
    )  # fmt: skip
