"""The nouns: frozen dataclasses and closed sets. Imports nothing else of dateline."""

from dateline.model.annotation import Annotation
from dateline.model.document import Document, PublishedSource
from dateline.model.entity import Conflict, Entity, EntityIndex, EntityKind, EntityMention
from dateline.model.event import (
    Basis,
    Event,
    EventMention,
    Evidence,
    Link,
    Participant,
    PlaceRole,
    Polarity,
    Quote,
    Relation,
    Role,
    Status,
)
from dateline.model.interval import Granularity, Interval
from dateline.model.quantity import Count, Quantity, Tally
from dateline.model.timex import Timex, TimexType

__all__ = [
    "Annotation",
    "Basis",
    "Conflict",
    "Count",
    "Document",
    "Entity",
    "EntityIndex",
    "EntityKind",
    "EntityMention",
    "Event",
    "EventMention",
    "Evidence",
    "Granularity",
    "Interval",
    "Link",
    "Participant",
    "PlaceRole",
    "Polarity",
    "PublishedSource",
    "Quantity",
    "Quote",
    "Relation",
    "Role",
    "Status",
    "Tally",
    "Timex",
    "TimexType",
]
