"""Names in one document -> EntityMention."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.addresses import find_addresses
from dateline.annotation.bare_names import find_bare_names, with_words_before
from dateline.annotation.bodies import ground_bodies
from dateline.annotation.candidate import Candidate, CandidateIndex
from dateline.annotation.context import read_context
from dateline.annotation.groups import find_groups
from dateline.annotation.kinds import agree, settle
from dateline.annotation.lexicon import find_known_names
from dateline.annotation.nested import with_nested_places
from dateline.annotation.parser_names import find_parser_names
from dateline.annotation.people import Owners, ground_people
from dateline.annotation.places import Location, locate, shared_names
from dateline.model import Document, EntityKind, EntityMention
from dateline.rules import load_toml
from dateline.rules.countries import capital_words, countries
from dateline.rules.gazetteer import place_key
from dateline.rules.regions import regions
from dateline.rules.states import states_by_entity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


def find_names(parsed: Doc, document: Document) -> tuple[EntityMention, ...]:
    """Mentions of people, bodies, states, places and products by name or by role noun, in text order."""
    names = list(with_nested_places(agree(parsed, settle(_known(parsed.text), find_parser_names(parsed)))))
    persons = [name for name in names if name.kind is EntityKind.PERSON]
    persons = with_words_before(parsed.text, persons + find_bare_names(parsed.text, names))
    people = ground_people(parsed, persons, document, Owners(_owners(names), _owners(filter(_is_no_place, names))))
    taken = CandidateIndex(people)
    others = [name for name in names if name.kind is not EntityKind.PERSON and not _is_inside(name, taken)]
    others = ground_bodies(parsed.text, others)
    mentions = [_mention(name, document) for name in people]
    mentions += _grounded(parsed, others, document)
    mentions += find_groups(parsed, mentions, document)
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.entity_id)))


def _is_inside(name: Candidate, people: CandidateIndex) -> bool:
    return any(person.covers(name) for person in people.overlapping(name))


def _owners(names: Iterable[Candidate]) -> frozenset[str]:
    """The countries and bodies that the names are of, as offices call their owners."""
    listed = list(names)
    bodies = {body for name in listed if (body := name.entity_id or "").startswith("org:")}
    return frozenset(bodies | {name.country_code for name in listed if name.country_code})


def _is_no_place(name: Candidate) -> bool:
    return name.kind is not EntityKind.PLACE


def _known(text: str) -> tuple[Candidate, ...]:
    """Names by vocabulary and by address; a town before its state is no country of that name."""
    addresses = find_addresses(text)
    taken = CandidateIndex(addresses)
    known = [name for name in find_known_names(text) if not taken.overlapping(name)]
    return tuple(sorted([*addresses, *known], key=lambda c: (c.start, c.end)))


def _grounded(parsed: Doc, names: list[Candidate], document: Document) -> list[EntityMention]:
    unsure = [name for name in names if name.kind is EntityKind.PLACE and name.entity_id is None]
    unsure += [name for name in names if name.name in shared_names() and not name.is_demonym]
    located = locate((name.text for name in unsure), read_context(parsed.text, names))
    open_to_reading = set(unsure)
    return [
        _placed(parsed, name, located.get(name.text) if name in open_to_reading else None, document) for name in names
    ]


def _placed(parsed: Doc, name: Candidate, where: Location | None, document: Document) -> EntityMention:
    if where is None or where.entity_id == name.entity_id:
        return _mention(name, document)
    if _acts_as_government(parsed, name) and where.country_code == capital_words()[name.text]:
        return _government(name, document, where.latitude, where.longitude)
    return _mention(
        name, document, kind=EntityKind.PLACE, entity_id=where.entity_id, name=where.name, latitude=where.latitude,
        longitude=where.longitude, country_code=where.country_code, geonames=where.geonames, reason=where.reason,
        wikidata=None,
    )  # fmt: skip


def _acts_as_government(parsed: Doc, name: Candidate) -> bool:
    """Does a capital act ("Moscow demands", "Moscow's proposals"), rather than say where?"""
    if name.text not in capital_words():
        return False
    span = parsed.char_span(name.start, name.end)
    if span is None:
        return False
    root = span.root
    if root.dep_ == "nsubj":
        return root.head.pos_ in ("VERB", "AUX") and root.head.lemma_ not in ("be", "lie", "have", "see", "host")
    if root.dep_ == "poss":
        return root.head.pos_ == "NOUN"
    if root.dep_ == "dobj":
        return root.head.lemma_ in _verbs_to_governments("objects_of")
    if root.dep_ == "pobj" and root.head.lower_ == "to":
        return root.head.head.lemma_ in _verbs_to_governments("addressed_by")
    return (root.dep_ == "pobj" and root.head.lower_ in ("between", "with", "against", "by")) or (
        root.dep_ == "conj" and root.head.dep_ == "pobj" and root.head.head.lower_ in ("between", "with")
    )


@cache
def _verbs_to_governments(part: str) -> frozenset[str]:
    return frozenset(load_toml("names.toml")["capitals"][part])


def _government(name: Candidate, document: Document, latitude: float | None, longitude: float | None) -> EntityMention:
    country = countries()[capital_words()[name.text]]
    return _mention(
        name, document, kind=EntityKind.COUNTRY, entity_id=country.entity_id, name=country.name, latitude=latitude,
        longitude=longitude, country_code=country.code, wikidata=country.wikidata,
        reason=f"the capital acts for {country.name}",
    )  # fmt: skip


def _mention(found: Candidate, document: Document, **known: object) -> EntityMention:
    fields: dict[str, object] = {
        "kind": found.kind,
        "entity_id": found.entity_id or f"{found.kind}:{place_key(found.text).replace(' ', '-')}",
        "name": found.name or found.text,
        "country_code": found.country_code,
        "wikidata": found.wikidata,
        "offices": found.offices,
        "reason": found.reason,
        **_point(found),
        **known,
    }
    return EntityMention(found.start, found.end, document.text[found.start : found.end], **fields)  # type: ignore[arg-type]


def _point(name: Candidate) -> dict[str, object]:
    """Coordinates of a country or region."""
    known = name.entity_id or ""
    if known.startswith("country:"):
        country = countries()[known.removeprefix("country:")]
        return {"latitude": country.latitude, "longitude": country.longitude, "geonames": country.geonames}
    if known in states_by_entity():
        state = states_by_entity()[known]
        return {"latitude": state.latitude, "longitude": state.longitude, "geonames": state.geonames}
    if known in regions():
        return {"latitude": regions()[known].latitude, "longitude": regions()[known].longitude}
    return {}
