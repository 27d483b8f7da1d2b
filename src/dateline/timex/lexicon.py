"""The words of time: their classes, and a text written in them, one character per token.

The vocabulary is `rules/timex_words.toml`. Every word that a pattern may name gets a character of its own out of
Unicode's private area; numbers get one by their shape ("a day of the month", "a year"), everything else is ".".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

OTHER = "."

_TOKEN = re.compile(
    r"""
    (?P<BREAK>\n[^\S\n]*\n\s*)
  | (?P<ISO>(?<![\w/.-])[0-9]{4}(?P<mark>[-/.])[0-9]{2}(?P=mark)[0-9]{2}
      (?:[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?:Z\b|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-]|[.][0-9]))
  | (?P<NUMERIC>(?<![\w/-])[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/-]|[.][0-9]))
  | (?P<LITERAL>[0-9]{1,2}(?P<bar>[-./])[A-Z][a-z]{2,8}(?P=bar)(?:[0-9]{4}|[0-9]{2})\b)
  | (?P<OFFSET>\b(?:GMT|UTC)[+-][0-9]{1,2}(?::?[0-9]{2})?\b)
  | (?P<CLOCK>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?=(?i:[ap][.]?m)\b|(?![\w:]|[.][0-9])))
  | (?P<DECADE>(?:[12][0-9]{2}|'?[1-9])0'?s\b)
  | (?P<NTH>[0-9]{1,3}(?:st|nd|rd|th)\b)
  | (?P<SHORT_YEAR>(?<!\w)'[0-9]{2}(?![\w%]))
  | (?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?|[0-9]+(?:[.][0-9]+)?)
  | (?P<word>o'clock\b|(?:DOTTED)|'s\b|[^\W\d_]+)
  | (?P<sign>[^\s])
    """.replace("\n    ", "\n"),
    re.VERBOSE,
)

# Numbers by what they can be, from one bound to the next.
_SHAPES = ((0, "ZERO"), (12, "TO_12"), (23, "TO_23"), (24, "IS_24"), (31, "TO_31"), (59, "TO_59"), (99, "TO_99"))
_NUMBER_CLASSES = {
    "HOUR": ("TO_12",),
    "HOUR24": ("ZERO", "TO_12", "TO_23", "IS_24"),
    "DAY": ("TO_12", "TO_23", "IS_24", "TO_31"),
    "WHOLE": ("ZERO", "TO_12", "TO_23", "IS_24", "TO_31", "TO_59", "TO_99", "HUNDREDS", "YEAR", "GROUPED"),
    "TWO_DIGITS": ("TO_12", "TO_23", "IS_24", "TO_31", "TO_59", "TO_99"),
    "NUMERAL": (
        *("ZERO", "TO_12", "TO_23", "IS_24", "TO_31", "TO_59", "TO_99", "HUNDREDS", "YEAR", "GROUPED", "LONG"),
        *("DECIMAL", "DOTTED_CLOCK"),
    ),
}
_SIGNS = {
    ",": "COMMA",
    "-": "HYPHEN",
    "/": "SLASH",
    ":": "COLON",
    ".": "STOP",
    "(": "OPEN",
    ")": "CLOSE",
    "$": "MONEY",
    "'": "QUOTE",
}
_SHAPE_NAMES = (
    *("BREAK", "ISO", "NUMERIC", "LITERAL", "OFFSET", "CLOCK", "DECADE", "NTH", "SHORT_YEAR"),
    *(name for _, name in _SHAPES),
    *("HUNDREDS", "YEAR", "GROUPED", "LONG", "DECIMAL", "DOTTED_CLOCK"),
    *_SIGNS.values(),
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in codes: token `i` is `text[starts[i]:ends[i]]` and reads as the character `codes[i]`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """Token `index` in small letters."""
        return self.text[self.starts[index] : self.ends[index]].lower()


@dataclass(slots=True)
class Lexicon:
    """Words and their codes. `classes` maps a class to the codes of its members, `values` a class to word -> value."""

    classes: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)
    _capitals: dict[str, str] = field(default_factory=dict)
    _acronyms: dict[str, str] = field(default_factory=dict)
    _next: int = 0xE000
    _token: re.Pattern[str] = _TOKEN

    @classmethod
    def of(cls, table: Mapping[str, Mapping[str, Iterable[str]]]) -> Lexicon:
        """The lexicon of a table {class: {value: forms}}."""
        lexicon = cls()
        for name in _SHAPE_NAMES:
            lexicon.classes[name] = lexicon._new_code()
        for name, members in _NUMBER_CLASSES.items():
            lexicon.classes[name] = "".join(lexicon.classes[member] for member in members)
        dotted: list[str] = []
        for name, members_of in table.items():
            values = lexicon.values.setdefault(name, {})
            codes: list[str] = []
            for value, forms in members_of.items():
                for form in forms:
                    values[form.lower()] = value
                    codes.append(lexicon.code_of(form))
                    if "." in form:
                        dotted.append(form)
            lexicon.classes[name] = "".join(dict.fromkeys(codes))
        lexicon._token = _token_pattern(dotted)
        return lexicon

    def code_of(self, form: str) -> str:
        """The code of a word, made when it has none. "May" asks for a capital first letter, "EST" for capitals only."""
        if form in _SIGNS:
            return self.classes[_SIGNS[form]]
        if not form[0].isupper():
            if form in self._capitals:
                return self._capitals[form]
            table = self._codes
        else:
            table = self._acronyms if form.isupper() and len(form) > 1 else self._capitals
        key = form if table is self._acronyms else form.lower()
        if key not in table:
            table[key] = self._new_code()
        return table[key]

    def _new_code(self) -> str:
        self._next += 1
        return chr(self._next)

    def encode(self, text: str) -> Tokens:
        """The text as tokens with their codes, in linear time."""
        codes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        words, classes = self._codes, self.classes
        for found in self._token.finditer(text):
            kind = found.lastgroup
            start, end = found.span()
            if kind == "word":
                form = found[0]
                code = words.get(form) or self._code_of_capitalised(form)
            elif kind == "sign":
                code = classes.get(_SIGNS.get(found[0], ""), OTHER)
            elif kind == "number":
                code = classes[_shape_of_number(found[0])]
            else:
                code = classes[kind or ""]
            codes.append(code)
            starts.append(start)
            ends.append(end)
        return Tokens(text, "".join(codes), starts, ends)

    def _code_of_capitalised(self, form: str) -> str:
        if not form[0].isupper():
            return OTHER
        lower = form.lower()
        return self._acronyms.get(form) or self._capitals.get(lower) or self._codes.get(lower) or OTHER


def _token_pattern(dotted: Iterable[str]) -> re.Pattern[str]:
    """The tokens, where an abbreviation takes its full stop along."""
    forms = sorted(dict.fromkeys(dotted), key=lambda form: (-len(form), form))
    alternatives = "|".join(
        rf"\b{'(?i:' + re.escape(form) + ')'}" + ("(?!\\w)" if form.endswith(".") else r"(?![\w])") for form in forms
    )
    return re.compile(_TOKEN.pattern.replace("DOTTED)", alternatives + ")", 1), re.VERBOSE)


def _shape_of_number(text: str) -> str:
    if "," in text:
        return "GROUPED"
    if "." in text:
        whole, _, rest = text.partition(".")
        return (
            "DOTTED_CLOCK" if len(rest) == 2 and int(rest) < 60 and len(whole) <= 2 and int(whole) < 24 else "DECIMAL"
        )
    if len(text) > 4:
        return "LONG"
    number = int(text)
    if len(text) == 4:
        return "YEAR" if 1000 <= number < 3000 else "LONG"
    if len(text) == 3:
        return "HUNDREDS" if number >= 100 else "LONG"
    return next(name for bound, name in _SHAPES if number <= bound)
