"""Who did it, to whom and where: semantic roles out of the grammar of one clause."""

from __future__ import annotations

import pytest

from event_reading import event, roles

CASES = [
    ("Iraq attacked Kuwait.", "attacked", {"Iraq": "agent", "Kuwait": "recipient"}),
    ("Kuwait was attacked by Iraq.", "attacked", {"Iraq": "agent", "Kuwait": "recipient"}),
    ("Iraq's invasion of Kuwait shocked the world.", "invasion", {"Iraq": "agent", "Kuwait": "recipient"}),
    ("France imposed sanctions on Iran.", "imposed", {"France": "agent", "Iran": "recipient"}),
    ("France launched an attack on Libya.", "attack", {"France": "agent", "Libya": "recipient"}),
    ("France agreed to withdraw its troops from Mali.", "withdraw", {"France": "agent"}),
    ("France asked Iran to withdraw its troops.", "withdraw", {"Iran": "agent"}),
    ("Iran, which attacked Iraq, apologized.", "attacked", {"Iran": "agent", "Iraq": "recipient"}),
    ("France accused Iran of attacking Iraq.", "attacking", {"Iran": "agent", "Iraq": "recipient"}),
    ("France and Italy condemned Iran.", "condemned", {"France": "agent", "Italy": "agent", "Iran": "recipient"}),
    ("France met with Iran in Vienna.", "met", {"France": "participant", "Iran": "participant"}),
    ("Talks between France and Iran began.", "Talks", {"France": "participant", "Iran": "participant"}),
    ("French diplomats held talks with Iran.", "talks", {"France": "participant", "Iran": "participant"}),
    ("Angela Merkel told the BBC that France was right.", "told", {"Angela Merkel": "speaker", "BBC": "recipient"}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES, ids=[case[0] for case in CASES])
def test_roles(text: str, trigger: str, expected: dict[str, str]) -> None:
    assert expected.items() <= roles(event(text, trigger)).items()


def test_the_object_of_a_light_verb_is_no_actor() -> None:
    assert set(roles(event("France imposed sanctions on Iran.", "imposed"))) == {"France", "Iran"}


def test_a_threat_is_made_to_the_one_who_would_act() -> None:
    found = roles(event("France has threatened tougher measures if Iraq attacks Kuwait.", "threatened"))
    assert found["Iraq"] == "recipient"


def test_the_venue_is_where_it_happened() -> None:
    found = event("The president of France met the king of Jordan in Vienna.", "met")
    assert [place.name for place in found.places] == ["Vienna"]


def test_a_state_talked_about_is_no_venue() -> None:
    found = event("France held talks on Libya in Vienna.", "talks")
    assert [place.name for place in found.places] == ["Vienna"]
    assert [(str(role), place.name) for role, place in found.other_places] == [("subject", "Libya")]


def test_a_target_is_no_venue() -> None:
    found = event("Iran fired missiles at Israel from Syria.", "fired")
    assert "Syria" not in [place.name for place in found.places]
    assert ("origin", "Syria") in [(str(role), place.name) for role, place in found.other_places]


def test_the_place_inside_a_stretch_of_ground() -> None:
    found = event("Iraq massed troops along the border with Kuwait.", "massed")
    assert "Kuwait" in [place.name for place in found.places]


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("They have spoken twice.", "spoken", 2),
        ("Rebels carried out three attacks in Mali.", "attacks", 3),
        ("Iraq attacked Kuwait.", "attacked", 1),
        ("Iraq attacked Kuwait four times.", "attacked", 4),
    ],
)
def test_counts(text: str, trigger: str, count: int) -> None:
    assert event(text, trigger).count == count


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        (
            "The suspect was arrested at a motel in Council Bluffs, Iowa, police chief Maria Lopez said.",
            "arrested",
            "Maria Lopez",
        ),
        (
            "The quake damaged ten houses in six villages, the mayor of Lima, Maria Lopez, told reporters.",
            "damaged",
            "Maria Lopez",
        ),
        ("The army shelled the town and killed ten people, a doctor said.", "killed", "doctor"),
    ],
)
def test_a_closing_report_is_no_second_act_of_the_subject(text: str, trigger: str, speaker: str) -> None:
    found = event(text, trigger).speaker
    assert found is not None
    assert found.name == speaker


def test_what_follows_a_comma_may_be_the_subject_of_the_next_clause() -> None:
    text = "Anna Lind won on Tuesday, defeating Peter Roe, the electoral commission announced."
    assert roles(event(text, "defeating"))["Peter Roe"] == "recipient"
    assert "electoral commission" not in roles(event(text, "defeating"))


def test_we_is_the_body_for_which_someone_speaks() -> None:
    assert roles(event('"We sold the plant," Fiat chief executive Anna Lind said.', "sold"))["Fiat"] == "agent"
    assert "agent" not in roles(event('"We sold the plant," Anna Lind said.', "sold")).values()


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("US, China agree to resume trade talks", "agree", {"United States": "participant", "China": "participant"}),
        ("Airbus executives are in negotiations with Fiat.", "negotiations", {"Fiat": "participant"}),
        ("An attack carried out by Iraq killed ten people.", "attack", {"Iraq": "agent"}),
        ("Airbus bought jets as a means of modernising its fleet.", "modernising", {"Airbus": "agent"}),
        ("Police used tear gas to disperse the crowd.", "disperse", {"police": "agent", "crowd": "recipient"}),
        ("The mayor was fined by ten percent.", "fined", {"mayor": "recipient"}),
        ("The ministry said deputy mayor Peter Lind would resign.", "resign", {"Peter Lind": "agent"}),
        ("The judge said she would have Joe Kral arrested.", "arrested", {"Joe Kral": "recipient"}),
        ("Brandvik Corp. agreed on Monday to buy Halvila Oyj.", "agreed", {"Halvila Oyj": "participant"}),
        ("Police searched the offices of Sable Corp. on Monday.", "searched", {"Sable Corp.": "recipient"}),
        ("He met Peter Lind, director of Sable Corp., who was fined in May.", "fined", {"Peter Lind": "recipient"}),
    ],
)
def test_those_who_act_stand_elsewhere(text: str, trigger: str, expected: dict[str, str]) -> None:
    assert expected.items() <= roles(event(text, trigger)).items()
