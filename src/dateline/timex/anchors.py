"""What relative expressions hang on: the day of publication, or what the text named before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.model import Granularity, Interval
from dateline.timex.calendars import is_finer


@dataclass(slots=True)
class Anchors:
    """The state of reading one text: its day, and the expressions met so far.

    In a narrative (an encyclopedia's course of a war) the reader stands where the story stands: "last year" and
    "in March" are seen from the date that was told last. In news they are seen from the day of publication.
    """

    published: date | None
    is_narrative: bool
    mentions: list[tuple[str, Interval]] = field(default_factory=list)
    year_of_story: int | None = None
    story_words: str = ""

    def tell(self, words: str, interval: Interval | None) -> None:
        """Remember a date that was read. Years count as astronomers do: 0 is 1 BC."""
        if interval is None or interval.granularity is None:
            return
        if interval.earliest is None:
            self.year_of_story, self.story_words = _astronomical_year(interval.edtf), words
            return
        self.mentions.append((words, interval))
        if interval.granularity not in (Granularity.DECADE, Granularity.CENTURY):
            self.year_of_story, self.story_words = interval.earliest.year, words

    @property
    def now(self) -> tuple[Interval, str] | None:
        """The day (or coarser) that "last week" is seen from, and its name; None where nothing tells."""
        if not self.is_narrative and self.published:
            return Interval.day(self.published), f"published {self.published}"
        if self.mentions:
            words, interval = self.mentions[-1]
            return interval, words
        if self.published:
            return Interval.day(self.published), f"published {self.published}"
        return None

    def last(self, granularity: Granularity | None = None) -> tuple[Interval, str] | None:
        """The latest expression at least as fine as `granularity`, with its words."""
        for words, interval in reversed(self.mentions):
            fine = granularity is None or interval.granularity == granularity
            if fine or is_finer(interval.granularity, granularity or Granularity.CENTURY):
                return interval, words
        return None

    def quarter(self) -> tuple[Interval, str] | None:
        """The quarter that a business report is about: the latest one named that is over, else the latest at all."""
        named = [(interval, words) for words, interval in self.mentions if interval.granularity is Granularity.QUARTER]
        over = [q for q in named if self.published and q[0].latest and q[0].latest < self.published]
        return max(over or named, key=lambda q: q[0].earliest or date.min, default=None)

    def last_of(self, granularity: Granularity) -> tuple[Interval, str] | None:
        """The latest expression of exactly this granularity."""
        for words, interval in reversed(self.mentions):
            if interval.granularity == granularity:
                return interval, words
        return None


def _astronomical_year(edtf: str) -> int:
    sign = -1 if edtf.startswith("-") else 1
    return sign * int(edtf.lstrip("-").partition("-")[0])
