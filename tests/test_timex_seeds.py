"""Every time expression of the two articles that come with the project, as a careful reader reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.annotation.parse import parse
from dateline.ingest import mask_boilerplate
from dateline.timex import find_timexes

# (the words around, the expression, its value, its days as EDTF)
FIRST = [
    ("On Monday, US and Russian diplomats", "Monday", "2022-01-10", "2022-01-10"),
    ("In recent months, Russia has increased", "recent months", "PAST_REF", "../2022-01-10"),
    ("During talks last month, Putin", "last month", "2021-12", "2021-12"),
    ("in the United States on Sunday that he", "Sunday", "2022-01-09", "2022-01-09"),
    ("Fred Kempe, noted Monday that", "Monday", "2022-01-10", "2022-01-10"),
    ("that this week of meetings", "this week", "2022-W02", "2022-01-10/2022-01-16"),
    ("told CNBC on Monday.", "Monday", "2022-01-10", "2022-01-10"),
]
SECOND = [
    ("to begin in Geneva on Sunday. According", "Sunday", "2022-01-09", "2022-01-09"),
    ("the border with Ukraine at this time, according", "this time", "PRESENT_REF", None),
    ("near the border with Ukraine since last year. Russia", "last year", "2021", "2021"),
    ("the talks, which began on Monday, will", "Monday", "2022-01-03", "2022-01-03"),
    ("will begin on Sunday when the US", "Sunday", "2022-01-09", "2022-01-09"),
    ("Anthony Blanken said on Friday.", "Friday", "2022-01-07", "2022-01-07"),
    ("met in Geneva in June last year in which", "June last year", "2021-06", "2021-06"),
    ("Thus, this week's talks could", "this week", "2022-W02", "2022-01-10/2022-01-16"),
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "published", "expected"),
    [
        ("000_647fce0ffb9c5f44.txt", date(2022, 1, 10), FIRST),
        ("003_f653e7d4b9240d4a.txt", date(2022, 1, 9), SECOND),
    ],
)
def test_all_expressions_of_a_seed_article(
    seeds: Path, name: str, published: date, expected: list[tuple[str, str, str, str | None]]
) -> None:
    text = (seeds / name).read_text("utf-8")
    read = [
        (t.start, t.text, t.value, t.interval.edtf if t.interval else None)
        for t in find_timexes(parse(mask_boilerplate(text)), published, text)
    ]
    assert read == [
        (text.index(around) + around.index(words), words, value, edtf) for around, words, value, edtf in expected
    ]
