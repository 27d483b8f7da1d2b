"""Readings of what is counted from another day: "two weeks ago", "three days later", "the day before"."""

from __future__ import annotations

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.anchors import Anchor
from dateline.timex.calendars import UNIT_DAYS, UNIT_MONTHS, add_days, add_months, around, is_finer, moved, next_to
from dateline.timex.dates import calendar_day, named_day_of_year, year_before_christ
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_number
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.reports import quarter_under_comparison, year_under_comparison
from dateline.timex.tense import Direction
from dateline.timex.units import GRANULARITY_OF_UNIT, NO_ANCHOR, UNKNOWN, unit_of
from dateline.timex.weekdays import nearest_weekday, weekday


def ago(found: Found, scene: Scene) -> Reading | None:
    unit = unit_of(found)
    number = read_number(found.words("amount"))
    if number is not None and "half" in found.captured:
        number += 0.5
    now = scene.anchors.now
    until = Interval.until(now.interval.latest) if now and now.interval.latest else None
    if number is None or now is None or now.interval.earliest is None:
        return Reading(TimexType.DATE, "PAST_REF", until, now.words if now else "nothing")
    if unit in ("second", "minute", "hour"):
        return Reading(TimexType.TIME, "PAST_REF", until, now.words)
    if unit == "year" and number == 1 and (quarter := quarter_under_comparison(scene)):
        there = moved(quarter.interval, -1, "year")
        return dated(there, quarter.words)
    return _seen_from(now.interval, now.words, -number, unit)


def _seen_from(
    base: Interval, words: str, count: float, unit: str, granularity: Granularity | None = None
) -> Reading | None:
    """`count` units from `base`, as precise as the unit where nothing else is asked for."""
    first = base.earliest
    if first is None:
        return None
    if unit in UNIT_DAYS:
        there = add_days(first, round(count * UNIT_DAYS[unit]))
    else:
        there = add_months(first, round(count * UNIT_MONTHS[unit]))
    return dated(around(there, granularity or _precision(unit, count)) if there else None, words)


def _precision(unit: str, count: float) -> Granularity:
    """How precisely so many units are meant: ten days ago is a day, ten years or a decade ago a year."""
    if unit in UNIT_DAYS:
        return Granularity.DAY if unit == "day" else Granularity.WEEK
    if count != int(count):
        return Granularity.MONTH
    if unit in ("decade", "century"):
        return Granularity.YEAR
    return GRANULARITY_OF_UNIT.get(unit, Granularity.CENTURY)


def to_the_day(found: Found, scene: Scene) -> Reading | None:
    """Read "ten years ago today", "a year ago this month": as precise as the last word."""
    unit, number = unit_of(found), read_number(found.words("amount"))
    now = scene.anchors.now
    if now is None or now.interval.earliest is None or number is None:
        return unresolved("PAST_REF", NO_ANCHOR)
    here = now.interval
    if "day" in found.captured:
        day = add_days(now.interval.earliest, {"yesterday": -1, "tomorrow": 1}.get(found.word("day"), 0))
        here = Interval.day(day) if day else here
    there = _seen_from(here, now.words, -number, unit, GRANULARITY_OF_UNIT.get(found.word("point"), Granularity.DAY))
    return there if unit in UNIT_DAYS or unit in UNIT_MONTHS else None


def unit_but_one(found: Found, scene: Scene) -> Reading | None:
    """Read "the week before last", "the month after next"."""
    unit, now = unit_of(found), scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved(UNKNOWN.get(unit, "XXXX"), NO_ANCHOR)
    here = around(now.interval.earliest, GRANULARITY_OF_UNIT[unit])
    return dated(next_to(here, -2 if "back" in found.captured else 2), now.words)


def weeks_from_weekday(found: Found, scene: Scene) -> Reading | None:
    """Read "a week ago Monday", "two weeks from Friday": from the nearest such day on that side of today."""
    now = scene.anchors.now
    number = read_number(found.words("amount"))
    if now is None or now.interval.earliest is None or number is None:
        return unresolved("FUTURE_REF" if "ahead" in found.captured else "PAST_REF", NO_ANCHOR)
    direction = Direction.AHEAD if "ahead" in found.captured else Direction.BACK
    weekday_number = int(grammar().lexicon.values["WEEKDAY"][found.word("day")])
    near = nearest_weekday(now.interval.earliest, weekday_number, direction, strict=False)
    unit = unit_of(found)
    if near is None or unit not in UNIT_DAYS:
        return None
    day = add_days(near, int(direction) * round(number * UNIT_DAYS[unit]))
    return dated(Interval.day(day) if day else None, now.words)


def from_now(found: Found, scene: Scene) -> Reading | None:
    """Read "three weeks from now", and "in three weeks" of what is to come: as precise as the unit."""
    now = scene.anchors.now
    number = None if "vague" in found.captured else read_number(found.words("amount"))
    since = Interval.since(now.interval.earliest) if now and now.interval.earliest else None
    if number is None or now is None or since is None:
        return Reading(TimexType.DATE, "FUTURE_REF", since, now.words if now else "nothing")
    unit = unit_of(found)
    if unit in ("second", "minute", "hour"):
        return Reading(TimexType.TIME, "FUTURE_REF", since, now.words)
    return _seen_from(now.interval, now.words, number, unit)


