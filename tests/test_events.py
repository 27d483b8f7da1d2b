"""Time, speaker, label and identity of event mentions, and what must not break on odd text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.terminal import mention_lines
from event_reading import annotation, event, roles

BACKGROUND = "The town is old.\n\nThe river is long.\n\nThe hills are high.\n\nThe fields are wide.\n\n"


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "basis"),
    [
        ("Iraq attacked Kuwait on January 3, 2022.", "attacked", "2022-01-03", "expression"),
        ("On January 3, 2022, Iraq attacked Kuwait and France condemned it.", "condemned", "2022-01-03", "expression"),
        ("France said on January 7, 2022 that Iraq attacked Kuwait in 2021.", "said", "2022-01-07", "expression"),
        ("France said on January 7, 2022 that Iraq attacked Kuwait in 2021.", "attacked", "2021", "expression"),
        ("Iraq has attacked Kuwait since January 3, 2022.", "attacked", "2022-01-03/2022-01-10", "expression"),
        ("Iraq attacked Kuwait.", "attacked", "2022-01-10~", "convention"),
        ("Maria Lopez won on Sunday. She lost the 2014 election to Paul Jones.", "lost", "2014", "anchor"),
        ("The mall was the scene of a shooting in 2007, when a gunman killed ten people.", "killed", "2007", "anchor"),
        ("Iraq will attack Kuwait.", "attack", "2022-01-11/..", "tense"),
        (BACKGROUND + "Iraq had attacked Kuwait.", "attacked", "../2022-01-09", "tense"),
        (BACKGROUND + "It is near the fort that Iraq attacked.", "attacked", "../2022-01-09", "tense"),
    ],
)
def test_when(text: str, trigger: str, edtf: str, basis: str) -> None:
    found = event(text, trigger)
    assert found.interval is not None
    assert (found.interval.edtf, str(found.basis)) == (edtf, basis)


def test_without_a_publication_day_tense_says_nothing() -> None:
    from dateline.model import Document
    from dateline.pipeline import annotate

    (found,) = annotate(Document("Iraq attacked Kuwait.", id="undated")).events
    assert (found.interval, str(found.basis)) == (None, "none")


def test_an_event_hangs_on_another() -> None:
    text = "The two leaders met in Vienna in June 2021. They have spoken twice since the meeting."
    found = event(text, "spoken")
    assert found.interval is not None
    assert (found.interval.edtf, str(found.basis)) == ("2021-06-01/2022-01-10", "anchor")


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        ("Angela Merkel said that Iraq attacked Kuwait.", "attacked", "Angela Merkel"),
        ("Iraq attacked Kuwait, Angela Merkel said.", "attacked", "Angela Merkel"),
        ("According to Angela Merkel, Iraq attacked Kuwait.", "attacked", "Angela Merkel"),
        ("Iraq attacked Kuwait.", "attacked", None),
    ],
)
def test_who_asserts_it(text: str, trigger: str, speaker: str | None) -> None:
    found = event(text, trigger).speaker
    assert (found.name if found is not None else None) == speaker


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("Kuwait was attacked by Iraq in 2021.", "attacked", "Iraq attacks Kuwait"),
        ("France may impose sanctions on Iran.", "impose", "France may impose sanctions on Iran"),
        ("Talks between France and Iran began in Vienna.", "Talks", "Talks between France and Iran in Vienna"),
        ("France did not sign the treaty.", "sign", "France does not sign treaty"),
        ("Police arrested two men.", "arrested", "Police arrest two men"),
        ("Maria Lopez will step down in May.", "step down", "Maria Lopez to step down"),
        ("Maria Lopez was sentenced to six years in June.", "sentenced", "Maria Lopez sentenced to six years"),
        ("Maria Lopez refused to sell her house.", "refused", "Maria Lopez refuses to sell her house"),
        ("The union threatened to strike.", "strike", "Union may strike"),
        ("Two powerful quakes hit Chile in 2010.", "hit", "Two powerful quakes hit Chile"),
        ("Maria Lopez lost the 2014 election to Paul Jones.", "election", "2014 election"),
        ("The firm, which was bought by Airbus, is old.", "bought", "Airbus buys firm"),
        ("Union leaders are due to meet Angela Merkel.", "meet", "Union leaders to meet Angela Merkel"),
        ("Two people died in clashes with police.", "clashes", "Clashes between police and people"),
        ('"The jury made a mistake," Maria Lopez said.', "said", 'Maria Lopez says "The jury made a mistake"'),
        ("In Kano, rebels killed two men, witnesses said.", "said", "Witnesses say rebels killed two men"),
        ("The two have spoken twice on Monday.", "spoken", "Two speak twice"),
        ("Angela Merkel said that the dam was safe.", "said", "Angela Merkel says the dam was safe"),
    ],
)
def test_labels(text: str, trigger: str, label: str) -> None:
    assert event(text, trigger).label == label


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The house is old and has a garden.", "is"),
        ("According to the ministry, the house is old.", "According"),
        ("Subscribe to our channel.", "Subscribe"),
    ],
)
def test_states_and_calls_to_the_reader_are_no_events(text: str, trigger: str) -> None:
    assert trigger not in [e.text for e in annotation(text).events]


def test_talks_that_began_and_will_begin_are_told_twice() -> None:
    found = annotation("The talks, which began on January 3, 2022, will begin on January 12, 2022.").events
    days = {e.interval.edtf for e in found if e.type == "CONSULT" and e.interval is not None}
    assert {"2022-01-03", "2022-01-12"} <= days


def test_a_printed_mention_names_the_words() -> None:
    lines = list(mention_lines(event("France may impose sanctions on Iran.", "impose")))
    assert "  because   status: 'may' (modal)" in lines
    assert "  who       recipient: Iran ('Iran')" in lines


def test_triggers_are_quotes_and_ids_are_distinct() -> None:
    text = "“Iraq” attacked Kuwait – and France’s envoy condemned the attack."
    events = annotation(text).events
    assert all(e.text == text[e.start : e.end] for e in events)
    assert all(e.sentence.text == text[e.sentence.start : e.sentence.end] for e in events)
    assert len({e.id for e in events}) == len(events)


ODD = [
    "IRAQ ATTACKS KUWAIT AS TALKS FAIL",
    "and then " * 250 + "he left",
    "- milk\n- eggs\n- two loaves\n",
    "def attack(x):\n    return x.strike(y) if z else None\n",
    "Der Minister traf am Montag den Botschafter in Wien.",
    "| day | talks |\n|---|---|\n| 1 | 2 |\n",
    "",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_does_not_crash(text: str) -> None:
    for mention in annotation(text).events:
        assert mention.text == text[mention.start : mention.end]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for mention in annotation(text).events:
        assert mention.text == text[mention.start : mention.end]


def test_what_a_happening_did_is_told_of_it() -> None:
    text = "A quake struck Chile on Monday. The quake killed ten people."
    struck, killed = event(text, "struck"), event(text, "killed")
    assert [(e.quote.text, e.field) for e in struck.evidence if e.field in ("act", "cause")] == [("quake", "act")]
    assert [(e.quote.text, e.field) for e in killed.evidence if e.field in ("act", "cause")] == [("quake", "cause")]


def test_one_quake_is_one_node_and_one_that_might_come_another() -> None:
    from dateline import Document, build

    text = "A quake struck Lima in Peru on Monday. A quake could hit Quito in Ecuador within ten years."
    nodes = build([Document(text, id="quakes", published="2022-01-10")]).events
    told = {tuple(sorted(m.text for m in node.mentions)): str(node.status) for node in nodes}
    assert told[("quake", "struck")] == "occurred"
    assert "possible" in {status for words, status in told.items() if "hit" in words}


def test_talks_called_off_are_not_those_to_come() -> None:
    from dateline import Document, build

    text = "India and Pakistan will hold talks in Oslo on March 3, months after India called off talks with Pakistan."
    nodes = build([Document(text, id="talks", published="2022-01-10")]).events
    assert [(str(node.status), len(node.mentions)) for node in nodes if node.kind == "talks"] == [("planned", 1)]
    assert "India calls off talks with Pakistan" in {node.label for node in nodes}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Emergency services came to the tram stop.", ["came"]),
        ("He waited at the Hillside stop.", ["waited"]),
        ("The service began at noon.", ["service", "began"]),
        ("It was a short stop on the tour.", ["stop", "tour"]),
    ],
)
def test_the_word_before_makes_it_a_thing(text: str, events: list[str]) -> None:
    assert [event.text for event in annotation(text).events] == events


def test_the_second_of_two_passives_may_leave_out_its_auxiliary() -> None:
    text = "About 90 people were evacuated and four firefighters injured."
    assert (event(text, "injured").type, roles(event(text, "injured"))) == ("OTHER", {"firefighters": "recipient"})
    assert roles(event("Rebels were beaten and the army seized two towns.", "seized"))["army"] == "agent"


def test_people_set_free_are_whom_it_is_done_to() -> None:
    assert roles(event("The junta freed ten hostages.", "freed"))["hostages"] == "recipient"
