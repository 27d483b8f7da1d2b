"""Every rule of the time grammar reads its own examples, and leaves its counterexamples alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest

from dateline.annotation.parse import parse_many
from dateline.model import Timex
from dateline.rules import load_csv, load_toml
from dateline.timex import find_timexes
from dateline.timex.grammar import grammar
from dateline.timex.guards import GUARDS
from dateline.timex.normalise import READINGS

PUBLISHED = date(2022, 1, 12)  # a Wednesday, as the rules file says


class Example(NamedTuple):
    rule: str
    text: str
    start: int
    end: int
    value: str | None
    mod: str | None = None


def _examples() -> Iterator[Example]:
    for row in load_toml("timex_rules.toml")["rule"]:
        yield from (_example(row["id"], text) for text in row["examples"])
        yield from (_example(row["id"], text, wrong=True) for text in row.get("counterexamples", ()))
    modifiers = load_toml("timex_modifiers.toml")
    for row in (*modifiers["before"], *modifiers["after"]):
        yield from (_example("", text, mod=row["mod"]) for text in row["examples"])
    for row in load_csv("timex_days.csv"):
        yield _example("named-day", row["example"])


def _example(rule: str, marked: str, *, wrong: bool = False, mod: str | None = None) -> Example:
    """Read "They met [yesterday]. = 2022-01-11" -> where the expression stands, and its value."""
    sentence, _, value = (marked, "", None) if wrong else marked.rpartition(" = ")
    start, end = sentence.index("["), sentence.index("]") - 1
    return Example(rule, sentence.replace("[", "").replace("]", ""), start, end, value, mod)


EXAMPLES = list(_examples())


@cache
def _found(text: str) -> tuple[Timex, ...]:
    return _all_found()[text]


@cache
def _all_found() -> dict[str, tuple[Timex, ...]]:
    texts = list(dict.fromkeys(example.text for example in EXAMPLES))
    return {text: find_timexes(parsed, PUBLISHED, text) for text, parsed in zip(texts, parse_many(texts), strict=True)}


@pytest.mark.model
@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.value is not None], ids=lambda e: f"{e.rule}: {e.text}")
def test_a_rule_reads_its_example(example: Example) -> None:
    found = [t for t in _found(example.text) if (t.start, t.end) == (example.start, example.end)]
    assert len(found) == 1, _found(example.text)
    timex = found[0]
    assert timex.value == example.value
    assert timex.mod == example.mod or not example.mod
    assert timex.rule == example.rule or not example.rule
    assert timex.anchor


@pytest.mark.model
@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.value is None], ids=lambda e: f"{e.rule}: {e.text}")
def test_a_rule_leaves_its_counterexample_alone(example: Example) -> None:
    touching = [t for t in _found(example.text) if t.start < example.end and example.start < t.end]
    assert not [t for t in touching if t.rule == example.rule]


def test_every_rule_has_a_reading_an_example_and_a_known_guard() -> None:
    rows = load_toml("timex_rules.toml")["rule"]
    assert all(row["examples"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["reading"] for row in rows} == READINGS.keys()
    assert {row["guard"] for row in rows if "guard" in row} == GUARDS.keys()


def test_every_word_has_one_value_in_its_class() -> None:
    for name, members in load_toml("timex_words.toml").items():
        forms = [form.lower() for forms in members.values() for form in forms]
        assert len(set(forms)) == len(forms), name


def test_no_pattern_matches_nothing() -> None:
    """An empty match would make an expression of no words."""
    assert not [rule.id for rule in grammar().rules if rule.pattern.match("")]
