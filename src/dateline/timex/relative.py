"""Readings of expressions that hang on another day: "yesterday", "last week", "two days later"."""

from __future__ import annotations

from datetime import date

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.amounts import duration_value
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
    if now is None or now[0].earliest is None or now[0].granularity is not Granularity.DAY:
        return unresolved("PRESENT_REF" if step == 0 else "XXXX-XX-XX", _NO_ANCHOR)
    day = add_days(now[0].earliest, step)
    if day is None:
        return None
    reading = dated(Interval.day(day), now[1])
    if found.word("day") in ("tonight", "tonite"):
        return Reading(TimexType.TIME, f"{reading.value}TNI", reading.interval, now[1])
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
    if now is None or now[0].earliest is None:
        return unresolved(_UNKNOWN.get(unit, "XXXX"), _NO_ANCHOR)
    if granularity is Granularity.DAY and now[0].granularity is not Granularity.DAY:
        return unresolved("XXXX-XX-XX", "no earlier date is fine enough")
    here = now[0].earliest
    if granularity is Granularity.WEEK and _belongs_to_the_week_ahead(here, step, found, scene):
        here = add_days(here, 1) or here
    base = around(here, granularity)
    there = next_to(base, step) if step else base
    return dated(there, now[1]) if there else None


def _the_past(scene: Scene, unit: str) -> Reading:
    """Read "the past year": the stretch up to the day of writing, which TIMEX3 names by the year it began in."""
    now = scene.anchors.now
    if now is None or scene.anchors.is_narrative or now[0].latest is None:
        return Reading(TimexType.DURATION, duration_value(1, unit))
    there = add_days(now[0].latest, -UNIT_DAYS[unit]) if unit in UNIT_DAYS else None
    there = there or add_months(now[0].latest, -UNIT_MONTHS.get(unit, 1))
    interval = Interval(there, now[0].latest) if there else None
    if unit == "year" and there:
        return Reading(TimexType.DATE, f"{there.year:04d}", interval, now[1])
    return Reading(TimexType.DURATION, duration_value(1, unit), interval, now[1])


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
    if last is None or last[0].earliest is None:
        return None
    base = around(last[0].earliest, granularity)
    there = next_to(base, step) if step else base
    return dated(there, last[1]) if there else None


def current_unit(found: Found, scene: Scene) -> Reading | None:
    granularity = GRANULARITY_OF_UNIT.get(unit_of(found))
    now = scene.anchors.now
    if granularity is None or now is None or now[0].earliest is None:
        return unresolved("PRESENT_REF", _NO_ANCHOR)
    return dated(around(now[0].earliest, granularity), now[1])


