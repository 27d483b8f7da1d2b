"""When: the expression that governs a trigger, else bounds from tense, narrowed by a convention of news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.annotation.grammar import SUBJECTS, auxiliaries, child, clause_verb, is_verb, own_subject, prepositions
from dateline.annotation.triggers import Trigger
from dateline.model import Basis, Interval, Status, Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

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


_PART_OF_NAME = frozenset({"compound", "nummod", "amod", "nmod"})


class Times:
    """The time expressions of one document, by the word they hang on."""

    def __init__(self, doc: Doc, timexes: tuple[Timex, ...], triggers: tuple[Trigger, ...]) -> None:
        self._triggers = {trigger.token.i for trigger in triggers}
        self._inside: set[int] = set()
        spans = []
        for timex in timexes:
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
        return verb is not None and _follows_main(verb) and verb.head.i in self._by_host

    def _attach(self, timex: Timex, root: Token, position: int) -> Attached | None:
        preposition, word = "", root
        if root.pos_ == "ADP":
            preposition = root.lower_
        if root.dep_ in _PART_OF_NAME and root.head.i not in self._triggers and root.head.i not in self._inside:
            return None  # "the 2011 version", "Conference 2010": the time of a thing, not of what happens to it
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

    def news_day(self, lead: list[Span], after: Span | None, published: date) -> date:
        """The day that the lead, else the sentence `after` it, gives to its main verb; else that of publication.

        A lead of last month may still be news ("the court ruled on 3 May"); what follows it is more often background.
        """
        told = [(token, _FRESH_LEAD) for sentence in lead for token in sentence]
        told += [(token, _FRESH) for token in after or ()]
        for token, most in told:
            if is_verb(token) and is_main(token) and tense_of(token) in ("past", "perfect"):
                for day in self._days_of(token):
                    if timedelta(0) <= published - day <= timedelta(most):
                        return day
        return published

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
            return None
        return self._shared(trigger.token)

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
        if verb.dep_ == "xcomp" and is_verb(head):
            above = self._narrowest(head)
            return above if above is not None and above.position > verb.i else None
        return None


def _is_topic(day: Token) -> bool:
    """Is the day what the clause is about ("Sunday was chosen"), not when it is (as in "Sunday saw a storm")?"""
    verb = day.head
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return is_verb(verb) and subjects == [day] and verb.lemma_.lower() not in ("see", "bring", "mark", "witness")


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
    """Where a trigger stands: `sentence` counts the body's sentences from 0, and is -1 in a heading.

    `news_day` is the day that the lead gives to its news ("on Tuesday"), else the day of publication.
    """

    published: date | None
    news_day: date | None
    sentence: int
    is_headline: bool
    has_sign_of_another_time: bool = False


def when_from_tense(trigger: Trigger, status: Status, setting: Setting) -> When:
    """Bounds from tense, narrowed in headline and lead by the convention that news is of the day.

    What lies ahead begins after the day of publication: news says "today" where it does not.
    """
    published, news_day = setting.published, setting.news_day
    if published is None or news_day is None:
        return When(None, Basis.NONE)
    if status in _FUTURE:
        return When(Interval.since(published + timedelta(1)), Basis.TENSE, rule="future")
    verb = trigger.clause if trigger.clause is not None else clause_verb(trigger.token)
    tense = tense_of(verb) if verb is not None else ""
    if is_news_of_the_day(trigger, verb, tense, setting):
        return When(Interval.day(news_day, approximate=True), Basis.CONVENTION, rule="news of the day", word=verb)
    if verb is not None and status is Status.OCCURRED and is_background(trigger, verb, tense):
        return When(Interval.until(news_day - timedelta(1)), Basis.TENSE, rule="background", word=verb)
    return When(Interval.until(published), Basis.TENSE, rule="past", word=verb)


def is_background(trigger: Trigger, verb: Token, tense: str) -> bool:
    """What a report tells to explain its news: past perfect, relative clauses and participles about the past."""
    if tense == "past perfect":
        return True
    if trigger.is_noun and trigger.clause is None:
        return False
    if verb.dep_ == "relcl":
        return tense in ("past", "perfect")
    return (tense == "perfect" and is_main(verb)) or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def is_news_of_the_day(trigger: Trigger, verb: Token | None, tense: str, setting: Setting) -> bool:
    """Is this what the report was written for: its headline, its lead, or what people said to the reporter?"""
    if setting.has_sign_of_another_time or (verb is not None and _is_offset(verb)):
        return False
    if tense == "past perfect":
        return verb is not None and setting.sentence == 0 and is_main(verb)  # before it nothing has been told
    if setting.is_headline:
        return True
    if verb is None:
        return False
    if (
        trigger.type == "STATEMENT"
        and not trigger.is_noun
        and tense in ("past", "perfect", "present")
        and (is_main(verb) or _concedes(verb))
    ):
        return True
    if _follows_main(verb):
        return setting.sentence < _REPORT or trigger.type == "STATEMENT"
    if setting.sentence == 0:
        return tense in ("past", "perfect", "present", "progressive") and (is_main(verb) or trigger.is_noun)
    if trigger.is_noun and trigger.clause is None:
        return False
    if tense == "progressive" and is_main(verb):
        return True
    if 0 < setting.sentence < _REPORT and is_main(verb) and tense in ("past", "perfect", "progressive"):
        return True
    return is_main(verb) and not _is_told(verb) and tense == "past"


# How many days old the news of a report may be: that of its lead, and that of the sentence after it.
_FRESH_LEAD = 31
_FRESH = 7

# The sentences after the lead that still tell its news.
_REPORT = 4


def is_main(verb: Token) -> bool:
    """A main clause, or what a main clause says was said."""
    if verb.dep_ == "conj" and is_verb(verb.head):
        return is_main(verb.head)
    if verb.dep_ == "relcl":
        return _is_misread_relative(verb)
    return verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and verb.head.dep_ in ("ROOT", "conj"))


def _is_told(verb: Token) -> bool:
    """Is it what somebody says, who may be looking back ("Police said he fled")?"""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb.dep_ == "ccomp"


def _is_misread_relative(verb: Token) -> bool:
    """As in "Enter Your Email Six people died": a clause that lacks nothing cannot belong to the noun before it."""
    subject = own_subject(verb)
    if subject is None or subject.tag_ in ("WP", "WDT", "PRP") or subject.lower_ == "that" or verb.i < subject.i:
        return False
    opening = verb.doc[verb.left_edge.i]
    return opening.is_title and opening.tag_ not in ("WP", "WDT", "WRB") and verb.lemma_.lower() in _INTRANSITIVE


_INTRANSITIVE = frozenset({"arrive", "collapse", "come", "derail", "die", "emerge", "erupt", "fall", "happen", "occur"})


def _is_offset(verb: Token) -> bool:
    """As in "days after the vote", "previously", "when he first met her": it counts from, or looks beyond, the news."""
    for c in verb.children:
        if c.dep_ == "advmod" and c.lower_ in ("previously", "formerly", "originally"):
            return True
        if c.dep_ == "advcl" and {"when", "first"} <= {m.lower_ for m in c.children if m.dep_ == "advmod"}:
            return True
        if any(_counts_from(t) for t in (c, *c.children)):
            return True
    return False


def _counts_from(unit: Token) -> bool:
    """Is it the "days" of "days after the vote", whichever of the two words the parser hangs on the other?"""
    if unit.lemma_.lower() not in ("day", "week", "month", "year", "decade"):
        return False
    return any(t.lower_ in ("after", "before", "later", "earlier") for t in (unit.head, *unit.children))


def _concedes(verb: Token) -> bool:
    """As in "Though he said it was safe, the bridge closed": an aside of the main clause, about the same news."""
    mark = child(verb, "mark")
    return (
        verb.dep_ == "advcl"
        and mark is not None
        and mark.lower_ in ("although", "though", "while", "whereas")
        and is_main(verb.head)
    )


def _follows_main(verb: Token) -> bool:
    """As in "..., saying that": a participle that goes with the main verb."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and is_main(verb.head)


def tense_of(verb: Token) -> str:
    """past, perfect, past perfect, present, progressive, modal; or nothing for a form without tense."""
    helpers = auxiliaries(verb)
    words = {a.lower_ for a in helpers}
    if any(a.tag_ == "MD" for a in helpers):
        return "modal"
    if (verb.tag_ == "VBG" or "being" in words) and words & {"is", "are", "'s", "'re", "'m", "am"}:
        return "progressive"
    if "had" in words and verb.tag_ == "VBN":
        return "past perfect"
    if words & {"has", "have", "'ve", "having"}:
        return "perfect"
    if verb.tag_ == "VBD" or words & {"was", "were", "did", "got"}:
        return "past"
    if verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not helpers:
        return "past"  # the style of headlines: "Five hurt in crash"
    return "present" if verb.tag_ in ("VBZ", "VBP") or words & {"is", "are", "do", "does"} else ""


def index_by_token(triggers: tuple[Trigger, ...]) -> Mapping[int, int]:
    """Token index -> position in `triggers`."""
    return {trigger.token.i: position for position, trigger in enumerate(triggers)}
