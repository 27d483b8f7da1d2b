"""Why the graph says so: the sentences, rules and merges behind an event or entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dateline.explore.card import Card, sections
from dateline.explore.find import entities_of, find_node
from dateline.export.order import by_time
from dateline.export.tables import conflict_text, one_line, tally_text
from dateline.model import Conflict, Document, Entity, Event, EventMention, Link

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_BASIS = {
    "expression": "from a time expression",
    "anchor": "from another event or expression",
    "tense": "from the verb's tense and the day of publication",
    "convention": "by the convention that a report's lead tells of its own day",
    "none": "no time found",
}


_SURE = 90.0
"""A reason of this weight, in bits, is a decision or the grammar of the text, and was never weighed."""


def explain(graph: EventGraph, words: str) -> Card:
    """What an event or entity rests on; `words` is an id, the beginning of an event's id, or an entity's name.

    Raises:
        DatelineError: nothing is called so, or several things are.
    """
    node = find_node(graph, words)
    return explain_event(node, graph) if isinstance(node, Event) else explain_entity(node, graph)


def explain_event(event: Event, graph: EventGraph) -> Card:
    documents = {document.id: document for document in graph.documents}
    numbers = {mention.id: number for number, mention in enumerate(event.mentions, 1)}
    labels = {other.id: other.label for other in graph.events}
    return Card(
        f"{event.label}  [{event.id}]",
        sections(
            what=[what(event)],
            when=[f"{event.interval or 'unknown'}: {_why_then(event)}"],
            who=[f"{role}: {entity.name}" for role, entity in event.participants],
            said_by=[speaker.name for speaker in event.speakers],
            where=[place.name for place in event.places]
            + [f"{role}: {place.name}" for role, place in event.other_places],
            reported_by=[
                line
                for mention, number in zip(event.mentions, numbers.values(), strict=True)
                for line in _report(number, mention, documents.get(mention.document_id))
            ],
            taken_as_one_because=list(_merges(event, numbers)),
            you_decided=list(event.decided),
            numbers=[tally_text(tally) for tally in event.tallies],
            sources_disagree=[
                line for conflict in event.conflicts for line in _disagreement(conflict, event, documents)
            ],
            linked_to=[
                f"{relation.kind}: {labels.get(relation.target, 'not in this graph')} [{relation.target}]"
                + (f" ({relation.reason})" if relation.reason else "")
                for relation in event.relations
            ],
            history=list(dict.fromkeys(_history(event))),
        ),
    )


def _why_then(event: Event) -> str:
    return "you decided so" if any(line.startswith("date set to") for line in event.decided) else _BASIS[event.basis]


def _history(event: Event) -> Iterator[str]:
    """As in `2031-05-06: planned, from “postponed”`: the standing at each report, and the word that it is read from."""
    words = {m.id: e.quote.text for m in event.mentions for e in m.evidence if e.field == "status"}
    for day, status, mention in event.history:
        yield f"{day or 'undated'}: {status}" + (f", from “{one_line(words[mention])}”" if mention in words else "")


def _disagreement(conflict: Conflict, event: Event, documents: Mapping[str, Document]) -> Iterator[str]:
    """Each claim with who says so: the article, and whom it quotes."""
    mentions = {mention.id: mention for mention in event.mentions}
    yield f"{conflict.field}:"
    for value, document_id, mention_id in conflict.claims:
        document, mention = documents.get(document_id), mentions.get(mention_id)
        parts = [document.publisher or document.id, str(document.published or "undated")] if document else [document_id]
        if mention and mention.speaker:
            parts.append(f"quoting {mention.speaker.name}")
        yield f"  {value}, says {', '.join(map(one_line, parts))}"


def what(event: Event) -> str:
    """`CONSULT (talks), occurred, 2 times, 2 independent sources, confidence 0.97`."""
    parts = [f"{event.type} ({event.kind})", event.status.value]
    parts += [event.polarity.value] if event.polarity.value == "negative" else []
    parts += [f"{event.count} times"] if event.count > 1 else []
    parts.append(f"{event.independent_sources} independent source{'s' * (event.independent_sources > 1)}")
    return ", ".join([*parts, f"confidence {event.confidence:.2f}"])


def _report(number: int, mention: EventMention, document: Document | None) -> list[str]:
    lines = [f"{number}. “{one_line(mention.sentence.text)}”"]
    lines.append(f"  {_source(mention, document)}, characters {mention.start} to {mention.end}, mention {mention.id}")
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


def _merges(event: Event, numbers: dict[str, int]) -> Iterator[str]:
    """For each report the surest link that joined it to the others, with its match weights; the rest are counted."""
    own = [link for link in event.links if {link.left, link.right} <= numbers.keys()]
    joining = _joining(own)
    for link in joining:
        ends = sorted((numbers[link.left], numbers[link.right]))
        yield f"reports {ends[0]} and {ends[1]}: probability {link.probability:.3f}"
        yield "  " + ", ".join(
            reason if weight >= _SURE else f"{reason} {weight:+.1f}" for reason, weight in link.reasons
        )
    if more := len(own) - len(joining):
        yield f"other comparisons of these reports, not shown: {more}"


def _joining(links: Iterable[Link]) -> list[Link]:
    """The surest links that hold all mentions together, none of them in a circle (Kruskal's spanning tree)."""
    together: dict[str, frozenset[str]] = {}
    joining = []
    for link in sorted(links, key=lambda link: (-link.probability, link.left, link.right)):
        left = together.get(link.left, frozenset({link.left}))
        if link.right not in left:
            group = left | together.get(link.right, frozenset({link.right}))
            together |= dict.fromkeys(group, group)
            joining.append(link)
    return joining


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
