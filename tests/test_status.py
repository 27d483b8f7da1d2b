"""Whether it happened: one sentence for each way of saying that it did, will, might or did not."""

from __future__ import annotations

import pytest

from event_reading import event

CASES = [
    ("Iraq attacked Kuwait.", "attacked", "occurred", "positive"),
    ("Iraq has attacked Kuwait.", "attacked", "occurred", "positive"),
    ("Iraq is attacking Kuwait.", "attacking", "ongoing", "positive"),
    ("Iraq has massed troops on the border since May.", "massed", "ongoing", "positive"),
    ("Iraq will attack Kuwait.", "attack", "planned", "positive"),
    ("Iraq is going to attack Kuwait.", "attack", "planned", "positive"),
    ("Iraq plans to attack Kuwait.", "attack", "planned", "positive"),
    ("Iraq agreed to release the hostages.", "release", "planned", "positive"),
    ("Talks are scheduled to begin in Vienna.", "Talks", "planned", "positive"),
    ("Iraq threatened to attack Kuwait.", "attack", "threatened", "positive"),
    ("France threatened sanctions against Iraq.", "sanctions", "threatened", "positive"),
    ("France urged Iraq to release the hostages.", "release", "demanded", "positive"),
    ("The pope called for a ceasefire.", "ceasefire", "demanded", "positive"),
    ("Iraq could attack Kuwait.", "attack", "possible", "positive"),
    ("Iraq may attack Kuwait.", "attack", "possible", "positive"),
    ("Iraq is contemplating an invasion.", "invasion", "possible", "positive"),
    ("Police are studying an alleged attack.", "attack", "possible", "positive"),
    ("If Iraq attacks Kuwait, France will send troops.", "attacks", "conditional", "positive"),
    ("Iraq did not attack Kuwait.", "attack", "denied", "negative"),
    ("Iraq never attacked Kuwait.", "attacked", "denied", "negative"),
    ("Iraq failed to release the hostages.", "release", "denied", "negative"),
    ("Iraq refrained from attacking Kuwait.", "attacking", "denied", "negative"),
    ("Iraq will not attack Kuwait.", "attack", "planned", "negative"),
    ("Police foiled an attack in Paris.", "attack", "denied", "negative"),
    ("The mayor is to be sentenced on Friday.", "sentenced", "planned", "positive"),
    ("Anna Lind was sworn in after winning the vote.", "winning", "occurred", "positive"),
    ("Analysts expect the president to visit Oslo.", "visit", "planned", "positive"),
    ("Fiat plans to close two plants in Turin and cut about 600 jobs.", "cut", "planned", "positive"),
    ("He promised to fight corruption and to visit Oslo.", "visit", "planned", "positive"),
    ("Spain beat Italy to win the cup.", "win", "occurred", "positive"),
    ("The country has never before attacked Kuwait.", "attacked", "denied", "negative"),
    ("Regulators must still approve the sale.", "approve", "demanded", "positive"),
    ("A major earthquake could hit Istanbul.", "earthquake", "possible", "positive"),
    ("The attack could lead to war.", "attack", "occurred", "positive"),
    ("France is ready for a full response to Russian aggression.", "aggression", "possible", "positive"),
    ("The army plans to investigate the killing of two men.", "killing", "occurred", "positive"),
    ("The court rejected his appeal.", "appeal", "occurred", "positive"),
]


@pytest.mark.parametrize(("text", "trigger", "status", "polarity"), CASES, ids=[case[0] for case in CASES])
def test_status(text: str, trigger: str, status: str, polarity: str) -> None:
    found = event(text, trigger)
    assert (str(found.status), str(found.polarity)) == (status, polarity)


def test_a_threat_that_was_uttered_occurred() -> None:
    text = "France threatened to expel two diplomats."
    assert str(event(text, "threatened").status) == "occurred"
    assert str(event(text, "expel").status) == "threatened"


def test_a_condition_links_two_mentions_and_makes_no_fact() -> None:
    text = "France could send troops if Iraq attacks Kuwait."
    sending, attack = event(text, "send"), event(text, "attacks")
    assert sending.condition == attack.id
    assert attack.condition is None
    assert not sending.status.is_fact
    assert not attack.status.is_fact


def test_the_condition_is_the_act_not_the_word_around_it() -> None:
    text = "France warned Iraq of sanctions if it did not refrain from attacking Kuwait."
    assert event(text, "warned").condition == event(text, "attacking").id


def test_the_word_that_decided_is_kept() -> None:
    evidence = {e.field: e.quote.text for e in event("Iraq may attack Kuwait.", "attack").evidence}
    assert evidence["status"] == "may"
