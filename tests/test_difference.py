"""What the newest documents added, changed and contradicted, over builds as a user makes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.graph import EventGraph
from dateline.merge import drop_decisions, merge_decision, merge_events, set_decision, split_decisions
from dateline.model import Annotation, Quantity, Status
from merge_reports import shelling


def graph(annotations: Iterable[Annotation]) -> EventGraph:
    annotations = list(annotations)
    return EventGraph(tuple(a.document for a in annotations), merge_events(annotations, {}))


def told(day: str, published: str, id_: str, killed: int, **changes: object) -> Annotation:
    """A report of the shelling of a day, with a toll."""
    base = shelling(day, published, id_)
    toll = Quantity("killed", 0, 1, str(killed), killed, killed)
    return replace(base, events=(replace(base.events[0], quantities=(toll,), **changes),))  # type: ignore[arg-type]


FIRST = told("2031-05-05", "2031-05-06", "m", 12)


def test_an_older_report_found_later_renames_the_event_and_is_no_news_of_another() -> None:
    older = told("2031-05-05", "2031-05-05", "a", 12)
    before, after = graph([FIRST]), graph([FIRST, older])
    assert before.events[0].id != after.events[0].id, "the id is that of the earliest mention"
    news = before.diff(after)
    assert (news.added, news.removed, news.contradicted) == ((), (), ())
    assert [document.id for document in news.documents] == ["a"]
    (change,) = news.changed
    assert ("mentions", "1", "2") in change.fields


def test_a_report_of_an_earlier_place_in_the_alphabet_renames_nothing() -> None:
    before, after = graph([FIRST]), graph([FIRST, told("2031-05-05", "2031-05-07", "a", 12)])
    assert before.events[0].id == after.events[0].id


def test_decisions_hold_when_an_older_report_renames_the_event() -> None:
    older, other = told("2031-05-05", "2031-05-05", "a", 12), shelling("2031-05-06", "2031-05-07", "z")
    one, another = merge_events([FIRST, other], {})
    decisions = (*merge_decision(one, another), *set_decision(one, "status", "denied"))
    (event,) = merge_events([FIRST, other, older], {}, decisions)
    assert len(event.mentions) == 3
    assert event.status is Status.DENIED
    dropped = merge_events([FIRST, other, older], {}, drop_decisions(one))
    assert {m.document_id for e in dropped for m in e.mentions} == {"a", "z"}
    (both,) = merge_events([FIRST, older], {})
    parted = merge_events([FIRST, older, told("2031-05-05", "2031-05-04", "0", 12)], {}, split_decisions(both))
    of = {m.document_id: e.id for e in parted for m in e.mentions}
    assert of["a"] != of["m"]


def test_a_grown_toll_is_a_change_and_another_of_the_same_day_a_contradiction() -> None:
    grown = graph([FIRST]).diff(graph([FIRST, told("2031-05-05", "2031-05-08", "z", 20)]))
    assert grown.contradicted == ()
    assert ("numbers", "killed 12", "killed 20") in grown.changed[0].fields
    other = graph([FIRST]).diff(graph([FIRST, told("2031-05-05", "2031-05-06", "z", 20)]))
    assert [conflict.field for _, conflict in other.contradicted] == ["killed"]
    assert "contradicted" in str(other)


def test_a_retracted_report_takes_its_event_away() -> None:
    both = graph([FIRST, shelling("2031-05-20", "2031-05-20", "z", "Belmar")])
    assert [event.mentions[0].document_id for event in both.diff(graph([FIRST])).removed] == ["z"]


def test_what_a_decision_joins_or_parts_is_neither_added_nor_removed() -> None:
    other = shelling("2031-05-06", "2031-05-07", "z")
    documents = (FIRST.document, other.document)
    two = EventGraph(documents, merge_events([FIRST, other], {}))
    one = EventGraph(documents, merge_events([FIRST, other], {}, merge_decision(*two.events)))
    joined, parted = two.diff(one), one.diff(two)
    assert (joined.added, joined.removed) == (parted.added, parted.removed) == ((), ())
    assert [(old.id, new.id) for old, new in joined.merged] == [(two.events[1].id, one.events[0].id)]
    assert [(old.id, new.id) for old, new in parted.split] == [(one.events[0].id, two.events[1].id)]
    assert "1 merged" in str(joined)
    assert "1 split" in str(parted)


def test_as_of_a_day_is_what_the_documents_of_that_day_tell() -> None:
    reports = [FIRST, told("2031-05-05", "2031-05-08", "z", 20), shelling("2031-05-09", "2031-05-09", "y", "Belmar")]
    now = graph(reports)
    for day in ("2031-05-05", "2031-05-06", "2031-05-08", "2031-05-09"):
        then = graph([each for each in reports if str(each.document.published) <= day])
        assert not then.diff(now.as_of(day)), day
        assert [event.tallies for event in then.events] == [event.tallies for event in now.as_of(day).events]
