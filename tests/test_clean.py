"""Boilerplate is masked, article text is not; rules match their examples and spare their counterexamples."""

from __future__ import annotations

import json
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.boilerplate import Line, is_filler, match
from dateline.ingest.clean import find_boilerplate, mask_boilerplate
from dateline.rules import load_toml

SEEDS = Path(__file__).parents[1] / "seeds"
GOLD = yaml.safe_load((Path(__file__).parent / "data" / "seeds.yaml").read_text("utf-8"))
TABLES = ("section", "line", "sentence")
RULES = [(table, rule) for table in TABLES for rule in load_toml("boilerplate.toml")[table]]
LINE_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def middle(text: str) -> Line:
    """A line that is neither the first nor far from either end."""
    return Line(0, text, 3, 3)


@pytest.mark.parametrize(("table", "rule"), RULES, ids=[rule["id"] for _, rule in RULES])
def test_rule_matches_its_examples_and_none_of_its_counterexamples(table: str, rule: dict[str, Any]) -> None:
    assert rule["examples"]
    assert rule["counterexamples"]
    for example in rule["examples"]:
        assert match(table, example, middle(example)) == rule["id"], example
    for counterexample in rule["counterexamples"]:
        assert mask_boilerplate(f"Headline\n\n{counterexample}\n\nEnd").split("\n")[2] == counterexample


