"""Numbers in a parsed text: figures and number words, with what stands before them ("at least") and their currency."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.rules import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: the tokens `first` to `last`, its bounds, and `head`, the word by which it hangs.

    An open bound is None: "at least 12" has no `most`. `unit` is the code of a currency, "" where it is no money.
    """

    first: Token
    last: Token
    head: Token
    least: float | None
    most: float | None
    is_approximate: bool
    unit: str


def find_figures(parsed: Doc, taken: Collection[int]) -> Iterator[Figure]:
    """The numbers of the text in its order, but not those at the token positions `taken`, which are parts of times."""
    tag = parsed.vocab.strings["CD"]
    numbers = [t for t in parsed if (t.tag == tag or t.lower_ in _factors()) and t.i not in taken]
    while numbers:
        run = _run(numbers)
        upper = _upper_end(run[-1], numbers[len(run) :])
        del numbers[: len(run) + len(upper)]
        low, high = value_of(run), value_of(upper or run)
        if low is not None and high is not None and not _is_rate((upper or run)[-1]):
            yield _figure(run, upper, min(low, high), max(low, high))


def _figure(run: list[Token], upper: list[Token], low: float, high: float) -> Figure:
    unit, first = _currency(run, (upper or run)[-1])
    hedge, first = _hedge(first)
    inside = {t.i for t in run}
    head = next((t for t in reversed(run) if t.head.i not in inside or t.head is t), run[-1])
    return Figure(
        first=first,
        last=(upper or run)[-1],
        head=head,
        least=None if hedge == "most" else low,
        most=None if hedge == "least" else high,
        is_approximate=hedge == "about",
        unit=unit,
    )


def _run(numbers: Sequence[Token]) -> list[Token]:
    """As in "twenty-three", "5 million", "7-billion": number words with a hyphen between them or nothing."""
    run = [numbers[0]]
    for token in numbers[1:]:
        if not _goes_on(run[-1], token):
            break
        run.append(token)
    return run


def _goes_on(last: Token, token: Token) -> bool:
    if token.i == last.i + 1:
        return not token.lower_[0].isdigit()  # "2012 12" are two numbers
    is_part = token.lower_ in _factors() or _ones_and_tens().get(token.lower_, 99) < 10
    return is_part and token.i == last.i + 2 and last.nbor().text == "-"


def _upper_end(last: Token, others: Sequence[Token]) -> list[Token]:
    """The second number of "10 to 15" and "between 10 and 15"."""
    if not others or others[0].i != last.i + 2 or others[0].sent != last.sent:
        return []
    between = last.nbor().lower_
    is_range = between in ("to", "-") or (between == "and" and last.i > 0 and last.nbor(-1).lower_ == "between")
    return _run(others) if is_range else []


def value_of(run: Sequence[Token]) -> float | None:
    """The number; None for "several hundred", which is none in particular."""
    if run[0].lower_ in _factors():
        return None
    total = current = 0.0
    for token in run:
        word = token.lower_.replace(",", "")
        if (factor := _factors().get(word)) is not None:
            current *= factor
            if factor >= 1000:
                total, current = total + current, 0.0
        elif (small := _ones_and_tens().get(word)) is not None:
            current += small
        elif word.replace(".", "", 1).isascii() and word.replace(".", "", 1).isdigit():
            current += float(word)
        else:
            return None
    return total + current


def _is_rate(last: Token) -> bool:
    """As in "$12 a share": so much for each."""
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    return following is not None and (following.lower_ == "per" or (following.dep_ == "det" and following.text == "a"))


def _hedge(first: Token) -> tuple[str, Token]:
    """least, most, about or nothing, and the token with which that begins."""
    before = list(first.doc[max(first.sent.start, first.i - 4) : first.i])
    for n in range(len(before)):
        words = " ".join(t.lower_ for t in before[n:])
        if hedge := _hedges().get(words):
            return hedge, before[n]
    return "", first


def _currency(run: Sequence[Token], last: Token) -> tuple[str, Token]:
    """The code of the currency that stands before or after the number, and the token with which the whole begins."""
    first = run[0]
    if first.i > first.sent.start and (code := _currencies().get(first.nbor(-1).text)):
        return code, first.nbor(-1)
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is None or (following.i + 1 < len(last.doc) and following.nbor().lower_ == "of"):
        return "", first  # "12 pounds of flour"
    return _currencies().get(following.lemma_.lower(), ""), first


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return load_toml("quantities.toml")


@cache
def _factors() -> dict[str, int]:
    factors: dict[str, int] = load_toml("quantities.toml")["number"]["factors"]
    return factors


@cache
def _ones_and_tens() -> dict[str, int]:
    number = _table()["number"]
    return dict(zip(number["ones"], range(1, 20), strict=True)) | dict(
        zip(number["tens"], range(20, 100, 10), strict=True)
    )


@cache
def _hedges() -> dict[str, str]:
    return {words: hedge for hedge, forms in _table()["hedge"].items() for words in forms}


@cache
def _currencies() -> dict[str, str]:
    return {word: code for code, words in _table()["currency"].items() for word in words}
