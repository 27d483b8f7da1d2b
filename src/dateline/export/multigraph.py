"""EventGraph -> networkx: events and entities are nodes, who did what in which role are edges.

The attributes are the columns below, nothing else: plain str, int, float or bool, left out where there is nothing to
tell. So any networkx algorithm and any networkx writer works on the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from dateline.export.fields import entity_fields, event_fields, linked_entities, time_fields
from dateline.export.flatten import Plain, flatten
from dateline.model import Entity, EntityKind, Event

if TYPE_CHECKING:
    import networkx as nx

    from dateline.graph import EventGraph


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute of nodes or edges: its name, its one type, and what it says."""

    name: str
    type: type[Plain]
    meaning: str


NODE_COLUMNS = (
    Column("label", str, "the event in words, or the entity's name"),
    Column("node_kind", str, "event, actor or place"),
    Column("type", str, "events: PLOVER type, STATEMENT or OTHER"),
    Column("kind", str, "events: a plain word (talks, earthquake); entities: person, organization, country, place ..."),
    Column("status", str, "events: occurred, ongoing, planned, threatened, demanded, conditional, possible, denied"),
    Column("polarity", str, "events: positive, or negative for what did not happen"),
    Column("edtf", str, "events: the time with the precision the text gave, as EDTF"),
    Column("earliest", str, "events: first possible day, ISO 8601; missing where open"),
    Column("latest", str, "events: last possible day, ISO 8601; missing where open"),
    Column("date_precision", str, "events: day, week, month, year ...; missing for a range without a unit"),
    Column("approximate", bool, "events: the time is about right, not exact"),
    Column("basis", str, "events: why this time (expression, anchor, tense, convention, none)"),
    Column("count", int, "events: how often, where the text counts"),
    Column("mentions", int, "events: sentences that report it; entities: events that name it"),
    Column("independent_sources", int, "events: sources, copies of one agency report counted once"),
    Column("confidence", float, "events: 0 to 1"),
    Column("quote", str, "events: the sentence of the first mention"),
    Column("numbers", str, "events: what the latest reports count (killed: 20; amount: 5,000,000 USD)"),
    Column("conflicts", str, "fields about which sources disagree"),
    Column("documents", str, "ids of the documents that report it"),
    Column("aliases", str, "entities: other spellings met"),
    Column("offices", str, "entities: titles given"),
    Column("latitude", float, "entities: degrees north"),
    Column("longitude", float, "entities: degrees east"),
    Column("country_code", str, "entities: ISO 3166-1 alpha-2"),
    Column("wikidata", str, "entities: Wikidata id"),
    Column("geonames", int, "entities: GeoNames id"),
)

EDGE_COLUMNS = (
    Column("label", str, "the role, or the kind of relation"),
    Column("role", str, "event to entity: agent, recipient, participant, speaker, venue, target, origin, subject"),
    Column("kind", str, "event to event: part_of, condition, after, follows_up, same_subject, contradicts"),
    Column("weight", float, "independent sources of the event, at least 1"),
    Column("status", str, "status of the event the edge starts from"),
    Column("edtf", str, "time of the event the edge starts from, as EDTF"),
    Column("earliest", str, "its first possible day"),
    Column("latest", str, "its last possible day"),
    Column("reason", str, "event to event: why"),
)


def to_networkx(graph: EventGraph) -> nx.MultiDiGraph[str]:
    """Nodes are event and entity ids; edge keys are unique in the whole graph and stable from build to build."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    linked = [tuple(linked_entities(event)) for event in graph.events]
    times = {event.id: _time_attributes(event) for event in graph.events}
    for event in graph.events:
        network.add_node(event.id, **event_attributes(event))
    named_by: dict[str, int] = {}
    met = {entity.id: entity for entity in graph.entities}
    for edges in linked:
        for entity in {entity.id: entity for _, entity in edges}.values():
            met.setdefault(entity.id, entity)
            named_by[entity.id] = named_by.get(entity.id, 0) + 1
    for entity in met.values():
        network.add_node(entity.id, **entity_attributes(entity, named_by.get(entity.id, 0)))
    for event, edges in zip(graph.events, linked, strict=True):
        when = times[event.id]
        for role, entity in edges:
            key = edge_key(event.id, role, entity.id)
            network.add_edge(event.id, entity.id, key=key, label=role, role=role, **when)
    _add_relations(network, graph, times)
    return network


def _add_relations(network: nx.MultiDiGraph[str], graph: EventGraph, times: dict[str, dict[str, Plain]]) -> None:
    """Relations to events that are not in this graph, as in a filtered one, have no edge."""
    for event in graph.events:
        for relation in event.relations:
            if relation.target in times:
                key = edge_key(event.id, relation.kind, relation.target)
                attributes = flatten({"label": relation.kind, "kind": relation.kind, "reason": relation.reason})
                network.add_edge(event.id, relation.target, key=key, **attributes, **times[event.id])


def edge_key(source: str, role: str, target: str) -> str:
    """A digest that names an edge in any build and any file."""
    return blake2b("\0".join((source, role, target)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def event_attributes(event: Event) -> dict[str, Plain]:
    quote = event.mentions[0].sentence.text if event.mentions else None
    return flatten({**event_fields(event), "node_kind": "event", "quote": quote})


def entity_attributes(entity: Entity, mentions: int) -> dict[str, Plain]:
    kind = "place" if entity.kind is EntityKind.PLACE else "actor"
    return flatten({"label": entity.name, "node_kind": kind, "mentions": mentions, **entity_fields(entity)})


def _time_attributes(event: Event) -> dict[str, Plain]:
    times = time_fields(event.interval)
    return flatten(
        {
            "weight": float(max(1, event.independent_sources)),
            "status": event.status,
            **{name: times[name] for name in ("edtf", "earliest", "latest")},
        }
    )
