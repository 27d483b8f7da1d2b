"""The label of an event that a noun names: "Talks between Chad and Mali", "planned visit to Rome"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.argument_words import noun_arguments
from dateline.annotation.clauses import tense_of
from dateline.annotation.event_words import lemma_of
from dateline.annotation.grammar import child, is_passive, is_verb, logical_object, logical_subject, prepositions
from dateline.annotation.label_forms import active, before_noun
from dateline.annotation.label_tails import ROOM
from dateline.annotation.label_words import MOST_NAMES, Wording, joined
from dateline.annotation.triggers import Trigger
from dateline.model import EventMention, Polarity, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_NOUNS = frozenset({"between", "with", "against", "on", "over", "for", "into", "by", "among", "to"})
_FEW_NAMES = 2
_OF_ANY = frozenset({"any", "every", "each"})


def noun_line(event: EventMention, trigger: Trigger, noun: Token, wording: Wording) -> str:
    told: set[str] = set()
    phrase = _without_any(wording.phrase(noun, told))
    line = _with_status(event, noun, phrase)
    sides = _sides(event)
    if sides and event.type != "OTHER":
        between = f"{line} {'between' if len(sides) > 1 else 'with'} "
        return between + joined(sides, MOST_NAMES if len(between + joined(sides)) <= ROOM else _FEW_NAMES)
    line = _with_phrases(line, noun, wording, told)
    if event.type != "STATEMENT" and line.lower() == noun.lower_:
        carried = _carried(event, trigger, noun, phrase, wording)
        if carried:
            return carried
    return line if event.type in ("OTHER", "STATEMENT") else _with_actors(line, event, trigger, noun, wording, told)


def _sides(event: EventMention) -> list[str]:
    """Those who meet or agree: the named, where two are, without the "diplomats" that stand for them."""
    sides = list(dict.fromkeys(p.entity.name for p in event.participants if p.role is Role.PARTICIPANT))
    named = [name for name in sides if not name.islower()]
    return named if len(named) > 1 else sides


def _without_any(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.lower() in _OF_ANY else phrase


def _with_status(event: EventMention, noun: Token, phrase: str) -> str:
    if event.polarity is Polarity.NEGATIVE and any(
        e.field == "status" and e.rule == "cancelled" for e in event.evidence
    ):
        return f"cancelled {phrase}"
    return before_noun(event, frozenset(c.lower_ for c in noun.children if c.i < noun.i)) + phrase


def _with_phrases(line: str, noun: Token, wording: Wording, told: set[str]) -> str:
    for name, thing in prepositions(noun):
        words = wording.of(thing, told) if name in _OF_NOUNS and not wording.is_time(thing) else ""
        if words and words not in line and len(line) + len(name) + len(words) < ROOM:
            line += f" {name} {words}"
    return line


def _carried(event: EventMention, trigger: Trigger, noun: Token, phrase: str, wording: Wording) -> str:
    """As in "she underwent surgery", "the firm launched an inquiry": the noun alone would say too little."""
    verb = trigger.clause
    if verb is None or not is_verb(verb) or is_passive(verb) or logical_object(verb) != noun:
        return ""
    if child(verb, "oprd", "ccomp", "xcomp", "attr") is not None:  # "called the strike illegal"
        return ""
    doer = logical_subject(verb)
    told: set[str] = set()
    subject = wording.of(doer, told) if doer is not None else ""
    if doer is None or not subject:
        return ""
    form = active(lemma_of(verb), event, plural=wording.are_several([doer], subject), tense=tense_of(verb))
    return f"{subject} {form} {phrase}"


def _with_actors(
    line: str, event: EventMention, trigger: Trigger, noun: Token, wording: Wording, told: set[str]
) -> str:
    doers, receivers = noun_arguments(trigger)
    others = (doer for doer in doers if not (wording.is_time(doer) or (noun.is_ancestor(doer) and doer.i < noun.i)))
    by = [words for doer in others if (words := wording.of(doer, told))]
    by = [words for words in by if not _is_told(words, line)]
    line += f" by {joined(by)}" if by else ""
    aimed = [wording.of(thing, told) for thing in receivers if thing.i > noun.i and not wording.is_time(thing)]
    aimed = [words for words in aimed if words and not _is_told(words, line)]
    return line + (f" on {joined(aimed)}" if aimed and event.type in ("ASSAULT", "SANCTION", "COERCE") else "")


def _is_told(words: str, line: str) -> bool:
    """Does the line have the name, or the last word of it ("Lopez's appeal" that of Maria Lopez), already?"""
    return words in line or words.rsplit(maxsplit=1)[-1] in line.replace("'s", "").split()
