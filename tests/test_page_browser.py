"""Every control of the page, in a real browser, on a story of fifteen events."""

from __future__ import annotations

import csv
import io
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from browser import Opener, Story
from dateline.export.html import write_html
from page_fixtures import story

pytestmark = pytest.mark.browser

TRUCE, TALKS, BAN, DENIAL = "e0008", "e0001", "e0004", "e0005"
UNION = "organization:harbour-union"
EVENTS = {event.id: event for event in story().events}


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_html(story(), path)
    return path


@pytest.fixture(scope="module")
def shared(open_once: Opener, page_file: Path) -> Story:
    return open_once(page_file)


@pytest.fixture
def page(shared: Story) -> Story:
    return shared.start_over()


@pytest.fixture
def fresh(open_story: Opener, page_file: Path) -> Story:
    return open_story(page_file)


def test_the_page_opens_with_everything_and_draws_it(fresh: Story) -> None:
    assert fresh.page.locator("h1").inner_text() == "Port Authority, Harbour Union and Norland"
    assert fresh.page.locator("#count").inner_text() == "Showing 15 events and 14 names."
    assert fresh.shown_events() == set(EVENTS)
    painted = fresh.page.evaluate(
        """() => { const c = document.querySelector('#graph canvas'); const d = c.getContext('2d')
        .getImageData(0, 0, c.width, c.height).data; return new Set(new Uint32Array(d.buffer)).size }"""
    )
    assert painted > 50
    assert fresh.page.locator(".vis-item.event:not(.vis-dot)").count() == 14  # one event has no date
    assert fresh.page.locator(".vis-timeline").evaluate("element => getComputedStyle(element).visibility") == "visible"


def test_a_click_on_a_card_tells_what_it_rests_on(page: Story) -> None:
    page.click_node(TRUCE)
    assert page.state()["sel"] == TRUCE
    text = page.detail()
    for expected in (
        "Dockers and port authority sign a truce",
        "20 May 2024",
        "2024-05-20",
        "the words “on Monday”, counted from published 2024-05-20 (rule weekday.past)",
        "2 times",
        "8 independent sources, 3 sentences",
        "The reports differ: date",
        "killed: 20 later reports count more",
        "12 Coast Courier, 2024-05-18",
        "one event, 97 %",
        "+3.1",
        "−0.7",
        "follows up",
        "The Larnholm Post, 20 May 2024",
    ):
        assert expected in text
    assert page.page.locator("#detail mark").first.inner_text() == "docker"
    assert page.page.locator("#detail .claims th").all_inner_texts() == ["2024-05-20", "2024-05-19"]
    link = page.page.locator("#detail .mention a").first
    assert link.get_attribute("href") == "https://news.example/0"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert page.page.locator(".vis-item.vis-selected .item-text").all_inner_texts() == [EVENTS[TRUCE].label]


def test_a_name_tells_its_own_story_and_leads_on(page: Story) -> None:
    page.choose(TRUCE)
    page.page.locator("#detail").get_by_role("button", name="Harbour Union").click()
    assert page.state()["sel"] == UNION
    assert "In 4 events" in page.detail()
    assert "one name in two reports" in page.detail()
    page.page.locator("#detail .own-timeline button").first.click()
    assert page.state()["sel"] == TALKS


def test_a_click_on_the_timeline_chooses_in_the_graph_too(page: Story) -> None:
    page.page.locator(".vis-item.event", has_text="Dockers walk out").click()
    assert page.state()["sel"] == "e0000"
    assert "Dockers walk out at Larnholm" in page.detail()


def test_counts_tell_what_a_filter_leaves(page: Story) -> None:
    number = page.page.locator('[data-facet="status"] label', has_text="planned").locator(".number")
    assert number.inner_text() == "2"
    page.facet("status", "planned")
    assert page.shown_events() == {key for key, event in EVENTS.items() if event.status == "planned"}
    assert page.page.locator("#count").inner_text().startswith("Showing 2 of 15 events")
    page.facet("status", "denied")
    assert DENIAL in page.shown_events()
    assert len(page.shown_events()) == 3


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        ("type", "consult", {"e0001", "e0007", "e0011"}),
        ("actor", "Harbour Union", {"e0001", "e0008", "e0011", "e0014"}),
        ("place", "North Quay", {"e0005", "e0006", "e0012"}),
        ("source", "Coast Courier", {key for key, event in EVENTS.items() if event.independent_sources > 1}),
    ],
)
def test_each_facet_filters(page: Story, facet: str, value: str, expected: set[str]) -> None:
    page.facet(facet, value)
    assert page.shown_events() == expected


