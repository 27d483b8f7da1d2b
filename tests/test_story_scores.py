"""The seeds by the scorer of stories: floors that only rise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [pytest.mark.evaluation, pytest.mark.model]

FLOORS = {
    "recall all": 23,
    "full core": 8,
    "full all": 23,
    "date right": 23,
    "type right": 23,
    "actors right": 23,
    "place right": 8,
    "status right": 23,
    "conflicts found": 2,
}


@pytest.fixture(scope="module")
def totals(score: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = score("story_scores.py", "--gold", "gold/seeds.yaml", "--texts", "seeds")["totals"]
    return found


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_what_was_right_stays_right(totals: dict[str, Any], measure: str, floor: int) -> None:
    assert totals[measure]["right"] >= floor


def test_little_is_shown_that_an_analyst_would_not_show(totals: dict[str, Any]) -> None:
    assert totals["precision"]["rate"] >= 0.81
    assert totals["not_events violated"] == 0
