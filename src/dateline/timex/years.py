"""The year of a date: the one it names, or the one that a date without a year belongs to."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date

from dateline.model import Granularity, Interval
from dateline.timex.anchors import Anchors
from dateline.timex.calendars import is_finer
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_year
from dateline.timex.reading import CALENDAR, Scene
from dateline.timex.tense import Direction

# A story that goes on from December to January has turned the year; other steps back stay within it.
_TURN_OF_THE_YEAR = 10
# Further away than ten months, a date is given with its year, whatever the verb's tense. In days.
_FAR = 305
# What a text tells without a year, so many months from its first date, goes with that.
_NEAR_THE_LEAD = 1
# 29 February comes again after at most so many years.
_LEAP_CYCLE = 8


def month_number(found: Found) -> int:
    return int(grammar().lexicon.values["MONTH"][found.word("month")])


def stated_year(found: Found, scene: Scene) -> tuple[int, str] | None:
    """The year that the expression itself names ("2019", "last year"), and what that hangs on."""
    words = found.words("year") or found.words("year_words")
    if words:
        year = read_year(words)
        if year and found.word("era") in grammar().lexicon.values["ERA_BEFORE"]:
            year = 1 - year
        if year is not None:
            year += _years_over(found)
        return None if year is None else (year, CALENDAR)
    relative = found.words("relative")
    if not relative:
        return None
    direction = direction_of_pointing(" ".join(w for w in relative if w not in ("year", "of", ",")))
    if {"that", "same"} & set(relative) and scene.anchors.year_of_story is not None:
        return scene.anchors.year_of_story, scene.anchors.story_words
    anaphoric = {"following", "previous", "preceding"} & set(relative)
    if anaphoric and scene.anchors.year_of_story is not None:
        return scene.anchors.year_of_story + (direction or 0), scene.anchors.story_words
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return None
    return now.interval.earliest.year + (direction or 0), now.words


def stated_weekday(found: Found) -> int | None:
    """The weekday said with a date ("Sunday, 9 January"), Monday being 1; that of its first day with a stretch."""
    first, last = found.captured.get("weekday", (0, 0))
    if first == last or not (found.first <= first or 0 <= found.first - last <= 1):
        return None
    values, word = grammar().lexicon.values, found.words("weekday")[0]
    return int(values["WEEKDAY"].get(word) or values["SHORT_WEEKDAY"][word])


def _years_over(found: Found) -> int:
    """How far a borrowed year is off, where the stretch runs over New Year, as in "November to January 1942"."""
    months = grammar().lexicon.values["MONTH"]
    if "month" not in found.captured:
        return 0
    month = int(months[found.word("month")])
    if "until_month" in found.captured:
        return -(month > int(months[found.word("until_month")]))
    if "from_month" in found.captured:
        return int(month < int(months[found.word("from_month")]))
    return 0


def implied_year(
    anchors: Anchors,
    month: int,
    direction: Direction,
    day: int | None = None,
    *,
    is_sure: bool = False,
    weekday: int | None = None,
) -> tuple[int, str] | None:
    """The year that a month or day without one belongs to.

    In a narrative it is the year told last; in news the one that brings the date to the near side of publication.
    `is_sure` says that the direction is beyond doubt, however far the date lies then. A `weekday` (Monday is 1) goes
    before the direction, where the day was that weekday in a year not far away.
    """
    if anchors.is_narrative or not anchors.published:
        if (lead := _year_of_lead(anchors, month)) is not None:
            return lead
        if anchors.year_of_story is not None:
            return _year_of_story(anchors, month)
    now = anchors.now
    if now is None or now.interval.earliest is None:
        return None
    today = now.interval.earliest
    candidates: list[Interval] = []
    reach = _LEAP_CYCLE if (month, day) == (2, 29) else 1
    for year in range(max(today.year - reach, 1), min(today.year + reach, MAXYEAR) + 1):
        if day is None:
            candidates.append(Interval.month(year, month))
        elif day <= monthrange(year, month)[1]:
            candidates.append(Interval.day(date(year, month, day)))
    agreeing = [c for c in candidates if weekday and _is_weekday(c, weekday) and _distance(c, today) < _FAR]
    chosen = nearest(agreeing or candidates, today, direction, is_sure=is_sure)
    return (chosen.earliest.year, now.words) if chosen and chosen.earliest else None


def _is_weekday(day: Interval, number: int) -> bool:
    return day.earliest is not None and day.earliest.isoweekday() == number


def _year_of_story(anchors: Anchors, month: int) -> tuple[int, str] | None:
    """The year told last, or the one beside it where that is nearer to the month told last."""
    year, words = anchors.year_of_story, anchors.story_words
    last = anchors.mentions[-1].interval if anchors.mentions else None
    if year is None:
        return None
    if (
        last is None
        or last.earliest is None
        or last.earliest.year != year
        or not is_finer(last.granularity, Granularity.YEAR)
    ):
        return year, words
    distance = month - last.earliest.month
    return (year + 1 if distance < -_TURN_OF_THE_YEAR else year), words


def _year_of_lead(anchors: Anchors, month: int) -> tuple[int, str] | None:
    """The year of the text's first full date, for a month near that, or where no other year is told yet."""
    if anchors.lead is None:
        return None
    year, of_lead = anchors.lead
    is_near = abs(month - of_lead) <= _NEAR_THE_LEAD
    return (year, f"the first date of the text: {year}") if is_near or anchors.year_of_story is None else None


def direction_of_pointing(words: str) -> Direction | None:
    """Where "last", "next" or "this" points, None without such a word."""
    if not words:
        return None
    if "past" in words or words.rsplit(maxsplit=1)[-1] in ("last", "previous", "preceding", "prior"):
        return Direction.BACK
    if words.rsplit(maxsplit=1)[-1] in ("next", "coming", "following", "subsequent"):
        return Direction.AHEAD
    return Direction.OPEN


def nearest(
    candidates: list[Interval], day: date, direction: Direction, *, strict: bool = False, is_sure: bool = False
) -> Interval | None:
    """The candidate that a clause looking in `direction` from `day` means.

    `strict` ("last winter") leaves out the one around `day` and those on the other side of it; `is_sure` takes the
    direction at its word, where otherwise a date further than `_FAR` is given with its year.
    """
    back = [c for c in candidates if c.earliest and c.latest and (c.latest < day if strict else c.earliest <= day)]
    ahead = [c for c in candidates if c.earliest and c.latest and (c.earliest > day if strict else c.latest >= day)]
    if strict and direction is not Direction.OPEN:
        side = back[-1:] if direction is Direction.BACK else ahead[:1]
        return side[0] if side else None
    if direction is Direction.BACK and back and (is_sure or _distance(back[-1], day) < _FAR):
        return back[-1]
    if direction is Direction.AHEAD and ahead and (is_sure or _distance(ahead[0], day) < _FAR):
        return ahead[0]
    # With no tense to go by, what lies ahead must be twice as near as what lies back: news tells of the past.
    return min(
        candidates,
        key=lambda c: _distance(c, day) * (2 if c.earliest and c.earliest > day else 1),
        default=None,
    )


def _distance(interval: Interval, day: date) -> int:
    if interval.earliest is None or interval.latest is None:
        return 0
    return max((interval.earliest - day).days, (day - interval.latest).days, 0)
