"""Gold clusters -> the weights in `rules/merge_splink.json`.

The weights of all comparisons are estimated together, by logistic regression on which outcome each labelled pair has
(ridge penalty, Newton's method). Estimating each comparison alone, as Fellegi and Sunter do, would count evidence twice
where comparisons lean on each other, as "same article" and "three names in common" do. What Splink reads is m and u:
u is the share of an outcome among pairs of two events, and m follows from it and the weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Any

from dateline.merge.rows import Row
from dateline.merge.score import compare
from dateline.merge.tables import prepare
from dateline.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RIDGE = 3.0
_STEPS = 30
_SURE_U = 1e-6
_NUDGE = 0.002


@dataclass(frozen=True)
class Labelled:
    """Compared pairs of one topic: the outcome of each comparison (pairs x comparisons), and 1 for one event."""

    outcomes: NDArray[np.int64]
    same: NDArray[np.float64]
    weight: float = 1.0


def labelled_pairs(
    rows: Iterable[Row], documents: Sequence[Document], cluster_of: Mapping[str, str], model: Mapping[str, Any]
) -> Labelled:
    """The pairs that blocking finds among mentions whose cluster is known."""
    import duckdb
    import numpy as np

    names = [comparison["output_column_name"] for comparison in model["comparisons"]]
    with duckdb.connect() as connection:
        prepare(connection, rows, documents)
        table = compare(connection, _numbered(model))
        columns = ", ".join(f"cast(round(mw_{name}) as integer)" for name in names)
        found = connection.execute(
            f"select unique_id_l, unique_id_r, {columns} from {table} order by all"  # noqa: S608 - names of the model
        ).fetchall()
    known = [row for row in found if row[0] in cluster_of and row[1] in cluster_of]
    same = [cluster_of[row[0]] == cluster_of[row[1]] for row in known]
    outcomes = np.array([row[2:] for row in known], dtype=np.int64).reshape(len(known), len(names))
    return Labelled(outcomes, np.array(same, dtype=np.float64))


def _numbered(model: Mapping[str, Any]) -> dict[str, Any]:
    """The model with weights that tell which outcome a pair has: 0 for the first level, 1 for the second..."""
    numbered = deepcopy(dict(model))
    for comparison in numbered["comparisons"]:
        for number, level in enumerate(comparison["comparison_levels"]):
            level["u_probability"] = _SURE_U
            level["m_probability"] = _SURE_U * 2**number
    return numbered


def fit(topics: Sequence[Labelled], model: Mapping[str, Any], shift: float = 0.0) -> dict[str, Any]:
    """The model with m, u and prior as the labelled pairs have them; `shift` (log2 odds) is added to the prior.

    Raises:
        ValueError: the pairs are all of one event, or all of two; there is nothing to tell apart.
    """
    import numpy as np

    sizes = [len(comparison["comparison_levels"]) for comparison in model["comparisons"]]
    outcomes = np.concatenate([topic.outcomes for topic in topics])
    same = np.concatenate([topic.same for topic in topics])
    if not 0 < same.sum() < len(same):
        raise ValueError("weights are learned from both pairs of one event and of two; the topics lack either")
    weights = np.concatenate([np.full(len(topic.same), topic.weight) for topic in topics])
    starts = np.cumsum([0, *sizes[:-1]])
    design = np.zeros((len(same), sum(sizes)))
    design[np.arange(len(same))[:, None], outcomes + starts] = 1.0
    intercept, levels = _regress(design, same, weights)

    fitted = deepcopy(dict(model))
    prior = intercept / np.log(2) + shift
    for comparison, start, size in zip(fitted["comparisons"], starts, sizes, strict=True):
        # Splink tells outcomes apart by their weights (see score.py), so no two may be quite the same
        bits = levels[start : start + size] / np.log(2) + _NUDGE * np.arange(size)
        unlike = (1 - same) * weights
        shares = (design[:, start : start + size].T @ unlike + 1) / (unlike.sum() + size)
        # weights of one comparison may all move by one amount, which the prior takes back: so m adds up to one
        excess = log2(float(np.sum(shares * 2**bits)))
        prior += excess
        for level, share, bit in zip(comparison["comparison_levels"], shares, bits, strict=True):
            level["u_probability"] = float(f"{share:.6g}")
            level["m_probability"] = float(f"{share * 2 ** (bit - excess):.6g}")
    fitted["probability_two_random_records_match"] = float(f"{1 / (1 + 2 ** -float(prior)):.6g}")
    return fitted


def _regress(
    design: NDArray[np.float64], same: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Intercept and coefficients (natural logs of odds) of a ridge-penalised logistic regression."""
    import numpy as np

    full = np.hstack([np.ones((len(same), 1)), design])
    penalty = np.full(full.shape[1], RIDGE)
    penalty[0] = 1e-6
    beta = np.zeros(full.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(full @ beta, -30, 30)))
        gradient = full.T @ (weights * (same - p)) - penalty * beta
        curvature = (full * (weights * p * (1 - p))[:, None]).T @ full + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        beta += step
        if float(np.abs(step).max()) < 1e-8:
            break
    return float(beta[0]), beta[1:]
