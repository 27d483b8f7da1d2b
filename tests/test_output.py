"""What is committed under output/ is what the seeds give."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import build
from dateline.export import write_all

COMMITTED = Path(__file__).parent.parent / "output"
FILES = ("graph.html", "graph.graphml", "graph.gexf", "events.csv")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("rebuilt")
    write_all(build([seeds]), folder)
    return folder


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_a_rebuild_is_byte_identical(rebuilt: Path, name: str) -> None:
    assert (rebuilt / name).read_bytes() == (COMMITTED / name).read_bytes(), "run: make demo, and look at what changed"
