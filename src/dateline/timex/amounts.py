"""Amounts of time in the writing of TIMEX3."""

from __future__ import annotations

# TIMEX3 counts long stretches in years and fortnights in weeks.
_LETTER = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "weekend": ("", "WE", 1),
    "week": ("", "W", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "quarter": ("", "Q", 1),
    "year": ("", "Y", 1),
    "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
    "millennium": ("", "Y", 1000),
}
_VAGUE_LETTER = {"decade": "DE", "century": "CE", "millennium": "ML"}


def duration_value(number: float | None, unit: str) -> str:
    """The TIMEX3 duration of `number` units, None being an unknown number.

    >>> duration_value(2, "decade"), duration_value(None, "decade"), duration_value(2.5, "hour")
    ('P20Y', 'PXDE', 'PT2H30M')
    """
    time, letter, factor = _LETTER[unit]
    if number is None:
        return f"P{time}X{_VAGUE_LETTER.get(unit, letter)}"
    amount = number * factor
    if amount == int(amount):
        return f"P{time}{int(amount)}{letter}"
    smaller = {"hour": ("M", 60), "minute": ("S", 60), "year": ("M", 12)}.get(unit)
    if smaller and unit != "year":
        whole = f"{int(amount)}{letter}" if amount >= 1 else ""
        return f"P{time}{whole}{round(amount % 1 * smaller[1])}{smaller[0]}"
    if unit == "year" and amount < 1:
        return f"P{round(amount * 12)}M"
    return f"P{time}{amount:g}{letter}"
