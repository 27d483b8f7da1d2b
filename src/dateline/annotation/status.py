"""Whether it happened: status and polarity of one trigger, from its verb, its modifiers, governors and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.event_words import cancels, word_list
from dateline.annotation.grammar import child, has_finite_form, is_verb
from dateline.annotation.triggers import Trigger
from dateline.annotation.verb_status import Reading, negation_of, polarity_of, read_verb
from dateline.model import Polarity, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_status(trigger: Trigger) -> Reading:
    """The status of the act the trigger names; what is put off has not happened, and is still meant to."""
    reading = _read_status(trigger)
    if trigger.clause is None or not reading.status.is_fact:
        return reading
    if trigger.phase == "postpone":
        return Reading(Status.PLANNED, word=trigger.clause, rule="postponed")
    if trigger.is_noun and cancels(trigger.clause):
        return Reading(Status.DENIED, Polarity.NEGATIVE, trigger.clause, "cancelled")
    return reading


def _read_status(trigger: Trigger) -> Reading:
    verb = trigger.clause if trigger.clause is not None else None
    listed = listed_under(trigger)
    if listed is not None and listed != trigger.token:
        governed = _noun_governed(listed)
        if governed is not None:
            return Reading(governed.status, governed.polarity, governed.word, "list")
    if (inside := _inside_condition(trigger.token)) is not None:
        negated = verb is not None and negation_of(verb) is not None
        return Reading(Status.CONDITIONAL, polarity_of(negated), inside, "condition")
    modified = _modified(trigger.token)
    if modified is not None and (modified.status is not Status.ONGOING or trigger.is_noun):
        return modified
    own = _noun_reading(trigger) if trigger.is_noun else read_verb(trigger.token)
    return modified if modified is not None and own.status is Status.OCCURRED else own


def listed_under(trigger: Trigger) -> Token | None:
    """As in "threatened measures if ..., including sanctions": the plural noun whose examples the trigger is one of."""
    if not trigger.is_noun:
        return None
    sentence = trigger.token.sent
    opening = next((t for t in trigger.token.doc[sentence.start : trigger.token.i] if t.lower_ == "including"), None)
    if opening is None or any(
        is_verb(t) and has_finite_form(t) for t in trigger.token.doc[opening.i : trigger.token.i]
    ):
        return None
    plural = (
        t for t in reversed(trigger.token.doc[sentence.start : opening.i]) if t.tag_ == "NNS" and t.dep_ == "dobj"
    )
    return next(plural, None)


# ---------------------------------------------------------------- conditions


def _inside_condition(token: Token) -> Token | None:
    """The "if" that opens a clause the word stands in."""
    for word in (token, *token.ancestors):
        if word.lower_ in ("case", "event") and word.head.lower_ == "in" and word != token:
            return word
        mark = child(word, "mark") if is_verb(word) else None
        if mark is not None and mark.lower_ in word_list("status.toml", "condition", "marks"):
            return mark
    return None


def condition_of(trigger: Trigger) -> Token | None:
    """The verb of the "if" clause that the trigger's own clause hangs on."""
    token = trigger.clause if trigger.clause is not None else trigger.token
    for word in (token, *token.ancestors):
        for c in word.children:
            if c.dep_ == "advcl" and c != token and not c.is_ancestor(token):
                mark = child(c, "mark")
                if mark is not None and mark.lower_ in ("if", "unless", "should", "lest"):
                    return c
        if word.dep_ in ("ROOT", "parataxis") or (word.dep_ == "ccomp" and word != token):
            return None
    return None


# ---------------------------------------------------------------- nouns


def _noun_reading(trigger: Trigger) -> Reading:
    noun = trigger.token
    if (none := next((c for c in noun.children if c.dep_ in ("det", "neg") and c.lower_ == "no"), None)) is not None:
        return Reading(Status.DENIED, Polarity.NEGATIVE, none, "negation")
    if trigger.clause is not None:
        own = read_verb(trigger.clause)
        lemma = trigger.clause.lemma_.lower()
        if (
            own.status is Status.OCCURRED
            and lemma in ("plan", "schedule", "announce")
            and noun.dep_ in ("dobj", "nsubjpass")
        ):
            return Reading(Status.PLANNED, word=trigger.clause, rule="governor") if lemma != "announce" else own
        if (
            own.status is Status.OCCURRED
            and trigger.phase in ("begin", "continue")
            and trigger.clause.tag_ in ("VBZ", "VBP")
        ):
            return Reading(Status.ONGOING, word=trigger.clause, rule="phase")
        return own
    return _governed_unless_spoken(trigger) or _hosted(noun) or _supposed(noun) or Reading(Status.OCCURRED)


_SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "STATEMENT"})


