"""Readers that run in Node: Gephi Lite's parsers find every node, edge and attribute, TimelineJS every slide."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dateline.export import export
from dateline.graph import EventGraph
from sample_graphs import hostile_graph, large_graph, small_graph

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="module")
def parsers() -> Path:
    """tests/node with what its lock file names; installed once."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.fail("these tests run in Node.js 18 or later; install it: sudo apt-get install nodejs npm")
    lock, installed = NODE / "package-lock.json", NODE / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        done = subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund"], cwd=NODE, check=False, capture_output=True, text=True
        )
        if done.returncode:
            pytest.fail(f"could not install the parsers; run: cd tests/node && npm ci\n{done.stderr[-1500:]}")
    return NODE


def read(parsers: Path, graph: EventGraph, format: str, folder: Path) -> dict[str, Any]:  # noqa: A002
    path = export(graph, format, folder / f"graph.{format}")
    script = "read_timelinejs.mjs" if format == "timelinejs" else "read.mjs"
    command = ["node", str(parsers / script), str(path)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=120, env=os.environ | {"TZ": "UTC"}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def without_drawing(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if name not in ("color", "size", "x", "y", "z")}


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("make", [small_graph, hostile_graph, EventGraph, lambda: large_graph(1_000)])
def test_graphology_reads_all_of_it(parsers: Path, make: Any, format: str, tmp_path: Path) -> None:  # noqa: A002
    graph = make()
    network = graph.to_networkx()
    found = read(parsers, graph, format, tmp_path)
    assert len(found["nodes"]) == len(network)
    assert [without_drawing(node["attributes"]) for node in found["nodes"]] == [
        data for _, data in network.nodes(data=True)
    ]
    edges = {edge["id"]: without_drawing(edge["attributes"]) for edge in found["edges"]}
    assert len(found["edges"]) == network.number_of_edges()
    # In GEXF `kind` is also the edge's type for Gephi, which every edge needs.
    extra = ("kind",) if format == "gexf" else ()
    assert edges == {
        key: dict.fromkeys(extra, data["label"]) | data for _, _, key, data in network.edges(keys=True, data=True)
    }


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_graphology_finds_the_drawing(parsers: Path, format: str, tmp_path: Path) -> None:  # noqa: A002
    for node in read(parsers, small_graph(), format, tmp_path)["nodes"]:
        drawing = node["attributes"]
        assert drawing["color"].startswith(("#", "rgb("))
        assert drawing["size"] > 0
        assert isinstance(drawing["x"], int | float) and isinstance(drawing["y"], int | float)


def test_timelinejs_takes_every_slide(parsers: Path, tmp_path: Path) -> None:
    found = read(parsers, small_graph(), "timelinejs", tmp_path)
    assert found["errors"] == []
    assert [(slide["id"], slide["start"], slide["display"]) for slide in found["events"]] == [
        ("e1", "2021-05-03", "3–4 May 2021"),
        ("e2", "2021-05-05", "by 5 May 2021"),
        ("e4", "2021-06-01", "from 1 June 2021 on"),
    ]
    assert 'href="https://example.org/a"' in found["events"][0]["text"]


@pytest.mark.parametrize("make", [hostile_graph, lambda: large_graph(400)])
def test_timelinejs_has_nothing_to_complain_of(parsers: Path, make: Any, tmp_path: Path) -> None:
    graph = make()
    found = read(parsers, graph, "timelinejs", tmp_path)
    assert (found["errors"], len(found["events"])) == ([], len(graph.events))
