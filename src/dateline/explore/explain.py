"""Why the graph says so: the sentences, rules and merges behind an event or entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.explore.card import Card, sections
from dateline.explore.find import entities_of, find_node
from dateline.export.order import by_time
from dateline.export.tables import conflict_text, one_line
from dateline.model import Document, Entity, Event, EventMention, Link

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_BASIS = {
    "expression": "from a time expression",
    "anchor": "from another event or expression",
    "tense": "from the verb's tense and the day of publication",
    "convention": "by the convention that a report's lead tells of its own day",
    "none": "no time found",
}


def explain(graph: EventGraph, words: str) -> Card:
    """What an event or entity rests on; `words` is an id, the beginning of an event's id, or an entity's name.

    Raises:
        DatelineError: nothing is called so, or several things are.
    """
    node = find_node(graph, words)
    return explain_event(node, graph) if isinstance(node, Event) else explain_entity(node, graph)


def explain_event(event: Event, graph: EventGraph) -> Card:
    documents = {document.id: document for document in graph.documents}
    labels = {other.id: other.label for other in graph.events}
    return Card(
        f"{event.label}  [{event.id}]",
        sections(
            what=[what(event)],
            when=[f"{event.interval or 'unknown'}: {_BASIS[event.basis.value]}"],
            who=[f"{role}: {entity.name}" for role, entity in event.participants],
            said_by=[speaker.name for speaker in event.speakers],
            where=[place.name for place in event.places]
            + [f"{role}: {place.name}" for role, place in event.other_places],
            reported_by=[line for m in event.mentions for line in _report(m, documents.get(m.document_id))],
            taken_as_one_because=[line for link in event.links for line in _link(link)],
            sources_disagree=[conflict_text(conflict) for conflict in event.conflicts],
            linked_to=[
                f"{relation.kind}: {labels.get(relation.target, 'not in this graph')} [{relation.target}]"
                + (f" ({relation.reason})" if relation.reason else "")
                for relation in event.relations
            ],
            history=[f"{published or 'undated'}: {status}" for published, status, _ in event.history],
        ),
    )


def what(event: Event) -> str:
    """`CONSULT (talks), occurred, 2 times, 2 independent sources, confidence 0.97`."""
    parts = [f"{event.type} ({event.kind})", event.status.value]
    parts += [event.polarity.value] if event.polarity.value == "negative" else []
    parts += [f"{event.count} times"] if event.count > 1 else []
    parts.append(f"{event.independent_sources} independent source{'s' * (event.independent_sources > 1)}")
    return ", ".join([*parts, f"confidence {event.confidence:.2f}"])


def _report(mention: EventMention, document: Document | None) -> list[str]:
    sentence = one_line(mention.sentence.text)
    lines = [f"“{sentence}”", f"  {_source(mention, document)}, characters {mention.start} to {mention.end}"]
    lines.append(f"  read as {mention.type}, {mention.status}, from {one_line(mention.text)!r} by rule {mention.rule}")
    if timex := mention.timex:
        anchor = f", counted from {timex.anchor}" if timex.anchor else ""
        lines.append(f"  dated {timex.value} from {one_line(timex.text)!r} by rule {timex.rule}{anchor}")
    lines += (f"  {e.field} from {one_line(e.quote.text)!r} by rule {e.rule}" for e in mention.evidence)
    return lines


def _source(mention: EventMention, document: Document | None) -> str:
    if document is None:
        return mention.document_id
    parts = [document.title or document.id, document.publisher, str(document.published or "undated"), document.url]
    return ", ".join(one_line(part) for part in parts if part)


def _link(link: Link) -> list[str]:
    reasons = (f"  {reason}: {weight:+.1f}" for reason, weight in link.reasons)
    return [f"{link.left} and {link.right}: probability {link.probability:.3f}", *reasons]


def explain_entity(entity: Entity, graph: EventGraph) -> Card:
    events = sorted((event for event in graph.events if entity in entities_of(event)), key=by_time)
    place = entity.latitude is not None and entity.longitude is not None
    known = {"country": entity.country_code, "Wikidata": entity.wikidata, "GeoNames": entity.geonames}
    return Card(
        f"{entity.name}  [{entity.id}]",
        sections(
            what=[entity.kind.value, *(f"{name}: {value}" for name, value in known.items() if value)],
            where=[f"{entity.latitude:.4f}, {entity.longitude:.4f}"] if place else [],
            also_called=list(entity.aliases),
            offices=list(entity.offices),
            taken_as_one_because=list(entity.reasons),
            sources_disagree=[conflict_text(conflict) for conflict in entity.conflicts],
            events=[f"{event.interval or 'undated'}: {event.label} [{event.id}]" for event in events],
        ),
    )
