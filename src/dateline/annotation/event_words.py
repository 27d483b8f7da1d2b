"""Words in their sentence: word lists, dictionary forms, verbs of several words, verbs of phase."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.event_rules import packaged_vocabulary
from dateline.annotation.grammar import child, is_passive
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def word_list(table: str, *keys: str) -> frozenset[str]:
    """A list of words of a packaged table, for membership tests."""
    found = load_toml(table)
    for key in keys[:-1]:
        found = found[key]
    return frozenset(found[keys[-1]])


PHASES = ("begin", "continue", "postpone", "end")


@cache
def _known_verbs() -> frozenset[str]:
    vocabulary = packaged_vocabulary()
    listed = [word_list("verbs.toml", name) for name in ("states", "support", *PHASES)]
    return frozenset(vocabulary.by_verb).union(*listed, word_list("reporting.toml", "say"))


def lemma_of(token: Token) -> str:
    """The dictionary form; the tagger's own drops the "e" of some verbs it does not know ("fined" -> "fin")."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or lemma in _known_verbs() or lemma + "e" not in _known_verbs():
        return lemma
    return lemma + "e"


def has_words(verb: Token, form: str) -> bool:
    """As in "sit down": the verb's dictionary form, and each further word near it and hanging on it.

    A particle stands next to the verb or is parsed as one: "gave up", but not "gave the lead in the second half".
    """
    first, *rest = form.split()
    if lemma_of(verb) != first:
        return False
    if not rest:
        return True
    near = {
        t.lower_
        for c in verb.children
        for t in ((c, *c.children) if c.dep_ != "prep" or c.lower_ in rest else (c,))
        if t.i > verb.i and t.i - verb.i < 9
    }
    return all(word in near and (word not in _PARTICLES or _has_particle(verb, word, rest)) for word in rest)


_PARTICLES = frozenset(
    ["in", "on", "at", "for", "out", "up", "down", "off", "over", "to", "into", "against", "with", "by"]
)


def _has_particle(verb: Token, word: str, form: list[str]) -> bool:
    """A verb with a particle of its own takes no second one: "called off on Friday" is no "call on"."""
    own = child(verb, "prt")
    reach = 1 if own is not None and own.lower_ not in form else 2
    return any(c.lower_ == word and (c.dep_ == "prt" or c.i - verb.i <= reach) for c in verb.children)


@cache
def _phases() -> dict[str, tuple[tuple[str, str], ...]]:
    """First word -> (form, phase), forms of one word first."""
    forms = [(form, phase) for phase in PHASES for form in word_list("verbs.toml", phase)]
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for form, phase in sorted(forms, key=lambda entry: (len(entry[0].split()), entry)):
        found[form.split()[0]] = (*found.get(form.split()[0], ()), (form, phase))
    return found


def phase_of(verb: Token) -> str:
    """begin, continue, postpone, end, or nothing."""
    forms = _phases().get(lemma_of(verb), ())
    return next((phase for form, phase in forms if has_words(verb, form)), "")


def cancels(verb: Token) -> bool:
    """As in "cancelled the talks", "called off the talks": they were to be, and will not."""
    return any(has_words(verb, form) for form in word_list("status.toml", "noun_governor", "cancelled"))


def happens(verb: Token) -> bool:
    """A verb whose subject is the event: "began", "took place", "was held"."""
    happens = bool(phase_of(verb)) or lemma_of(verb) in word_list("verbs.toml", "happen")
    return happens or has_words(verb, "take place") or (verb.lemma_ == "hold" and is_passive(verb))


def spread(token: Token) -> Iterator[Token]:
    """The noun, its conjuncts, and the noun inside "a round of talks", "thousands of troops"."""
    yield token
    for c in token.children:
        if c.dep_ == "conj":
            yield from spread(c)
        elif c.dep_ == "prep" and c.lower_ == "of":
            yield from (noun for noun in c.children if noun.dep_ == "pobj")
