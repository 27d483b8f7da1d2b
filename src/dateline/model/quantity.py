"""What a report counts: the dead, the injured, an amount of money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, read from the words `text == document.text[start:end]`.

    `measure` names what is counted ("killed", "amount"); `unit` is the ISO 4217 code of an amount of money. The number
    lies from `least` to `most`, both included; None is an open end ("at least 12" has no `most`). `approximate` is
    true of "about 12". `source` is the noun for whoever counted, where the clause says so: "police" in "police put
    the crowd at 800".

    >>> str(Quantity("killed", 0, 11, "at least 12", 12, None))
    'at least 12'
    """

    measure: str
    start: int
    end: int
    text: str
    least: float | None
    most: float | None
    unit: str = ""
    approximate: bool = False
    rule: str = ""
    source: str = ""

    def __str__(self) -> str:
        about, unit = "about " if self.approximate else "", f" {self.unit}" if self.unit else ""
        return f"{about}{_range(self.least, self.most)}{unit}"

    @property
    def number(self) -> float:
        """The figure in the words, the greater of two: 12 in "at least 12", 15 in "10 to 15"."""
        return self.most if self.most is not None else self.least or 0.0

    def agrees_with(self, other: Quantity) -> bool:
        """Can both be true? "At least 12" agrees with 20; "about 20" with what a tenth of it more or less.

        >>> dozen = Quantity("killed", 0, 2, "12", 12, 12)
        >>> dozen.agrees_with(Quantity("killed", 0, 11, "at least 10", 10, None))
        True
        """
        slack = 0.1 * max(self.number, other.number) if self.approximate or other.approximate else 0.0
        return not (_lies_above(self, other, slack) or _lies_above(other, self, slack))


@dataclass(frozen=True, slots=True)
class Count:
    """One report's word on a number: the day it was published, the number in words, and where it stands."""

    published: date | None
    value: str
    document: str
    mention: str


GROWN = "later reports count more"
"""The note of a tally whose numbers differ since there was more to count when the later reports were written."""


@dataclass(frozen=True, slots=True)
class Tally:
    """All that the reports of one event count of one thing, by day of publication, of one day the greatest last.

    `value` is that of the last count. `note` says in words how they go together, where they differ.
    """

    measure: str
    value: str
    counts: tuple[Count, ...]
    note: str = ""


def _lies_above(upper: Quantity, lower: Quantity, slack: float) -> bool:
    return upper.least is not None and lower.most is not None and upper.least > lower.most + slack


def _range(least: float | None, most: float | None) -> str:
    if least is None:
        return f"at most {most:,.15g}" if most is not None else "unknown"
    if most is None:
        return f"at least {least:,.15g}"
    return f"{least:,.15g}" if least == most else f"{least:,.15g} to {most:,.15g}"
