"""Tables, triples, calendars, slides and chronologies, each read by its own format's reader."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pandas as pd
import pytest
import rdflib
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from rdflib.namespace import PROV, RDF, SDO, XSD

from dateline.export import export
from dateline.export.flatten import clean
from dateline.export.jsonld import iri
from dateline.graph import EventGraph
from dateline.model import Event, Interval
from sample_graphs import HOSTILE, hostile_graph, small_graph

SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")


def with_interval(edtf: str) -> EventGraph:
    """A graph of one event at that time."""
    graph = small_graph()
    event = next(event for event in graph.events if event.id == "e1")
    return replace(graph, events=(replace(event, interval=Interval.parse(edtf)),))


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("make", [small_graph, hostile_graph, EventGraph])
def test_parquet_comes_back_as_the_frames(make: type[EventGraph], tmp_path: Path) -> None:
    graph = make()
    folder = export(graph, "parquet", tmp_path)
    frames = {
        "events": graph.events_frame(),
        "entities": graph.entities_frame(),
        "mentions": graph.mentions_frame(),
        "documents": graph.documents_frame(),
        "links": graph.links_frame(),
    }
    assert sorted(path.stem for path in folder.iterdir()) == sorted(frames)
    for name, frame in frames.items():
        back = pd.read_parquet(folder / f"{name}.parquet")
        lists = [column for column in frame if frame[column].dtype == object]
        back[lists] = back[lists].map(tuple) if len(back) else back[lists].astype(object)
        pd.testing.assert_frame_equal(back.astype(frame.dtypes.to_dict()), frame)


def test_csv_tables_are_the_frames_as_text(tmp_path: Path) -> None:
    graph = small_graph()
    folder = export(graph, "tables", tmp_path)
    events = pd.read_csv(folder / "events.csv", parse_dates=["earliest", "latest"])
    assert list(events["id"]) == list(graph.events_frame()["id"])
    assert list(events["earliest"].dropna()) == list(graph.events_frame()["earliest"].dropna())
    assert events.set_index("id").loc["e1", "participants"] == "Alma Reyes; Bo Lind"
    links = pd.read_csv(folder / "links.csv")
    assert set(links.loc[links["event_id"] == "e4", "role"]) == {"agent", "speaker"}
    assert "2021-05-05\n" not in (folder / "documents.csv").read_text()
    assert "00:00" not in (folder / "events.csv").read_text()


# ---------------------------------------------------------------- JSON-LD


def triples(graph: EventGraph, folder: Path) -> rdflib.Graph:
    path = export(graph, "jsonld", folder)
    return rdflib.Graph().parse(path, format="json-ld")


def of(kind: str, name: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri(kind, name))


def test_rdflib_finds_the_event_its_actors_and_its_quotes(tmp_path: Path) -> None:
    found = triples(small_graph(), tmp_path)
    met = of("event", "e1")
    assert (met, RDF.type, SDO.Event) in found
    assert (met, RDF.type, SEM.Event) in found
    assert (met, SDO.location, of("entity", "place:geneva")) in found
    assert (met, SEM.hasEarliestBeginTimeStamp, rdflib.Literal("2021-05-03", datatype=XSD.date)) in found
    actors = {found.value(role, RDF.value) for role in found.objects(met, SEM.hasActor)}
    assert actors == {of("entity", "person:reyes"), of("entity", "person:lind")}
    assert set(found.objects(met, PROV.wasDerivedFrom)) == {of("mention", "m1"), of("mention", "m2")}
    assert found.value(of("mention", "m2"), PROV.wasQuotedFrom) == of("document", "b")
    assert (of("document", "a"), SDO.datePublished, rdflib.Literal("2021-05-05", datatype=XSD.date)) in found


def test_every_thing_is_there_once_and_every_link_arrives(tmp_path: Path) -> None:
    graph = small_graph()
    found = triples(graph, tmp_path)
    assert len(set(found.subjects(RDF.type, SDO.Event))) == len(graph.events)
    assert len(set(found.subjects(RDF.type, SDO.Quotation))) == 5
    assert len(set(found.subjects(RDF.type, SEM.Role))) == graph.to_networkx().number_of_edges() - 3
    quoted = set(found.objects(None, PROV.wasDerivedFrom))
    assert quoted == set(found.subjects(RDF.type, SDO.Quotation))


@pytest.mark.parametrize(
    ("edtf", "start"), [("2021-06", "2021-06"), ("2021", "2021"), ("2021-06~", None), ("../2021-06-01", None)]
)
def test_schema_org_gets_no_date_more_exact_than_the_text(edtf: str, start: str | None, tmp_path: Path) -> None:
    found = triples(with_interval(edtf), tmp_path)
    given = found.value(of("event", "e1"), SDO.startDate)
    assert (str(given) if given else None) == start
    time = found.value(of("event", "e1"), rdflib.URIRef("urn:dateline:time"))
    assert isinstance(time, rdflib.Literal)
    assert (str(time), str(time.datatype)) == (edtf, "http://id.loc.gov/datatypes/edtf/EDTF")


@pytest.mark.parametrize("make", [hostile_graph, EventGraph])
def test_hostile_text_and_nothing_are_triples_too(make: type[EventGraph], tmp_path: Path) -> None:
    graph = make()
    found = triples(graph, tmp_path)
    assert len(set(found.subjects(RDF.type, SDO.Event))) == len(graph.events)
    names = {str(name) for name in found.objects(None, SDO.name)}
    assert names == ({clean(HOSTILE), clean("=" + HOSTILE)} if graph.events else set())
    assert rdflib.Graph().parse(data=found.serialize(format="turtle"), format="turtle").isomorphic(found)


# ---------------------------------------------------------------- iCalendar


def entries(graph: EventGraph, folder: Path) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(export(graph, "ics", folder).read_bytes())
    assert not calendar.errors
    return [entry for entry in calendar.walk("VEVENT") if not entry.errors]


def test_only_events_with_both_ends_are_in_the_calendar(tmp_path: Path) -> None:
    (entry,) = entries(small_graph(), tmp_path)
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2021, 5, 3), date(2021, 5, 5))
    assert entry["SUMMARY"] == "Reyes and Lind meet in Geneva (3–4 May 2021)"
    assert "The exact day is not known; the reports say 3–4 May 2021" in entry["DESCRIPTION"]
    assert "“Alma Reyes met Bo Lind in Geneva on 3 May 2021.” (Example Post)" in entry["DESCRIPTION"]
    assert (entry["LOCATION"], entry["STATUS"]) == ("Geneva", "CONFIRMED")


def test_an_exact_day_says_no_more(tmp_path: Path) -> None:
    (entry,) = entries(with_interval("2021-05-03"), tmp_path)
    assert entry["SUMMARY"] == "Reyes and Lind meet in Geneva"
    assert "not known" not in entry["DESCRIPTION"]


@pytest.mark.parametrize(
    ("edtf", "days"), [("2021-06", 30), ("2021", 365), ("2021-05-03~", 1), ("9999-12-01/9999-12-31", None)]
)
def test_an_imprecise_time_spans_its_days_and_says_so(edtf: str, days: int | None, tmp_path: Path) -> None:
    (entry,) = entries(with_interval(edtf), tmp_path)
    assert "not known" in entry["DESCRIPTION"]
    if days:
        assert (entry["DTEND"].dt - entry["DTSTART"].dt).days == days


def test_calendar_lines_are_folded_and_hostile_text_stays_inside(tmp_path: Path) -> None:
    raw = export(hostile_graph(), "ics", tmp_path).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    found = entries(hostile_graph(), tmp_path)
    assert len(found) == 2
    assert found[0]["SUMMARY"].startswith("]]> <b>&amp;\"'é😀\u202eשלום\ufffd\n")


def test_an_empty_calendar_is_one(tmp_path: Path) -> None:
    assert entries(EventGraph(), tmp_path) == []


# ---------------------------------------------------------------- TimelineJS


def slides(graph: EventGraph, folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(graph, "timelinejs", folder).read_text("utf-8"))["events"]
    return found


def test_slides_are_the_dated_events_in_order(tmp_path: Path) -> None:
    met, threat, call = slides(small_graph(), tmp_path)
    assert met["start_date"] == {"year": 2021, "month": 5, "day": 3}
    assert met["end_date"] == {"year": 2021, "month": 5, "day": 4}
    assert (met["group"], met["text"]["headline"]) == ("CONSULT", "Reyes and Lind meet in Geneva")
    assert '<a href="https://example.org/a">Example Post</a>' in met["text"]["text"]
    assert (threat["display_date"], "end_date" in threat) == ("by 5 May 2021", False)
    assert call["text"]["text"].startswith("<p><em>planned</em></p>")


@pytest.mark.parametrize(
    ("edtf", "start"), [("2021-06", {"year": 2021, "month": 6}), ("2021", {"year": 2021}), ("199X", {"year": 1990})]
)
def test_slides_are_as_exact_as_the_text(edtf: str, start: dict[str, int], tmp_path: Path) -> None:
    (slide,) = slides(with_interval(edtf), tmp_path)
    assert slide["start_date"] == start


def test_slides_hold_no_markup_of_strangers(tmp_path: Path) -> None:
    for slide in slides(hostile_graph(), tmp_path):
        assert "<b>" not in slide["text"]["headline"] + slide["text"]["text"]
        assert "javascript:" not in slide["text"]["text"]
    document = replace(small_graph().documents[0], url='https://x.org/"onclick="alert(1)')
    graph = replace(small_graph(), documents=(document,))
    bodies = "".join(slide["text"]["text"] for slide in slides(graph, tmp_path))
    assert '"onclick' not in bodies
    assert "https://x.org/%22onclick=%22alert(1)" in bodies


# ---------------------------------------------------------------- Markdown


def rendered(graph: EventGraph, folder: Path) -> str:
    page: str = MarkdownIt().use(footnote_plugin).render(export(graph, "markdown", folder).read_text("utf-8"))
    return page


def test_a_chronology_has_headings_items_and_footnotes(tmp_path: Path) -> None:
    page = rendered(small_graph(), tmp_path)
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["2021", "Date unknown"]
    assert "<strong>3–4 May 2021</strong>: Reyes and Lind meet in Geneva<sup" in page
    assert "<em>(conditional)</em>" in page
    assert page.count('class="footnote-item"') == 4
    assert 'href="https://example.org/a"' in page
    assert "sources disagree: date: 2021-05-03 (a), 2021-05-04 (b)" in page


def test_text_is_never_markup(tmp_path: Path) -> None:
    label = "1. *a* _b_ [c](http://x) <img src=x> `d` # e ![f](g) | h ~~i~~ [^9] &lt; \\ $j$"
    event = replace(small_graph().events[0], label=label, interval=None)
    page = rendered(EventGraph(events=(event,)), tmp_path)
    shown = re.search(r"<li>(.*?)<sup", page)
    assert shown is not None
    assert shown[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == label
    assert rendered(hostile_graph(), tmp_path).count("<li>") >= 2
    assert "<img" not in page and "<b>" not in rendered(hostile_graph(), tmp_path)


# ---------------------------------------------------------------- Neo4j


@pytest.mark.parametrize("make", [small_graph, hostile_graph, EventGraph])
def test_neo4j_tables_fit_together(make: type[EventGraph], tmp_path: Path) -> None:
    graph = make()
    folder = export(graph, "neo4j", tmp_path)
    nodes, edges = (
        list(csv.DictReader((folder / name).open(encoding="utf-8", newline="")))
        for name in ("nodes.csv", "relationships.csv")
    )
    network = graph.to_networkx()
    assert (len(nodes), len(edges)) == (len(network), network.number_of_edges())
    ids = {node["id:ID"] for node in nodes}
    assert len(ids) == len(nodes)
    assert all({edge[":START_ID"], edge[":END_ID"]} <= ids for edge in edges)
    assert all(re.fullmatch("[A-Z_]+", edge[":TYPE"]) for edge in edges)
    # A row is a line, as the importer expects.
    for name, rows in (("nodes.csv", nodes), ("relationships.csv", edges)):
        assert (folder / name).read_bytes().count(b"\n") == len(rows) + 1


def test_neo4j_labels_types_and_dates(tmp_path: Path) -> None:
    folder = export(small_graph(), "neo4j", tmp_path)
    nodes = {row["id:ID"]: row for row in csv.DictReader((folder / "nodes.csv").open(encoding="utf-8"))}
    assert [nodes[name][":LABEL"] for name in ("e1", "person:lind", "place:geneva", "country:NO")] == [
        "Event",
        "Actor;Person",
        "Place",
        "Actor;Country",
    ]
    assert nodes["e1"]["earliest:date"] == "2021-05-03"
    assert nodes["e1"]["approximate:boolean"] == "false"
    assert nodes["country:NO"]["latitude:double"] == "60.0"


def test_events_of_one_kind_only_are_enough_for_every_reader(tmp_path: Path) -> None:
    """A graph without entities, as from a text that names nobody."""
    event: Event = replace(small_graph().events[3], participants=())
    graph = EventGraph(events=(event,))
    assert len(set(triples(graph, tmp_path).subjects(RDF.type, SDO.Event))) == 1
    assert entries(graph, tmp_path) == []
