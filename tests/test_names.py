"""Names in one document: every case of cases/names.toml, and what no case may break."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotation.coreference import resolve_references
from dateline.annotation.names import find_names
from dateline.annotation.parse import load_parser, parse
from dateline.model import Annotation, Document, EntityMention
from dateline.resolve import resolve_entities

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))["case"]


def read(case: dict[str, Any]) -> tuple[EntityMention, ...]:
    document = Document(case["text"], id="case", published=case.get("day"))
    return find_names(parse(document.text), document)


def occurrence(text: str, words: str, number: int) -> int:
    """Where the words stand for the n-th time."""
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return start


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    found = read(case)
    for words, kind, name, *entity_id in case.get("want", ()):
        plain, _, number = words.partition("#")
        here = [m for m in found if m.text == plain]
        if number:
            start = occurrence(case["text"], plain, int(number))
            here = [m for m in here if m.start == start]
        expected = (kind, name, *entity_id)
        seen = [(m.kind.value, m.name, m.entity_id)[: len(expected)] for m in here]
        assert expected in seen, f"{words}: {seen or [(m.text, m.kind.value, m.name) for m in found]}"
    for words in case.get("never", ()):
        assert not [m for m in found if m.text == words and m.is_named], words


def test_cases_have_ids_of_their_own() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.model
@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_gives_mentions_that_quote_it(text: str) -> None:
    document = Document(text, id="any", published="2020-01-01")
    parsed = parse(text)
    for mention in resolve_references(parsed, find_names(parsed, document), document):
        assert mention.text == text[mention.start : mention.end]
        assert mention.text


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Владимир Путин и 习近平 met 김정은 in Москва. محمد بن سلمان left. Ελλάδα won.",
        "X met Y. K. told J. that Q was right. A said B. Mr. O and Mrs. A left.",
        "李" * 3000,
        "O'O'O'Brien met D’’Alema - - van der. Jr. Sr. III al- el- bin",
        "Ⅻ met ﬁ. Ｐｕｔｉｎ met Pu\u0301tin.",
    ],
)
def test_odd_names_are_read_or_left(text: str) -> None:
    document = Document(text, id="odd", published="2020-01-01")
    parsed = parse(text)
    mentions = resolve_references(parsed, find_names(parsed, document), document)
    entities = resolve_entities([Annotation(document, (), mentions)])
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions)
    assert {mention.entity_id for mention in mentions} == {entity_id for _, entity_id in entities}
    assert not [m for m in mentions if m.is_named and len(m.text) < 2]


@pytest.mark.model
def test_ten_thousand_names_take_seconds() -> None:
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    names = [f"{a}{b}n".capitalize() for a in syllables for b in syllables for _ in range(2)]
    pairs = [f"Juan {name}{end}" for name in names[:5000] for end in ("ov", "ic")]
    document = Document("; ".join(pairs), id="many", published="2020-01-01")
    parsed = load_parser().make_doc(document.text)
    for token in parsed:
        token.pos_ = "PROPN" if token.text.isalpha() else "PUNCT"
    assert len(find_names(parsed, document)) > 1000
