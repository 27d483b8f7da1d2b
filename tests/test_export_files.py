"""Files appear whole or not at all; events.csv and graph.json say what the graph says."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dateline.errors import OutputError
from dateline.export import FORMATS, check_writable, export, write_all, write_atomically
from dateline.export.flatten import clean, flat_value, flatten
from dateline.export.tables import EVENT_COLUMNS
from dateline.graph import EventGraph
from sample_graphs import HOSTILE, hostile_graph, large_graph, small_graph

# ---------------------------------------------------------------- writing


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    path.write_text("old")

    def broken():  # type: ignore[no-untyped-def]
        yield "new"
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        write_atomically(path, broken())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_makes_the_folder_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    write_atomically(path, "one")
    write_atomically(path, ("t", "wo\n"))
    assert path.read_bytes() == b"two\n"
    write_atomically(path, b"\x00")
    assert path.read_bytes() == b"\x00"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(OutputError, match=r"file.*choose a folder"):
        write_atomically(in_the_way / "graph.gexf", "x")
    with pytest.raises(OutputError, match=r"file.*choose a folder"):
        check_writable(in_the_way)


def test_a_part_of_a_graph_goes_to_a_file_as_the_whole_does(tmp_path: Path) -> None:
    path = small_graph().of_type("THREATEN").export("csv", tmp_path / "threats.csv")
    assert path == tmp_path / "threats.csv"
    assert [row["id"] for row in rows(path)] == ["e2"]


def test_unknown_format_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no format 'pdf'.*graphml.*gexf"):
        export(small_graph(), "pdf", tmp_path)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("make", [small_graph, EventGraph, hostile_graph])
def test_every_format_is_written_and_twice_the_same(name: str, make: type[EventGraph], tmp_path: Path) -> None:
    first, second = (export(make(), name, folder) for folder in (_folder(tmp_path, "a"), _folder(tmp_path, "b")))
    assert first.name == FORMATS[name].file_name
    assert _bytes(first) == _bytes(second) != {}


def _folder(parent: Path, name: str) -> Path:
    (parent / name).mkdir()
    return parent / name


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


def test_the_readme_says_what_each_format_is_for_and_what_it_loses() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    for each in FORMATS.values():
        assert f"| `{each.name}` | {each.file_name} | {each.purpose} | {each.loses} |\n" in readme


def test_a_build_writes_its_files(tmp_path: Path) -> None:
    written = write_all(small_graph(), tmp_path / "output")
    assert {path.name for path in written} >= {"graph.html", "graph.graphml", "graph.gexf", "events.csv", "graph.json"}
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == sorted(path.name for path in written)


# ---------------------------------------------------------------- flattening


def test_flatten_leaves_out_what_says_nothing() -> None:
    values = {"a": None, "b": "", "c": (), "d": float("nan"), "e": float("inf"), "f": "\x00", "g": 0, "h": False}
    assert flatten(values) == {"g": 0, "h": False}
    assert [type(value) for value in flatten({"g": 0, "h": False}).values()] == [int, bool]


def test_flatten_gives_plain_types_only() -> None:
    from dateline.model import Granularity

    assert type(flat_value(Granularity.DAY)) is str
    with pytest.raises(TypeError, match="object"):
        flat_value(object())


def test_clean_text_is_untouched() -> None:
    text = "Zürich 😀 \u202eשלום\u2028 \t\n"
    assert clean(text) is text
    assert clean("a\rb\r\nc\ud800") == "a\nb\nc\ufffd"


# ---------------------------------------------------------------- events.csv


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_events_csv_has_a_row_an_event(tmp_path: Path) -> None:
    path = export(small_graph(), "csv", tmp_path)
    threat, met, call, invasion = rows(path)
    assert met["participants"] == "participant: Alma Reyes; participant: Bo Lind"
    assert (met["edtf"], met["earliest"], met["latest"]) == ("2021-05-03/2021-05-04", "2021-05-03", "2021-05-04")
    assert (met["places"], met["sources"], met["independent_sources"]) == ("Geneva", "a; b", "2")
    assert met["quotes"] == (
        "Alma Reyes met Bo Lind in Geneva on 3 May 2021. | Reyes and Lind had met on 4 May 2021 in Geneva."
    )
    assert met["conflicts"] == "date: 2021-05-03 (a), 2021-05-04 (b)"
    assert met["numbers"] == "troops: 20; at least 12 (a, 2021-05-05), 20 (b, 2021-06-01): all can be true"
    assert (threat["earliest"], threat["latest"], threat["other_places"]) == ("", "2021-05-05", "target: Sutland")
    assert call["relations"] == "condition: e3; after: e1; after: gone"
    assert (invasion["edtf"], invasion["status"]) == ("", "conditional")


def test_an_empty_table_has_its_header(tmp_path: Path) -> None:
    assert export(EventGraph(), "csv", tmp_path).read_text() == ",".join(EVENT_COLUMNS) + "\n"


def test_no_cell_runs_as_a_formula(tmp_path: Path) -> None:
    from dataclasses import replace

    event = replace(small_graph().events[0], label='=HYPERLINK("http://x")', kind="-5")
    (row,) = rows(export(EventGraph(events=(event,)), "csv", tmp_path))
    assert (row["label"], row["kind"]) == ('\'=HYPERLINK("http://x")', "'-5")


def test_hostile_text_stays_in_its_cell(tmp_path: Path) -> None:
    found = rows(export(hostile_graph(), "csv", tmp_path))
    assert len(found) == 2
    assert found[0]["label"] == clean(HOSTILE)
    assert None not in found[0]


# ---------------------------------------------------------------- graph.json


@pytest.mark.parametrize("make", [small_graph, hostile_graph, EventGraph, lambda: large_graph(200)])
def test_a_saved_graph_comes_back_equal(make: type[EventGraph], tmp_path: Path) -> None:
    graph = make()
    graph.save(tmp_path)
    assert EventGraph.load(tmp_path) == graph
    assert EventGraph.load(tmp_path / "graph.json").to_networkx().nodes == graph.to_networkx().nodes


def test_entities_that_only_events_name_stay_out_of_the_list(tmp_path: Path) -> None:
    graph = EventGraph(events=small_graph().events)
    graph.save(tmp_path / "g.json")
    assert EventGraph.load(tmp_path / "g.json") == graph


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "build one with"),
        ("", "not a whole saved graph"),
        ("[]", "not a whole saved graph"),
        ('{"version": 99}', "another version"),
        ('{"version": 1, "listed": 0, "documents": [{"id": 1}], "entities": [], "events": []}', "not a whole"),
        ('{"version": 1, "listed": 0, "documents": [], "entities": [], "events": [{"nothing": 1}]}', "not a whole"),
    ],
)
def test_a_damaged_save_is_named(content: str | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "graph.json").write_text(content)
    with pytest.raises(OutputError, match=rf"graph\.json: .*{message}"):
        EventGraph.load(tmp_path)


def test_a_saved_graph_is_lines_of_json(tmp_path: Path) -> None:
    graph = small_graph()
    graph.save(tmp_path)
    text = (tmp_path / "graph.json").read_text("ascii")
    assert json.loads(text)["version"] == 1
    assert len(text.splitlines()) == 4 + len(graph.documents) + len(graph.entities) + len(graph.events)
