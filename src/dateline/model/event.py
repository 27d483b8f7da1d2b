"""What one sentence says happened (EventMention), and what happened according to all of them (Event)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.entity import Conflict, Entity, EntityMention
from dateline.model.interval import Interval
from dateline.model.quantity import Quantity, Tally
from dateline.model.timex import Timex


class Status(StrEnum):
    """Whether the act that the type names took place."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    DENIED = "denied"

    @property
    def is_fact(self) -> bool:
        return self in (Status.OCCURRED, Status.ONGOING)

    @property
    def is_ahead(self) -> bool:
        """Is the act still to come, if it comes at all? What is denied is neither fact nor ahead."""
        return self not in (Status.OCCURRED, Status.ONGOING, Status.DENIED)


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Role(StrEnum):
    AGENT = "agent"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"
    SPEAKER = "speaker"


class PlaceRole(StrEnum):
    TARGET = "target"
    ORIGIN = "origin"
    SUBJECT = "subject"


class Basis(StrEnum):
    """Why an event has the time it has."""

    EXPRESSION = "expression"
    ANCHOR = "anchor"
    TENSE = "tense"
    CONVENTION = "convention"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document: `text == document.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words one field of a mention rests on, and the rule that read them."""

    field: str
    quote: Quote
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    role: Role
    entity: EntityMention


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence says: a trigger (`start`, `end`, `text`) with its arguments, status and speaker.

    `type` is a PLOVER type, STATEMENT, OTHER or one that a user's rules file adds; `kind` is a plain word for the act
    ("talks", "earthquake"). `lemma` is the trigger's dictionary form. `timex` is the expression that governs the
    trigger, `basis` why the interval is what it is. `condition` is the id of the mention this one hangs on ("if ...").
    `quantities` are the numbers that the clause tells of the act ("killed 12 people").
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    type: str
    kind: str
    lemma: str
    sentence: Quote
    label: str
    status: Status = Status.OCCURRED
    polarity: Polarity = Polarity.POSITIVE
    count: int = 1
    interval: Interval | None = None
    basis: Basis = Basis.NONE
    timex: Timex | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[EntityMention, ...] = ()
    other_places: tuple[tuple[PlaceRole, EntityMention], ...] = ()
    speaker: EntityMention | None = None
    condition: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    is_headline: bool = False
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed link to another event: part_of, condition, after, follows_up, same_subject or contradicts."""

    kind: str
    target: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A decision that two mentions report one event.

    `probability` is 0 to 1; `reasons` are (feature in words, log2 match weight).
    """

    left: str
    right: str
    probability: float
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened according to all its mentions. `id` is a digest of the earliest mention.

    `tallies` hold what the reports count, by measure; where they cannot all be true, `conflicts` says so as well.
    `decided` says in words what a user's decisions did to the event.
    """

    id: str
    label: str
    type: str
    kind: str
    interval: Interval | None
    status: Status
    count: int
    participants: tuple[tuple[Role, Entity], ...]
    places: tuple[Entity, ...]
    mentions: tuple[EventMention, ...]
    basis: Basis = Basis.NONE
    polarity: Polarity = Polarity.POSITIVE
    other_places: tuple[tuple[PlaceRole, Entity], ...] = ()
    speakers: tuple[Entity, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    relations: tuple[Relation, ...] = ()
    history: tuple[tuple[date | None, Status, str], ...] = ()
    links: tuple[Link, ...] = ()
    independent_sources: int = 1
    confidence: float = 1.0
    tallies: tuple[Tally, ...] = ()
    decided: tuple[str, ...] = ()
