"""Which words of a parsed text name an event, and of what type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.annotation.event_rules import EventRule, EventVocabulary
from dateline.annotation.event_words import cancels, happens, lemma_of, phase_of, spread, word_list
from dateline.annotation.grammar import (
    OBJECTS,
    SUBJECTS,
    child,
    has_finite_form,
    is_noun_read_as_verb,
    is_verb,
    logical_object,
    logical_subject,
)
from dateline.annotation.matching import Mentions, noun_rule, verb_rule
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A word that names an event: `clause` is the verb that lends it tense, subject and adjuncts, if any.

    For a verb that is itself; for a noun it is its light verb ("held talks") or the verb it is the subject of ("talks
    began"). `phase` is begin, continue, postpone or end where that verb says so; `named_by` is the noun whose event a
    verb of phase speaks of, where another clause carries that noun.
    """

    token: Token
    start: int
    end: int
    type: str
    kind: str
    rule: EventRule | None
    clause: Token | None
    is_noun: bool
    phase: str = ""
    named_by: Token | None = None


# Words of the longest sentence that is read; beyond that it is a list or a listing, and no clause can be trusted.
_LONGEST = 600


def find_triggers(doc: Doc, vocabulary: EventVocabulary, mentions: Mentions) -> tuple[Trigger, ...]:
    """Every word that names an event, in text order."""
    found = []
    for token in (token for sentence in doc.sents if len(sentence) <= _LONGEST for token in sentence):
        is_clause = token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))
        is_noun = token.pos_ in ("NOUN", "PROPN") or is_noun_read_as_verb(token)
        if (is_clause and not is_noun) or _is_mistagged_verb(token, vocabulary):
            trigger = _verb_trigger(token, vocabulary, mentions)
        elif is_noun:
            trigger = _noun_trigger(token, vocabulary, mentions)
        else:
            trigger = None
        if trigger is not None:
            found.append(trigger)
    absorbed = {word.i for trigger in found for word in _absorbed(trigger)}
    return tuple(trigger for trigger in found if trigger.token.i not in absorbed)


def _absorbed(trigger: Trigger) -> Iterator[Token]:
    """The words that are part of what a verb's rule names ("impose sanctions", "reach an agreement", "let go")."""
    if trigger.is_noun or trigger.rule is None or trigger.type == "OTHER":
        return
    words = {word for form in trigger.rule.verbs for word in form.split()[1:]}
    yield from (c for c in trigger.token.children if c.lower_ in words)
    if not trigger.rule.object:
        return
    thing = logical_object(trigger.token)
    if thing is not None and not cancels(trigger.token):
        yield from (noun for noun in spread(thing) if noun.lemma_.lower() in trigger.rule.object)


# ---------------------------------------------------------------- verbs


def _verb_trigger(verb: Token, vocabulary: EventVocabulary, mentions: Mentions) -> Trigger | None:
    if verb.dep_ in _NO_CLAUSE or (not verb.is_alpha and "-" not in verb.text) or _is_imperative(verb):
        return None
    if _labels_its_line(verb):
        return None
    rule = verb_rule(verb, vocabulary, mentions)
    if rule is None and (phase := _phase_trigger(verb, vocabulary)) is not None:
        return phase
    if rule is None and (lemma_of(verb) in word_list("verbs.toml", "states") or verb.pos_ == "AUX"):
        return None
    if _lends_itself_to_noun(verb, rule, vocabulary) or (not _is_typed(rule) and _is_phase_of_event(verb, vocabulary)):
        return None
    start, end = _extent(verb)
    if rule is not None and rule.clause and (word := next((c for c in verb.children if c.lower_ in rule.clause), None)):
        start, end = (word.idx, word.idx + len(word)) if verb.pos_ == "AUX" else (start, end)
    if rule is not None:
        return Trigger(verb, start, end, rule.type, rule.kind, rule, verb, is_noun=False)
    if lemma_of(verb) in word_list("reporting.toml", "say"):
        return Trigger(verb, start, end, "STATEMENT", "statement", None, verb, is_noun=False)
    return Trigger(verb, start, end, "OTHER", lemma_of(verb), None, verb, is_noun=False)


_NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "case", "prep", "mark", "cc", "punct"})


def _is_imperative(verb: Token) -> bool:
    """As in "Subscribe to our channel": a bare form without a subject that opens its sentence."""
    if verb.tag_ != "VB" or verb.dep_ != "ROOT" or child(verb, "nsubj", "nsubjpass", "aux", "csubj") is not None:
        return False
    return not any(t.is_alpha for t in verb.doc[verb.sent.start : verb.i])


def _labels_its_line(verb: Token) -> bool:
    """As in "Published: 3 May 2012" on a line of its own: the day of the text, not of something that it tells."""
    if not verb.is_title or verb.lemma_.lower() not in word_list("verbs.toml", "line_labels"):
        return False
    doc = verb.doc
    opens = verb.i == 0 or "\n" in doc[verb.i - 1].text
    return opens and verb.i + 1 < len(doc) and (doc[verb.i + 1].text == ":" or doc[verb.i + 1].is_digit)


def _is_mistagged_verb(token: Token, vocabulary: EventVocabulary) -> bool:
    """As in "when the envoy dines with him": a noun to the tagger, the head of a clause to the parser."""
    if token.pos_ != "NOUN" or token.dep_ not in ("advcl", "ccomp", "relcl") or not token.lower_.endswith("s"):
        return False
    return token.lemma_.lower() in vocabulary.by_verb and child(token, "prep", "dobj") is not None


def _is_typed(rule: EventRule | None) -> bool:
    return rule is not None and rule.type != "OTHER"


def _lends_itself_to_noun(verb: Token, rule: EventRule | None, vocabulary: EventVocabulary) -> bool:
    """As in "held talks": the noun is the event, and the verb only carries it."""
    if rule is not None and (rule.object or _is_typed(rule) or rule.object_kind):
        return False
    if lemma_of(verb) not in word_list("verbs.toml", "support"):
        return False
    noun = logical_object(verb)
    return noun is not None and any(noun_rule(t, vocabulary) is not None for t in spread(noun))


def _is_phase_of_event(verb: Token, vocabulary: EventVocabulary) -> bool:
    """As in "talks began", "began to withdraw", "failed to stop": the event has a word of its own."""
    implied = lemma_of(verb) in word_list("verbs.toml", "implicative")
    if not phase_of(verb) and not implied:
        return False
    if child(verb, "xcomp", "pcomp") is not None or (implied and any(child(c, "pcomp") for c in verb.children)):
        return True
    noun = logical_object(verb) or logical_subject(verb)
    return noun is not None and any(noun_rule(t, vocabulary) is not None for t in spread(noun))


def _phase_trigger(verb: Token, vocabulary: EventVocabulary) -> Trigger | None:
    """As in "the talks, which began on Monday, will end on Friday": the clause of phase that carries no noun itself."""
    phase = phase_of(verb)
    if not phase or logical_object(verb) is not None or child(verb, "xcomp", "ccomp") is not None:
        return None
    noun = logical_subject(verb) or _event_before(verb, vocabulary)
    if noun is None or carrier(noun) == verb or noun.pos_ != "NOUN":
        return None
    rule = noun_rule(noun, vocabulary)
    if rule is None:
        return None
    start, end = _extent(verb)
    return Trigger(verb, start, end, rule.type, rule.kind, rule, verb, is_noun=False, phase=phase, named_by=noun)


def _event_before(verb: Token, vocabulary: EventVocabulary) -> Token | None:
    """The event noun that a clause without a subject is about, where the parser lost it to the clause before."""
    if not has_finite_form(verb):
        return None
    before = verb.doc[max(verb.sent.start, verb.i - 12) : verb.i]
    return next((t for t in reversed(before) if noun_rule(t, vocabulary) is not None and child(t, "det")), None)


