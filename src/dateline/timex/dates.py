"""Readings of calendar dates: days, months, seasons, quarters, years, whole or with the year left out."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, date

from dateline.model import Granularity, Interval, TimexType
from dateline.timex.calendars import MONTH_NAMES, SEASON_NUMBER, WEEKDAY_NAMES, around, moved
from dateline.timex.grammar import Found, grammar
from dateline.timex.literal import read_literal
from dateline.timex.named_days import forms, named_day
from dateline.timex.numbers import read_ordinal, read_year
from dateline.timex.reading import CALENDAR, Reading, Scene, dated, unresolved
from dateline.timex.tense import Direction
from dateline.timex.years import direction_of_pointing, implied_year, month_number, nearest, stated_weekday, stated_year

_QUARTERS = 4


def literal(found: Found, _scene: Scene) -> Reading | None:
    return read_literal(found.text)


def calendar_day(found: Found, scene: Scene) -> Reading | None:
    month = month_number(found)
    number = read_ordinal(found.words("day"))
    if number is None:
        return None
    stated = stated_year(found, scene)
    if stated is None:
        reading = _day_without_year(found, scene, month, number)
    else:
        reading = day_or_note(stated[0], month, number, stated[1])
    return reading and _checked_against_weekday(reading, found)


def day_or_note(year: int, month: int, day: int, anchor: str = CALENDAR) -> Reading:
    """The day, or why there is none."""
    if not 1 <= month <= 12:
        return unresolved("", f"there is no month {month}")
    if year <= 0:
        return _before_christ(year, f"-{month:02d}-{day:02d}", Granularity.DAY, anchor)
    if year > MAXYEAR:
        return dated(None, anchor)
    if not 1 <= day <= monthrange(year, month)[1]:
        return unresolved("", f"{MONTH_NAMES[month - 1]} {year} has no day {day}")
    return dated(Interval.day(date(year, month, day)), anchor)


def _checked_against_weekday(reading: Reading, found: Found) -> Reading:
    """The reading, with a note where the text says "Monday" of what was a Sunday."""
    weekday = stated_weekday(found)
    day = reading.interval.earliest if reading.interval else None
    if weekday is None or day is None or reading.note or day.isoweekday() == weekday:
        return reading
    return replace(reading, note=f"{day} was a {WEEKDAY_NAMES[day.weekday()]}")


def _day_without_year(found: Found, scene: Scene, month: int, day: int) -> Reading | None:
    if day > monthrange(2000, month)[1]:
        # "May 45" is May 1945 in old prose; "April 31" is no day at all.
        return unresolved("", f"{MONTH_NAMES[month - 1]} has no day {day}") if day <= 31 else None
    is_over = "over" in found.captured or found.before() == "ended"
    direction = Direction.BACK if is_over else scene.direction(found)
    chosen = implied_year(scene.anchors, month, direction, day, is_sure=is_over, weekday=stated_weekday(found))
    if chosen is None:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", "no year is told")
    return day_or_note(chosen[0], month, day, chosen[1])


def day_of_month(found: Found, scene: Scene) -> Reading | None:
    """Read "the 13th": of the month told last, else of the month of publication."""
    number = read_ordinal(found.words("day"))
    if number is None or number > 31:
        return None
    base = scene.anchors.last(Granularity.MONTH) or scene.anchors.now
    if base is None or base.interval.earliest is None:
        return unresolved(f"XXXX-XX-{number:02d}", "no month is told")
    month = base.interval.earliest
    return day_or_note(month.year, month.month, number, base.words)


def week_of(found: Found, scene: Scene) -> Reading | None:
    day = calendar_day(found, scene)
    if day is None or day.interval is None or day.interval.earliest is None:
        return day
    return dated(around(day.interval.earliest, Granularity.WEEK), day.anchor)


def calendar_month(found: Found, scene: Scene) -> Reading | None:
    month = month_number(found)
    if stated := stated_year(found, scene):
        return month_of(stated[0], month, stated[1])
    pointing = found.word("pointing")
    direction = direction_of_pointing(pointing)
    if direction is not None and (now := scene.anchors.now) and now.interval.earliest:
        there = now.interval.earliest
        if "same" in pointing or pointing == "that":
            return month_of(there.year, month, now.words)
        year = there.year + _years_away(there.month, month, direction, pointing)
        return month_of(year, month, now.words)
    chosen = implied_year(scene.anchors, month, scene.direction(found))
    if chosen is None:
        return unresolved(f"XXXX-{month:02d}", "no year is told")
    return month_of(*chosen[:1], month, chosen[1])


def month_in_figures(found: Found, _scene: Scene) -> Reading | None:
    """Read "2022-01", "01/2022"; None for what is no month of the calendar."""
    month = int(found.word("number"))
    return month_of(int(found.word("year")), month, CALENDAR) if 1 <= month <= 12 else None


def _years_away(here: int, month: int, direction: Direction, pointing: str) -> int:
    """How many years from month `here` to the `month` pointed at: "last May" in January is last year's.

    What was a month ago is "last month" to a writer: "last February" said in March is that of the year before.
    """
    if direction is Direction.BACK:
        return -1 if month >= here - 1 else 0
    if direction is Direction.AHEAD:
        return 1 if month <= here else 0
    return 1 if pointing == "this coming" and month < here else 0


def month_of(year: int, month: int, anchor: str) -> Reading:
    if year <= 0:
        return _before_christ(year, f"-{month:02d}", Granularity.MONTH, anchor)
    return dated(Interval.month(year, month) if year <= MAXYEAR else None, anchor)


def calendar_season(found: Found, scene: Scene) -> Reading | None:
    season = found.word("season")
    code = grammar().lexicon.values["SEASON"][season]
    if stated := stated_year(found, scene):
        return _season_of(stated[0], code, stated[1])
    direction = direction_of_pointing(found.word("pointing"))
    chosen = implied_season(scene, found, code, direction)
    return chosen or unresolved(f"XXXX-{code}", "no year is told")


def _season_of(year: int, code: str, anchor: str) -> Reading:
    if year <= 0:
        return _before_christ(year, f"-{code}", Granularity.SEASON, anchor)
    return dated(Interval.season(year, SEASON_NUMBER[code]) if year <= MAXYEAR else None, anchor)


def implied_season(scene: Scene, found: Found, code: str, pointing: Direction | None) -> Reading | None:
    anchors = scene.anchors
    if pointing is None and anchors.year_of_story is not None and (anchors.is_narrative or not anchors.published):
        return _season_of(anchors.year_of_story, code, anchors.story_words)
    now = anchors.now
    if now is None or now.interval.earliest is None:
        return None
    day, number = now.interval.earliest, SEASON_NUMBER[code]
    direction = pointing if pointing is not None else scene.direction(found)
    seasons = [Interval.season(year, number) for year in range(max(day.year - 2, 1), min(day.year + 2, MAXYEAR + 1))]
    return dated(nearest(seasons, day, direction, strict=pointing is not None), now.words)


def calendar_quarter(found: Found, scene: Scene) -> Reading | None:
    number = read_ordinal(found.words("number"))
    if number is None or not 1 <= number <= _QUARTERS:
        return None
    if stated := stated_year(found, scene):
        return dated(Interval.quarter(stated[0], number) if 0 < stated[0] <= MAXYEAR else None, stated[1])
    now = scene.anchors.now
    if now is None or now.interval.earliest is None:
        return unresolved(f"XXXX-Q{number}", "no year is told")
    day = now.interval.earliest
    quarters = [Interval.quarter(year, number) for year in range(max(day.year - 1, 1), min(day.year + 2, MAXYEAR + 1))]
    direction = scene.direction(found)
    if direction is Direction.AHEAD and not _is_time_of(found):
        direction = Direction.OPEN  # what "they plan to report for the third quarter" is over
    chosen = nearest(quarters, day, direction)
    if chosen and {"ago", "earlier"} & set(found.words()):
        chosen = moved(chosen, -1, "year") or chosen
    return dated(chosen, now.words)


def _is_time_of(found: Found) -> bool:
    """Is it "in the third quarter", when something happens, and not "third-quarter results"?"""
    return found.words()[0] == "the" and found.before() in ("in", "by", "during", "early", "late")


def calendar_half(found: Found, scene: Scene) -> Reading | None:
    number = {"first": 1, "1": 1, "second": 2, "2": 2, "last": 2, "latter": 2}.get(found.word("number"))
    if number is None:
        return None
    stated = stated_year(found, scene)
    if stated is None and (last := scene.anchors.now) and last.interval.earliest:
        stated = last.interval.earliest.year, last.words
    if stated is None:
        return None
    return dated(Interval.half(stated[0], number) if 0 < stated[0] <= MAXYEAR else None, stated[1])


def calendar_year(found: Found, _scene: Scene) -> Reading | None:
    year = read_year(found.words("year"))
    return dated(Interval.year(year)) if year else None


def year_zero(_found: Found, _scene: Scene) -> Reading:
    return unresolved("", "there is no year 0: 1 BC is followed by AD 1")


def year_of_range(found: Found, _scene: Scene) -> Reading | None:
    """Either year of "1939-45", where the second takes its century from the first."""
    text = found.word("year")
    first = found.tokens.word(found.first - 2) if len(text) == 2 else ""
    return dated(Interval.year(int(first[:2] + text)))


def year_of_era(found: Found, _scene: Scene) -> Reading | None:
    year = int(found.words("year")[0].replace(",", ""))
    before = found.rule.id.endswith("before-christ")
    if not year:
        return unresolved("", "there is no year 0")
    if before:
        return _before_christ(1 - year, "", Granularity.YEAR, CALENDAR)
    return dated(Interval.year(year)) if year <= 9999 else None


def _before_christ(year: int, tail: str, granularity: Granularity, anchor: str) -> Reading:
    """A reading in the astronomical year `year` (0 is 1 BC). TIMEX3 counts from Christ, EDTF from the year 0."""
    sign = "-" if year < 0 else ""
    interval = Interval(None, None, granularity, edtf=f"{sign}{abs(year):04d}{tail}")
    return Reading(TimexType.DATE, f"BC{1 - year:04d}{tail}", interval, anchor)


def year_before_christ(year: int, anchor: str) -> Reading:
    """The astronomical year `year`, which may have crossed into our era."""
    return dated(Interval.year(year), anchor) if year > 0 else _before_christ(year, "", Granularity.YEAR, anchor)


def calendar_decade(found: Found, _scene: Scene) -> Reading | None:
    words = found.words("decade")
    number = grammar().lexicon.values["DECADE_WORD"].get(words[0]) or "".join(c for c in words[0] if c.isdigit())
    first = int(number)
    if first < 100:
        century = next((word for word in found.words() if word in grammar().lexicon.values["TEEN"]), None)
        first += 100 * int(grammar().lexicon.values["TEEN"][century]) if century else 1900
    if first < 1000:
        return None
    if first % 100 == 0:
        # "the 1800s" is a century to most writers, "the 2000s" the decade: only the century is ambiguous enough to keep
        return dated(Interval.century(first)) if first < 2000 else dated(Interval.decade(first))
    return dated(Interval.decade(first))


def calendar_century(found: Found, _scene: Scene) -> Reading | None:
    number = read_ordinal(found.words("number"))
    if not number or number > 30:
        return None
    if found.word("era") in grammar().lexicon.values["ERA_BEFORE"]:
        return Reading(TimexType.DATE, f"BC{number - 1:02d}", None, note="a century before Christ has no interval here")
    return dated(Interval.century(100 * (number - 1)))


def named_day_of_year(found: Found, scene: Scene) -> Reading | None:
    """Read "Christmas 1941", "last Thanksgiving", "Easter week"."""
    name = forms()[" ".join(word for word in found.words("day") if word not in (".", ","))]
    stated = stated_year(found, scene)
    if stated is None:
        stated = _year_of_named_day(found, scene, name)
    day = named_day(name, stated[0]) if stated and stated[0] > 0 else None
    if stated is None or day is None:
        return unresolved("", "no year is told, or the calendar has no such day in it")
    if "week" in found.captured:
        return dated(around(day, Granularity.WEEK), stated[1])
    return dated(Interval.day(day), stated[1])


def _year_of_named_day(found: Found, scene: Scene, name: str) -> tuple[int, str] | None:
    anchors = scene.anchors
    if (anchors.is_narrative or not anchors.published) and anchors.year_of_story is not None:
        return anchors.year_of_story, anchors.story_words
    now = anchors.now
    if now is None or now.interval.earliest is None:
        return None
    today = now.interval.earliest
    pointing = direction_of_pointing(found.word("pointing"))
    days = [named_day(name, year) for year in range(max(today.year - 1, 1), min(today.year + 2, MAXYEAR + 1))]
    candidates = [Interval.day(day) for day in days if day]
    direction = pointing if pointing is not None else scene.direction(found)
    chosen = nearest(candidates, today, direction, strict=pointing is not None)
    return (chosen.earliest.year, now.words) if chosen and chosen.earliest else None
