"""What a verb group says about its act: tense, modals, negation, and the words that govern it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.annotation.event_words import word_list
from dateline.annotation.grammar import auxiliaries, child, has_finite_form, is_verb, remembered, surface_subject
from dateline.model import Polarity, Status
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the word and the rule that decided it (no word: plain tense)."""

    status: Status
    polarity: Polarity = Polarity.POSITIVE
    word: Token | None = None
    rule: str = "tense"


@remembered
def read_verb(verb: Token) -> Reading:
    if (going := _going_to(verb)) is not None:
        negated = negation_of(going) or negation_of(verb)
        return Reading(Status.PLANNED, polarity_of(negated is not None), going, "going to")
    governed = _governed(verb)
    if governed is not None and governed.status is not Status.OCCURRED:
        negated = negation_of(verb)
        if negated is not None and governed.polarity is Polarity.POSITIVE:
            return Reading(governed.status, Polarity.NEGATIVE, negated, "negation")
        return governed
    return _clause_reading(verb)


def _clause_reading(verb: Token) -> Reading:
    """What the verb group itself says; a present "when he comes" lies as far ahead as the clause it hangs on."""
    if verb.dep_ == "advcl" and is_verb(verb.head) and _modal(verb) is None and verb.tag_ in ("VBZ", "VBP", "NNS"):
        mark = child(verb, "mark", "advmod")
        if mark is not None and mark.lower_ in ("when", "after", "before", "until", "once", "as"):
            above = read_verb(verb.head)
            if above.status is Status.PLANNED:
                return Reading(Status.PLANNED, word=above.word, rule="future clause")
    negation = negation_of(verb)
    modal = _modal(verb)
    if modal is not None:
        status = Status(_modal_table()[modal.lower_])
        has_have = any(a.lemma_ == "have" for a in auxiliaries(verb))
        if status is Status.DEMANDED and has_have:  # "should have stopped": it did not
            return Reading(Status.DENIED, Polarity.NEGATIVE, modal, "modal")
        if modal.lower_ in ("would", "'d") and _is_reported_past(verb):
            status = Status.PLANNED
        return Reading(status, polarity_of(negation is not None), negation or modal, "modal")
    if negation is not None:
        return Reading(Status.DENIED, Polarity.NEGATIVE, negation, "negation")
    return _tense_reading(verb)


def _tense_reading(verb: Token) -> Reading:
    aux = {a.lower_ for a in auxiliaries(verb)}
    if verb.tag_ == "VBG" and aux & {"is", "are", "'re", "'s", "'m", "am"}:
        return Reading(Status.ONGOING, word=verb, rule="present progressive")
    if "being" in aux and aux & {"is", "are", "'re", "'s"}:
        return Reading(Status.ONGOING, word=verb, rule="present progressive")
    if verb.tag_ == "VBG" and "been" in aux and aux & {"has", "have", "'ve", "'s"}:
        return Reading(Status.ONGOING, word=verb, rule="perfect progressive")
    return Reading(Status.OCCURRED)


def _modal(verb: Token) -> Token | None:
    modals = _modal_table()
    return next((a for a in auxiliaries(verb) if a.lower_ in modals and a.tag_ == "MD"), None)


def _modal_table() -> dict[str, str]:
    table: dict[str, str] = load_toml("status.toml")["modal"]
    return table


def _is_reported_past(verb: Token) -> bool:
    """As in "said it would build": future in the past."""
    return any(w.tag_ in ("VBD", "VBN") for w in verb.ancestors if is_verb(w))


def _going_to(verb: Token) -> Token | None:
    head = verb.head
    if verb.dep_ == "xcomp" and head.lower_ == "going" and any(a.lemma_ == "be" for a in auxiliaries(head)):
        return head
    if has_to(verb) and verb.tag_ == "VB" and any(a.lemma_ == "be" for a in auxiliaries(verb)):
        return verb  # "is to open in May"
    if has_to(verb) and verb.dep_ == "xcomp" and head.lemma_ == "be" and child(head, "acomp", "attr") is None:
        return verb  # "is to be opened in May"
    if has_to(verb) and verb.dep_ == "ROOT":
        return verb  # the headline "Chad to sign treaty"
    return None


