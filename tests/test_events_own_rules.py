"""A user's own event rules, from the file to the graph: every process, the store, the command line."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import Document, annotate, annotate_many, build
from dateline.additions import Additions, read_additions
from dateline.cli import app
from dateline.errors import RulesError
from dateline.model import EventMention
from dateline.store import Store

RULE = """
[lists]
giants = ["whale", "orca"]

[[rule]]
id = "whale.sighting"
type = "SIGHTING"
kind = "whale sighting"
verbs = ["spot"]
object = ["@giants"]
examples = ["Sailors spotted a whale."]
counterexamples = ["Critics spotted a mistake."]
"""
TEXT = "Anna Lind spotted an orca off Oslo on 3 January 2022."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(RULE, encoding="utf-8")
    return path


def document(number: int = 0) -> Document:
    return Document(TEXT, id=f"d{number}", published="2022-01-10")


def sighting(mentions: tuple[EventMention, ...]) -> tuple[str, str, str]:
    (found,) = mentions
    return found.type, found.kind, found.rule


SIGHTING = ("SIGHTING", "whale sighting", "whale.sighting")


def test_one_document(table: Path) -> None:
    assert sighting(annotate(document(), rules=table).events) == SIGHTING
    assert sighting(annotate(document()).events)[0] == "OTHER"


def test_every_process_reads_by_them(table: Path) -> None:
    annotations = annotate_many(map(document, range(40)), workers=2, rules=[table])
    assert {sighting(annotation.events) for annotation in annotations} == {SIGHTING}


def test_a_changed_file_reads_the_articles_again(table: Path, tmp_path: Path) -> None:
    kinds = []
    for text in (RULE, RULE.replace('"whale sighting"', '"sighting"')):
        table.write_text(text, encoding="utf-8")
        with Store(tmp_path / "out") as store:
            kinds.append([event.kind for event in build([document()], store=store, rules=table).events])
    assert kinds == [["whale sighting"], ["sighting"]]


def test_a_rebuild_keeps_the_rules_of_the_last_build(table: Path, tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        build([document()], store=store, rules=table)
    table.unlink()
    with Store(tmp_path) as store:
        assert [event.type for event in build([], store=store).events] == ["SIGHTING"]
    with Store(tmp_path) as store:
        assert [event.type for event in build([document()], store=store, keep=False).events] == ["OTHER"]
        assert store.additions() == Additions()


def test_an_example_that_its_rule_misses_is_reported(table: Path, caplog: pytest.LogCaptureFixture) -> None:
    table.write_text(RULE.replace("spotted a whale", "saw a whale").replace("a mistake", "whales"), encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="dateline"):
        annotate(document(), rules=table)
    assert caplog.messages == [
        "rule 'whale.sighting' does not match its example 'Sailors saw a whale.' (rules that do: none)",
        "rule 'whale.sighting' matches its counterexample 'Critics spotted whales.'",
    ]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("", "no rule in it"),
        ("[[rules]]\nid = 'a'", "unknown table rules"),
        ("[lists]\nboats = 'ship'\n[[rule]]\nid = 'a'", "table [lists]: boats must be a list of words"),
        ("[[rule]]\nid = 'a'\ntype = 'X'\nkind = 'x'\nverbs = 'go'", "rule 'a': verbs must be a list of words"),
        ("[[rule]\n", "not valid TOML"),
    ],
)
def test_a_broken_file_is_named(table: Path, broken: str, message: str) -> None:
    table.write_text(broken, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        read_additions(table)
    assert str(caught.value).startswith(str(table))
    assert message in str(caught.value)


def test_an_id_stands_in_one_file(table: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(RULE, encoding="utf-8")
    with pytest.raises(RulesError, match=r"other\.toml, rule 'whale\.sighting': .*my\.toml has a rule of this id"):
        read_additions([table, other])


def test_the_command_reads_and_builds_by_them(table: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    read = CliRunner().invoke(app, ["read", str(article), "--rules", str(table)])
    assert "SIGHTING (whale sighting)" in read.stdout
    output = str(tmp_path / "out")
    assert CliRunner().invoke(app, ["build", str(article), "--rules", str(table), "-o", output]).exit_code == 0
    assert "SIGHTING" in (tmp_path / "out" / "events.csv").read_text("utf-8")
