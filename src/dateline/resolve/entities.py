"""Entity mentions of all documents -> Entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.model import Annotation, Entity, EntityKind, EntityMention
from dateline.resolve.identity import Bearer, Company, same_people
from dateline.resolve.titles import title_conflicts
from dateline.rules.gazetteer import place_key
from dateline.rules.offices import office_of
from dateline.rules.people import people_by_id

EntityIndex = Mapping[tuple[str, str], Entity]
"""(document id, local entity id) -> the entity across documents."""

_COMPANY_ENDINGS = {
    "inc",
    "corp",
    "co",
    "ltd",
    "llc",
    "plc",
    "ag",
    "sa",
    "nv",
    "corporation",
    "company",
    "incorporated",
}


def resolve_entities(annotations: Sequence[Annotation]) -> EntityIndex:
    """Which mentions of which documents are one and the same.

    Known entities meet by their ids, names of bodies, places and products by their spelling, people also by office and
    company (see `identity`). Unnamed groups and people stay within their document.
    """
    mentions: dict[str, list[tuple[Annotation, EntityMention]]] = defaultdict(list)
    for annotation in annotations:
        named = {mention.entity_id for mention in annotation.entities if mention.is_named}
        for mention in annotation.entities:
            mentions[_key(annotation, mention, named)].append((annotation, mention))
    one = _same_people(annotations, mentions)
    merged: dict[str, list[tuple[Annotation, EntityMention]]] = defaultdict(list)
    reasons: dict[str, list[str]] = defaultdict(list)
    for key, found in mentions.items():
        target, reason = one.get(key, (key, ""))
        merged[target] += found
        if reason:
            reasons[target].append(reason)
    ids = _plain_ids(merged)
    index: dict[tuple[str, str], Entity] = {}
    for key, found in merged.items():
        entity = _entity(ids.get(key, key), found, reasons[key])
        index.update({(annotation.document.id, mention.entity_id): entity for annotation, mention in found})
    return index


def _plain_ids(merged: Mapping[str, list[tuple[Annotation, EntityMention]]]) -> dict[str, str]:
    """People whom no other of their name stands beside need no document in their id."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, found in merged.items():
        named = next((m for _, m in found if m.is_named), None)
        if named is not None and named.kind is EntityKind.PERSON:
            bearers[key.rpartition("/")[2]].append(key)
    return {keys[0]: plain for plain, keys in bearers.items() if len(keys) == 1}


def _same_people(
    annotations: Sequence[Annotation], mentions: Mapping[str, list[tuple[Annotation, EntityMention]]]
) -> dict[str, tuple[str, str]]:
    bearers = []
    for key, found in mentions.items():
        named = [(annotation, mention) for annotation, mention in found if mention.is_named]
        if named and named[0][1].kind is EntityKind.PERSON:
            bearers.append(Bearer.of(key, named))
    return same_people(bearers, Company(annotations))


def _key(annotation: Annotation, mention: EntityMention, named: set[str]) -> str:
    """What the entity is known by across documents; people whom no vocabulary knows begin as one per document."""
    scope = mention.entity_id.partition(":")[0]
    if scope in ("country", "org", "region", "geonames", "product") or mention.entity_id in people_by_id():
        return mention.entity_id
    if mention.entity_id not in named or mention.kind is EntityKind.PERSON:
        return f"{annotation.document.id}/{mention.entity_id}"
    if scope == "organization":
        words = [word for word in place_key(mention.name).split() if word != "the"]
        while len(words) > 1 and words[-1] in _COMPANY_ENDINGS:
            words.pop()
        return "organization:" + "-".join(words)
    return mention.entity_id


def _entity(key: str, found: list[tuple[Annotation, EntityMention]], reasons: list[str]) -> Entity:
    mentions = [mention for _, mention in found]
    known = people_by_id().get(key)
    first = next((m for m in mentions if m.entity_id == key), mentions[0])
    names = Counter([known.name]) if known is not None else Counter(m.name for m in mentions)
    name = max(names, key=lambda n: (names[n], len(n), n))
    kinds = Counter(m.kind for m in mentions)
    spellings = {" ".join(m.text.split()) for m in mentions if m.is_named or _names_its_office(m)}
    return Entity(
        id=key,
        name=name,
        kind=max(kinds, key=lambda k: (kinds[k], k.value)),
        aliases=tuple(sorted(spellings - {name})),
        offices=tuple(dict.fromkeys(office for m in mentions for office in m.offices)),
        conflicts=title_conflicts(found),
        latitude=first.latitude,
        longitude=first.longitude,
        country_code=first.country_code,
        wikidata=next((m.wikidata for m in mentions if m.wikidata), None),
        geonames=first.geonames,
        documents=tuple(dict.fromkeys(annotation.document.id for annotation, _ in found)),
        reasons=tuple(dict.fromkeys([*reasons, *(m.reason for m in mentions if m.reason)]))[:12],
    )


def _names_its_office(mention: EntityMention) -> bool:
    """Is it a description that tells whose office it is ("the US president"), and so can stand as an alias?"""
    return mention.kind is EntityKind.PERSON and office_of(" ".join(mention.text.split())) is not None
