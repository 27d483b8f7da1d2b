"""How an event's standing moves from report to report: planned, put off, cancelled, denied, done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import permutations

import pytest

from dateline import Document, build
from dateline.graph import EventGraph
from dateline.merge.when import when
from dateline.model import Basis, Event, EventMention, Evidence, Interval, Quote, Status
from event_reading import event
from merge_reports import report

PLANNED = (
    "2014-05-01",
    "Chad and Mali will hold border talks in Geneva on May 10, the foreign ministry of Chad said on Thursday.",
)
PUT_OFF = (
    "2014-05-06",
    "The border talks between Chad and Mali, planned for May 10 in Geneva, were postponed until May 12, "
    "the foreign ministry of Chad said on Tuesday.",
)
CANCELLED = (
    "2014-05-11",
    "The border talks between Chad and Mali in Geneva were cancelled, the foreign ministry said.",
)
HELD = ("2014-05-12", "Chad and Mali held border talks in Geneva on Monday, the foreign ministry of Chad said.")


@cache
def graph(*reports: tuple[str, str]) -> EventGraph:
    return build([Document(text, id=day, published=day) for day, text in reports])  # type: ignore[arg-type]


def talks(*reports: tuple[str, str]) -> Event:
    (found,) = (e for e in graph(*reports).events if e.type == "CONSULT")
    assert len(found.mentions) >= len(reports)
    return found


def standing(event: Event) -> list[tuple[str, str]]:
    return list(dict.fromkeys((str(day), status.value) for day, status, _ in event.history))


def test_planned_then_done() -> None:
    found = talks(PLANNED, HELD)
    assert found.status is Status.OCCURRED
    assert standing(found) == [("2014-05-01", "planned"), ("2014-05-12", "occurred")]


def test_what_is_put_off_is_planned_for_the_new_day_and_no_contradiction() -> None:
    found = talks(PLANNED, PUT_OFF)
    assert (found.status, str(found.interval), found.conflicts) == (Status.PLANNED, "2014-05-12", ())
    assert standing(found) == [("2014-05-01", "planned"), ("2014-05-06", "planned")]
    assert "2014-05-06: planned, from “postponed”" in str(graph(PLANNED, PUT_OFF).explain(found.id))


def test_what_is_cancelled_is_denied() -> None:
    found = talks(PLANNED, CANCELLED)
    assert found.status is Status.DENIED
    assert str(found.interval) == "2014-05-10", "the day of the cancelling is not that of the talks"
    assert "2014-05-11: denied, from “cancelled”" in str(graph(PLANNED, CANCELLED).explain(found.id))


def test_put_off_and_then_held() -> None:
    found = talks(PLANNED, PUT_OFF, HELD)
    assert (found.status, str(found.interval), found.conflicts) == (Status.OCCURRED, "2014-05-12", ())
    assert [status for _, status in standing(found)] == ["planned", "planned", "occurred"]


def test_the_standing_does_not_depend_on_the_order_of_reading() -> None:
    expected = talks(PLANNED, PUT_OFF, HELD)
    assert all(talks(*order) == expected for order in permutations((PLANNED, PUT_OFF, HELD)))


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Chad and Mali postponed the talks until May 12.", "talks", Status.PLANNED),
        ("The vote has been delayed until June.", "vote", Status.PLANNED),
        ("The storm delayed the launch until Friday.", "launch", Status.PLANNED),
        ("Chad cancelled the talks with Mali.", "talks", Status.DENIED),
        ("Chad called off the talks with Mali.", "talks", Status.DENIED),
        ("The election, due on May 12, was called off.", "election", Status.DENIED),
    ],
)
def test_acts_that_are_put_off_or_called_off(text: str, trigger: str, status: Status) -> None:
    assert event(text, trigger).status is status


def test_the_storm_that_delays_a_launch_has_happened() -> None:
    assert event("The storm delayed the launch until Friday.", "storm").status is Status.OCCURRED


def set_for(id_: str, published: str, date: str, *, moved: bool = False) -> EventMention:
    document = Document("Talks were set.", id=id_, published=published)  # type: ignore[arg-type]
    mention = report(document, "Talks", "talk", date=date, status=Status.PLANNED)
    return replace(mention, evidence=(Evidence("status", Quote(0, 5, "Talks"), "postponed"),) if moved else ())


def test_only_an_earlier_report_is_overtaken() -> None:
    published = {"a": date(2031, 5, 1), "b": date(2031, 5, 3), "c": date(2031, 5, 5)}
    moved = set_for("b", "2031-05-03", "2031-05-12", moved=True)
    interval, _, conflict = when([set_for("a", "2031-05-01", "2031-05-10"), moved], published)
    assert (str(interval), conflict) == ("2031-05-12", None)
    _, _, conflict = when([moved, set_for("c", "2031-05-05", "2031-05-11")], published)
    assert conflict is not None


def told(id_: str, published: str, edtf: str, basis: Basis) -> EventMention:
    document = Document("A raid was told.", id=id_, published=published)  # type: ignore[arg-type]
    return replace(report(document, "raid", "attack"), interval=Interval.parse(edtf), basis=basis)


def test_the_report_of_those_days_says_which_day_of_last_month() -> None:
    published = {"a": date(2031, 5, 6), "b": date(2031, 6, 2)}
    news = told("a", "2031-05-06", "2031-05-06~", Basis.CONVENTION)
    interval, _, conflict = when([news, told("b", "2031-06-02", "2031-05", Basis.EXPRESSION)], published)
    assert (str(interval), conflict) == ("2031-05-06~", None)
    interval, _, _ = when([news, told("b", "2031-06-02", "2031-05-04/2031-05-07", Basis.EXPRESSION)], published)
    assert str(interval) == "2031-05-04/2031-05-07", "a few days that the text gives stay as they are"
    interval, _, _ = when([news, told("b", "2031-06-02", "2031-04", Basis.EXPRESSION)], published)
    assert str(interval) == "2031-04", "what does not agree is not forced"
