"""What a user's decisions mean for a build: who is one, who is not, what is left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.errors import DecisionsError
from dateline.merge.decisions import Decision, Kind


@dataclass(frozen=True)
class Verdicts:
    """Decisions made ready for merging."""

    together: tuple[tuple[str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    dropped: frozenset[str] = frozenset()
    settings: tuple[Decision, ...] = ()

    def mentions(self) -> frozenset[str]:
        """Mentions that a decision speaks of, whether or not they would have been news."""
        pairs = {id_ for pair in (*self.together, *self.apart) for id_ in pair}
        return frozenset(pairs | {decision.mention for decision in self.settings}) - self.dropped


def judge(decisions: Sequence[Decision], known: Collection[str]) -> Verdicts:
    """The decisions for a build whose mentions are `known`.

    Raises:
        DecisionsError: a mention that no document has, or decisions that contradict each other, with their lines.
    """
    for decision in decisions:
        named = (
            (decision.mention, decision.other) if decision.kind in (Kind.SAME, Kind.DIFFERENT) else (decision.mention,)
        )
        for id_ in named:
            if id_ not in known:
                raise DecisionsError(
                    f"decision {decision}: no document of this build has mention {id_!r}; "
                    "remove the line, or build with the document it was made for"
                )
    same = [decision for decision in decisions if decision.kind is Kind.SAME]
    different = [decision for decision in decisions if decision.kind is Kind.DIFFERENT]
    for decision in different:
        if chain := _chain(same, decision.mention, decision.other):
            reasons = ", ".join(str(step) for step in chain)
            raise DecisionsError(f"decision {decision} contradicts {reasons}; remove one of them")
    return Verdicts(
        tuple((decision.mention, decision.other) for decision in same),
        frozenset(frozenset((decision.mention, decision.other)) for decision in different),
        frozenset(decision.mention for decision in decisions if decision.kind is Kind.DROP),
        tuple(decision for decision in decisions if decision.kind is Kind.SET),
    )


def _chain(same: Sequence[Decision], start: str, goal: str) -> list[Decision] | None:
    """The decisions by which two mentions are one, shortest chain first; None where they are not."""
    steps: dict[str, list[Decision]] = {start: []}
    frontier = [start]
    while frontier:
        here = frontier.pop(0)
        for decision in same:
            if here in (decision.mention, decision.other):
                there = decision.other if here == decision.mention else decision.mention
                if there not in steps:
                    steps[there] = [*steps[here], decision]
                    frontier.append(there)
    return steps.get(goal)
