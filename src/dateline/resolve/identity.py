"""When two names of people are one person's.

Known people meet by their id. Other names meet where the spellings are alike and something else holds them together:
the same office, a holder of that office on that day, or people and bodies that both appear with. Two people of one name
stay two where their titles have nothing in common and neither does their company.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Annotation, EntityKind, EntityMention
from dateline.resolve.spelling import ALIKE_WITH_COMPANY, ALIKE_WITH_OFFICE, likeness, spelling_key
from dateline.rules.offices import holders, office_of
from dateline.rules.people import people, person_id
from dateline.rules.person_names import may_be_short_for, parse_name

Found = Sequence[tuple[Annotation, EntityMention]]

_SHARED_FOR_SHORT_FORM = 1
_SHARED_FOR_FAMILY_NAME = 2


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name that someone bears: the titles and offices given with it, and the documents and days of them.

    `ids` are those of its own mentions, by which it stands in the company of a document.
    """

    key: str
    name: str
    is_known: bool
    titles: frozenset[str]
    offices: frozenset[tuple[str, str]]
    days: tuple[date, ...]
    documents: frozenset[str]
    ids: frozenset[str]
    mentions: int

    @classmethod
    def of(cls, key: str, found: Found) -> Bearer:
        """Gathered from the mentions of one name."""
        titles = {title for _, mention in found for title in mention.offices}
        offices = {office for title in titles if (office := office_of(title)) is not None}
        days = {a.document.published for a, _ in found if a.document.published is not None}
        documents = frozenset(a.document.id for a, _ in found)
        ids = frozenset(m.entity_id for _, m in found)
        nouns = {word for title in titles for word in title.lower().split()}
        name = found[0][1].name
        known = name in people() and found[0][1].entity_id == person_id(name)
        return cls(
            key, name, known, frozenset(nouns), frozenset(offices), tuple(sorted(days)), documents, ids, len(found)
        )


class Company:
    """The named people, bodies and products of each document, which tell stories apart as countries do not."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        kinds = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PRODUCT)
        self._of_document = {
            annotation.document.id: frozenset(
                m.entity_id for m in annotation.entities if m.is_named and m.kind in kinds
            )
            for annotation in annotations
        }
        self._of_bearer: dict[str, frozenset[str]] = {}

    def shared(self, one: Bearer, other: Bearer) -> int:
        """How many others both appear with."""
        return len((self._around(one) & self._around(other)) - one.ids - other.ids)

    def _around(self, bearer: Bearer) -> frozenset[str]:
        if len(bearer.documents) == 1:
            return self._of_document[next(iter(bearer.documents))]
        if bearer.key not in self._of_bearer:
            self._of_bearer[bearer.key] = frozenset().union(*(self._of_document[id_] for id_ in bearer.documents))
        return self._of_bearer[bearer.key]


def same_people(bearers: Iterable[Bearer], company: Company) -> dict[str, tuple[str, str]]:
    """Key -> (key of the person it is, why), for every name that is somebody else's in this list."""
    listed = sorted(bearers, key=lambda b: (not b.is_known, not parse_name(b.name).given, -b.mentions, b.key))
    merged: dict[str, tuple[str, str]] = {}
    by_block: dict[str, list[list[Bearer]]] = {}
    for name in listed:
        holder = None if name.is_known else _holder(name)
        rivals = [person for block in _blocks(name.name) for person in by_block.get(block, ())]
        person, reason = (None, "") if name.is_known else _person(name, rivals, holder, company)
        if person is not None:
            person.append(name)
            merged[name.key] = person[0].key, reason
            continue
        if holder is not None:
            merged[name.key] = person_id(holder[0]), holder[1]
        person = [name]
        for block in _blocks(name.name):
            by_block.setdefault(block, []).append(person)
    return merged


def _blocks(name: str) -> tuple[str, ...]:
    """Names are compared only where they share one of these: the family name, or how both its parts begin."""
    parts = parse_name(name)
    begins = (f"{parts.given[0]} {parts.family[:2]}",) if parts.given else ()
    return (spelling_key(parts.family), *begins)


def _holder(name: Bearer) -> tuple[str, str] | None:
    """The holder of the office that the texts give this name, if the spelling is near, and why."""
    for owner, role in sorted(name.offices):
        for day in name.days:
            for holder in holders(owner, role, day):
                if likeness(name.name, holder) >= ALIKE_WITH_OFFICE:
                    return holder, f"{name.name} = {holder}: alike, and {owner}:{role} on {day}"
    return None


def _person(
    name: Bearer, persons: Sequence[list[Bearer]], holder: tuple[str, str] | None, company: Company
) -> tuple[list[Bearer] | None, str]:
    """The one person so far whom the name fits, and why; None where none or several do.

    Names that a document has told apart are one only by their office.
    """
    fitting: list[tuple[list[Bearer], str]] = []
    for person in persons:
        if any(person is other for other, _ in fitting):
            continue
        if holder is not None and person[0].name == holder[0]:
            return person, holder[1]
        if any(name.documents & bearer.documents for bearer in person):
            reasons = [_same_office(name, bearer) for bearer in person]
        else:
            reasons = [_link(name, bearer, company) for bearer in person]
        reason = next((reason for reason in reasons if reason is not None), None)
        if reason is not None:
            fitting.append((person, reason))
    return fitting[0] if len(fitting) == 1 else (None, "")


def _link(name: Bearer, other: Bearer, company: Company) -> str | None:
    """Why the two names are one person's, or None."""
    alike = likeness(name.name, other.name)
    office = _same_office(name, other)
    has_given = bool(parse_name(name.name).given) and bool(parse_name(other.name).given)
    if has_given and spelling_key(name.name) == spelling_key(other.name):
        if other.is_known and not name.is_known and people()[other.name].has_namesakes:
            return None
        spelling = name.name if name.name == other.name else f"{name.name} or {other.name}"
        return None if _contradict(name, other, company) else f"both are called {spelling}"
    if office is not None:
        return office
    short = may_be_short_for(name.name, other.name) or may_be_short_for(other.name, name.name)
    if not short and alike < ALIKE_WITH_COMPANY:
        return None
    shared = company.shared(name, other)
    if has_given and short and shared >= _SHARED_FOR_SHORT_FORM:
        return f"{name.name} = {other.name}: a shorter form, in the same company"
    if short and shared >= _SHARED_FOR_FAMILY_NAME:
        return f"{name.name} = {other.name}: the family name, in the same company"
    if has_given and alike >= ALIKE_WITH_COMPANY and shared >= _SHARED_FOR_FAMILY_NAME:
        return f"{name.name} = {other.name}: alike, and in the same company"
    return None


def _same_office(name: Bearer, other: Bearer) -> str | None:
    if name.offices & other.offices and likeness(name.name, other.name) >= ALIKE_WITH_OFFICE:
        return f"{name.name} = {other.name}: alike, and of one office"
    return None


def _contradict(name: Bearer, other: Bearer, company: Company) -> bool:
    """Two of one name: both have titles, no word of them is the same, and nobody appears with both."""
    titled = bool(name.titles and other.titles) and not name.titles & other.titles
    return titled and company.shared(name, other) == 0