def _governed_unless_spoken(trigger: Trigger) -> Reading | None:
    """An appeal that is rejected was made; an attack that is averted was not."""
    found = _noun_governed(trigger.token)
    is_spoken = trigger.type in _SPOKEN or trigger.kind in ("promise", "offer", "proposal")
    return None if found is not None and found.status is Status.DENIED and is_spoken else found


def _supposed(noun: Token) -> Reading | None:
    """As in "an attack could follow", "ready to respond to aggression": spoken of in what has not happened itself.

    "The attack could lead to war" speaks of one that did happen: a definite noun keeps its own status.
    """
    if is_definite(noun):
        return None
    above: Reading | None = None
    is_part = noun.dep_ in ("nsubj", "nsubjpass") or noun.head.lower_ in ("with", "for", "of")
    if noun.dep_ in ("nsubj", "nsubjpass") and is_verb(noun.head):
        above = read_verb(noun.head)
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("to", "against", "for", "from", "of", "by", "with"):
        host = noun.head.head
        above = read_verb(host) if is_verb(host) else _noun_governed(host) or _supposed(host) or _made_ready(host)
    if above is None or not above.status.is_ahead:
        return None
    status = above.status if is_part else Status.POSSIBLE  # what is answered may come, and is nobody's plan
    return Reading(status, word=above.word, rule="supposed")


def _made_ready(noun: Token) -> Reading | None:
    """As in "ready for a response", "prepared for war"."""
    ready = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return None
    is_ahead = ready.lower_ in ("ready", "prepared", "poised", "braced")
    return Reading(Status.PLANNED, word=ready, rule="governor") if is_ahead else None


def is_definite(noun: Token) -> bool:
    """As in "the attack", "this attack", "Chad's attack", "both attacks"."""
    definite = ("the", "this", "that", "these", "those", "both", "all", "each", "every")
    return any(c.dep_ == "poss" or (c.dep_ in ("det", "predet") and c.lower_ in definite) for c in noun.children)


def _hosted(noun: Token) -> Reading | None:
    """As in "at the talks he will ask": what a coming act takes place in is itself to come."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "in", "during") or not is_verb(noun.head.head):
        return None
    host = read_verb(noun.head.head)
    return Reading(host.status, word=host.word, rule="host") if host.status is Status.PLANNED else None


def _noun_governed(noun: Token) -> Reading | None:
    """As in "threatened sanctions", "called for a ceasefire", "fears of an attack", "contemplating an invasion"."""
    head, link = noun.head, noun.dep_
    if link == "conj":
        return _noun_governed(head) if head.pos_ == "NOUN" else None
    governor: Token | None = None
    if link in ("dobj", "nsubjpass", "oprd"):
        governor = head
    elif link == "pobj" and head.lower_ in ("for", "of", "on", "from", "with", "about", "against", "to"):
        governor = head.head
        if head.lower_ in ("on", "with", "about", "against", "to") and governor.lemma_.lower() not in (
            "threaten",
            "insist",
            "agree",
            "plan",
        ):
            return None
    return _by_governor(noun, governor) if governor is not None else None


def _by_governor(noun: Token, governor: Token) -> Reading | None:
    """What the verb or noun that an event noun is the object of says about it."""
    lemma = governor.lemma_.lower()
    if cancels(governor):
        return Reading(Status.DENIED, Polarity.NEGATIVE, governor, "cancelled")
    for status in ("threatened", "demanded", "planned", "possible", "negated"):
        if lemma in word_list("status.toml", "noun_governor", status):
            if status == "negated":
                return Reading(Status.DENIED, Polarity.NEGATIVE, governor, "governor")
            return Reading(Status(status), word=governor, rule="governor")
    if not is_verb(governor) or noun.dep_ != "dobj":
        return None
    if is_definite(noun) and lemma in word_list("status.toml", "retrospective", "verbs"):
        return None
    upper = read_verb(governor)
    return Reading(upper.status, word=upper.word, rule="governor") if upper.status.is_ahead else None


def _modified(token: Token) -> Reading | None:
    """An adjective or adverb that settles it: "planned", "alleged", "reportedly", "failed"."""
    for c in token.children:
        word = c.lower_
        if c.dep_ == "det" and word == "any":
            return Reading(Status.POSSIBLE, word=c, rule="any")
        if c.dep_ not in ("amod", "advmod"):
            continue
        if word in word_list("status.toml", "modifier", "negated"):
            return Reading(Status.DENIED, Polarity.NEGATIVE, c, "modifier")
        for status in ("possible", "threatened", "demanded", "planned", "ongoing"):
            if word in word_list("status.toml", "modifier", status):
                return Reading(Status(status), word=c, rule="modifier")
    return None
