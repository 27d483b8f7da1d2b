"""Floors under the measured accuracy of time expressions. HeidelTime's figures on the same files stand beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Score = Callable[..., dict[str, Any]]
NEWS = ("time_scores.py", "--data", "data/timex_news/tbaq.jsonl")
HISTORY = ("time_scores.py", "--data", "data/timex_wikiwars/wikiwars.jsonl")


@pytest.mark.evaluation
def test_newswire(score: Score) -> None:
    """HeidelTime: spans 0.922, values 0.772, intervals 0.818."""
    measured = score(*NEWS)
    everything = measured["groups"]["all"]
    assert everything["relaxed"]["f1"] >= 0.948
    assert everything["value"]["f1"] >= 0.831
    assert measured["interval"]["equal"] >= 0.90
    assert measured["offset_errors"] == 0


@pytest.mark.evaluation
def test_history_with_no_switch_set_by_hand(score: Score) -> None:
    """HeidelTime: values 0.853 when told that the text is narrative, 0.628 when not."""
    measured = score(*HISTORY)
    assert measured["groups"]["all"]["value"]["f1"] >= 0.884
    assert measured["interval"]["equal"] >= 0.92
    assert measured["offset_errors"] == 0