def test_kinds_of_node_can_be_shown_alone(page: Story) -> None:
    page.facet("kind", "countries")
    assert page.shown() == {"country:norland", "country:sudmark"}


def test_confidence_and_dates_filter(page: Story) -> None:
    page.page.locator('[data-facet="confidence"]').evaluate("section => { section.open = true }")
    page.page.locator("#confidence").fill("0.65")
    assert page.shown_events() == {"e0000", "e0008"}
    page.page.locator("#reset").click()
    page.page.locator("#date-from").fill("2024-06")
    page.page.locator("#date-from").press("Enter")
    assert page.shown_events() == {"e0004", "e0011", "e0012"}  # what may still be going on is there too
    page.page.locator("#date-from").fill("no date")
    page.page.locator("#date-from").press("Enter")
    assert page.page.locator("#date-from").get_attribute("aria-invalid") == "true"


def test_the_histogram_and_the_timeline_choose_dates(page: Story) -> None:
    box = page.page.locator("#histogram").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + 5, box["y"] + 15)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 15)
    page.page.mouse.up()
    assert {"e0000", "e0001"} <= page.shown_events()
    assert TRUCE not in page.shown_events()
    assert page.page.locator("#date-from").input_value().startswith("20")
    page.page.locator("#time-all").click()
    assert page.shown_events() == set(EVENTS)
    page.page.locator("#window-to-range").click()
    assert page.shown_events() == set(EVENTS) - {"e0014"}  # the one without a date


def test_search_follows_typing_over_labels_names_aliases_and_sentences(page: Story) -> None:
    field = page.page.locator("#query")
    for words, expected in (("castel", "e0007"), ("two people walk", "e0000"), ("Dragomir quay", DENIAL)):
        field.fill(words)
        page.page.wait_for_function("id => dateline.shown().events.includes(id)", arg=expected)
        page.page.wait_for_function("() => dateline.shown().events.length < 15")
        assert expected in page.shown_events()
    field.fill("okafor")
    page.page.locator("#found li", has_text="Minister of Ports").wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    assert page.state()["sel"] == "person:ada-okafor"


def test_undo_and_reset(fresh: Story) -> None:
    assert fresh.page.locator("#undo").is_disabled()
    fresh.facet("status", "denied")
    fresh.facet("type", "consult")
    assert fresh.shown_events() == set()
    fresh.page.locator("#undo").click()
    assert fresh.shown_events() == {DENIAL}
    fresh.facet("type", "mobilize")
    fresh.page.locator("#reset").click()
    assert fresh.shown_events() == set(EVENTS)
    fresh.page.locator("#undo").click()
    assert fresh.shown_events() == {DENIAL}


def test_what_does_not_match_fades_or_goes(page: Story) -> None:
    page.facet("status", "denied")
    assert page.page.evaluate("id => dateline.where(id)", TRUCE)
    assert page.page.locator(".vis-item.dim").count() > 0
    page.page.locator("#others").select_option("hide")
    assert page.page.evaluate("id => dateline.where(id)", TRUCE) is None
    assert page.page.evaluate("id => dateline.where(id)", DENIAL)
    assert page.page.locator(".vis-item.dim").count() == 0


def test_neighbourhoods_of_one_and_two_steps(page: Story) -> None:
    page.choose("person:ada-okafor")
    page.page.locator("#hops").select_option("1")
    assert page.shown() == {"person:ada-okafor", "e0002", "e0007"}
    page.page.locator("#detail").get_by_role("button", name="2 steps").click()
    assert {"e0002", "e0007", "person:bruno-castel", "organization:port-authority"} <= page.shown()
    assert TRUCE not in page.shown()


def test_what_is_chosen_is_painted_wherever_it_lay(fresh: Story) -> None:
    for _ in range(5):
        fresh.page.locator("#zoom-in").click()
    colours = """async (id) => {
      dateline.choose(id);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const canvas = document.querySelector('#graph canvas');
      const [box, at] = [canvas.getBoundingClientRect(), dateline.where(id)];
      const part = new OffscreenCanvas(80, 20).getContext('2d');
      part.drawImage(canvas, at.x - box.left - 40, at.y - box.top - 10, 80, 20, 0, 0, 80, 20);
      return new Set(new Uint32Array(part.getImageData(0, 0, 80, 20).data.buffer)).size }"""
    for node in ("e0012", "e0000", UNION, TRUCE):
        assert fresh.page.evaluate(colours, node) > 10


