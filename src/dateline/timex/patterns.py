"""A small language for patterns over words: `the? month:MONTH day:DAY COMMA? year:YEAR`.

A text is written as one character per token (see `lexicon`), so that a pattern over words becomes a plain regular
expression over characters, and a whole article is searched in a fraction of a millisecond per pattern.

In a pattern, CAPITALS name a class of words or a part defined elsewhere, small letters stand for the word itself,
`name:` captures what follows it, and ( ) | ? * + mean what they mean in regular expressions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from dateline.errors import RulesError

_ELEMENT = re.compile(
    r"(?P<capture>[a-z_]+[0-9]?):|(?P<name>[A-Z][A-Z_0-9]*)|(?P<word>'?[a-z][a-z']*)|(?P<sign>[()|?*+])|\s+"
)
_GROUP = re.compile(r"\(\?P<(\w+)>")


def compile_pattern(
    source: str, classes: Mapping[str, str], parts: Mapping[str, str], code_of: Callable[[str], str]
) -> re.Pattern[str]:
    """The regular expression over token codes that `source` means.

    `classes` maps a class to the codes of its words, `parts` a name to a pattern in this same language, and `code_of`
    gives the code of a literal word.

    Raises:
        RulesError: an unknown name, or a source that is no pattern.
    """
    try:
        return re.compile(_numbered(_expression(source, classes, parts, code_of)))
    except re.error as error:
        raise RulesError(f"pattern {source!r}: {error}") from error


def _expression(
    source: str, classes: Mapping[str, str], parts: Mapping[str, str], code_of: Callable[[str], str]
) -> str:
    pieces: list[str] = []
    position, capture = 0, ""
    while position < len(source):
        found = _ELEMENT.match(source, position)
        if not found:
            raise RulesError(f"pattern {source!r}: cannot read {source[position:]!r}")
        position = found.end()
        if found["capture"]:
            capture = f"(?P<{found['capture']}>"
        elif found["sign"] == "(":
            pieces.append(capture or "(?:")
            capture = ""
        elif found["sign"]:
            pieces.append(found["sign"])
        elif found["name"] or found["word"]:
            atom = _atom(found["name"], found["word"], classes, parts, code_of)
            pieces.append(f"{capture}{atom})" if capture else atom)
            capture = ""
    return "".join(pieces)


def _numbered(regex: str) -> str:
    """Regular expressions want group names only once: `day:A | day:B` becomes day and day__2 (see `captures`)."""
    seen: Counter[str] = Counter()

    def number(found: re.Match[str]) -> str:
        name = found[1]
        seen[name] += 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return _GROUP.sub(number, regex)


def captures(found: re.Match[str]) -> dict[str, tuple[int, int]]:
    """The captured names of a match and where each lies, in tokens."""
    return {
        name.partition("__")[0]: found.span(name) for name, matched in found.groupdict().items() if matched is not None
    }


def _atom(
    name: str | None, word: str, classes: Mapping[str, str], parts: Mapping[str, str], code_of: Callable[[str], str]
) -> str:
    if name is None:
        return re.escape(code_of(word))
    if name in parts:
        return f"(?:{_expression(parts[name], classes, parts, code_of)})"
    if name not in classes:
        raise RulesError(f"no class or part of a pattern is called {name}")
    return f"[{re.escape(classes[name])}]"
