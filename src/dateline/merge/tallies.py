"""What the reports of one event count, and whether their numbers can all be true.

A toll that a later report puts higher has grown: the figures stand side by side like any that differ, since readers of
one report hold another to be wrong, and the tally says that later reports count more. Of a report's several figures for
one thing the greatest is its total, the others are parts of it, so two reports disagree only where no figure of one
agrees with any of the other. How a measure may change is said in rules/quantities.toml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from dateline.model import Conflict, Count, EventMention, Polarity, Quantity, Tally
from dateline.model.quantity import GROWN
from dateline.rules import load_toml

_MANY_MORE = 1.25


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure, the mention that gives it, and the day that its document was published."""

    quantity: Quantity
    mention: EventMention
    published: date | None

    @property
    def speaker(self) -> str | None:
        """Who is quoted for it, or else the noun for whoever counted."""
        return self.mention.speaker.entity_id if self.mention.speaker else self.quantity.source or None


def tallies_of(
    mentions: Sequence[EventMention], published: Mapping[str, date | None]
) -> tuple[tuple[Tally, ...], tuple[Conflict, ...]]:
    """The tallies of an event, by measure, and the conflicts among them. `published` is by document id.

    Where some mentions tell the event as a fact, those count alone: what was feared or planned is no toll.
    """
    told = [m for m in mentions if m.polarity is Polarity.POSITIVE]
    told = [m for m in told if m.status.is_fact] or told
    by_measure: dict[tuple[str, str], dict[tuple[str, str], _Claim]] = {}
    for mention in told:
        for quantity in mention.quantities:
            claim = _Claim(quantity, mention, published.get(mention.document_id))
            held = by_measure.setdefault((quantity.measure, quantity.unit), {})
            held.setdefault((mention.document_id, str(quantity)), claim)
    found = [_tally(measure, list(by_measure[measure, unit].values())) for measure, unit in sorted(by_measure)]
    return tuple(tally for tally, _ in found), tuple(conflict for _, conflict in found if conflict)


def _tally(measure: str, claims: Sequence[_Claim]) -> tuple[Tally, Conflict | None]:
    ordered = sorted(claims, key=_by_day)
    reports = _by_document(ordered)
    opposed: dict[tuple[str, str, str], None] = {}
    grown: dict[tuple[str, str, str], None] = {}
    has_changed = False
    for left, right in combinations(reports, 2):
        if _can_both_be(left, right, measure) and not _was_a_count_so_far(left, right, measure):
            continue
        claims_of_both = dict.fromkeys(_as_claim(_total(report)) for report in (left, right))
        if not _has_changed(left, right, measure):
            opposed |= claims_of_both
        else:
            has_changed = True
            grown |= claims_of_both if _changes()[measure] == "grows" else {}
    for report in reports:
        opposed |= dict.fromkeys(map(_as_claim, _opposed_speakers(report)))
    counts = tuple(Count(c.published, str(c.quantity), c.mention.document_id, c.mention.id) for c in ordered)
    note = _note(ordered, measure, is_opposed=bool(opposed), has_changed=has_changed)
    differing = opposed | grown
    conflict = Conflict(measure, tuple(sorted(differing))) if differing else None
    return Tally(measure, counts[-1].value, counts, note), conflict


def _by_day(claim: _Claim) -> tuple[object, ...]:
    """The last is the total of the latest report."""
    return (claim.published or date.min, claim.quantity.number, claim.mention.document_id, claim.mention.id)


def _by_document(claims: Sequence[_Claim]) -> list[list[_Claim]]:
    """The claims of each document, in the order of their publication."""
    found: dict[str, list[_Claim]] = {}
    for claim in claims:
        found.setdefault(claim.mention.document_id, []).append(claim)
    return list(found.values())


def _total(report: Sequence[_Claim]) -> _Claim:
    return max(report, key=lambda claim: claim.quantity.number)


def _can_both_be(left: Sequence[_Claim], right: Sequence[_Claim], measure: str) -> bool:
    if any(one.quantity.agrees_with(other.quantity) for one in left for other in right):
        return True
    # Several amounts in one report are of several things, and nothing tells which the other report means.
    return measure == "amount" and len(left) + len(right) > 2


def _was_a_count_so_far(earlier: Sequence[_Claim], later: Sequence[_Claim], measure: str) -> bool:
    """Was "at least 19" what had been found by that day, when another day's report has many more?"""
    before, after = _total(earlier), _total(later)
    is_open = before.quantity.most is None and after.quantity.number > _MANY_MORE * before.quantity.number
    return is_open and _changes()[measure] == "grows" and _has_changed(earlier, later, measure)


def _has_changed(earlier: Sequence[_Claim], later: Sequence[_Claim], measure: str) -> bool:
    """Does the later of two reports, of another day, count more, or otherwise where the number varies?"""
    before, after = _total(earlier), _total(later)
    if before.published is None or after.published is None or before.published == after.published:
        return False
    change = _changes()[measure]
    return change == "varies" or (change == "grows" and after.quantity.number > before.quantity.number)


def _opposed_speakers(report: Sequence[_Claim]) -> list[_Claim]:
    """Claims of one document that two speakers give and that cannot both be true."""
    return [
        claim
        for one, other in combinations(report, 2)
        if one.speaker and other.speaker and one.speaker != other.speaker
        if not one.quantity.agrees_with(other.quantity)
        for claim in (one, other)
    ]


def _as_claim(claim: _Claim) -> tuple[str, str, str]:
    return str(claim.quantity), claim.mention.document_id, claim.mention.id


def _note(claims: Sequence[_Claim], measure: str, *, is_opposed: bool, has_changed: bool) -> str:
    """How the numbers go together, in words; nothing where all are the same."""
    if is_opposed:
        return "the reports contradict each other"
    if has_changed:
        return GROWN if _changes()[measure] == "grows" else "the number has changed since"
    return "all can be true" if len({str(claim.quantity) for claim in claims}) > 1 else ""


@cache
def _changes() -> dict[str, str]:
    return {entry["id"]: entry["change"] for entry in load_toml("quantities.toml")["measure"]}
