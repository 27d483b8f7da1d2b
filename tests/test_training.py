"""Weights are fitted to labelled reports: the same reports give the same file, and what tells events apart weighs."""

from __future__ import annotations

import json
from dataclasses import replace
from math import log2
from pathlib import Path
from typing import Any

import pytest

from dateline import training
from dateline.merge.score import settings
from dateline.model import Annotation, Document
from merge_reports import annotation, report

TOWNS = ("Arvend", "Besket")


def reports(town: str) -> list[tuple[dict[str, Any], Annotation]]:
    """Three articles on one town: each tells of a flood and of two attacks that are not one."""
    found = []
    for n in range(3):
        document = Document(
            f"Northland shelled the harbour of {town}. A flood hit the old bridge. Southland raided the fish market.",
            id=f"{town}{n}",
            published="2031-05-06",
        )
        acts = [("shelled", "shell", "ASSAULT"), ("flood", "flood", "OTHER"), ("raided", "raid", "ASSAULT")]
        mentions = [report(document, *act) for act in acts]
        gold = [{"start": m.start, "end": m.end, "instance": f"{town}/{m.lemma}"} for m in mentions]
        found.append(({"id": document.id, "events": gold}, annotation(document, *mentions)))
    return found


@pytest.fixture(scope="module")
def topics() -> list[training.Topic]:
    return [
        training.topic(corpus, town, *(list(side) for side in zip(*reports(town), strict=True)))
        for corpus, town in zip(("one", "two"), TOWNS, strict=True)
    ]


def weight(model: dict[str, Any], comparison: str, label: str) -> float:
    (levels,) = [c["comparison_levels"] for c in model["comparisons"] if c["output_column_name"] == comparison]
    (level,) = [level for level in levels if level["label_for_charts"] == label]
    return log2(level["m_probability"] / level["u_probability"])


@pytest.fixture(scope="module")
def model(topics: list[training.Topic]) -> dict[str, Any]:
    return training.train(topics, settings())


def test_the_same_reports_give_the_same_file_whatever_weights_there_were(
    topics: list[training.Topic], model: dict[str, Any]
) -> None:
    assert json.dumps(training.train(topics, model)) == json.dumps(model) != json.dumps(settings())


def test_a_word_in_common_is_learned_to_speak_for_one_event(model: dict[str, Any]) -> None:
    assert weight(model, "trigger", "same word") > weight(model, "trigger", "different words, same type")


def test_topics_left_out_are_merged_as_they_should_be(topics: list[training.Topic]) -> None:
    assert training.cross_validate(topics, settings(), folds=2) == {"one": 1.0, "two": 1.0}


def test_pairs_that_are_all_of_one_event_teach_nothing(topics: list[training.Topic]) -> None:
    one = topics[0]
    alike = replace(one, instance_of=dict.fromkeys(one.instance_of, "the same"))
    with pytest.raises(ValueError, match="both pairs of one event and of two"):
        training.train([alike], settings())


@pytest.mark.evaluation
@pytest.mark.model
def test_the_packaged_weights_hold_on_a_corpus_they_were_trained_on(evaluation: Path) -> None:
    topics = training.read_topics(evaluation / "data" / "wikinews_events", workers=None)
    assert training.evaluate(topics, settings())["wikinews_events"] >= 0.89
