"""Floors for what is made of many reports, by the scorer of merging; a floor is raised when the score is."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import getitem
from typing import Any

import pytest

pytestmark = [pytest.mark.evaluation, pytest.mark.model]

FLOORS = [
    (("data/ecb",), ("CoNLL F1",), 68.0),
    (("data/wikinews_events",), ("CoNLL F1 without singletons",), 51.0),
    (("data/entity_timelines", "--timelines"), ("all", "F1"), 25.0),
    (("data/entity_timelines", "--timelines"), ("target entities", "in the graph"), 89.0),
]


@pytest.mark.parametrize(("data", "path", "floor"), FLOORS, ids=str)
def test_many_reports_are_one_event_as_often_as_before(
    score: Callable[..., dict[str, Any]], data: tuple[str, ...], path: tuple[str, ...], floor: float
) -> None:
    measured: Any = score("merge_scores.py", "--data", *data)
    assert reduce(getitem, path, measured) >= floor
