"""What a page must bear: hostile sources, odd dates and names, nothing at all, and very much."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from browser import Opener, Story
from dateline.export.html import write_html
from dateline.graph import EventGraph
from dateline.model import Conflict, Count, Document, Entity, EntityKind, Link, Role, Tally
from page_fixtures import DOCUMENTS, entities, event, story

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
            decided=(text,),
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


def test_a_timeline_of_centuries_names_years_alone(show) -> None:  # type: ignore[no-untyped-def]
    page = show(EventGraph(DOCUMENTS, tuple(event("A war", number=n, when=f"{1500 + 200 * n}") for n in range(3))))
    words = page.page.locator(".vis-time-axis .vis-text").all_text_contents()
    assert "1700" in words
    assert not [each for each in words if not re.fullmatch(r"\d*", each)]


def test_the_timeline_opens_where_most_events_are(show) -> None:  # type: ignore[no-untyped-def]
    days = ["1987-12-20", *(f"2024-05-{day}" for day in range(10, 20))]
    page = show(EventGraph(DOCUMENTS, tuple(event(f"Talks {n}", number=n, when=day) for n, day in enumerate(days))))
    note = page.page.locator("#time-note")
    assert note.inner_text().startswith("1 event before or after")
    page.page.locator("#time-all").click()
    note.filter(has_text=re.compile("^$")).wait_for(state="attached")


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
    long = "Very " * 30 + "long" * 40
    document = Document("", "only", "2024-05-20", long, None, "الأهرام")
    known = Entity("p", "محمد علي 🕊️", EntityKind.PERSON, aliases=(long,))
    events = (
        event(long, number=0, documents=(document,), who=((Role.AGENT, known),)),
        event("اجتماع في القاهرة", number=1, documents=(document,), sentence="اجتماع في القاهرة يوم الاثنين"),
        event("🕊️ Peace 👩‍👩‍👧‍👦 " * 3, number=2, documents=(document,), kind="x" * 300),
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
