"""When two names of people are one person's: the same office on the same day, or the same company, and alike spellings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Annotation, EntityKind, EntityMention
from dateline.resolve.spelling import ALIKE_WITH_COMPANY, ALIKE_WITH_OFFICE, likeness
from dateline.rules.offices import holders, office_of
from dateline.rules.people import people, person_id


@dataclass(frozen=True)
class Bearer:
    """A name that a person bears somewhere: its offices with their days, and whom it appears with."""

    key: str
    name: str
    is_known: bool
    offices: frozenset[tuple[str, str]]
    days: tuple[date, ...]
    company: frozenset[str]
    mentions: int

    @classmethod
    def of(cls, key: str, found: Sequence[tuple[Annotation, EntityMention]]) -> Bearer:
        """Gathered from the mentions of one name."""
        offices = {
            office for _, mention in found for title in mention.offices if (office := office_of(title)) is not None
        }
        days = {a.document.published for a, _ in found if a.document.published is not None}
        company = {
            m.entity_id
            for a, _ in found
            for m in a.entities
            if m.is_named and m.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION) and m.entity_id != key
        }
        name = found[0][1].name
        return cls(key, name, name in people(), frozenset(offices), tuple(sorted(days)), frozenset(company), len(found))


def same_people(bearers: Iterable[Bearer]) -> dict[str, tuple[str, str]]:
    """Key -> (key of the person it is, why), for names that are another's misspelling or short form."""
    listed = sorted(bearers, key=lambda b: (not b.is_known, -b.mentions, b.key))
    merged: dict[str, tuple[str, str]] = {}
    for name in listed:
        if name.is_known:
            continue
        target = _holder(name) or _namesake(name, [b for b in listed if b.key not in merged and b.key != name.key])
        if target is not None:
            merged[name.key] = target
    return merged


def _holder(name: Bearer) -> tuple[str, str] | None:
    """The holder of the office that the texts give this name, if the spelling is near."""
    for owner, role in sorted(name.offices):
        for day in name.days:
            for holder in holders(owner, role, day):
                if likeness(name.name, holder) >= ALIKE_WITH_OFFICE:
                    return person_id(holder), f"{name.name} = {holder}: alike, and {owner}:{role} on {day}"
    return None


def _namesake(name: Bearer, others: Sequence[Bearer]) -> tuple[str, str] | None:
    """The one other name that is spelled alike and kept by the same office or company."""
    fitting = []
    for other in others:
        alike = likeness(name.name, other.name)
        if other.offices & name.offices and alike >= ALIKE_WITH_OFFICE:
            fitting.append((other.key, f"{name.name} = {other.name}: alike, and of one office"))
        elif alike >= ALIKE_WITH_COMPANY and len(other.company & name.company) >= 2 and _comes_first(other, name):
            fitting.append((other.key, f"{name.name} = {other.name}: alike, and in the same company"))
    return fitting[0] if len(fitting) == 1 else None


def _comes_first(other: Bearer, name: Bearer) -> bool:
    return (other.is_known, other.mentions, other.key) > (name.is_known, name.mentions, name.key)
