"""Readings of times of day."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.calendars import next_to
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_number
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.relative import pointing_unit_step

_UNKNOWN_DAY = "XXXX-XX-XX"


def clock(found: Found, scene: Scene) -> Reading | None:
    """Read "3:30 p.m.", "noon": on the day told last in a narrative, on the day of publication in news."""
    time = time_of_day(found)
    if time is None:
        return unresolved("", f"no clock shows {found.text}", TimexType.TIME)
    return on_day(day_of(scene), time)


def daypart(found: Found, scene: Scene) -> Reading | None:
    part = part_code(found)
    base = day_of(scene)
    pointing = found.words("pointing")
    if base and base.interval and pointing:
        step = pointing_unit_step(pointing)
        anaphoric = {"that", "same", "following", "previous"} & set(pointing) or pointing == ["the", "next"]
        last = scene.anchors.last(Granularity.DAY) if anaphoric else None
        if last:
            base = dated(last.interval, last.words)
        if base.interval is not None and step:
            there = next_to(base.interval, step)
            base = replace(dated(there, base.anchor)) if there else None
    return on_day(base, part)


def time_of_day(found: Found) -> str | None:
    """The time as "T15:30" in twenty-four hours, None where no clock shows it."""
    if "word" in found.captured:
        return "T" + grammar().lexicon.values["CLOCK_WORD"][found.word("word")]
    numbers = _hour_and_minute(found.word("time"))
    if numbers is None:
        return None
    hour, minute, *seconds = numbers
    half = grammar().lexicon.values["AMPM"].get(found.word("ampm")) or _half_of_day(found)
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    valid = (hour < 24 or (hour, minute) == (24, 0)) and minute < 60 and all(second < 60 for second in seconds)
    if not valid:
        return None
    return f"T{hour:02d}:{minute:02d}" + "".join(f":{second:02d}" for second in seconds)


def _half_of_day(found: Found) -> str | None:
    part = found.word("part")
    return {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(part)


def _hour_and_minute(text: str) -> list[int] | None:
    if ":" in text or "." in text:
        return [int(piece) for piece in text.replace(".", ":").split(":")]
    if text.isdigit() and len(text) == 4:
        return [int(text[:2]), int(text[2:])]
    number = read_number([text])
    return None if number is None else [int(number), 0]


def part_code(found: Found) -> str:
    word = found.word("part")
    return grammar().lexicon.values["DAYPART"].get(word, "TNI")


def day_of(scene: Scene) -> Reading | None:
    """The day that a time of day without one belongs to."""
    anchors = scene.anchors
    if anchors.published and not anchors.is_narrative:
        return dated(Interval.day(anchors.published), f"published {anchors.published}")
    last = anchors.last(Granularity.DAY)
    return dated(last.interval, last.words) if last else None


def on_day(day: Reading | None, time: str) -> Reading:
    """The time of day `time` ("T15:30", "TMO") on a day."""
    if day is None or day.interval is None:
        return Reading(TimexType.TIME, _UNKNOWN_DAY + time, None, "nothing", note="nothing tells the day")
    return Reading(TimexType.TIME, day.value + time, day.interval, day.anchor)
