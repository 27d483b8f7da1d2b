"""The parser's own named entities, corrected where its faults are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotation.candidate import Candidate
from dateline.annotation.titles import is_title_noun, is_title_word
from dateline.annotation.whole_names import whole_names
from dateline.model import EntityKind
from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "PRODUCT": EntityKind.PRODUCT,
}
_FAMILIES_TOO = ("King", "Pope", "Judge", "Bishop", "Sheriff", "Major")
"""Titles that are family names as well."""
_LETTER = re.compile(r"[^\W\d_]")


def find_parser_names(parsed: Doc) -> tuple[Candidate, ...]:
    """What the parser takes for a name, trimmed to the name, and the runs of proper nouns that it missed."""
    taken = list(whole_names(parsed, (found for entity in parsed.ents for found in _corrected(entity))))
    covered = {i for span, _ in taken for i in range(span.start, span.end)}
    covered.update(i for entity in parsed.ents if entity.label_ not in _KINDS for i in range(entity.start, entity.end))
    runs = [
        trimmed for run in _proper_runs(parsed, covered) if (trimmed := _trimmed(run, EntityKind.OTHER)) is not None
    ]
    names = [_candidate(span, _KINDS[label], f"the parser reads {label}") for span, label in taken]
    return tuple(names + [_candidate(run, EntityKind.OTHER, "proper nouns") for run in runs if _is_name(run)])


def _corrected(entity: Span) -> Iterator[tuple[Span, str]]:
    kind = _KINDS.get(entity.label_)
    if kind is None:
        return
    for piece in _lines(entity):
        trimmed = _trimmed(_after_title(piece) if kind is EntityKind.PERSON else piece, kind)
        if trimmed is not None and _is_name(trimmed):
            yield trimmed, entity.label_


def _after_title(span: Span) -> Span:
    """A person's name alone, where the parser took title and all ("Laurel County Clerk Dean Johnson")."""
    titles = [token.i for token in span[:-1] if is_title_noun(token.text) and token.text[0].isupper()]
    last = max((i for i in titles if i == span.start or span.doc[i].text not in _FAMILIES_TOO), default=None)
    return span if last is None else span.doc[last + 1 : span.end]


def _lines(span: Span) -> Iterator[Span]:
    """The span cut at line breaks, brackets and dashes, which no name crosses."""
    start = span.start
    for token in span:
        if token.is_space or token.text == "(" or (token.text in ("-", "--", ":", ";", "|", "/") and token.whitespace_):
            if token.i > start:
                yield span.doc[start : token.i]
            start = token.i + 1
    if start < span.end:
        yield span.doc[start : span.end]


def _trimmed(span: Span, kind: EntityKind) -> Span | None:
    """Without articles, titles, possessives, quotes and what is no name at either end."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        _is_edge(doc[start])
        or doc[start].pos_ in ("ADP", "SCONJ")
        or (kind is EntityKind.PERSON and _is_title(doc[start]))
    ):
        start += 1
    while start < end and (_is_edge(doc[end - 1]) or doc[end - 1].text in ("'s", "'", "’s")):
        end -= 1
    while kind is EntityKind.OTHER and end - start > 1 and is_title_noun(doc[end - 1].text):
        end -= 1
    return doc[start:end] if start < end else None


def _is_edge(token: Token) -> bool:
    return (
        token.is_punct
        or token.is_space
        or token.pos_ == "DET"
        or (not _LETTER.search(token.text) and not token.is_digit)
    )


def _is_title(token: Token) -> bool:
    return is_title_word(token.lower_.rstrip("."))


def _is_name(span: Span) -> bool:
    """Does it have a capital, more than one letter, and is it no common word at the head of a sentence?"""
    text = span.text
    if not any(c.isupper() for c in text) or len(text) < 2:
        return False
    if is_title_noun(span[-1].text) and span[-1].text not in _FAMILIES_TOO:
        return False
    return text.lower() not in _not_names()


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word for words in load_toml("names.toml")["not_names"].values() for word in words)


def _proper_runs(parsed: Doc, covered: set[int]) -> Iterator[Span]:
    """The longest runs of capitalised proper nouns outside what is covered."""
    start = None
    for token in parsed:
        part = token.pos_ == "PROPN" and token.text[:1].isupper() and token.i not in covered
        if part and start is None:
            start = token.i
        elif not part and start is not None:
            yield parsed[start : token.i]
            start = None
    if start is not None:
        yield parsed[start : len(parsed)]


def _candidate(span: Span, kind: EntityKind, reason: str) -> Candidate:
    return Candidate(span.start_char, span.end_char, span.text, kind, reason=reason)
