"""Reports made by hand, for tests of merging and of the store that need no language model."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from dateline.model import (
    Annotation,
    Basis,
    Document,
    EntityKind,
    EntityMention,
    EventMention,
    Interval,
    Participant,
    Quote,
    Role,
    Status,
)


def actor(name: str, kind: EntityKind = EntityKind.COUNTRY) -> EntityMention:
    return EntityMention(0, 0, name, kind, f"{kind}:{name}", name)


def report(
    document: Document,
    trigger: str,
    lemma: str,
    type_: str = "CONSULT",
    *,
    at: int = 0,
    date: str | None = None,
    basis: Basis = Basis.EXPRESSION,
    status: Status = Status.OCCURRED,
    agents: Sequence[str] = (),
    others: Sequence[str] = (),
    places: Sequence[str] = (),
    count: int = 1,
    condition: str | None = None,
) -> EventMention:
    """The mention whose trigger is the `at`-th `trigger` of the text; its sentence ends at the full stop."""
    start = -1
    for _ in range(at + 1):
        start = document.text.index(trigger, start + 1)
    end = start + len(trigger)
    first = document.text.rfind(". ", 0, start) + 2 if ". " in document.text[:start] else 0
    last = document.text.find(".", end)
    last = len(document.text) if last < 0 else last + 1
    return EventMention(
        id=sha256(f"{document.id}:{start}:{end}".encode()).hexdigest()[:12],
        document_id=document.id,
        start=start,
        end=end,
        text=trigger,
        type=type_,
        kind=lemma,
        lemma=lemma,
        sentence=Quote(first, last, document.text[first:last]),
        label=f"{trigger} in {document.id}",
        status=status,
        count=count,
        interval=Interval.parse(date) if date else None,
        basis=basis if date else Basis.NONE,
        participants=(
            *(Participant(Role.AGENT, actor(name)) for name in agents),
            *(Participant(Role.PARTICIPANT, actor(name)) for name in others),
        ),
        places=tuple(actor(name, EntityKind.PLACE) for name in places),
        condition=condition,
        rule="test",
    )


def annotation(document: Document, *mentions: EventMention) -> Annotation:
    return Annotation(document, events=tuple(sorted(mentions, key=lambda mention: mention.start)))


def shelling(day: str, published: str, id_: str, town: str = "Arvend") -> Annotation:
    """A report of a shelling on one day."""
    document = Document(
        f"{town} was hit again. Northland shelled the harbour of {town} on {day}, the mayor of {town} said.",
        id=id_,
        published=published,
        title=f"Northland shells {town}",
    )
    mention = report(document, "shelled", "shell", "ASSAULT", date=day, agents=["Northland"], places=[town])
    return annotation(document, mention)
