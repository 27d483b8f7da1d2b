"""EventGraph -> JSON-LD for triple stores, in terms that others know.

schema.org for events, people, places and articles; SEM (the Simple Event Model) for actors in their roles and for times
that are not exact; PROV for what each event rests on: event, derived from a quotation, quoted from an article. Only
what none of them can say is in dateline's own namespace. The context stands in the file, so nothing is fetched.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dateline.export.atomic import write_atomically
from dateline.export.fields import linked_entities
from dateline.export.flatten import clean, flat_value
from dateline.model import Conflict, Document, Entity, EntityKind, Event, EventMention, Interval, Tally

if TYPE_CHECKING:
    from dateline.graph import EventGraph

CONTEXT = {
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "dateline": "urn:dateline:",
}

_KINDS = {
    EntityKind.PERSON: "schema:Person",
    EntityKind.ORGANIZATION: "schema:Organization",
    EntityKind.GROUP: "schema:Organization",
    EntityKind.COUNTRY: "schema:Country",
    EntityKind.PLACE: "schema:Place",
    EntityKind.PRODUCT: "schema:Product",
    EntityKind.OTHER: "schema:Thing",
}
_PLACE_ROLES = {"venue", "target", "origin", "subject"}

# What schema.org takes for a date: a day, a month or a year, and nothing approximate.
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Node = dict[str, Any]


def write_jsonld(graph: EventGraph, path: str | Path) -> None:
    """Write the graph as one JSON-LD document.

    Raises:
        OutputError: the file cannot be written.
    """
    nodes = [_document(document) for document in graph.documents]
    entities = {entity.id: entity for event in graph.events for _, entity in linked_entities(event)}
    entities |= {entity.id: entity for entity in graph.entities}
    nodes += [_entity(entities[key]) for key in sorted(entities)]
    for event in graph.events:
        nodes.append(_event(event))
        nodes += (_mention(mention) for mention in event.mentions)
    content = json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False, indent=1)
    write_atomically(path, content + "\n")


def iri(kind: str, name: str) -> str:
    """The name of a thing in dateline's namespace.

    >>> iri("event", "a b")
    'urn:dateline:event:a%20b'
    """
    return f"urn:dateline:{kind}:{quote(name, safe='', errors='surrogatepass')}"


def _node(kind: str, name: str, types: list[str], **properties: object) -> Node:
    """A node with those properties that have a value; "schema_name" is written "schema:name"."""
    node: Node = {"@id": iri(kind, name), "@type": types}
    for key, value in properties.items():
        if value is not None and value != "" and value != []:
            node[key.replace("_", ":", 1)] = clean(value) if isinstance(value, str) else value
    return node


def _document(document: Document) -> Node:
    return _node(
        "document",
        document.id,
        ["schema:NewsArticle", "prov:Entity"],
        schema_identifier=document.id,
        schema_headline=document.title,
        schema_datePublished=_typed(document.published, "xsd:date"),
        schema_publisher=document.publisher,
        schema_url=document.url,
    )


def _entity(entity: Entity) -> Node:
    roles = "sem:Place" if entity.kind is EntityKind.PLACE else "sem:Actor"
    return _node(
        "entity",
        entity.id,
        [_KINDS[entity.kind], roles],
        schema_name=entity.name,
        schema_alternateName=[clean(alias) for alias in entity.aliases],
        schema_jobTitle=[clean(office) for office in entity.offices],
        schema_geo=_coordinates(entity),
        schema_addressCountry=entity.country_code,
        schema_sameAs=_same_as(entity),
        dateline_conflict=[_conflict(conflict) for conflict in entity.conflicts],
    )


def _coordinates(entity: Entity) -> Node | None:
    latitude, longitude = flat_value(entity.latitude), flat_value(entity.longitude)
    if latitude is None or longitude is None:
        return None
    return {
        "@type": "schema:GeoCoordinates",
        "schema:latitude": _typed(float(latitude), "xsd:double"),
        "schema:longitude": _typed(float(longitude), "xsd:double"),
    }


def _same_as(entity: Entity) -> list[Node]:
    known = []
    if entity.wikidata and re.fullmatch(r"Q\d+", entity.wikidata):
        known.append({"@id": f"http://www.wikidata.org/entity/{entity.wikidata}"})
    if entity.geonames:
        known.append({"@id": f"https://sws.geonames.org/{entity.geonames}/"})
    return known


def _event(event: Event) -> Node:
    linked = list(linked_entities(event))
    node = _node(
        "event",
        event.id,
        ["schema:Event", "sem:Event"],
        schema_name=event.label,
        sem_eventType={"@id": iri("type", event.type)},
        dateline_kind=event.kind,
        dateline_status=event.status.value,
        dateline_polarity=event.polarity.value,
        dateline_count=event.count,
        dateline_basis=event.basis.value,
        dateline_independentSources=event.independent_sources,
        dateline_confidence=_typed(float(event.confidence), "xsd:double"),
        schema_location=[{"@id": iri("entity", place.id)} for place in event.places],
        sem_hasActor=[_role(role, entity) for role, entity in linked if role not in _PLACE_ROLES],
        sem_hasPlace=[_role(role, entity) for role, entity in linked if role in _PLACE_ROLES],
        prov_wasDerivedFrom=[{"@id": iri("mention", mention.id)} for mention in event.mentions],
        dateline_number=[_number(tally) for tally in event.tallies],
        dateline_conflict=[_conflict(conflict) for conflict in event.conflicts],
        **_times(event.interval),
    )
    for relation in event.relations:
        kind = quote(relation.kind, safe="", errors="surrogatepass")
        name = "schema:superEvent" if relation.kind == "part_of" else f"dateline:{kind}"
        node.setdefault(name, []).append({"@id": iri("event", relation.target)})
    return node


def _times(interval: Interval | None) -> dict[str, object]:
    """The time in EDTF, the days it cannot go beyond, and schema.org's date where it is exact enough for one."""
    if interval is None:
        return {}
    return {
        "dateline_time": {"@value": interval.edtf, "@type": "edtf:EDTF"},
        "sem_hasEarliestBeginTimeStamp": _typed(interval.earliest, "xsd:date"),
        "sem_hasLatestEndTimeStamp": _typed(interval.latest, "xsd:date"),
        "schema_startDate": interval.edtf if _ISO_DATE.fullmatch(interval.edtf) else None,
    }


