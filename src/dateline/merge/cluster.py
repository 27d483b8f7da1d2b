"""Links -> groups of mentions: the likeliest pairs join first, and what must stay apart does.

A group joins another when the mean weight over all their pairs says so (average linkage), which keeps one lucky link
from chaining two stories together. Pairs that were never compared count as mildly unlikely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf

NOT_COMPARED = -2.0
"""Log2 odds for a pair that blocking did not bring together."""

Pair = tuple[str, str]


def cluster(
    mentions: Iterable[str],
    weights: Mapping[Pair, float],
    *,
    least: float,
    apart: Callable[[Sequence[str], Sequence[str]], bool],
    together: Iterable[Pair] = (),
) -> list[list[str]]:
    """Groups of mention ids, each sorted, in order of their first.

    `weights` holds log2 odds by pair; a join needs a mean of at least `least`. `apart` says whether two groups
    cannot be one. `together` are pairs that are one whatever else holds, joined first.
    """
    groups = _Groups(mentions, weights, together)
    for pair, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if weight < least:
            break
        left, right = groups.of[pair[0]], groups.of[pair[1]]
        if (
            left != right
            and groups.mean(left, right) >= least
            and not apart(groups.members[left], groups.members[right])
        ):
            groups.join(left, right)
    return sorted(sorted(members) for members in groups.members.values())


class _Groups:
    """Disjoint groups, with the sum and number of known weights between the units of any two that have some.

    A unit is a mention, or the mentions that are together whatever the weights say. Of such a unit the mention that
    tells most counts, as a reader knows of "the talks" what the first sentence said of them.
    """

    def __init__(self, mentions: Iterable[str], weights: Mapping[Pair, float], together: Iterable[Pair]) -> None:
        self.of = {mention: mention for mention in mentions}
        self.members = {mention: [mention] for mention in self.of}
        for left, right in sorted(together):
            self._take(*self._by_size(self.of[left], self.of[right]))
        self.units = dict.fromkeys(self.members, 1)
        self.between: dict[str, dict[str, tuple[float, int]]] = {group: {} for group in self.members}
        for (left, right), weight in weights.items():
            one, other = self.of[left], self.of[right]
            if one != other and weight > self.between[one].get(other, (-inf, 1))[0]:
                self.between[one][other] = self.between[other][one] = (weight, 1)

    def mean(self, left: str, right: str) -> float:
        total, known = self.between[left].get(right, (0.0, 0))
        pairs = self.units[left] * self.units[right]
        return (total + NOT_COMPARED * (pairs - known)) / pairs

    def join(self, left: str, right: str) -> None:
        keep, gone = self._by_size(left, right)
        self._take(keep, gone)
        self.units[keep] += self.units.pop(gone)
        for other, (total, known) in self.between.pop(gone).items():
            del self.between[other][gone]
            if other != keep:
                sums, counts = self.between[keep].get(other, (0.0, 0))
                self.between[keep][other] = self.between[other][keep] = (sums + total, counts + known)

    def _by_size(self, left: str, right: str) -> tuple[str, str]:
        first, second = sorted((left, right), key=lambda group: (-len(self.members[group]), group))
        return first, second

    def _take(self, keep: str, gone: str) -> None:
        if keep == gone:
            return
        for mention in self.members[gone]:
            self.of[mention] = keep
        self.members[keep] += self.members.pop(gone)
