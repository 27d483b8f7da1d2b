"""The rules for boilerplate, read from their table and made ready to match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.rules import load_toml

LONGEST_UNIT = 300
"""Longer lines and sentences are never boilerplate; nor does matching them cost anything."""
_LINES_NEAR = 8
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text, without the blanks around it; `place` counts such lines from 0, `left` those that follow."""

    start: int
    text: str
    place: int
    left: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def is_near(self, where: str | None) -> bool:
        return where is None or (self.place if where == "top" else self.left) < _LINES_NEAR


@dataclass(frozen=True, slots=True)
class Rule:
    """The rules of one table that ask for the same circumstances, as one pattern whose group names the rule."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    near: str | None
    not_first: bool

    def match(self, unit: str, line: Line) -> str | None:
        """The id of the rule that the whole unit follows; `line` is the line that it stands in."""
        if (self.not_first and not line.place) or not line.is_near(self.near):
            return None
        if self.needs and not self.needs.search(unit):
            return None
        found = self.pattern.fullmatch(unit)
        return found.lastgroup if found else None


def match(table: str, unit: str, line: Line) -> str | None:
    if len(unit) > LONGEST_UNIT:
        return None
    return next(filter(None, (rule.match(unit, line) for rule in _rules(table))), None)


@cache
def _rules(table: str) -> tuple[Rule, ...]:
    """Rules of equal circumstances become one pattern: a unit is then tried once, not once for each."""
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in load_toml("boilerplate.toml")[table]:
        key = (row.get("case", False), row.get("needs"), row.get("near"), row.get("not_first", False))
        groups.setdefault(key, []).append(row)
    return tuple(_rule(rows, *key) for key, rows in groups.items())


def _rule(rows: list[dict[str, Any]], case: bool, needs: str | None, near: str | None, not_first: bool) -> Rule:
    flags = re.NOFLAG if case else re.IGNORECASE
    patterns = "|".join(f"(?P<{row['id']}>{'|'.join(row['patterns'])})" for row in rows)
    return Rule(re.compile(patterns, flags), re.compile(needs, flags) if needs else None, near, not_first)


@cache
def blocks() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], int], ...]:
    return tuple(
        (row["id"], re.compile(row["begins"], re.IGNORECASE), re.compile(row["ends"], re.IGNORECASE), row["longest"])
        for row in load_toml("boilerplate.toml")["block"]
    )


@cache
def sections_with_more_below() -> frozenset[str]:
    return frozenset(row["id"] for row in load_toml("boilerplate.toml")["section"] if row.get("resumes"))


def is_filler(text: str) -> bool:
    """Is this the printers' dummy Latin?"""
    filler = load_toml("boilerplate.toml")["filler"]
    words = _WORD.findall(text.lower())
    known = sum(word in _filler_words() for word in words)
    return len(words) >= int(filler["least"]) and known >= float(filler["share"]) * len(words)


@cache
def _filler_words() -> frozenset[str]:
    return frozenset(load_toml("boilerplate.toml")["filler"]["words"])


@cache
def filler_signs() -> re.Pattern[str]:
    return re.compile("|".join(load_toml("boilerplate.toml")["filler"]["signs"]), re.IGNORECASE)
