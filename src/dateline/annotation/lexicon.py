"""Names that the vocabulary knows, found in a text by their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotation.candidate import Candidate, CandidateIndex
from dateline.model import EntityKind
from dateline.rules.countries import countries, plural
from dateline.rules.gazetteer import place_key, without_marks
from dateline.rules.organisations import organisations
from dateline.rules.people import people
from dateline.rules.products import ProductMention, find_products
from dateline.rules.regions import regions
from dateline.rules.states import states
from dateline.rules.tenures import cached_with_tenures

_FIRST_WORD = re.compile(r"\w+")
_WORD_STARTS = re.compile(r"(?<![\w.])(?=\w)")
_MEANS_A_PRONOUN = {"US"}
_NEEDS_CONTEXT = {"Georgia", "New York", "Washington", "Victoria", "B.C.", "Northern Territory"}
"""States whose name is a town's, a country's or another word's too."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A spelling with the candidate it makes, less the offsets."""

    spelling: str
    kind: EntityKind
    entity_id: str
    name: str
    country_code: str | None = None
    wikidata: str | None = None
    is_demonym: bool = False
    is_seat: bool = False


def find_known_names(text: str) -> tuple[Candidate, ...]:
    """Countries, demonyms, seats of government, bodies, people and regions by spelling, the longest first.

    >>> [(c.text, c.entity_id) for c in find_known_names("Talks between NATO and the Russian Federation")]
    [('NATO', 'org:NATO'), ('Russian Federation', 'country:RU')]
    """
    products = [_product(found) for found in find_products(text)]
    taken = CandidateIndex(products)
    names = [name for name in _matches(text) if not taken.overlapping(name)]
    return tuple(sorted([*names, *products], key=lambda c: (c.start, c.end)))


def _product(found: ProductMention) -> Candidate:
    key = place_key(found.name).replace(" ", "-")
    reason = f"a product by rule {found.rule}"
    return Candidate(
        found.start, found.end, found.text, EntityKind(found.kind), f"product:{key}", found.name, reason=reason
    )


def _matches(text: str) -> Iterator[Candidate]:
    free = 0
    for match in _WORD_STARTS.finditer(text):
        if match.start() < free:
            continue
        phrase = _longest_at(text, match.start())
        if phrase is None:
            continue
        end = match.start() + len(phrase.spelling)
        yield Candidate(
            match.start(),
            end,
            text[match.start() : end],
            phrase.kind,
            phrase.entity_id,
            phrase.name,
            phrase.country_code,
            phrase.wikidata,
            phrase.is_demonym,
            phrase.is_seat,
            reason="known by this spelling",
        )
        free = end


def _longest_at(text: str, start: int) -> _Phrase | None:
    word = _FIRST_WORD.match(text, start)
    if word is None:
        return None
    for phrase in _by_first_word().get(word.group(), ()):
        if text.startswith(phrase.spelling, start) and _ends_word(text, start + len(phrase.spelling)):
            return None if _is_shouted_pronoun(text, start, phrase) else phrase
    if word.group().isupper() and len(word.group()) > 3:
        for phrase in _by_first_word_in_capitals().get(word.group(), ()):
            end = start + len(phrase.spelling)
            if text[start:end] == phrase.spelling.upper() and _ends_word(text, end):
                return phrase
    return None


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _is_shouted_pronoun(text: str, start: int, phrase: _Phrase) -> bool:
    """Is "US" the pronoun in a line written in capitals?"""
    if phrase.spelling not in _MEANS_A_PRONOUN:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", start) + 1 or len(text) + 1) - 1]
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


@cached_with_tenures
def _by_first_word() -> dict[str, list[_Phrase]]:
    return _indexed({phrase.spelling: phrase for phrase in reversed(list(_phrases()))}.values())


@cached_with_tenures
def _by_first_word_in_capitals() -> dict[str, list[_Phrase]]:
    index: dict[str, list[_Phrase]] = {}
    for first, phrases in _by_first_word().items():
        index.setdefault(first.upper(), []).extend(p for p in phrases if not p.spelling.isupper())
    return index


def _indexed(phrases: object) -> dict[str, list[_Phrase]]:
    index: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p.spelling), p.spelling)):  # type: ignore[call-overload]
        first = _FIRST_WORD.match(phrase.spelling)
        if first is not None:
            index.setdefault(first.group(), []).append(phrase)
    return index


def _phrases() -> Iterator[_Phrase]:
    """All spellings; where two entities share one, the earlier wins."""
    yield from _country_phrases()
    for body in organisations().values():
        for word in (body.name, *body.aliases):
            yield _Phrase(word, EntityKind(body.kind), body.id, body.name, body.country_code, body.wikidata)
    yield from _place_phrases()
    for person in people().values():
        written = (person.name, *person.aliases)
        for word in dict.fromkeys((*written, *map(without_marks, written))):
            yield _Phrase(word, EntityKind.PERSON, person.id, person.name, wikidata=person.wikidata)


def _country_phrases() -> Iterator[_Phrase]:
    for country in countries().values():
        known = EntityKind.COUNTRY, country.entity_id, country.name, country.code, country.wikidata
        for word in (country.name, *country.aliases):
            yield _Phrase(word, *known)
        demonyms = (*country.demonyms, *country.people)
        for word in (*demonyms, *(plural(word) for word in demonyms)):
            yield _Phrase(word, *known, is_demonym=True)
        for word in country.seats:
            yield _Phrase(word, *known, is_seat=True)


def _place_phrases() -> Iterator[_Phrase]:
    for region in regions().values():
        known = EntityKind.PLACE, region.id, region.name, region.country_code
        for word in (region.name, *region.aliases):
            yield _Phrase(word, *known)
        for word in region.demonyms:
            yield _Phrase(word, *known, is_demonym=True)
    for state in states().values():
        for word in (state.name, *(form for form in state.abbreviations if form.count(".") > 1)):
            if word not in _NEEDS_CONTEXT:
                yield _Phrase(word, EntityKind.PLACE, state.entity_id, state.name, state.country_code)