def test_an_edge_tells_its_role_when_pointed_at(page: Story) -> None:
    place = page.page.evaluate("([a, b]) => dateline.whereEdge(a, b)", [TALKS, UNION])
    page.page.mouse.move(place["x"], place["y"])
    page.page.wait_for_function("() => dateline.pointed()")
    assert page.page.evaluate("dateline.pointed()") == "participant"
    page.click_node(TALKS)
    page.page.wait_for_function("() => !dateline.pointed()")


def test_hide_and_pin(page: Story) -> None:
    page.choose(TRUCE)
    page.page.locator("#detail").get_by_role("button", name="Pin").click()
    page.facet("status", "denied")
    assert page.shown_events() == {DENIAL, TRUCE}
    page.choose(DENIAL)
    page.page.locator("#detail").get_by_role("button", name="Hide").click()
    assert page.shown_events() == {TRUCE}
    assert page.state()["sel"] is None


def test_dragging_a_card_pins_it_where_it_is_dropped(fresh: Story) -> None:
    before = fresh.page.evaluate("id => dateline.where(id)", TRUCE)
    fresh.page.mouse.move(before["x"], before["y"])
    fresh.page.mouse.down()
    fresh.page.mouse.move(before["x"] + 60, before["y"] + 40, steps=4)
    fresh.page.mouse.up()
    after = fresh.page.evaluate("id => dateline.where(id)", TRUCE)
    assert after["x"] - before["x"] == pytest.approx(60, abs=8)
    assert list(fresh.state()["pin"]) == [TRUCE]
    fresh.page.locator("#undo").click()
    assert fresh.page.evaluate("id => dateline.where(id)", TRUCE)["x"] == pytest.approx(before["x"], abs=1)


def test_the_address_holds_the_view(page: Story, open_story: Opener, page_file: Path) -> None:
    page.facet("status", "occurred")
    page.facet("actor", "Harbour Union")
    page.page.locator("#lanes").select_option("place")
    page.choose(TRUCE)
    address = page.page.url
    other = open_story(page_file, "#" + address.split("#")[1])
    assert other.state() == page.state()
    assert other.shown() == page.shown()
    assert "Dockers and port authority sign a truce" in other.detail()
    other.page.evaluate("location.hash = 'sel=nobody&lanes=nowhere&pin=%7Bbad&from=x'")
    other.page.wait_for_function("() => dateline.shown().events.length === 15")


def test_lanes_move_cards_up_and_down(page: Story) -> None:
    where = "() => Object.fromEntries(dateline.shown().events.map((id) => [id, dateline.where(id)]))"
    places = {}
    for lanes in ("actor", "place", "type", "source"):
        page.page.locator("#lanes").select_option(lanes)
        places[lanes] = page.page.evaluate(where)
    assert len({tuple(round(at["y"]) for at in each.values()) for each in places.values()}) == 4


def test_drawing_together_moves_nodes_and_letting_go_brings_them_back(page: Story) -> None:
    where = "id => dateline.where(id)"
    before = page.page.evaluate(where, TRUCE)
    page.page.locator("#force").click()
    assert page.page.locator("#force").get_attribute("aria-pressed") == "true"
    page.page.wait_for_timeout(1500)
    assert page.page.evaluate(where, TRUCE) != before
    page.page.locator("#force").click()
    page.page.wait_for_timeout(300)
    after = page.page.evaluate(where, TRUCE)
    assert (round(after["x"]), round(after["y"])) == (round(before["x"]), round(before["y"]))


def test_drawn_together_no_two_lie_over_each_other(fresh: Story) -> None:
    before = fresh.page.evaluate("id => dateline.where(id)", TRUCE)
    fresh.page.locator("#force").click()
    fresh.page.wait_for_function("([id, x]) => Math.abs(dateline.where(id).x - x) > 1", arg=[TRUCE, before["x"]])
    fresh.page.wait_for_timeout(200)
    boxes = fresh.page.evaluate(
        "() => Object.values(dateline.shown()).flat().map((id) => dateline.where(id))",
    )
    assert len(boxes) == 29
    for a, b in combinations(boxes, 2):
        beside = abs(a["x"] - b["x"]) >= (a["width"] + b["width"]) / 2
        assert beside or abs(a["y"] - b["y"]) >= (a["height"] + b["height"]) / 2


