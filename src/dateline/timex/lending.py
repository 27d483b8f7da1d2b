"""A year that is said once for two dates: "26 June - 4 August 1952", "from 24 February 2022 until 3 March"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.timex.grammar import Found

_BORROWERS = frozenset({"calendar_day", "calendar_month", "calendar_season"})
_CONNECTORS = frozenset({"-", "and", "to", "or", "until", "through", "till", "the", ","})
_RANGE_CONNECTORS = frozenset({"-", "to", "until", "through", "till", "the", ","})
_WITH_A_YEAR = frozenset({"year", "relative", "pointing"})
_LONGEST_CONNECTION = 3


def lend_years(chosen: Sequence[Found]) -> list[Found]:
    """Dates without a year take that of the date beside them, where only a connecting word stands between."""
    backwards: list[Found] = []
    lender: Found | None = None
    for found in reversed(chosen):
        lender = _borrow(found, lender, "until_month") if lender and _lends(lender, found, lender, found) else found
        backwards.append(lender)
    lent: list[Found] = []
    for found in reversed(backwards):
        last = lent[-1] if lent else None
        lent.append(_borrow(found, last, "from_month") if last and _lends(last, found, found, last) else found)
    return lent


def _lends(lender: Found, borrower: Found, right: Found, left: Found) -> bool:
    """May `borrower` take the year of `lender`? A year behind serves a list ("and"), one before only a stretch."""
    if not 0 < right.first - left.last <= _LONGEST_CONNECTION:
        return False
    lends = "year" in lender.captured or ("relative" in lender.captured and lender is right)
    if not lends or not _WITH_A_YEAR.isdisjoint(borrower.captured):
        return False
    if lender.rule.reading not in _BORROWERS or borrower.rule.reading not in _BORROWERS:
        return False
    connectors = _CONNECTORS if lender is right else _RANGE_CONNECTORS
    between = [right.tokens.word(index) for index in range(left.last, right.first)]
    # "May, June and July 2011" is a list, "In May, 2011 fell" is none.
    is_list = lender is right and lender.rule.id == borrower.rule.id and "until_month" in lender.captured
    return connectors.issuperset(between) and (between != [","] or is_list)


def _borrow(borrower: Found, lender: Found, bound: str) -> Found:
    """`borrower` with the year of `lender`, whose month tells whether New Year lies between."""
    borrowed = {name: span for name, span in lender.captured.items() if name in ("year", "era", "relative")}
    if "month" in lender.captured:
        borrowed[bound] = lender.captured["month"]
    return replace(borrower, captured={**borrower.captured, **borrowed})