@pytest.mark.parametrize("rule", load_toml("boilerplate.toml")["block"], ids=lambda rule: rule["id"])
def test_a_block_goes_from_its_first_line_to_its_last(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        assert mask_boilerplate(f"{example}\nTalks began.").split() == ["Talks", "began."]
    for counterexample in rule["counterexamples"]:
        assert mask_boilerplate(counterexample) == counterexample


def test_dummy_latinis_filler() -> None:
    filler = load_toml("boilerplate.toml")["filler"]
    assert all(map(is_filler, filler["examples"]))
    assert not any(map(is_filler, filler["counterexamples"]))
    text = f"Talks began. {filler['examples'][0]} They ended."
    assert mask_boilerplate(text).split() == ["Talks", "began.", "They", "ended."]


def seed(document: str) -> str:
    return (SEEDS / GOLD["documents"][document]["file"]).read_text("utf-8")


def one_line(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


@pytest.mark.parametrize("teaser", GOLD["not_events"])
def test_no_teaser_of_the_seeds_survives(teaser: str) -> None:
    texts = [seed(document) for document in GOLD["documents"]]
    assert any(words(teaser) in words(text) for text in texts), "the gold is not about these seeds"
    assert not any(words(teaser) in words(mask_boilerplate(text)) for text in texts)


@pytest.mark.parametrize(
    ("document", "quote"),
    [
        (document, quote)
        for entry in [*GOLD["events"], *GOLD["optional_events"]]
        for document, quotes in entry["evidence"].items()
        for quote in quotes
    ],
)
def test_every_quoted_event_of_the_seeds_survives(document: str, quote: str) -> None:
    assert one_line(quote) in one_line(mask_boilerplate(seed(document)))


def masked(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in find_boilerplate(text)]


PARAGRAPH = (
    "The delegations met for six hours in the old customs house by the harbour, where they spoke about fishing rights, "
    "the price of fuel and the release of the crew, and agreed to meet again before the month is out, officials said."
)
SHORT = "The delegations met for six hours in the old customs house."


def test_everything_below_a_teaser_heading_near_the_end_goes() -> None:
    text = "\n\n".join([SHORT] * 6 + ["You May Also Like", "Society", "A man bites a dog in the park."])
    assert masked(text) == ["You May Also Like", "Society", "A man bites a dog in the park."]


def test_a_box_of_links_in_the_middle_ends_where_the_article_goes_on() -> None:
    text = "\n\n".join([PARAGRAPH, "Related Articles", "Dog bites man", "Man bites dog", PARAGRAPH + " ", PARAGRAPH])
    assert masked(text) == ["Related Articles", "Dog bites man", "Man bites dog"]


def test_whole_sentences_in_a_row_are_article_again() -> None:
    sentence = PARAGRAPH[:100] + "rights."
    text = "\n\n".join([PARAGRAPH, "Related Articles", "Dog bites man", sentence, sentence + " ", sentence])
    assert masked(text) == ["Related Articles", "Dog bites man"]


def test_teasers_with_blurbs_are_no_article() -> None:
    blurb = PARAGRAPH[:100] + "rights."
    titles = ["Can dogs bite men in the harbour?", "Men bite dogs"]
    teasers = ["More from Example News", titles[0], blurb, titles[1], blurb, "So they said...", blurb]
    assert masked("\n\n".join([PARAGRAPH, *teasers])) == teasers


def test_reader_comments_end_the_article_however_long_they_are() -> None:
    assert masked("\n\n".join([PARAGRAPH] * 4 + ["2 Comments", PARAGRAPH])) == ["2 Comments", PARAGRAPH]


def test_a_headline_like_a_teaser_heading_is_no_boilerplate() -> None:
    assert masked(f"More from the front\n\n{PARAGRAPH}") == []


def test_the_second_time_a_headline_stands_alone_it_is_masked() -> None:
    assert masked(f"Talks open in the harbour\n\n{SHORT}\n\nTalks open in the harbour\n\n{SHORT}") == [
        "Talks open in the harbour"
    ]


def test_sentences_go_one_by_one() -> None:
    text = "The talks ended on Friday. Subscribe to our newsletter. The crew went home."
    assert masked(text) == ["Subscribe to our newsletter."]


def test_a_date_line_and_a_headline_stay() -> None:
    assert masked(f"Airline orders ten aircraft\n\nFriday, August 27, 2004\n\n{PARAGRAPH}") == []


@settings(deadline=None)
@given(st.text(st.characters() | st.sampled_from("\n\r .:»|©@\u2028\x85"), max_size=400))
def test_any_text_keeps_its_length_and_line_breaks(text: str) -> None:
    result = mask_boilerplate(text)
    assert len(result) == len(text)
    assert LINE_BREAKS.findall(result) == LINE_BREAKS.findall(text)
    assert all(new in (old, " ") for new, old in zip(result, text, strict=True))


EXAMPLES = [example for _, rule in RULES for example in rule["examples"]]


LINES = st.sampled_from([*EXAMPLES, PARAGRAPH, "Talks began.", "", " "])


@settings(deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", " "]))
def test_pieces_are_in_order_and_apart(lines: list[str], glue: str) -> None:
    text = glue.join(lines)
    found = find_boilerplate(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(piece.start < piece.end for piece in found)


LONG_TEXTS = {
    "one line": PARAGRAPH * 4000,
    "paragraphs": (PARAGRAPH + "\n\n") * 4000,
    "blanks": " " * 900_000,
    "share bar": "share on " * 100_000,
    "almost a share bar": ("us on " * 45 + "!\n") * 3000,
    "almost a byline": ("By " + "A. " * 90 + "!\n") * 3000,
    "almost an appeal": ("for all the latest " * 14 + "\n") * 3000,
    "line breaks": "\n" * 900_000,
    "full stops": "." * 900_000,
    "arrows": "«" * 900_000,
}


@pytest.mark.parametrize("kind", LONG_TEXTS)
def test_a_megabyte_takes_no_longer_than_its_length_warrants(kind: str) -> None:
    begin = time.process_time()
    mask_boilerplate(LONG_TEXTS[kind])
    assert time.process_time() - begin < 3 * len(LONG_TEXTS[kind]) / 1e6


NEWSWIRE = ["timex_news/tbaq", "wikinews_events/apple", "wikinews_events/airbus", "ecb/ecb", "places/lgl"]


@pytest.mark.evaluation
@pytest.mark.parametrize("corpus", NEWSWIRE)
def test_plain_newswire_loses_next_to_nothing(evaluation: Path, corpus: str) -> None:
    rows = (evaluation / "data" / f"{corpus}.jsonl").read_text("utf-8").strip().split("\n")
    texts = [json.loads(row)["text"] for row in rows]
    lost = sum(piece.end - piece.start for text in texts for piece in find_boilerplate(text))
    assert lost <= 0.001 * sum(map(len, texts))
