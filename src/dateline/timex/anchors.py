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
    _latest: dict[Granularity, tuple[int, Anchor]] = field(default_factory=dict)
    _quarter: Anchor | None = None
    _stretch: tuple[str, int] | None = None
    year_of_story: int | None = None
    story_words: str = ""
    lead: tuple[int, int] | None = None  # year and month of the first full date of a text that is no history

    def tell(self, words: str, start: int, interval: Interval | None, *, is_compared: bool = False) -> None:
        """Remember a date that was read. Years count as astronomers do: 0 is 1 BC.

        What a report only compares with (`is_compared`) is not the quarter that it is about.
        """
        if interval is None or interval.granularity is None:
            return
        if interval.earliest is None:
            self.year_of_story, self.story_words = _astronomical_year(interval.edtf), words
            return
        told = Anchor(interval, words, start)
        self._latest[interval.granularity] = len(self.mentions), told
        self.mentions.append(told)
        if interval.granularity is Granularity.QUARTER and not is_compared:
            self._quarter = max(self._quarter or told, told, key=self._rank_of_quarter)
        if interval.granularity not in (Granularity.DECADE, Granularity.CENTURY):
            self.year_of_story, self.story_words = interval.earliest.year, words

    @property
    def now(self) -> Anchor | None:
        """The day (or coarser) that "last week" is seen from, and its name; None where nothing tells."""
        if self.is_narrative and self.mentions:
            return self.mentions[-1]
        return self.day_of_writing

    @property
    def day_of_writing(self) -> Anchor | None:
        return Anchor(Interval.day(self.published), f"published {self.published}") if self.published else None

    def last(self, granularity: Granularity | None = None) -> Anchor | None:
        """The latest expression at least as fine as `granularity`, with its words."""
        if granularity is None:
            return self.mentions[-1] if self.mentions else None
        fine = [known for unit, known in self._latest.items() if unit is granularity or is_finer(unit, granularity)]
        return max(fine, key=lambda known: known[0])[1] if fine else None

    def quarter(self) -> Anchor | None:
        """The quarter that a business report is about: the latest one named that is over, else the latest at all."""
        return self._quarter

    def tell_stretch(self, value: str, start: int) -> None:
        """Remember a stretch of months that a report sums up, such as "the first nine months", and where it stands."""
        self._stretch = value, start

    def stretch(self) -> str | None:
        """The stretch of months that a report turned to after its last quarter, as a TIMEX3 duration."""
        if self._stretch is None:
            return None
        value, start = self._stretch
        quarter = self.last_of(Granularity.QUARTER)
        return value if quarter is None or quarter.start < start else None

    def _rank_of_quarter(self, told: Anchor) -> tuple[bool, date]:
        first, last = told.interval.earliest or date.min, told.interval.latest
        return bool(self.published and last and last < self.published), first

    def last_of(self, granularity: Granularity) -> Anchor | None:
        """The latest expression of exactly this granularity."""
        known = self._latest.get(granularity)
        return known[1] if known else None

    def told_since(self, start: int) -> Anchor | None:
        """The latest expression, if it stands at character `start` or behind."""
        return self.mentions[-1] if self.mentions and self.mentions[-1].start >= start else None


def _astronomical_year(edtf: str) -> int:
    sign = -1 if edtf.startswith("-") else 1
    return sign * int(edtf.lstrip("-").partition("-")[0])