def latest_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "the latest quarter": the one told last, else the last whole one."""
    unit = unit_of(found)
    granularity = GRANULARITY_OF_UNIT.get("quarter" if unit == "period" else unit)
    if granularity is None:
        return None
    last = scene.anchors.quarter() if granularity is Granularity.QUARTER else scene.anchors.last_of(granularity)
    if last:
        return dated(last[0], last[1])
    now = scene.anchors.now
    if now is None or now[0].earliest is None:
        return unresolved(_UNKNOWN.get(unit, "XXXX"), _NO_ANCHOR)
    there = next_to(around(now[0].earliest, granularity), -1)
    return dated(there, now[1]) if there else None


def definite_unit(found: Found, scene: Scene) -> Reading | None:
    """Read "the week": the one that the text is about."""
    unit = unit_of(found)
    granularity = GRANULARITY_OF_UNIT[unit]
    if unit == "year" and found.after() in ("ended", "ending"):
        return Reading(TimexType.DURATION, "P1Y")
    if found.rule.id == "month-end":
        reading = _the_unit(scene, unit, granularity)
        return Reading(reading.type, reading.value, reading.interval, reading.anchor, "END", reading.note)
    if granularity is Granularity.QUARTER:
        return latest_unit(found, scene)
    if granularity is Granularity.WEEKEND:
        return _the_weekend(found, scene)
    return _the_unit(scene, unit, granularity)


def _the_unit(scene: Scene, unit: str, granularity: Granularity) -> Reading:
    last = scene.anchors.last(granularity) if scene.anchors.is_narrative else None
    base = last or scene.anchors.now or scene.anchors.last(granularity)
    if base is None or base[0].earliest is None:
        return unresolved(_UNKNOWN.get(unit, "XXXX"), _NO_ANCHOR)
    return dated(around(base[0].earliest, granularity), base[1])


def _the_weekend(found: Found, scene: Scene) -> Reading | None:
    now = scene.anchors.now
    if now is None or now[0].earliest is None:
        return unresolved("XXXX-WXX-WE", _NO_ANCHOR)
    here = now[0].earliest
    weekend = Interval.weekend(here)
    if scene.direction(found) is not Direction.AHEAD and here.weekday() < 4:
        weekend = next_to(weekend, -1) or weekend
    return dated(weekend, now[1])


def the_time(found: Found, scene: Scene) -> Reading | None:
    words = found.words()
    if words[0] == "this":
        return Reading(TimexType.DATE, "PRESENT_REF", None, "the day of writing")
    if not scene.anchors.is_narrative and words[0] != "that":
        return Reading(TimexType.DATE, "PAST_REF", None, "the day of writing")
    last = scene.anchors.last()
    if last is None:
        return unresolved("PAST_REF", _NO_ANCHOR)
    return dated(last[0], last[1])


def weekday(found: Found, scene: Scene) -> Reading | None:
    number = int(grammar().lexicon.values["WEEKDAY"][found.word("day")])
    if week := found.words("week_relative"):
        return _weekday_in_week(scene, number, week)
    pointing = found.words("pointing")
    anchors = scene.anchors
    base = anchors.now
    if _ANAPHORIC & set(pointing) and (last := anchors.last(Granularity.DAY)):
        base = last
    if base is None or base[0].earliest is None or base[0].granularity is not Granularity.DAY:
        last = anchors.last(Granularity.DAY)
        if last is None:
            return unresolved(f"XXXX-WXX-{number}", _NO_ANCHOR)
        base = last
    here = base[0].earliest
    if here is None:
        return None
    step = pointing_unit_step(pointing)
    direction = Direction(step) if step else scene.direction(found, "day")
    day = _weekday_from(here, number, direction, strict=bool(step) and pointing != ["this", "coming"])
    return dated(Interval.day(day), base[1]) if day else None


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
    if now is None or now[0].earliest is None:
        return unresolved(f"XXXX-WXX-{number}", _NO_ANCHOR)
    monday = around(now[0].earliest, Granularity.WEEK).earliest
    day = add_days(monday, 7 * pointing_unit_step(words) + number - 1) if monday else None
    return dated(Interval.day(day), now[1]) if day else None


def ago(found: Found, scene: Scene) -> Reading | None:
    unit = unit_of(found)
    number = read_number(found.words("amount"))
    now = scene.anchors.now
    until = Interval.until(now[0].latest) if now and now[0].latest else None
    if number is None or now is None or now[0].earliest is None:
        return Reading(TimexType.DATE, "PAST_REF", until, now[1] if now else "nothing")
    if unit in ("second", "minute", "hour"):
        return Reading(TimexType.TIME, "PAST_REF", until, now[1])
    if unit == "year" and number == 1 and (quarter := _quarter_under_comparison(scene)):
        there = moved(quarter[0], -1, "year")
        return dated(there, quarter[1]) if there else None
    return _seen_from(now[0], now[1], -number, unit)


def _quarter_under_comparison(scene: Scene) -> tuple[Interval, str] | None:
    """In a report on a quarter, "a year ago" is the same quarter of the year before."""
    recent = scene.anchors.mentions[-_STILL_IN_MIND:]
    if not any(interval.granularity is Granularity.QUARTER for _, interval in recent):
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
    if now is None or now[0].earliest is None or number is None:
        return unresolved("PAST_REF", _NO_ANCHOR)
    weekday_number = int(grammar().lexicon.values["WEEKDAY"][found.word("day")])
    near = _weekday_from(now[0].earliest, weekday_number, Direction.BACK, strict=False)
    unit = unit_of(found)
    if near is None or unit not in UNIT_DAYS:
        return None
    day = add_days(near, -round(number * UNIT_DAYS[unit]))
    return dated(Interval.day(day), now[1]) if day else None


def year_ago(found: Found, scene: Scene) -> Reading | None:
    """Read "the year-ago quarter", "the year-earlier period"."""
    now = scene.anchors.now
    quarter = _quarter_under_comparison(scene)
    unit = "quarter" if found.word("unit") in ("quarter", "period") else found.word("unit")
    if quarter and unit in ("quarter", ""):
        there = moved(quarter[0], -1, "year")
        return dated(there, quarter[1]) if there else None
    if now is None or now[0].earliest is None:
        return unresolved("PAST_REF", _NO_ANCHOR)
    back = add_months(now[0].earliest, -12)
    if back is None:
        return None
    granularity = GRANULARITY_OF_UNIT.get(unit, Granularity.YEAR)
    there = around(back, granularity)
    if granularity is Granularity.QUARTER:
        there = next_to(there, -1)
    return dated(there, now[1]) if there else None


def full_year(_found: Found, scene: Scene) -> Reading | None:
    """Read "the full year" of a report: the year told last, else the last whole one."""
    return definite_year(scene)


def definite_year(scene: Scene) -> Reading:
    now = scene.anchors.now
    if now is None or now[0].earliest is None:
        return unresolved("XXXX", _NO_ANCHOR)
    return dated(Interval.year(now[0].earliest.year), now[1])


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
    if year is None and now and now[0].earliest:
        year = now[0].earliest.year - ("last" in found.words())
    if year is None:
        return unresolved("XXXX", _NO_ANCHOR)
    quarter = _quarter_under_comparison(scene)
    if quarter and quarter[0].earliest:
        return dated(Interval.quarter(year, (quarter[0].earliest.month + 2) // 3), quarter[1])
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
        there = moved(quarter[0], sign, unit)
        return dated(there, quarter[1]) if there else None
    if number == 1 and unit == "year" and base[0].granularity is Granularity.YEAR:
        there = moved(base[0], sign, unit)
        return dated(there, base[1]) if there else None
    if unit in ("week", "fortnight") and base[0].granularity is Granularity.DAY:
        there = moved(base[0], sign * round(number), unit)
        return dated(there, base[1]) if there else None
    return _seen_from(base[0], base[1], sign * number, unit)


def _base_of_distance(scene: Scene, granularity: Granularity, sign: int) -> tuple[Interval, str] | None:
    """The date that "three days later" counts from: the one told last, where it is fine enough.

    Where the text has told none, "the day before" is seen from the day of writing; nothing is later than it.
    """
    anchors = scene.anchors
    told = anchors.last()
    if told is None and sign < 0 and anchors.published and not anchors.is_narrative:
        return Interval.day(anchors.published), f"published {anchors.published}"
    if told is None or not (told[0].granularity is granularity or is_finer(told[0].granularity, granularity)):
        return anchors.last(granularity) if anchors.is_narrative else None
    return told


def _vaguely_later(scene: Scene, sign: int, value: str) -> Reading:
    base = scene.anchors.last()
    if base is None:
        return unresolved(value, "no earlier date is told")
    edge = base[0].earliest if sign > 0 else base[0].latest
    interval = None if edge is None else Interval.since(edge) if sign > 0 else Interval.until(edge)
    return Reading(TimexType.DATE, value, interval, base[1])


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
    if now is None or now[0].earliest is None or now[0].latest is None:
        return Reading(TimexType.DATE, value, None, "the day of writing")
    interval = Interval.until(now[0].latest) if value == "PAST_REF" else Interval.since(now[0].earliest)
    return Reading(TimexType.DATE, value, interval, now[1])
