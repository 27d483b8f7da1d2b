"""What a notebook shows of a graph, and the three notebooks from top to bottom."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbclient import NotebookClient

from dateline.errors import DatelineError
from dateline.graph import EventGraph
from dateline.model import Interval
from sample_graphs import hostile_graph, large_graph, small_graph

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
GRAPHS = [small_graph, hostile_graph, EventGraph]


# ---------------------------------------------------------------- the cell


def frame_of(html: str) -> str:
    found = re.search(r"<iframe srcdoc='([^']*)'", html)
    assert found is not None
    return unescape(found[1])


def words_of(html: str) -> str:
    """What stands outside the frame."""
    return re.sub(r"srcdoc='[^']*'", "", html)


@pytest.mark.parametrize("make", GRAPHS)
def test_a_cell_is_a_sandboxed_page_that_asks_for_nothing(make: type[EventGraph]) -> None:
    html = make()._repr_html_()
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in html
    assert "allow-same-origin" not in html
    assert "default-src 'none'" in unescape(frame_of(html))
    outside = words_of(html)
    assert "<script" not in outside and "http" not in outside.replace("http://www.w3.org/2000/svg", "")


def test_a_cell_without_frames_still_has_words_and_a_picture() -> None:
    html = small_graph()._repr_html_()
    assert "EventGraph: 4 events, 5 entities, 2 documents; 3–4 May 2021" in html
    data = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    assert data is not None
    assert base64.b64decode(data[1]).decode() == small_graph()._repr_svg_()


def test_a_cell_says_what_it_leaves_out() -> None:
    graph = large_graph(600)
    html = graph._repr_html_()
    assert "the 500 most important of 600 nodes" in words_of(html)
    assert len(html) < 1_000_000
    assert "most important" not in words_of(small_graph()._repr_html_())


@pytest.mark.parametrize("make", [*GRAPHS, lambda: large_graph(200)])
def test_the_picture_is_one_and_has_no_script(make: type[EventGraph]) -> None:
    picture = ElementTree.fromstring(make()._repr_svg_())  # noqa: S314 our own
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert not {element.tag.rpartition("}")[2] for element in picture.iter()} - {"svg", "g", "rect", "text", "title"}


def test_the_picture_shows_bars_bounds_and_doubt() -> None:
    picture = small_graph()._repr_svg_()
    assert picture.count("<rect") == 1 + 3
    assert "date unknown" in picture
    assert picture.count("stroke-dasharray") == 1
    assert "2021-05-03" in picture and "2021-06-01" in picture


def test_the_picture_reaches_any_year() -> None:
    from dataclasses import replace

    events = tuple(
        replace(small_graph().events[0], id=str(year), interval=Interval.year(year)) for year in (-3000, 1, 2022, 9999)
    )
    assert "year -3000" in EventGraph(events=events)._repr_svg_()


def test_text_is_a_summary_and_a_timeline() -> None:
    class Printer:
        said = ""

        def text(self, words: str) -> None:
            self.said += words

    printer = Printer()
    large_graph(100)._repr_pretty_(printer, cycle=False)
    lines = printer.said.splitlines()
    assert lines[0].startswith("EventGraph: 50 events")
    assert (len(lines), lines[-1]) == (22, "... and 30 more")


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize("make", [*GRAPHS, lambda: large_graph(200)])
def test_figures_are_pictures_and_nothing_else(make: type[EventGraph], recwarn: pytest.WarningsRecorder) -> None:
    graph = make()
    for figure in (graph.plot_timeline(), graph.plot_activity(), graph.plot_activity(by="type")):
        assert figure._repr_png_().startswith(b"\x89PNG")
    assert not list(recwarn)
    assert "matplotlib.pyplot" not in sys.modules or "plt" not in vars(sys.modules["dateline.notebook.plots"])


def test_figures_draw_what_they_say() -> None:
    bars = small_graph().plot_timeline().axes[0].patches
    assert next(bar.get_width() for bar in bars) == 2
    heights = [bar.get_height() for bar in small_graph().plot_activity().axes[0].patches]
    assert sum(heights) == 3
    with pytest.raises(DatelineError, match="choose status or type"):
        small_graph().plot_activity(by="mood")


def test_a_missing_matplotlib_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.notebook.inline.find_spec", lambda _: None)
    with pytest.raises(DatelineError, match="pip install"):
        small_graph().plot_timeline()


# ---------------------------------------------------------------- cards


def test_ipython_shows_events_and_entities_as_cards() -> None:
    code = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
from sample_graphs import small_graph
graph = small_graph()
for thing in (graph.events[1], graph.entities[4], graph):
    print(shell.display_formatter.format(thing)[0]["text/html"][:4000])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=Path(__file__).parent
    )
    assert done.returncode == 0, done.stderr
    assert "<strong>Reyes and Lind meet in Geneva  [e1]</strong>" in done.stdout
    assert "<strong>Geneva  [place:geneva]</strong>" in done.stdout


# ---------------------------------------------------------------- the notebooks


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_committed_clean(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(not cell.outputs and cell.execution_count is None for cell in code)
    assert not re.search(r"/home/|/Users/|/root/|/tmp/|[A-Z]:\\\\", path.read_text("utf-8"))
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}


@pytest.mark.model
@pytest.mark.parametrize("name", ["explore", "gephi", "corpus"])
def test_a_notebook_runs_from_top_to_bottom(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = sorted(NOTEBOOKS.iterdir())
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    if name != "gephi":
        assert any("<iframe srcdoc" in output.get("data", {}).get("text/html", "") for output in outputs)
        assert any("image/png" in output.get("data", {}) for output in outputs)
    assert sorted(NOTEBOOKS.iterdir()) == before
    assert len(json.dumps(notebook)) < 5_000_000
