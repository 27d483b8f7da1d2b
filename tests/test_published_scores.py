"""Floors under the measured accuracy of publication days and article text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAGES = ("pubdate_scores.py", "--data", "data/pubdate_html/index.jsonl")


@pytest.mark.evaluation
def test_publication_days_of_saved_pages(score: Callable[..., dict[str, Any]]) -> None:
    """Htmldate alone: 0.904 right, 0.096 wrong."""
    measured = score(*PAGES)
    assert measured["exact"] >= 0.95
    assert measured["wrong"] <= 0.03
    assert measured["raised"] == 0


@pytest.mark.evaluation
def test_article_text_of_saved_pages(score: Callable[..., dict[str, Any]]) -> None:
    assert score(*PAGES)["body_f1"] >= 0.98
