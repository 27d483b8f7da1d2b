"""What one expression means, and what a reader of expressions may look at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from dateline.model import Interval, TimexType
from dateline.timex.anchors import Anchor, Anchors
from dateline.timex.calendars import timex3
from dateline.timex.grammar import Found
from dateline.timex.tense import Direction, direction_at, is_beside_the_story, looks_ahead

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CALENDAR = "the calendar"
# So many expressions back a reader still knows where the story stood.
_STILL_IN_MIND = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression: the fields of a `Timex` that do not hang on where the words stand.

    `told` is what later expressions hang on, where that is not `interval`.
    """

    type: TimexType
    value: str
    interval: Interval | None = None
    anchor: str = CALENDAR
    mod: str | None = None
    note: str | None = None
    zone: str | None = None
    told: Interval | None = None


def dated(interval: Interval | None, anchor: str = CALENDAR) -> Reading:
    """The reading of words that name one calendar unit; None is one before the year 1 or after 9999."""
    if interval is None:
        return Reading(TimexType.DATE, "", None, anchor, note="it lies outside the years 1 to 9999")
    return Reading(TimexType.DATE, timex3(interval), interval, anchor)


def unresolved(value: str, note: str, kind: TimexType = TimexType.DATE) -> Reading:
    """The reading of words that are a time, but which one nothing tells."""
    return Reading(kind, value, None, "nothing", note=note)


@dataclass
class Scene:
    """A text under reading: its parse, and what it named so far."""

    parsed: Doc
    anchors: Anchors

    @cached_property
    def _words(self) -> list[str]:
        return [token.text_with_ws for token in self.parsed]

    @cached_property
    def text(self) -> str:
        """The text as it was parsed; `Doc.text`, without walking through the tokens a second time."""
        return "".join(self._words)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._words), initial=0))[:-1]

    def token_at(self, offset: int) -> Token:
        """The parser's token that holds character `offset`."""
        return self.parsed[max(bisect_right(self._starts, offset) - 1, 0)]

    def start_of_sentence(self, offset: int, before: int = 0) -> int:
        """Where the sentence around character `offset` begins, or the one so many sentences before it."""
        if not self.parsed.has_annotation("SENT_START"):
            return 0
        first = self.token_at(offset).sent.start
        for _ in range(before):
            first = self.parsed[max(first - 1, 0)].sent.start
        return self.parsed[first].idx

    def last_of_story(self, since: int = 0) -> Anchor | None:
        """The expression told last at character `since` or behind that moves the story on; else the last of all.

        "Police said on Monday", "the deal, signed in May": who spoke when, and what is thrown in, leave it where it is.
        """
        told = self.anchors.mentions[-_STILL_IN_MIND:]
        told = [mention for mention in told if mention.start >= since]
        for mention in reversed(told):
            if mention.start < 0 or not is_beside_the_story(self.token_at(mention.start)):
                return mention
        return told[-1] if told else None

    def token_of(self, found: Found, name: str = "") -> Token:
        """The parser's token at the beginning of what was captured as `name`, else of the last word of the match."""
        index = found.captured[name][0] if name in found.captured else found.last - 1
        return self.token_at(found.tokens.starts[index])

    def direction(self, found: Found, name: str = "") -> Direction:
        """Which way the clause of the expression looks; "until Friday" and "effective Friday" mostly look ahead."""
        token = self.token_of(found, name)
        if looks_ahead([found.before(distance) for distance in (1, 2, 3)], token):
            return Direction.AHEAD
        return direction_at(token)
