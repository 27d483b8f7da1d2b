"""Rows -> links: Splink finds the pairs worth comparing, compares them and weighs what agrees.

The model is one reviewed file, `rules/merge_splink.json`: how pairs are found, what is compared, and for each outcome
its probability among mentions of one event (m) and of two (u). Its conditions use functions that every engine has, and
`shared` and `is_empty`, which each engine defines once (see tables.py).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from functools import cache
from importlib import resources
from math import log2
from typing import TYPE_CHECKING, Any

from dateline.merge.rows import Row
from dateline.merge.tables import prepare
from dateline.model import Document, Link

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SETTINGS = "merge_splink.json"
TELLING = 0.1
"""Outcomes that move the log2 odds by less are not worth a reader's time."""


@cache
def settings() -> Mapping[str, Any]:
    """The packaged model; callers must not change it."""
    model: dict[str, Any] = json.loads(resources.files("dateline.rules").joinpath(SETTINGS).read_text("utf-8"))
    return model


def score(rows: Iterable[Row], documents: Sequence[Document], model: Mapping[str, Any] | None = None) -> list[Link]:
    """Every pair of mentions that was compared, likely or not, in order of mention ids; by the packaged model."""
    import duckdb

    model = model or settings()
    labels = _labels(model)
    with duckdb.connect() as connection:
        if not prepare(connection, rows, documents):
            return []
        table = compare(connection, model)
        names = [comparison["output_column_name"] for comparison in model["comparisons"]]
        found = connection.execute(
            f"select unique_id_l, unique_id_r, match_probability, {', '.join(f'mw_{name}' for name in names)} "  # noqa: S608
            f"from {table} order by unique_id_l, unique_id_r"
        ).fetchall()
    return [Link(left, right, probability, _reasons(weights, labels)) for left, right, probability, *weights in found]


def compare(connection: DuckDBPyConnection, model: Mapping[str, Any]) -> str:
    """Run Splink over the table `rows`; the name of its table of pairs, with the weight (mw_) of each comparison."""
    from splink import DuckDBAPI, Linker

    rows = DuckDBAPI(connection).register("rows")
    # Splink reports timings and advice meant for someone at a notebook
    linker = Linker(rows, deepcopy(dict(model)), log_level=logging.ERROR)
    table: str = linker.inference.predict().physical_name
    return table


def _reasons(weights: Sequence[float], labels: Sequence[Mapping[float, str]]) -> tuple[tuple[str, float], ...]:
    """The outcomes that weigh anything, in words, weightiest first."""
    found = [(words[round(weight, 4)], round(weight, 2)) for words, weight in zip(labels, weights, strict=True)]
    telling = [reason for reason in found if abs(reason[1]) >= TELLING]
    return tuple(sorted(telling, key=lambda reason: -abs(reason[1])))


def _labels(model: Mapping[str, Any]) -> tuple[dict[float, str], ...]:
    """For each comparison: match weight (log2 of m over u) -> the words for the outcome that has it.

    Splink hands back weights, not outcomes; the weights of one comparison are therefore kept different.
    """
    return tuple(
        {
            round(log2(level["m_probability"] / level["u_probability"]), 4): level["label_for_charts"]
            for level in comparison["comparison_levels"]
        }
        for comparison in model["comparisons"]
    )
