"""Names that the parser cut short, whole again: particles, suffixes, third syllables, streets named after people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml
from dateline.rules.person_names import begins_with_family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LONGEST_TAIL = 3
"""Capitalised words after a person's name that may make it the name of a street, airport or school."""


def whole_names(parsed: Doc, found: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Spans with their labels, each reaching as far as its name does; what lies inside a longer one is left out."""
    free = 0
    for span, label in sorted(found, key=lambda entry: (entry[0].start, -entry[0].end)):
        if span.start < free:
            continue
        end = _end(parsed, span, label)
        tail = _tail(parsed, span.start, end) if label == "PERSON" else None
        head = _head(parsed, span.start, free) if label in ("PERSON", "ORG") else None
        whole = parsed[span.start if head is None else head : max(end, tail or 0)]
        yield whole, "ORG" if head is not None else _label_by_ending(whole) if tail else label
        free = whole.end


def _head(parsed: Doc, start: int, free: int) -> int | None:
    """Where a body's name begins that the parser cut at "of" ("Board of | River Trade")."""
    i = start - 2
    if i < free or parsed[start - 1].lower_ != "of" or not parsed[i].is_title or parsed[i].lower_ not in _heads():
        return None
    while i > free and parsed[i - 1].pos_ == "PROPN" and parsed[i - 1].is_title and not parsed[i].is_sent_start:
        i -= 1
    return i


def _end(parsed: Doc, span: Span, label: str) -> int:
    """Where a person's name ends: with the family name after a particle, a third syllable, "Jr.", "III"."""
    end = span.end
    if label != "PERSON":
        return end
    end = _after_particles(parsed, end) or end
    short = end - span.start == 2 and begins_with_family(parsed[span.start].text)
    if short and end < len(parsed) and _continues(parsed, end):
        end += 1
    if end < len(parsed) and parsed[end].lower_.rstrip(".") in _suffixes():
        end += 1
    is_suffix = parsed[end - 1].lower_ in ("jr", "sr")
    return end + 1 if is_suffix and end < len(parsed) and parsed[end].text == "." and end - span.start > 1 else end


def _after_particles(parsed: Doc, end: int) -> int | None:
    """The end with the family name that particles lead to ("Pieter van | den Oosterveld")."""
    i = end
    while i < len(parsed) and parsed[i].text.islower() and parsed[i].text in _particles():
        i += 1
    led_there = i > end or parsed[end - 1].text in _particles()
    return i + 1 if led_there and i < len(parsed) and _continues(parsed, i) else None


def _continues(parsed: Doc, i: int) -> bool:
    """Is it a capitalised word on the same line as the one before, which no vocabulary of its own explains?"""
    token = parsed[i]
    return token.text[:1].isupper() and token.is_alpha and token.pos_ == "PROPN" and not parsed[i - 1].is_space


def _tail(parsed: Doc, start: int, end: int) -> int | None:
    """The end of what is called after the person, if the words that follow end like a place or body."""
    i = end
    while i < len(parsed) and i - end < _LONGEST_TAIL and _continues(parsed, i):
        i += 1
    while i > end and parsed[i - 1].lower_ not in _endings():
        i -= 1
    return i if i > end and end - start > 1 else None


def _label_by_ending(span: Span) -> str:
    return _endings()[span[-1].lower_]


@cache
def _endings() -> dict[str, str]:
    """Last words of places and bodies that are called after people, with the parser's label for such."""
    table = load_toml("names.toml")["called_after_people"]
    return {word: label for label, kind in (("ORG", "organization"), ("FAC", "place")) for word in table[kind]}


@cache
def _heads() -> frozenset[str]:
    """Nouns for bodies that stand before "of" in their names."""
    return frozenset(load_toml("names.toml")["openings"]["heads"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(load_toml("given_names.toml")["particles"]["joining"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(load_toml("given_names.toml")["particles"]["suffixes"])
