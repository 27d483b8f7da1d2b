"""Units of time by the words that name them."""

from __future__ import annotations

from dateline.model import Granularity
from dateline.timex.grammar import Found, grammar

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
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
"""The TIMEX3 value of a unit of which nothing tells which one is meant; others are "XXXX"."""

NO_ANCHOR = "nothing tells which day it is seen from"


def unit_of(found: Found, name: str = "unit") -> str:
    values = grammar().lexicon.values
    word = found.words(name)[0]
    return values["UNIT"].get(word) or values["UNITS"].get(word) or word
