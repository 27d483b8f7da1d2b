"""Does a text tell history with a time line of its own, or report the news?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.timex.grammar import Found, grammar
from dateline.timex.numbers import read_year

# Words that a reporter dates by the day of writing.
_NEWS_RULES = frozenset(
    {"today", "today-daypart", "weekday", "weekday-daypart", "weekday-relative-week", "day-beside-day"}
    | {"pointing-unit", "ago", "ago-weekday", "from-now"}
)
_PAST_YEARS = 3
_ENOUGH = 5
_ENOUGH_FOR_A_CHRONICLE = 3


def is_chronicle(chosen: Sequence[Found], published: date | None) -> bool:
    """True where a text that opens with a past year gives its dates in full and nothing as seen from today.

    An encyclopedia on last year's flood is no news, though it is too near for a history.
    """
    if published is None or any(_is_seen_from_today(found) for found in chosen):
        return False
    years = [year for found in chosen if (year := _stated_year(found)) is not None]
    past = [year for year in years if year < published.year]
    return len(past) >= _ENOUGH_FOR_A_CHRONICLE and years[0] < published.year


def year_of_lead(chosen: Sequence[Found]) -> tuple[int, int] | None:
    """Year and month of the first full date, which is that of the matter of the whole text."""
    for found in chosen:
        if found.rule.reading in ("calendar_day", "calendar_month") and (year := _stated_year(found)) is not None:
            return year, int(grammar().lexicon.values["MONTH"][found.word("month")])
    return None


def _stated_year(found: Found) -> int | None:
    words = found.words("year")
    return read_year(words) if words and found.rule.reading != "year_of_era" else None


def _is_seen_from_today(found: Found) -> bool:
    return found.rule.id in _NEWS_RULES and not {"the", "that", "same"} & set(found.words("pointing"))


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
        elif _is_seen_from_today(found):
            seen_from_today += 1
    return long_past >= _ENOUGH and long_past > 3 * seen_from_today
