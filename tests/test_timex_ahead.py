"""What is counted from today on, and verbs whose form leaves open which way they look."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotation.parse import parse
from dateline.model import TimexType
from dateline.timex import find_timexes

pytestmark = pytest.mark.model

WEDNESDAY = date(2022, 1, 12)
SUNDAY = date(2022, 1, 9)


def values(text: str, published: date = WEDNESDAY) -> list[str]:
    return [timex.value for timex in find_timexes(parse(text), published, text)]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("They will meet in three weeks.", "2022-W05", "2022-01-31/2022-02-06"),
        ("In three weeks he will be back.", "2022-W05", "2022-01-31/2022-02-06"),
        ("The results are due in 10 days.", "2022-01-22", "2022-01-22"),
        ("The elections are scheduled in two months.", "2022-03", "2022-03"),
        ("The bond would be redeemed in five years.", "2027", "2027"),
        ("The vote is in three weeks.", "2022-W05", "2022-01-31/2022-02-06"),
        ("The vote is three weeks away.", "2022-W05", "2022-01-31/2022-02-06"),
        ("They will meet a week from Friday.", "2022-01-21", "2022-01-21"),
    ],
)
def test_in_three_weeks_is_a_day_or_week_to_come(text: str, value: str, edtf: str) -> None:
    [timex] = find_timexes(parse(text), WEDNESDAY, text)
    assert (timex.type, timex.value, str(timex.interval)) == (TimexType.DATE, value, edtf)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met twice in three weeks.", "P3W"),
        ("He finished the job in three weeks.", "P3W"),
        ("It could be built in three weeks.", "P3W"),
        ("This will be his first visit in ten years.", "P10Y"),
        ("Inflation will fall to its lowest level in ten years.", "P10Y"),
        ("It will be ready in two to three weeks.", "P2W"),
        ("It closes in an hour.", "PT1H"),
        ("The plan will take three weeks.", "P3W"),
    ],
)
def test_what_takes_or_spans_three_weeks_is_no_point_in_time(text: str, value: str) -> None:
    [timex] = find_timexes(parse(text), WEDNESDAY, text)
    assert (timex.type, timex.value, timex.interval) == (TimexType.DURATION, value, None)


def test_within_three_weeks_begins_today() -> None:
    [timex] = find_timexes(parse("They will meet within three weeks."), WEDNESDAY)
    assert (timex.value, str(timex.interval)) == ("P3W", "2022-01-12/2022-02-02")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Monday, they set a trap for the thieves.", "2022-01-10"),
        ("The army set fire to the village on Tuesday.", "2022-01-11"),
        ("The trial is set to begin on Friday.", "2022-01-14"),
        ("A hearing was set for Friday.", "2022-01-14"),
        ("The judge set a hearing for Friday.", "2022-01-14"),
        ("Neither he nor his lawyer could be located Tuesday.", "2022-01-11"),
        ("Nobody could be found Tuesday.", "2022-01-11"),
        ("A vote could come Tuesday.", "2022-01-18"),
        ("Strikes are likely if talks fail Tuesday.", "2022-01-18"),
        ("He moved to Rome on Friday.", "2022-01-07"),
    ],
)
def test_verbs_that_do_not_show_their_tense(text: str, value: str) -> None:
    assert values(text) == [value]


def test_an_agreement_to_do_something_does_not_date_it_back() -> None:
    assert values("The bank reached an agreement to acquire its rival in January.", date(2021, 11, 2)) == ["2022-01"]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It fell last February.", date(2022, 3, 1), "2021-02"),
        ("It fell last February.", date(2022, 6, 1), "2022-02"),
        ("It fell last December.", date(2022, 1, 12), "2021-12"),
    ],
)
def test_last_february_is_not_last_month(text: str, published: date, value: str) -> None:
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("This week's talks could fail.", "2022-W02"),
        ("They will meet this week.", "2022-W02"),
        ("This week's talks failed.", "2022-W01"),
        ("They met this week.", "2022-W01"),
        ("They met last week.", "2021-W52"),
        ("They will meet next week.", "2022-W02"),
    ],
)
def test_on_a_sunday_this_week_is_the_one_that_the_verb_looks_to(text: str, value: str) -> None:
    assert values(text, SUNDAY) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left the day before last Friday.", "2022-01-06"),
        ("They will vote the day after Monday's debate.", "2022-01-18"),
        ("They wed the day after Christmas.", "2021-12-26"),
    ],
)
def test_the_day_beside_a_named_day(text: str, value: str) -> None:
    assert values(text) == [value]
