"""The only fire of one report and the only fire of another that tells the same story are more likely one fire.

What two mentions say of an act may be little ("the blaze", "Tuesday's fire"). That each report tells of one act of that
kind, however often, says that its words mean that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.merge.cluster import Pair
from dateline.merge.rows import Row
from dateline.model import Link

ONLY_ONE = 1.2
"""Log2 odds that are added where both reports tell of one act of the kind."""
_REASON = "the only one of its kind in either report"
_MANY = 12  # mentions of a kind in one report; more are not looked through


def only_ones(
    pairs: Iterable[Pair], rows: Mapping[str, Row], apart: Callable[[Sequence[str], Sequence[str]], bool]
) -> frozenset[Pair]:
    """The pairs of two reports that each tell of one act of a narrow kind, and as a fact.

    `apart` says whether two mentions cannot be of one act.
    """
    told: dict[tuple[str, str], list[str]] = {}
    for id_, row in sorted(rows.items()):
        if row.narrow and row.fact:
            told.setdefault((row.document, row.family), []).append(id_)
    single = {id_ for ids in told.values() if len(ids) <= _MANY and not _has_two(ids, apart) for id_ in ids}

    def is_one(left: Row, right: Row) -> bool:
        return left.family == right.family and left.document != right.document

    return frozenset(pair for pair in pairs if single.issuperset(pair) and is_one(rows[pair[0]], rows[pair[1]]))


def told_so(link: Link) -> Link:
    """The link of such a pair, with what was added to it and why."""
    odds = link.probability / max(1 - link.probability, 1e-9) * 2**ONLY_ONE
    return replace(link, probability=odds / (1 + odds), reasons=(*link.reasons, (_REASON, ONLY_ONE)))


def _has_two(ids: Sequence[str], apart: Callable[[Sequence[str], Sequence[str]], bool]) -> bool:
    return any(apart([left], [right]) for left, right in combinations(ids, 2))
