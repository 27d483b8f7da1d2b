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
    if entity.label_ not in _KINDS:
        return
    for piece in (half for line in _lines(entity) for half in _halves(line)):
        label = "PERSON" if _opens_with_title(piece) else entity.label_
        kind = _KINDS[label]
        if kind is EntityKind.PERSON and any(token.like_num for token in piece):
            continue  # a sum, a year
        trimmed = _trimmed(_after_title(piece) if kind is EntityKind.PERSON else piece, kind)
        if trimmed is not None and _is_name(trimmed):
            yield trimmed, label


def _opens_with_title(span: Span) -> bool:
    """As in "Bishop Ana Roe", which the parser may take for a body: a title that no body bears, and a short name."""
    names = load_toml("names.toml")
    opens = span[0].lower_.rstrip(".") in names["before"]["person"] and span[0].is_title
    return opens and 1 < len(span) < 5 and span[-1].lower_ not in names["endings"]["organization"]


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


def _halves(span: Span) -> Iterator[Span]:
    """As in "between Leeds and York", which the parser may take for the name of one body."""
    joints = [token.i for token in span if token.lower_ == "and"]
    is_between = span.start > 0 and span.doc[span.start - 1].lower_ == "between"
    if not is_between or len(joints) != 1 or joints[0] in (span.start, span.end - 1):
        yield span
        return
    yield span.doc[span.start : joints[0]]
    yield span.doc[joints[0] + 1 : span.end]


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
        part = token.i not in covered and (
            (token.pos_ == "PROPN" and token.text[:1].isupper())
            or _is_first_of_name(token)
            or (start is not None and _joins_body(token))
        )
        if part and start is None:
            start = token.i
        elif not part and start is not None:
            yield parsed[start : token.i]
            start = None
    if start is not None:
        yield parsed[start : len(parsed)]


def _is_first_of_name(token: Token) -> bool:
    """Is it a given name that the parser takes for an adjective ("Davor Kesic")?"""
    if token.pos_ != "ADJ" or token.dep_ != "compound" or not token.is_title or token.is_sent_start or token.ent_type_:
        return False
    return token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and not is_title_word(token.text)


def _joins_body(token: Token) -> bool:
    """Is it the apostrophe of "Teachers' Union", "People's Party"?"""
    if token.tag_ != "POS" or token.i + 1 >= len(token.doc) or token.i == 0:
        return False
    owner, body = token.nbor(-1), token.nbor()
    if not body.is_title or body.lower_ not in load_toml("names.toml")["endings"]["organization"]:
        return False
    return token.text in ("'", "’") or owner.lower_ in ("people", "women", "men", "children")


def _candidate(span: Span, kind: EntityKind, reason: str) -> Candidate:
    return Candidate(span.start_char, span.end_char, span.text, kind, reason=reason)
