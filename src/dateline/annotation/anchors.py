"""Time that one event lends another: "since the meeting", "in which", "after winning", "the order" told of before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.annotation.clauses import is_main, tense_of
from dateline.annotation.grammar import child, clause_verb, first_verb, is_verb
from dateline.annotation.offsets import Offset, moved, offset_at
from dateline.annotation.retold import retold
from dateline.annotation.triggers import Trigger
from dateline.model import Basis, EventMention, Evidence, Interval, Quote, Role, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_KNOWN = frozenset({Basis.EXPRESSION, Basis.ANCHOR, Basis.CONVENTION})
_SAME_TIME = frozenset(
    {"as", "while", "when", "by", "in", "with", "at", "during", "where", "amid", "on", "through", "upon"}
)
_EARLIER = frozenset({"after", "since", "following", "once"})
_PERFECT = ("perfect", "past perfect")
_LATER = frozenset({"before", "until", "ahead", "till"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """`relation` of this event to the other: same, within, from (its beginning on), earlier or later than it.

    `offset` says how much later (or earlier, where it is negative), if the text does.
    """

    relation: str
    event: EventMention
    word: str
    offset: Offset | None = None


def anchored(
    events: Sequence[EventMention], triggers: Sequence[Trigger], position: Mapping[int, int], published: date | None
) -> list[EventMention]:
    """The events, each without a time of its own given what the first anchor that has one lends it."""
    found = list(events)
    for _ in range(2):  # an anchor may itself have been waiting for a later one
        for i, trigger in enumerate(triggers):
            if found[i].basis not in (Basis.EXPRESSION, Basis.ANCHOR) and not _is_cancelled(found[i]):
                found[i] = _with_anchor(i, trigger, found, triggers, position, published)
    return found


def _is_put_off(event: EventMention) -> bool:
    """The day to which "the storm delayed the launch" puts the launch is not that of the storm."""
    return any(evidence.rule == "postponed" for evidence in event.evidence)


def _is_cancelled(event: EventMention) -> bool:
    """What "cancelled the talks" says of time is when they were cancelled."""
    return any(evidence.rule == "cancelled" for evidence in event.evidence)


def _with_anchor(
    i: int,
    trigger: Trigger,
    events: Sequence[EventMention],
    triggers: Sequence[Trigger],
    position: Mapping[int, int],
    published: date | None,
) -> EventMention:
    event = events[i]
    found = list(_anchors(i, trigger, events, triggers, position, published))
    for anchor in sorted(found, key=lambda a: a.event.basis is not Basis.EXPRESSION):  # what is said before a guess
        other = anchor.event
        if other.id == event.id or other.basis not in _KNOWN or other.interval is None or _is_put_off(other):
            continue
        if event.basis is Basis.CONVENTION and (
            other.interval.approximate or (anchor.relation == "earlier" and other.basis is Basis.ANCHOR)
        ):
            continue  # a guess gives way to what the text says, not to another guess, nor to one made from it
        relation = "from" if anchor.relation == "later" and not event.status.is_ahead else anchor.relation
        lent = _lent(relation, other.interval, anchor.offset, published)
        interval = next((i for i in lent if _can_be(event, i, published)), None)
        if interval is None or (relation in ("same", "within") and _is_finer(event, interval)):
            continue
        evidence = Evidence("interval", Quote(other.start, other.end, other.text), f"anchor: {anchor.word}")
        places = event.places or (other.places if anchor.relation == "within" else ())
        kept = tuple(e for e in event.evidence if e.field != "interval")
        return replace(event, interval=interval, basis=Basis.ANCHOR, places=places, evidence=(*kept, evidence))
    return event


def _lent(relation: str, other: Interval, offset: Offset | None, published: date | None) -> Iterator[Interval]:
    """What the other's time says of this one's, the more exact first."""
    exact = moved(other, offset) if offset is not None else None
    bounds = interval_beside(relation, other, published)
    yield from (interval for interval in (exact, bounds) if interval is not None)


def _can_be(event: EventMention, interval: Interval, published: date | None) -> bool:
    """What has happened is not later than the report of it."""
    first = interval.earliest
    return event.status.is_ahead or first is None or published is None or first <= published


def _is_finer(event: EventMention, interval: Interval) -> bool:
    """Has the event a day of its own, within the wider bounds that the anchor would give it ("the 2010 congress")?"""
    own = event.interval
    if event.basis is not Basis.CONVENTION or own is None or own.days != 1 or own.earliest is None:
        return False
    first, last = interval.earliest or date.min, interval.latest or date.max
    return first < last and first <= own.earliest <= last


def interval_beside(relation: str, other: Interval, published: date | None) -> Interval | None:
    """The bounds that an event of known time gives to one that stands in `relation` to it."""
    match relation:
        case "same" | "within":
            return other
        case "from":
            if other.earliest is None:
                return None
            end = published if published is not None and published >= other.earliest else None
            return Interval(other.earliest, end, approximate=other.approximate)
        case "earlier":
            return Interval(None, other.latest) if other.latest is not None else None
        case "later":
            return Interval(other.earliest, None) if other.earliest is not None else None
    return None


def _anchors(
    i: int,
    trigger: Trigger,
    events: Sequence[EventMention],
    triggers: Sequence[Trigger],
    position: Mapping[int, int],
    published: date | None,
) -> Iterator[Anchor]:
    yield from _relative_clause(trigger, events, position)
    if events[i].status is Status.PLANNED:
        yield from _host_clause(trigger, events, triggers, position, published)
    if events[i].status.is_ahead:
        return
    yield from _adjuncts(i, trigger, events, position)
    yield from _reaction(i, events)
    for other, word in retold(i, events, triggers):
        yield Anchor("same", other, word)
    yield from _host_clause(trigger, events, triggers, position, published)


def _relative_clause(trigger: Trigger, events: Sequence[EventMention], position: Mapping[int, int]) -> Iterator[Anchor]:
    """As in "met in June, in which both agreed", "a raid in 2007, when ten died": what the opening word stands for."""
    verb = trigger.clause
    if verb is None or verb.dep_ != "relcl":
        return
    opening = child(verb, "prep", "advmod")
    if opening is None:
        return
    if opening.lower_ not in ("where", "when") and not any(c.lower_ == "which" for c in opening.children):
        return
    at = next((position[word.i] for word in verb.ancestors if word.i in position), None)
    if at is not None:
        yield Anchor("within", events[at], "in which")


def _adjuncts(
    i: int, trigger: Trigger, events: Sequence[EventMention], position: Mapping[int, int]
) -> Iterator[Anchor]:
    """What hangs on this event's clause: "since the meeting", "during talks", "lost the 2014 election"."""
    contest = child(trigger.token, "dobj") if events[i].kind == "result" else None
    if contest is not None and contest.i in position and events[position[contest.i]].basis is Basis.EXPRESSION:
        yield Anchor("same", events[position[contest.i]], contest.lower_)
    hosts = {host.i: host for host in (trigger.token, trigger.clause) if host is not None}
    for host in hosts.values():
        for c in host.children:
            link = c
            noun = child(c, "pobj", "pcomp") if c.dep_ in ("prep", "advmod", "mark") else None
            if c.dep_ == "advcl":
                mark = child(c, "mark", "advmod")
                noun, link = (c, mark) if mark is not None else (None, c)
            word = link.lower_
            if noun is None or noun.i not in position or position[noun.i] == i:
                continue
            other = events[position[noun.i]]
            offset = offset_at(link)
            if word == "since":
                yield Anchor("from", other, word)
            elif word in _EARLIER:
                yield Anchor("from" if other.basis is Basis.EXPRESSION else "", other, word, offset)
            elif word in _LATER:
                yield Anchor("earlier", other, word, offset and offset.back())
            elif word in ("during", "at", "in", "when", "as", "while") and other.basis is not Basis.CONVENTION:
                yield Anchor("same", other, word)


