"""Numbers in words and digits."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.timex.grammar import grammar

_SKIPPED = frozenset({"-", "and", "a", "the", "an"})


def read_number(words: Sequence[str]) -> float | None:
    """The number that the words say, None where they say none exactly.

    >>> read_number(["twenty", "-", "one"]), read_number(["two", "and", "a", "half"]), read_number(["a", "few"])
    (21, 2.5, None)
    """
    words = list(words)
    half = bool(words) and words[-1] == "half"
    if words[:2] in (["half", "a"], ["half", "an"]) or words[:3] in (["half", "-", "a"], ["half", "-", "an"]):
        return 0.5
    if len(words) >= 3 and words[-2] == "/":
        whole = read_number(words[:-3]) or 0
        return whole + int(words[-3]) / int(words[-1]) if int(words[-1]) else None
    if half:
        words = words[:-1]
    if words in (["a"], ["an"], ["another"], ["one"], ["the"]):
        total: float | None = 1
    elif words and words[0][0] in "0123456789":
        total = _read_digits(words)
    else:
        total = _read_words([word for word in words if word not in _SKIPPED])
    return total + 0.5 if total is not None and half else total


def _read_digits(words: Sequence[str]) -> float | None:
    text = words[0].replace(",", "")
    number = float(text) if "." in text else int(text)
    for word in words[1:]:
        if factor := grammar().lexicon.values["HUNDRED"].get(word):
            number *= int(factor)
        elif word not in ("-", "and", "a"):
            return number  # "10 to 15": the first
    return number


def _read_words(words: Sequence[str]) -> float | None:
    values = grammar().lexicon.values
    total = current = 0
    seen = False
    for word in words:
        small = values["COUNT"].get(word) or values["TEEN"].get(word) or values["TENS"].get(word)
        if small:
            current += int(small)
        elif factor := values["HUNDRED"].get(word):
            current = max(current, 1) * int(factor)
            if int(factor) >= 1000:
                total, current = total + current, 0
        elif seen and word in ("to", "or"):
            break
        else:
            return None
        seen = True
    return total + current if seen else None


def read_ordinal(words: Sequence[str]) -> int | None:
    """The number of "3rd", "third" or "twenty-third".

    >>> read_ordinal(["twenty", "-", "first"])
    21
    """
    values = grammar().lexicon.values
    total = 0
    for word in words:
        if word[0] in "0123456789":
            total += int(word.rstrip("stndrh"))
        elif number := values["ORDINAL"].get(word) or values["TENS"].get(word):
            total += int(number)
        elif word != "-":
            return None
    return total or None


def read_year(words: Sequence[str]) -> int | None:
    """The year of "2019", "'97", "nineteen ninety-six" or "two thousand and one".

    A two-digit year lies between 1930 and 2029.
    """
    values = grammar().lexicon.values
    if len(words) == 1 and words[0].startswith("'"):
        return two_digit_year(int(words[0][1:]))
    if words and words[0][0] in "0123456789":
        return int(words[0])
    if words[:2] == ["two", "thousand"]:
        number = read_number(words)
        return int(number) if number else None
    century = values["TEEN"].get(words[0]) or values["TENS"].get(words[0])
    rest = [word for word in words[1:] if word != "-"]
    if not century or not rest:
        return None
    if rest == ["hundred"]:
        return int(century) * 100
    years = _read_words(rest)
    return int(century) * 100 + int(years) if years is not None else None


def two_digit_year(number: int) -> int:
    return number + (2000 if number < 30 else 1900)
