"""What a clause counts: the vocabulary holds its examples, and a number belongs to the acts that it is told of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Quantity
from dateline.rules import load_toml
from event_reading import annotation

MEASURES = load_toml("quantities.toml")["measure"]


def told(text: str, measure: str) -> set[str]:
    """All that the events of the text count of the measure."""
    return {str(q) for mention in annotation(text).events for q in mention.quantities if q.measure == measure}


@pytest.mark.parametrize(
    ("measure", "example"), [(m["id"], example) for m in MEASURES for example in m["examples"]], ids=str
)
def test_a_measure_reads_its_examples(measure: str, example: str) -> None:
    text, number = example.split(" => ")
    assert told(text, measure) == {number}


@pytest.mark.parametrize(
    ("measure", "text"), [(m["id"], text) for m in MEASURES for text in m["counterexamples"]], ids=str
)
def test_a_measure_reads_nothing_in_its_counterexamples(measure: str, text: str) -> None:
    assert told(text, measure) == set()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "A bomb exploded in a market, killing 12 people and wounding 45.",
            {"exploded": "killed 12, injured 45", "killing": "killed 12", "wounding": "injured 45"},
        ),
        ("The quake, which killed 300 people, destroyed the port.", {"quake": "killed 300", "killed": "killed 300"}),
        ("More than 200 people died in the flood.", {"died": "killed at least 200", "flood": "killed at least 200"}),
        ("Police arrested 14 protesters at the rally.", {"arrested": "arrested 14"}),
    ],
)
def test_a_number_belongs_to_the_acts_that_it_is_told_of(text: str, counts: dict[str, str]) -> None:
    found = {
        mention.text: ", ".join(f"{q.measure} {q}" for q in mention.quantities)
        for mention in annotation(text).events
        if mention.quantities
    }
    assert found == counts


@pytest.mark.parametrize(
    ("text", "trigger", "measure", "counts"),
    [
        (
            "The nurses went on strike on Monday. Organisers put the crowd at 800; the police counted 300.",
            "went",
            "participants",
            {("800", "organisers"), ("300", "police")},
        ),
        (
            "An explosion shook the port. Nine people had died by noon. The army puts the figure at 14.",
            "explosion",
            "killed",
            {("9", ""), ("14", "army")},
        ),
        ("A ferry capsized off Arvend on Sunday. In 2004, 80 people drowned nearby.", "capsized", "killed", set()),
        ("A blast hit the port. A fire could kill 80 people.", "blast", "killed", set()),
        ("A blast hit the port. The army estimates its budget at 14.", "blast", "killed", set()),
    ],
)
def test_what_later_sentences_count_is_counted_of_the_happening(
    text: str, trigger: str, measure: str, counts: set[tuple[str, str]]
) -> None:
    event = next(mention for mention in annotation(text).events if mention.text.startswith(trigger))
    assert {(str(q), q.source) for q in event.quantities if q.measure == measure} == counts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 40 people were killed in Arvend.", "At least 40"),
        ("Before the storm’s end – “the worst” – it killed 51 sailors.", "51"),
        ("The company was fined $5 million.", "$5 million"),
    ],
)
def test_a_quantity_quotes_the_text(text: str, words: str) -> None:
    found = [quantity for mention in annotation(text).events for quantity in mention.quantities]
    assert {quantity.text for quantity in found} == {words}
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)


BOUNDS = st.none() | st.integers(0, 500)


def quantity(least: float | None, most: float | None, *, approximate: bool = False) -> Quantity:
    return Quantity("killed", 0, 1, "1", least, most, approximate=approximate)


@given(BOUNDS, BOUNDS, BOUNDS, BOUNDS)
def test_numbers_agree_when_one_number_can_be_both(
    a: float | None, b: float | None, c: float | None, d: float | None
) -> None:
    left, right = quantity(a, b), quantity(c, d)
    if any(low is not None and high is not None and low > high for low, high in ((a, b), (c, d))):
        return
    shared = any(
        all((low is None or n >= low) and (high is None or n <= high) for low, high in ((a, b), (c, d)))
        for n in range(-1, 502)
    )
    assert left.agrees_with(right) is right.agrees_with(left) is shared


def test_about_twenty_agrees_with_what_is_near_it() -> None:
    about = quantity(20, 20, approximate=True)
    assert about.agrees_with(quantity(21, 21))
    assert not about.agrees_with(quantity(30, 30))
    assert not quantity(20, 20).agrees_with(quantity(21, 21))
