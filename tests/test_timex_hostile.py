"""Time expressions in texts that were made to be slow, and reading that stays linear."""

from __future__ import annotations

import time
from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from dateline.timex import find_timexes

TOKENIZER = spacy.blank("en")
TOKENIZER.max_length = 20_000_000


def blank(text: str) -> Doc:
    """Tokens without a parse, which a text of this size takes minutes to get."""
    return TOKENIZER.make_doc(text)


def seconds(text: str) -> float:
    parsed = blank(text)
    began = time.process_time()
    find_timexes(parsed, date(2022, 1, 12), text)
    return time.process_time() - began


@pytest.mark.parametrize(
    "piece",
    [
        "They met on 3 May 2019 and two days later. ",
        "12/25/2021 ",
        "9-Jan-2022 ",
        "from Monday to ",
        "the the end of the end of ",
        "twenty-one hundred and two thousand and ",
        "3, 4, 5, 6, 7 and ",
        "the quarter, a year earlier, ",
        "about about early mid-late ",
        "-1-2-3/4/5:6:7.8.9 ",
        "(((1999 ",
    ],
)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    seconds(piece)  # what is loaded once
    small = max(min(seconds(piece * 400) for _ in range(2)), 0.01)
    assert seconds(piece * 4_000) < 40 * small  # quadratic would be a hundred times


def test_ten_thousand_dates_are_all_read() -> None:
    text = " ".join(f"{1 + n % 28} May {1000 + n % 1000 + 500}," for n in range(10_000))
    timexes = find_timexes(blank(text), date(2022, 1, 12), text)
    assert len(timexes) == 10_000
    assert timexes[-1].value == "2499-05-04"


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "²³¹⁴⁵⁶⁷⁸⁹⁰"])
def test_digits_of_other_scripts_neither_break_nor_count(digits: str) -> None:
    shifted = str.maketrans("0123456789", digits[:10])
    text = "On 3 May 2019, at 14:30, 12/25/2021, 2021-12-25, in the 1990s, 25 days later. ".translate(shifted)
    assert not [t for t in find_timexes(blank(text), date(2022, 1, 12), text) if t.interval and t.interval.is_bounded]


def test_a_document_of_one_huge_word() -> None:
    text = "Jan" * 20_000
    assert find_timexes(blank(text), date(2022, 1, 12), text) == ()
