"""Readings of times of day."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.calendars import add_days, next_to
from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_number
from dateline.timex.reading import Reading, Scene, dated, unresolved
from dateline.timex.relative import pointing_unit_step
from dateline.timex.tense import Direction
from dateline.timex.zones import region_zone, stated_zone, zone_between

_UNKNOWN_DAY = "XXXX-XX-XX"


def clock(found: Found, scene: Scene) -> Reading | None:
    """Read "3:30 p.m.", "noon", on the day that `day_of` finds."""
    time = time_of_day(found)
    if time is None:
        return unresolved("", f"no clock shows {found.text}", TimexType.TIME)
    return replace(on_day(day_of(found, scene), time), zone=zone_of(found))


def clock_past_the_hour(found: Found, scene: Scene) -> Reading | None:
    """Read "half past three", "a quarter to five"."""
    hour = minute_of_day(found, "hour")
    if hour is None:
        return None
    half = grammar().lexicon.values["AMPM"].get(found.word("ampm")) or _half_of_day(found)
    noon = 12 * 60
    if half == "pm" and hour < noon:
        hour += noon
    minutes = 30 if found.word("share") == "half" else 15
    shown = hour + minutes if found.word("side") == "past" else hour - minutes
    return on_day(day_of(found, scene), f"T{shown // 60 % 24:02d}:{shown % 60:02d}")


def daypart(found: Found, scene: Scene) -> Reading | None:
    part = part_code(found)
    base = day_of(found, scene)
    pointing = found.words("pointing")
    if pointing in (["this"], ["last"]) and scene.anchors.now is not None:
        base = dated(*scene.anchors.now[:2])  # seen from the day of writing, whatever day the text spoke of
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
    shown = _shown(found, "time", grammar().lexicon.values["AMPM"].get(found.word("ampm")) or _half_of_day(found))
    return "T" + ":".join(f"{number:02d}" for number in shown) if shown else None


def minute_of_day(found: Found, time: str = "time", ampm: str = "ampm") -> int | None:
    """The minutes since midnight of the time captured under these names, None where no clock shows it."""
    shown = _shown(found, time, grammar().lexicon.values["AMPM"].get(found.word(ampm)))
    return shown[0] * 60 + shown[1] if shown else None


def _shown(found: Found, time: str, half: str | None) -> list[int] | None:
    """Hour, minute and perhaps second that a clock of twenty-four hours shows, None where none does."""
    numbers = _hour_and_minute(found.word(time))
    if numbers is None:
        return None
    hour, minute, *seconds = numbers
    limit = _hour_and_minute(found.word("limit")) if time == "time" and "limit" in found.captured else None
    if half == "pm" and limit and hour % 12 > limit[0] % 12:
        half = "am"  # "from 9 to 5 p.m." begins in the morning
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    valid = (hour < 24 or (hour, minute) == (24, 0)) and minute < 60 and all(second < 60 for second in seconds)
    return [hour, minute, *seconds] if valid else None


def zone_of(found: Found) -> str | None:
    """The zone that a time of day names: "-05:00" for "5 p.m. EST", "America/New_York" for "5 p.m. ET".

    Where the words give the time elsewhere too, as in "10:35 a.m. (0735 GMT)", the zone is what lies between the two.
    """
    if "region" in found.captured:
        return region_zone(found.words("region")[0])
    if "zone" in found.captured:
        return stated_zone(found.word("zone"))
    if "there" not in found.captured:
        return None
    here, there = minute_of_day(found), minute_of_day(found, "there", "there_ampm")
    return None if here is None or there is None else zone_between(here, there, found.word("there_zone"))


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


def day_of(found: Found, scene: Scene) -> Reading | None:
    """The day that a time of day without one belongs to.

    In a narrative it is the day told last. In news it is the day of publication, unless this sentence or the one before
    has named another, on the side that the clause looks to: "He was shot Friday. At 6 a.m. he died."
    """
    anchors = scene.anchors
    if not anchors.published or anchors.is_narrative:
        last = anchors.last(Granularity.DAY)
        return dated(last.interval, last.words) if last else None
    told = scene.last_of_story(scene.start_of_sentence(found.start, before=1))
    if told and told.interval.granularity is Granularity.DAY and told.interval.earliest:
        looks_ahead = scene.direction(found) is Direction.AHEAD
        of_report = told.interval.earliest == anchors.published
        if not of_report and looks_ahead is (told.interval.earliest > anchors.published):
            return dated(told.interval, told.words)
    day = anchors.published
    if found.word("word") == "midnight" and found.before() == "before" and scene.direction(found) is Direction.BACK:
        day = add_days(day, -1) or day  # the last midnight was that before the day of writing
    return dated(Interval.day(day), f"published {anchors.published}")


def on_day(day: Reading | None, time: str) -> Reading:
    """The time of day `time` ("T15:30", "TMO") on a day."""
    if day is None or day.interval is None:
        return Reading(TimexType.TIME, _UNKNOWN_DAY + time, None, "nothing", note="nothing tells the day")
    return Reading(TimexType.TIME, day.value + time, day.interval, day.anchor)
