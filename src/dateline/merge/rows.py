"""Event mentions -> plain rows, the form in which Splink compares them on any engine.

A row holds strings, whole numbers and lists of strings, nothing else; what a missing value means is said per column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.merge.words import content_stems, family_of, family_of_kind, fields_of, is_common, numbers
from dateline.model import Annotation, Basis, EntityIndex, EntityKind, EntityMention, EventMention, Role, Status

# A date wider than this is no help in telling one event from another of its kind.
_TELLING_DAYS = 31
_ACTORS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.COUNTRY, EntityKind.GROUP, EntityKind.PRODUCT)
_UNTYPED = ("OTHER", "STATEMENT")
_WINDOW = 3
# "the talks", "this week's security talks": an event the reader has heard of
_TAKEN_UP = re.compile(r"\b(?:the|this|these|those|that|its|his|her|their)\s+(?:[\w'’-]+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One mention. Days are proleptic ordinals; `dated` is true when words of the text, not tense, give the date.

    `acts` are the names under which the trigger may be the same act as another; `taken_up` is true of "the talks",
    "these talks", not of "talks"; `narrow` is true where all words for its kind are of one family; `beside` holds the
    words next to the trigger, `words` and `names` those of its sentence.
    """

    unique_id: str
    document: str
    sentence: str
    lemma: str
    common: bool
    family: str
    kind: str
    known: bool
    narrow: bool
    fields: list[str]
    acts: list[str]
    type: str
    fact: bool
    positive: bool
    lead: bool
    taken_up: bool
    start: int
    dated: bool
    earliest: int | None
    latest: int | None
    agents: list[str]
    actors: list[str]
    states: list[str]
    places: list[str]
    names: list[str]
    words: list[str]
    beside: list[str]
    numbers: list[str]


def rows_of(annotation: Annotation, entities: EntityIndex) -> Iterator[Row]:
    """One row per event mention, in text order."""
    for mention in annotation.events:
        yield _row(mention, annotation, entities)


def identity(mention: EntityMention, document_id: str, entities: EntityIndex) -> str:
    """What two mentions of one entity share, in whatever documents they stand."""
    known = entities.get((document_id, mention.entity_id))
    return known.id if known else mention.name.casefold()


def is_dated(mention: EventMention) -> bool:
    """Does the text itself, by an expression or through another event that has one, give a narrow date?"""
    interval = mention.interval
    if interval is None or interval.approximate or mention.basis not in (Basis.EXPRESSION, Basis.ANCHOR):
        return False
    return interval.days is not None and interval.days <= _TELLING_DAYS


def _row(mention: EventMention, annotation: Annotation, entities: EntityIndex) -> Row:
    def ids(mentions: list[EntityMention]) -> list[str]:
        return sorted({identity(m, mention.document_id, entities) for m in mentions})

    actors = [p.entity for p in mention.participants if p.entity.kind in _ACTORS]
    sentence = mention.sentence
    inside = [e for e in annotation.entities if sentence.start <= e.start and e.end <= sentence.end]
    own = set(content_stems(mention.text))
    interval = mention.interval
    before = sentence.text[: mention.start - sentence.start]
    after = sentence.text[mention.end - sentence.start :]
    by_kind = family_of_kind(mention.kind, mention.type) if mention.rule else None
    family = by_kind or family_of(mention.lemma)
    return Row(
        unique_id=mention.id,
        document=mention.document_id,
        sentence=f"{mention.document_id}:{sentence.start}",
        lemma=mention.lemma.lower(),
        common=by_kind is None and is_common(mention.lemma),
        family=family,
        kind=mention.kind,
        known=bool(mention.rule),
        narrow=by_kind is not None,
        fields=list(fields_of(family)),
        acts=_acts(mention, family),
        type=mention.type,
        fact=mention.status in (Status.OCCURRED, Status.ONGOING),
        positive=mention.polarity == "positive",
        taken_up=bool(_TAKEN_UP.search(before)),
        start=mention.start,
        lead=mention.is_headline or sentence.start < 300,
        dated=is_dated(mention),
        earliest=interval.earliest.toordinal() if interval and interval.earliest else None,
        latest=interval.latest.toordinal() if interval and interval.latest else None,
        agents=ids([p.entity for p in mention.participants if p.role in (Role.AGENT, Role.SPEAKER)]),
        actors=ids(actors),
        states=sorted({e.country_code for e in actors if e.country_code}),
        places=ids(list(mention.places)),
        names=ids(inside),
        words=sorted(set(content_stems(sentence.text)) - own),
        beside=sorted({*content_stems(before)[-_WINDOW:], *content_stems(after)[:_WINDOW]}),
        numbers=sorted(set(numbers(sentence.text))),
    )


def _acts(mention: EventMention, family: str) -> list[str]:
    """What the trigger may be a word for: its kind where the vocabulary knows it, its type, its family and fields."""
    found = {f"word {family}", *(f"field {field}" for field in fields_of(family))}
    if mention.rule:
        found.add(f"kind {mention.kind}")
    if mention.type not in _UNTYPED:
        found.add(f"type {mention.type}")
    return sorted(found)
