"""When: the expression that governs a trigger, else an anchor event, else bounds from tense, else a convention of news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.annotate.grammar import auxiliaries, clause_verb, finite_verb, is_verb, own_subject
from dateline.annotate.triggers import Trigger
from dateline.model import Basis, Interval, Status, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = frozenset({Status.PLANNED, Status.THREATENED, Status.DEMANDED, Status.CONDITIONAL, Status.POSSIBLE})


@dataclass(frozen=True, slots=True)
class When:
    interval: Interval | None
    basis: Basis
    timex: Timex | None = None
    rule: str = ""
    word: Token | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression with the preposition before it ("since", "by") and the word it hangs on."""

    timex: Timex
    preposition: str
    host: Token
    position: int


class Times:
    """The time expressions of one document, by the word they hang on."""

    def __init__(self, doc: Doc, timexes: tuple[Timex, ...], triggers: tuple[Trigger, ...]) -> None:
        self._triggers = {trigger.token.i for trigger in triggers}
        self._inside: set[int] = set()
        spans = []
        for timex in timexes:
            span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
            if span is not None and timex.interval is not None and timex.type in (TimexType.DATE, TimexType.TIME):
                spans.append((timex, span))
            if span is not None:
                self._inside.update(token.i for token in span)
        self._by_host: dict[int, list[Attached]] = {}
        for timex, span in spans:
            attached = self._attach(timex, span.root, span.start)
            if attached is not None:
                self._by_host.setdefault(attached.host.i, []).append(attached)

    def covers(self, token: Token) -> bool:
        """Does the word belong to a time expression ("the last quarter")?"""
        return token.i in self._inside

    def _attach(self, timex: Timex, root: Token, position: int) -> Attached | None:
        preposition, word = "", root
        if root.pos_ == "ADP":
            preposition = root.lower_
        while word.head != word:
            word = word.head
            if word.i in self._inside and word.i not in self._triggers:
                continue
            if word.pos_ in ("ADP", "SCONJ") and not preposition:
                preposition = word.lower_
                continue
            if word.i in self._triggers or is_verb(word):
                break
        return Attached(timex, preposition, word, position)

    def governing(self, trigger: Trigger) -> Attached | None:
        """The expression that says when this event is: on its own word, on its carrier, or shared with a first verb."""
        own = self._narrowest(trigger.token)
        if own is not None:
            return own
        if trigger.clause is not None and trigger.clause != trigger.token:
            return self._narrowest(trigger.clause)
        if trigger.is_noun:
            return None
        return self._shared(trigger.token)

    def _narrowest(self, host: Token) -> Attached | None:
        found = self._by_host.get(host.i, ())
        return min(found, key=lambda a: (_width(a.timex.interval), abs(a.position - host.i)), default=None)

    def _shared(self, verb: Token) -> Attached | None:
        """ "On Monday he met the king and left": a verb joined to another shares what stands before the first."""
        head = verb.head
        if verb.dep_ == "conj" and is_verb(head):
            first = self._narrowest(head)
            if first is not None and (own_subject(verb) is None or first.position < head.i):
                return first
            return self._shared(head) if first is None else None
        if verb.dep_ == "xcomp" and is_verb(head):
            above = self._narrowest(head)
            return above if above is not None and above.position > verb.i else None
        return None


def _width(interval: Interval | None) -> int:
    return interval.days or 10**6 if interval is not None else 10**7


def interval_of(attached: Attached, status: Status, published: date | None) -> Interval | None:
    """The expression's interval as its preposition turns it: "since 2019" is open to the right."""
    interval = attached.timex.interval
    if interval is None:
        return None
    first, last = interval.earliest, interval.latest
    match attached.preposition:
        case "since":
            end = published if published is not None and first is not None and published >= first else None
            return Interval(first, end)
        case "before" | "until" | "till" | "by":
            if last is None:
                return None
            if attached.preposition == "by" and status in _FUTURE and published is not None and published <= last:
                return Interval(published, last)
            day = last if attached.preposition != "before" else (first or last) - timedelta(1)
            return Interval(None, day)
        case "after":
            return Interval(last, None) if last is not None else None
    return interval


