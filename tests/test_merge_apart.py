"""What dates exclude when two reports are compared, and what they do not."""

from __future__ import annotations

import pytest

from dateline.merge.apart import Report, why_apart
from dateline.merge.rows import is_dated, rows_of
from dateline.model import Basis, Document, EventMention, Status
from merge_reports import annotation, report


def death(id_: str, date: str, basis: Basis, status: Status = Status.OCCURRED) -> EventMention:
    document = Document("The mayor of Arvend died in his sleep.", id=id_, published="2031-05-09")
    return report(document, "died", "die", "OTHER", date=date, basis=basis, status=status)


def as_report(mention: EventMention) -> Report:
    document = Document("The mayor of Arvend died in his sleep.", id=mention.document_id)
    (row,) = rows_of(annotation(document, mention), {})
    return Report(mention, row)


@pytest.mark.parametrize(
    ("first", "second", "are_apart"),
    [
        (("2031-05-05", Basis.EXPRESSION), ("2031-05-06", Basis.EXPRESSION), True),
        (("2031-05-05", Basis.EXPRESSION), ("2031-05-09~", Basis.CONVENTION), False),
        (("2031-04-01", Basis.EXPRESSION), ("2031-05-09~", Basis.CONVENTION), True),
        (("2031-05-12", Basis.EXPRESSION), ("2031-05-09~", Basis.CONVENTION), True),
        (("2031-05-05", Basis.EXPRESSION), ("2031-05-09~", Basis.ANCHOR), False),
        (("2031-05-05", Basis.EXPRESSION), ("../2031-05-09", Basis.TENSE), False),
        (("2031-05-12", Basis.EXPRESSION), ("../2031-05-09", Basis.TENSE), True),
    ],
)
def test_the_day_of_the_news_excludes_no_day_of_the_week_before(
    first: tuple[str, Basis], second: tuple[str, Basis], *, are_apart: bool
) -> None:
    left, right = as_report(death("a", *first)), as_report(death("b", *second))
    assert (why_apart([left], [right]) is not None) is are_apart
    assert (why_apart([right], [left]) is not None) is are_apart


def test_a_plan_told_as_news_may_lie_ahead() -> None:
    planned = as_report(death("a", "2031-05-09~", Basis.CONVENTION, Status.PLANNED))
    assert why_apart([planned], [as_report(death("b", "2031-05-12", Basis.EXPRESSION))]) is None
    assert why_apart([planned], [as_report(death("b", "2031-05-05", Basis.EXPRESSION))]) is not None


def test_a_day_that_another_act_was_only_taken_to_have_is_no_date() -> None:
    assert is_dated(death("a", "2031-05-05", Basis.ANCHOR))
    assert not is_dated(death("a", "2031-05-05~", Basis.ANCHOR))
