"""Intervals keep the precision they were given, and their text form is EDTF."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Granularity, Interval
from dateline.timex.calendars import around

settings.register_profile("dateline", deadline=None, derandomize=True)
settings.load_profile("dateline")

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
# The package edtf reads years of four digits only where they are not below 0.
MODERN_DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Whole units, stretches between two days, open ends, exact or approximate."""
    first = draw(MODERN_DAYS)
    kind = draw(st.sampled_from([*Granularity, "stretch", "since", "until"]))
    if kind == "since":
        return Interval.since(first)
    if kind == "until":
        return Interval.until(first)
    if kind == "stretch":
        interval = Interval(first, first + timedelta(draw(st.integers(1, 5000))))
    else:
        interval = around(first, Granularity(kind))
    return interval.roughly() if draw(st.booleans()) else interval


@given(intervals())
def test_the_text_form_is_edtf_that_others_read(interval: Interval) -> None:
    parse_edtf(interval.edtf)


@given(intervals())
def test_the_text_form_gives_the_same_days_back(interval: Interval) -> None:
    again = Interval.parse(interval.edtf)
    assert (again.earliest, again.latest) == (interval.earliest, interval.latest)
    assert again.approximate == interval.approximate
    assert again.edtf == interval.edtf


@given(MODERN_DAYS, st.sampled_from(sorted(Granularity)))
def test_a_unit_holds_the_day_it_was_made_from_and_keeps_its_name(day: date, granularity: Granularity) -> None:
    if granularity is Granularity.WEEKEND:
        return  # a Tuesday is in no weekend
    unit = around(day, granularity)
    assert unit.contains(Interval.day(day))
    assert Interval.parse(unit.edtf).granularity is granularity


@given(DAYS, st.sampled_from(sorted(Granularity)))
def test_no_day_of_the_calendar_breaks_a_unit(day: date, granularity: Granularity) -> None:
    unit = around(day, granularity)
    assert unit.earliest is not None
    assert unit.latest is not None


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "granularity"),
    [
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30), Granularity.MONTH),
        ("2022-01-09/2022-01-10", date(2022, 1, 9), date(2022, 1, 10), None),
        ("2022-01-08/2022-01-09", date(2022, 1, 8), date(2022, 1, 9), Granularity.WEEKEND),
        ("2022-01-10/2022-01-16", date(2022, 1, 10), date(2022, 1, 16), Granularity.WEEK),
        ("../2022-01-09", None, date(2022, 1, 9), None),
        ("2022-01-09/..", date(2022, 1, 9), None, None),
        ("2021~", date(2021, 1, 1), date(2021, 12, 31), Granularity.YEAR),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28), Granularity.SEASON),
        ("2021-35", date(2021, 7, 1), date(2021, 9, 30), Granularity.QUARTER),
        ("2021-41", date(2021, 7, 1), date(2021, 12, 31), Granularity.HALF),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), Granularity.DECADE),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), Granularity.CENTURY),
        ("-0479", None, None, Granularity.YEAR),
    ],
)
def test_forms_of_edtf(edtf: str, earliest: date | None, latest: date | None, granularity: Granularity | None) -> None:
    interval = Interval.parse(edtf)
    assert (interval.earliest, interval.latest, interval.granularity) == (earliest, latest, granularity)
    assert str(interval) == edtf


@pytest.mark.parametrize("text", ["", "yesterday", "2021-13", "2021-02-30", "21-06", "2022-01-10/2022-01-09"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Interval.parse(text)


def test_an_interval_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Interval(date(2022, 1, 2), date(2022, 1, 1))


def test_intersection_keeps_the_finer_unit() -> None:
    june = Interval.month(2021, 6)
    assert Interval.year(2021).intersect(june) == june
    assert june.intersect(Interval.year(2021)) == june
    assert june.intersect(Interval.month(2021, 7)) is None
    assert june.intersect(Interval.since(date(2021, 6, 10))) == Interval(date(2021, 6, 10), date(2021, 6, 30))
