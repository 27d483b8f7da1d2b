"""Readings of what business reports say: "the quarter", "a year earlier", "year-end", "the fiscal year"."""

from __future__ import annotations

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.amounts import duration_value
from dateline.timex.anchors import Anchor
from dateline.timex.calendars import add_months, around, moved, next_to
from dateline.timex.grammar import Found
from dateline.timex.numbers import read_number
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.units import GRANULARITY_OF_UNIT, NO_ANCHOR, UNKNOWN, unit_of

# So many expressions back a reader still has in mind that the talk is of a quarter.
_STILL_IN_MIND = 5
_COMPARING = frozenset({"ago", "later", "year_ago", "period_of_year"})
# What reports sum up beside the quarter.
_STRETCHES = frozenset({"P6M", "P9M"})


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
        return unresolved(UNKNOWN.get(unit, "XXXX"), NO_ANCHOR)
    there = next_to(around(now.interval.earliest, granularity), -1)
    return dated(there, now.words)


def year_ago(found: Found, scene: Scene) -> Reading | None:
    """Read "the year-ago quarter", "the year-earlier period", "the year-earlier nine months"."""
    now = scene.anchors.now
    stretch = scene.anchors.stretch()
    if "amount" in found.captured:
        return Reading(TimexType.DURATION, duration_value(read_number(found.words("amount")), "month"))
    if stretch and found.word("unit") == "period":
        return Reading(TimexType.DURATION, stretch)
    quarter = quarter_under_comparison(scene)
    unit = "quarter" if found.word("unit") in ("quarter", "period") else found.word("unit")
    if quarter and unit in ("quarter", ""):
        there = moved(quarter.interval, -1, "year")
        return dated(there, quarter.words)
    if now is None or now.interval.earliest is None:
        return unresolved("PAST_REF", NO_ANCHOR)
    back = add_months(now.interval.earliest, -12)
    if back is None:
        return None
    granularity = GRANULARITY_OF_UNIT.get(unit, Granularity.YEAR)
    there = around(back, granularity)
    if granularity is Granularity.QUARTER:
        there = next_to(there, -1)
    return dated(there, now.words)


def quarter_under_comparison(scene: Scene) -> Anchor | None:
    """In a report on a quarter, "a year ago" is the same quarter of the year before.

    Not where the report has turned to longer stretches, as in "for the nine months ... a year earlier".
    """
    if scene.anchors.stretch():
        return None
    recent = scene.anchors.mentions[-_STILL_IN_MIND:]
    if not any(told.interval.granularity is Granularity.QUARTER for told in recent):
        return None
    return scene.anchors.quarter()


def year_under_comparison(scene: Scene) -> Reading | None:
    """In a report that turned from a quarter to the nine months, "a year earlier" is the year before that of both."""
    quarter = scene.anchors.quarter()
    if quarter is None or quarter.interval.earliest is None or scene.anchors.stretch() is None:
        return None
    year = next_to(around(quarter.interval.earliest, Granularity.YEAR), -1)
    return dated(year, quarter.words)


def compares(found: Found) -> bool:
    """Does the expression look back to what the report compares with: "a year earlier", "the 1988 period"?"""
    return found.rule.reading in _COMPARING


def sums_up(found: Found, reading: Reading) -> bool:
    """Is it a stretch that a report sums up, as "the first nine months" is and "nine months" of waiting are not?"""
    return reading.value in _STRETCHES and found.words()[0] in ("the", "first", "latest")


def period_of_year(found: Found, scene: Scene) -> Reading | None:
    """Read "the 1988 period", "last year's quarter": the quarter that the report is about, in that year."""
    now = scene.anchors.now
    year = int(found.word("year")) if "year" in found.captured else None
    if year is None and now and now.interval.earliest:
        year = now.interval.earliest.year - ("last" in found.words())
    if year is None:
        return unresolved("XXXX", NO_ANCHOR)
    quarter = quarter_under_comparison(scene)
    if quarter and quarter.interval.earliest:
        return dated(Interval.quarter(year, (quarter.interval.earliest.month + 2) // 3), quarter.words)
    return dated(Interval.year(year))


def full_year(_found: Found, scene: Scene) -> Reading | None:
    """Read "the full year" of a report: the year told last, else the last whole one."""
    return definite_year(scene)


def definite_year(scene: Scene) -> Reading:
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved("XXXX", NO_ANCHOR)
    return dated(Interval.year(now.interval.earliest.year), now.words)


def year_end(found: Found, scene: Scene) -> Reading:
    """Read "year-end": December, as far as the words say."""
    reading = definite_year(scene)
    stated = next((int(word) for word in found.words() if word.isdigit()), None)
    if stated:
        reading = dated(Interval.year(stated))
    return Reading(reading.type, reading.value, reading.interval, reading.anchor, "END", reading.note)


def fiscal_year(found: Found, scene: Scene) -> Reading | None:
    """Read "the next fiscal year", by the calendar; "the fiscal year ended Jan. 31" is a stretch of twelve months."""
    words = found.words()
    if found.after() in ("ended", "ending") and words[0] in ("the", "its"):
        return Reading(TimexType.DURATION, "P1Y")
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved("XXXX", "no year is told")
    step = 1 if "next" in words or "coming" in words else -1 if {"last", "previous", "latest"} & set(words) else 0
    return dated(Interval.year(now.interval.earliest.year + step), now.words)
