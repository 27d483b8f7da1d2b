"""What a text counts, and by which of its acts: "killed 12 people", "at least 12 dead", "a $5 million fine"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.event_words import lemma_of
from dateline.annotation.figures import Figure, find_figures
from dateline.annotation.grammar import (
    SUBJECTS,
    antecedent,
    child,
    is_passive,
    is_verb,
    own_subject,
    prepositions,
    surface_subject,
)
from dateline.model import Document, Quantity, Timex
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# In these lies what happened: "12 people died in the flood", "were killed by a blast".
_CAUSES = frozenset({"in", "by", "during", "from"})
_REACH = 5


@dataclass(frozen=True)
class Measure:
    """One thing that reports count, and the words by which they count it (see rules/quantities.toml)."""

    id: str
    is_money: bool
    objects: frozenset[str]
    subjects: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]
    tolls: frozenset[str]
    lives: frozenset[str]
    things: frozenset[str]
    beside: frozenset[str]


@cache
def measures() -> tuple[Measure, ...]:
    """All that is counted, in the order of the table."""
    lists = ("objects", "subjects", "states", "nouns", "tolls", "lives", "things", "beside")
    return tuple(
        Measure(entry["id"], entry.get("money", False), **{name: frozenset(entry.get(name, ())) for name in lists})
        for entry in load_toml("quantities.toml")["measure"]
    )


@cache
def _uncounted() -> frozenset[str]:
    return frozenset(load_toml("quantities.toml")["uncounted"]["nouns"])


def find_quantities(
    parsed: Doc, document: Document, timexes: tuple[Timex, ...], acts: Collection[int]
) -> Mapping[int, tuple[Quantity, ...]]:
    """The quantities by the token position of each act that they are told of; `acts` are the positions of triggers.

    One number may belong to several acts: in "the blast killed 12" to the killing and to the blast.
    """
    taken = {t.i for timex in timexes for t in parsed.char_span(timex.start, timex.end, alignment_mode="expand") or ()}
    found: dict[int, tuple[Quantity, ...]] = {}
    for figure in find_figures(parsed, taken):
        for measure, words in _readings(figure, acts):
            quantity = _quantity(figure, measure, document)
            for i in sorted({word.i for word in words} & set(acts)):
                found[i] = (*found.get(i, ()), quantity)
    return found


def _quantity(figure: Figure, measure: Measure, document: Document) -> Quantity:
    start, end = figure.first.idx, figure.last.idx + len(figure.last)
    return Quantity(
        measure=measure.id,
        start=start,
        end=end,
        text=document.text[start:end],
        least=figure.least,
        most=figure.most,
        unit=figure.unit,
        approximate=figure.is_approximate,
        rule=f"quantity.{measure.id}",
    )


def _readings(figure: Figure, acts: Collection[int]) -> Iterator[tuple[Measure, list[Token]]]:
    """What the figure counts, with the words of the acts that it tells of; at most one measure."""
    head = figure.head
    counted = head.head if head.dep_ in ("nummod", "nmod", "compound") else head
    for measure in measures():
        if measure.is_money:
            words = _nearest(head, acts) if figure.unit else None
        elif measure.beside:
            words = _beside(figure, measure)
        else:
            words = None if figure.unit else _by_grammar(figure, counted, measure)
        if words is not None:
            yield measure, words
            return


def _by_grammar(figure: Figure, counted: Token, measure: Measure) -> list[Token] | None:
    """The words of the acts where the grammar makes the number one of the measure."""
    if counted.lemma_.lower() in measure.nouns:
        return [counted, *_around(counted)]
    if _is_state(counted, measure):  # "12 dead in ..."
        return [*_around(counted), *_causes(counted)]
    if (toll := _toll(figure.head, measure)) is not None:
        return [toll, *_causes(toll), *([toll.head] if is_verb(toll.head) else [])]
    if not _counts(counted, figure, measure) or _is_a_part(counted):
        return None
    verb = _verb_over(counted, measure) or _state_over(counted, measure)
    return _acts_of(verb, counted) if verb is not None else None


def _counts(counted: Token, figure: Figure, measure: Measure) -> bool:
    """May the word be what is counted: people, or one of the things that the measure names?"""
    lemma = counted.lemma_.lower()
    if measure.lives and lemma == "life":
        return True
    if measure.things:
        return lemma in measure.things
    return counted == figure.head or (counted.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") and lemma not in _uncounted())


def _is_a_part(counted: Token) -> bool:
    """As in "two women and a man": the number counts some of them."""
    return any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in counted.children)


def _verb_over(counted: Token, measure: Measure) -> Token | None:
    """The verb of the measure whose object, or whose subject, the counted is."""
    head = counted.head
    if is_verb(head) or head.tag_ == "VBN":
        lemma = lemma_of(head)
        if counted.lemma_.lower() == "life":
            return head if lemma in measure.lives and counted.dep_ == "dobj" else None
        if lemma in measure.objects and (counted.dep_ in ("dobj", "nsubjpass") or _is_bare_passive(counted, head)):
            return head
        if lemma in measure.subjects and counted.dep_ in SUBJECTS:
            return head
    after = (c for c in counted.children if c.dep_ in ("acl", "relcl") and c.i > counted.i)
    return next((c for c in after if lemma_of(c) in measure.objects and is_passive(c)), None) or next(
        (c for c in counted.children if c.dep_ == "relcl" and lemma_of(c) in measure.subjects), None
    )


def _is_bare_passive(counted: Token, verb: Token) -> bool:
    """As in "12 killed in raid", which the parser takes for a past tense."""
    return counted.dep_ == "nsubj" and verb.tag_ in ("VBN", "VBD") and child(verb, "dobj", "aux", "ccomp") is None


def _is_state(word: Token, measure: Measure) -> bool:
    return word.lower_ in measure.states and word.pos_ in ("ADJ", "NOUN", "VERB")


def _state_over(counted: Token, measure: Measure) -> Token | None:
    """As in "left 12 people dead", "40 people are missing": the verb that the state of the counted hangs on."""
    head = counted.head
    own = (c for c in counted.children if c.i > counted.i and c.dep_ in ("amod", "acl", "appos"))
    if any(_is_state(c, measure) for c in own):
        return head if is_verb(head) else counted
    if counted.dep_ not in (*SUBJECTS, "nsubjpass", "dobj") or not is_verb(head):
        return None
    told = (c for c in head.children if c.i > counted.i and c.dep_ in ("acomp", "oprd", "attr", "advcl", "xcomp"))
    if any(_is_state(c, measure) for c in told) and head.lemma_ in ("be", "leave", "remain", "feel", "make", "report"):
        return head
    # "12 people missing": the parser's verb is the state itself
    return head if _is_state(head, measure) and counted.dep_ in SUBJECTS else None


def _toll(head: Token, measure: Measure) -> Token | None:
    """The noun of "the death toll rose to 20", "put the death toll at 17", "a death toll of 20"."""
    word = head
    while word.dep_ in ("pobj", "prep"):
        word = word.head
    if word.lemma_.lower() != "toll" and not is_verb(word):
        return None
    near = [word, *(c for c in word.children if c.dep_ in (*SUBJECTS, "nsubjpass", "dobj"))]
    return next((t for t in near if t != head and _words_of(t) in measure.tolls), None)


def _words_of(noun: Token) -> str:
    """As in "death toll", "number of dead"."""
    before = child(noun, "compound", "amod")
    of = next((thing for name, thing in prepositions(noun) if name == "of"), None)
    if before is not None:
        return f"{before.lower_} {noun.lemma_.lower()}"
    return f"{noun.lemma_.lower()} of {of.lower_}" if of is not None else noun.lemma_.lower()


def _beside(figure: Figure, measure: Measure) -> list[Token] | None:
    """As in "magnitude 7.1", "7.1-magnitude", "a magnitude of 7.1"."""
    doc, first, last = figure.first.doc, figure.first.i, figure.last.i
    words = [t for t in doc[max(0, first - 2) : last + 3] if t.lower_ in measure.beside]
    word = next(
        (t for t in words if all(u.text in ("-", "of") for u in doc[min(t.i, last) + 1 : max(t.i, first)])), None
    )
    return [word, *_ancestors(word)] if word is not None else None


def _nearest(head: Token, acts: Collection[int]) -> list[Token]:
    """The first act that the amount hangs on, within its clause."""
    for word in _ancestors(head):
        if word.i in acts:
            return [word]
    return []


def _ancestors(word: Token) -> Iterator[Token]:
    """The words above, up to the verb of the clause, which is the last."""
    for _, above in zip(range(_REACH), word.ancestors, strict=False):
        yield above
        if is_verb(above):
            return


def _around(noun: Token) -> list[Token]:
    """The verb that a counted noun stands with, and its subject: "police made 14 arrests"."""
    verb = noun.head
    return _acts_of(verb, noun) if is_verb(verb) and noun.dep_ in ("dobj", "nsubjpass", "nsubj") else []


def _acts_of(verb: Token, counted: Token) -> list[Token]:
    """The verb, what does it ("the blast killed 12"), what it happens in, and what it is a consequence of."""
    found = [verb, *_causes(verb)]
    if is_verb(verb) and not is_passive(verb) and (subject := surface_subject(verb)) not in (None, counted):
        found.append(subject)
    top = verb
    while top.dep_ == "conj" and is_verb(top.head) and own_subject(top) is None:
        top = top.head
    if top.dep_ == "advcl" and top.tag_ == "VBG":  # "a quake struck the coast, killing 12"
        found.append(top.head)
        found += [subject for subject in (surface_subject(top.head),) if subject is not None]
    elif top.dep_ in ("acl", "relcl") and top.head != counted:
        found.append(antecedent(top.head))
    return found


def _causes(word: Token) -> list[Token]:
    return [thing for name, thing in prepositions(word) if name in _CAUSES]