def test_paper_gets_a_drawing_in_light_and_all_that_matches(open_story: Opener, page_file: Path) -> None:
    page = open_story(page_file, color_scheme="dark")
    page.facet("type", "consult")
    page.choose(TALKS)
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.page.emulate_media(media="print")
    sheet = page.page.locator("#sheet")
    assert sheet.locator("tbody tr").count() == 3
    assert "Union and port authority open talks" in sheet.locator("svg").first.text_content()
    assert sheet.locator("svg rect").first.get_attribute("fill") == "#fbfaf7"
    assert sheet.locator("blockquote").count() == 2
    assert not page.page.locator("#graph").is_visible()
    assert page.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.page.emulate_media(media="screen")
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.locator("*").count() == 0
    assert page.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_zoom_and_fit(page: Story) -> None:
    span = "() => dateline.where('e0004').x - dateline.where('e0000').x"
    before = page.page.evaluate(span)
    page.page.locator("#zoom-in").click()
    assert page.page.evaluate(span) > 1.2 * before
    page.page.locator("#fit").click()
    assert page.page.evaluate(span) == pytest.approx(before, rel=0.01)


def test_the_table_has_the_same_rows_sorts_and_chooses(page: Story) -> None:
    page.facet("type", "consult")
    page.page.locator("[data-view=table]").click()
    rows = page.page.locator("#table-view tbody tr")
    assert rows.count() == 3
    page.page.locator("#table-view th button", has_text="Event").click()
    labels = page.page.locator("#table-view tbody th").all_inner_texts()
    assert labels == sorted(labels)
    page.page.locator("#table-view th button", has_text="Event").click()
    assert page.page.locator("#table-view tbody th").all_inner_texts() == labels[::-1]
    assert page.page.locator("#table-view th[aria-sort=descending]").inner_text().startswith("Event")
    page.page.reload()
    page.page.wait_for_selector("html[data-ready=yes]")
    assert page.page.locator("#table-view tbody th").all_inner_texts() == labels[::-1]  # its address has the order
    page.page.locator("#table-view tbody button", has_text="Union and port").click()
    assert page.state()["sel"] == TALKS
    page.page.get_by_role("button", name="People, bodies and places").click()
    assert "Harbour Union" in page.page.locator("#table-view").inner_text()


def test_the_map_shows_the_places(page: Story) -> None:
    page.page.locator("[data-view=map]").click()
    page.page.locator("#map-view .place").first.wait_for()
    assert page.page.locator("#map-view .place").count() == 3
    assert page.page.locator("#map-view .land").bounding_box()
    page.page.locator("#map-view .place", has_text="Port Vessel").focus()
    page.page.keyboard.press("Enter")
    assert page.state()["sel"] == "place:port-vessel"
    assert page.page.evaluate("document.activeElement.dataset.id") == "place:port-vessel"
    assert page.page.locator("#map-view .place.selected").text_content() == "Port Vessel, 2 eventsPort Vessel"


def test_the_timeline_takes_the_room_it_gets(open_story: Opener, page_file: Path) -> None:
    page = open_story(page_file, "#view=table")
    page.page.locator("[data-view=graph]").click()
    page.page.locator(".vis-item.event").first.wait_for()
    bars = "() => [...document.querySelectorAll('.item-bar')].map((bar) => bar.offsetWidth).filter((wide) => wide > 6)"
    page.page.wait_for_function(f"() => ({bars})().length")
    wide = max(page.page.evaluate(bars))
    page.page.set_viewport_size({"width": 1000, "height": 900})
    page.page.wait_for_function(f"wide => Math.max(...({bars})()) < wide", arg=wide)


def test_playing_goes_through_time(page: Story) -> None:
    page.page.locator("#play").click()
    early = page.shown_events()
    assert len(early) < 5
    page.page.wait_for_function("count => dateline.shown().events.length > count", arg=len(early))
    assert early < page.shown_events()
    assert page.page.locator("#hint").inner_text().startswith("up to ")
    page.page.locator("#play").click()
    assert page.shown_events() == set(EVENTS)


