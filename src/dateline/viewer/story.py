"""What the page tells, as JSON: each event with its sentences, each entity, each report. Empty fields are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.model import Conflict, Document, Entity, Event, EventMention, Granularity, Interval, Status, Tally
from dateline.viewer.words import date_in_words, day_span, reason_in_words

Json = dict[str, Any]

# The four quadrants of PLOVER; types of a user's own are "other".
_FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "accord"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "help"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "dispute"),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), "force"),
    "STATEMENT": "speech",
}
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)


def family(event_type: str) -> str:
    """accord, help, dispute, force, speech or other: the colour and mark of the type."""
    return _FAMILIES.get(event_type, "other")


def safe_url(url: str | None) -> str | None:
    """The address if a browser may be sent there: http and https only.

    >>> safe_url("javascript:alert(1)") is None
    True
    """
    return url if url and _WEB_ADDRESS.fullmatch(url) else None


def title_of(events: Iterable[Event]) -> str:
    """A heading: who appears most by name, or a plain phrase where no one does."""
    counts: dict[str, int] = {}
    for event in events:
        for name in dict.fromkeys(entity.name for _, entity in event.participants if entity.is_proper):
            counts[name] = counts.get(name, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))[:3]
    if not names:
        return "What the reports say happened"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def story_of(documents: Sequence[Document], events: Sequence[Event], entities: Iterable[Entity]) -> Json:
    """Events and their mentions name documents by their number, and entities by their id."""
    numbers = {document.id: number for number, document in enumerate(documents)}
    return {
        "title": title_of(events),
        "documents": [_document(document) for document in documents],
        "events": [_event(event, numbers) for event in events],
        "entities": [_entity(entity, numbers) for entity in entities],
    }


def _document(document: Document) -> Json:
    return _without_empty(
        {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "url": safe_url(document.url),
            "day": day_span(Interval.day(document.published))[0] if document.published else None,
            "published": date_in_words(Interval.day(document.published)) if document.published else None,
            "publishedFrom": document.published_source.value if document.published_source else None,
            "publishedWhy": document.published_reason,
            "inferred": document.published_inferred,
        }
    )


def _event(event: Event, numbers: Mapping[str, int]) -> Json:
    return _without_empty(
        {
            "id": event.id,
            "label": event.label,
            "type": event.type,
            "family": family(event.type),
            "kind": event.kind,
            "status": event.status.value,
            "polarity": event.polarity.value,
            "count": event.count if event.count != 1 else None,
            "date": _date(event),
            "sources": event.independent_sources,
            "confidence": round(event.confidence, 3),
            "who": [[role.value, entity.id] for role, entity in event.participants],
            "where": [entity.id for entity in event.places],
            "otherPlaces": [[role.value, entity.id] for role, entity in event.other_places],
            "speakers": [entity.id for entity in event.speakers],
            "history": [
                [day.isoformat() if day else None, status.value, mention] for day, status, mention in event.history
            ],
            "numbers": [_tally(tally, numbers) for tally in event.tallies],
            "conflicts": [_conflict(conflict, numbers) for conflict in event.conflicts],
            "relations": [[relation.kind, relation.target, relation.reason] for relation in event.relations],
            "merges": [
                [
                    link.left,
                    link.right,
                    round(link.probability, 4),
                    [[why, round(weight, 2)] for why, weight in link.reasons],
                ]
                for link in event.links
            ],
            "decided": list(event.decided),
            "mentions": [_mention(mention, numbers) for mention in event.mentions],
        }
    )


def _date(event: Event) -> Json:
    interval = event.interval
    first, last = day_span(interval)
    sure = certain_part(event)
    return _without_empty(
        {
            "words": date_in_words(interval),
            "short": date_in_words(interval, short=True),
            "edtf": interval.edtf if interval else None,
            "first": first,
            "last": last,
            "sure": list(sure) if sure else None,
            "about": interval.approximate if interval else None,
            "basis": event.basis.value,
        }
    )


def certain_part(event: Event) -> tuple[int, int] | None:
    """The days on which the event surely went on, as days since 1970-01-01: the solid part of its bar.

    A stated day is certain; of an ongoing act, so are the days from the first report to the last that speaks of it as
    going on. Of a wider range no single day is.
    """
    interval = event.interval
    if interval is None:
        return None
    first, last = day_span(interval)
    if first is not None and first == last and interval.granularity is Granularity.DAY and not interval.approximate:
        return first, first
    reported = [day_span(Interval.day(day))[0] for day, status, _ in event.history if day and status is Status.ONGOING]
    days = [
        day for day in reported if day is not None and (first is None or day >= first) and (last is None or day <= last)
    ]
    return (min(days), max(days)) if days and event.status is Status.ONGOING else None


def _mention(mention: EventMention, numbers: Mapping[str, int]) -> Json:
    sentence = mention.sentence
    return _without_empty(
        {
            "id": mention.id,
            "doc": numbers.get(mention.document_id),
            "text": sentence.text,
            "start": sentence.start,
            "trigger": [mention.start - sentence.start, mention.end - sentence.start],
            "status": mention.status.value,
            "date": date_in_words(mention.interval),
            "why": reason_in_words(mention),
            "speaker": mention.speaker.name if mention.speaker else None,
            "rule": mention.rule,
            "evidence": [[item.field, item.quote.text, item.rule] for item in mention.evidence],
        }
    )


def _tally(tally: Tally, numbers: Mapping[str, int]) -> Json:
    counts = [
        [c.value, numbers.get(c.document), c.published.isoformat() if c.published else None] for c in tally.counts
    ]
    return _without_empty({"measure": tally.measure, "now": tally.value, "note": tally.note, "counts": counts})


def _conflict(conflict: Conflict, numbers: Mapping[str, int]) -> Json:
    claims = [[value, numbers.get(document), mention] for value, document, mention in conflict.claims]
    return {"field": conflict.field, "claims": claims}


def _entity(entity: Entity, numbers: Mapping[str, int]) -> Json:
    return _without_empty(
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind.value,
            "aliases": [alias for alias in entity.aliases if alias != entity.name],
            "offices": list(entity.offices),
            "conflicts": [_conflict(conflict, numbers) for conflict in entity.conflicts],
            "latitude": entity.latitude,
            "longitude": entity.longitude,
            "country": entity.country_code,
            "wikidata": entity.wikidata,
            "geonames": entity.geonames,
            "reasons": list(entity.reasons),
        }
    )


def _without_empty(fields: Json) -> Json:
    """Nothing that the page takes for granted; a zero stays, for it is a number, a day or a latitude."""
    return {
        key: value
        for key, value in fields.items()
        if value is not None and value is not False and value not in ("", [], {})
    }
