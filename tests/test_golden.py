"""The two example articles, held against an analyst's reading of them (tests/data/seeds.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline import EventGraph, Interval, build
from dateline.model import Entity, Event, Status

pytestmark = pytest.mark.model

GOLD: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "seeds.yaml").read_text("utf-8"))
CORE = [event for event in GOLD["events"] if event["level"] == "core"]
WIDEST = {"P1D": 1, "P7D": 7, "P1M": 31, "P2M": 62, "P8M": 248, "P13M": 403}  # days


@pytest.fixture(scope="module")
def graph(seeds: Path) -> EventGraph:
    return build([seeds])


def on_the_evidence(graph: EventGraph, gold: dict[str, Any]) -> list[Event]:
    """The graph's events of an accepted type whose triggers stand in the quotes that the analyst gave."""
    texts = {document.id: document.text for document in graph.documents}
    spans = []
    for number, quotes in gold["evidence"].items():
        id_ = next(id_ for id_ in texts if id_.startswith(number))
        for quote in quotes:
            start = texts[id_].index(quote)
            spans.append((id_, start, start + len(quote)))
    return [
        event
        for event in graph.events
        if event.type in gold["type"]
        and any(
            m.document_id == id_ and m.start < end and start < m.end
            for m in event.mentions
            for id_, start, end in spans
        )
    ]


def bears(entity: Entity, gold_name: str) -> bool:
    names = {name for part in gold_name.split(" | ") for name in (part, *GOLD["aliases"].get(part, ()))}
    return entity.name in names


@pytest.mark.parametrize("gold", CORE, ids=lambda gold: gold["id"])
def test_each_core_event_is_found_once_with_all_that_the_analyst_saw(graph: EventGraph, gold: dict[str, Any]) -> None:
    found = on_the_evidence(graph, gold)
    assert len(found) == 1, [event.label for event in found]
    event = found[0]
    statuses = gold["status"] if isinstance(gold["status"], list) else [gold["status"]]
    assert event.status in statuses
    for name, role in gold["who"].items():
        assert any(bears(entity, name) and r == role for r, entity in event.participants), name
    for place in gold["where"]:
        assert any(bears(entity, place) for entity in event.places), place
    expected = Interval.parse(gold["date"])
    assert event.interval is not None
    days = event.interval.days
    is_covering = event.interval.contains(expected) and days is not None
    widest = WIDEST[gold["widest"]] if gold.get("widest") else 0
    assert expected.contains(event.interval) or (is_covering and days <= widest), event.interval
    documents = {mention.document_id[:3] for mention in event.mentions}
    assert documents >= set(gold["docs"])


def test_text_that_is_no_article_leaves_no_node(graph: EventGraph) -> None:
    texts = {document.id: document.text for document in graph.documents}
    for quote in GOLD["not_events"]:
        for id_, text in texts.items():
            start = text.find(quote)
            inside = [
                m
                for event in graph.events
                for m in event.mentions
                if m.document_id == id_ and start <= m.start < start + len(quote)
            ]
            assert start < 0 or not inside, quote


def test_every_mention_is_a_quote_that_one_can_point_to(graph: EventGraph) -> None:
    texts = {document.id: document.text for document in graph.documents}
    mentions = [mention for event in graph.events for mention in event.mentions]
    assert mentions
    for mention in mentions:
        text = texts[mention.document_id]
        assert text[mention.start : mention.end] == mention.text
        assert text[mention.sentence.start : mention.sentence.end] == mention.sentence.text
        assert mention.sentence.start <= mention.start < mention.end <= mention.sentence.end


def test_what_did_not_happen_is_no_fact(graph: EventGraph) -> None:
    invasion = next(gold for gold in GOLD["events"] if gold["id"] == "possible-invasion")
    assert all(event.status not in (Status.OCCURRED, Status.ONGOING) for event in on_the_evidence(graph, invasion))


@pytest.mark.parametrize("name", GOLD["aliases"])
def test_one_person_one_node(graph: EventGraph, name: str) -> None:
    nodes = {entity.id for event in graph.events for _, entity in event.participants if bears(entity, name)}
    assert len(nodes) == 1
