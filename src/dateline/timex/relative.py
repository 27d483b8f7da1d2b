"""Readings of expressions that hang on another day: "yesterday", "last week", "two days later"."""

from __future__ import annotations

from datetime import date

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.amounts import duration_value
from dateline.timex.anchors import Anchor
from dateline.timex.calendars import (
    UNIT_DAYS,
    UNIT_MONTHS,
    add_days,
    add_months,
    around,
    is_finer,
    moved,
    next_to,
)
from dateline.timex.dates import year_before_christ
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_number
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.tense import Direction

GRANULARITY_OF_UNIT = {
    "day": Granularity.DAY,
    "weekend": Granularity.WEEKEND,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
_NO_ANCHOR = "nothing tells which day it is seen from"

# So many expressions back a reader still has in mind that the talk is of a quarter.
_STILL_IN_MIND = 5

_DAY_WORDS = {"today": 0, "tonight": 0, "tonite": 0, "yesterday": -1, "tomorrow": 1}
_ANAPHORIC = frozenset({"following", "previous", "preceding", "subsequent", "prior", "same", "that"})


def unit_of(found: Found, name: str = "unit") -> str:
    values = grammar().lexicon.values
    word = found.words(name)[0]
    return values["UNIT"].get(word) or values["UNITS"].get(word) or word


def day_word(found: Found, scene: Scene) -> Reading | None:
    now = scene.anchors.now
    words = found.words()
    step = next((_DAY_WORDS[word] for word in words if word in _DAY_WORDS), 0)
    if "day_before" in found.captured:
        step = -2
    elif "day_after" in found.captured:
        step = 2
    if now is None or now.interval.earliest is None or now.interval.granularity is not Granularity.DAY:
        return unresolved("PRESENT_REF" if step == 0 else "XXXX-XX-XX", _NO_ANCHOR)
    day = add_days(now.interval.earliest, step)
    if day is None:
        return None
    reading = dated(Interval.day(day), now.words)
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
        if scene.anchors.is_narrative or scene.anchors.published is None:
            return unresolved(_UNKNOWN.get(unit, "XXXX"), "no earlier date is fine enough")
    if pointing[-1] == "past":
        return _the_past(scene, unit)
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved(_UNKNOWN.get(unit, "XXXX"), _NO_ANCHOR)
    if granularity is Granularity.DAY and now.interval.granularity is not Granularity.DAY:
        return unresolved("XXXX-XX-XX", "no earlier date is fine enough")
    here = now.interval.earliest
    if granularity is Granularity.WEEK and _belongs_to_the_week_ahead(here, step, found, scene):
        here = add_days(here, 1) or here
    base = around(here, granularity)
    there = next_to(base, step) if step else base
    return dated(there, now.words) if there else None


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
    return bool(_ANAPHORIC & set(pointing)) or pointing == ["the", "next"] or (pointing == ["next"] and unit == "day")


def _from_mention(scene: Scene, granularity: Granularity, step: int) -> Reading | None:
    anchors = scene.anchors
    if granularity is Granularity.YEAR and anchors.year_of_story is not None and anchors.year_of_story <= 0:
        return year_before_christ(anchors.year_of_story + step, anchors.story_words)
    last = anchors.last(granularity)
    if last is None or last.interval.earliest is None:
        return None
    base = around(last.interval.earliest, granularity)
    there = next_to(base, step) if step else base
    return dated(there, last.words) if there else None


def current_unit(found: Found, scene: Scene) -> Reading | None:
    granularity = GRANULARITY_OF_UNIT.get(unit_of(found))
    now = scene.anchors.now
    if granularity is None or now is None or now.interval.earliest is None:
        return unresolved("PRESENT_REF", _NO_ANCHOR)
    return dated(around(now.interval.earliest, granularity), now.words)


def latest_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "the latest quarter": the one told last, else the last whole one."""
    unit = unit_of(found)
    granularity = GRANULARITY_OF_UNIT.get("quarter" if unit == "period" else unit)
    if granularity is None:
        return None
    last = scene.anchors.quarter() if granularity is Granularity.QUARTER else scene.anchors.last_of(granularity)
    if last:
        return dated(last.interval, last.words)
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved(_UNKNOWN.get(unit, "XXXX"), _NO_ANCHOR)
    there = next_to(around(now.interval.earliest, granularity), -1)
    return dated(there, now.words) if there else None


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
        last = scene.anchors.told_since(scene.token_at(found.start).sent.start_char)
        if last and not is_finer(last.interval.granularity, granularity):
            last = None
    base = last or scene.anchors.now or scene.anchors.last(granularity)
    if base is None or base.interval.earliest is None:
        return unresolved(_UNKNOWN.get(unit, "XXXX"), _NO_ANCHOR)
    return dated(around(base.interval.earliest, granularity), base.words)


def _the_weekend(found: Found, scene: Scene) -> Reading | None:
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved("XXXX-WXX-WE", _NO_ANCHOR)
    here = now.interval.earliest
    weekend = Interval.weekend(here)
    if scene.direction(found) is not Direction.AHEAD and here.weekday() < 4:
        weekend = next_to(weekend, -1) or weekend
    return dated(weekend, now.words)


def the_time(found: Found, scene: Scene) -> Reading | None:
    words = found.words()
    if words[0] == "this":
        return Reading(TimexType.DATE, "PRESENT_REF", None, "the day of writing")
    if not scene.anchors.is_narrative and words[0] != "that":
        return Reading(TimexType.DATE, "PAST_REF", None, "the day of writing")
    last = scene.anchors.last()
    if last is None:
        return unresolved("PAST_REF", _NO_ANCHOR)
    return dated(last.interval, last.words)


def weekday(found: Found, scene: Scene) -> Reading | None:
    number = int(grammar().lexicon.values["WEEKDAY"][found.word("day")])
    if week := found.words("week_relative"):
        return _weekday_in_week(scene, number, week)
    pointing = found.words("pointing")
    anchors = scene.anchors
    base = anchors.now
    if _ANAPHORIC & set(pointing) and (last := anchors.last(Granularity.DAY)):
        base = last
    if base is None or base.interval.earliest is None or base.interval.granularity is not Granularity.DAY:
        last = anchors.last(Granularity.DAY)
        if last is None:
            return unresolved(f"XXXX-WXX-{number}", _NO_ANCHOR)
        base = last
    here = base.interval.earliest
    if here is None:
        return None
    step = pointing_unit_step(pointing)
    direction = Direction(step) if step else scene.direction(found, "day")
    day = _weekday_from(here, number, direction, strict=bool(step) and pointing != ["this", "coming"])
    return dated(Interval.day(day), base.words) if day else None


def _weekday_from(here: date, number: int, direction: Direction, *, strict: bool) -> date | None:
    """The nearest such weekday before or after `here`; `here` itself counts unless `strict`."""
    ahead = (number - here.isoweekday()) % 7
    back = (here.isoweekday() - number) % 7
    if direction is Direction.AHEAD:
        return add_days(here, ahead or (7 if strict else 0))
    return add_days(here, -(back or (7 if strict else 0)))


def _weekday_in_week(scene: Scene, number: int, words: list[str]) -> Reading | None:
    now = scene.anchors.now
    if _ANAPHORIC & set(words):
        now = scene.anchors.last(Granularity.WEEK) or now
    if now is None or now.interval.earliest is None:
        return unresolved(f"XXXX-WXX-{number}", _NO_ANCHOR)
    monday = around(now.interval.earliest, Granularity.WEEK).earliest
    day = add_days(monday, 7 * pointing_unit_step(words) + number - 1) if monday else None
    return dated(Interval.day(day), now.words) if day else None


def ago(found: Found, scene: Scene) -> Reading | None:
    unit = unit_of(found)
    number = read_number(found.words("amount"))
    now = scene.anchors.now
    until = Interval.until(now.interval.latest) if now and now.interval.latest else None
    if number is None or now is None or now.interval.earliest is None:
        return Reading(TimexType.DATE, "PAST_REF", until, now.words if now else "nothing")
    if unit in ("second", "minute", "hour"):
        return Reading(TimexType.TIME, "PAST_REF", until, now.words)
    if unit == "year" and number == 1 and (quarter := _quarter_under_comparison(scene)):
        there = moved(quarter.interval, -1, "year")
        return dated(there, quarter.words) if there else None
    return _seen_from(now.interval, now.words, -number, unit)


def _quarter_under_comparison(scene: Scene) -> Anchor | None:
    """In a report on a quarter, "a year ago" is the same quarter of the year before."""
    recent = scene.anchors.mentions[-_STILL_IN_MIND:]
    if not any(told.interval.granularity is Granularity.QUARTER for told in recent):
        return None
    return scene.anchors.quarter()


def _seen_from(base: Interval, words: str, count: float, unit: str) -> Reading | None:
    """`count` units from `base`, as precise as the unit: ten days ago is a day, ten years ago a year."""
    first = base.earliest
    if first is None:
        return None
    if unit in UNIT_DAYS:
        there = add_days(first, round(count * UNIT_DAYS[unit]))
        granularity = Granularity.DAY if unit == "day" else Granularity.WEEK
    else:
        there = add_months(first, round(count * UNIT_MONTHS[unit]))
        granularity = GRANULARITY_OF_UNIT.get(unit, Granularity.CENTURY)
        if unit in ("decade", "century"):
            granularity = Granularity.YEAR
        if count != int(count):
            granularity = Granularity.MONTH
    return dated(around(there, granularity), words) if there else None


def ago_weekday(found: Found, scene: Scene) -> Reading | None:
    """Read "a week ago Monday": that weekday of the last seven days, and as much again before it."""
    now = scene.anchors.now
    number = read_number(found.words("amount"))
    if now is None or now.interval.earliest is None or number is None:
        return unresolved("PAST_REF", _NO_ANCHOR)
    weekday_number = int(grammar().lexicon.values["WEEKDAY"][found.word("day")])
    near = _weekday_from(now.interval.earliest, weekday_number, Direction.BACK, strict=False)
    unit = unit_of(found)
    if near is None or unit not in UNIT_DAYS:
        return None
    day = add_days(near, -round(number * UNIT_DAYS[unit]))
    return dated(Interval.day(day), now.words) if day else None


def year_ago(found: Found, scene: Scene) -> Reading | None:
    """Read "the year-ago quarter", "the year-earlier period"."""
    now = scene.anchors.now
    quarter = _quarter_under_comparison(scene)
    unit = "quarter" if found.word("unit") in ("quarter", "period") else found.word("unit")
    if quarter and unit in ("quarter", ""):
        there = moved(quarter.interval, -1, "year")
        return dated(there, quarter.words) if there else None
    if now is None or now.interval.earliest is None:
        return unresolved("PAST_REF", _NO_ANCHOR)
    back = add_months(now.interval.earliest, -12)
    if back is None:
        return None
    granularity = GRANULARITY_OF_UNIT.get(unit, Granularity.YEAR)
    there = around(back, granularity)
    if granularity is Granularity.QUARTER:
        there = next_to(there, -1)
    return dated(there, now.words) if there else None


def full_year(_found: Found, scene: Scene) -> Reading | None:
    """Read "the full year" of a report: the year told last, else the last whole one."""
    return definite_year(scene)


def definite_year(scene: Scene) -> Reading:
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved("XXXX", _NO_ANCHOR)
    return dated(Interval.year(now.interval.earliest.year), now.words)


def year_end(found: Found, scene: Scene) -> Reading:
    """Read "year-end": December, as far as the words say."""
    reading = definite_year(scene)
    stated = next((int(word) for word in found.words() if word.isdigit()), None)
    if stated:
        reading = dated(Interval.year(stated))
    return Reading(reading.type, reading.value, reading.interval, reading.anchor, "END", reading.note)


def period_of_year(found: Found, scene: Scene) -> Reading | None:
    """Read "the 1988 period", "last year's quarter": the quarter that the report is about, in that year."""
    now = scene.anchors.now
    year = int(found.word("year")) if "year" in found.captured else None
    if year is None and now and now.interval.earliest:
        year = now.interval.earliest.year - ("last" in found.words())
    if year is None:
        return unresolved("XXXX", _NO_ANCHOR)
    quarter = _quarter_under_comparison(scene)
    if quarter and quarter.interval.earliest:
        return dated(Interval.quarter(year, (quarter.interval.earliest.month + 2) // 3), quarter.words)
    return dated(Interval.year(year))


def later(found: Found, scene: Scene) -> Reading | None:
    """Read "two days later", "a year earlier", "the day before": from the expression told last."""
    unit = unit_of(found)
    sign = 1 if "later" in found.captured else -1
    amount = found.words("amount")
    number = read_number(amount) if amount else (1 if unit in found.words() else None)
    vague = "FUTURE_REF" if sign > 0 else "PAST_REF"
    if number is None or unit in ("second", "minute", "hour"):
        return _vaguely_later(scene, sign, vague)
    if unit in ("morning", "night", "evening"):
        unit = "day"
    granularity = GRANULARITY_OF_UNIT.get(unit, Granularity.DAY)
    story = scene.anchors.year_of_story
    if story is not None and story <= 0 and unit in ("year", "decade") and number == int(number):
        return year_before_christ(
            story + sign * int(number) * (10 if unit == "decade" else 1), scene.anchors.story_words
        )
    base = _base_of_distance(scene, granularity, sign)
    if base is None:
        return unresolved(vague, "no earlier date is fine enough")
    if number == 1 and unit == "year" and sign < 0 and (quarter := _quarter_under_comparison(scene)):
        there = moved(quarter.interval, sign, unit)
        return dated(there, quarter.words) if there else None
    if number == 1 and unit == "year" and base.interval.granularity is Granularity.YEAR:
        there = moved(base.interval, sign, unit)
        return dated(there, base.words) if there else None
    if unit in ("week", "fortnight") and base.interval.granularity is Granularity.DAY:
        there = moved(base.interval, sign * round(number), unit)
        return dated(there, base.words) if there else None
    return _seen_from(base.interval, base.words, sign * number, unit)


def _base_of_distance(scene: Scene, granularity: Granularity, sign: int) -> Anchor | None:
    """The date that "three days later" counts from: the one told last, where it is fine enough.

    Where the text has told none, "the day before" is seen from the day of writing; nothing is later than it.
    """
    anchors = scene.anchors
    told = anchors.last()
    if told is None and sign < 0 and anchors.published and not anchors.is_narrative:
        return anchors.day_of_writing
    if told is None or not (
        told.interval.granularity is granularity or is_finer(told.interval.granularity, granularity)
    ):
        return anchors.last(granularity) if anchors.is_narrative else None
    return told


def _vaguely_later(scene: Scene, sign: int, value: str) -> Reading:
    base = scene.anchors.last()
    if base is None:
        return unresolved(value, "no earlier date is told")
    edge = base.interval.earliest if sign > 0 else base.interval.latest
    interval = None if edge is None else Interval.since(edge) if sign > 0 else Interval.until(edge)
    return Reading(TimexType.DATE, value, interval, base.words)


def reference(found: Found, scene: Scene) -> Reading | None:
    """Read "now", "recently", "soon": before, at or after the day of writing, and no more."""
    now = scene.anchors.published
    value = found.rule.value
    interval = None
    if now and not scene.anchors.is_narrative:
        interval = {"PAST_REF": Interval.until, "FUTURE_REF": Interval.since}.get(value, lambda _: None)(now)
    anchor = f"published {now}" if interval else "the day of writing"
    return Reading(TimexType.DATE, value, interval, anchor)


def recent_units(_found: Found, scene: Scene) -> Reading | None:
    return _open_reference(scene, "PAST_REF")


def coming_units(_found: Found, scene: Scene) -> Reading | None:
    return _open_reference(scene, "FUTURE_REF")


def _open_reference(scene: Scene, value: str) -> Reading:
    now = scene.anchors.now
    if now is None or now.interval.earliest is None or now.interval.latest is None:
        return Reading(TimexType.DATE, value, None, "the day of writing")
    interval = Interval.until(now.interval.latest) if value == "PAST_REF" else Interval.since(now.interval.earliest)
    return Reading(TimexType.DATE, value, interval, now.words)
