"""EventGraph -> a chronology in Markdown, each event with its sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.atomic import write_atomically
from dateline.export.flatten import clean
from dateline.export.order import by_time
from dateline.export.tables import conflict_text, one_line, tally_text
from dateline.model import Document, Event, EventMention
from dateline.viewer.words import UNKNOWN, date_in_words

if TYPE_CHECKING:
    from dateline.graph import EventGraph

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~^$&])")
_AT_LINE_START = re.compile(r"^(\d+)([.)])")


def write_markdown(graph: EventGraph, path: str | Path) -> None:
    """Write the chronology: a heading for each year, a line for each event, the quotes below as footnotes.

    Raises:
        OutputError: the file cannot be written.
    """
    write_atomically(path, (f"{line}\n" for line in _lines(graph)))


def _lines(graph: EventGraph) -> Iterator[str]:
    documents = {document.id: document for document in graph.documents}
    notes = _Notes()
    yield "# Chronology"
    heading = ""
    for event in sorted(graph.events, key=by_time):
        if (year := _heading(event)) != heading:
            heading = year
            yield from ("", f"## {heading}", "")
        yield _item(event, "".join(notes.mark(mention) for mention in event.mentions))
        yield from (f"  - {escape(tally_text(tally))}" for tally in event.tallies)
        yield from (f"  - sources disagree: {escape(conflict_text(conflict))}" for conflict in event.conflicts)
    yield ""
    for number, mention in enumerate(notes.mentions, 1):
        yield f"[^{number}]: {_source(mention, documents.get(mention.document_id))}"


class _Notes:
    """The footnotes given so far: one for each sentence, however many events it tells of."""

    def __init__(self) -> None:
        self.mentions: list[EventMention] = []
        self._numbers: dict[tuple[str, int], int] = {}

    def mark(self, mention: EventMention) -> str:
        sentence = mention.document_id, mention.sentence.start
        if sentence not in self._numbers:
            self.mentions.append(mention)
            self._numbers[sentence] = len(self.mentions)
        return f"[^{self._numbers[sentence]}]"


def _heading(event: Event) -> str:
    interval = event.interval
    day = interval and (interval.earliest or interval.latest)
    return f"{day.year}" if day else "Date unknown"


def _item(event: Event, marks: str) -> str:
    when = date_in_words(event.interval)
    date = "" if when == UNKNOWN else f"**{escape(when)}**: "
    place = f" in {escape(', '.join(p.name for p in event.places))}" if event.places else ""
    where = place if place and not all(p.name in event.label for p in event.places) else ""
    status = "" if event.status.value == "occurred" else f" *({event.status})*"
    count = f" ({event.count} times)" if event.count > 1 else ""
    return f"- {date}{escape(event.label)}{where}{count}{status}{marks}"


def _source(mention: EventMention, document: Document | None) -> str:
    quote = f"“{escape(mention.sentence.text)}”"
    if document is None:
        return f"{quote} {escape(mention.document_id)}"
    parts = [f"*{escape(document.title)}*" if document.title else escape(document.id)]
    parts += [escape(document.publisher)] if document.publisher else []
    parts += [date_in_words_of(document)]
    url = clean(document.url or "")
    if re.fullmatch(r"https?://[^\s<>]+", url):
        parts.append(f"<{url}>")
    return f"{quote} {', '.join(parts)}"


def date_in_words_of(document: Document) -> str:
    """The day of publication, and whether it was worked out."""
    if document.published is None:
        return "undated"
    return document.published.isoformat() + (" (inferred)" if document.published_inferred else "")


def escape(value: str) -> str:
    r"""`value` in one line, with nothing in it that Markdown would take for markup.

    >>> escape("1. [x] *y*")
    '1\\. \\[x\\] \\*y\\*'
    """
    line = _SPECIAL.sub(r"\\\1", one_line(clean(value)))
    line = _AT_LINE_START.sub(r"\1\\\2", line)
    return f"\\{line}" if line.startswith(("-", "=", ":")) else line
