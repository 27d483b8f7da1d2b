"""How a sentence relates two of its acts: "during the talks", "since the meeting", "ahead of the vote", "in which"."""

from __future__ import annotations

import re

from dateline.merge.words import family_of
from dateline.model import EventMention

# What stands between a preposition and the act it leads to: "since [their first] meeting".
_FILLERS = r"(?:\s+(?:the|this|that|these|those|a|an|his|her|its|their|[a-z-]+))?(?:\s+[\w-]+){0,2}\s+$"
_DURING = re.compile(
    rf"\b(?:(?:during|amid|amidst|at|throughout){_FILLERS}|in\s+(?:the|these|those|this|their)\s+(?:[\w-]+\s+){{0,2}}$)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\b(?:since|after|following){_FILLERS}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:before|ahead of|prior to){_FILLERS}", re.IGNORECASE)
_BARE = re.compile(r"\b(?:after|before)\s+$", re.IGNORECASE)
_IN_WHICH = re.compile(r"\b(?:in|at|during) which\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
_REACH = 40  # characters before a trigger in which its preposition stands

_GATHERINGS = frozenset({"talks", "call", "visit", "trial"})


def is_led_to(frame: EventMention, act: EventMention) -> bool:
    """Does a preposition before `frame` say how another act of the sentence lies to it?"""
    if frame.sentence.start != act.sentence.start or frame.document_id != act.document_id or frame.id == act.id:
        return False
    return follows(frame) or precedes(frame) or holds(frame, act)


def follows(frame: EventMention) -> bool:
    """Is it "since", "after" or "following" the act?"""
    return bool(_AFTER.search(text_before(frame))) and not _is_after_adverb(frame)


def precedes(frame: EventMention) -> bool:
    """Is it "before" or "ahead of" the act?"""
    return bool(_BEFORE.search(text_before(frame))) and not _is_after_adverb(frame)


def _is_after_adverb(frame: EventMention) -> bool:
    """As in "and soon after resigned": a finite verb right after the word, which says when that verb itself was."""
    is_finite = frame.text.lower().endswith("ed") and frame.text.lower() != frame.lemma.lower()
    return is_finite and bool(_BARE.search(text_before(frame)))


def leading_words(frame: EventMention) -> str:
    """The preposition that leads to the act, with what follows it up to the act itself: "since their first "."""
    before = text_before(frame)
    found = next((found for pattern in (_AFTER, _BEFORE, _DURING) if (found := pattern.search(before))), None)
    return before[found.start() :] if found else ""


def holds(frame: EventMention, act: EventMention) -> bool:
    """Does the act take place within the gathering that `frame` names?"""
    if not is_gathering(frame):
        return False
    between = frame.sentence.text[frame.end - frame.sentence.start : max(0, act.start - frame.sentence.start)]
    opens = family_of(frame.lemma) == "begin" and bool(_WHEN.search(between))
    return opens or bool(_DURING.search(text_before(frame))) or bool(_IN_WHICH.search(between))


def is_gathering(mention: EventMention) -> bool:
    return family_of(mention.lemma) in _GATHERINGS or mention.type == "CONSULT"


def text_before(mention: EventMention) -> str:
    """The end of what stands before the trigger in its sentence."""
    return mention.sentence.text[: mention.start - mention.sentence.start][-_REACH:]
