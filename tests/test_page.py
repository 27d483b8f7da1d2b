"""The page as a file: what stands in it, what may not, and that it is the same each time."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from dateline.export.axis import anchor_day
from dateline.export.beside import Box
from dateline.export.html import html_of, write_html
from dateline.export.layout import LaneBy, lay_out_all
from dateline.graph import EventGraph
from dateline.model import Interval, Role, Status
from dateline.viewer import assets
from dateline.viewer.network import StoryNetwork
from dateline.viewer.story import certain_part, family, safe_url
from dateline.viewer.words import date_in_words, day_span, reason_in_words
from page_fixtures import entities, event, large, story

VENDOR = Path(str(assets.folder())) / "vendor"


def data_of(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


# ---------------------------------------------------------------- words and days


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01-10", "10 January 2022"),
        ("2022-01-10~", "about 10 January 2022"),
        ("2021-06", "June 2021"),
        ("2021", "2021"),
        ("202X", "the 2020s"),
        ("18XX", "1800–1899"),
        ("2021-24", "winter 2021–22"),
        ("2021-34", "second quarter of 2021"),
        ("2021-41", "second half of 2021"),
        ("2022-01-03/2022-01-09", "week of 3 January 2022"),
        ("2022-01-08/2022-01-09", "weekend of 8–9 January 2022"),
        ("2022-01-09/2022-01-10", "9–10 January 2022"),
        ("2021-12-28/2022-01-05", "28 December 2021 – 5 January 2022"),
        ("2021-06/2022-01-09", "June 2021 – 9 January 2022"),
        ("../2022-01-09", "by 9 January 2022"),
        ("2022-01-10/..", "from 10 January 2022 on"),
        ("-0499", "500 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("Y12000", "12000"),
        ("../..", "date unknown"),
    ],
)
def test_a_date_in_words_has_the_precision_of_its_text(edtf: str, words: str) -> None:
    assert date_in_words(Interval.parse(edtf)) == words


def test_a_short_date_cuts_the_month() -> None:
    assert date_in_words(Interval.parse("2021-09-01"), short=True) == "1 Sep 2021"


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1582, 10, 15), date(1970, 1, 1), date(2024, 2, 29), date(9999, 12, 31)]
)
def test_days_count_from_1970(day: date) -> None:
    number = (day - date(1970, 1, 1)).days
    assert day_span(Interval.day(day)) == (number, number)


def test_years_that_no_date_can_hold_have_a_place_too() -> None:
    first, last = day_span(Interval.parse("-0499"))
    assert first is not None
    assert last is not None
    assert 360 < last - first < 366
    assert first < -(2400 * 365)


def test_why_a_date_is_what_it_is() -> None:
    mention = story().events[0].mentions[0]
    assert reason_in_words(mention) == "the words “on Monday”, counted from published 2024-05-20 (rule weekday.past)"


def test_the_certain_part_of_a_bar() -> None:
    day = day_span(Interval.parse("2024-05-20"))[0]
    assert certain_part(event("Talks", when="2024-05-20")) == (day, day)
    assert certain_part(event("Talks", when="2024-05-20~")) is None
    assert certain_part(event("Talks", when="2024-05")) is None
    assert certain_part(event("Patrols", when="2024-01/2024-05-21", status=Status.ONGOING, sources=2)) == (day, day + 1)


def test_families_are_the_quadrants_of_plover() -> None:
    assert [family(name) for name in ("AGREE", "AID", "THREATEN", "ASSAULT", "STATEMENT", "MY-OWN")] == [
        "accord",
        "help",
        "dispute",
        "force",
        "speech",
        "other",
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//news.example", "https://a b", 'http://a"b', ""]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("nodes", [0, 15, 100, 1000])
@pytest.mark.parametrize("by", list(LaneBy))
def test_no_two_cards_overlap_and_time_runs_to_the_right(nodes: int, by: LaneBy) -> None:
    graph = large(nodes) if nodes else story()
    layout = lay_out_all(graph)[by]
    cards = [layout.boxes[each.id] for each in graph.events]
    assert not [pair for pair in combinations(cards, 2) if overlap(*pair)]
    names = [box for key, box in layout.boxes.items() if key not in {each.id for each in graph.events}]
    assert not [pair for pair in combinations(names, 2) if overlap(*pair)]
    ticks = [(tick.day, tick.x) for tick in layout.ticks if tick.day is not None]
    assert ticks == sorted(ticks)
    xs = {tick.day: tick.x for tick in layout.ticks}
    assert all(
        layout.boxes[each.id].x - layout.boxes[each.id].width / 2 >= xs[anchor_day(each)] for each in graph.events
    )


def overlap(a: Box, b: Box) -> bool:
    return abs(a.x - b.x) < (a.width + b.width) / 2 and abs(a.y - b.y) < (a.height + b.height) / 2


def test_each_event_stands_in_its_lane() -> None:
    graph = story()
    layout = lay_out_all(graph)[LaneBy.TYPE]
    lane_of = {}
    for each in graph.events:
        box = layout.boxes[each.id]
        lanes = [
            lane.label
            for lane in layout.lanes
            if lane.top <= box.y - box.height / 2 and box.y + box.height / 2 <= lane.bottom
        ]
        assert len(lanes) == 1
        lane_of[each.id] = lanes[0]
    most_common = Counter(each.type for each in graph.events).most_common(1)[0][0]
    assert {lane_of[each.id] for each in graph.events if each.type == most_common} == {most_common}


def test_lanes_change_nothing_sideways() -> None:
    graph = story()
    layouts = lay_out_all(graph).values()
    assert len(
        {tuple(sorted((each.id, layout.boxes[each.id].x) for each in graph.events)) for layout in layouts}
    ) <= len(LaneBy)
    assert len({layout.ticks for layout in layouts}) == 1


def test_more_sources_make_a_larger_card() -> None:
    boxes = lay_out_all(story())[LaneBy.ACTOR].boxes
    assert boxes["e0008"].width > boxes["e0001"].width > boxes["e0002"].width


def test_a_tick_says_no_more_than_its_events() -> None:
    labels = {tick.label for tick in lay_out_all(story())[LaneBy.ACTOR].ticks}
    assert "Apr 2024" in labels
    assert "15 Apr 2024" not in labels


# ---------------------------------------------------------------- the file


def test_the_page_is_one_file_the_same_each_time(tmp_path: Path) -> None:
    write_html(story(), tmp_path / "a.html")
    write_html(story(), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_the_page_for_a_story_fits_in_a_mail() -> None:
    assert len(html_of(story()).encode()) < 600_000


def test_the_page_asks_for_nothing_from_anywhere() -> None:
    html = html_of(story())
    assert "<!doctype html>" in html
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", html)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "connect-src" not in policy[1]
    assert "unsafe-inline" not in policy[1].split("style-src")[0]


def test_the_policy_names_the_very_script_that_the_page_holds() -> None:
    found = re.search(r'<script type="module">(.*?)</script>', html_of(story()), re.DOTALL)
    assert found
    assert assets._hash(found[1].encode()) in assets.content_security_policy()


def test_no_text_can_leave_its_place() -> None:
    hostile = "</script><script>alert(1)</script><!--"
    graph = EventGraph(events=(event(hostile, sentence=f"Now {hostile} then"),))
    html = html_of(graph)
    assert html.count("<script") == html_of(story()).count("<script")
    assert data_of(html)["events"][0]["label"] == hostile  # type: ignore[index]


def test_half_a_surrogate_pair_is_written_as_a_question_mark(tmp_path: Path) -> None:
    write_html(EventGraph(events=(event("Talks \ud83d today"),)), tmp_path / "page.html")
    assert "Talks ? today" in (tmp_path / "page.html").read_text("utf-8")


def test_every_mention_is_in_the_page_with_its_trigger() -> None:
    data = data_of(html_of(story()))
    for told, each in zip(data["events"], story().events, strict=True):  # type: ignore[call-overload]
        assert [mention["id"] for mention in told["mentions"]] == [mention.id for mention in each.mentions]
        for mention, original in zip(told["mentions"], each.mentions, strict=True):
            start, end = mention["trigger"]
            assert mention["text"][start:end] == original.text


def test_a_limit_keeps_the_most_important_and_says_how_many_are_left_out() -> None:
    data = data_of(html_of(large(300), limit=60))
    kept = data["events"]
    assert len(data["network"]["nodes"]) <= 60  # type: ignore[index]
    assert data["left_out"] == 200 - len(kept)  # type: ignore[arg-type]
    assert min(each["sources"] for each in kept) > 1  # type: ignore[attr-defined]


def test_200_participants_make_200_edges() -> None:
    known = entities()["Chen Wei"]
    people = tuple((Role.PARTICIPANT, replace(known, id=f"p{index}", name=f"Person {index}")) for index in range(200))
    data = data_of(html_of(EventGraph(events=(event("Summit", who=people),))))
    assert len(data["network"]["edges"]) == 200  # type: ignore[index]


# ---------------------------------------------------------------- pyvis and the vendored files


def test_the_network_is_pyvis_and_refuses_an_edge_to_nowhere(tmp_path: Path) -> None:
    network = StoryNetwork({"title": "A story"})
    network.add_node("a", "A")
    network.add_node("a", "again")
    assert network.num_nodes() == 1
    assert network.get_node("a")["label"] == "A"
    with pytest.raises(KeyError, match="no node 'b'"):
        network.add_edge("a", "b")
    network.write_html(str(tmp_path / "net.html"))
    assert [path.name for path in tmp_path.iterdir()] == ["net.html"]


def test_vendored_files_are_what_the_build_made() -> None:
    sums = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text("utf-8").splitlines())
    assert set(sums) == {"vis.js.gz", "vis.css", "land.txt.gz", "LICENSES.txt", "LICENSES.txt.gz"}
    assert {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in sums} == sums


def test_licences_of_all_that_is_in_the_bundle_are_in_the_page() -> None:
    text = (VENDOR / "LICENSES.txt").read_text("utf-8")
    assert gzip.decompress((VENDOR / "LICENSES.txt.gz").read_bytes()) == (VENDOR / "LICENSES.txt").read_bytes()
    lock = json.loads((VENDOR / "package-lock.json").read_text("utf-8"))["packages"]
    for name in ("vis-network", "vis-timeline", "vis-data", "moment", "@egjs/hammerjs", "xss", "world-atlas"):
        assert f"{name} {lock[f'node_modules/{name}']['version']}, " in text
    assert "no licence file" not in text


def test_no_two_modules_use_one_name_for_two_things() -> None:
    found = re.findall(r"^(?:async )?(?:function|const|let|class) \*?(\w+)", assets.script(), re.MULTILINE)
    assert [name for name, count in Counter(found).items() if count > 1] == []


def test_modules_import_only_modules_that_are_joined() -> None:
    source = Path(str(assets.folder())) / "src"
    assert {path.name for path in source.glob("*.js")} == set(assets._MODULES)
    for path in source.glob("*.js"):
        for name in re.findall(r'^import .* from "\./(.+?)";$', path.read_text("utf-8"), re.MULTILINE):
            assert name in assets._MODULES
    assert "import " not in re.sub(r"//.*|/\*.*?\*/", "", assets.script(), flags=re.DOTALL).split("\n")[0]
    assert not re.findall(r"\binnerHTML|insertAdjacentHTML|document\.write|\beval\(", assets.script())
