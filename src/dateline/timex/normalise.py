"""From a matched rule to its meaning: the readings by name, as the grammar calls them."""

from __future__ import annotations

from collections.abc import Callable

from dateline.timex import clock, closing, dates, distance, references, relative, reports, spans, weekdays
from dateline.timex.grammar import Found
from dateline.timex.reading import Reading, Scene

READINGS: dict[str, Callable[[Found, Scene], Reading | None]] = {
    reading.__name__: reading
    for reading in (
        dates.literal,
        dates.calendar_day,
        dates.calendar_month,
        dates.month_in_figures,
        dates.calendar_year,
        dates.year_of_range,
        dates.year_zero,
        dates.year_of_era,
        dates.calendar_decade,
        dates.calendar_century,
        dates.calendar_season,
        dates.calendar_quarter,
        dates.calendar_half,
        closing.quarter_ended,
        closing.span_ended,
        reports.fiscal_year,
        dates.day_of_month,
        dates.week_of,
        dates.named_day_of_year,
        relative.day_word,
        relative.pointing_unit,
        relative.current_unit,
        reports.latest_unit,
        relative.definite_unit,
        references.the_time,
        weekdays.weekday,
        weekdays.weekday_of_range,
        weekdays.weekday_of_month,
        reports.full_year,
        reports.year_end,
        reports.period_of_year,
        distance.ago,
        distance.to_the_day,
        distance.unit_but_one,
        distance.weeks_from_weekday,
        distance.from_now,
        distance.day_beside,
        reports.year_ago,
        distance.later,
        references.reference,
        references.recent_units,
        references.coming_units,
        clock.clock,
        clock.clock_past_the_hour,
        clock.daypart,
        spans.duration,
        spans.within,
        spans.some_time,
        spans.pointing_span,
        spans.every,
        spans.frequency,
        spans.per_unit,
    )
}


def normalise(found: Found, scene: Scene) -> Reading | None:
    """What the expression means; None where, on a closer look, it is no time."""
    return READINGS[found.rule.reading](found, scene)
