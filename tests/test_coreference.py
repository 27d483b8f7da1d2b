"""Pronouns and descriptions: every case of cases/references.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.annotation.coreference import resolve_references
from dateline.annotation.names import find_names
from dateline.annotation.parse import parse
from dateline.model import Document

CASES = tomllib.loads((Path(__file__).parent / "cases" / "references.toml").read_text("utf-8"))["case"]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    document = Document(case["text"], id="case", published=case.get("day"))
    parsed = parse(document.text)
    found = resolve_references(parsed, find_names(parsed, document), document)
    for words, name in case.get("want", ()):
        seen = [m.name for m in found if m.text == words and not m.is_named]
        assert name in seen, f"{words}: {seen or [(m.text, m.name) for m in found]}"
    for words in case.get("open", ()):
        seen = [m.name for m in found if m.text == words and not m.is_named and m.name != words]
        assert not seen, words


@pytest.mark.model
def test_a_description_of_several_has_one_mention_for_each() -> None:
    text = "US President Joe Biden spoke to Russian President Vladimir Putin. The two presidents left."
    document = Document(text, id="pair", published="2021-06-17")
    parsed = parse(text)
    found = resolve_references(parsed, find_names(parsed, document), document)
    spans = {(m.start, m.end) for m in found if m.text == "presidents"}
    assert len(spans) == 1
    assert {m.name for m in found if m.text == "presidents"} == {"Joe Biden", "Vladimir Putin"}
