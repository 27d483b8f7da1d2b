"""A name on its way to becoming an EntityMention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import EntityKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that look like a name, with what is known about them so far.

    `start` and `end` are character offsets. `entity_id` and `name` are set where the vocabulary knows the entity.
    `is_demonym` marks adjectives and peoples ("Russian"), `is_seat` words for a government ("the Kremlin"),
    `is_settled` names whose kind is beyond doubt. `offices` are the titles that stand with the name. `reason` says why
    the words were taken for a name.
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    entity_id: str | None = None
    name: str | None = None
    country_code: str | None = None
    wikidata: str | None = None
    is_demonym: bool = False
    is_seat: bool = False
    is_settled: bool = False
    offices: tuple[str, ...] = ()
    reason: str = ""

    def overlaps(self, other: Candidate) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Candidate) -> bool:
        return self.start <= other.start and other.end <= self.end


class CandidateIndex:
    """Candidates by position, for many questions about one long text."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._sorted = sorted(candidates, key=lambda c: (c.start, c.end))
        self._starts = [candidate.start for candidate in self._sorted]
        self._longest = max((candidate.end - candidate.start for candidate in self._sorted), default=0)

    def overlapping(self, other: Candidate) -> list[Candidate]:
        """Those that share a character with `other`, in text order."""
        first = bisect_left(self._starts, other.start - self._longest)
        last = bisect_left(self._starts, other.end)
        return [candidate for candidate in self._sorted[first:last] if candidate.overlaps(other)]
