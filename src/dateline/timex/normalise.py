"""From a matched rule to its meaning: the readings by name, as the grammar calls them."""

from __future__ import annotations

from collections.abc import Callable

from dateline.timex import clock, dates, relative, spans
from dateline.timex.grammar import Found
from dateline.timex.reading import Reading, Scene

READINGS: dict[str, Callable[[Found, Scene], Reading | None]] = {
    reading.__name__: reading
    for reading in (
        dates.literal,
        dates.calendar_day,
        dates.calendar_month,
        dates.calendar_year,
        dates.year_of_range,
        dates.year_zero,
        dates.year_of_era,
        dates.calendar_decade,
        dates.calendar_century,
        dates.calendar_season,
        dates.calendar_quarter,
        dates.calendar_half,
        dates.fiscal_year,
        dates.day_of_month,
        dates.week_of,
        dates.named_day_of_year,
        relative.day_word,
        relative.pointing_unit,
        relative.current_unit,
        relative.latest_unit,
        relative.definite_unit,
        relative.the_time,
        relative.weekday,
        relative.full_year,
        relative.year_end,
        relative.period_of_year,
        relative.ago,
        relative.ago_weekday,
        relative.year_ago,
        relative.later,
        relative.reference,
        relative.recent_units,
        relative.coming_units,
        clock.clock,
        clock.daypart,
        spans.duration,
        spans.pointing_span,
        spans.every,
        spans.frequency,
        spans.per_unit,
    )
}


def normalise(found: Found, scene: Scene) -> Reading | None:
    """What the expression means; None where, on a closer look, it is no time."""
    return READINGS[found.rule.reading](found, scene)
