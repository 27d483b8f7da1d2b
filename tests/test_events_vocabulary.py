"""Every event rule fires on its examples and on none of its counterexamples."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.annotation.coreference import resolve_references
from dateline.annotation.event_rules import EventRule, packaged_vocabulary, parse_rules, read_rules, vocabulary_with
from dateline.annotation.events import find_events
from dateline.annotation.names import find_names
from dateline.annotation.parse import parse, parse_many
from dateline.errors import RulesError
from dateline.model import Document, EventMention

RULES = packaged_vocabulary().rules


@cache
def fired() -> dict[str, set[str]]:
    """Sentence -> the ids of the rules that fired on it, all sentences parsed in one go."""
    sentences = sorted({text for rule in RULES for text in (*rule.examples, *rule.counterexamples)})
    return dict(zip(sentences, _rules_in(sentences), strict=True))


def _rules_in(sentences: Iterable[str]) -> list[set[str]]:
    found = []
    texts = list(sentences)
    for text, parsed in zip(texts, parse_many(texts), strict=True):
        document = Document(text, id="example", published=date(2022, 1, 10))
        entities = resolve_references(parsed, find_names(parsed, document), document)
        found.append({event.rule for event in find_events(parsed, document, (), entities)})
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_examples(rule: EventRule) -> None:
    missed = [text for text in rule.examples if rule.id not in fired()[text]]
    assert not missed, f"{rule.id} does not fire on {missed}; fired: {[fired()[text] for text in missed]}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.counterexamples], ids=lambda rule: rule.id)
def test_rule_spares_its_counterexamples(rule: EventRule) -> None:
    wrong = [text for text in rule.counterexamples if rule.id in fired()[text]]
    assert not wrong, f"{rule.id} fires on {wrong}"


def test_every_rule_has_an_example() -> None:
    assert [rule.id for rule in RULES if not rule.examples] == []


def test_every_plover_type_has_verbs_and_nouns() -> None:
    from dateline.annotation.event_rules import PLOVER

    assert {rule.type for rule in RULES if rule.verbs} >= PLOVER
    assert {rule.type for rule in RULES if rule.nouns} >= PLOVER


def _read(text: str, table: Path) -> tuple[EventMention, ...]:
    document = Document(text, id="user", published=date(2022, 1, 10))
    parsed = parse(text)
    entities = resolve_references(parsed, find_names(parsed, document), document)
    return find_events(parsed, document, (), entities, vocabulary_with(read_rules(table)))


def test_a_user_adds_a_type_in_a_file(tmp_path: Path) -> None:
    table = tmp_path / "my.toml"
    table.write_text(
        '[[rule]]\nid = "whale.sighting"\ntype = "SIGHTING"\nkind = "whale sighting"\n'
        'verbs = ["spot"]\nobject = ["whale"]\nexamples = ["Sailors spotted a whale."]\n',
        encoding="utf-8",
    )
    (event,) = _read("Sailors spotted a whale off Oslo.", table)
    assert (event.type, event.kind, event.rule) == ("SIGHTING", "whale sighting", "whale.sighting")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"id": "a", "type": "X"}, "kind is missing"),
        ({"id": "a", "type": "X", "kind": "x"}, "give verbs or nouns"),
        ({"id": "a", "type": "X", "kind": "x", "verbs": ["go"], "colour": "red"}, "unknown field colour"),
        ({"id": "a", "type": "X", "kind": "x", "verbs": "go"}, "verbs must be a list of words"),
        ({"id": "a", "type": "X", "kind": "x", "verbs": ["@boats"]}, "no list 'boats'"),
        ({"id": "a", "type": "X", "kind": "x", "verbs": ["go"], "object_kind": ["boat"]}, "unknown kind boat"),
    ],
)
def test_a_broken_rule_is_named(entry: dict[str, object], message: str) -> None:
    with pytest.raises(RulesError, match=r"my\.toml, rule 'a'") as caught:
        parse_rules({"rule": [entry]}, "my.toml")
    assert message in str(caught.value)


def test_two_rules_of_one_id_are_refused() -> None:
    entry = {"id": "a", "type": "X", "kind": "x", "verbs": ["go"]}
    with pytest.raises(RulesError, match="two rules have the id 'a'"):
        parse_rules({"rule": [entry, entry]}, "my.toml")
