"""Readings of expressions that point: "yesterday", "last week", "this Monday", "that year", "the weekend"."""

from __future__ import annotations

from datetime import date

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.amounts import duration_value
from dateline.timex.calendars import UNIT_DAYS, UNIT_MONTHS, add_days, add_months, around, is_finer, next_to
from dateline.timex.dates import year_before_christ
from dateline.timex.grammar import Found
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.reports import latest_unit, quarter_under_comparison
from dateline.timex.tense import Direction
from dateline.timex.units import GRANULARITY_OF_UNIT, NO_ANCHOR, UNKNOWN, unit_of

_DAY_WORDS = {"today": 0, "tonight": 0, "tonite": 0, "yesterday": -1, "tomorrow": 1}
ANAPHORIC = frozenset({"following", "previous", "preceding", "subsequent", "prior", "same", "that"})


def day_word(found: Found, scene: Scene) -> Reading | None:
    now = scene.anchors.now
    words = found.words()
    step = next((_DAY_WORDS[word] for word in words if word in _DAY_WORDS), 0)
    if "day_before" in found.captured:
        step = -2
    elif "day_after" in found.captured:
        step = 2
    if now is None or now.interval.earliest is None or now.interval.granularity is not Granularity.DAY:
        return unresolved("PRESENT_REF" if step == 0 else "XXXX-XX-XX", NO_ANCHOR)
    day = add_days(now.interval.earliest, step)
    reading = dated(Interval.day(day) if day else None, now.words)
    if found.word("day") in ("tonight", "tonite"):
        return Reading(TimexType.TIME, f"{reading.value}TNI", reading.interval, now.words)
    return reading


