"""Readings of weekdays: "Monday", "Tuesday last week", "Monday to Wednesday", "the first Monday of May"."""

from __future__ import annotations

from datetime import date

from dateline.model import Granularity, Interval
from dateline.timex.calendars import add_days, around
from dateline.timex.dates import calendar_month
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_ordinal
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.relative import ANAPHORIC, pointing_unit, pointing_unit_step
from dateline.timex.tense import Direction
from dateline.timex.units import NO_ANCHOR


def weekday(found: Found, scene: Scene) -> Reading | None:
    number = _number(found)
    if week := found.words("week_relative"):
        return _weekday_in_week(scene, number, week)
    pointing = found.words("pointing")
    anchors = scene.anchors
    base = anchors.now
    if ANAPHORIC & set(pointing) and (last := anchors.last(Granularity.DAY)):
        base = last
    if base is None or base.interval.earliest is None or base.interval.granularity is not Granularity.DAY:
        last = anchors.last(Granularity.DAY)
        if last is None:
            return unresolved(f"XXXX-WXX-{number}", NO_ANCHOR)
        base = last
    here = base.interval.earliest
    if here is None:
        return None
    step = pointing_unit_step(pointing)
    direction = Direction(step) if step else scene.direction(found, "day")
    day = nearest_weekday(here, number, direction, strict=bool(step) and pointing != ["this", "coming"])
    return dated(Interval.day(day) if day else None, base.words)


def nearest_weekday(here: date, number: int, direction: Direction, *, strict: bool) -> date | None:
    """The nearest such weekday before or after `here`; `here` itself counts unless `strict`."""
    ahead = (number - here.isoweekday()) % 7
    back = (here.isoweekday() - number) % 7
    if direction is Direction.AHEAD:
        return add_days(here, ahead or (7 if strict else 0))
    return add_days(here, -(back or (7 if strict else 0)))


def _weekday_in_week(scene: Scene, number: int, words: list[str]) -> Reading | None:
    now = scene.anchors.now
    if ANAPHORIC & set(words):
        now = scene.anchors.last(Granularity.WEEK) or now
    if now is None or now.interval.earliest is None:
        return unresolved(f"XXXX-WXX-{number}", NO_ANCHOR)
    monday = around(now.interval.earliest, Granularity.WEEK).earliest
    day = add_days(monday, 7 * pointing_unit_step(words) + number - 1) if monday else None
    return dated(Interval.day(day) if day else None, now.words)


def weekday_of_range(found: Found, scene: Scene) -> Reading | None:
    """Read either day of "Monday to Wednesday": the second follows the first, and both lie where the clause looks.

    What is moved "from Monday to Friday" lies ahead by its second day alone.
    """
    now = scene.anchors.now
    if now is None or now.interval.earliest is None or now.interval.granularity is not Granularity.DAY:
        return weekday(found, scene)
    first, last = _number(found, "from"), _number(found, "until")
    direction, here = scene.direction(found, "until"), now.interval.earliest
    if direction is Direction.AHEAD is scene.direction(found, "from"):
        begins = nearest_weekday(here, first, direction, strict=False)
        ends = begins and nearest_weekday(begins, last, direction, strict=False)
    else:
        ends = nearest_weekday(here, last, direction, strict=False)
        begins = ends and nearest_weekday(ends, first, Direction.BACK, strict=False)
    day = begins if found.captured["day"] == found.captured["from"] else ends
    return dated(Interval.day(day) if day else None, now.words)


def weekday_of_month(found: Found, scene: Scene) -> Reading | None:
    """Read "the first Monday of May", "the last Friday of this month"."""
    month = calendar_month(found, scene) if "month" in found.captured else pointing_unit(found, scene)
    if month is None or month.interval is None or month.interval.earliest is None or month.interval.latest is None:
        return month and unresolved(f"XXXX-XX-WXX-{_number(found)}", month.note or NO_ANCHOR)
    if found.word("number") in ("last", "final"):
        day = nearest_weekday(month.interval.latest, _number(found), Direction.BACK, strict=False)
        return dated(Interval.day(day) if day else None, month.anchor)
    number = read_ordinal(found.words("number"))
    first = nearest_weekday(month.interval.earliest, _number(found), Direction.AHEAD, strict=False)
    day = add_days(first, 7 * (number - 1)) if first and number else None
    if day is None or day > month.interval.latest:
        return unresolved("", f"{month.value} has no {found.word('number')} {found.word('day').capitalize()}")
    return dated(Interval.day(day), month.anchor)


def _number(found: Found, name: str = "day") -> int:
    """The number of the weekday captured as `name`, 1 being Monday."""
    return int(grammar().lexicon.values["WEEKDAY"][found.word(name)])
