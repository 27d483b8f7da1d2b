"""The many ways to write one date, range or distance, as a reader types them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotation.parse import parse
from dateline.timex import find_timexes

pytestmark = pytest.mark.model

WEDNESDAY = date(2022, 1, 12)


def values(text: str, published: date = WEDNESDAY) -> list[tuple[str, str]]:
    return [(timex.text, timex.value) for timex in find_timexes(parse(text), published, text)]


@pytest.mark.parametrize(
    "words",
    [
        "January 9, 2022",
        "9 January 2022",
        "Jan. 9 2022",
        "the ninth of January 2022",
        "January 9th",
        "9.1.2022",
        "1/9/2022",
        "01-09-22",
        "2022-01-09",
        "2022/01/09",
        "2022.01.09",
        "9-Jan-2022",
        "Sun, 9 Jan 2022",
        "Sunday, Jan. 9",
    ],
)
def test_one_day_in_many_spellings(words: str) -> None:
    assert values(f"They met on {words} in Rome.") == [(words, "2022-01-09")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet from Monday through Wednesday.", ["2022-01-17", "2022-01-19"]),
        ("They met from Thursday to Tuesday.", ["2022-01-06", "2022-01-11"]),
        ("They met between Thursday and Friday.", ["2022-01-06", "2022-01-07"]),
        ("They met Wednesday and Thursday.", ["2022-01-05", "2022-01-06"]),
        ("They met on Friday and Thursday.", ["2022-01-07", "2022-01-06"]),
        ("It is expected to hit late Tuesday or early Wednesday.", ["2022-01-18", "2022-01-19"]),
        ("The meeting was moved from Monday to Friday.", ["2022-01-10", "2022-01-14"]),
        ("They met on Jan. 3, 4 and 5.", ["2022-01-03", "2022-01-04", "2022-01-05"]),
        ("They met on 3, 4 and 5 January 2022.", ["2022-01-03", "2022-01-04", "2022-01-05"]),
        ("They met between 3 and 9 May.", ["2021-05-03", "2021-05-09"]),
        ("They met from 3 May to 9 June 2021.", ["2021-05-03", "2021-06-09"]),
        ("They met from May to June 2021.", ["2021-05", "2021-06"]),
        ("He served from 2019 to 2021.", ["2019", "2021"]),
    ],
)
def test_both_ends_of_a_range(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on the first Monday of May 2021.", "2021-05-03"),
        ("They met on the last Friday in March.", "2021-03-26"),
        ("They will vote on the second Tuesday of next month.", "2022-02-08"),
        ("He left ten years ago today.", "2012-01-12"),
        ("He left a year ago this month.", "2021-01"),
        ("He left a year and a half ago.", "2020-07"),
        ("They met the week before last.", "2021-W52"),
        ("It closed in 2022-01.", "2022-01"),
        ("It closed in 03/2019.", "2019-03"),
        ("It will cost more over the next decade.", "P10Y"),
        ("It rose in 2021Q3.", "2021-Q3"),
        ("It began at half past three in the afternoon.", "2022-01-12T15:30"),
        ("It began at 1530 GMT.", "2022-01-12T15:30"),
    ],
)
def test_a_rarer_way_to_say_it(text: str, expected: str) -> None:
    assert [value for _, value in values(text)] == [expected]


def test_a_month_without_a_fifth_monday_says_so() -> None:
    [timex] = find_timexes(parse("They met on the fifth Monday of June 2021."), WEDNESDAY)
    assert (timex.value, timex.interval, timex.note) == ("", None, "2021-06 has no fifth Monday")


def test_office_hours_begin_in_the_morning() -> None:
    assert values("The shop is open from 9 to 5 p.m. on weekdays.") == [
        ("9", "2022-01-12T09:00"),
        ("5 p.m.", "2022-01-12T17:00"),
    ]


def test_a_weekday_that_does_not_fit_its_date_is_noted() -> None:
    text = "They met on Monday, 9 January 2022."
    [timex] = find_timexes(parse(text), WEDNESDAY, text)
    assert (timex.value, timex.note) == ("2022-01-09", "2022-01-09 was a Sunday")


def test_a_weekday_helps_to_find_the_year() -> None:
    assert values("They met on Saturday, Dec. 3.", date(2022, 6, 1)) == [("Saturday, Dec. 3", "2022-12-03")]
    assert values("They met on Dec. 3.", date(2022, 6, 1)) == [("Dec. 3", "2021-12-03")]


def test_once_is_a_time_only_where_it_means_formerly() -> None:
    text = "He was once king. They met once. Once the war ended they met once a week. He left at once."
    assert values(text) == [("once", "PAST_REF"), ("once a week", "P1W")]


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 fled.",
        "Nearly 2000 have fled.",
        "He lives at 1600 Pennsylvania Avenue.",
        "The town has a population of 2019.",
        "The prize went to Ann Lee and August Wilson.",
        "He said that May would resign.",
        "The Sunday Times said so.",
        "The Good Friday Agreement holds.",
        "It rose from a quarter to three fifths.",
        "The 52-year-old woman left.",
        "The average daily volume fell.",
    ],
)
def test_no_time_at_all(text: str) -> None:
    assert values(text) == []