def _reaction(i: int, events: Sequence[EventMention]) -> Iterator[Anchor]:
    """A refusal or an agreement by one who was asked in the sentence before comes after the asking."""
    event = events[i]
    if event.type not in ("REJECT", "AGREE", "CONCEDE"):
        return
    doers = {p.entity.entity_id for p in event.participants if p.role is Role.AGENT}
    sentences = list(dict.fromkeys(e.sentence.start for e in events[: i + 1]))[-2:]
    for other in reversed(events[:i]):
        if other.type in ("REQUEST", "ACCUSE", "THREATEN") and other.sentence.start in sentences:
            asked = {p.entity.entity_id for p in other.participants if p.role is Role.RECIPIENT}
            if doers & asked and other.basis is Basis.EXPRESSION:
                yield Anchor("from", other, "reaction")
                return


def _host_clause(
    trigger: Trigger,
    events: Sequence[EventMention],
    triggers: Sequence[Trigger],
    position: Mapping[int, int],
    published: date | None,
) -> Iterator[Anchor]:
    """The clause this one accompanies: "..., saying that", "by winning", "in a speech he said", "after winning"."""
    relation, host, link = _host(trigger)
    if host is None or not relation:
        return
    offset = offset_at(link) if link is not None else None
    if offset is not None and relation == "earlier":
        offset = offset.back()
    at = next(
        (position[t.i] for t in (host, *host.children) if t.i in position and triggers[position[t.i]].clause == host),
        None,
    )
    if at is not None:
        if relation == "earlier" and offset is None and _is_news(events[at], published):
            relation = "same"  # "died after a bus overturned": news tells cause and outcome of one day
        yield Anchor(relation, events[at], host.lower_, offset if relation in ("earlier", "later") else None)