def has_to(verb: Token) -> bool:
    """Is it an infinitive with "to", active or passive?"""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def negation_of(verb: Token) -> Token | None:
    """As in "did not sign", "never signed", "no one signed", "without signing"."""
    words = word_list("status.toml", "negation", "words")
    for c in verb.children:
        if c.dep_ in ("neg", "advmod", "preconj") and c.lower_ in words:
            return c
        if c.dep_ == "advmod" and c.lower_ in ("before", "again", "longer", "yet"):  # "has never before signed"
            inner = next((g for g in c.children if g.lower_ in words), None)
            if inner is not None:
                return inner
        if c.dep_ in ("nsubj", "nsubjpass", "dobj", "det") and (
            c.lower_ in words or any(g.lower_ == "no" and g.dep_ in ("det", "neg") for g in c.children)
        ):
            return c
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "instead"):
        return verb.head
    if (
        verb.dep_ == "conj"
        and surface_subject(verb) is not None
        and child(verb, "nsubj", "aux", "neg") is None
        and is_verb(verb.head)
    ):
        return negation_of(verb.head) if any(c.lower_ in ("or", "nor") for c in verb.head.children) else None
    return None


def polarity_of(negated: bool) -> Polarity:
    return Polarity.NEGATIVE if negated else Polarity.POSITIVE


# ---------------------------------------------------------------- what governs it


def _governed(verb: Token) -> Reading | None:
    """The reading a governing word gives: "plans to build", "failed to stop", "urged Iran to free"."""
    for governor, link in _governors(verb):
        status = _governor_status(governor, verb) if link != "conj" else None
        if status == "negated":
            outer = negation_of(governor) if is_verb(governor) else None
            if outer is not None:  # "did not fail to"
                return Reading(Status.OCCURRED, word=governor, rule="governor")
            modal = _modal(governor) if is_verb(governor) else None
            return Reading(Status.DENIED if modal is None else Status.PLANNED, Polarity.NEGATIVE, governor, "governor")
        if status is not None:
            outer = negation_of(governor) if is_verb(governor) else None
            return Reading(Status(status), polarity_of(outer is not None), governor, "governor")
        if is_verb(governor) and (link == "xcomp" or (link == "conj" and _shares_verb_group(verb))):
            upper = read_verb(governor)
            if upper.status is not Status.OCCURRED:
                return upper
    if has_to(verb) and verb.dep_ in ("advcl", "relcl", "acl", "xcomp"):
        return None if _is_done(verb) else Reading(Status.PLANNED, word=verb, rule="purpose")
    return None


def _is_done(verb: Token) -> bool:
    """As in "the first to land", "rallied to win", "rose to speak": an infinitive for what was done, not meant."""
    head, act = verb.head.lemma_.lower(), verb.lemma_.lower()
    if head in word_list("status.toml", "infinitive", "done"):
        return True
    return any(
        head in word_list("status.toml", "infinitive", heads) and act in word_list("status.toml", "infinitive", acts)
        for heads, acts in (("contests", "outcomes"), ("entrances", "performances"))
    )


def _governors(verb: Token) -> Iterator[tuple[Token, str]]:
    word, link = verb, verb.dep_
    if link in ("xcomp", "ccomp", "acl", "advcl", "conj") and word.head != word:
        if link == "ccomp" and _has_own_tense(verb):
            lemma = word.head.lemma_.lower()
            if (
                lemma in ("demand", "insist", "propose", "recommend", "urge", "request", "ask", "suggest")
                and verb.tag_ == "VB"
            ) or lemma in ("deny", "doubt", "fear", "allege", "suspect", "speculate", "believe", "threaten"):
                yield word.head, link
            elif has_to(verb):  # "expects the mayor to resign"
                yield word.head, "xcomp"
            return
        if link == "advcl" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            return
        yield word.head, link
        if word.head.dep_ == "xcomp" and link == "acl":
            yield word.head.head, link
    elif link == "pcomp" and word.head.head != word.head and word.head.lower_ not in _OF_TIME:
        yield word.head.head, "pcomp"


# Prepositions whose "-ing" is an act of its own: "agreed after meeting the king" met him.
_OF_TIME = frozenset({"after", "before", "since", "while", "when", "by", "despite", "until", "upon", "through"})


def _has_own_tense(verb: Token) -> bool:
    return child(verb, "nsubj", "nsubjpass") is not None


def _governor_status(governor: Token, verb: Token) -> str | None:
    lemma = governor.lemma_.lower()
    if lemma in ("call", "set", "mean", "appear", "seem") and not any(c.lower_ == "to" for c in verb.children):
        return None
    statuses = ("negated", "threatened", "demanded", "planned", "possible")
    return next((status for status in statuses if lemma in word_list("status.toml", "governor", status)), None)


def _shares_verb_group(verb: Token) -> bool:
    """As in "will meet the king and visit the port": no subject, auxiliary or tense of its own.

    After an infinitive, "cut" or "set" is one too, whatever tense the tagger sees in it.
    """
    if any(c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "aux" and c.lower_ != "to") for c in verb.children):
        return False
    if has_finite_form(verb):
        return verb.head.tag_ == "VB" and verb.lower_ == verb.lemma_.lower()
    return True
