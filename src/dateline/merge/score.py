"""Rows -> weights and links: Splink finds the pairs worth comparing, compares them and weighs what agrees.

The model is one reviewed file, `rules/merge_splink.json`: how pairs are found, what is compared, and for each outcome
its probability among mentions of one event (m) and of two (u). Its conditions use functions that every engine has, and
`shared` and `is_empty`, which each engine defines once (see tables.py).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from importlib import resources
from math import log2
from typing import TYPE_CHECKING, Any

from dateline.merge.bulk import make_table
from dateline.merge.cluster import Pair
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


class Comparison:
    """The pairs of mentions that were compared, kept in the engine: there are many more of them than end up linked."""

    def __init__(self, connection: DuckDBPyConnection, model: Mapping[str, Any], table: str | None) -> None:
        self._connection = connection
        self._model = model
        self._table = table

    def weights(self) -> dict[Pair, float]:
        """Log2 of the odds that two mentions are one event, for every pair that was compared, likely or not."""
        if self._table is None:
            return {}
        found = self._connection.execute(
            f"select unique_id_l, unique_id_r, match_probability from {self._table} order by all"  # noqa: S608 - ours
        ).fetchall()
        return {(left, right): log_odds(probability) for left, right, probability in found}

    def links(self, pairs: Iterable[Pair]) -> list[Link]:
        """Those of `pairs` that were compared, each with its reasons in words, in order of mention ids."""
        columns = {"unique_id_l": "varchar", "unique_id_r": "varchar"}
        wanted = ({"unique_id_l": left, "unique_id_r": right} for left, right in pairs)
        if self._table is None or not make_table(self._connection, "wanted", columns, wanted):
            return []
        weights = ", ".join(f"mw_{comparison['output_column_name']}" for comparison in self._model["comparisons"])
        found = self._connection.execute(
            f"select unique_id_l, unique_id_r, match_probability, {weights} "  # noqa: S608 - names of the model
            f"from {self._table} join wanted using (unique_id_l, unique_id_r) order by unique_id_l, unique_id_r"
        ).fetchall()
        labels = _labels(self._model)
        return [Link(left, right, probability, _reasons(bits, labels)) for left, right, probability, *bits in found]


@contextmanager
def compared(
    rows: Iterable[Row], documents: Sequence[Document], model: Mapping[str, Any] | None = None
) -> Iterator[Comparison]:
    """Compare what blocking brings together; by the packaged model where none is given."""
    import duckdb

    model = model or settings()
    with duckdb.connect() as connection:
        has_rows = prepare(connection, rows, documents) > 0
        yield Comparison(connection, model, compare(connection, model) if has_rows else None)


def log_odds(probability: float) -> float:
    """Log2 of the odds; certainty counts as one in a thousand million."""
    certain = 1e-9
    probability = min(max(probability, certain), 1 - certain)
    return log2(probability / (1 - probability))


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
