"""Does a text tell history with a time line of its own, or report the news?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.timex.grammar import Found
from dateline.timex.numbers import read_year

# Words that a reporter dates by the day of writing.
_NEWS_RULES = frozenset(
    {"today", "today-daypart", "weekday", "weekday-daypart", "weekday-relative-week", "day-beside-day"}
    | {"pointing-unit", "ago", "ago-weekday", "from-now"}
)
_PAST_YEARS = 3
_ENOUGH = 5


def is_narrative(chosen: Sequence[Found], published: date | None) -> bool:
    """True where years that are long past outnumber by far the words that look from the day of writing.

    Where that day is unknown, any year counts.
    """
    long_past = seen_from_today = 0
    for found in chosen:
        words = found.words("year")
        if words and found.rule.reading != "year_of_era":
            year = read_year(words)
            long_past += year is not None and (published is None or year < published.year - _PAST_YEARS)
        elif words:
            long_past += 1
        elif found.rule.id in _NEWS_RULES and not {"the", "that", "same"} & set(found.words("pointing")):
            seen_from_today += 1
    return long_past >= _ENOUGH and long_past > 3 * seen_from_today
