"""Which of the events that a text tells become nodes of the graph."""

from __future__ import annotations

import pytest

from dateline import Document, build

pytestmark = pytest.mark.model


def nodes(text: str) -> set[str]:
    graph = build([Document(text, id="a", published="2019-03-14")])
    return {mention.text for event in graph.events for mention in event.mentions}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Officials said three students had been detained.", "detained"),
        ("The company suspended operations in the province.", "suspended"),
        ("Divers recovered five bodies from the wreck.", "recovered"),
        ("Fire officers said two miners had been taken to hospital.", "taken"),
    ],
)
def test_an_act_that_is_told_as_a_fact_needs_no_name(text: str, trigger: str) -> None:
    assert trigger in nodes(text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Officials said three students could be detained.", "detained"),
        ("The company may suspend operations.", "suspend"),
        ("The old man walked to the shop.", "walked"),
        ("Some residents said that the firm was slow.", "said"),
    ],
)
def test_what_is_only_possible_or_plain_life_needs_a_name(text: str, trigger: str) -> None:
    assert trigger not in nodes(text)


@pytest.mark.parametrize("line", ["Published: 12 March 2019", "Updated 12 March 2019", "Posted: 12/03/2019"])
def test_a_line_that_dates_the_text_tells_no_event(line: str) -> None:
    assert nodes(f"Mayor of Lima resigns\n\n{line}\n\nThe mayor of Lima, Ana Roe, resigned on Monday.") == {
        "resigns",
        "resigned",
    }


def test_a_book_that_was_published_is_an_event() -> None:
    assert "Published" in nodes("Published in 2012, the novel by Ana Roe won a prize in Lima.")


def test_what_was_offered_or_demanded_is_told_by_the_offer_and_the_demand() -> None:
    assert nodes("Bishop Ana Roe offered to mediate. Norway has demanded the resignation of Paul Lind.") == {
        "offered",
        "demanded",
    }


def test_what_was_offered_has_a_node_when_it_is_dated() -> None:
    assert "mediate" in nodes("Bishop Ana Roe offered to mediate on 20 March 2019.")
