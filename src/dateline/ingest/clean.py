"""Find what is no article text and take it out of the reader's way, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ingest.boilerplate import (
    LONGEST_UNIT,
    Line,
    blocks,
    filler_signs,
    is_filler,
    match,
    sections_with_more_below,
)

# Headings above comments end the article where at most this share of the text follows them.
_LARGEST_TAIL = 0.4
# Below a heading for other articles, a paragraph this long, or so many whole sentences in a row, are article again.
_SHORTEST_PARAGRAPH, _SHORTEST_SENTENCE, _COMPLETE_LINES = 220, 80, 3
_SENTENCE_END = ".!?:;,\"'”’"
_LINE = re.compile(r"[^\n\r]+")
_SENTENCE = re.compile(r"""\S.*?(?:[.!?…]["'”’)\]]{0,2}(?=\s)|$)""")
_NOT_LINE_BREAK = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Characters `start` to `end` (exclusive) are no article text; `rule` says why."""

    start: int
    end: int
    rule: str


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
    listed, repeated = _listed(lines), _repeated(lines)
    has_filler = filler_signs().search(text) is not None
    found: list[Boilerplate] = []
    for line in lines:
        if tail and tail.start <= line.start < tail.end:
            found.append(Boilerplate(line.start, line.end, tail.rule))
        elif line.place in listed:
            found.append(Boilerplate(line.start, line.end, listed[line.place]))
        elif line.place in repeated:
            found.append(Boilerplate(line.start, line.end, "repeated_line"))
        elif rule := _line_rule(line):
            found.append(Boilerplate(line.start, line.end, rule))
        else:
            found += _sentences(line, look_for_filler=has_filler)
    return tuple(found)


def _lines(text: str) -> list[Line]:
    found = ((m.start() + len(m[0]) - len(m[0].lstrip()), m[0].strip()) for m in _LINE.finditer(text))
    spans = [(start, line) for start, line in found if line]
    return [Line(start, line, place, len(spans) - 1 - place) for place, (start, line) in enumerate(spans)]


def _tail(lines: list[Line], length: int) -> Boilerplate | None:
    """From a heading such as "You may also like" to the end of the text, or to where the article goes on."""
    for line in lines[1:]:
        if not (rule := match("section", line.text, line)):
            continue
        following = lines[line.place + 1 :]
        if rule in sections_with_more_below():
            return Boilerplate(line.start, _resumes(following) or length, rule)
        if length - line.start <= _LARGEST_TAIL * length:
            return Boilerplate(line.start, length, rule)
    return None


def _resumes(lines: list[Line]) -> int | None:
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


def _listed(lines: list[Line]) -> dict[int, str]:
    """Places of the lines in lists of links that are marked at both ends, with the rule."""
    listed: dict[int, str] = {}
    for id_, begins, ends, longest in blocks():
        for line in lines:
            if line.place in listed or not begins.fullmatch(line.text):
                continue
            within = lines[line.place : line.place + longest]
            last = next((other.place for other in within if ends.fullmatch(other.text)), None)
            if last is not None:
                listed |= dict.fromkeys(range(line.place, last + 1), id_)
    return listed


def _repeated(lines: list[Line]) -> set[int]:
    """Places of headlines and captions that stood in the text before: of at least three words and no sentence."""
    seen: set[str] = set()
    repeated = set()
    for line in lines:
        if len(line.text) > LONGEST_UNIT or line.text.count(" ") < 2 or line.text[-1] in _SENTENCE_END:
            continue
        key = line.text.casefold()
        if key in seen:
            repeated.add(line.place)
        seen.add(key)
    return repeated


def _line_rule(line: Line) -> str | None:
    return (
        (match("section", line.text, line) if line.place else None)
        or match("line", line.text, line)
        or match("sentence", line.text, line)
    )


def _sentences(line: Line, *, look_for_filler: bool) -> Iterator[Boilerplate]:
    for m in _SENTENCE.finditer(line.text):
        rule = match("sentence", m[0], line) or ("filler" if look_for_filler and is_filler(m[0]) else None)
        if rule:
            yield Boilerplate(line.start + m.start(), line.start + m.end(), rule)
