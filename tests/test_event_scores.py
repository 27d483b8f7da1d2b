"""Floors for the event scores; a floor is raised when the score is, and never lowered quietly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.evaluation

FLOORS = [
    ("event_scores.py", "data/wikinews_events", ("mentions", "F1"), 83.8),
    ("event_scores.py", "data/wikinews_events", ("dates: day", "right_of_found"), 67.5),
    ("event_scores.py", "data/wikinews_events", ("participants", "right_role"), 70.0),
    ("event_scores.py", "data/wikinews_events", ("status", "macro_F1"), 68.0),
    ("day_scores.py", "data/story_dates", ("relation", "macro_F1"), 57.5),
    ("five_w_scores.py", "data/five_w", ("when", "right"), 66.0),
    ("coding_scores.py", "data/who_did_what", ("type", "accuracy"), 62.0),
    ("coding_scores.py", "data/who_did_what", ("all", "all_right"), 45.0),
]


@pytest.mark.parametrize(("scorer", "data", "path", "floor"), FLOORS, ids=str)
def test_score_holds(
    score: Callable[..., dict[str, Any]], scorer: str, data: str, path: tuple[str, str], floor: float
) -> None:
    group, name = path
    assert score(scorer, "--data", data)[group][name] >= floor


def test_days_are_not_invented(score: Callable[..., dict[str, Any]]) -> None:
    assert score("event_scores.py", "--data", "data/wikinews_events")["day_invented"]["share"] <= 17.0
