"""Headlines and datelines: letter case, and what opens a report."""

from __future__ import annotations

import pytest

from dateline.annotation.letter_case import in_natural_case
from dateline.annotation.parse import parse
from event_reading import annotation, event, roles

BODY = "\n\nPolice in Omaha charged a teen on Monday. He shot two men in a mall, the police chief said."


@pytest.mark.parametrize(
    ("headline", "natural"),
    [
        ("TEEN CHARGED AFTER OMAHA MALL SHOOTING", "Teen charged after Omaha mall shooting"),
        ("Teen Charged After Omaha Mall Shooting", "Teen charged after Omaha mall shooting"),
        ("Teen charged after Omaha shooting", "Teen charged after Omaha shooting"),
        ("Anna Lind, Paul Roe", "Anna Lind, Paul Roe"),
    ],
)
def test_a_headline_is_read_in_the_letters_of_the_body(headline: str, natural: str) -> None:
    assert in_natural_case(headline + BODY) == natural + BODY


def test_a_headline_in_capitals_invents_no_actor() -> None:
    text = "TEEN CHARGED WITH MURDER AFTER MALL SHOOTING" + BODY
    assert "Murder" not in {p.entity.name for e in annotation(text).events for p in e.participants}
    assert event(text, "CHARGED").is_headline


@pytest.mark.parametrize(
    "opening", ["ANKARA, March 8 - ", "OKCULAR, Turkey (AP) — ", "GENEVA — ", "LAGOS, Jan 9 (Reuters) - "]
)
def test_the_dateline_takes_no_part_in_the_first_sentence(opening: str) -> None:
    text = opening + "Rebels attacked a convoy on Monday, killing two people."
    assert [sentence.text.strip() for sentence in parse(text).sents][-1].startswith("Rebels")
    assert roles(event(text, "attacked")) == {"Rebels": "agent", "convoy": "recipient"}


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    (sentence,) = parse("Northgate (NG) said on Wednesday - after the close - that it will pay.").sents
    assert len(sentence) > 10