# ---------------------------------------------------------------- without an expression


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a trigger besides its words: the day of publication, and whether it stands where news stands."""

    published: date | None
    is_lead: bool
    is_headline: bool


def when_from_tense(trigger: Trigger, status: Status, setting: Setting) -> When:
    """Bounds from tense, narrowed in headline and lead by the convention that news is of the day."""
    published = setting.published
    if published is None:
        return When(None, Basis.NONE)
    if status in _FUTURE:
        return When(Interval.since(published), Basis.TENSE, rule="future")
    verb = trigger.clause if trigger.clause is not None else clause_verb(trigger.token)
    if is_news_of_the_day(trigger, status, setting):
        return When(Interval.day(published, approximate=True), Basis.CONVENTION, rule="news of the day", word=verb)
    if verb is not None and is_past_perfect(verb):
        return When(Interval.until(published - timedelta(1)), Basis.TENSE, rule="past perfect", word=verb)
    return When(Interval.until(published), Basis.TENSE, rule="past")


def is_news_of_the_day(trigger: Trigger, status: Status, setting: Setting) -> bool:
    """A past-tense main clause of the headline or lead, or the saying that a report rests on."""
    verb = trigger.clause
    if verb is None or status is not Status.OCCURRED:
        return False
    if setting.is_headline:
        return verb.dep_ in ("ROOT", "conj", "ccomp")
    if trigger.type == "STATEMENT" and not trigger.is_noun:
        return verb.dep_ in ("ROOT", "conj", "ccomp", "advcl", "parataxis") and _is_simple_past(verb)
    return setting.is_lead and _is_main(verb) and (_is_simple_past(verb) or _is_perfect(verb))


def _is_main(verb: Token) -> bool:
    if verb.dep_ == "conj" and is_verb(verb.head):
        return _is_main(verb.head)
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT")


def _is_simple_past(verb: Token) -> bool:
    if verb.tag_ == "VBD":
        return not any(a.lemma_ == "have" for a in auxiliaries(verb))
    return any(a.lower_ in ("was", "were", "did", "got") for a in auxiliaries(verb))


def _is_perfect(verb: Token) -> bool:
    return any(a.lower_ in ("has", "have", "'ve", "'s") for a in auxiliaries(verb))


def is_past_perfect(verb: Token) -> bool:
    finite = finite_verb(verb)
    return any(a.lower_ in ("had", "'d") and a.lemma_ == "have" for a in auxiliaries(finite)) and finite.tag_ == "VBN"


def anchor_word(trigger: Trigger) -> tuple[str, Token] | None:
    """("since", meeting) for "has spoken twice since the meeting": the event word that this event's time hangs on."""
    hosts = [trigger.token] if trigger.clause in (None, trigger.token) else [trigger.token, trigger.clause]
    for host in hosts:
        if host is None:
            continue
        for c in host.children:
            if c.dep_ in ("prep", "advmod", "mark") and c.lower_ in ANCHORS:
                noun = next((g for g in c.children if g.dep_ == "pobj"), None)
                if noun is not None:
                    return c.lower_, noun
            if c.dep_ == "advcl":
                mark = next(
                    (
                        g
                        for g in c.children
                        if g.dep_ in ("mark", "advmod")
                        and g.lower_ in ("after", "before", "since", "when", "as", "while")
                    ),
                    None,
                )
                if mark is not None and host == trigger.token:
                    return mark.lower_, c
    return None


ANCHORS = frozenset({"since", "after", "before", "following", "during", "at", "in", "until"})


def interval_from_anchor(word: str, anchor: Interval, published: date | None) -> Interval | None:
    """The bounds that "since", "after", "before" or "during" an event of known time give."""
    if word in ("during", "at", "in", "when", "as", "while"):
        return anchor
    if word in ("since", "after", "following"):
        if anchor.earliest is None:
            return None
        end = published if published is not None and published >= anchor.earliest else None
        return Interval(anchor.earliest, end)
    if word in ("before", "until") and anchor.latest is not None:
        return Interval(None, anchor.latest)
    return None


def index_by_token(triggers: tuple[Trigger, ...]) -> Mapping[int, int]:
    """Token index -> position in `triggers`."""
    return {trigger.token.i: position for position, trigger in enumerate(triggers)}
