"""Times of day: the day they are of, and the zone of the clock."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotation.parse import parse
from dateline.model import Timex, TimexType
from dateline.timex import find_timexes
from dateline.timex.zones import stated_zone, zone_between

pytestmark = pytest.mark.model

WEDNESDAY = date(2022, 1, 12)


def read(text: str) -> tuple[Timex, ...]:
    return find_timexes(parse(text), WEDNESDAY, text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Talks will start on Tuesday at 18:00 UTC.", "Tuesday at 18:00 UTC", "2022-01-18T18:00"),
        ("Talks started on Tuesday at 18:00 UTC.", "Tuesday at 18:00 UTC", "2022-01-11T18:00"),
        ("They met Monday, 3 p.m., in Rome.", "Monday, 3 p.m.", "2022-01-10T15:00"),
        ("It began at 6:30 p.m. local time Tuesday.", "6:30 p.m. local time Tuesday", "2022-01-11T18:30"),
        ("It began Tuesday at around 6 p.m. and ended.", "Tuesday at around 6 p.m.", "2022-01-11T18:00"),
        ("They met on Tuesday from 9 a.m. on.", "Tuesday from 9 a.m.", "2022-01-11T09:00"),
        ("They met on Christmas Day at noon.", "Christmas Day at noon", "2021-12-25T12:00"),
    ],
)
def test_a_time_beside_a_day_is_of_that_day(text: str, words: str, value: str) -> None:
    [timex] = read(text)
    assert (timex.text, timex.value, timex.type) == (words, value, TimexType.TIME)
    assert str(timex.interval) == value.partition("T")[0]


@pytest.mark.parametrize(
    "text",
    [
        "The shop was open from 9 a.m. to 5 p.m. on Monday.",
        "The shop was open on Monday from 9 a.m. until 5 p.m.",
        "The shop was robbed Monday at 9 a.m. and again at 5 p.m.",
    ],
)
def test_a_day_said_once_serves_both_times(text: str) -> None:
    assert [t.value for t in read(text)] == ["2022-01-10T09:00", "2022-01-10T17:00"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was shot Friday. At 6 a.m. he died.", "2022-01-07T06:00"),
        ("Prices fell Friday. Dealers placed orders in the morning.", "2022-01-07TMO"),
        ("He was shot Friday. The mayor will speak at 6 p.m.", "2022-01-12T18:00"),
        ("He was shot Friday. It was dark. He was alone. At 6 a.m. he rose.", "2022-01-12T06:00"),
        ("They will vote on Friday. Doors will open at 6 p.m.", "2022-01-14T18:00"),
    ],
)
def test_a_time_alone_is_of_the_day_that_the_story_stands_at(text: str, value: str) -> None:
    assert read(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("It began at 14:05 GMT.", "2022-01-12T14:05", "Z"),
        ("It began at 5 p.m. EST on Monday.", "2022-01-10T17:00", "-05:00"),
        ("It began at 8 p.m. ET.", "2022-01-12T20:00", "America/New_York"),
        ("It began at 8 p.m. Pacific time.", "2022-01-12T20:00", "America/Los_Angeles"),
        ("It began at 6 p.m. Moscow time.", "2022-01-12T18:00", "Europe/Moscow"),
        ("It began at 14:05 UTC+5:30.", "2022-01-12T14:05", "+05:30"),
        ("It began at 10:35 a.m. (0735 GMT).", "2022-01-12T10:35", "+03:00"),
        ("It began at 9:30 p.m. local time (0230 GMT).", "2022-01-12T21:30", "-05:00"),
        ("Posted 2021-12-05T14:30:00+02:00.", "2021-12-05T14:30:00", "+02:00"),
        ("Posted 2021-12-05T14:30Z.", "2021-12-05T14:30", "Z"),
        ("It began at 6 p.m. local time.", "2022-01-12T18:00", None),
        ("It began at 6 p.m.", "2022-01-12T18:00", None),
    ],
)
def test_the_zone_of_the_clock_is_kept(text: str, value: str, zone: str | None) -> None:
    [timex] = read(text)
    assert (timex.value, timex.zone) == (value, zone)


def test_a_zone_that_no_clock_keeps_is_none() -> None:
    assert stated_zone("UTC+99") is None
    assert zone_between(10 * 60 + 35, 7 * 60 + 31, "gmt") is None


def test_each_reason_for_no_reading_is_given() -> None:
    [timex] = read("They met on 31 February, at 24:30.")
    assert (timex.value, timex.note) == ("", "February has no day 31; no clock shows 24:30")
