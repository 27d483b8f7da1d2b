"""Find what is no article text and take it out of the reader's way, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.rules import load_toml

_LONGEST_UNIT = 300
_LINES_NEAR = 8
# A heading such as "You may also like" ends the article when at most this share of the text follows it.
_LARGEST_TAIL = 0.6
_TEXT_LINE = re.compile(r"[^\n\r]*[^\s][^\n\r]*")
_SENTENCE = re.compile(r"""\S.*?(?:[.!?…]["'”’)\]]{0,2}(?=\s)|$)""")
_NOT_LINE_BREAK = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Characters `start` to `end` (exclusive) are no article text; `rule` says why."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Line:
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


def mask_boilerplate(text: str) -> str:
    r"""`text` with teasers, menus, share bars and legal lines overwritten by blanks: same length, same line breaks.

    >>> mask_boilerplate("Talks began.\nALSO READ: A cat")
    'Talks began.\n                '
    """
    parts, done = [], 0
    for piece in find_boilerplate(text):
        parts += [text[done : piece.start], _NOT_LINE_BREAK.sub(" ", text[piece.start : piece.end])]
        done = piece.end
    return "".join([*parts, text[done:]])


def find_boilerplate(text: str) -> tuple[Boilerplate, ...]:
    """What in `text` is no article text, in text order, without overlaps."""
    lines = _lines(text)
    tail = _tail_start(lines, len(text))
    repeated = _repeated(lines)
    found: list[Boilerplate] = []
    for line in lines:
        if tail and line.start >= tail.start:
            found.append(Boilerplate(line.start, line.end, tail.rule))
        elif line.place in repeated:
            found.append(Boilerplate(line.start, line.end, "repeated_line"))
        elif rule := _line_rule(line):
            found.append(Boilerplate(line.start, line.end, rule))
        else:
            found += _sentences(line)
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    spans = [(m.start() + len(m[0]) - len(m[0].lstrip()), m[0].strip()) for m in _TEXT_LINE.finditer(text)]
    return [_Line(start, line, place, len(spans) - 1 - place) for place, (start, line) in enumerate(spans)]


def _tail_start(lines: list[_Line], length: int) -> Boilerplate | None:
    """The heading after which everything is about other pages."""
    for line in lines[1:]:
        if length - line.start <= _LARGEST_TAIL * length and (rule := _match("section", line)):
            return Boilerplate(line.start, length, rule)
    return None


def _repeated(lines: list[_Line]) -> set[int]:
    """Places of headlines and captions that stood in the text before: of at least three words and no sentence."""
    seen: set[str] = set()
    repeated = set()
    for line in lines:
        key = line.text.casefold()
        if len(key) > _LONGEST_UNIT or key.count(" ") < 2 or key[-1] in ".!?:;,\"'”’":
            continue
        if key in seen:
            repeated.add(line.place)
        seen.add(key)
    return repeated


def _line_rule(line: _Line) -> str | None:
    if line.place and (rule := _match("section", line)):
        return rule
    return _match("line", line) or _match("sentence", line) or ("filler" if _is_filler(line.text) else None)


def _sentences(line: _Line) -> Iterator[Boilerplate]:
    for m in _SENTENCE.finditer(line.text):
        start = line.start + m.start()
        rule = _match("sentence", _Line(start, m[0], line.place, line.left))
        if rule or _is_filler(m[0]):
            yield Boilerplate(start, start + len(m[0]), rule or "filler")


def _match(scope: str, line: _Line) -> str | None:
    """The first rule of that scope that the whole unit follows."""
    if len(line.text) > _LONGEST_UNIT:
        return None
    for rule in _rules(scope):
        if rule.matches(line):
            return rule.id
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    near: str | None
    not_first: bool

    def matches(self, line: _Line) -> bool:
        if (self.not_first and not line.place) or not line.is_near(self.near) or not self.pattern.fullmatch(line.text):
            return False
        return not self.needs or self.needs.search(line.text) is not None


@cache
def _rules(scope: str) -> tuple[_Rule, ...]:
    return tuple(_rule(row) for row in load_toml("boilerplate.toml")[scope])


def _rule(row: dict[str, Any]) -> _Rule:
    flags = 0 if row.get("case") else re.IGNORECASE
    needs = re.compile(row["needs"], flags) if "needs" in row else None
    pattern = re.compile("|".join(f"(?:{pattern})" for pattern in row["patterns"]), flags)
    return _Rule(row["id"], pattern, needs, row.get("near"), row.get("not_first", False))


def _is_filler(text: str) -> bool:
    """Is this the printers' dummy Latin?"""
    filler = load_toml("boilerplate.toml")["filler"]
    if len(text) > 10 * _LONGEST_UNIT:
        return False
    words = _WORD.findall(text.lower())
    known = sum(word in _filler_words() for word in words)
    return len(words) >= int(filler["least"]) and known >= float(filler["share"]) * len(words)


@cache
def _filler_words() -> frozenset[str]:
    return frozenset(load_toml("boilerplate.toml")["filler"]["words"])
