"""Whether it happened: status and polarity of one trigger, from tense, modals, negation, governors and conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.annotate.grammar import auxiliaries, child, has_finite_form, is_verb, surface_subject
from dateline.annotate.triggers import Trigger, word_list
from dateline.model import Polarity, Status
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A status, the word that decided it (None: plain tense), and the verb of the condition it hangs on, if any."""

    status: Status
    polarity: Polarity = Polarity.POSITIVE
    word: Token | None = None
    rule: str = "tense"
    condition: Token | None = None


def read_status(trigger: Trigger) -> Reading:
    """The status of the act the trigger names."""
    verb = trigger.clause if trigger.clause is not None else None
    condition = _condition_on(verb or trigger.token)
    listed = listed_under(trigger)
    if listed is not None and listed != trigger.token:
        governed = _noun_governed(listed)
        if governed is not None:
            return Reading(governed.status, governed.polarity, governed.word, "list", condition)
    if (inside := _inside_condition(trigger.token)) is not None:
        negated = verb is not None and _negation(verb) is not None
        return Reading(Status.CONDITIONAL, _polarity(negated), inside, "condition")
    reading = _modified(trigger.token) or (_noun_reading(trigger) if trigger.is_noun else _verb_reading(trigger.token))
    if condition is not None:
        return Reading(reading.status, reading.polarity, reading.word, reading.rule, condition)
    return reading


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


def _condition_on(token: Token) -> Token | None:
    """The verb of the "if" clause that the word's own clause hangs on."""
    for word in (token, *token.ancestors):
        for c in word.children:
            if c.dep_ == "advcl" and c != token and not c.is_ancestor(token):
                mark = child(c, "mark")
                if mark is not None and mark.lower_ in ("if", "unless", "should", "lest"):
                    return c
        if word.dep_ in ("ROOT", "parataxis") or (word.dep_ == "ccomp" and word != token):
            return None
    return None


# ---------------------------------------------------------------- verbs


def _verb_reading(verb: Token) -> Reading:
    governed = _governed(verb)
    if governed is not None and governed.status is not Status.OCCURRED:
        negated = _negation(verb)
        if negated is not None and governed.polarity is Polarity.POSITIVE:
            return Reading(governed.status, Polarity.NEGATIVE, negated, "negation")
        return governed
    return _clause_reading(verb)


def _clause_reading(verb: Token) -> Reading:
    """What the verb group itself says; a present "when he comes" lies as far ahead as the clause it hangs on."""
    if verb.dep_ == "advcl" and is_verb(verb.head) and _modal(verb) is None and verb.tag_ in ("VBZ", "VBP", "NNS"):
        mark = child(verb, "mark", "advmod")
        if mark is not None and mark.lower_ in ("when", "after", "before", "until", "once", "as"):
            above = _verb_reading(verb.head)
            if above.status is Status.PLANNED:
                return Reading(Status.PLANNED, word=above.word, rule="future clause")
    negation = _negation(verb)
    modal = _modal(verb)
    if modal is not None:
        status = Status(_modal_table()[modal.lower_])
        has_have = any(a.lemma_ == "have" for a in auxiliaries(verb))
        if status is Status.DEMANDED and has_have:  # "should have stopped": it did not
            return Reading(Status.DENIED, Polarity.NEGATIVE, modal, "modal")
        if modal.lower_ in ("would", "'d") and _is_reported_past(verb):
            status = Status.PLANNED
        return Reading(status, _polarity(negation is not None), negation or modal, "modal")
    going = _going_to(verb)
    if going is not None:
        return Reading(Status.PLANNED, _polarity(negation is not None), going, "going to")
    if negation is not None:
        return Reading(Status.DENIED, Polarity.NEGATIVE, negation, "negation")
    return _tense_reading(verb)


def _tense_reading(verb: Token) -> Reading:
    aux = {a.lower_ for a in auxiliaries(verb)}
    if verb.tag_ == "VBG" and aux & {"is", "are", "'re", "'s", "'m", "am"}:
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
    if (
        verb.tag_ == "VB"
        and any(a.lemma_ == "be" for a in auxiliaries(verb))
        and any(a.lower_ == "to" for a in verb.children)
    ):
        return verb  # "is to open in May"
    return None


def _negation(verb: Token) -> Token | None:
    """As in "did not sign", "never signed", "no one signed", "without signing"."""
    words = word_list("status.toml", "negation", "words")
    for c in verb.children:
        if c.dep_ in ("neg", "advmod", "preconj") and c.lower_ in words:
            return c
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
        return _negation(verb.head) if any(c.lower_ in ("or", "nor") for c in verb.head.children) else None
    return None


# ---------------------------------------------------------------- what governs it