def day_beside(found: Found, scene: Scene) -> Reading | None:
    """Read "the day before last Friday", "the day after Christmas"."""
    if "month" in found.captured:
        reading = calendar_day(found, scene)
    elif found.word("day") in grammar().lexicon.values["WEEKDAY"]:
        reading = weekday(found, scene)
    else:
        reading = named_day_of_year(found, scene)
    if reading is None or reading.interval is None or reading.interval.granularity is not Granularity.DAY:
        return reading and unresolved("XXXX-XX-XX", NO_ANCHOR)
    return dated(next_to(reading.interval, 1 if "after" in found.captured else -1), reading.anchor)


def later(found: Found, scene: Scene) -> Reading | None:
    """Read "two days later", "a year earlier", "the day before": from the expression told last."""
    unit = unit_of(found)
    sign = 1 if "later" in found.captured else -1
    amount = found.words("amount")
    number = read_number(amount) if amount else (1 if unit in found.words() else None)
    vague = "FUTURE_REF" if sign > 0 else "PAST_REF"
    if unit in ("second", "minute", "hour"):
        return _hours_later(scene, sign, number, unit, vague)
    if number is None:
        return _vaguely_later(scene, sign, vague)
    if unit in ("morning", "night", "evening"):
        unit = "day"
    granularity = GRANULARITY_OF_UNIT.get(unit, Granularity.DAY)
    story = scene.anchors.year_of_story
    if story is not None and story <= 0 and unit in ("year", "decade") and number == int(number):
        return year_before_christ(
            story + sign * int(number) * (10 if unit == "decade" else 1), scene.anchors.story_words
        )
    if number == 1 and unit == "year" and sign < 0 and (compared := year_under_comparison(scene)):
        return compared
    base = _base_of_distance(scene, granularity, sign)
    if base is None:
        return _roughly_later(scene, sign * number, unit, vague)
    if number == 1 and unit == "year" and sign < 0 and (quarter := quarter_under_comparison(scene)):
        there = moved(quarter.interval, sign, unit)
        return dated(there, quarter.words)
    if number == 1 and unit == "year" and base.interval.granularity is Granularity.YEAR:
        there = moved(base.interval, sign, unit)
        return dated(there, base.words)
    if unit in ("week", "fortnight") and base.interval.granularity is Granularity.DAY:
        there = moved(base.interval, sign * round(number), unit)
        return dated(there, base.words)
    return _seen_from(base.interval, base.words, sign * number, unit)


def _base_of_distance(scene: Scene, granularity: Granularity, sign: int) -> Anchor | None:
    """The date that "three days later" counts from: the one told last, where it is fine enough.

    Where the text has told none, "the day before" is seen from the day of writing; nothing is later than it.
    """
    anchors = scene.anchors
    keeps_clock = anchors.is_narrative or granularity not in (Granularity.DAY, Granularity.WEEK)
    told = anchors.last() if keeps_clock else scene.last_of_story()
    if told is None and sign < 0 and anchors.published and not anchors.is_narrative:
        return anchors.day_of_writing
    if told is None or not (
        told.interval.granularity is granularity or is_finer(told.interval.granularity, granularity)
    ):
        return anchors.last(granularity) if anchors.is_narrative else None
    return told


def _hours_later(scene: Scene, sign: int, number: float | None, unit: str, value: str) -> Reading:
    """Read "an hour later", "hours before": about the day told last, as far as so few hours can lead."""
    base = scene.last_of_story()
    if base is None or base.interval.days != 1 or base.interval.earliest is None:
        return _vaguely_later(scene, sign, value)
    if unit == "hour" and (number or 0) > _HOURS_OF_A_DAY:
        return _vaguely_later(scene, sign, value)
    return Reading(TimexType.DATE, value, Interval.day(base.interval.earliest, approximate=True), base.words)


def _roughly_later(scene: Scene, count: float, unit: str, value: str) -> Reading:
    """Read "two weeks later" of something in June: about the days of June, so many weeks on."""
    base = scene.last_of_story()
    first, last = (base.interval.earliest, base.interval.latest) if base else (None, None)
    if base is None or first is None or last is None or unit not in UNIT_DAYS:
        return unresolved(value, "no earlier date is fine enough")
    days = round(count * UNIT_DAYS[unit])
    first, last = add_days(first, days), add_days(last, days)
    if first is None or last is None or (last - first).days > _DAYS_OF_A_MONTH:
        return unresolved(value, "no earlier date is fine enough")
    return Reading(TimexType.DATE, value, Interval(first, last, approximate=True), base.words)


_HOURS_OF_A_DAY = 12
_DAYS_OF_A_MONTH = 31


def _vaguely_later(scene: Scene, sign: int, value: str) -> Reading:
    base = scene.anchors.last()
    if base is None:
        return unresolved(value, "no earlier date is told")
    edge = base.interval.earliest if sign > 0 else base.interval.latest
    interval = None if edge is None else Interval.since(edge) if sign > 0 else Interval.until(edge)
    return Reading(TimexType.DATE, value, interval, base.words)
