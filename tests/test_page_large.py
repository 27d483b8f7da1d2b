"""What a page must bear of great size: every control on 2,000 nodes, more than can be drawn, and a notebook's part."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from browser import Opener, Story
from dateline.export.html import html_of, write_html
from page_fixtures import large

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_html(large(2000), path)
    return path


def test_two_thousand_nodes_answer_to_every_control(open_story: Opener, large_file: Path) -> None:
    page = open_story(large_file)
    assert page.page.locator("#count").inner_text() == "Showing 1,333 events and 667 names."
    assert page.page.locator("#force").is_disabled()
    assert page.page.locator(".vis-item.bin").count() > 5
    numbers = [int(text) for text in page.page.locator(".bin-bar").all_inner_texts()]
    dated = page.page.evaluate(
        "JSON.parse(document.querySelector('#data').textContent).events.filter(e => e.date.edtf).length"
    )
    assert sum(numbers) == dated
    page.page.locator(".vis-item.bin").nth(3).click()
    page.page.locator(".vis-item.event").first.wait_for()
    page.page.locator("#time-all").click()
    page.facet("type", "protest")
    protests = page.shown_events()
    assert len(protests) == 191
    page.facet("source", "Paper 3")
    assert page.shown_events() < protests
    page.page.locator("#undo").click()
    assert page.shown_events() == protests
    page.page.locator("#reset").click()
    page.page.locator("#query").fill("Event 1234 of")
    page.page.wait_for_function("() => dateline.shown().events.length === 1")
    assert page.page.locator("#force").is_enabled()
    page.page.locator("#query").press("ArrowDown")
    page.page.locator("#query").press("Enter")
    page.page.locator("#reset").click()
    page.page.locator("#hops").select_option("1")
    assert 2 < len(page.shown()) < 10
    page.page.locator("#reset").click()
    for lanes in ("place", "type", "source"):
        page.page.locator("#lanes").select_option(lanes)
    page.page.locator("[data-view=table]").click()
    assert page.page.locator("#table-view tbody tr").count() == 200
    page.page.get_by_role("button", name="Show more of 1,333").click()
    assert page.page.locator("#table-view tbody tr").count() == 400
    page.page.locator("[data-view=graph]").click()
    hub = page.page.evaluate(
        "JSON.parse(document.querySelector('#data').textContent).network.edges.filter(e => e.to === 'n:00000').length"
    )
    assert hub > 50
    page.choose("n:00000")
    assert "more" in page.detail()
    assert page.save("csv").count(b"\r\n") == 1334


def test_more_than_can_be_drawn_is_said_and_found(open_story: Opener, tmp_path: Path) -> None:
    write_html(large(5400), tmp_path / "graph.html")
    page = open_story(tmp_path / "graph.html")
    assert "5,400 nodes: the graph draws the 5,000 most important" in page.page.locator("#notice").inner_text()
    drawn = page.page.evaluate("() => dateline.shown().events.filter((id) => dateline.where(id)).length")
    hidden = page.page.evaluate("() => dateline.shown().events.find((id) => !dateline.where(id))")
    assert drawn < 4000
    label = next(
        text
        for text in page.page.evaluate(
            "JSON.parse(document.querySelector('#data').textContent).events.map(e => e.id + '|' + e.label)"
        )
        if text.startswith(hidden)
    )
    page.page.locator("#query").fill(label.split("|")[1])
    page.page.wait_for_function("id => dateline.where(id)", arg=hidden)
    page.choose(hidden)
    assert label.split("|")[1] in page.detail()


def test_a_notebook_is_told_what_is_left_out(open_story: Opener, tmp_path: Path) -> None:
    (tmp_path / "graph.html").write_text(html_of(large(600), limit=100, notebook=True), "utf-8")
    page = open_story(tmp_path / "graph.html", width=1000, height=600)
    assert "most important events of 400" in page.page.locator("#notice").inner_text()
    assert json.loads(page.page.evaluate("JSON.stringify(dateline.shown().events.length)")) < 100


@pytest.fixture(scope="module")
def shared(open_once: Opener, large_file: Path) -> Story:
    return open_once(large_file)


@pytest.fixture
def page(shared: Story) -> Story:
    return shared.start_over()


def test_lanes_move_two_thousand_cards(page: Story) -> None:
    tops = {}
    for lanes in ("actor", "place", "type", "source"):
        page.page.locator("#lanes").select_option(lanes)
        tops[lanes] = page.page.evaluate(
            "() => dateline.shown().events.slice(0, 200).map((id) => dateline.where(id).y)"
        )
    assert len({tuple(map(round, each)) for each in tops.values()}) == 4


def test_playing_two_thousand_nodes_goes_through_time(page: Story) -> None:
    page.page.locator("#play").click()
    early = page.shown_events()
    assert len(early) < 200
    page.page.wait_for_function("count => dateline.shown().events.length > count", arg=len(early))
    assert early < page.shown_events()
    page.page.locator("#play").click()
    assert len(page.shown_events()) == 1333


def test_one_of_two_thousand_is_pinned_hidden_and_brought_back(page: Story) -> None:
    page.choose("e0100")
    page.page.locator("#detail").get_by_role("button", name="Pin").click()
    page.facet("status", "denied")
    assert "e0100" in page.shown_events()
    page.page.locator("#detail").get_by_role("button", name="Hide").click()
    assert "e0100" not in page.shown()
    page.page.locator("#undo").click()
    assert "e0100" in page.shown_events()
    page.page.locator("#others").select_option("hide")
    assert page.page.evaluate("dateline.where('e0000')") is None


def test_files_of_two_thousand_nodes(page: Story, tmp_path: Path) -> None:
    drawing = ET.fromstring(page.save("svg"))  # noqa: S314
    assert len(drawing.findall(".//{*}g")) == 2000
    assert page.save("png").startswith(b"\x89PNG")
    (tmp_path / "story.graphml").write_bytes(page.save("graphml"))
    assert len(nx.read_graphml(tmp_path / "story.graphml")) == 2000


def test_a_hub_is_legible_from_afar_by_its_neighbours(page: Story) -> None:
    page.choose("n:00000")
    assert page.page.evaluate("dateline.where('n:00000').x") < 1440
    page.page.locator("#hops").select_option("1")
    assert len(page.shown_events()) > 50
    page.page.locator("#fit").click()
    page.page.locator("#others").select_option("hide")
    assert page.page.locator(".vis-item.event").count() > 50