def _governed(verb: Token) -> Reading | None:
    """The reading a governing word gives: "plans to build", "failed to stop", "urged Iran to free"."""
    for governor, link in _governors(verb):
        status = _governor_status(governor, verb) if link != "conj" else None
        if status == "negated":
            outer = _negation(governor) if is_verb(governor) else None
            if outer is not None:  # "did not fail to"
                return Reading(Status.OCCURRED, word=governor, rule="governor")
            modal = _modal(governor) if is_verb(governor) else None
            return Reading(Status.DENIED if modal is None else Status.PLANNED, Polarity.NEGATIVE, governor, "governor")
        if status is not None:
            outer = _negation(governor) if is_verb(governor) else None
            return Reading(Status(status), _polarity(outer is not None), governor, "governor")
        if is_verb(governor) and (link == "xcomp" or (link == "conj" and _shares_verb_group(verb))):
            upper = _verb_reading(governor)
            if upper.status is not Status.OCCURRED:
                return upper
    if (
        verb.tag_ == "VB"
        and verb.dep_ in ("advcl", "relcl", "acl", "xcomp")
        and any(c.lower_ == "to" for c in verb.children)
    ):
        if verb.head.lemma_.lower() in (
            "first",
            "last",
            "continue",
            "begin",
            "start",
            "help",
            "go",
            "come",
            "use",
            "manage",
            "get",
            "have",
        ):
            return None
        return Reading(Status.PLANNED, word=verb, rule="purpose")
    return None


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
            return
        if link == "advcl" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            return
        yield word.head, link
        if word.head.dep_ == "xcomp" and link == "acl":
            yield word.head.head, link
    elif link == "pcomp" and word.head.head != word.head:
        yield word.head.head, "pcomp"


def _has_own_tense(verb: Token) -> bool:
    return child(verb, "nsubj", "nsubjpass") is not None


def _governor_status(governor: Token, verb: Token) -> str | None:
    lemma = governor.lemma_.lower()
    if lemma in ("call", "set", "mean", "appear", "seem") and not any(c.lower_ == "to" for c in verb.children):
        return None
    statuses = ("negated", "threatened", "demanded", "planned", "possible")
    return next((status for status in statuses if lemma in word_list("status.toml", "governor", status)), None)


def _shares_verb_group(verb: Token) -> bool:
    """As in "will meet the king and visit the port": no subject, auxiliary or tense of its own."""
    return not has_finite_form(verb) and child(verb, "nsubj", "nsubjpass", "aux") is None


# ---------------------------------------------------------------- nouns


def _noun_reading(trigger: Trigger) -> Reading:
    noun = trigger.token
    if (none := next((c for c in noun.children if c.dep_ in ("det", "neg") and c.lower_ == "no"), None)) is not None:
        return Reading(Status.DENIED, Polarity.NEGATIVE, none, "negation")
    if trigger.clause is not None:
        own = _verb_reading(trigger.clause)
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
    return _noun_governed(noun) or _hosted(noun) or Reading(Status.OCCURRED)


def _hosted(noun: Token) -> Reading | None:
    """As in "at the talks he will ask": what a coming act takes place in is itself to come."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "in", "during") or not is_verb(noun.head.head):
        return None
    host = _verb_reading(noun.head.head)
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
    if governor is None:
        return None
    lemma = governor.lemma_.lower()
    for status, words in _NOUN_GOVERNORS.items():
        if lemma in words:
            if status == "negated":
                return Reading(Status.DENIED, Polarity.NEGATIVE, governor, "governor")
            return Reading(Status(status), word=governor, rule="governor")
    if is_verb(governor) and link == "dobj":
        upper = _verb_reading(governor)
        if upper.status in (Status.PLANNED, Status.POSSIBLE, Status.DEMANDED, Status.THREATENED, Status.CONDITIONAL):
            return Reading(upper.status, Polarity.POSITIVE, upper.word, "governor")
    return None


_NOUN_GOVERNORS = {
    "threatened": frozenset({"threaten", "threat"}),
    "demanded": frozenset(
        [
            "demand",
            "urge",
            "request",
            "call",
            "seek",
            "propose",
            "recommend",
            "want",
            "appeal",
            "plea",
            "need",
            "require",
            "insist",
            "ask",
        ]
    ),
    "planned": frozenset(["plan", "schedule", "prepare", "await", "promise", "pledge", "intend"]),
    "possible": frozenset(
        [
            "contemplate",
            "consider",
            "mull",
            "fear",
            "risk",
            "possibility",
            "threat",
            "suspect",
            "allege",
            "accuse",
            "expect",
            "weigh",
            "chance",
            "prospect",
            "danger",
            "suspicion",
            "face",
        ]
    ),
    "negated": frozenset(
        [
            "deny",
            "prevent",
            "avoid",
            "avert",
            "cancel",
            "reject",
            "foil",
            "thwart",
            "oppose",
            "block",
            "rule",
            "scrap",
            "postpone",
        ]
    ),
}


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


def _polarity(negated: bool) -> Polarity:
    return Polarity.NEGATIVE if negated else Polarity.POSITIVE
