"""Why two groups of mentions cannot report one event, whatever their words have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from dateline.merge.prepositions import is_led_to
from dateline.merge.rows import Row, is_dated
from dateline.merge.trajectory import is_moved
from dateline.merge.words import stem
from dateline.model import Basis, EventMention, Interval, Status

# An announced date may slip by this much and still be the same event.
_SLIP = timedelta(7)
# One that is put off may slip by so much.
_POSTPONED = timedelta(366)
# Two reports of what is over and what is to come share no day when they were written this far apart.
_TENSE_SLACK = timedelta(1)
# What a report tells as the news of its day may lie this far off: news is told late, and plans are told ahead.
_NEWS_LAG = timedelta(7)


@dataclass(frozen=True, slots=True)
class Report:
    """A mention and what is compared of it."""

    mention: EventMention
    row: Row


def why_apart(left: Sequence[Report], right: Sequence[Report]) -> str | None:
    """The reason in words why two groups of reports cannot be of one event, or None when they may be."""
    pairs = list(product(left, right))
    for one, other in pairs:
        if reason := _why_two(one, other):
            return reason
    dated = [(one, other) for one, other in pairs if is_dated(one.mention) and is_dated(other.mention)]
    if any(_dates_exclude(one.mention, other.mention) is None for one, other in dated):
        # A side that contradicts itself about the day is judged by the claim that the other can share.
        return None
    return next((reason for one, other in pairs if (reason := _dates_exclude(one.mention, other.mention))), None)


def _why_two(left: Report, right: Report) -> str | None:
    """What other than a date makes two reports be of two events."""
    counts = sorted((left.mention.count, right.mention.count))
    if counts[0] != counts[1]:
        return f"one counts {counts[1]}, the other {counts[0]}"
    if is_led_to(left.mention, right.mention) or is_led_to(right.mention, left.mention):
        return "the sentence relates one to the other"
    if _called_off(left, right) or _called_off(right, left):
        return "one text, and only one of them was called off"
    if _happened_and_might(left.mention, right.mention):
        return "one text, and one happened where the other might"
    if left.mention.type == right.mention.type == "STATEMENT" and _differ(left.row.agents, right.row.agents):
        return "different speakers"
    return _actors_exclude(left.row, right.row)


def _called_off(one: Report, other: Report) -> bool:
    """As in "they will meet in May" and "months after they called off talks": no "the" says that it was those talks."""
    if one.mention.document_id != other.mention.document_id or other.mention.status is Status.DENIED:
        return False
    return one.mention.status is Status.DENIED and not one.row.taken_up


_MIGHT = (Status.POSSIBLE, Status.CONDITIONAL)


def _happened_and_might(left: EventMention, right: EventMention) -> bool:
    """As in "a quake hit Elazig" and "a quake could hit Istanbul": no writer doubts what the text has as a fact."""
    if left.document_id != right.document_id or "negative" in (left.polarity, right.polarity):
        return False
    return any(one.status.is_fact and other.status in _MIGHT for one, other in ((left, right), (right, left)))


def _actors_exclude(left: Row, right: Row) -> str | None:
    """Two acts of one text, told in different words, of different agents, or only one an act by the vocabulary.

    Across texts agents are weighed, not judged: they are misread too often.
    """
    if left.document != right.document or stem(left.lemma) == stem(right.lemma):
        return None
    if left.known is not right.known:
        return "one text, different words, and only one is an act that the vocabulary knows"
    is_judged = left.known and right.known and _differ(left.agents, right.agents)
    return "one text, different words and different agents" if is_judged else None


def _dates_exclude(left: EventMention, right: EventMention) -> str | None:
    if left.interval is None or right.interval is None:
        return None
    if is_dated(left) and is_dated(right):
        apart = gap(left.interval, right.interval)
        slipped = left.status.is_fact is not right.status.is_fact and apart <= _SLIP
        slipped |= (is_moved(left) or is_moved(right)) and apart <= _POSTPONED
        if not apart or slipped:
            return None
        return f"dates that exclude each other: {left.interval} and {right.interval}"
    first, second = _possible(left, left.interval), _possible(right, right.interval)
    if gap(first, second) > _TENSE_SLACK:
        return f"one was over before the other could begin: {left.interval} and {right.interval}"
    return None


def _possible(mention: EventMention, interval: Interval) -> Interval:
    """When the act can have been: about the day that the convention of news gives it, where no words do."""
    if not interval.approximate and mention.basis is not Basis.CONVENTION:
        return interval
    earliest, latest = interval.earliest, interval.latest
    if mention.status.is_fact:
        earliest = earliest - _NEWS_LAG if earliest and earliest.toordinal() > _NEWS_LAG.days else None
    else:
        latest = latest + _NEWS_LAG if latest and date.max - latest > _NEWS_LAG else None
    return Interval(earliest, latest)


def gap(first: Interval, second: Interval) -> timedelta:
    """The time between two intervals that share no day; none between those that do."""
    if first.latest is not None and second.earliest is not None and first.latest < second.earliest:
        return second.earliest - first.latest
    if second.latest is not None and first.earliest is not None and second.latest < first.earliest:
        return first.earliest - second.latest
    return timedelta(0)


def _differ(left: list[str], right: list[str]) -> bool:
    return bool(left) and bool(right) and not set(left) & set(right)
