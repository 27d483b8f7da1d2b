"""Stories of six kinds of news, invented for these tests, with a reading of each.

Whoever wrote them had not seen the program. The first two of each kind are for learning from; the last two are only
ever measured.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.evaluation, pytest.mark.model]

STORIES = Path(__file__).parent / "stories"

# Percent, of all gold events or (found) of those that the graph has. They only rise.
FLOORS = {
    "12": {
        "recall all": 97,
        "full all": 58,
        "date right | found": 90,
        "type right | found": 96,
        "actors right | found": 82,
        "place right | found": 66,
        "status right | found": 96,
        "merged right | found": 80,
        "precision": 85,
    },
    "34": {
        "recall all": 91,
        "full all": 44,
        "date right | found": 88,
        "type right | found": 90,
        "actors right | found": 79,
        "place right | found": 65,
        "status right | found": 98,
        "merged right | found": 77,
        "precision": 82,
    },
}


@pytest.fixture(scope="module")
def totals(score: Callable[..., dict[str, Any]]) -> Callable[[str], dict[str, Any]]:
    def of(numbers: str) -> dict[str, Any]:
        gold = sorted(str(path) for path in STORIES.glob(f"*-[{numbers}]-*.yaml"))
        found: dict[str, Any] = score("story_scores.py", "--gold", *gold, "--texts", str(STORIES))["totals"]
        return found

    return of


@pytest.mark.parametrize(
    ("numbers", "measure", "floor"),
    [(numbers, measure, floor) for numbers, floors in FLOORS.items() for measure, floor in floors.items()],
)
def test_what_was_reached_is_kept(
    totals: Callable[[str], dict[str, Any]], numbers: str, measure: str, floor: float
) -> None:
    assert 100 * totals(numbers)[measure]["rate"] >= floor


@pytest.mark.parametrize(("numbers", "most"), [("12", 0), ("34", 1)])
def test_boilerplate_leaves_no_event(totals: Callable[[str], dict[str, Any]], numbers: str, most: int) -> None:
    assert totals(numbers)["not_events violated"] <= most
