"""A piece of evidence for the day an article was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model import PublishedSource


@dataclass(frozen=True, slots=True)
class Finding:
    """`date` was found at `source`; `confidence` is 0 to 1, `reason` says in words where it stands."""

    date: date
    source: PublishedSource
    confidence: float
    reason: str
