"""EventGraph -> iCalendar (RFC 5545): the dated events as entries of whole days.

An event whose day is not known spans every day it may have happened on, and says so in its title and text. Events with
an open end or no date have no place in a calendar and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import write_atomically
from dateline.export.fields import document_ids
from dateline.export.flatten import clean
from dateline.export.order import by_time
from dateline.export.tables import one_line
from dateline.model import Document, Event, Interval, Status
from dateline.viewer.words import date_in_words

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_STATUS = {Status.OCCURRED: "CONFIRMED", Status.ONGOING: "CONFIRMED", Status.DENIED: "CANCELLED"}


def write_ics(graph: EventGraph, path: str | Path) -> None:
    """Write the calendar.

    Raises:
        OutputError: the file cannot be written.
    """
    documents = {document.id: document for document in graph.documents}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//event graph//EN", "CALSCALE:GREGORIAN"]
    for event in sorted(graph.events, key=by_time):
        if event.interval and event.interval.earliest and event.interval.latest:
            lines += _entry(event, event.interval, event.interval.earliest, event.interval.latest, documents)
    lines.append("END:VCALENDAR")
    write_atomically(path, (f"{_fold(line)}\r\n" for line in lines))


def _entry(event: Event, interval: Interval, first: date, last: date, documents: dict[str, Document]) -> Iterator[str]:
    is_exact = first == last and not interval.approximate
    title = event.label if is_exact else f"{event.label} ({date_in_words(interval)})"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.id)}@dateline"
    yield f"DTSTAMP:{_reported(event, documents, last):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(1))}"
    yield f"SUMMARY:{_text(title)}"
    yield f"DESCRIPTION:{_text(_description(event, interval, documents, is_exact=is_exact))}"
    if event.places:
        yield f"LOCATION:{_text(', '.join(place.name for place in event.places))}"
    yield f"STATUS:{_STATUS.get(event.status, 'TENTATIVE')}"
    yield f"CATEGORIES:{_text(event.type)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _reported(event: Event, documents: dict[str, Document], otherwise: date) -> date:
    """The time stamp that RFC 5545 asks for: not the clock's, but that of the latest report."""
    days = [documents[name].published for name in document_ids(event) if name in documents]
    return max((day for day in days if day), default=otherwise)


def _description(event: Event, interval: Interval, documents: dict[str, Document], *, is_exact: bool) -> str:
    lines = [f"Status: {event.status}. Sources: {event.independent_sources}."]
    if not is_exact:
        lines.append(f"The exact day is not known; the reports say {date_in_words(interval)} ({interval.edtf}).")
    for mention in event.mentions:
        document = documents.get(mention.document_id)
        source = (document and (document.publisher or document.title)) or mention.document_id
        lines.append(f"“{one_line(mention.sentence.text)}” ({one_line(source)})")
    return "\n".join(lines)


def _day(day: date) -> str:
    return f"{day.year:04d}{day:%m%d}"


def _text(value: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line ends are escaped."""
    escaped = clean(value).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return escaped.replace("\n", r"\n").replace("\t", " ")


def _fold(line: str) -> str:
    """At most 75 bytes a line; a longer one goes on after a line end and a blank. No character is cut in two."""
    parts, length = [""], 0
    for character in line:
        size = len(character.encode("utf-8"))
        if length + size > 75:
            parts.append("")
            length = 1
        parts[-1] += character
        length += size
    return "\r\n ".join(parts)