def _extent(verb: Token) -> tuple[int, int]:
    """The verb, with its particle where that follows at once."""
    particle = child(verb, "prt")
    last = particle if particle is not None and particle.i == verb.i + 1 else verb
    return verb.idx, last.idx + len(last)


# ---------------------------------------------------------------- nouns


def _noun_trigger(noun: Token, vocabulary: EventVocabulary, mentions: Mentions) -> Trigger | None:
    if noun.pos_ == "PROPN" and any(m.is_named for m in mentions.at(noun)):
        return None
    if (noun.dep_ in ("compound", "nmod") and noun.head.i - noun.i <= 2) or noun.ent_type_ in ("PERSON", "GPE"):
        return None
    rule = noun_rule(noun, vocabulary)
    if (rule is None and not _is_plain_event(noun)) or _is_topic(noun):
        return None
    clause = carrier(noun)
    start, end = noun.idx, noun.idx + len(noun)
    phase = phase_of(clause) if clause is not None else ""
    if rule is not None:
        return Trigger(noun, start, end, rule.type, rule.kind, rule, clause, is_noun=True, phase=phase)
    if noun.lemma_.lower() in word_list("reporting.toml", "nouns"):
        return Trigger(noun, start, end, "STATEMENT", "statement", None, clause, is_noun=True, phase=phase)
    return Trigger(noun, start, end, "OTHER", noun.lemma_.lower(), None, clause, is_noun=True, phase=phase)


def _is_topic(noun: Token) -> bool:
    """As in "such issues as exercises", "a book about wars": a kind of event, and none in particular."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("as", "like", "about") or noun.tag_ != "NNS":
        return False
    return not any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)


def _is_plain_event(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" or lemma in word_list("nouns.toml", "not_events") or _is_thing(noun, lemma):
        return False
    return lemma in word_list("nouns.toml", "events") or lemma in word_list("reporting.toml", "nouns")


def _is_thing(noun: Token, lemma: str) -> bool:
    """As in "emergency services", "the Hillside stop": the word or name before makes it a body or a place."""
    things: dict[str, list[str]] = load_toml("nouns.toml")["things_behind"]
    before = {"@name" if c.pos_ == "PROPN" else c.lower_ for c in noun.children if c.dep_ in ("compound", "amod")}
    return not before.isdisjoint(things.get(lemma, ()))


def carrier(noun: Token) -> Token | None:
    """The verb that carries an event noun: its light verb, the verb of phase, or the verb it is the subject of."""
    head = noun
    while head.dep_ in ("conj", "appos") or (
        head.dep_ == "pobj" and head.head.lower_ == "of" and _is_measure(head.head.head)
    ):
        head = head.head if head.dep_ != "pobj" else head.head.head
    verb = head.head
    if (
        head.dep_ == "pobj"
        and is_verb(verb.head)
        and verb.head.lemma_.lower() in ("engage", "participate", "result", "lead", "take", "enter", "join")
    ):
        return verb.head
    if head.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ == "be" and verb.head.pos_ == "AUX":
        return verb.head  # "are in negotiations with the union"
    if not is_verb(verb):
        return None
    lemma = lemma_of(verb)
    below = next((c for c in verb.children if c.dep_ == "xcomp" and happens(c)), None)
    if head.dep_ in SUBJECTS and below is not None:  # "talks are scheduled to begin"
        return below
    if head.dep_ in OBJECTS or head.dep_ in ("nsubjpass", "attr"):
        light = (
            lemma in word_list("verbs.toml", "support") or phase_of(verb) or lemma in word_list("verbs.toml", "copulas")
        )
        return verb if light else None
    if head.dep_ == "nsubj":
        # "The storm delayed the launch": it is the launch that is put off.
        is_cause = phase_of(verb) == "postpone" and child(verb, "dobj") is not None
        return verb if happens(verb) and not is_cause else None
    return None


def _is_measure(noun: Token) -> bool:
    """As in "a round of talks", "a series of attacks"."""
    return noun.lemma_.lower() in word_list("nouns.toml", "measures")
