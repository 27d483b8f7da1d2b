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
# Headings above comments end the article where at most this share of the text follows them.
_LARGEST_TAIL = 0.4
# Below a heading for other articles, a paragraph this long, or so many whole sentences in a row, are article again.
_SHORTEST_PARAGRAPH, _SHORTEST_SENTENCE, _COMPLETE_LINES = 220, 80, 3
_SENTENCE_END = ".!?:;,\"'”’"
_LINE = re.compile(r"[^\n\r]+")
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


def without_boilerplate(text: str) -> str:
    r"""`text` without the lines that hold nothing else, for text that no offset points into yet.

    >>> without_boilerplate("Talks began.\nALSO READ: A cat\nThey ended.")
    'Talks began.\nThey ended.'
    """
    lines = zip(text.split("\n"), mask_boilerplate(text).split("\n"), strict=True)
    return "\n".join(line for line, masked in lines if masked.strip() or not line.strip())


def find_boilerplate(text: str) -> tuple[Boilerplate, ...]:
    """What in `text` is no article text, in text order, without overlaps."""
    lines = _lines(text)
    tail = _tail(lines, len(text))
    repeated = _repeated(lines)
    has_filler = _filler_signs().search(text) is not None
    found: list[Boilerplate] = []
    for line in lines:
        if tail and tail.start <= line.start < tail.end:
            found.append(Boilerplate(line.start, line.end, tail.rule))
        elif line.place in repeated:
            found.append(Boilerplate(line.start, line.end, "repeated_line"))
        elif rule := _line_rule(line):
            found.append(Boilerplate(line.start, line.end, rule))
        else:
            found += _sentences(line, look_for_filler=has_filler)
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    found = ((m.start() + len(m[0]) - len(m[0].lstrip()), m[0].strip()) for m in _LINE.finditer(text))
    spans = [(start, line) for start, line in found if line]
    return [_Line(start, line, place, len(spans) - 1 - place) for place, (start, line) in enumerate(spans)]


def _tail(lines: list[_Line], length: int) -> Boilerplate | None:
    """From a heading such as "You may also like" to the end of the text, or to where the article goes on."""
    for line in lines[1:]:
        if not (rule := _match("section", line.text, line)):
            continue
        following = lines[line.place + 1 :]
        if rule in _sections_with_more_below():
            return Boilerplate(line.start, _resumes(following) or length, rule)
        if length - line.start <= _LARGEST_TAIL * length:
            return Boilerplate(line.start, length, rule)
    return None


def _resumes(lines: list[_Line]) -> int | None:
    """Where the article goes on: teasers are short or cut off, and titles or labels stand between them."""
    complete = 0
    for place, line in enumerate(lines):
        complete = complete + 1 if _is_complete(line.text) else 0
        if complete == _COMPLETE_LINES:
            return lines[place - _COMPLETE_LINES + 1].start
        if complete and len(line.text) >= _SHORTEST_PARAGRAPH:
            return line.start
    return None


def _is_complete(text: str) -> bool:
    """Does the line end as a statement does? Titles of teasers may be questions, but have no full stop."""
    end = text.rstrip("\"'”’)")
    return len(text) >= _SHORTEST_SENTENCE and end.endswith(".") and not end.endswith("..")


def _repeated(lines: list[_Line]) -> set[int]:
    """Places of headlines and captions that stood in the text before: of at least three words and no sentence."""
    seen: set[str] = set()
    repeated = set()
    for line in lines:
        if len(line.text) > _LONGEST_UNIT or line.text.count(" ") < 2 or line.text[-1] in _SENTENCE_END:
            continue
        key = line.text.casefold()
        if key in seen:
            repeated.add(line.place)
        seen.add(key)
    return repeated


def _line_rule(line: _Line) -> str | None:
    return (
        (_match("section", line.text, line) if line.place else None)
        or _match("line", line.text, line)
        or _match("sentence", line.text, line)
    )


def _sentences(line: _Line, *, look_for_filler: bool) -> Iterator[Boilerplate]:
    for m in _SENTENCE.finditer(line.text):
        rule = _match("sentence", m[0], line) or ("filler" if look_for_filler and _is_filler(m[0]) else None)
        if rule:
            yield Boilerplate(line.start + m.start(), line.start + m.end(), rule)


# ---------------------------------------------------------------- rules


@dataclass(frozen=True, slots=True)
class Rule:
    """The rules of one table that ask for the same circumstances, as one pattern whose group names the rule."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    near: str | None
    not_first: bool

    def match(self, unit: str, line: _Line) -> str | None:
        """The id of the rule that the whole unit follows; `line` is the line that it stands in."""
        if (self.not_first and not line.place) or not line.is_near(self.near):
            return None
        if self.needs and not self.needs.search(unit):
            return None
        found = self.pattern.fullmatch(unit)
        return found.lastgroup if found else None


def _match(table: str, unit: str, line: _Line) -> str | None:
    if len(unit) > _LONGEST_UNIT:
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
def _sections_with_more_below() -> frozenset[str]:
    return frozenset(row["id"] for row in load_toml("boilerplate.toml")["section"] if row.get("resumes"))


def _is_filler(text: str) -> bool:
    """Is this the printers' dummy Latin?"""
    filler = load_toml("boilerplate.toml")["filler"]
    words = _WORD.findall(text.lower())
    known = sum(word in _filler_words() for word in words)
    return len(words) >= int(filler["least"]) and known >= float(filler["share"]) * len(words)


@cache
def _filler_words() -> frozenset[str]:
    return frozenset(load_toml("boilerplate.toml")["filler"]["words"])


@cache
def _filler_signs() -> re.Pattern[str]:
    return re.compile("|".join(load_toml("boilerplate.toml")["filler"]["signs"]), re.IGNORECASE)
