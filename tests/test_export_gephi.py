"""What Gephi, Gephi Lite and graphology accept: one test for each rule found by running their importers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from dateline.export.flatten import clean
from dateline.export.gephi import merge_spells
from dateline.export.gexf import write_gexf
from dateline.export.graphml import write_graphml
from dateline.export.multigraph import EDGE_COLUMNS, NODE_COLUMNS
from dateline.export.sheet import positions
from dateline.graph import EventGraph
from sample_graphs import HOSTILE, hostile_graph, large_graph, small_graph

ML = "{http://graphml.graphdrawing.org/xmlns}"
GX = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"

GRAPHS = {"small": small_graph, "hostile": hostile_graph, "empty": EventGraph}


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> EventGraph:
    made: EventGraph = GRAPHS[request.param]()
    return made


def graphml(graph: EventGraph, folder: Path, *, strict: bool = False) -> ElementTree.Element:
    write_graphml(graph, folder / "g.graphml", strict=strict)
    return ElementTree.parse(folder / "g.graphml").getroot()  # noqa: S314 our own file


def gexf(graph: EventGraph, folder: Path) -> ElementTree.Element:
    write_gexf(graph, folder / "g.gexf")
    return ElementTree.parse(folder / "g.gexf").getroot()  # noqa: S314 our own file


# ---------------------------------------------------------------- GraphML


def test_every_edge_has_an_id_of_its_own(graph: EventGraph, tmp_path: Path) -> None:
    expected = graph.to_networkx().number_of_edges()
    for edges in (
        graphml(graph, tmp_path).findall(f"{ML}graph/{ML}edge"),
        gexf(graph, tmp_path).findall(f"{GX}graph/{GX}edges/{GX}edge"),
    ):
        assert len({edge.get("id") for edge in edges}) == len(edges) == expected


def test_parallel_edges_differ_in_the_attribute_that_gephi_takes_for_their_type(
    graph: EventGraph, tmp_path: Path
) -> None:
    for edges, attribute in (
        (graphml(graph, tmp_path).findall(f"{ML}graph/{ML}edge"), "label"),
        (gexf(graph, tmp_path).findall(f"{GX}graph/{GX}edges/{GX}edge"), "kind"),
    ):
        types = Counter((edge.get("source"), edge.get("target"), edge.get(attribute)) for edge in edges)
        assert all(edge.get(attribute) for edge in edges)
        assert not [edge for edge, count in types.items() if count > 1]


def test_an_entity_in_two_roles_keeps_two_edges() -> None:
    roles = [data["role"] for _, _, data in small_graph().to_networkx().out_edges("e4", data=True) if "role" in data]
    assert sorted(roles) == ["agent", "speaker"]


def test_an_entity_named_twice_in_one_role_has_one_edge() -> None:
    graph = small_graph()
    event = graph.events[0]
    doubled = replace(event, participants=event.participants * 2)
    assert EventGraph((), (doubled,)).to_networkx().number_of_edges() == 3


def test_graphml_says_nothing_of_a_timeline_and_gexf_does(tmp_path: Path) -> None:
    assert graphml(small_graph(), tmp_path).findall(f".//{ML}spell") == []
    assert gexf(small_graph(), tmp_path).find(f"{GX}graph").get("mode") == "dynamic"  # type: ignore[union-attr]


DRAWN = {"label", "x", "y", "z", "size", "r", "g", "b", "color", "weight"}
CONSUMED = {"id", "start", "end", "spells", "viz", "pid", "parents"}


def test_keys_that_gephi_draws_with_are_declared_for_node_or_edge(tmp_path: Path) -> None:
    keys = graphml(small_graph(), tmp_path).findall(f"{ML}key")
    drawn = {(key.get("for"), key.get("attr.name"), key.get("attr.type")) for key in keys} & {
        (element, name, kind) for element in ("node", "edge") for name in DRAWN for kind in ("string", "double", "int")
    }
    assert drawn == {
        ("node", "label", "string"),
        ("node", "color", "string"),
        ("node", "size", "double"),
        ("node", "x", "double"),
        ("node", "y", "double"),
        ("edge", "label", "string"),
        ("edge", "color", "string"),
        ("edge", "weight", "double"),
    }
    assert all(
        key.get("id") == key.get("attr.name")
        for key in keys
        if key.get("for") == "node" and key.get("attr.name") in DRAWN
    )


def test_colours_are_six_digits_and_weights_above_nothing(graph: EventGraph, tmp_path: Path) -> None:
    root = graphml(graph, tmp_path)
    for element in root.iter(f"{ML}data"):
        if element.get("key") in ("color", "e_color"):
            assert re.fullmatch("#[0-9a-f]{6}", element.text or "")
        if element.get("key") == "e_weight":
            assert float(element.text or 0) >= 1


def test_no_data_column_has_a_name_that_gephi_takes_for_itself() -> None:
    assert not {column.name for column in NODE_COLUMNS} & (CONSUMED | DRAWN - {"label"})
    assert not {column.name for column in EDGE_COLUMNS} & (CONSUMED | {"type"} | DRAWN - {"label", "weight"})


def test_columns_have_one_type_each_and_plain_names(tmp_path: Path) -> None:
    keys = graphml(small_graph(), tmp_path).findall(f"{ML}key")
    names = [(key.get("for"), key.get("attr.name")) for key in keys]
    assert len(set(names)) == len(names)
    assert {key.get("attr.type") for key in keys} <= {"boolean", "int", "long", "float", "double", "string"}
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", name or "") for _, name in names)


def test_xml_ids_are_used_once(graph: EventGraph, tmp_path: Path) -> None:
    root = graphml(graph, tmp_path)
    ids = [key.get("id") for key in root.findall(f"{ML}key")]
    assert len(set(ids)) == len(ids)
    used = {data.get("key") for data in root.iter(f"{ML}data")}
    assert used <= set(ids)


def test_columns_are_the_documented_ones(graph: EventGraph) -> None:
    types = {column.name: column.type for column in NODE_COLUMNS}
    edge_types = {column.name: column.type for column in EDGE_COLUMNS}
    network = graph.to_networkx()
    for _, data in network.nodes(data=True):
        assert {name: type(value) for name, value in data.items()} == {name: types[name] for name in data}
    for _, _, data in network.edges(data=True):
        assert {name: type(value) for name, value in data.items()} == {name: edge_types[name] for name in data}


def test_strict_graphml_has_only_what_the_schema_knows(graph: EventGraph, tmp_path: Path) -> None:
    root = graphml(graph, tmp_path, strict=True)
    for edge in root.iter(f"{ML}edge"):
        assert set(edge.attrib) == {"id", "source", "target"}
    ids = [node.get("id") or "" for node in root.iter(f"{ML}node")]
    assert all(re.fullmatch(r"[\w.:-]+", id_) for id_ in ids)
    assert len(set(ids)) == len(graph.to_networkx())


# ---------------------------------------------------------------- GEXF


def test_gexf_days_are_whole_and_end_at_midnight(tmp_path: Path) -> None:
    root = gexf(small_graph(), tmp_path)
    starts = [element.get("start") for element in root.iter() if element.get("start")]
    ends = [element.get("end") for element in root.iter() if element.get("end")]
    assert starts and all(re.fullmatch(r"\d{4}-\d\d-\d\d", start or "") for start in starts)
    assert ends and all(re.fullmatch(r"\d{4}-\d\d-\d\dT23:59:59", end or "") for end in ends)


def test_gexf_pads_a_month_and_keeps_its_precision(tmp_path: Path) -> None:
    from dateline.model import Interval

    graph = small_graph()
    month = replace(graph.events[0], interval=Interval.month(2021, 2))
    root = gexf(replace(graph, events=(month,)), tmp_path)
    node = next(node for node in root.iter(f"{GX}node") if node.get("id") == month.id)
    assert (node.get("start"), node.get("end")) == ("2021-02-01", "2021-02-28T23:59:59")
    values = {value.get("for"): value.get("value") for value in node.iter(f"{GX}attvalue")}
    assert (values["date_precision"], values["edtf"]) == ("month", "2021-02")


def test_gexf_declares_its_time(tmp_path: Path) -> None:
    graph = gexf(small_graph(), tmp_path).find(f"{GX}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timezone")) == ("dynamic", "date", "UTC")


def test_actors_places_and_edges_are_there_while_their_events_are(tmp_path: Path) -> None:
    root = gexf(small_graph(), tmp_path)
    nodes = {node.get("id"): node for node in root.iter(f"{GX}node")}
    assert (nodes["place:geneva"].get("start"), nodes["place:geneva"].get("end")) == (
        "2021-05-03",
        "2021-05-04T23:59:59",
    )
    spells = [(spell.get("start"), spell.get("end")) for spell in nodes["person:lind"].iter(f"{GX}spell")]
    assert spells == [("2021-05-03", "2021-05-04T23:59:59"), ("2021-06-01", None)]
    edges = [edge for edge in root.iter(f"{GX}edge") if edge.get("source") == "e1"]
    assert {(edge.get("start"), edge.get("end")) for edge in edges} == {("2021-05-03", "2021-05-04T23:59:59")}


def test_spells_join_where_days_touch_and_open_ends_swallow() -> None:
    days = [date(2022, 1, day) for day in range(1, 8)]
    assert merge_spells([(days[4], days[5]), (days[0], days[1]), (days[1], days[2])]) == (
        (days[0], days[2]),
        (days[4], days[5]),
    )
    assert merge_spells([(days[0], days[1]), (days[2], days[2])]) == ((days[0], days[2]),)
    assert merge_spells([(None, days[1]), (days[0], None), (days[4], days[5])]) == ((None, None),)
    assert merge_spells([]) == ()


def test_gexf_edges_have_no_column_called_type(tmp_path: Path) -> None:
    root = gexf(small_graph(), tmp_path)
    for columns in root.iter(f"{GX}attributes"):
        names = {column.get("title") for column in columns}
        assert not names & CONSUMED
        assert columns.get("class") == "node" or "type" not in names


def test_gexf_draws_every_node(graph: EventGraph, tmp_path: Path) -> None:
    for node in gexf(graph, tmp_path).iter(f"{GX}node"):
        color, size, place = (node.find(f"{VIZ}{name}") for name in ("color", "size", "position"))
        assert color is not None and all(0 <= int(color.get(part) or -1) <= 255 for part in "rgb")
        assert size is not None and float(size.get("value") or 0) > 0
        assert place is not None and {"x", "y", "z"} == set(place.attrib)


def test_nodes_stand_apart(tmp_path: Path) -> None:
    root = gexf(small_graph(), tmp_path)
    places = [(place.get("x"), place.get("y")) for place in root.iter(f"{VIZ}position")]
    assert len(set(places)) == len(places) == 9


# ---------------------------------------------------------------- both


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_what_networkx_reads_back_is_what_was_there(graph: EventGraph, name: str, tmp_path: Path) -> None:
    """Every node, edge and attribute, with its type; ids that XML does not allow come back escaped, one to one."""
    path = tmp_path / f"g.{name}"
    (write_graphml if name == "graphml" else write_gexf)(graph, path)
    back = nx.MultiDiGraph((nx.read_graphml if name == "graphml" else nx.read_gexf)(path))
    network = graph.to_networkx()
    assert (len(back), back.number_of_edges()) == (len(network), network.number_of_edges())
    for (_, got), (_, wanted) in zip(back.nodes(data=True), network.nodes(data=True), strict=True):
        assert {key: got.get(key) for key in wanted} == wanted
    got_edges = {data.get("id", key): data for _, _, key, data in back.edges(keys=True, data=True)}
    for _, _, key, wanted in network.edges(keys=True, data=True):
        assert {name: got_edges[key].get(name) for name in wanted} == wanted


def test_ids_that_xml_forbids_stay_distinct(tmp_path: Path) -> None:
    ids = [node.get("id") for node in gexf(hostile_graph(), tmp_path).iter(f"{GX}node")]
    assert {"n_x0000_", "n_x0001_"} <= set(ids)
    assert len(set(ids)) == 4


def test_escaped_ids_cannot_be_forged(tmp_path: Path) -> None:
    from dateline.model import Entity, EntityKind

    twins = (Entity("n\x00", "a", EntityKind.OTHER), Entity("n_x0000_", "b", EntityKind.OTHER))
    ids = [node.get("id") for node in gexf(EventGraph(entities=twins), tmp_path).iter(f"{GX}node")]
    assert ids == ["n_x0000_", "n_x005F_x0000_"]


def test_hostile_text_arrives_clean(tmp_path: Path) -> None:
    for root, node in (
        (graphml(hostile_graph(), tmp_path), f"{ML}node"),
        (gexf(hostile_graph(), tmp_path), f"{GX}node"),
    ):
        text = "".join(root.itertext()) + "".join(value for e in root.iter() for value in e.attrib.values())
        assert clean(HOSTILE) in text
        assert "😀\u202eשלום\ufffd\n\tend" in clean(HOSTILE)
        assert len(list(root.iter(node))) == 4


def test_files_are_the_same_twice(graph: EventGraph, tmp_path: Path) -> None:
    for write in (write_graphml, write_gexf):
        write(graph, tmp_path / "first")
        write(graph, tmp_path / "second")
        assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_the_network_is_the_callers_own() -> None:
    graph = small_graph()
    network = graph.to_networkx()
    network.remove_node("e1")
    assert "e1" in graph.to_networkx()
    assert network.graph == {}


def test_a_relation_to_an_event_outside_has_no_edge() -> None:
    network = small_graph().to_networkx()
    assert "gone" not in network
    assert {data["kind"] for _, _, data in network.edges(data=True) if "kind" in data} == {"condition", "after"}


def test_the_sheet_has_time_from_left_to_right_and_no_two_nodes_on_one_place() -> None:
    graph = large_graph(2_000)
    places = positions(graph)
    assert len(set(places.values())) == len(places) == 2_000
    days = sorted((str(event.interval), places[event.id][0]) for event in graph.events)
    assert [x for _, x in days] == sorted(x for _, x in days)
    lowest, highest = (edge(places[event.id][1] for event in graph.events) for edge in (min, max))
    assert all(places[e.id][1] < lowest if e.kind == "place" else places[e.id][1] > highest for e in graph.entities)


def test_a_busy_day_is_wide_and_undated_events_stand_last() -> None:
    graph = small_graph()
    crowd = tuple(replace(graph.events[1], id=f"c{number}") for number in range(100))
    places = positions(replace(graph, events=(*graph.events, *crowd)))
    assert len(set(places.values())) == 109
    x_of_events = {event.id: places[event.id][0] for event in (*graph.events, *crowd)}
    assert max(x_of_events, key=lambda event_id: x_of_events[event_id]) == "e3"
