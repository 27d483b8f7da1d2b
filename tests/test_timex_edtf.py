"""Whatever a text says, and whenever it was written: its intervals are valid EDTF and read back as the same days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import spacy
from edtf import parse_edtf

from dateline.model import Interval
from dateline.timex import find_timexes

UNITS = ("week", "weekend", "month", "quarter", "year", "decade", "century")
WORDS = [
    *(
        "Monday",
        "today",
        "tomorrow",
        "3 May",
        "May 3-9, 2021",
        "2019-02-28",
        "25.12.2021",
        "31 February 2021",
        "Feb. 29",
    ),
    *(
        "the 13th",
        "Christmas",
        "Easter 1850",
        "480 BC",
        "AD 79",
        "June 479 BC",
        "10000 BC",
        "the year 2999",
        "9999-12-31",
    ),
    *("the winter of 9999", "winter 2019-20", "Q3 2021", "the first half of 2021", "H2 9999", "year-end", "circa 1850"),
    *("the 1800s", "the 2000s", "the first century", "the 30th century", "the 5th century BC", "about May 2021"),
    *("the quarter ended Jan. 1, 1000", "the nine months ended Sept. 30", "the first Monday of May 2021", "recently"),
    *(
        "the week of January 3",
        "the week before last",
        "two weeks from Friday",
        "ten years ago today",
        "in three weeks",
    ),
    *("the past two months", "the last 3000 years", "the next 9000 years", "within ten weeks", "the next decade"),
    *(f"{pointing} {unit}" for pointing, unit in product(("last", "this", "next", "the past", "that"), UNITS)),
    *(
        f"{count} {unit} {way}"
        for count, unit, way in product(
            ("two", "1.5", "half a", "ten thousand"),
            ("days", "weeks", "months", "years", "centuries"),
            ("ago", "later", "from now"),
        )
    ),
]
DAYS = (date(1, 1, 1), date(99, 12, 31), date(2000, 2, 29), date(2022, 1, 9), date(9999, 12, 31), None)
FRAMES = ("They met {} there.", "In 1990, 1991, 1992, 1993, 1994 and 1995 they fought. {} they left.")


def found_in_all_texts() -> Iterator[Interval]:
    tokenize = spacy.blank("en")
    for published, words, frame in product(DAYS, WORDS, FRAMES):
        text = frame.format(words)
        yield from (t.interval for t in find_timexes(tokenize(text), published, text) if t.interval is not None)


def test_every_interval_reads_back_as_the_same_days_and_every_form_is_valid_edtf() -> None:
    """The package edtf takes long over each text, so that it sees one of each form: other years and days, same form."""
    forms: dict[str, str] = {}
    for interval in found_in_all_texts():
        again = Interval.parse(interval.edtf)
        assert (again.earliest, again.latest) == (interval.earliest, interval.latest), interval
        forms.setdefault(re.sub(r"(?<!\d)\d{4}(?!\d)|(?<=-\d\d-)\d\d", "#", interval.edtf), interval.edtf)
    assert len(forms) > 60
    for edtf in forms.values():
        parse_edtf(edtf)
