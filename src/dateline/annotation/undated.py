"""When an event was that no expression dates: bounds from tense, narrowed by a convention of news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.annotation.clauses import concedes, follows_main, is_main, is_offset, is_told, tense_of
from dateline.annotation.grammar import auxiliaries, child, clause_verb, first_verb
from dateline.annotation.triggers import Trigger
from dateline.model import Basis, Interval, Status, Timex

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class When:
    interval: Interval | None
    basis: Basis
    timex: Timex | None = None
    rule: str = ""
    word: Token | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a trigger stands: `sentence` counts the body's sentences from 0, and is -1 in a heading.

    `news_day` is the day that the lead gives to its news ("on Tuesday"), else the day of publication. In a history
    (an encyclopedia's page on last year's flood) nothing is news.
    """

    published: date | None
    news_day: date | None
    sentence: int
    is_headline: bool
    has_sign_of_another_time: bool = False
    is_history: bool = False


def when_from_tense(trigger: Trigger, status: Status, setting: Setting) -> When:
    """Bounds from tense, narrowed in headline and lead by the convention that news is of the day.

    What lies ahead begins after the day of publication: news says "today" where it does not.
    """
    published, news_day = setting.published, setting.news_day
    if published is None or news_day is None:
        return When(None, Basis.NONE)
    if status.is_ahead:
        return When(Interval.since(published + timedelta(1)), Basis.TENSE, rule="future")
    verb = trigger.clause if trigger.clause is not None else clause_verb(trigger.token)
    tense = tense_of(verb) if verb is not None else ""
    if is_news_of_the_day(trigger, verb, tense, setting):
        if setting.sentence > 0 and trigger.type in _ANSWERS and (published - news_day).days > 1:
            news_day = published
        return When(Interval.day(news_day, approximate=True), Basis.CONVENTION, rule="news of the day", word=verb)
    if (
        verb is not None
        and status is Status.OCCURRED
        and not setting.is_history
        and is_background(trigger, verb, tense)
    ):
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
    if setting.is_history or setting.has_sign_of_another_time or (verb is not None and is_offset(verb)):
        return False
    if tense == "past perfect":  # before the lead nothing has been told; "police said he had fled" is what they say
        return verb is not None and is_main(verb) and (setting.sentence == 0 or _is_new_in_speech(verb, setting))
    if setting.is_headline:
        return True
    if verb is None:
        return False
    if (
        trigger.type == "STATEMENT"
        and not trigger.is_noun
        and tense in ("past", "perfect", "present")
        and (is_main(verb) or concedes(verb))
    ):
        return True
    if follows_main(verb):
        return setting.sentence < _REPORT or trigger.type == "STATEMENT"
    if setting.sentence == 0:
        return tense in ("past", "perfect", "present", "progressive") and (is_main(verb) or trigger.is_noun)
    if trigger.is_noun and trigger.clause is None:
        return False
    if tense == "progressive" and is_main(verb):
        return True
    if 0 < setting.sentence < _REPORT and is_main(verb) and tense in ("past", "perfect", "progressive"):
        return True
    return _is_told_as_new(trigger, verb, tense)


def _is_told_as_new(trigger: Trigger, verb: Token, tense: str) -> bool:
    """Is it, further down in the report, told as what has just happened?"""
    if tense == "perfect":
        return _is_hot_news(trigger, verb)
    if verb.dep_ == "conj" and trigger.type in _ANSWERS and is_told(verb):
        return tense == "past"  # "said the ferry was safe and denied the charge", which the parser takes as told too
    return is_main(verb) and tense == "past" and (not is_told(verb) or _is_plainly_told(verb))


def _is_plainly_told(verb: Token) -> bool:
    """As in "He fled the town, police said": news with its source behind it, where "he fled", in quotes, looks back."""
    above = first_verb(verb).head
    return verb.i < above.i and not any(t.is_quote for t in verb.doc[verb.i : above.i])


def _is_new_in_speech(verb: Token, setting: Setting) -> bool:
    return 0 < setting.sentence < _REPORT and is_told(verb)


def _is_hot_news(trigger: Trigger, verb: Token) -> bool:
    """As in "The union has called for talks": an act told in the perfect because it is new, not what adds up to now."""
    if trigger.rule is None or trigger.is_noun or first_verb(verb).dep_ != "ROOT" or _is_sum(verb):
        return False
    helpers = auxiliaries(verb)
    start = helpers[0].i if helpers and helpers[0].i < verb.i else verb.i
    near = (*verb.children, *verb.doc[start : verb.i])
    return _LOOKING_BACK.isdisjoint(t.lower_ for t in near) and not any(c.dep_ == "neg" for c in verb.children)


def _is_sum(verb: Token) -> bool:
    """As in "has bought six of them", "has signed recent deals": what was done in some time, one by one."""
    done = child(verb, "dobj", "nsubjpass")
    return done is not None and (done.tag_ == "CD" or any(c.lower_ in ("recent", "several") for c in done.children))


_LOOKING_BACK = frozenset(
    {"already", "always", "before", "ever", "long", "never", "often", "once", "previously", "recently", "repeatedly"}
    | {"no", "nobody", "none", "since", "times", "years"}
)

# What people say to the news goes on for days after it: it is told to the reporter.
_ANSWERS = frozenset({"ACCUSE", "REJECT", "REQUEST", "STATEMENT", "SUPPORT", "THREATEN"})

# The sentences after the lead that still tell its news.
_REPORT = 4
