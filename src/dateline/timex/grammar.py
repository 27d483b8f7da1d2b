"""The rules of `rules/timex_rules.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import RulesError
from dateline.model import TimexType
from dateline.rules import load_toml
from dateline.timex.lexicon import Lexicon, Tokens
from dateline.timex.named_days import forms
from dateline.timex.patterns import captures, compile_pattern

_SIGNS_IN_NAMES = {"-": "HYPHEN", "'": "QUOTE", "st": "st STOP?", "jr": "COMMA? jr STOP?"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time. `order` settles a tie between equally long matches: the smaller one wins.

    `only_after`, `unless_after` and `unless_before` look at the word before or behind a match, `guard` names a look at
    the parse. A rule with `splits` reads several expressions at once: "3-9 May" is the third and the ninth. Each split
    names the capture that spans one of them; captures that end in its number ("day_1") are its own, the others common.
    """

    id: str
    order: int
    pattern: re.Pattern[str]
    reading: str
    value: str
    splits: tuple[str, ...]
    guard: str | None
    only_after: frozenset[str]
    unless_after: frozenset[str]
    unless_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words beside an expression that bend it, by `mod`.

    It must be of a type in `on`, and begin with no word of `not_before`.
    """

    id: str
    pattern: re.Pattern[str]
    mod: str
    on: frozenset[TimexType]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched tokens `first` to `last` (exclusive), with what it captured.

    `weight` is the number of tokens of the whole match, which a split shares with its siblings.
    """

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

    def stands_well(self) -> bool:
        """Do the words before and behind allow the rule?"""
        rule = self.rule
        if rule.only_after and self.before() not in rule.only_after:
            return False
        if rule.unless_after and self.before() in rule.unless_after:
            return False
        return not rule.unless_before or self.after() not in rule.unless_before


@dataclass(frozen=True, slots=True)
class Grammar:
    lexicon: Lexicon
    words: Mapping[str, frozenset[str]]
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
            if candidate.stands_well()
        ]


def _expressions(rule: Rule, tokens: Tokens, found: re.Match[str]) -> list[Found]:
    """The expressions in one match: one, or as many as the rule splits it into."""
    captured = captures(found)
    weight = found.end() - found.start()
    if not rule.splits:
        return [Found(rule, tokens, found.start(), found.end(), captured, weight)]
    return [
        Found(rule, tokens, *captured[split], _own_captures(captured, str(number)), weight)
        for number, split in enumerate(rule.splits, 1)
        if split in captured
    ]


def _own_captures(captured: dict[str, tuple[int, int]], number: str) -> dict[str, tuple[int, int]]:
    return {
        name.removesuffix(f"_{number}"): span
        for name, span in captured.items()
        if not name[-1].isdigit() or name.endswith(f"_{number}")
    }


@cache
def grammar() -> Grammar:
    """The packaged grammar.

    Raises:
        RulesError: a rule lacks a field, names an unknown list or class, or has a broken pattern.
    """
    lexicon = Lexicon.of(load_toml("timex_words.toml"))
    table = load_toml("timex_rules.toml")
    modifiers = load_toml("timex_modifiers.toml")
    parts: dict[str, str] = {**table["parts"], "NAMED_DAY": _named_days()}
    lists: dict[str, frozenset[str]] = {}
    for name, words in table["words"].items():
        lists[name] = _spelled_out(words, lists)

    def compiled(source: str) -> re.Pattern[str]:
        return compile_pattern(source, lexicon.classes, parts, lexicon.code_of)

    try:
        return Grammar(
            lexicon,
            lists,
            tuple(_rule(row, order, compiled, lists) for order, row in enumerate(table["rule"])),
            tuple(_modifier(row, compiled, r"\Z") for row in modifiers["before"]),
            tuple(_modifier(row, compiled, "") for row in modifiers["after"]),
        )
    except KeyError as missing:
        raise RulesError(f"the time grammar lacks {missing}") from missing


def word_list(name: str) -> frozenset[str]:
    """A list of words of the grammar."""
    return grammar().words[name]


def _rule(
    row: dict[str, Any], order: int, compiled: Callable[[str], re.Pattern[str]], lists: Mapping[str, frozenset[str]]
) -> Rule:
    return Rule(
        id=row["id"],
        order=order,
        pattern=compiled(row["pattern"]),
        reading=row["reading"],
        value=row.get("value", ""),
        splits=tuple(row.get("splits", ())),
        guard=row.get("guard"),
        only_after=_spelled_out(row.get("only_after", ()), lists),
        unless_after=_spelled_out(row.get("unless_after", ()), lists),
        unless_before=_spelled_out(row.get("unless_before", ()), lists),
    )


def _modifier(row: dict[str, Any], compiled: Callable[[str], re.Pattern[str]], anchor: str) -> Modifier:
    pattern = re.compile(compiled(f"({row['pattern']})").pattern + anchor)
    kinds = frozenset(TimexType(kind) for kind in row["on"])
    return Modifier(row["id"], pattern, row["mod"], kinds, frozenset(row.get("not_before", ())))


def _spelled_out(words: Iterable[str], lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words, where "@name" stands for those of a list."""
    return frozenset().union(*(lists[word[1:]] if word[0] == "@" else {word} for word in words))


def _named_days() -> str:
    """The names of days as a pattern, the longest first."""
    names = sorted(forms(), key=lambda form: (-len(form), form))
    return " | ".join(" ".join(_SIGNS_IN_NAMES.get(word, word) for word in name.split()) for name in names)
