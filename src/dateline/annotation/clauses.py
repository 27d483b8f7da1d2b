"""The rank and tense of a clause: main or not, told by somebody, looking back, past or present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotation.grammar import auxiliaries, child, first_verb, is_verb, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_main(verb: Token) -> bool:
    """A main clause, or what a main clause says was said."""
    verb = first_verb(verb)
    if verb.dep_ == "relcl":
        return _is_misread_relative(verb)
    return verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and verb.head.dep_ in ("ROOT", "conj"))


def is_told(verb: Token) -> bool:
    """Is it what somebody says, who may be looking back ("Police said he fled")?"""
    return first_verb(verb).dep_ == "ccomp"


def _is_misread_relative(verb: Token) -> bool:
    """As in "Enter Your Email Six people died": a clause that lacks nothing cannot belong to the noun before it."""
    subject = own_subject(verb)
    if subject is None or subject.tag_ in ("WP", "WDT", "PRP") or subject.lower_ == "that" or verb.i < subject.i:
        return False
    opening = verb.left_edge
    return opening.is_title and opening.tag_ not in ("WP", "WDT", "WRB") and verb.lemma_.lower() in _INTRANSITIVE


_INTRANSITIVE = frozenset({"arrive", "collapse", "come", "derail", "die", "emerge", "erupt", "fall", "happen", "occur"})


def is_offset(verb: Token) -> bool:
    """As in "days after the vote", "previously", "when he first met her": it counts from, or looks beyond, the news."""
    for c in verb.children:
        if c.dep_ == "advmod" and c.lower_ in _IN_THE_COURSE_OF_TIME:
            return True
        if c.dep_ == "advcl" and {"when", "first"} <= {m.lower_ for m in c.children if m.dep_ == "advmod"}:
            return True
        if any(_counts_from(t) and _is_near(t, verb) for t in (c, *c.children)):
            return True
    return False


_IN_THE_COURSE_OF_TIME = frozenset(
    {"eventually", "formerly", "historically", "initially", "originally", "previously", "ultimately"}
)


def _counts_from(unit: Token) -> bool:
    """Is it the "days" of "days after the vote", whichever of the two words the parser hangs on the other?"""
    if unit.lemma_.lower() not in ("day", "week", "month", "year", "decade"):
        return False
    return any(t.lower_ in ("after", "before", "later", "earlier") for t in (unit.head, *unit.children))


def _is_near(word: Token, verb: Token) -> bool:
    """Does no other verb stand between the two, which the word could belong to as well?"""
    return not any(is_verb(t) for t in verb.doc[verb.i + 1 : word.i])


def reports(verb: Token) -> bool:
    """Does it only say who told the news ("..., police said on Monday"), and when?"""
    return verb.lemma_.lower() in _SAYING and any(
        c.dep_ == "ccomp" or (c.dep_ == "parataxis" and c.i < verb.i) for c in verb.children
    )


_SAYING = frozenset({"announce", "confirm", "report", "say", "state", "tell"})


def concedes(verb: Token) -> bool:
    """As in "Though he said it was safe, the bridge closed": an aside of the main clause, about the same news."""
    mark = child(verb, "mark")
    return (
        verb.dep_ == "advcl"
        and mark is not None
        and mark.lower_ in ("although", "though", "while", "whereas")
        and is_main(verb.head)
    )


def follows_main(verb: Token) -> bool:
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
