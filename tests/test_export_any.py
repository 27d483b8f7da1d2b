"""Whatever the texts hold, every file can be read again: properties on any text, with no language model."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import export
from dateline.export.flatten import clean
from dateline.export.gephi import readable_id
from dateline.graph import EventGraph
from dateline.model import Interval
from sample_graphs import small_graph

# Every code point there is, lone surrogates among them; and more of those that break files.
ANY = st.text(
    st.one_of(st.characters(), st.characters(codec="ascii"), st.sampled_from("\x00\r\n\t\ud800\ufffe<>&\"';|,="))
)
OTHERS = ("html", "json", "tables", "parquet", "jsonld", "timelinejs", "markdown", "neo4j")
ALL = (*OTHERS, "graphml", "gexf", "csv", "ics")
TIMES = ("0001", "9999", "0001-01-01/9999-12-31", "-0500", "Y-170000", "../0001-01-01", "19XX", "2000~")
QUICK = settings(max_examples=40, deadline=None)


def graph_with(text: str) -> EventGraph:
    graph = small_graph()
    event = graph.events[1]
    mention = replace(event.mentions[0], label=text, sentence=replace(event.mentions[0].sentence, text=text))
    actor = replace(event.participants[0][1], id=text, name=text, aliases=(text,))
    participants = ((event.participants[0][0], actor), event.participants[1])
    event = replace(event, label=text, kind=text, mentions=(mention,), participants=participants)
    document = replace(graph.documents[0], title=text, publisher=text, url=text)
    return EventGraph((document,), (event,), (actor,))


def stained(thing: Any, text: str) -> Any:
    """`thing` with `text` before every string in it, whatever fields there are; ids still fit together."""
    if isinstance(thing, Interval | Enum | date):
        return thing
    if isinstance(thing, str):
        return text + thing
    if isinstance(thing, tuple):
        return tuple(stained(each, text) for each in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        told = {field.name: getattr(thing, field.name) for field in fields(thing) if field.init}
        return replace(thing, **{name: stained(value, text) for name, value in told.items()})
    return thing


def written(graph: EventGraph, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = export(graph, name, Path(folder))
        return path.read_bytes() if path.is_file() else b"".join(file.read_bytes() for file in sorted(path.iterdir()))


@given(ANY)
@QUICK
def test_clean_text_is_xml_and_utf8_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    root = ElementTree.fromstring(f"<a>{cleaned.replace('&', '&amp;').replace('<', '&lt;')}</a>")  # noqa: S314
    assert (root.text or "") == cleaned
    assert clean(cleaned) == cleaned


@given(st.lists(ANY, unique=True, max_size=5))
@QUICK
def test_two_ids_never_become_one(ids: list[str]) -> None:
    assert len({readable_id(id_) for id_ in ids}) == len(ids)


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
@given(text=ANY)
@QUICK
def test_graph_files_come_back_with_any_text(name: str, read: object, text: str) -> None:
    graph = graph_with(text)
    network = graph.to_networkx()
    back = read(io.BytesIO(written(graph, name)))  # type: ignore[operator]
    assert (len(back), back.number_of_edges()) == (len(network), network.number_of_edges())
    label = network.nodes["e1"].get("label", "e1")
    assert back.nodes["e1"]["label"] == label
    for node, attributes in network.nodes(data=True):
        if node != text:
            assert {key: back.nodes[node].get(key) for key in attributes} == attributes


@given(text=ANY)
@QUICK
def test_a_table_has_one_row_whatever_the_text(text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written(graph_with(text), "csv").decode("utf-8"), newline="")))
    assert len(rows) == 1
    assert rows[0]["label"].removeprefix("'") == clean(text).removeprefix("'")


@given(text=ANY)
@QUICK
def test_a_calendar_has_one_entry_whatever_the_text(text: str) -> None:
    calendar = icalendar.Calendar.from_ical(written(graph_with(text), "ics"))
    (entry,) = calendar.walk("VEVENT")
    assert not entry.errors
    assert str(entry["CATEGORIES"].to_ical(), "ascii") == "CONSULT"


@given(text=ANY, name=st.sampled_from(OTHERS))
@QUICK
def test_every_other_format_takes_any_text(text: str, name: str) -> None:
    assert written(graph_with(text), name)


@pytest.mark.parametrize(
    "text", ["\x00\x1b", "\ud83d", "]]>", "🕊️ ", "\u202eالقاهرة ", "</script><b>", '";\n', "_x0000_"]
)
def test_every_format_takes_any_text_in_every_field(text: str, tmp_path: Path) -> None:
    graph = stained(small_graph(), text)
    assert all(event.id.startswith(text) for event in graph.events)
    for name in ALL:
        assert written(graph, name)
    for name, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        back = read(io.BytesIO(written(graph, name)))
        network = graph.to_networkx()
        assert (len(back), back.number_of_edges()) == (len(network), network.number_of_edges())
    graph.save(tmp_path)
    assert EventGraph.load(tmp_path) == graph
    assert graph._repr_html_()
    assert len(graph.events_frame()) == len(graph.events)


@given(text=ANY)
@QUICK
def test_any_text_is_saved_as_it_is(text: str) -> None:
    graph = graph_with(text)
    with tempfile.TemporaryDirectory() as folder:
        graph.save(folder)
        assert EventGraph.load(folder) == graph


@pytest.mark.parametrize("edtf", TIMES)
def test_every_format_takes_any_time(edtf: str) -> None:
    graph = small_graph()
    graph = replace(graph, events=(replace(graph.events[1], interval=Interval.parse(edtf)),))
    for name in ALL:
        assert written(graph, name)
    assert graph._repr_svg_().startswith("<svg")
    assert graph.plot_timeline()._repr_png_()
    assert graph.plot_activity()._repr_png_()
    assert graph.timeline()[0].id == "e1"


@pytest.mark.model
def test_every_format_takes_the_seeds(tmp_path: Path, seeds: Path) -> None:
    from dateline import build
    from dateline.export import FORMATS

    graph = build([seeds])
    assert graph.events
    for name in FORMATS:
        first = written(graph, name)
        assert first == written(build([seeds]) if name == "graphml" else graph, name)
    graph.save(tmp_path)
    assert EventGraph.load(tmp_path) == graph
