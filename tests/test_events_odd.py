"""Texts that are no running English: nothing breaks, and nobody is invented."""

from __future__ import annotations

import pytest

from event_reading import annotation

ODD = {
    "a sentence of 500 words": "The mayor said " + "that the king of Spain met the mayor of Lima and " * 50 + "left.",
    "a list": "Agenda\n\n- Minutes of the last meeting\n- Election of officers\n1. Attack plan\n2. Strike ballot\n",
    "a table": "Team | P | W | Pts\nArsenal | 20 | 15 | 48\n\nDate\tOpen\tClose\n2022-01-03\t4778.14\t4796.56",
    "a transcript": "HOST: Welcome.\nLIND: We will vote on Tuesday.\n(LAUGHTER)\n[CROSSTALK]\nMALE: They attacked us.",
    "a poem": "I wandered lonely as a cloud\nThat floats on high,\nWhen all at once I saw a crowd,\nA host.",
    "code": "def attack(target):\n    return kill(target)\n\nfor (int i = 0; i < n; i++) { strike(i); }\n",
    "signs": "🔥🔥 BREAKING 🔥🔥 #war!!! ∀x∈ℝ: x²≥0. \x00\u202e\ufeff\r\n",
    "nothing": "\n\n   \n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_actor_is_invented(text: str) -> None:
    named = {p.entity.name for e in annotation(text).events for p in e.participants if p.entity.is_named}
    assert named <= {"Spain", "Lima", "Lind"}


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident traf am Montag den Botschafter in Wien. Die Minister haben sich geeinigt.",
        "Президент России встретился с президентом Франции в Москве в понедельник.",
        "Un incendie a détruit mardi un entrepôt à Marseille. Trois pompiers ont été blessés, a annoncé le préfet.",
    ],
)
def test_another_language_gives_a_warning_and_no_events(text: str) -> None:
    assert len(annotation(text).warnings) == 1
    assert annotation(text).events == ()
