"""Entity mentions of all documents -> Entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Annotation, Entity

EntityIndex = Mapping[tuple[str, str], Entity]
"""(document id, local entity id) -> the entity across documents."""


def resolve_entities(annotations: Sequence[Annotation]) -> EntityIndex:
    """Which mentions of which documents are one and the same."""
    return {}
