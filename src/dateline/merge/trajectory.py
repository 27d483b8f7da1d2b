"""How an event's standing moved from report to report, and where it stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.model import EventMention, Status

# Firmest first: what a report of one day says more firmly wins over what another says more loosely.
FIRMNESS = (
    Status.OCCURRED,
    Status.ONGOING,
    Status.DENIED,
    Status.PLANNED,
    Status.THREATENED,
    Status.DEMANDED,
    Status.POSSIBLE,
    Status.CONDITIONAL,
)

History = tuple[tuple[date | None, Status, str], ...]


def is_moved(mention: EventMention) -> bool:
    """Does the report put the event off, so that the day it gives takes the place of any that was given before?"""
    return any(evidence.field == "status" and evidence.rule == "postponed" for evidence in mention.evidence)


def history_of(mentions: Sequence[EventMention], published: Mapping[str, date | None]) -> History:
    """(publication date, status, mention id), by date, then from loose to firm; unknown dates come first."""
    entries = [(published.get(m.document_id), m.status, m.id) for m in mentions]
    return tuple(sorted(entries, key=lambda e: (e[0] or date.min, -FIRMNESS.index(e[1]), e[2])))


def status_now(history: History) -> Status:
    """That of the latest report; the firmer of two of one day."""
    return history[-1][1]
