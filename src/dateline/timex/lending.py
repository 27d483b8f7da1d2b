"""A year that is said once for two dates: "26 June - 4 August 1952", "in August and September 1914"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.timex.grammar import Found

_BORROWERS = frozenset({"calendar_day", "calendar_month", "calendar_season"})
_CONNECTORS = frozenset({"-", "and", "to", "or", "until", "through", "till", "the", ","})
_LONGEST_CONNECTION = 3


def lend_years(chosen: Sequence[Found]) -> list[Found]:
    """Dates without a year take that of the date behind them, where only a connecting word stands between."""
    lent: list[Found] = []
    lender: Found | None = None
    for found in reversed(chosen):
        lender = _with_year_of(found, lender) if lender and _may_borrow(found, lender) else found
        lent.append(lender)
    return lent[::-1]


def _may_borrow(found: Found, lender: Found) -> bool:
    return (
        found.rule.reading in _BORROWERS
        and lender.rule.reading in _BORROWERS
        and "year" in lender.captured
        and not {"year", "relative", "pointing"} & found.captured.keys()
        and 0 < lender.first - found.last <= _LONGEST_CONNECTION
        and all(lender.tokens.word(index) in _CONNECTORS for index in range(found.last, lender.first))
    )


def _with_year_of(found: Found, lender: Found) -> Found:
    borrowed = {name: span for name, span in lender.captured.items() if name in ("year", "era")}
    if "month" in lender.captured:
        borrowed["until_month"] = lender.captured.get("until_month", lender.captured["month"])
    return replace(found, captured={**found.captured, **borrowed})
