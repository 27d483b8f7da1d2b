"""What a time expression hangs on, which way it looks, how precise it is, and what becomes of nonsense."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dateline.annotation.parse import parse
from dateline.model import Interval, Timex, TimexType
from dateline.timex import find_timexes
from dateline.timex.calendars import add_months, around, moved, next_to, timex3
from dateline.timex.named_days import named_day
from dateline.timex.numbers import read_number, read_ordinal, read_year

pytestmark = pytest.mark.model

WEDNESDAY = date(2022, 1, 12)


def read(text: str, published: date | None = WEDNESDAY) -> tuple[Timex, ...]:
    return find_timexes(parse(text), published, text)


def values(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(timex.text, timex.value) for timex in read(text, published)]


# ------------------------------------------------------------------ the verb's tense


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks began on Monday.", "2022-01-10"),
        ("Talks will begin on Monday.", "2022-01-17"),
        ("They plan to meet on Monday.", "2022-01-17"),
        ("They plan a vote on Monday.", "2022-01-17"),
        ("On Monday, the council expects to vote.", "2022-01-17"),
        ("The talks are scheduled to begin on Monday.", "2022-01-17"),
        ("The two ministers meet on Friday.", "2022-01-14"),
        ("He has time until Friday.", "2022-01-14"),
        ("The vote was postponed until Monday.", "2022-01-17"),
        ("He said on Monday that he was tired.", "2022-01-10"),
        ("The vote was postponed Monday.", "2022-01-10"),
        ("They extended their offer to buy the firm Monday.", "2022-01-10"),
        ("The offer had been due to expire on Monday.", "2022-01-10"),
        ("He had planned to leave on Monday.", "2022-01-17"),
        ("Police arrested him on Wednesday.", "2022-01-12"),
        ("In an interview Monday he would not say why.", "2022-01-10"),
        ("He said that the vote would be held on Monday.", "2022-01-17"),
    ],
)
def test_a_weekday_follows_the_verb(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


def test_one_sentence_may_look_both_ways() -> None:
    assert values("The talks, which began on Monday, will begin on Sunday.", date(2022, 1, 9)) == [
        ("Monday", "2022-01-03"),
        ("Sunday", "2022-01-09"),
    ]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It opened in October.", date(2022, 1, 12), "2021-10"),
        ("It will open in October.", date(2022, 1, 12), "2022-10"),
        ("The dividend is payable Dec. 1.", date(2021, 11, 2), "2021-12-01"),
        ("He left in January.", date(2021, 10, 30), "2021-01"),
        ("Figures for January extended the surge.", date(2021, 2, 6), "2021-01"),
        ("The ministry told buyers of a cut in April.", date(2021, 3, 12), "2021-04"),
        ("They wed on February 29.", date(2022, 1, 12), "2020-02-29"),
    ],
)
def test_a_date_without_a_year_lies_on_the_side_that_the_clause_looks_to(
    text: str, published: date, value: str
) -> None:
    assert [v for _, v in values(text, published)] == [value]


# ------------------------------------------------------------------ anchors


def test_last_night_is_the_night_before_publication_however_often_it_is_said() -> None:
    text = "He spoke last night. She left last night. They met on Monday. This morning they were gone."
    assert values(text) == [
        ("last night", "2022-01-11TNI"),
        ("last night", "2022-01-11TNI"),
        ("Monday", "2022-01-10"),
        ("This morning", "2022-01-12TMO"),
    ]


def test_what_follows_hangs_on_what_was_told_before() -> None:
    text = "On 3 May 2019 she won. The next day she resigned. Two weeks later she left; that evening she slept."
    assert [(t.value, t.anchor) for t in read(text)] == [
        ("2019-05-03", "the calendar"),
        ("2019-05-04", "3 May 2019"),
        ("2019-05-18", "The next day"),
        ("2019-05-18TEV", "Two weeks later"),
    ]


def test_that_year_is_the_one_told_and_not_the_one_of_publication() -> None:
    assert values("He was elected in 2007. That year he also married; the following year he divorced.") == [
        ("2007", "2007"),
        ("That year", "2007"),
        ("the following year", "2008"),
    ]


def test_that_day_without_another_before_it_is_no_known_day() -> None:
    assert values("Firms lose money on trades made that day.") == [("that day", "XXXX-XX-XX")]


def intervals(text: str) -> list[str]:
    return [str(t.interval) for t in read(text)]


def test_three_days_after_a_week_is_no_known_day() -> None:
    timexes = read("He left two weeks ago and came back three days later.")
    assert [t.value for t in timexes] == ["2021-W52", "FUTURE_REF"]
    assert str(timexes[1].interval) == "2021-12-30~/2022-01-05~"


def test_two_weeks_after_a_month_is_about_a_month() -> None:
    assert intervals("In June 2016 the bank failed. Two weeks later he left.") == ["2016-06", "2016-06-15~/2016-07-14~"]
    assert intervals("In 2016 the bank failed. Two weeks later he left.")[1] == "None"


def test_later_counts_from_the_story_and_not_from_its_report() -> None:
    """The day on which police spoke, and one that a clause throws in, leave the story where it is."""
    text = "He was shot on Friday, police said on Sunday. The next day he died."
    assert intervals(text) == ["2022-01-07", "2022-01-09", "2022-01-08"]
    text = "They voted on Friday. The offer, made on 3 January, stands. Two days earlier workers had walked out."
    assert intervals(text)[2] == "2022-01-05"
    text = "He was shot on Friday. He died on Sunday. The next day he was buried."
    assert intervals(text)[2] == "2022-01-10"


def test_hours_later_is_about_the_same_day() -> None:
    assert intervals("He was shot on Friday. An hour later he died.")[1] == "2022-01-07~"
    assert intervals("He was shot on Friday. Hours before, he had fled.")[1] == "2022-01-07~"
    assert intervals("He was shot on Friday. 48 hours later he died.")[1] == "2022-01-07/.."


def test_a_time_of_day_is_of_the_day_that_is_told() -> None:
    text = "Robbers broke in on Sunday, police said on Monday. They fled at 4 a.m."
    assert intervals(text)[2] == "2022-01-09"
    assert intervals("They signed it shortly before midnight.") == ["2022-01-11"]
    assert intervals("They will sign it before midnight.") == ["2022-01-12"]


def test_a_chronicle_of_last_year_keeps_the_year_of_its_lead() -> None:
    text = (
        "The clash was on 3 August 2021. It was the worst since 11 January 2014. On 2 August workers shut the canal. "
        "In November 2021 two men were tried."
    )
    assert intervals(text) == ["2021-08-03", "2014-01-11", "2021-08-02", "2021-11"]


def test_without_a_publication_date_a_year_comes_from_a_full_date_elsewhere() -> None:
    assert [t.value for t in read("They met on 2 March. It ended on 4 May 2011.", None)] == ["2011-03-02", "2011-05-04"]
    assert [t.value for t in read("They met on 2 March. It ended on 4 May.", None)] == ["XXXX-03-02", "XXXX-05-04"]


def test_months_of_a_list_share_the_year_at_its_end() -> None:
    values = [t.value for t in read("Sales fell in March, June and September last year.")]
    assert values == ["2021-03", "2021-06", "2021-09"]
    assert next(t.value for t in read("In December, last year's vote was void.")) == "2021-12"


def test_a_quarter_in_which_something_is_to_happen_lies_ahead() -> None:
    assert intervals("They hope to close the deal in the third quarter.") == ["2022-35"]
    assert intervals("They expect to report a loss for the third quarter.") == ["2021-35"]


def test_without_a_publication_date_nothing_is_guessed() -> None:
    timexes = read("He left yesterday. They met last week, on Monday and in May.", None)
    assert [t.value for t in timexes] == ["XXXX-XX-XX", "XXXX-WXX", "XXXX-WXX-1", "XXXX-05"]
    assert all(t.interval is None and t.note for t in timexes)


def test_without_a_publication_date_an_earlier_date_is_not_taken_for_today() -> None:
    assert values("The shop opened in 2000. It moved last year.", None) == [("2000", "2000"), ("last year", "XXXX")]


def test_a_time_of_day_stays_with_an_unknown_day() -> None:
    assert values("It happened just after 11 p.m. Friday.", None) == [("11 p.m. Friday", "XXXX-WXX-5T23:00")]


def test_history_is_read_from_its_own_dates() -> None:
    """A chronicle written much later: months take the year told last, not that of publication."""
    text = (
        "The revolt began in 1848. In March crowds filled the squares. By 1849 the king had fled. "
        "In June the city fell. The war of 1859 followed. In 1866 the two states fought again. "
        "In 1870 a third war began. In September it was won."
    )
    assert values(text, date(2009, 12, 19)) == [
        ("1848", "1848"),
        ("March", "1848-03"),
        ("1849", "1849"),
        ("June", "1849-06"),
        ("1859", "1859"),
        ("1866", "1866"),
        ("1870", "1870"),
        ("September", "1870-09"),
    ]


def test_an_aside_in_brackets_does_not_move_the_story() -> None:
    text = (
        "In 1914, 1915, 1916 and 1917 he served. In May 1917 (a statue was raised in 1958) he fell ill. "
        "In July he died."
    )
    assert values(text, date(2009, 12, 19))[-1] == ("July", "1917-07")


def test_a_look_back_does_not_move_the_story() -> None:
    text = (
        "The war began in 1914. It spread in 1915. He fell in 1916. She died in 1917. The fleet sailed in June 1918. "
        "It kept what it had won in the previous year, and what was built two decades earlier. In July it sank."
    )
    assert values(text)[-1] == ("July", "1918-07")


def test_a_plan_does_not_move_the_story() -> None:
    text = (
        "The war began in 1914. It spread in 1915. He fell in 1916. She died in 1917. In March 1918 he lived in exile. "
        "The generals planned to attack in 1920. In April they lost their last fortress."
    )
    assert values(text)[-1] == ("April", "1918-04")


def test_a_year_said_once_serves_both_ends() -> None:
    assert values("The battle (26 June - 4 August 1952) was long.") == [
        ("26 June", "1952-06-26"),
        ("4 August 1952", "1952-08-04"),
    ]
    assert values("It lasted from November to January 1942.") == [("November", "1941-11"), ("January 1942", "1942-01")]
    assert values("It lasted from 24 February 2022 until 3 March.") == [
        ("24 February 2022", "2022-02-24"),
        ("3 March", "2022-03-03"),
    ]


def test_a_year_ago_in_a_quarterly_report_is_that_quarter_a_year_before() -> None:
    text = "Net income for the third quarter was $5 million, up from $4 million a year ago."
    assert values(text, date(2021, 11, 2)) == [("the third quarter", "2021-Q3"), ("a year ago", "2020-Q3")]
    assert values("He died a year ago.", date(2021, 11, 2)) == [("a year ago", "2020")]


def test_a_year_ago_in_a_report_that_has_turned_to_nine_months_is_no_quarter() -> None:
    text = (
        "Net income rose in the third quarter. For the nine months, it was $9 million, up from a year earlier. "
        "Sales fell from those of the year-earlier period. The third quarter was better than a year ago."
    )
    assert values(text, date(2021, 11, 2))[2:] == [
        ("a year earlier", "2020"),
        ("the year-earlier period", "P9M"),
        ("The third quarter", "2021-Q3"),
        ("a year ago", "2020-Q3"),
    ]


def test_months_that_no_report_sums_up_leave_a_year_earlier_to_the_date_told_last() -> None:
    assert values("They lost 300 men in the first six months of 2005, against 500 a year earlier.")[-1] == (
        "a year earlier",
        "2004",
    )


def test_nine_months_of_waiting_are_no_stretch_of_a_report() -> None:
    text = "Net income rose in the third quarter. After nine months of work it was up from a year ago."
    assert values(text, date(2021, 11, 2))[-1] == ("a year ago", "2020-Q3")


# ------------------------------------------------------------------ precision


@pytest.mark.parametrize(
    ("text", "value", "mod", "edtf"),
    [
        ("They met in June last year.", "2021-06", None, "2021-06"),
        ("It opened in early 2021.", "2021", "START", "2021"),
        ("It opened in mid-June 2021.", "2021-06", "MID", "2021-06"),
        ("It opened in about 1850.", "1850", "APPROX", "1850~"),
        ("It was late in the week.", "2022-W02", "END", "2022-01-10/2022-01-16"),
        ("Sales rose in the second half of 2020.", "2020-H2", None, "2020-41"),
        ("Sales rose in the third quarter of 2020.", "2020-Q3", None, "2020-35"),
        ("It was the winter of 2019.", "2019-WI", None, "2019-24"),
        ("It was in the 1990s.", "199", None, "199X"),
        ("It was in the 19th century.", "18", None, "18XX"),
        ("The city fell in 480 BC.", "BC0480", None, "-0479"),
        ("They met over the weekend.", "2022-W01-WE", None, "2022-01-08/2022-01-09"),
        ("Prices rose in recent months.", "PAST_REF", None, "../2022-01-12"),
        ("Prices will rise in the coming months.", "FUTURE_REF", None, "2022-01-12/.."),
        ("Prices rose in the past two months.", "P2M", None, "2021-11-12/2022-01-12"),
        ("They met Monday at noon.", "2022-01-10T12:00", None, "2022-01-10"),
    ],
)
def test_a_date_is_as_precise_as_its_words(text: str, value: str, mod: str | None, edtf: str) -> None:
    [timex] = read(text)
    assert (timex.value, timex.mod, str(timex.interval)) == (value, mod, edtf)
    assert timex.interval == Interval.parse(edtf) or timex.type is TimexType.DURATION


def test_an_age_is_a_time_only_where_it_is_said_of_its_subject() -> None:
    assert values("Mr. Reed, 52 years old, resigned.") == []
    assert values("They were 18 years old.") == [("18 years old", "P18Y")]


def test_quarters_of_a_year_are_counted_and_those_of_a_crowd_are_not() -> None:
    assert values("It lost money for several quarters of hardship.") == [("several quarters", "PXQ")]
    assert values("Three quarters of the members left, in some quarters with joy.") == []


def test_words_that_only_look_like_a_time() -> None:
    text = (
        "There were 2,000 troops and a Boeing 747. Theresa May spoke. He may go. The Sun shone. "
        "The March on Washington was huge. The second man fell. Prices fall. They spring into action. It cost $1999."
    )
    assert values(text) == []


# ------------------------------------------------------------------ nonsense and other bad input


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("They met on 31 February 2021.", "31 February 2021", "February 2021 has no day 31"),
        ("They met on February 29, 2021.", "February 29, 2021", "February 2021 has no day 29"),
        ("They met on 2021-13-45.", "2021-13-45", "2021-13-45 has no month 13"),
        ("They met on 31/31/2021.", "31/31/2021", "31/31/2021 has no month 31"),
        ("They met on 32-Jan-2021.", "32-Jan-2021", "32-Jan-2021 is no day of the calendar"),
        ("It began in the year 0.", "the year 0", "there is no year 0: 1 BC is followed by AD 1"),
        ("They met at 24:30.", "24:30", "no clock shows 24:30"),
        ("They met at 13:75 p.m. Monday.", "13:75 p.m. Monday", "no clock shows 13:75 p.m."),
    ],
)
def test_what_is_no_date_is_found_and_left_unresolved_with_the_reason(text: str, words: str, reason: str) -> None:
    [timex] = read(text)
    assert (timex.text, timex.value, timex.interval, timex.note) == (words, "", None, reason)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "Nothing here.", "?!,.;:-", "٣ مايو ٢٠٢٢ و ２０２２年５月３日 и १२ मई २०२२"]
)
def test_a_text_without_a_date_gives_none(text: str) -> None:
    assert read(text) == ()


def test_the_ends_of_the_calendar_do_not_break_it() -> None:
    words = "He left yesterday, last week, last weekend, this week, last winter and ten years ago."
    outside = "it lies outside the years 1 to 9999"
    assert [(t.value, t.note) for t in read(words, date(1, 1, 1))] == [
        *[("", outside)] * 3,
        ("0001-W01", None),
        ("", outside),
        ("", outside),
    ]
    words = "He will leave tomorrow, this week, this weekend, next year and in ten years. June next year, next summer."
    assert [t.value for t in read(words, date(9999, 12, 31))] == ["", "9999-W52", "9999-W52-WE", "", "", "", ""]


def test_curly_quotes_and_dashes_keep_their_place() -> None:
    text = "“Last year’s talks – in June 2021 – failed,” he said. ‘Monday’s did not.’"
    for timex in read(text):
        assert text[timex.start : timex.end] == timex.text
    assert [t.text for t in read(text)] == ["Last year", "June 2021", "Monday"]


def test_every_expression_says_why() -> None:
    text = "Now he left yesterday, in two weeks, every Monday, at noon, on 31 February 2021 and in the 1990s."
    timexes = read(text)
    assert len(timexes) == 6
    assert all(t.rule and t.anchor for t in timexes)


def test_expressions_are_in_text_order_and_do_not_overlap() -> None:
    text = (
        "On the night of Friday, Jan. 7, at 8:30 p.m. EST, he fled; on January 3-5, 2022, in early May and in 1990-91."
    )
    timexes = read(text)
    assert all(one.end <= other.start for one, other in pairwise(timexes))


def test_two_readings_are_the_same() -> None:
    text = "He met them last week, on Friday at noon, two days later and in June."
    assert read(text) == read(text)


# ------------------------------------------------------------------ the arithmetic behind


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty - one", 21),
        ("two hundred and fifty", 250),
        ("a hundred", 100),
        ("2,000", 2000),
        ("two and a half", 2.5),
        ("5 1 / 2", 5.5),
        ("half a", 0.5),
        ("ten to fifteen", 10),
        ("several", None),
        ("a few", None),
        ("1.5", 1.5),
        ("two dozen", 24),
    ],
)
def test_numbers_in_words(words: str, number: float | None) -> None:
    assert read_number(words.split()) == number


def test_ordinals_and_years_in_words() -> None:
    assert read_ordinal(["twenty", "-", "third"]) == 23
    assert read_ordinal(["2nd"]) == 2
    assert read_year(["nineteen", "eighty", "-", "four"]) == 1984
    assert read_year(["'97"]) == 1997
    assert read_year(["'05"]) == 2005
    assert read_year(["two", "thousand", "and", "one"]) == 2001


def test_months_are_no_thirty_days() -> None:
    assert add_months(date(2022, 1, 31), 1) == date(2022, 2, 28)
    assert add_months(date(2020, 2, 29), -12) == date(2019, 2, 28)
    assert add_months(date(9999, 12, 1), 1) is None


def test_units_move_as_wholes() -> None:
    assert next_to(Interval.week(date(2021, 12, 29)), 1) == Interval.week(date(2022, 1, 3))
    assert next_to(Interval.year(9999), 1) is None
    assert moved(Interval.quarter(2021, 4), -1, "year") == Interval.quarter(2020, 4)
    assert moved(Interval.month(2021, 3), 2, "day") is None


def test_the_timex3_form_of_each_unit() -> None:
    day = date(2021, 1, 2)
    shown = [timex3(around(day, granularity)) for granularity in type(Interval.day(day).granularity)]
    assert shown == [
        "2021-01-02",
        "2020-W53-WE",
        "2020-W53",
        "2021-01",
        "2021-Q1",
        "2020-WI",
        "2021-H1",
        "2021",
        "202",
        "20",
    ]


def test_movable_feasts() -> None:
    assert named_day("easter", 2000) == date(2000, 4, 23)
    assert named_day("thanksgiving", 1999) == date(1999, 11, 25)
    assert named_day("election-day", 1998) == date(1998, 11, 3)
    assert named_day("martin-luther-king-day", 1850) is None
