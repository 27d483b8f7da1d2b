"""What an EventGraph answers; no language model needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import pandas as pd
import pytest

from dateline.errors import DatelineError, InputError
from dateline.explore.articles import documents_of
from dateline.explore.select import distance_km
from dateline.graph import EventGraph
from dateline.model import Entity, EntityKind, Interval, Link, Status
from sample_graphs import GENEVA, LIND, NORLAND, REYES, SUTLAND, hostile_graph, large_graph, small_graph


@pytest.fixture
def graph() -> EventGraph:
    return small_graph()


def ids(graph: EventGraph) -> list[str]:
    return [event.id for event in graph.events]


# ---------------------------------------------------------------- parts


def test_a_part_is_a_graph_with_what_its_events_need(graph: EventGraph) -> None:
    part = graph.of_type("CONSULT").with_status("planned")
    assert isinstance(part, EventGraph)
    assert (ids(part), part.entities, [d.id for d in part.documents]) == (["e4"], (LIND,), ["b"])


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2021-05-03", "2021-05-03", ["e2", "e1"]),
        ("2021-05", "2021-05", ["e2", "e1"]),
        ("2021-05-05", "2021-05-31", ["e2"]),
        ("2021-06", "2022", ["e4"]),
        (None, "2020", ["e2"]),
        ("2030", None, ["e4"]),
        (None, None, ["e2", "e1", "e4"]),
        (date(2021, 5, 4), Interval.month(2021, 5), ["e2", "e1"]),
    ],
)
def test_between_keeps_what_may_have_happened_then(graph: EventGraph, start: str, end: str, found: list[str]) -> None:
    assert ids(graph.between(start, end)) == found


def test_between_certainly_keeps_what_cannot_have_happened_outside(graph: EventGraph) -> None:
    assert ids(graph.between("2021", "2021", certainly=True)) == ["e1"]
    assert ids(graph.between("2021-05-04", "2021", certainly=True)) == []
    assert ids(graph.between(None, "2021", certainly=True)) == ["e2", "e1"]


@pytest.mark.parametrize("start", ["last week", "2021-13"])
def test_a_time_that_cannot_be_read_is_answered(graph: EventGraph, start: str) -> None:
    with pytest.raises(DatelineError, match="write 2021"):
        graph.between(start, "2022")
    with pytest.raises(DatelineError, match="before the beginning"):
        graph.between("2022", "2021")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Bo Lind", ["e1", "e4"]),
        ("lind", ["e1", "e4"]),
        ("LIND", ["e1", "e4"]),
        ("person:reyes", ["e1"]),
        ("A. Reyes", ["e1"]),
        ("Alma", ["e1"]),
        ("Geneva", ["e1"]),
        ("Norland", ["e2", "e3"]),
        ("land", []),
        ("Nobody", []),
        ("", []),
    ],
)
def test_about_finds_by_id_name_alias_and_word(graph: EventGraph, name: str, found: list[str]) -> None:
    assert ids(graph.about(name)) == found


def test_about_ignores_accents() -> None:
    entity = Entity("p", "José Müller", EntityKind.PERSON)
    event = replace(small_graph().events[3], participants=((small_graph().events[3].participants[0][0], entity),))
    assert len(EventGraph(events=(event,)).about("jose muller").events) == 1


def test_at_knows_names_countries_and_circles(graph: EventGraph) -> None:
    switzerland = Entity("country:CH", "Switzerland", EntityKind.COUNTRY, country_code="CH")
    known = replace(graph, entities=(*graph.entities, switzerland))
    assert ids(graph.at("Geneva")) == ids(known.at("Switzerland")) == ["e1"]
    assert ids(graph.at((46.5, 6.6), radius_km=60)) == ["e1"]
    assert ids(graph.at((46.5, 6.6), radius_km=20)) == ids(graph.at("Norland")) == []


def test_distance_is_that_of_the_globe() -> None:
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert distance_km((52.52, 13.405), (48.8566, 2.3522)) == pytest.approx(878, abs=2)


def test_types_kinds_and_statuses(graph: EventGraph) -> None:
    assert ids(graph.of_type("consult", "THREATEN")) == ["e2", "e1", "e4"]
    assert ids(graph.of_type("invasion")) == ["e3"]
    assert ids(graph.with_status("planned", Status.CONDITIONAL)) == ["e4", "e3"]
    with pytest.raises(DatelineError, match="choose from occurred"):
        graph.with_status("maybe")


def test_filter_takes_a_test_a_source_and_thresholds(graph: EventGraph) -> None:
    assert ids(graph.filter(lambda event: event.count == 1, min_sources=2)) == ["e1"]
    assert ids(graph.filter(source="Example Post")) == ids(graph.filter(source="a")) == ["e2", "e1"]
    assert ids(graph.filter(min_confidence=0.98)) == ["e2", "e4", "e3"]
    assert ids(graph.filter()) == ids(graph)
    assert graph.filter(source="nobody").documents == ()


def test_neighbours_grow_with_each_hop(graph: EventGraph) -> None:
    assert ids(graph.neighbours("Geneva")) == ["e1"]
    assert ids(graph.neighbours("Geneva", 2)) == ["e1", "e4"]
    assert ids(graph.neighbours("Geneva", 9)) == ["e2", "e1", "e4", "e3"]
    assert ids(graph.neighbours("e2")) == ["e2", "e3"]
    lonely = replace(graph, entities=(*graph.entities, Entity("x", "Nobody Else", EntityKind.PERSON)))
    assert [entity.id for entity in lonely.neighbours("x").entities] == ["x"]


# ---------------------------------------------------------------- answers


def test_the_timeline_is_in_order_of_time(graph: EventGraph) -> None:
    timeline = graph.timeline()
    assert [event.id for event in timeline] == ["e1", "e2", "e4", "e3"]
    assert (len(timeline), timeline[0].id) == (4, "e1")
    lines = str(timeline).splitlines()
    assert lines[0].split() == ["2021-05-03/2021-05-04", "occurred", *["Reyes", "and", "Lind", "meet", "in", "Geneva"]]
    assert lines[-1].startswith("undated ")


def test_a_path_tells_who_is_linked_through_what(graph: EventGraph) -> None:
    path = graph.path("Reyes", "Geneva")
    assert path is not None
    assert [node.id for node in path] == ["person:reyes", "e1", "place:geneva"]
    assert path.roles == ("participant", "venue")
    assert (
        str(path) == "Alma Reyes – participant – Reyes and Lind meet in Geneva (2021-05-03/2021-05-04) – venue – Geneva"
    )
    assert graph.with_status("occurred").path("Reyes", "Norland") is None
    self_path = graph.path("Geneva", "Geneva")
    assert self_path is not None and len(self_path) == 1


def test_what_cannot_be_found_is_answered_with_what_to_do(graph: EventGraph) -> None:
    for ask in (graph.explain, graph.neighbours, lambda name: graph.path(name, "Geneva")):
        with pytest.raises(DatelineError, match="nothing is called 'Nobody'; give the id"):
            ask("Nobody")
    twin = replace(graph, entities=(*graph.entities, Entity("other", "Lind", EntityKind.PLACE)))
    with pytest.raises(DatelineError, match=r"'Lind' may be Bo Lind \(person:lind\), Lind \(other\); give one"):
        twin.explain("Lind")


def test_explain_names_sentence_rule_merge_and_conflict(graph: EventGraph) -> None:
    said = str(graph.explain("e1"))
    for words in (
        "“Alma Reyes met Bo Lind in Geneva on 3 May 2021.”",
        "Leaders meet, Example Post, 2021-05-05, https://example.org/a, characters 11 to 14, mention m1",
        "read as CONSULT, occurred, from 'met' by rule test-rule",
        "dated 2021-05-03 from '3 May 2021' by rule day-month-year",
        "reports 1 and 2: probability 0.970",
        "same actors +4.2, same place +3.1",
        "2021-05-03, says Example Post, 2021-05-05",
        "2021-05-04, says Other Times, 2021-06-01",
        "troops: 20; at least 12 (a, 2021-05-05), 20 (b, 2021-06-01): all can be true",
    ):
        assert words in said
    assert "condition: Norland might invade Sutland [e3] (sanctions if it invades)" in str(graph.explain("e2"))
    assert "after: not in this graph [gone]" in str(graph.explain("e4"))


def test_explain_shows_the_links_that_were_needed(graph: EventGraph) -> None:
    met = graph.events[1]
    third = replace(met.mentions[0], id="m0")
    links = (Link("m1", "m2", 0.6), Link("m0", "m2", 0.9), Link("m0", "m1", 0.8))
    crowded = replace(met, mentions=(*met.mentions, third), links=links)
    said = str(replace(graph, events=(crowded,)).explain("e1"))
    assert "reports 2 and 3: probability 0.900" in said
    assert "reports 1 and 3: probability 0.800" in said
    assert "probability 0.600" not in said and "not shown: 1" in said


def test_explain_takes_entities_mentions_and_the_beginning_of_an_id(graph: EventGraph) -> None:
    assert str(graph.explain("Geneva")).splitlines()[0] == "Geneva  [place:geneva]"
    assert "2021-05-03/2021-05-04: Reyes and Lind meet in Geneva [e1]" in str(graph.explain("Reyes"))
    assert str(graph.explain("m2")) == str(graph.explain("e1"))
    large = large_graph(20)
    assert str(large.explain("event000003")).startswith("Name 3 meets")
    with pytest.raises(DatelineError, match="may be"):
        large.explain("event")


def test_cards_escape_what_strangers_wrote() -> None:
    graph = hostile_graph()
    for html in (
        graph.explain(graph.events[0].id)._repr_html_(),
        graph.timeline()._repr_html_(),
        EventGraph().diff(graph)._repr_html_(),
    ):
        assert "<b>" not in html
        assert "]]&gt; &lt;b&gt;&amp;amp;" in html
        assert "\x00" not in html


# ---------------------------------------------------------------- history


def test_as_of_takes_later_reports_away(graph: EventGraph) -> None:
    then = graph.as_of("2021-05-31")
    assert ([d.id for d in then.documents], ids(then)) == (["a"], ["e2", "e1"])
    met = then.events[1]
    assert (str(met.interval), met.independent_sources, met.conflicts, met.links) == ("2021-05-03", 1, (), ())
    assert [mention.id for mention in met.mentions] == ["m1"]
    assert [(tally.value, len(tally.counts), tally.note) for tally in met.tallies] == [("at least 12", 1, "")]
    assert [event.relations for event in then.events] == [(), ()], "what the threat hangs on was not known yet"
    assert {entity.id for entity in then.entities} >= {"person:reyes", "person:lind", "place:geneva"}
    assert graph.as_of(date(2021, 6, 1)) is graph
    assert graph.as_of("2020-01-01") == EventGraph()


def test_as_of_gives_the_status_of_the_day() -> None:
    graph = small_graph()
    call = next(event for event in graph.events if event.id == "e4")
    confirmed = replace(call.mentions[0], id="m9", document_id="c", status=Status.OCCURRED)
    later = replace(graph.documents[1], id="c", published=date(2021, 7, 1))
    happened = replace(
        call,
        status=Status.OCCURRED,
        mentions=(*call.mentions, confirmed),
        history=(*call.history, (date(2021, 7, 1), Status.OCCURRED, "m9")),
    )
    now = replace(graph, documents=(*graph.documents, later), events=(happened,))
    assert now.as_of("2021-06-30").events[0].status is Status.PLANNED
    assert now.as_of("2021-07-01").events[0].status is Status.OCCURRED


def test_as_of_drops_actors_that_only_later_reports_name() -> None:
    graph = small_graph()
    met = graph.events[1]
    without_lind = replace(met.mentions[0], participants=met.mentions[0].participants[:1])
    graph = replace(graph, events=(replace(met, mentions=(without_lind, met.mentions[1])),))
    assert [entity.id for _, entity in graph.as_of("2021-05-31").events[0].participants] == ["person:reyes"]
    assert len(graph.events[0].participants) == 2


def test_as_of_knows_no_undated_document_and_no_such_day(graph: EventGraph) -> None:
    undated = replace(graph, documents=(graph.documents[0], replace(graph.documents[1], published=None)))
    assert ids(undated.as_of("2030-01-01")) == ["e2", "e1"]
    with pytest.raises(DatelineError, match="is not a day"):
        graph.as_of("soon")


def test_diff_tells_what_is_new_changed_contradicted_and_gone(graph: EventGraph) -> None:
    news = graph.as_of("2021-05-31").diff(graph)
    assert [document.id for document in news.documents] == ["b"]
    assert [event.id for event in news.added] == ["e4", "e3"]
    (change,) = news.changed
    assert ("interval", "2021-05-03", "2021-05-03/2021-05-04") in change.fields
    assert ("mentions", "1", "2") in change.fields
    assert ("numbers", "troops at least 12", "troops 20") in change.fields
    assert [(event.id, conflict.field) for event, conflict in news.contradicted] == [("e1", "date")]
    assert news.removed == ()
    back = graph.diff(graph.as_of("2021-05-31"))
    assert [event.id for event in back.removed] == ["e4", "e3"]
    assert "2 added, 1 changed, 1 contradicted, 0 removed" in str(news)


def test_diff_of_the_same_is_nothing_whatever_the_ids(graph: EventGraph) -> None:
    assert not graph.diff(graph)
    renamed = replace(graph, events=tuple(replace(event, id=f"x{event.id}") for event in graph.events))
    assert not graph.diff(renamed)


def test_diff_sees_who_was_linked(graph: EventGraph) -> None:
    without = replace(graph.events[0], participants=graph.events[0].participants[:1], other_places=())
    (change,) = graph.diff(replace(graph, events=(without, *graph.events[1:]))).changed
    assert change.fields == (("linked", "recipient Sutland; target Sutland", "nothing"),)


# ---------------------------------------------------------------- frames


def test_frames_have_a_row_a_thing(graph: EventGraph) -> None:
    events = graph.events_frame().set_index("id")
    assert events.loc["e1", "earliest"] == pd.Timestamp("2021-05-03")
    assert events.loc["e1", "edtf"] == "2021-05-03/2021-05-04"
    assert pd.isna(events.loc["e2", "earliest"]) and events.loc["e2", "latest"] == pd.Timestamp("2021-05-05")
    assert pd.isna(events.loc["e3", "edtf"])
    exploded = graph.events_frame().explode(["participants", "roles"])
    assert ("Bo Lind", "agent") in set(zip(exploded["participants"], exploded["roles"], strict=True))
    entities = graph.entities_frame().set_index("id")
    assert entities.loc["person:lind", "events"] == 2
    mentions = graph.mentions_frame()
    assert list(mentions["published"].unique()) == [pd.Timestamp("2021-05-05"), pd.Timestamp("2021-06-01")]
    texts = {document.id: document.text for document in graph.documents}
    assert all(texts[row.document_id][row.start : row.end] == row.text for row in mentions.itertuples())
    assert list(graph.documents_frame()["events"]) == [2, 3]
    assert len(graph.links_frame()) == graph.to_networkx().number_of_edges() - 3


def test_frames_of_nothing_have_the_same_columns(graph: EventGraph) -> None:
    empty = EventGraph()
    for name in ("events_frame", "entities_frame", "mentions_frame", "documents_frame", "links_frame"):
        full, nothing = getattr(graph, name)(), getattr(empty, name)()
        assert full.dtypes.equals(nothing.dtypes)
        assert len(nothing) == 0


def test_times_outside_of_nanoseconds_are_timestamps_too(graph: EventGraph) -> None:
    old = replace(graph.events[0], interval=Interval.year(79))
    assert EventGraph(events=(old,)).events_frame()["earliest"][0].year == 79
    far = replace(graph.events[0], interval=Interval.year(-43))
    frame = EventGraph(events=(far,)).events_frame()
    assert pd.isna(frame["earliest"][0]) and frame["edtf"][0] == "-0043"


# ---------------------------------------------------------------- from_frame


def test_articles_come_from_any_columns() -> None:
    frame = pd.DataFrame(
        {
            "body": ["One.", "Two.", None, " "],
            "date": [pd.Timestamp("2022-01-10"), pd.NaT, pd.NaT, pd.NaT],
            "title": ["First", None, "c", "d"],
        }
    )
    first, second = documents_of(frame, "body", {"published": "date"})
    assert (first.id, first.text, first.published, first.title) == ("0", "One.", date(2022, 1, 10), "First")
    assert (second.id, second.published, second.title) == ("1", None, None)


@pytest.mark.parametrize(
    ("columns", "text", "message"),
    [
        ({"published": "day"}, "text", "no column 'day'; there are text, id, published"),
        ({}, "body", "no column 'body'"),
        ({"author": "id"}, "text", "articles have no author; name columns for id, title"),
        ({}, "text", "article 'b': document 'b': published 'soon' is not a day"),
        ({"id": "published"}, "text", "two articles have the id"),
    ],
)
def test_a_table_that_cannot_be_read_is_named(columns: dict[str, str], text: str, message: str) -> None:
    days = ["2022-01-10", "2022-01-10"] if "id" in columns else ["2022-01-10", "soon"]
    frame = pd.DataFrame({"text": ["A.", "B."], "id": ["a", "b"], "published": days})
    with pytest.raises(InputError, match=message):
        documents_of(frame, text, columns)


@pytest.mark.model
def test_a_graph_comes_from_a_frame() -> None:
    frame = pd.DataFrame(
        {"text": ["Angela Merkel met Emmanuel Macron in Paris on 3 May 2021."], "published": ["2021-05-05"]}
    )
    graph = EventGraph.from_frame(frame)
    assert [document.id for document in graph.documents] == ["0"]
    assert "Paris" in {entity.name for entity in graph.entities}


# ---------------------------------------------------------------- networkx


def test_networkx_algorithms_take_it(graph: EventGraph) -> None:
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert nx.pagerank(network)["person:lind"] > nx.pagerank(network)["person:reyes"]
    keys = [key for _, _, key in network.edges(keys=True)]
    assert len(set(keys)) == len(keys)


def test_edges_carry_role_or_kind(graph: EventGraph) -> None:
    network = graph.to_networkx()
    events = set(ids(graph))
    for source, target, data in network.edges(data=True):
        assert source in events
        assert ("kind" in data) == (target in events)
        assert ("role" in data) == (target not in events)
    roles = {(data["role"], target) for _, target, data in network.out_edges("e1", data=True)}
    assert roles == {("participant", REYES.id), ("participant", LIND.id), ("venue", GENEVA.id)}
    assert {target for _, target in network.out_edges("e2")} == {NORLAND.id, SUTLAND.id, "e3"}


def test_entities_that_no_event_links_are_nodes_too(graph: EventGraph) -> None:
    assert set(EventGraph(entities=graph.entities).to_networkx()) == {entity.id for entity in graph.entities}
    assert len(EventGraph(events=graph.events).to_networkx()) == 9
