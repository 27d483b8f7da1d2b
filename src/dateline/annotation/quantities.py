"""What a text counts, and by which of its acts: "killed 12 people", "at least 12 dead", "a $5 million fine"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.event_words import has_words, lemma_of
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
# Verbs by which somebody is in a state, or is said or found to be.
_STATING = frozenset({"be", "leave", "remain", "feel", "make", "report", "confirm", "pronounce", "declare", "find"})


@dataclass(frozen=True)
class Counted:
    """The quantities by the token position of each act that they are told of, and those told of no act."""

    by_act: Mapping[int, tuple[Quantity, ...]]
    loose: tuple[Quantity, ...]


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
    other_tolls: frozenset[str]
    lives: frozenset[str]
    things: frozenset[str]
    beside: frozenset[str]


@cache
def measures() -> tuple[Measure, ...]:
    """All that is counted, in the order of the table."""
    lists = ("objects", "subjects", "states", "nouns", "tolls", "other_tolls", "lives", "things", "beside")
    return tuple(
        Measure(entry["id"], entry.get("money", False), **{name: frozenset(entry.get(name, ())) for name in lists})
        for entry in load_toml("quantities.toml")["measure"]
    )


@cache
def _uncounted() -> frozenset[str]:
    return frozenset(load_toml("quantities.toml")["uncounted"]["nouns"])


def find_quantities(parsed: Doc, document: Document, timexes: tuple[Timex, ...], acts: Collection[int]) -> Counted:
    """What the text counts; `acts` are the positions of triggers.

    One number may belong to several acts: in "the blast killed 12" to the killing and to the blast.
    """
    taken = {t.i for timex in timexes for t in parsed.char_span(timex.start, timex.end, alignment_mode="expand") or ()}
    found: dict[int, tuple[Quantity, ...]] = {}
    loose: list[Quantity] = []
    last: tuple[Figure, Measure, list[Token]] | None = None
    for figure in find_figures(parsed, taken):
        readings = list(_readings(figure, acts))
        if not readings and last is not None and _counts_the_same(figure, last[0]):
            readings = [last[1:]]
        for measure, words in readings:
            last = (figure, measure, words) if measure.tolls else None
            quantity = _quantity(figure, measure, document)
            told_of = sorted({word.i for word in words} & set(acts))
            for i in told_of:
                found[i] = (*found.get(i, ()), quantity)
            if not told_of:
                loose.append(quantity)
    return Counted(found, tuple(loose))


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
        source=_source(figure.head),
    )


def _counts_the_same(figure: Figure, before: Figure) -> bool:
    """As in "organisers put the crowd at 800; the police counted 300", "the army puts the figure at 9"."""
    head = figure.head
    is_near = head.sent.start <= before.last.sent.end and not figure.unit
    verb = head.head if head.dep_ == "dobj" else head.head.head
    if not (is_near and is_verb(verb) and verb.lemma_ in _counting()):
        return False
    if head.dep_ == "dobj":
        return verb.lemma_ in ("count", "estimate") and not any(c.dep_ == "prep" for c in head.children)
    told = child(verb, "dobj")
    return head.dep_ == "pobj" and told is not None and told.lemma_ in ("figure", "number", "total")


def _source(word: Token) -> str:
    """As in "police put the crowd at 800", "police said 800 took part"."""
    for above in word.ancestors:
        if is_verb(above) and above.lemma_ in _counting():
            subject = surface_subject(above)
            return subject.lower_ if subject is not None and subject.pos_ != "PRON" and subject != word else ""
    return ""


@cache
def _counting() -> frozenset[str]:
    return frozenset(load_toml("quantities.toml")["counting"]["verbs"])


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
    if measure.lives and (lost := _lost_lives(counted, measure)) is not None:
        return lost
    if _is_state(counted, measure):  # "12 dead in ..."
        return [*_around(counted), *_causes(counted)]
    if (toll := _toll(figure.head, measure)) is not None:
        return [toll, *_causes(toll), *([toll.head] if is_verb(toll.head) else [])]
    if not _counts(counted, figure, measure) or _is_a_part(counted):
        return None
    verb = _verb_over(counted, measure) or _state_over(counted, measure)
    return _acts_of(verb, counted) if verb is not None else None


def _lost_lives(counted: Token, measure: Measure) -> list[Token] | None:
    """As in "with the loss of 54 lives", "54 people lost their lives"."""
    above = counted.head
    if counted.lemma_.lower() == "life":
        loss = above.head if above.lower_ == "of" else above
        return [loss, *_ancestors(loss)] if loss.lemma_.lower() == "loss" else None
    taken = child(above, "dobj") if is_verb(above) and counted.dep_ in SUBJECTS else None
    is_own = taken is not None and taken.lemma_.lower() == "life" and lemma_of(above) == "lose"
    return _acts_of(above, counted) if is_own and lemma_of(above) in measure.lives else None


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
        if counted.dep_ in SUBJECTS and _does(head, measure):
            return head
    after = (c for c in counted.children if c.dep_ in ("acl", "relcl") and c.i > counted.i)
    return next((c for c in after if lemma_of(c) in measure.objects and is_passive(c)), None) or next(
        (c for c in counted.children if c.dep_ == "relcl" and lemma_of(c) in measure.subjects), None
    )


def _does(verb: Token, measure: Measure) -> bool:
    """Is the verb one whose subject is counted, alone ("died") or with other words ("took part")?"""
    return lemma_of(verb) in measure.subjects or any(has_words(verb, form) for form in measure.subjects if " " in form)


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
    if any(_is_state(c, measure) for c in told) and head.lemma_ in _STATING:
        return head
    # "12 people missing": the parser's verb is the state itself
    return head if _is_state(head, measure) and counted.dep_ in SUBJECTS else None


def _toll(head: Token, measure: Measure) -> Token | None:
    """The noun of "the death toll rose to 20", "put the death toll at 17", "a death toll of 20"."""
    word = head
    while word.dep_ in ("pobj", "prep", "dobj"):
        word = word.head
    if word.lemma_.lower() != "toll" and not is_verb(word):
        return None
    near = [word, *(c for c in word.children if c.dep_ in (*SUBJECTS, "nsubjpass", "dobj"))]
    return next((t for t in near if t != head and _is_toll(t, measure)), None)


def _is_toll(noun: Token, measure: Measure) -> bool:
    """Is it one by the words that stand with it, or by itself: "the toll passed 200", "the quake toll"?"""
    words = _words_of(noun)
    return words in measure.tolls or (noun.lemma_.lower() in measure.tolls and words not in measure.other_tolls)


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
