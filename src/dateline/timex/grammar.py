"""The rules of `rules/timex_rules.toml`, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import RulesError
from dateline.model import TimexType
from dateline.rules import load_toml
from dateline.timex.lexicon import Lexicon, Tokens
from dateline.timex.named_days import forms
from dateline.timex.patterns import captures, compile_pattern

_NAME_SIGNS = {"-": "HYPHEN", "'": "QUOTE", "st": "st STOP?", "jr": "COMMA? jr STOP?"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time. `order` settles a tie between equally long matches: the smaller one wins.

    A rule with `splits` reads several expressions at once: "3-9 May" is the third and the ninth. Each split names the
    capture that spans one of them; captures that end in its number ("day_1") are its own, the others common to all.
    """

    id: str
    order: int
    pattern: re.Pattern[str]
    reading: str
    guard: str | None
    value: str
    splits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words beside an expression that bend it."""

    id: str
    pattern: re.Pattern[str]
    mod: str
    on: frozenset[TimexType]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched tokens `first` to `last` (exclusive), with what it captured."""

    rule: Rule
    tokens: Tokens
    first: int
    last: int
    captured: dict[str, tuple[int, int]]
    weight: int

    @property
    def start(self) -> int:
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.tokens.ends[self.last - 1]

    @property
    def text(self) -> str:
        return self.tokens.text[self.start : self.end]

    def words(self, name: str = "") -> list[str]:
        """The words captured as `name`, in small letters; without a name, all of them."""
        first, last = self.captured.get(name, (0, 0)) if name else (self.first, self.last)
        return [self.tokens.word(index) for index in range(first, last)]

    def word(self, name: str) -> str:
        """The words captured as `name` with single blanks, "" where nothing was."""
        return " ".join(self.words(name))

    def before(self, distance: int = 1) -> str:
        """The word `distance` tokens before the match, "" at the beginning."""
        return self.tokens.word(self.first - distance) if self.first >= distance else ""

    def after(self, distance: int = 1) -> str:
        """The word `distance` tokens behind the match, "" at the end."""
        index = self.last + distance - 1
        return self.tokens.word(index) if index < len(self.tokens.codes) else ""


@dataclass(frozen=True, slots=True)
class Grammar:
    lexicon: Lexicon
    rules: tuple[Rule, ...]
    before: tuple[Modifier, ...]
    after: tuple[Modifier, ...]

    def candidates(self, tokens: Tokens) -> list[Found]:
        """Everything that some rule matches, overlapping or not."""
        return [
            candidate
            for rule in self.rules
            for found in rule.pattern.finditer(tokens.codes)
            for candidate in _expressions(rule, tokens, found)
        ]


def _expressions(rule: Rule, tokens: Tokens, found: re.Match[str]) -> list[Found]:
    """The expressions in one match: one, or as many as the rule splits it into."""
    captured = captures(found)
    weight = found.end() - found.start()
    if not rule.splits:
        return [Found(rule, tokens, *found.span(), captured, weight)]
    return [
        Found(rule, tokens, *captured[split], _own_captures(captured, str(number)), weight)
        for number, split in enumerate(rule.splits, 1)
        if split in captured
    ]


def _own_captures(captured: dict[str, tuple[int, int]], number: str) -> dict[str, tuple[int, int]]:
    return {
        name.rstrip("_123456789") if name.endswith(f"_{number}") else name: span
        for name, span in captured.items()
        if not name[-1].isdigit() or name.endswith(f"_{number}")
    }


def _named_days() -> str:
    """The names of days as a pattern; where an abbreviation stands a full stop may follow."""
    return " | ".join(
        " ".join(_NAME_SIGNS.get(word, word) for word in form.split())
        for form in sorted(forms(), key=len, reverse=True)
    )


@cache
def grammar() -> Grammar:
    """The packaged grammar.

    Raises:
        RulesError: a rule lacks a field, or its pattern is broken.
    """
    lexicon = Lexicon.of(load_toml("timex_words.toml"))
    table = load_toml("timex_rules.toml")
    parts: dict[str, str] = {**table["parts"], "NAMED_DAY": _named_days()}
    modifiers = load_toml("timex_modifiers.toml")

    def compiled(source: str) -> re.Pattern[str]:
        return compile_pattern(source, lexicon.classes, parts, lexicon.code_of)

    def modifier(row: dict[str, Any], where: str) -> Modifier:
        pattern = f"({row['pattern']})"
        expression = compiled(pattern).pattern
        anchored = expression + r"\Z" if where == "before" else expression
        kinds = frozenset(TimexType(kind) for kind in row["on"])
        return Modifier(row["id"], re.compile(anchored), row["mod"], kinds, frozenset(row.get("not_before", ())))

    try:
        return Grammar(
            lexicon,
            tuple(
                Rule(
                    row["id"],
                    order,
                    compiled(row["pattern"]),
                    row["reading"],
                    row.get("guard"),
                    row.get("value", ""),
                    tuple(row.get("splits", ())),
                )
                for order, row in enumerate(table["rule"])
            ),
            tuple(modifier(row, "before") for row in modifiers["before"]),
            tuple(modifier(row, "after") for row in modifiers["after"]),
        )
    except KeyError as missing:
        raise RulesError(f"a rule of the time grammar lacks the field {missing}") from missing
