"""Readings of durations and of what comes again and again."""

from __future__ import annotations

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.amounts import duration_value
from dateline.timex.calendars import UNIT_DAYS, UNIT_MONTHS, add_days, add_months
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_number
from dateline.timex.reading import Reading, Scene
from dateline.timex.units import unit_of


def duration(found: Found, _scene: Scene) -> Reading | None:
    words = found.words("amount")
    number = None if found.rule.value == "X" else read_number(words) if words else _amount_of_one(found)
    if "couple" in words[:2]:
        return Reading(TimexType.DURATION, duration_value(2, unit_of(found)), mod="APPROX")
    return Reading(TimexType.DURATION, duration_value(number, unit_of(found)))


def within(found: Found, scene: Scene) -> Reading | None:
    """Read "will meet within three weeks", "over the next decade": a duration that begins on the day of writing."""
    number, unit = read_number(found.words("amount")) if "amount" in found.captured else 1, unit_of(found)
    interval = _stretch(scene, number, unit, {"next"})
    anchor = scene.anchors.now.words if interval and scene.anchors.now else "the clock"
    return Reading(TimexType.DURATION, duration_value(number, unit), interval, anchor)


def some_time(_found: Found, _scene: Scene) -> Reading | None:
    """Read "a while", "some time": a duration of unknown unit."""
    return Reading(TimexType.DURATION, "PXX")


def _amount_of_one(found: Found) -> float | None:
    """One for "a year", one and a half for "a year and a half", unknown for "years"."""
    if found.words("unit")[0] in grammar().lexicon.values["UNITS"]:
        return None
    return 1.5 if "half" in found.words() else 1


def pointing_span(found: Found, scene: Scene) -> Reading | None:
    """Read "the past two months": a duration that ends, or begins, on the day of writing."""
    unit = unit_of(found)
    amount = found.words("amount")
    number = read_number(amount) if amount else None
    words = set(found.words("pointing"))
    mod = None
    if "couple" in amount:
        number, mod = 2.0, "APPROX"
    interval = _stretch(scene, number, unit, words)
    anchor = scene.anchors.now.words if interval and scene.anchors.now else "the clock"
    return Reading(TimexType.DURATION, duration_value(number, unit), interval, anchor, mod)


def _stretch(scene: Scene, number: float | None, unit: str, pointing: set[str]) -> Interval | None:
    now = scene.anchors.now
    back = pointing & {"last", "past", "recent", "latest"}
    ahead = pointing & {"next", "coming"}
    if now is None or scene.anchors.is_narrative or number is None or not (back or ahead):
        return None
    day = now.interval.earliest if ahead else now.interval.latest
    if day is None or now.interval.granularity is not Granularity.DAY:
        return None
    sign = 1 if ahead else -1
    if unit in UNIT_DAYS:
        there = add_days(day, sign * round(number * UNIT_DAYS[unit]))
    elif unit in UNIT_MONTHS:
        there = add_months(day, sign * round(number * UNIT_MONTHS[unit]))
    else:
        return None
    if there is None:
        return None
    return Interval(min(day, there), max(day, there))


def every(found: Found, _scene: Scene) -> Reading | None:
    values = grammar().lexicon.values
    part = _part(found)
    if "day" in found.captured:
        word = found.word("day")
        number = values["WEEKDAY"].get(word) or values["WEEKDAYS"][word]
        return Reading(TimexType.SET, f"XXXX-WXX-{number}{part}")
    if month := values["MONTH"].get(found.word("month")):
        return Reading(TimexType.SET, f"XXXX-{int(month):02d}")
    if season := values["SEASON"].get(found.word("season")) or values["SEASONS"].get(found.word("season")):
        return Reading(TimexType.SET, f"XXXX-{season}")
    if "unit" not in found.captured:
        return Reading(TimexType.SET, f"XXXX-XX-XX{part}")
    count = read_number(found.words("amount")) if "amount" in found.captured else 1
    if "other" in found.words():
        count = 2
    return Reading(TimexType.SET, duration_value(count, unit_of(found)))


def _part(found: Found) -> str:
    values = grammar().lexicon.values
    word = found.word("part")
    return values["DAYPART"].get(word) or values["DAYPARTS"].get(word) or ""


def frequency(found: Found, _scene: Scene) -> Reading | None:
    return Reading(TimexType.SET, grammar().lexicon.values["FREQUENCY"][found.word("period")])


def per_unit(found: Found, _scene: Scene) -> Reading | None:
    return Reading(TimexType.SET, duration_value(1, unit_of(found)))
