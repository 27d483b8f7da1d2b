"""What relative expressions hang on: the day of publication, or what the text named before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dateline.model import Granularity, Interval
from dateline.timex.calendars import is_finer


class Anchor(NamedTuple):
    """What an expression hangs on: an interval, the words that told it and the character where they stand."""

    interval: Interval
    words: str
    start: int = -1


@dataclass(slots=True)
class Anchors:
    """The state of reading one text: its day, and the expressions met so far.

    In a narrative (an encyclopedia's course of a war) the reader stands where the story stands: "last year" and
    "in March" are seen from the date that was told last. In news they are seen from the day of publication.
    """

    published: date | None
    is_narrative: bool
    mentions: list[Anchor] = field(default_factory=list)
    year_of_story: int | None = None
    story_words: str = ""

    def tell(self, words: str, start: int, interval: Interval | None) -> None:
        """Remember a date that was read. Years count as astronomers do: 0 is 1 BC."""
        if interval is None or interval.granularity is None:
            return
        if interval.earliest is None:
            self.year_of_story, self.story_words = _astronomical_year(interval.edtf), words
            return
        self.mentions.append(Anchor(interval, words, start))
        if interval.granularity not in (Granularity.DECADE, Granularity.CENTURY):
            self.year_of_story, self.story_words = interval.earliest.year, words

    @property
    def now(self) -> Anchor | None:
        """The day (or coarser) that "last week" is seen from, and its name; None where nothing tells."""
        if not self.is_narrative and self.published:
            return self.day_of_writing
        return self.mentions[-1] if self.mentions else self.day_of_writing

    @property
    def day_of_writing(self) -> Anchor | None:
        return Anchor(Interval.day(self.published), f"published {self.published}") if self.published else None

    def last(self, granularity: Granularity | None = None) -> Anchor | None:
        """The latest expression at least as fine as `granularity`, with its words."""
        for told in reversed(self.mentions):
            if granularity is None or told.interval.granularity is granularity:
                return told
            if is_finer(told.interval.granularity, granularity):
                return told
        return None

    def quarter(self) -> Anchor | None:
        """The quarter that a business report is about: the latest one named that is over, else the latest at all."""
        named = [told for told in self.mentions if told.interval.granularity is Granularity.QUARTER]
        over = [q for q in named if self.published and q.interval.latest and q.interval.latest < self.published]
        return max(over or named, key=lambda q: q.interval.earliest or date.min, default=None)

    def last_of(self, granularity: Granularity) -> Anchor | None:
        """The latest expression of exactly this granularity."""
        return next((told for told in reversed(self.mentions) if told.interval.granularity is granularity), None)

    def told_since(self, start: int) -> Anchor | None:
        """The latest expression, if it stands at character `start` or behind."""
        return self.mentions[-1] if self.mentions and self.mentions[-1].start >= start else None


def _astronomical_year(edtf: str) -> int:
    sign = -1 if edtf.startswith("-") else 1
    return sign * int(edtf.lstrip("-").partition("-")[0])
