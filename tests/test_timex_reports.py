"""What business reports say of their quarters and years."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotation.parse import parse
from dateline.timex import find_timexes

pytestmark = pytest.mark.model

NOVEMBER = date(2021, 11, 2)


def read(text: str, published: date = NOVEMBER) -> list[tuple[str, str, str | None]]:
    return [
        (t.text, t.value, t.interval.edtf if t.interval else None) for t in find_timexes(parse(text), published, text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "edtf"),
    [
        ("Sales rose in the quarter ended Sept. 30.", "the quarter", "2021-Q3", "2021-35"),
        ("Sales rose in the quarter ended July 31.", "the quarter", "2021-Q2", "2021-05-01/2021-07-31"),
        ("Sales rose in the fourth quarter ended June 30.", "the fourth quarter", "2021-Q4", "2021-34"),
        ("Sales rose in the second quarter ended Oct. 31.", "the second quarter", "2021-Q2", "2021-08-01/2021-10-31"),
        ("Sales will rise in the year ending June 30.", "the year", "P1Y", "2021-07-01/2022-06-30"),
        ("Sales rose in the fiscal year ended Jan. 31, 2020.", "the fiscal year", "P1Y", "2019-02-01/2020-01-31"),
        ("Sales rose in the nine months ended Sept. 30.", "the nine months", "P9M", "2021-01-01/2021-09-30"),
    ],
)
def test_a_stretch_that_ended_on_a_day_is_the_months_up_to_it(text: str, words: str, value: str, edtf: str) -> None:
    assert read(text)[0] == (words, value, edtf)


def test_what_ended_is_over_however_long_ago() -> None:
    text = "Sales fell in the second quarter ended Oct. 31."
    assert read(text, date(2021, 10, 27)) == [
        ("the second quarter", "2020-Q2", "2020-08-01/2020-10-31"),
        ("Oct. 31", "2020-10-31", "2020-10-31"),
    ]


def test_a_quarter_keeps_the_name_that_the_report_gave_it() -> None:
    text = "Net fell in the first quarter. For the quarter ended Sept. 30 it was $9 million, up from a year earlier."
    assert [(words, value) for words, value, _ in read(text)] == [
        ("the first quarter", "2021-Q1"),
        ("the quarter", "2021-Q1"),
        ("Sept. 30", "2021-09-30"),
        ("a year earlier", "2020-Q1"),
    ]


def test_the_latest_quarter_is_not_the_one_compared_with() -> None:
    text = "Net fell in the fourth quarter. It was lower than a year earlier. Sales in the latest period rose."
    assert [value for _, value, _ in read(text)] == ["2021-Q4", "2020-Q4", "2021-Q4"]


def test_that_quarter_is_one_that_was_named() -> None:
    text = "Net fell in the first quarter. A plant shut on Sept. 3. Sales for that quarter rose."
    assert read(text)[-1] == ("that quarter", "2021-Q1", "2021-33")


def test_this_quarters_loss_is_that_of_the_quarter_reported() -> None:
    text = "Net fell in the third quarter. This quarter's loss includes a charge. It will shut a plant this quarter."
    assert [value for _, value, _ in read(text)] == ["2021-Q3", "2021-Q3", "2021-Q4"]
