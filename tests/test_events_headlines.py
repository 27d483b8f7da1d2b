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


def test_a_text_in_capitals_is_read_like_any_other() -> None:
    text = "THE UNITED STATES SIGNED A TREATY WITH CHINA ON MONDAY. ANNA LIND PRAISED IT. IT WILL HELP US ALL."
    assert roles(event(text, "SIGNED")) == {"United States": "participant", "China": "participant"}
    assert {p.entity.name for e in annotation(text).events for p in e.participants} <= {
        "United States", "China", "Anna Lind"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("headline", "trigger", "status", "found"),
    [
        ("Minister arrested over bribes", "arrested", "occurred", {"Minister": "recipient"}),
        ("Teen charged with murder", "charged", "occurred", {"Teen": "recipient"}),
        ("Airbus to buy Fiat for $2 billion", "buy", "planned", {"Airbus": "agent", "Fiat": "recipient"}),
        ("Iran says it seized tanker", "seized", "occurred", {"Iran": "agent"}),
    ],
)
def test_the_grammar_of_headlines(headline: str, trigger: str, status: str, found: dict[str, str]) -> None:
    mention = event(headline, trigger)
    assert str(mention.status) == status
    assert found.items() <= roles(mention).items()


@pytest.mark.parametrize(
    ("headline", "label"),
    [
        ("Three killed in Kabul blast", "Three killed in Kabul blast"),
        ("Minister arrested over bribes", "Minister arrested over bribes"),
        ("Five injured in school shooting", "Five injured in school shooting"),
    ],
)
def test_a_headline_is_its_own_label(headline: str, label: str) -> None:
    assert annotation(headline).events[0].label == label