def pointing_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "last week", "next year", "this month", "the following day", "that year"."""
    unit = unit_of(found)
    granularity = GRANULARITY_OF_UNIT.get(unit)
    if granularity is None:
        return None
    pointing = found.words("pointing")
    step = pointing_unit_step(pointing)
    if _is_anaphoric(pointing, unit):
        if reading := _from_mention(scene, granularity, step):
            return reading
        if "that" in pointing or scene.anchors.is_narrative or scene.anchors.published is None:
            return unresolved(UNKNOWN.get(unit, "XXXX"), "no earlier date is fine enough")
    if pointing[-1] == "past":
        return _the_past(scene, unit)
    if granularity is Granularity.QUARTER and (reported := _quarter_reported(found, pointing, scene)):
        return reported
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved(UNKNOWN.get(unit, "XXXX"), NO_ANCHOR)
    if granularity is Granularity.DAY and now.interval.granularity is not Granularity.DAY:
        return unresolved("XXXX-XX-XX", "no earlier date is fine enough")
    here = now.interval.earliest
    if granularity is Granularity.WEEK and _belongs_to_the_week_ahead(here, step, found, scene):
        here = add_days(here, 1) or here
    base = around(here, granularity)
    there = next_to(base, step) if step else base
    return dated(there, now.words)


def _quarter_reported(found: Found, pointing: list[str], scene: Scene) -> Reading | None:
    """In a report on a quarter, "this quarter's loss" is that of the quarter reported, not of the one that runs now."""
    if pointing != ["this"] or found.after() != "'s" or scene.direction(found) is Direction.AHEAD:
        return None
    quarter = quarter_under_comparison(scene)
    return dated(quarter.interval, quarter.words) if quarter else None


def _the_past(scene: Scene, unit: str) -> Reading:
    """Read "the past year": the stretch up to the day of writing, which TIMEX3 names by the year it began in."""
    now = scene.anchors.now
    if now is None or scene.anchors.is_narrative or now.interval.latest is None:
        return Reading(TimexType.DURATION, duration_value(1, unit))
    there = add_days(now.interval.latest, -UNIT_DAYS[unit]) if unit in UNIT_DAYS else None
    there = there or add_months(now.interval.latest, -UNIT_MONTHS.get(unit, 1))
    interval = Interval(there, now.interval.latest) if there else None
    if unit == "year" and there:
        return Reading(TimexType.DATE, f"{there.year:04d}", interval, now.words)
    return Reading(TimexType.DURATION, duration_value(1, unit), interval, now.words)


def _belongs_to_the_week_ahead(here: date, step: int, found: Found, scene: Scene) -> bool:
    """On a Sunday, the last day of a TIMEX3 week, "this week's talks could fail" speaks of the one that is to come."""
    return here.isoweekday() == 7 and step == 0 and scene.direction(found) is Direction.AHEAD


def pointing_unit_step(pointing: list[str]) -> int:
    if {"last", "previous", "past", "preceding", "prior"} & set(pointing):
        return -1
    if {"next", "following", "coming", "subsequent"} & set(pointing):
        return 1
    return 0


def _is_anaphoric(pointing: list[str], unit: str) -> bool:
    return bool(ANAPHORIC & set(pointing)) or pointing == ["the", "next"] or (pointing == ["next"] and unit == "day")


def _from_mention(scene: Scene, granularity: Granularity, step: int) -> Reading | None:
    anchors = scene.anchors
    if granularity is Granularity.YEAR and anchors.year_of_story is not None and anchors.year_of_story <= 0:
        return year_before_christ(anchors.year_of_story + step, anchors.story_words)
    # A day lies in a week, month and year, but a report that says "that quarter" has named a quarter.
    last = anchors.last_of(granularity) if granularity is Granularity.QUARTER else anchors.last(granularity)
    if granularity is Granularity.DAY and not anchors.is_narrative and (story := scene.last_of_story()):
        last = story if story.interval.granularity is Granularity.DAY else last
    if last is None or last.interval.earliest is None:
        return None
    base = around(last.interval.earliest, granularity)
    there = next_to(base, step) if step else base
    return dated(there, last.words)


def current_unit(found: Found, scene: Scene) -> Reading | None:
    granularity = GRANULARITY_OF_UNIT.get(unit_of(found))
    now = scene.anchors.now
    if granularity is None or now is None or now.interval.earliest is None:
        return unresolved("PRESENT_REF", NO_ANCHOR)
    return dated(around(now.interval.earliest, granularity), now.words)


def definite_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "the week": the one that the text is about."""
    unit = unit_of(found)
    granularity = GRANULARITY_OF_UNIT[unit]
    if unit == "year" and found.after() in ("ended", "ending"):
        return Reading(TimexType.DURATION, "P1Y")
    if found.rule.id == "month-end":
        reading = _the_unit(found, scene, unit, granularity)
        return Reading(reading.type, reading.value, reading.interval, reading.anchor, "END", reading.note)
    if granularity is Granularity.QUARTER:
        return latest_unit(found, scene)
    if granularity is Granularity.WEEKEND:
        return _the_weekend(found, scene)
    return _the_unit(found, scene, unit, granularity)


def _the_unit(found: Found, scene: Scene, unit: str, granularity: Granularity) -> Reading:
    if scene.anchors.is_narrative:
        last = scene.anchors.last(granularity)
    else:
        last = scene.anchors.told_since(scene.start_of_sentence(found.start))
        if last and not is_finer(last.interval.granularity, granularity):
            last = None
    base = last or scene.anchors.now or scene.anchors.last(granularity)
    if base is None or base.interval.earliest is None:
        return unresolved(UNKNOWN.get(unit, "XXXX"), NO_ANCHOR)
    return dated(around(base.interval.earliest, granularity), base.words)


def _the_weekend(found: Found, scene: Scene) -> Reading | None:
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved("XXXX-WXX-WE", NO_ANCHOR)
    here = now.interval.earliest
    weekend = Interval.weekend(here)
    if scene.direction(found) is not Direction.AHEAD and here.weekday() < 4:
        weekend = next_to(weekend, -1) or weekend
    return dated(weekend, now.words)
