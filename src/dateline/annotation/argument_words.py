"""Which words of a sentence are the arguments of a trigger: who, to whom, and the phrases that may say where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.annotation.closing_report import closing_speaker
from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import (
    SUBJECTS,
    child,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    prepositions,
    remembered,
    surface_subject,
)
from dateline.annotation.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGAINST = ("against", "on", "at", "with", "to", "into", "upon", "toward", "towards", "over")


@remembered
def verb_arguments(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    verb, rule = trigger.token, trigger.rule
    if trigger.named_by is not None:
        sides = noun_arguments(replace(trigger, token=trigger.named_by, is_noun=True))
        return [t for t in sides[0] if t != trigger.named_by], [t for t in sides[1] if t != trigger.named_by]
    doer, thing = closing_speaker(verb) or logical_subject(verb), logical_object(verb)
    doers = [doer, *_listed_before(doer)] if doer is not None else []
    receivers: list[Token] = []
    if thing is not None and thing != doer and not _is_listed_object(thing, trigger):
        receivers.append(thing)
    receivers.extend(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")
    wanted = set(rule.recipient) if rule is not None and rule.recipient else set()
    if trigger.type == "STATEMENT":
        wanted = {"to", "with"}
    for name, noun in prepositions(verb):
        if name in wanted or (not wanted and name in _AGAINST and trigger.type not in ("OTHER", "STATEMENT")):
            receivers.append(noun)
    if thing is not None:  # "imposed sanctions on Iran": the parser often hangs "on Iran" on the noun
        receivers.extend(noun for name, noun in prepositions(thing) if name in wanted and name != "of")
    if doer is not None and doer.pos_ == "PRON" and (addressee := _addressee(verb)) is not None:
        doers = [addressee]
    controlled = child(verb, "ccomp", "xcomp")
    if trigger.type in ("REQUEST", "ACCUSE") and controlled is not None and thing is None:
        subject = child(controlled, *SUBJECTS)
        receivers.extend([subject] if subject is not None else [])
    return doers, [r for r in receivers if r not in doers]


def _listed_before(subject: Token) -> Iterator[Token]:
    """As in the headline "US, China agree to talk": a name before a comma that opens the line with the subject."""
    first = subject.left_edge
    if first.i < 2 or first.nbor(-1).text != "," or not first.ent_type_:
        return
    name = first.nbor(-2)
    is_first = name.left_edge.i == name.sent.start and name.dep_ in ("npadvmod", "dep", "nsubj", "appos", "nmod")
    if is_first and name.ent_type_ in ("GPE", "ORG", "PERSON", "NORP") and name != subject:
        yield name


def _addressee(verb: Token) -> Token | None:
    """As in "warned Chad of war if it did not leave": in the condition of a warning "it" is the one warned."""
    word = verb
    while word.dep_ in ("xcomp", "pcomp", "prep", "conj") and word.head != word:
        word = word.head
    mark = child(word, "mark")
    if word.dep_ != "advcl" or mark is None or mark.lower_ not in ("if", "unless"):
        return None
    warning = word.head
    if warning.lemma_ not in ("warn", "threaten", "tell", "urge", "ask", "promise", "assure"):
        return None
    return child(warning, "dobj", "nsubjpass")


def _is_listed_object(thing: Token, trigger: Trigger) -> bool:
    """Is the object part of the rule itself ("sign a treaty", "open fire"), so that it is no actor?"""
    if trigger.rule is None:
        return False
    if any(thing.lower_ in form.split()[1:] for form in trigger.rule.verbs):
        return True
    if "object" in trigger.rule.recipient:  # "freed ten hostages": whom it is done to
        return False
    return trigger.type != "OTHER" and thing.lemma_.lower() in trigger.rule.object


@remembered
def noun_arguments(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """The words for those who do what the noun names, and for those and that to which it is done."""
    doers, receivers = _modifiers(trigger)
    by_phrase, to_phrase = _phrase_arguments(trigger, has_others=bool(doers or receivers))
    doers, receivers = doers + by_phrase, receivers + to_phrase
    if trigger.clause is not None:
        by_carrier, to_carrier = _carrier_arguments(trigger, trigger.clause)
        doers, receivers = doers + by_carrier, receivers + to_carrier
    return doers, [r for r in receivers if r not in doers]


def _modifiers(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """As in "Russia's invasion", "US strikes" (who) and "music sales" (what)."""
    doers, receivers = [], []
    for c in trigger.token.children:
        if c.ent_type_ in ("DATE", "TIME"):  # "Monday's talks"
            continue
        if c.dep_ == "poss" or (c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in ("GPE", "NORP", "ORG")):
            doers.append(c)
        elif c.dep_ in ("compound", "nmod") and c.pos_ in ("NOUN", "PROPN") and trigger.type == "OTHER":
            receivers.append(c)
    return doers, receivers


def _phrase_arguments(trigger: Trigger, *, has_others: bool) -> tuple[list[Token], list[Token]]:
    """As in "bombing of the port by rebels", "talks with Chad"; an "of" alone is who visits, and what is bombed."""
    rule, found = trigger.rule, list(prepositions(trigger.token))
    doers = [thing for name, thing in found if name == "by"]
    doers += [doer for c in trigger.token.children if (doer := _doer_in_clause(c)) is not None]
    receivers = [thing for name, thing in found if name in _aimed(trigger) and name not in ("of", "by")]
    if rule is not None and (rule.reciprocal or rule.type != "OTHER"):
        receivers += [thing for name, thing in found if name in ("between", "among") and thing not in receivers]
    owned = [thing for name, thing in found if name == "of"]
    if trigger.type in _OF_THE_DOER and not has_others and not (rule is not None and "of" in rule.recipient):
        return doers + owned, receivers
    return doers, receivers + owned


def _doer_in_clause(clause: Token) -> Token | None:
    """As in "an attack carried out by rebels", "a conference held by Apple"."""
    if clause.dep_ != "acl" or clause.tag_ != "VBN" or clause.lemma_.lower() not in word_list("verbs.toml", "support"):
        return None
    return logical_subject(clause)


_OF_THE_DOER = frozenset({"STATEMENT", "PROTEST", "CONSULT", "AGREE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})


def _aimed(trigger: Trigger) -> tuple[str, ...]:
    return trigger.rule.recipient if trigger.rule is not None and trigger.rule.recipient else _AGAINST


def _carrier_arguments(trigger: Trigger, clause: Token) -> tuple[list[Token], list[Token]]:
    """As in "Chad held talks with Mali" (subject and phrases of the light verb), "talks began between ..."."""
    noun, rule = trigger.token, trigger.rule
    found = list(prepositions(clause))
    if not _carries_as_object(noun, clause):
        return [], [thing for name, thing in found if name in ("between", "with", "among", "against")]
    is_shared = rule is not None and rule.reciprocal
    is_owned = not is_shared and child(noun, "poss") is not None
    is_cause = not is_passive(clause) and clause.lemma_.lower() in word_list("verbs.toml", "causes")
    doer = None if is_owned or is_cause else logical_subject(clause)
    receivers = [thing for name, thing in found if name in _aimed(trigger) and name not in ("of", "by")]
    receivers += [c for c in clause.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if is_shared:
        receivers += _accompanying(clause)
    return [doer, *_listed_before(doer)] if doer is not None and doer != noun else [], receivers


def _accompanying(clause: Token) -> Iterator[Token]:
    """As in "led by Roe, with Lind serving as chief negotiator": Lind."""
    for preposition in (t for t in clause.subtree if t.lower_ == "with" and t.dep_ == "prep"):
        serving = child(preposition, "pcomp")
        subject = child(serving, "nsubj") if serving is not None else None
        if subject is not None:
            yield subject


def _carries_as_object(noun: Token, clause: Token) -> bool:
    """Is the noun what the verb carries ("held talks", "talks were held"), not its active subject ("talks began")?"""
    subject = surface_subject(clause)
    return is_passive(clause) or subject is None or noun not in list(subject.subtree)


def place_phrases(trigger: Trigger) -> Iterator[tuple[str, Token]]:
    """The prepositional phrases that may say where: of the trigger, of its carrier, and of its object."""
    hosts = [trigger.token]
    if trigger.clause is not None and trigger.clause != trigger.token:
        hosts.append(trigger.clause)
    if not trigger.is_noun and (thing := child(trigger.token, "dobj", "obj")) is not None and not is_talk(trigger):
        hosts.append(thing)
    if trigger.is_noun and trigger.token.dep_ == "pobj":  # "a round of talks in Geneva"
        measure = trigger.token.head.head
        if trigger.token.head.lower_ == "of" and not is_verb(measure):
            hosts.append(measure)
    for host in hosts:
        for name, noun in prepositions(host):
            yield name, noun
            if noun.ent_type_ in ("DATE", "TIME") or name in ("amid", "during"):
                yield from prepositions(noun)
            elif name in _PLACING:
                yield from _phrases_within(noun, _DEPTH)
            elif noun.pos_ == "PROPN":  # "talks on Libya in Vienna", where the parser hangs the town on the name
                yield from ((inner, place) for inner, place in prepositions(noun) if inner in _PLACING)


def _phrases_within(noun: Token, depth: int) -> Iterator[tuple[str, Token]]:
    """As in "at a summit in Kathmandu", "at the residence of the bishop in El Alto"."""
    if noun.pos_ not in ("NOUN", "PROPN") or depth == 0:
        return
    for name, inner in prepositions(noun):
        if name in _PLACING:
            yield name, inner
        if name in _PLACING or name == "of":
            yield from _phrases_within(inner, depth - 1)


def is_talk(trigger: Trigger) -> bool:
    """Does the verb only speak of its object? "Condemned the raid in Lima" does not say where it was condemned."""
    return trigger.type in _TALK and trigger.kind not in _DONE_ON_THE_SPOT


# How far down a phrase its place may stand.
_DEPTH = 3
_PLACING = frozenset({"in", "at", "near", "outside", "off", "inside", "aboard", "on"})
_TALK = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
_DONE_ON_THE_SPOT = frozenset({"charge", "lawsuit", "investigation", "trial", "summons", "signing"})
