"""When an event was whose time the text names: the expression that governs its trigger, read with its preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.annotation.clauses import follows_main, is_main, reports, tense_of
from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import SUBJECTS, is_verb, logical_object, own_subject, prepositions
from dateline.annotation.ranges import RANGE, join_ranges
from dateline.annotation.triggers import Trigger
from dateline.model import Document, Granularity, Interval, Status, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression with the preposition before it ("since", "by") and the word it hangs on."""

    timex: Timex
    preposition: str
    host: Token
    position: int


# How many days old the news of a report may be: that of its lead, and that of the sentence after it.
_FRESH_LEAD = 31
_FRESH = 7

_PARTS = frozenset(
    {
        "beginning",
        "end",
        "half",
        "hour",
        "middle",
        "month",
        "part",
        "period",
        "quarter",
        "rest",
        "season",
        "start",
        "summer",
        "week",
    }
)
_CAUSE_LINKS = frozenset({"after", "following", "since", "despite", "amid"})
_ANSWERS = frozenset({"punishment", "reaction", "reprisal", "response", "retaliation", "return", "revenge"})
_PART_OF_NAME = frozenset({"compound", "nummod", "amod", "nmod"})


class Times:
    """The time expressions of one document, by the word they hang on."""

    def __init__(self, doc: Doc, document: Document, timexes: tuple[Timex, ...], triggers: tuple[Trigger, ...]) -> None:
        self._triggers = {trigger.token.i for trigger in triggers}
        self._ends = {timex.end: timex for timex in timexes}
        self.tell_history = _tell_history(timexes, document.published)
        self._inside: set[int] = set()
        self._main: set[int] = set()  # verbs of a main clause that the parser took for participles
        spans = []
        for timex in join_ranges(document, timexes):
            span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
            if span is not None and (timex.interval is not None or _is_long(timex)):
                spans.append((timex, span))
            if span is not None:
                self._inside.update(token.i for token in span)
        self._by_host: dict[int, list[Attached]] = {}
        self._topics: dict[int, list[Attached]] = {}
        self._other_times: set[int] = set()
        for timex, span in spans:
            attached = self._attach(timex, span.root, span.start)
            if attached is not None and _is_topic(span.root):
                self._topics.setdefault(attached.host.i, []).append(attached)
            elif attached is not None and timex.interval is not None and timex.type is not TimexType.SET:
                self._by_host.setdefault(attached.host.i, []).append(attached)
            elif attached is not None:
                self._other_times.add(attached.host.i)

    def covers(self, token: Token) -> bool:
        """Does the word belong to a time expression ("the last quarter")?"""
        return token.i in self._inside

    def has_sign_of_another_time(self, trigger: Trigger) -> bool:
        """Does the clause speak of weeks or years ("for two years", "every month") and so of no one day?"""
        if any(host is not None and host.i in self._other_times for host in (trigger.token, trigger.clause)):
            return True
        verb = trigger.clause
        return verb is not None and follows_main(verb) and verb.head.i in self._by_host

    def _attach(self, timex: Timex, root: Token, position: int) -> Attached | None:
        preposition, word = "", root
        if root.pos_ == "ADP":
            preposition = root.lower_
        if root.dep_ in _PART_OF_NAME and root.head.i not in self._triggers and root.head.i not in self._inside:
            before = _preposition_of_day(timex, root, position)
            if before is None:
                return None  # "the 2011 version", "Conference 2010": the time of a thing, not of what happens to it
            preposition, word = before.lower_, before
        while word.head != word:
            word = word.head
            if word.i in self._inside and word.i not in self._triggers:
                continue
            if word.lower_ == "of" and self._belongs_to(word.head):
                return None
            if word.pos_ in ("ADP", "SCONJ") and not preposition:
                preposition = word.lower_
                continue
            if word.i in self._triggers or is_verb(word):
                break
        after = _verb_behind(timex, root, position)
        if after is not None and after.i in self._triggers:
            self._main.add(after.i)
            return Attached(timex, preposition, after, position)
        nearer = self._cause_before(root, position)
        if nearer is not None:
            return Attached(timex, "", nearer, position)
        if preposition in ("from", *_UNTIL) and (word.lemma_.lower() == "extend" or _moves(word)):
            return self._new_time(timex, preposition, word, position)
        return Attached(timex, "" if timex.rule == RANGE else preposition, word, position)

    def _belongs_to(self, noun: Token) -> bool:
        """Is it a thing whose year this is ("the Rivers Act of 1956"), no event and no part of the year?"""
        is_thing = noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() not in _PARTS
        return is_thing and noun.i not in self._triggers and noun.i not in self._inside

    def _cause_before(self, root: Token, position: int) -> Token | None:
        """As in "struck back after raids last week": a bare time right behind the cause is that of the cause."""
        noun = root.doc[position - 1] if position > 0 and root.dep_ == "npadvmod" else None
        if noun is None or noun.i not in self._triggers or noun.dep_ != "pobj":
            return None
        link, ground = noun.head.lower_, noun.head.head.lemma_.lower()
        return noun if link in _CAUSE_LINKS or (link in ("for", "to") and ground in _ANSWERS) else None

    def _new_time(self, timex: Timex, preposition: str, verb: Token, position: int) -> Attached | None:
        """As in "the vote was postponed from Monday to Friday": Friday is when the vote is, not when it was moved."""
        moved = logical_object(verb)
        is_new = preposition in _UNTIL or timex.rule == RANGE
        if moved is None or moved.i not in self._triggers or not is_new or not _moves(verb):
            return None
        return Attached(self._ends[timex.end], "", moved, position)

    def news_day(self, lead: list[Span], after: Span | None, published: date) -> date:
        """The day that the lead, else the sentence `after` it, gives to its main verb; else that of publication.

        A lead of last month may still be news ("the court ruled on 3 May"); what follows it is more often background.
        """
        told = [(token, _FRESH_LEAD) for sentence in lead for token in sentence]
        told += [(token, _FRESH) for token in after or ()]
        said: date | None = None
        for token, most in told:
            is_told = is_verb(token) and is_main(token) and tense_of(token) in ("past", "perfect")
            if is_told or token.i in self._main:
                for day in self._days_of(token):
                    if timedelta(0) <= published - day <= timedelta(most):
                        if not reports(token):
                            return day
                        said = said or day
        return said or published

    def _days_of(self, verb: Token) -> Iterator[date]:
        """The single days that the verb's clause names."""
        hosts = (verb, *self._events_of(verb))
        for attached in [self._narrowest(host) for host in hosts] + self._topics.get(verb.i, []):
            interval = attached.timex.interval if attached is not None else None
            if interval is not None and interval.days == 1 and interval.earliest is not None:
                yield interval.earliest

    def _events_of(self, verb: Token) -> Iterator[Token]:
        """The event nouns of the verb's phrases ("in a Wednesday speech")."""
        return (noun for _, noun in prepositions(verb) if noun.i in self._triggers)

    def governing(self, trigger: Trigger) -> Attached | None:
        """The expression that says when this event is: on its own word, on its carrier, or shared with a first verb."""
        own = self._narrowest(trigger.token)
        if own is not None:
            return own
        if trigger.clause is not None and trigger.clause != trigger.token:
            return self._narrowest(trigger.clause)
        if trigger.is_noun:
            return self._of_its_making(trigger.token)
        return self._of_its_outcome(trigger.token) or self._shared(trigger.token) or self._of_its_paper(trigger.token)

    def _of_its_paper(self, verb: Token) -> Attached | None:
        """As in "In a statement issued on Friday, he denied it": what a paper says is said on the day of the paper."""
        if not is_main(verb):
            return None
        nouns = (noun for name, noun in prepositions(verb) if name == "in" and noun.lemma_.lower() in _papers())
        participles = (c for noun in nouns for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")
        return next((found for c in participles if (found := self._narrowest(c)) is not None), None)

    def _of_its_outcome(self, verb: Token) -> Attached | None:
        """As in "schools were ordered closed on Monday", "was declared dead on Friday", "was let go an hour later"."""
        outcomes = (c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd") and c.tag_ in ("VBN", "JJ", "VB"))
        return next((self._narrowest(c) for c in outcomes if c.i == verb.i + 1), None)

    def _of_its_making(self, noun: Token) -> Attached | None:
        """As in "the talks, held on 3 May": the time of the participle that says no more than that it took place."""
        makings = (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")
        return next(
            (self._narrowest(c) for c in makings if c.lemma_.lower() in word_list("verbs.toml", "support")), None
        )

    def _narrowest(self, host: Token) -> Attached | None:
        found = self._by_host.get(host.i, ())
        return min(found, key=lambda a: (_width(a.timex), abs(a.position - host.i)), default=None)

    def _shared(self, verb: Token) -> Attached | None:
        """As in "On Monday he met the king and left": a verb joined to another shares what stands before the first."""
        head = verb.head
        if verb.dep_ == "conj" and is_verb(head):
            first = self._narrowest(head)
            if first is not None and (own_subject(verb) is None or first.position < head.i):
                return first
            return self._shared(head) if first is None else None
        if verb.dep_ == "xcomp" and head.dep_ == "acomp" and is_verb(head.head):
            return self._narrowest(head.head)  # "is due to question him, a banker, on 2 August"
        if verb.dep_ == "advcl" and is_verb(head) and _is_purpose(verb, head):
            return self._narrowest(head) or self._shared(head)
        if verb.dep_ == "xcomp" and is_verb(head):
            above = self._narrowest(head)
            is_below = above is not None and (above.position > verb.i or tense_of(head) in ("present", "modal"))
            return above if is_below else None
        return None


_ON_A_DAY = frozenset({"by", "from", "on", "since", "until"})

# So many days and months, all of them given in full or counted from each other, make a history.
_DATES_OF_A_HISTORY = 3


def _tell_history(timexes: tuple[Timex, ...], published: date | None) -> bool:
    """Does the text date what it tells by the calendar alone, from long ago on, as an encyclopedia does?"""
    dated = [timex for timex in timexes if timex.interval is not None]
    if published is None or any((t.anchor or "").startswith("published") for t in dated):
        return False
    days = [t.interval.earliest for t in dated if t.interval and t.interval.granularity in _FINE]
    first = days[0] if len(days) >= _DATES_OF_A_HISTORY else None
    return first is not None and (published - first).days > _FRESH_LEAD


_FINE = frozenset({Granularity.DAY, Granularity.MONTH})

# Verbs that give what happens another time, and the words before it.
_MOVES = frozenset({"adjourn", "bring", "defer", "delay", "move", "postpone", "push", "reschedule", "shift"})
_UNTIL = frozenset({"to", "until", "till", "for"})


def _papers() -> frozenset[str]:
    return word_list("reporting.toml", "nouns")


def _moves(verb: Token) -> bool:
    """Does it give what happens another time ("postpone", "put off", "put back")?"""
    lemma = verb.lemma_.lower()
    return lemma in _MOVES or (lemma == "put" and any(c.lower_ in ("off", "back") for c in verb.children))


def _verb_behind(timex: Timex, root: Token, position: int) -> Token | None:
    """As in "The court (ICC) on Friday named a judge": between subject and verb the day is the verb's."""
    doc = root.doc
    if position < 2 or timex.interval is None or timex.interval.days != 1 or doc[position - 1].lower_ != "on":
        return None
    if doc[position - 2].pos_ != "PROPN" and doc[position - 2].text != ")":
        return None
    verb = next((t for t in doc[position : position + _LONGEST_DAY] if t.idx >= timex.end), None)
    return verb if verb is not None and verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBN") else None


_LONGEST_DAY = 6  # in words


def _preposition_of_day(timex: Timex, root: Token, position: int) -> Token | None:
    """As in "On 2 August Kyrgyz workers shut it": the parser makes one name of the day and the words after it."""
    interval = timex.interval
    if position == 0 or interval is None or interval.days != 1 or root.head.i < position:
        return None
    before = root.doc[position - 1]
    return before if before.pos_ == "ADP" and before.lower_ in _ON_A_DAY else None


def _is_topic(day: Token) -> bool:
    """Is the day what the clause is about ("Sunday was chosen"), not when it is (as in "Sunday saw a storm")?"""
    verb = day.head
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return is_verb(verb) and subjects == [day] and verb.lemma_.lower() not in ("see", "bring", "mark", "witness")


def _is_purpose(verb: Token, above: Token) -> bool:
    """As in "will meet on Friday to sign": what is done on the same occasion, with no other verb between the two."""
    between = verb.doc[above.i + 1 : verb.i]
    has_to = any(c.lower_ == "to" for c in verb.children if c.dep_ == "aux")
    return verb.tag_ == "VB" and has_to and above.i < verb.i and not any(t.pos_ == "VERB" for t in between)


def _is_long(timex: Timex) -> bool:
    """A duration or habit of weeks, months or years, without calendar days of its own."""
    return timex.interval is None and bool(re.fullmatch(r"P[^T]*[WMQY]", timex.value))


def _width(timex: Timex) -> tuple[int, bool]:
    """Days covered; at the same width a day that the text names goes before a clock time read on some day."""
    days = timex.interval.days if timex.interval is not None else None
    return days or 10**6, timex.type is TimexType.TIME


def interval_of(attached: Attached, status: Status, published: date | None) -> Interval | None:
    """The expression's interval as its preposition turns it: "since 2019" is open to the right."""
    interval = attached.timex.interval
    if interval is None:
        return None
    first, last = interval.earliest, interval.latest
    if attached.timex.type is TimexType.TIME:
        return interval  # "shortly before 7 pm" is that day
    match attached.preposition:
        case "since":
            end = published if published is not None and first is not None and published >= first else None
            return Interval(first, end)
        case "before" | "until" | "till" | "by":
            if last is None:
                return None
            is_up_to = attached.preposition != "before" or attached.timex.mod == "END"
            day = last if is_up_to else (first or last) - timedelta(1)
            starts = attached.preposition in ("by", "before") and status.is_ahead
            return Interval(published if starts and published is not None and published <= day else None, day)
        case "after":
            return Interval(last, None) if last is not None else None
        case "for" if not status.is_ahead and is_verb(attached.host):
            return None  # "reported a loss for 2017", "called a strike for Friday": the time of what is spoken of
    return interval


def index_by_token(triggers: tuple[Trigger, ...]) -> Mapping[int, int]:
    """Token index -> position in `triggers`."""
    return {trigger.token.i: position for position, trigger in enumerate(triggers)}
