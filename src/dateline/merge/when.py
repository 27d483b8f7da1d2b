"""What date an event has when its reports are read together, and which of them disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.merge.trajectory import FIRMNESS, is_moved
from dateline.model import Basis, Conflict, EventMention, Interval

# The words of a text bind; a convention or a tense only narrows.
_STATED = (Basis.EXPRESSION, Basis.ANCHOR)
_RANK = {Basis.EXPRESSION: 0, Basis.ANCHOR: 1, Basis.CONVENTION: 2, Basis.TENSE: 3, Basis.NONE: 4}
_ENDLESS = 10**9


def when(
    mentions: Sequence[EventMention], published: Mapping[str, date | None]
) -> tuple[Interval | None, Basis, Conflict | None]:
    """The interval, why it is that, and the conflict of dates if there is one.

    The best-supported stated date leads: of most documents, of a fact rather than a plan, of the latest report, the
    most exact. What agrees with it narrows it; what does not is kept as a claim.
    """
    put_off = _put_off_on(mentions, published)
    # The day that was planned before is history then, and no contradiction.
    told = [m for m in mentions if m.interval is not None]
    told = [m for m in told if m.status.is_fact or (published.get(m.document_id) or date.max) >= put_off]
    if not told:
        return None, Basis.NONE, None
    ordered = sorted(told, key=lambda m: _preference(m, told, published))
    leading = ordered[0]
    interval = leading.interval
    for mention in ordered[1:]:
        binds = mention.basis in _STATED or leading.basis not in _STATED
        if interval is not None and mention.interval is not None and (binds or _is_vague(interval, mention)):
            interval = _narrowed(interval, mention.interval)
    return interval, leading.basis, _conflict(told)


def _is_vague(interval: Interval, mention: EventMention) -> bool:
    """Does the words' time leave open what the report of those days tells: "last month", in one of a month later?"""
    days = interval.days
    return days is None or (mention.basis is Basis.CONVENTION and mention.status.is_fact and days >= _DAYS_OF_A_WEEK)


_DAYS_OF_A_WEEK = 7


def _narrowed(interval: Interval, other: Interval) -> Interval:
    """The days of both, where these are fewer: the same day as "about" that day stays as it is."""
    return interval if other.contains(interval) else interval.intersect(other) or interval


def _put_off_on(mentions: Sequence[EventMention], published: Mapping[str, date | None]) -> date:
    """When a report last put the event off to a day that it gives; the first of all days where none did."""
    days = [published.get(m.document_id) for m in mentions if is_moved(m) and m.interval and m.basis in _STATED]
    return max(filter(None, days), default=date.min)


def _preference(
    mention: EventMention, mentions: Sequence[EventMention], published: Mapping[str, date | None]
) -> tuple[object, ...]:
    interval = mention.interval
    support = {m.document_id for m in mentions if m.basis in _STATED and m.interval == interval}
    reported = published.get(mention.document_id) or date.min
    days = interval.days if interval else None
    return (
        min(_RANK[mention.basis], _RANK[Basis.CONVENTION]) if mention.basis not in _STATED else 0,
        _RANK[mention.basis],
        not mention.status.is_fact,
        -len(support),
        interval is not None and interval.approximate,
        -reported.toordinal(),
        days if days is not None else _ENDLESS,
        FIRMNESS.index(mention.status),
        mention.id,
    )


def _conflict(mentions: Sequence[EventMention]) -> Conflict | None:
    """Stated dates of which some two share no day, every one with who says it."""
    stated = [m for m in mentions if m.basis in _STATED and m.interval is not None]
    opposed = [m for m in stated if _is_contradicted(m, stated)]
    # One report may say the same day in many sentences; the first of them stands for it.
    claims = {(str(m.interval), m.document_id): m.id for m in reversed(opposed)}
    return Conflict("date", tuple(sorted((*claim, id_) for claim, id_ in claims.items()))) if claims else None


def _is_contradicted(mention: EventMention, others: Sequence[EventMention]) -> bool:
    return any(
        mention.interval is not None and other.interval is not None and not mention.interval.overlaps(other.interval)
        for other in others
    )
