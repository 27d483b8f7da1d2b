"""EventGraph -> the JSON of TimelineJS (timeline.knightlab.com): one slide a dated event, grouped by type."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import write_atomically
from dateline.export.flatten import clean
from dateline.export.markup import text
from dateline.export.order import by_time
from dateline.export.tables import one_line
from dateline.model import Document, Event, Granularity, Interval
from dateline.viewer.words import date_in_words

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_NO_DAY = {Granularity.MONTH, Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY}
_NO_MONTH = _NO_DAY - {Granularity.MONTH}


def write_timelinejs(graph: EventGraph, path: str | Path) -> None:
    """Write the slides; events without any date are left out, for a slide must stand somewhere.

    Raises:
        OutputError: the file cannot be written.
    """
    documents = {document.id: document for document in graph.documents}
    slides = [
        _slide(event, event.interval, documents)
        for event in sorted(graph.events, key=by_time)
        if event.interval and (event.interval.earliest or event.interval.latest)
    ]
    write_atomically(path, json.dumps({"events": slides}, ensure_ascii=False, indent=1) + "\n")


def _slide(event: Event, interval: Interval, documents: dict[str, Document]) -> dict[str, object]:
    """Of a time with one open end the known day is drawn, and `display_date` tells that it is a bound."""
    first, last = interval.earliest or interval.latest, interval.latest or interval.earliest
    assert first and last  # noqa: S101 the caller has seen to it
    slide: dict[str, object] = {
        "unique_id": clean(event.id),
        "start_date": _date(first, interval),
        "display_date": date_in_words(interval),
        "group": clean(event.type),
        "text": {"headline": text(clean(event.label)), "text": _body(event, documents)},
    }
    if last != first:
        slide["end_date"] = _date(last, interval)
    return slide


def _date(day: date, interval: Interval) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    if interval.granularity in _NO_DAY:
        del parts["day"]
    if interval.granularity in _NO_MONTH:
        del parts["month"]
    return parts


def _body(event: Event, documents: dict[str, Document]) -> str:
    """HTML: the status where it did not simply happen, then the sentences with their sources."""
    status = "" if event.status.value == "occurred" else f"<p><em>{event.status}</em></p>"
    return status + "".join(
        f"<p>“{text(clean(one_line(mention.sentence.text)))}” {_source(documents.get(mention.document_id))}</p>"
        for mention in event.mentions
    )


def _source(document: Document | None) -> str:
    if document is None:
        return ""
    name = text(clean(one_line(document.publisher or document.title or document.id)))
    url = clean(document.url or "")
    if not url.startswith(("https://", "http://")):
        return f"({name})"
    address = text(url).replace('"', "%22")
    return f'(<a href="{address}">{name}</a>)'
