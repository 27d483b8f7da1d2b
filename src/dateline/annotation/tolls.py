"""Whose number it is: a report of a disaster counts its dead in sentences that do not name the disaster again.

"At least 19 people drowned." "The toll has passed 200." What such a sentence counts is counted of the happening that it
names itself, and otherwise of the one that the report is about: that of its headline and lead. Of those who take part
it is the march or strike last told of. Nothing is counted twice, of something with another date, or of what did not
take place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dateline.model import Basis, EventMention, Polarity, Quantity
from dateline.rules import load_toml

_STATED = (Basis.EXPRESSION, Basis.ANCHOR)
_LEAD = 400  # characters in which a report says what it is about


def with_tolls(events: Sequence[EventMention], loose: Iterable[Quantity]) -> list[EventMention]:
    """The events of a text, each happening with what is counted of it; `loose` are the quantities told of no act."""
    told: list[tuple[Quantity, EventMention | None]] = [(quantity, None) for quantity in loose]
    told += [(quantity, event) for event in events for quantity in event.quantities]
    more: dict[str, list[Quantity]] = {}
    for measure, kinds in _kinds().items():
        counted = [(quantity, event) for quantity, event in told if quantity.measure == measure]
        happenings = [event for event in events if _is_of(event, kinds) and _took_place(event)] if counted else []
        owned = {quantity.start for event in happenings for quantity in event.quantities}
        for quantity, event in counted:
            if quantity.start in owned or (event is not None and not _took_place(event)):
                continue
            for happening in _owners(quantity, event, happenings, is_one=measure == "participants"):
                if quantity not in more.setdefault(happening.id, []):
                    more[happening.id].append(quantity)
    return [replace(e, quantities=(*e.quantities, *more[e.id])) if e.id in more else e for e in events]


def _owners(
    quantity: Quantity, event: EventMention | None, happenings: Sequence[EventMention], *, is_one: bool
) -> list[EventMention]:
    beside = [h for h in happenings if h.sentence.start <= quantity.start < h.sentence.end]
    if beside:
        nearest = min(beside, key=lambda h: (abs(h.start - quantity.start), h.start))
        return [nearest] if _may_share_a_day(nearest, event) else []
    fitting = [h for h in happenings if _may_share_a_day(h, event)]
    if is_one:
        before = [h for h in fitting if h.start < quantity.start]
        return before[-1:]
    return _main(fitting)


def _main(happenings: Sequence[EventMention]) -> list[EventMention]:
    """What the headline and the lead are about: the first of each, where both are of one kind."""
    headline = [h for h in happenings if h.is_headline][:1]
    lead = [h for h in happenings if not h.is_headline and h.start < _LEAD][:1]
    return headline + [h for h in lead if not headline or h.kind == headline[0].kind]


def _is_of(event: EventMention, kinds: Collection[str]) -> bool:
    return bool(event.rule) and (event.kind in kinds or f"{event.type} {event.kind}" in kinds)


def _took_place(event: EventMention) -> bool:
    return event.status.is_fact and event.polarity is Polarity.POSITIVE


def _may_share_a_day(happening: EventMention, event: EventMention | None) -> bool:
    """Only words that date both can say that the one was not in the other."""
    if event is None or event.basis not in _STATED or event.interval is None or happening.interval is None:
        return True
    return event.interval.overlaps(happening.interval)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """For each measure that counts the people in a happening the kinds of happenings."""
    table = load_toml("quantities.toml")["measure"]
    return {entry["id"]: frozenset(entry["of"]) for entry in table if "of" in entry}