def _is_news(event: EventMention, published: date | None) -> bool:
    """Is its day that of the report, by convention or because the text says so ("was delayed today after a crash")?"""
    if event.basis is Basis.CONVENTION:
        return True
    day = event.interval
    if event.basis is not Basis.EXPRESSION or published is None or day is None or day.earliest is None:
        return False
    return day.days == 1 and timedelta(0) <= published - day.earliest <= timedelta(_NEWS)


# How many days before publication an event is still the news of the report.
_NEWS = 1


def _host(trigger: Trigger) -> tuple[str, Token | None, Token | None]:
    """The relation to the clause above, the verb of that clause, and the word between the two ("after")."""
    if trigger.is_noun and trigger.clause is None:
        verb = clause_verb(trigger.token)
        tense = tense_of(verb) if verb is not None else ""
        if verb is None or tense not in ("past", "present", *_PERFECT):
            return "", None, None
        link = _link(trigger.token, verb)
        is_of_main = is_main(verb) and not (tense in _PERFECT and link is not None)
        is_of_aside = verb.dep_ == "advcl" and tense == "past" and link is None  # "as the verdict was read on Friday"
        if not (is_of_main or is_of_aside):
            return "", None, None
        return _relation(link.lower_ if link else "") if tense != "present" or link else "", verb, link
    if trigger.clause is None:
        return "", None, None
    verb = first_verb(trigger.clause)
    if verb.dep_ == "advcl" and is_verb(verb.head):
        mark = child(verb, "mark", "advmod")
        if mark is not None and mark.lower_ in _SAME_TIME | _EARLIER | _LATER:
            return _relation(mark.lower_), verb.head, mark
        return ("same" if verb.tag_ == "VBG" and mark is None else ""), verb.head, None
    if verb.dep_ == "pcomp" and is_verb(verb.head.head):
        link = verb.head
        return (
            _relation(link.lower_) if link.lower_ in _SAME_TIME | _EARLIER | _LATER else "",
            link.head,
            link,
        )
    return "", None, None


def _link(noun: Token, verb: Token) -> Token | None:
    """The last preposition on the way up from the noun to the verb."""
    word, found = noun, None
    while word != verb and word.head != word:
        if word.pos_ == "ADP" or word.dep_ == "prep":  # "following" is tagged as the verb it comes from
            found = word
        word = word.head
    return found


def _relation(word: str) -> str:
    """How an event after `word` stands to the clause it hangs on."""
    return "earlier" if word in _EARLIER else "later" if word in _LATER else "same"