def test_csv_holds_what_is_shown_and_no_formula(page: Story) -> None:
    page.facet("type", "consult")
    rows = list(csv.DictReader(io.StringIO(page.save("csv").decode("utf-8-sig"))))
    assert [row["Event"] for row in rows] == [
        "Union and port authority open talks",
        "Castel and Okafor meet at the town hall",
        "Second round of talks in Port Vessel",
    ]
    assert rows[0]["EDTF"] == "2024-03-18/2024-03-19"
    assert page.page.evaluate("1 && [...document.scripts].length") >= 3


def test_graphml_holds_what_is_shown(page: Story, tmp_path: Path) -> None:
    page.facet("type", "consult")
    (tmp_path / "story.graphml").write_bytes(page.save("graphml"))
    graph = nx.read_graphml(tmp_path / "story.graphml")
    assert set(graph) == page.shown()
    assert graph.nodes[TALKS]["label"] == "Union and port authority open talks"
    assert graph.nodes[TALKS]["sources"] == 2
    assert {data["role"] for *_, data in graph.edges(data=True)} == {"participant", "place"}


def test_svg_and_png_are_pictures_of_it(page: Story) -> None:
    drawing = ET.fromstring(page.save("svg"))  # noqa: S314
    words = " ".join(text.strip() for text in drawing.itertext())
    assert "Harbour Union" in words
    assert "authority sign a truce" in words
    picture = page.save("png")
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000


def test_the_keyboard_reaches_everything(page: Story) -> None:
    keyboard = page.page.keyboard
    page.page.locator("#graph").focus()
    keyboard.press("ArrowRight")
    first = page.state()["sel"]
    assert first == "e0000"
    assert page.page.locator("#said").inner_text().startswith("Dockers walk out at Larnholm. 4 March 2024, occurred")
    keyboard.press("ArrowRight")
    assert page.state()["sel"] != first
    keyboard.press("ArrowDown")
    below = page.page.evaluate("id => dateline.where(id)", page.state()["sel"])
    assert below
    keyboard.press("n")
    assert page.state()["hops"] == 1
    keyboard.press("u")
    assert page.state()["hops"] == 0
    keyboard.press("x")
    assert list(page.state()["pin"]) == [page.state()["sel"]]
    keyboard.press("r")
    assert page.state()["pin"] == {}
    keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "detail"
    keyboard.press("Escape")
    assert page.state()["sel"] is None
    keyboard.press("/")
    assert page.page.evaluate("document.activeElement.id") == "query"
    keyboard.press("Escape")
    page.page.locator("#graph").focus()
    keyboard.press("t")
    assert page.page.locator("#table-view").is_visible()
    keyboard.press("t")
    keyboard.press("?")
    assert page.page.locator("#help").is_visible()
    keyboard.press("Escape")
    page.page.locator("#split").focus()
    before = page.page.locator("#time").bounding_box()
    keyboard.press("ArrowUp")
    after = page.page.locator("#time").bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]


def test_light_and_dark(fresh: Story, open_story: Opener, page_file: Path) -> None:
    theme = "document.documentElement.dataset.theme"
    assert fresh.page.evaluate(theme) == "light"
    fresh.page.locator("#theme").click()
    assert fresh.page.evaluate(theme) == "dark"
    assert open_story(page_file, color_scheme="dark").page.evaluate(theme) == "dark"


def test_a_phone_gets_filters_and_details_over_the_graph(open_story: Opener, page_file: Path) -> None:
    page = open_story(page_file, width=390, height=844, has_touch=True)
    assert not page.page.locator("#filters").is_visible()
    page.page.locator("#open-filters").click()
    assert page.page.locator("#filters").is_visible()
    page.page.locator("#open-filters").click()
    page.choose(TRUCE)
    assert page.page.locator("#detail").is_visible()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_in_a_notebook_frame_works_without_storage_or_address(
    open_story: Opener,
    page_file: Path,
    tmp_path: Path,
) -> None:
    holder = tmp_path / "holder.html"
    source = page_file.read_text("utf-8").replace("&", "&amp;").replace('"', "&quot;")
    holder.write_text(
        f'<!doctype html><html data-ready="yes"><iframe sandbox="allow-scripts allow-popups allow-downloads" '
        f'style="width:1000px;height:600px" srcdoc="{source}"></iframe></html>',
        "utf-8",
    )
    page = open_story(holder)
    frame = page.page.frames[1]
    frame.wait_for_selector("html[data-ready=yes]")
    frame.locator("#theme").click()
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"
    frame.evaluate("id => dateline.choose(id)", TRUCE)
    assert "sign a truce" in frame.locator("#detail").inner_text()
