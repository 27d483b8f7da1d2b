"""Headlines in Capitals or IN CAPITALS, in the letters they would have in running text.

The parser takes "Minister Arrested Over Bribes" for a name of four words. The body of the article tells most words of
its headline apart: "arrested" stands there in small letters, "Kabul" never does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.event_rules import packaged_vocabulary
from dateline.annotation.inflection import past_participle, third_person
from dateline.rules import load_toml
from dateline.rules.countries import country_words
from dateline.rules.given_names import given_names
from dateline.rules.organisations import organisation_words
from dateline.rules.people import people

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z]*(?:'[a-z]+)?")
_LOWERED = re.compile(r"(?<![.!?:\"'(] )(?<![\w'-])[A-Za-z][A-Za-z]*")
_LONGEST = 25
"""Words of a headline."""
_FEWEST = 4
"""Words of a line that shows how it is written."""
_SHARE = 0.75
"""Of the words of four letters and more, how many begin with a capital in a line in capitals."""


def in_natural_case(text: str) -> str:
    r"""The text with its headings in the letters of running text, character for character.

    >>> in_natural_case("Minister Arrested Over Bribes In Kabul\\n\\nPolice in Kabul arrested a minister over bribes.")
    'Minister arrested over bribes in Kabul\\n\\nPolice in Kabul arrested a minister over bribes.'
    """
    headings = [line for line in _LINE.finditer(text) if _is_capitalised(line.group())]
    if not headings:
        return text
    taken = {line.start() for line in headings}
    running = _Running(line.group() for line in _LINE.finditer(text) if line.start() not in taken)
    parts: list[str] = []
    end = 0
    for line in headings:
        parts += text[end : line.start()], _recased(line.group(), running)
        end = line.end()
    return "".join([*parts, text[end:]])


def as_within(phrase: str, first: Token, head: Token) -> str:
    """A description as it stands within a sentence: "Angry relatives", which opens one, is "angry relatives"."""
    opens = first.is_sent_start and first.is_title and head.pos_ == "NOUN" and not first.ent_type_
    if not opens or first.lower_ in load_toml("names.toml")["not_names"]["directions"]:
        return phrase  # "Western diplomats" are of the West
    return phrase[0].lower() + phrase[1:]


def _is_capitalised(line: str) -> bool:
    """A short line without a full stop, most of whose long words begin with a capital; or any line IN CAPITALS."""
    if not any(letter.isupper() for letter in line):
        return False
    words: list[str] = _WORD.findall(line)
    if line.upper() == line:
        return len(words) >= _FEWEST
    if line.rstrip().endswith((".", ",", ";")):
        return False
    long = [word for word in words if len(word) > _FEWEST - 1]
    if not _FEWEST <= len(words) <= _LONGEST or len(long) < _FEWEST - 1:
        return False
    return sum(word[0].isupper() for word in long) >= _SHARE * len(long)


class _Running:
    """How words are written inside the sentences of running text."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._forms: dict[str, Counter[str]] = {}
        for line in lines:
            for word in _LOWERED.findall(line[1:]):
                self._forms.setdefault(word.lower(), Counter())[word] += 1

    def form(self, word: str) -> str | None:
        """The most frequent spelling of the word, or None where it does not occur."""
        forms = self._forms.get(word.lower())
        return max(forms, key=lambda form: (forms[form], form)) if forms else None


def _recased(line: str, running: _Running) -> str:
    shouted = line.upper() == line
    is_text = shouted and line.rstrip().endswith((".", "!", "?", '"'))
    parts: list[str] = []
    end, before = 0, ""
    for found in _WORD.finditer(line):
        gap = line[end : found.start()]
        word = _form(found.group(), running, is_shouted=shouted, is_text=is_text and before not in given_names())
        if not line[:end].strip() or gap.strip().endswith((".", "!", "?", '"')):
            word = "US" if word == "us" else word[:1].upper() + word[1:]  # no sentence begins with the pronoun
        parts += gap, word
        end, before = found.end(), word
    return "".join([*parts, line[end:]])


def _form(word: str, running: _Running, *, is_shouted: bool, is_text: bool) -> str:
    """The word as running text would have it; of what is not known, headlines are taken to be full of names."""
    form = running.form(word)
    if form is not None:
        return form
    if word.lower() in _small_words() or word.lower() in _act_words():
        return word.lower()
    if not is_shouted or len(word) < _FEWEST:
        return word
    return word.capitalize() if not is_text or word.capitalize() in _names() else word.lower()


@cache
def _small_words() -> frozenset[str]:
    """Articles, prepositions, pronouns and auxiliaries."""
    return frozenset(load_toml("letters.toml")["small"])


@cache
def _names() -> frozenset[str]:
    """Words of the names that the vocabulary knows: of states, bodies and people, and given names."""
    known = [*country_words(), *organisation_words(), *people(), *load_toml("letters.toml")["calendar"]]
    return frozenset(word for name in known for word in name.split()).union(given_names())


@cache
def _act_words() -> frozenset[str]:
    """The forms in which headlines have the words of the event rules: "hits", "arrested", "blast"."""
    vocabulary = packaged_vocabulary()
    verbs = {form.split()[0] for rule in vocabulary.rules for form in rule.verbs} - {"be", "have"}
    nouns = {form.split()[-1] for rule in vocabulary.rules for form in rule.nouns}
    inflected = {make(verb) for verb in verbs for make in (third_person, past_participle)}
    return frozenset(verbs | nouns | {f"{noun}s" for noun in nouns} | inflected)
