"""Event mentions of all documents -> Event."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Annotation, EntityIndex, Event


def merge_events(annotations: Sequence[Annotation], entities: EntityIndex) -> tuple[Event, ...]:
    """One event per happening, with every mention kept, sorted by date and id."""
    return ()
