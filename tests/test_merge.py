"""Reports of one happening become one event; reports of two stay two."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from dateline.merge import merge_events
from dateline.model import Annotation, Basis, Document, Event, Interval, Status
from merge_reports import annotation, report, shelling


def talks(id_: str, published: str, **told: object) -> Annotation:
    document = Document(
        "Envoys of Northland and Southland opened talks in Arvend on the border dispute and the canal.",
        id=id_,
        published=published,
        title="Talks on the border dispute in Arvend",
    )
    mention = report(document, "talks", "talk", others=["Northland", "Southland"], places=["Arvend"], **told)  # type: ignore[arg-type]
    return annotation(document, mention)


def only(events: tuple[Event, ...]) -> Event:
    assert len(events) == 1, [event.label for event in events]
    return events[0]


def test_two_reports_of_one_day_are_one_event() -> None:
    event = only(
        merge_events([talks("a", "2031-05-02", date="2031-05-02"), talks("b", "2031-05-03", date="2031-05-02")], {})
    )
    assert [mention.document_id for mention in event.mentions] == ["a", "b"]
    assert event.interval == Interval.parse("2031-05-02")
    assert 0 < event.confidence <= 1
    assert event.links
    assert all(reasons for reasons in (link.reasons for link in event.links))


def test_shelling_on_monday_and_on_tuesday_are_two_events() -> None:
    days = [shelling("2031-05-05", "2031-05-05", "a"), shelling("2031-05-06", "2031-05-06", "b")]
    assert [str(event.interval) for event in merge_events(days, {})] == ["2031-05-05", "2031-05-06"]


def test_an_announced_day_may_slip_and_the_disagreement_is_kept() -> None:
    planned = talks("a", "2031-05-01", date="2031-05-02", status=Status.PLANNED)
    begun = talks("b", "2031-05-03", date="2031-05-03")
    event = only(merge_events([planned, begun], {}))
    assert event.status is Status.OCCURRED
    assert event.interval == Interval.parse("2031-05-03")
    (conflict,) = event.conflicts
    assert conflict.field == "date"
    assert [claim[:2] for claim in conflict.claims] == [("2031-05-02", "a"), ("2031-05-03", "b")]
    assert [(str(day), status) for day, status, _ in event.history] == [
        ("2031-05-01", Status.PLANNED),
        ("2031-05-03", Status.OCCURRED),
    ]


def test_a_report_that_counts_is_not_one_that_does_not() -> None:
    once = talks("a", "2031-05-02", date="2031-05-02")
    twice = talks("b", "2031-05-02", date="2031-05-02", count=2)
    assert sorted(event.count for event in merge_events([once, twice], {})) == [1, 2]


def test_words_that_give_a_date_win_over_tense() -> None:
    loose = talks("a", "2031-05-04", date="../2031-05-04", basis=Basis.TENSE)
    month = talks("b", "2031-05-04", date="2031-05")
    event = only(merge_events([loose, month], {}))
    assert (str(event.interval), event.basis) == ("2031-05", Basis.EXPRESSION)


def test_a_day_that_words_give_is_not_made_approximate_by_another_report() -> None:
    exact = talks("a", "2031-05-02", date="2031-05-02")
    about = talks("b", "2031-05-02", date="2031-05-02~", basis=Basis.ANCHOR)
    event = only(merge_events([exact, about], {}))
    assert (str(event.interval), event.conflicts) == ("2031-05-02", ())


def test_the_result_does_not_depend_on_the_order_of_documents() -> None:
    given = [
        talks("a", "2031-05-02", date="2031-05-02"),
        talks("b", "2031-05-03", date="2031-05-02"),
        shelling("2031-05-05", "2031-05-05", "c"),
        shelling("2031-05-05", "2031-05-06", "d"),
    ]
    first = merge_events(given, {})
    assert len(first) == 2
    assert all(merge_events(order, {}) == first for order in permutations(given))


def test_a_later_document_does_not_rename_an_event() -> None:
    early = talks("m", "2031-05-02", date="2031-05-02")
    alone = only(merge_events([early], {}))
    both = only(merge_events([talks("a", "2031-05-03", date="2031-05-02"), early], {}))
    assert both.id == alone.id


def test_every_mention_that_is_news_is_kept_exactly_once() -> None:
    rng = random.Random(7)  # noqa: S311 - a choice of days, no secret
    many = [shelling(f"2031-05-{rng.randint(1, 9):02d}", "2031-05-10", f"d{n}") for n in range(30)]
    events = merge_events(many, {})
    kept = [mention.id for event in events for mention in event.mentions]
    assert sorted(kept) == sorted(mention.id for a in many for mention in a.events)
    assert all(len({str(m.interval) for m in event.mentions}) == 1 for event in events)


def test_no_document_no_event() -> None:
    assert merge_events([], {}) == ()
    assert merge_events([annotation(Document("Nothing.", id="a"))], {}) == ()


@pytest.mark.parametrize(
    ("text", "frame", "act", "kind", "source"),
    [
        ("They signed a pact during talks in Arvend.", ("talks", "talk"), ("signed", "sign"), "part_of", "act"),
        ("They spoke by phone since the summit in Arvend.", ("summit", "summit"), ("spoke", "speak"), "after", "act"),
        (
            "They spoke by phone before the summit in Arvend.",
            ("summit", "summit"),
            ("spoke", "speak"),
            "after",
            "frame",
        ),
        ("They held talks in which they signed a pact.", ("talks", "talk"), ("signed", "sign"), "part_of", "act"),
    ],
)
def test_prepositions_relate_the_acts_of_a_sentence(
    text: str, frame: tuple[str, str], act: tuple[str, str], kind: str, source: str
) -> None:
    document = Document(text, id="a", published="2031-05-02")
    whole = report(document, *frame, "CONSULT", others=["Northland", "Southland"], date="2031-05")
    part = report(document, *act, "AGREE", others=["Northland", "Southland"], date="2031-05")
    events = {event.type: event for event in merge_events([annotation(document, whole, part)], {})}
    giver, target = (events["AGREE"], events["CONSULT"]) if source == "act" else (events["CONSULT"], events["AGREE"])
    assert [(relation.kind, relation.target) for relation in giver.relations] == [(kind, target.id)]
    assert not target.relations


def test_what_hangs_on_an_if_points_to_it() -> None:
    document = Document("Southland threatens sanctions if Northland invades.", id="a", published="2031-05-02")
    invasion = report(document, "invades", "invade", "ASSAULT", agents=["Northland"], status=Status.CONDITIONAL)
    threat = report(document, "threatens", "threaten", "THREATEN", agents=["Southland"], condition=invasion.id)
    events = {event.type: event for event in merge_events([annotation(document, threat, invasion)], {})}
    assert [(r.kind, r.target) for r in events["THREATEN"].relations] == [("condition", events["ASSAULT"].id)]
