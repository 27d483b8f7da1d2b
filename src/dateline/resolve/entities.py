"""Entity mentions of all documents -> Entity."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Annotation, EntityIndex


def resolve_entities(annotations: Sequence[Annotation]) -> EntityIndex:
    """Which mentions of which documents are one and the same."""
    return {}
