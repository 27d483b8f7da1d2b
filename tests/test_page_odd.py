"""What a page must bear: hostile sources, odd dates and names, nothing at all, and very much."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from browser import Opener, Story
from dateline.export.html import html_of, write_html
from dateline.graph import EventGraph
from dateline.model import Conflict, Count, Document, Entity, EntityKind, Link, Role, Tally
from page_fixtures import DOCUMENTS, entities, event, large, story

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "<!--<script>",
    "{{ 7*7 }} ${7*7}",
    "javascript:alert(1)",
    "\u202eevil\u2028line\x00nul",
)


@pytest.fixture
def show(open_story: Opener, tmp_path: Path):  # type: ignore[no-untyped-def]
    def open_graph(graph: EventGraph, **options: object) -> Story:
        write_html(graph, tmp_path / "graph.html")
        return open_story(tmp_path / "graph.html", **options)

    return open_graph


# ---------------------------------------------------------------- hostile


def hostile_graph() -> EventGraph:
    people = [
        Entity(f"x:{text}", text, EntityKind.PERSON, aliases=HOSTILE, offices=HOSTILE, wikidata=text, reasons=HOSTILE)
        for text in HOSTILE
    ]
    document = Document("", HOSTILE[0], "2024-05-20", HOSTILE[1], "javascript:document.title='owned'", HOSTILE[0])
    events = tuple(
        replace(
            event(text, number=number, documents=(document,), sentence=text, who=((Role.AGENT, people[number]),)),
            type=text,
            kind=text,
            conflicts=(Conflict(text, ((text, HOSTILE[0], "m"),)),),
            tallies=(Tally(text, text, (Count(None, text, HOSTILE[0], "m"), Count(None, "2", HOSTILE[0], "m")), text),),
            links=(Link(text, text, 0.5, ((text, 1.0),)),),
        )
        for number, text in enumerate(HOSTILE)
    )
    return EventGraph((document,), events, tuple(people))


def test_hostile_text_stays_text(show) -> None:  # type: ignore[no-untyped-def]
    page = show(hostile_graph())
    title = page.page.title()
    for node in [*(f"e{number:04d}" for number in range(len(HOSTILE))), *(f"x:{text}" for text in HOSTILE)]:
        page.choose(node)
        assert page.page.locator("#detail img, #detail script, #detail iframe").count() == 0
    for view in ("table", "map", "graph"):
        page.page.locator(f"[data-view={view}]").click()
    page.page.locator("#query").fill("img")
    page.page.wait_for_timeout(200)
    assert page.page.locator("main img, main script, #found img").count() == 0
    assert page.page.title() == title
    hrefs = page.page.eval_on_selector_all("a[href]", "links => links.map((link) => link.getAttribute('href'))")
    assert not [href for href in hrefs if not href.startswith(("http", "#"))]
    assert "<img src=x" in page.page.locator("#facets").inner_text()
    assert b"<script" not in page.save("svg")
    assert page.save("csv").count(b"\r\n") == len(HOSTILE) + 1
    assert b"<img" not in page.save("graphml")


def test_a_hostile_address_changes_nothing(show) -> None:  # type: ignore[no-untyped-def]
    page = show(
        story(), hash="#q=%3Cimg%20src%3Dx%3E&sel=__proto__&pin=%7B%22__proto__%22:[1,2]%7D&kind=constructor&lanes=x"
    )
    assert page.page.locator("main img").count() == 0
    assert page.page.locator("#query").input_value() == "<img src=x>"
    page.page.locator("#reset").click()
    assert len(page.shown_events()) == 15


def test_a_spreadsheet_sees_no_formula(show) -> None:  # type: ignore[no-untyped-def]
    page = show(EventGraph(DOCUMENTS, (event('=HYPERLINK("http://x")'),)))
    assert "\"'=HYPERLINK(" in page.save("csv").decode("utf-8-sig")


# ---------------------------------------------------------------- odd


def test_no_events_is_said(show) -> None:  # type: ignore[no-untyped-def]
    page = show(EventGraph(DOCUMENTS))
    page.page.locator("#open-reports").click()
    assert "No event was found in these reports." in page.detail()
    assert "Dockers and port sign a truce" in page.detail()
    assert page.page.locator("#time-note").inner_text() == "No event has a date."
    for view in ("table", "map", "graph"):
        page.page.locator(f"[data-view={view}]").click()
    for button in ("fit", "play", "force", "window-to-range", "time-all"):
        page.page.locator(f"#{button}").click()


def test_one_event(show) -> None:  # type: ignore[no-untyped-def]
    page = show(EventGraph(DOCUMENTS, (event("Talks begin"),)))
    page.click_node("e0000")
    assert "Talks begin" in page.detail()
    assert page.page.locator(".vis-item.event:not(.vis-dot)").count() == 1


def test_no_dates_at_all(show) -> None:  # type: ignore[no-untyped-def]
    page = show(EventGraph(DOCUMENTS, tuple(event(f"Talks {number}", number=number, when=None) for number in range(4))))
    page.click_node("e0002")
    assert "date unknown" in page.detail()
    assert page.page.locator("#time-note").inner_text() == "No event has a date."
    page.page.locator("#play").click()
    assert len(page.shown_events()) == 4


def test_500_bc_and_2500(show) -> None:  # type: ignore[no-untyped-def]
    page = show(
        EventGraph(
            DOCUMENTS,
            (
                event("A city is founded", number=0, when="-0499"),
                event("Talks", number=1, when="2024-05-20"),
                event("A comet returns", number=2, when="2500"),
                event("Stars go out", number=3, when="Y100000000"),
            ),
        )
    )
    assert page.page.locator(".vis-item.event:not(.vis-dot)").count() == 4
    xs = [page.page.evaluate("id => dateline.where(id).x", f"e000{number}") for number in range(4)]
    assert xs == sorted(xs)
    page.choose("e0000")
    assert "500 BC" in page.detail()
    page.page.locator('[data-facet="dates"]').evaluate("section => { section.open = true }")
    page.page.locator("#date-to").fill("-0400")
    page.page.locator("#date-to").press("Enter")
    assert page.shown_events() == {"e0000"}


def test_long_names_right_to_left_emoji_and_no_address(show) -> None:  # type: ignore[no-untyped-def]
    long = "Very " * 60
    document = Document("", "only", "2024-05-20", long, None, "الأهرام")
    known = Entity("p", "محمد علي 🕊️", EntityKind.PERSON, aliases=(long,))
    events = (
        event(long, number=0, documents=(document,), who=((Role.AGENT, known),)),
        event("اجتماع في القاهرة", number=1, documents=(document,), sentence="اجتماع في القاهرة يوم الاثنين"),
        event("🕊️ Peace 👩‍👩‍👧‍👦 " * 3, number=2, documents=(document,)),
    )
    page = show(EventGraph((document,), events, (known,)))
    for number in range(3):
        page.click_node(f"e000{number}")
        assert page.page.evaluate(
            "document.querySelector('#detail').scrollWidth <= document.querySelector('#detail').clientWidth"
        )
    assert page.page.locator("#detail .source a").count() == 0
    assert page.page.locator("#detail [dir=auto]").count() >= 3


def test_200_participants_in_one_event(show) -> None:  # type: ignore[no-untyped-def]
    known = entities()["Chen Wei"]
    people = tuple((Role.PARTICIPANT, replace(known, id=f"p{index}", name=f"Person {index}")) for index in range(200))
    page = show(EventGraph(DOCUMENTS, (event("A summit", who=people),)))
    page.choose("e0000")
    assert "188 more" in page.detail()
    assert len(page.shown()) == 201


# ---------------------------------------------------------------- much


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