def _role(role: str, entity: Entity) -> Node:
    return {
        "@type": "sem:Role",
        "rdf:value": {"@id": iri("entity", entity.id)},
        "sem:roleType": {"@id": iri("role", role)},
    }


def _mention(mention: EventMention) -> Node:
    return _node(
        "mention",
        mention.id,
        ["schema:Quotation", "prov:Entity"],
        schema_text=mention.sentence.text,
        prov_value=mention.text,
        prov_wasQuotedFrom={"@id": iri("document", mention.document_id)},
        dateline_start=mention.start,
        dateline_end=mention.end,
        dateline_rule=mention.rule,
    )


def _number(tally: Tally) -> Node:
    claims = [
        {"rdf:value": clean(count.value), "prov:wasQuotedFrom": {"@id": iri("document", count.document)}}
        for count in tally.counts
    ]
    return {"dateline:field": clean(tally.measure), "rdf:value": clean(tally.value), "dateline:claim": claims}


def _conflict(conflict: Conflict) -> Node:
    claims = [
        {"rdf:value": clean(value), "prov:wasQuotedFrom": {"@id": iri("document", document)}}
        for value, document, _ in conflict.claims
    ]
    return {"dateline:field": clean(conflict.field), "dateline:claim": claims}


def _typed(value: object, datatype: str) -> Node | None:
    return None if value is None else {"@value": str(value), "@type": datatype}
