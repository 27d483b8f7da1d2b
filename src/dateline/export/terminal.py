"""EventGraph and Annotation -> what a terminal shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dateline.export.order import by_time
from dateline.model import Annotation, Event, EventMention, PlaceRole, Role, Status, Timex

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.graph import EventGraph

# Status is never told by colour alone: each has its word.
_STYLES = {
    Status.OCCURRED: "",
    Status.ONGOING: "",
    Status.PLANNED: "cyan",
    Status.THREATENED: "magenta",
    Status.DEMANDED: "magenta",
    Status.CONDITIONAL: "dim",
    Status.POSSIBLE: "dim",
    Status.DENIED: "dim strike",
}

_RELATIONS = {
    "part_of": "part of",
    "condition": "hangs on",
    "follows_up": "follows up",
    "same_subject": "like",
}


def timeline_table(graph: EventGraph, *, everything: bool = False) -> Table:
    """Events in order of time, a row each; statements only where `everything` is asked for."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name in ("when", "what", "status", "where", "sources", "id"):
        words = name in ("what", "where")
        table.add_column(name, no_wrap=not words, ratio={"what": 3, "where": 1}.get(name))
    labels = {event.id: event.label for event in graph.events}
    for event in sorted(graph.events, key=by_time):
        if event.type == "STATEMENT" and not everything:
            continue
        # Text, not markup: brackets in a label are the article's own.
        table.add_row(
            Text(when(event)),
            Text.assemble(
                (event.label, _STYLES[event.status]), *((f"\n  {line}", "dim") for line in _below(event, labels))
            ),
            Text(event.status.value),
            Text(", ".join(place.name for place in event.places)),
            Text(str(event.independent_sources)),
            Text(event.id, style="dim"),
        )
    return table


def _below(event: Event, labels: Mapping[str, str]) -> Iterator[str]:
    """What the row says below the label: where reports differ, and what the event hangs together with."""
    for conflict in event.conflicts:
        yield f"reports differ: {conflict.field} {', '.join(dict.fromkeys(value for value, _, _ in conflict.claims))}"
    for relation in event.relations:
        if relation.target in labels:
            yield f"{_RELATIONS.get(relation.kind, relation.kind)} “{labels[relation.target]}”"


def when(event: Event | EventMention) -> str:
    """The date in EDTF, or "unknown"."""
    return event.interval.edtf if event.interval else "unknown"


def timex_lines(annotation: Annotation, *, as_json: bool = False) -> Iterator[str]:
    """One line a time expression: the words, type, value, interval, rule and anchor; as JSON objects on request."""
    published = annotation.document.published
    if not as_json:
        reason = annotation.document.published_reason or "no evidence of the publication day"
        yield f"published {published or 'unknown'} ({reason})"
    for timex in annotation.timexes:
        fields = _timex_fields(timex)
        if as_json:
            yield json.dumps(fields, ensure_ascii=False)
        else:
            shown = [str(fields[name]) for name in ("zone", "mod", "interval", "note") if fields[name]]
            why = f"[{timex.rule}" + (f" from {timex.anchor}" if timex.anchor else "") + "]"
            words = " ".join(timex.text.split())
            yield "  ".join([f"{timex.start:>6}  {words:<28} {timex.type:<8} {timex.value or '-':<12}", *shown, why])


def _timex_fields(timex: Timex) -> dict[str, str | int | None]:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        "mod": timex.mod,
        "interval": timex.interval.edtf if timex.interval else None,
        "rule": timex.rule,
        "anchor": timex.anchor,
        "note": timex.note,
        "zone": timex.zone,
    }


def event_lines(annotation: Annotation) -> Iterator[str]:
    """What one document says happened, each event with its parts and the words that they came from."""
    yield from (f"note: {warning}" for warning in annotation.warnings)
    for mention in annotation.events:
        yield from mention_lines(mention)
        yield ""


def mention_lines(mention: EventMention) -> Iterator[str]:
    """One event mention: a heading, a line for each part, the sentence."""
    yield f"{mention.label}  [{mention.id}]"
    count = f", {mention.count} times" if mention.count > 1 else ""
    polarity = "" if mention.polarity == "positive" else f", {mention.polarity}"
    yield f"  what      {mention.type} ({mention.kind}), {mention.status}{polarity}{count}: {mention.text!r}"
    yield f"  when      {when(mention)} (by {mention.basis})"
    for participant in mention.participants:
        role = "who" if participant.role is not Role.SPEAKER else "speaker"
        yield f"  {role:<9} {participant.role}: {participant.entity.name}{_words(participant.entity.text)}"
    for place in mention.places:
        yield f"  where     {place.name}{_words(place.text)}"
    for place_role, place in mention.other_places:
        yield f"  {_place_word(place_role):<9} {place.name}{_words(place.text)}"
    if mention.speaker:
        yield f"  said by   {mention.speaker.name}{_words(mention.speaker.text)}"
    if mention.condition:
        yield f"  if        {mention.condition}"
    for evidence in mention.evidence:
        yield f"  because   {evidence.field}: {evidence.quote.text!r} ({evidence.rule})"
    yield f"  sentence  {' '.join(mention.sentence.text.split())}"


def _place_word(role: PlaceRole) -> str:
    return {PlaceRole.TARGET: "to", PlaceRole.ORIGIN: "from", PlaceRole.SUBJECT: "about"}[role]


def _words(text: str) -> str:
    return f" ({' '.join(text.split())!r})"
