"""Who and where: what one document says (EntityMention) and who it is across all (Entity)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words that name or stand for someone or something.

    `entity_id` is the same for all mentions of one entity in a document. It is global ("country:RU", "wikidata:Q7747")
    where the vocabulary knows the entity; otherwise it is local to the document. `name` is the canonical name: for a
    pronoun or description, that of its antecedent. `offices` are the titles given with this mention ("US Secretary of
    State"). `country_code` is ISO 3166-1 alpha-2: of a place the country it lies in, of a group or body the state it
    belongs to. `reason` says why the words were taken for this entity.
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    entity_id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country_code: str | None = None
    geonames: int | None = None
    wikidata: str | None = None
    offices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    is_named: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources disagree about a field: every claim is kept as (value, document id, mention id)."""

    field: str
    claims: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor or place across all documents, with every spelling met and the reasons for taking them as one."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    country_code: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    documents: tuple[str, ...] = ()
    reasons: tuple[str, ...] = field(default=())

    @property
    def is_proper(self) -> bool:
        """Is it called by a name of its own, not described ("four passengers")?"""
        return not self.name.islower()


EntityIndex = Mapping[tuple[str, str], Entity]
"""(document id, `EntityMention.entity_id`) -> the entity across documents."""
