"""Offices in time: the packaged list, a user's own, and who an office-holder's name means."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import RulesError
from dateline.resolve.who import who
from dateline.rules import load_csv, load_toml
from dateline.rules.gazetteer import place_key
from dateline.rules.office_holders import known_person
from dateline.rules.offices import holders, office_of, role_forms
from dateline.rules.people import people
from dateline.rules.tenures import read_tenures, tenures, tenures_beside

HEADER = "office,person,start,end,known_until,source\n"
DISPUTED = {("CI", "president")}
"""Two men claimed the presidency of Ivory Coast from December 2010 to April 2011."""


@pytest.mark.parametrize(
    ("owner", "role", "day", "name"),
    [
        ("US", "president", date(1992, 12, 31), "George H. W. Bush"),
        ("US", "president", date(2004, 6, 1), "George W. Bush"),
        ("US", "president", date(2017, 6, 1), "Donald Trump"),
        ("US", "president", date(2022, 1, 10), "Joe Biden"),
        ("US", "foreign minister", date(2022, 1, 10), "Antony Blinken"),
        ("US", "deputy foreign minister", date(2022, 1, 10), "Wendy Sherman"),
        ("RU", "president", date(2010, 1, 10), "Dmitry Medvedev"),
        ("RU", "prime minister", date(2010, 1, 10), "Vladimir Putin"),
        ("DE", "chancellor", date(1998, 10, 1), "Helmut Kohl"),
        ("DE", "chancellor", date(2025, 5, 20), "Friedrich Merz"),
        ("GB", "prime minister", date(2022, 10, 1), "Liz Truss"),
        ("FR", "president", date(2012, 5, 20), "François Hollande"),
        ("JP", "prime minister", date(2010, 1, 10), "Yukio Hatoyama"),
        ("IL", "prime minister", date(2022, 1, 10), "Naftali Bennett"),
        ("org:NATO", "secretary-general", date(2022, 1, 10), "Jens Stoltenberg"),
        ("org:UN", "secretary-general", date(1995, 1, 10), "Boutros Boutros-Ghali"),
        ("org:EU", "foreign minister", date(2022, 1, 10), "Josep Borrell"),
        ("org:IMF", "managing director", date(2010, 1, 10), "Dominique Strauss-Kahn"),
        ("VA", "pope", date(2010, 1, 10), "Pope Benedict XVI"),
        ("EC", "president", date(2010, 1, 10), "Rafael Correa"),
        ("org:EC", "president", date(2010, 1, 10), "José Manuel Barroso"),
    ],
)
def test_who_held_the_office(owner: str, role: str, day: date, name: str) -> None:
    assert holders(owner, role, day) == (name,)


def test_nobody_is_known_outside_the_list() -> None:
    assert holders("US", "president", date(1901, 1, 1)) == ()
    assert holders("US", "president", date(2049, 1, 1)) == ()


def test_no_office_has_two_holders_at_once() -> None:
    held = defaultdict(list)
    for tenure in tenures():
        held[tenure.owner, tenure.role].append(tenure)
    for office, listed in held.items():
        for earlier, later in pairwise(sorted(listed, key=lambda t: t.start)):
            assert office in DISPUTED or (earlier.end is not None and earlier.end <= later.start), (earlier, later)


def test_every_role_has_words() -> None:
    named = {role for roles in role_forms().values() for role, _ in roles}
    assert {tenure.role for tenure in tenures()} <= named


def test_every_row_has_a_source_and_what_no_list_confirms_says_so() -> None:
    lists = {"editor", "us_executive", "REIGN", "Phoenix"}
    assert lists <= {tenure.source for tenure in tenures()}
    acts = [tenure for tenure in tenures() if tenure.source not in lists]
    assert acts
    assert all(tenure.start >= date(2012, 1, 1) or not tenure.end for tenure in acts)
    assert all(tenure.source[0].islower() or tenure.source.startswith("Senate") for tenure in acts)


def test_nobody_is_known_later_than_the_list_was_written() -> None:
    assert max(tenure.known_until for tenure in tenures() if tenure.known_until) <= date(2026, 1, 31)


def test_people_listed_by_hand_hold_offices() -> None:
    assert {row["name"] for row in load_csv("people.csv")} <= {tenure.person for tenure in tenures()}


@pytest.mark.parametrize("office", load_toml("roles.toml")["office"], ids=lambda office: office["id"])
def test_office_words_match_their_examples(office: dict[str, list[str]]) -> None:
    def named(phrase: str) -> bool:
        found = office_of(phrase)
        return found is not None and found[1] == office["id"]

    assert all(named(example) or office["id"] in ("pope", "monarch") for example in office["examples"])
    assert not any(named(example) for example in office["counterexamples"])


@pytest.mark.parametrize(
    ("name", "titles", "day", "owners", "person"),
    [
        ("Bush", ("President",), date(2003, 3, 20), {"US"}, "George W. Bush"),
        ("Bush", ("President",), date(1991, 3, 20), {"US"}, "George H. W. Bush"),
        ("Clinton", ("President",), date(1999, 3, 20), {"US"}, "Bill Clinton"),
        ("Clinton", ("Secretary of State",), date(2010, 3, 20), {"US"}, "Hillary Clinton"),
        ("Merkel", (), date(2010, 3, 20), {"DE"}, "Angela Merkel"),
        ("Merkel", (), date(2010, 3, 20), {"US"}, None),
        ("Kim", (), date(2015, 3, 20), {"KP"}, "Kim Jong-un"),
        ("Brown", ("Prime Minister",), date(2008, 3, 20), {"GB"}, "Gordon Brown"),
        ("Brown", ("Governor",), date(2008, 3, 20), {"US"}, None),
        ("Rasmussen", ("Prime Minister",), date(2005, 3, 20), {"DK"}, "Anders Fogh Rasmussen"),
        ("Rasmussen", ("Prime Minister",), date(2010, 3, 20), {"DK"}, "Lars Løkke Rasmussen"),
        ("Sharif", ("Prime Minister",), date(2014, 3, 20), {"PK"}, "Nawaz Sharif"),
        ("Sharif", ("Prime Minister",), date(2023, 3, 20), {"PK"}, "Shehbaz Sharif"),
        ("Castro", ("President",), date(2000, 3, 20), {"CU"}, "Fidel Castro"),
        ("Castro", ("President",), date(2012, 3, 20), {"CU"}, "Raúl Castro"),
        ("Kirchner", ("President",), date(2004, 3, 20), {"AR"}, "Néstor Kirchner"),
        ("Kirchner", ("President",), date(2010, 3, 20), {"AR"}, "Cristina Fernández de Kirchner"),
        ("Aoun", ("President",), date(2018, 3, 20), {"LB"}, "Michel Aoun"),
        ("Aoun", ("President",), date(2025, 3, 20), {"LB"}, "Joseph Aoun"),
        ("Kaczynski", ("President",), date(2008, 3, 20), {"PL"}, "Lech Kaczynski"),
        ("Kaczynski", ("Prime Minister",), date(2007, 3, 20), {"PL"}, "Jaroslaw Kaczynski"),
    ],
)
def test_a_family_name_means_the_holder_of_the_day(
    name: str, titles: tuple[str, ...], day: date, owners: set[str], person: str | None
) -> None:
    found = known_person(name, titles, day, frozenset(owners))
    assert (found.name if found else None) == person


def own(folder: Path, *rows: str) -> Path:
    path = folder / "own.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def test_a_users_office_counts_beside_the_packaged(tmp_path: Path) -> None:
    listed = read_tenures(own(tmp_path, "ZM:president,Aba Example,1801-01-01,1802-01-01,,town records"))
    with tenures_beside(listed):
        assert holders("ZM", "president", date(1801, 6, 1)) == ("Aba Example",)
        assert "Aba Example" in people()
        assert holders("US", "president", date(2022, 1, 10)) == ("Joe Biden",)
        with tenures_beside(()):
            assert "Aba Example" in people()
    assert holders("ZM", "president", date(1801, 6, 1)) == ()
    assert "Aba Example" not in people()


def test_a_users_office_wins_on_its_days(tmp_path: Path) -> None:
    listed = read_tenures(
        own(
            tmp_path,
            "US:president,Kamala Harris,2021-11-19,2021-11-19,,the hours of an anaesthetic",
            "DE:chancellor,Ada Example,2025-12-01,,2026-06-30,me",
        )
    )
    with tenures_beside(listed):
        days = [date(2021, 11, 18), date(2021, 11, 19), date(2021, 11, 20)]
        found = [holders("US", "president", day) for day in days]
        assert found == [("Joe Biden",), ("Kamala Harris",), ("Joe Biden",)]
        chancellors = [holders("DE", "chancellor", date(2025, 11, 30)), holders("DE", "chancellor", date(2026, 6, 1))]
        assert chancellors == [("Friedrich Merz",), ("Ada Example",)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("US:president,Jo Doe,2020-13-01,2021-01-01,,me", "2020-13-01"),
        ("president,Jo Doe,2020-01-01,2021-01-01,,me", "not written like US:president"),
        ("QQ:president,Jo Doe,2020-01-01,2021-01-01,,me", "neither a country code"),
        ("US:president,Jo Doe,2020-01-01,2019-01-01,,me", "before it starts"),
        ("US:president,Jo Doe,2020-01-01,,,me", "known_until"),
        ("US:president,,2020-01-01,2021-01-01,,me", "person"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, says: str) -> None:
    with pytest.raises(RulesError, match=r"own\.csv, line 3") as error:
        read_tenures(own(tmp_path, "US:president,Fine Row,1801-01-01,1802-01-01,,me", row))
    assert says in str(error.value)


def test_who_lists_offices_and_spellings() -> None:
    lines = who("Abu Mazen")
    assert lines[0] == "Mahmoud Abbas (person)"
    assert any("2005-01-15 to at least" in line for line in lines)
    assert who("Nobody by that name") == ()


def test_who_finds_all_of_a_family_name() -> None:
    named = [line for line in who("Bush") if not line.startswith(" ")]
    assert named == ["George H. W. Bush (person)", "George W. Bush (person)"]


def test_who_finds_a_misspelt_name() -> None:
    lines = who("Vladimir Puttin")
    assert lines[:2] == ("alike to 'Vladimir Puttin':", "Vladimir Putin (person)")
    assert any("president of Russia, 1999-12-31 to 2008-05-07 (source: REIGN)" in line for line in lines)


@pytest.mark.evaluation
def test_rows_that_cite_reign_agree_with_it(evaluation: Path) -> None:
    """Each starts within a month of a leader of that country, and nearly all share a name with them."""
    codes = {row["reign"]: row["code"] for row in load_csv("countries.csv") if row["reign"]}
    leaders = defaultdict(list)
    path = evaluation / "data" / "lexicons" / "reign_leaders_1950_2021.csv"
    with path.open(encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            if row["stateabb"] in codes and row["syear"]:
                first = date(int(row["syear"]), int(row["smonth"]), 1) + timedelta(days=int(row["sdate"] or 1) - 1)
                leaders[codes[row["stateabb"]]].append((first, words(row["leader"])))
    cited = [tenure for tenure in tenures() if tenure.source == "REIGN"]
    near = {
        tenure: [named for first, named in leaders[tenure.owner] if abs((first - tenure.start).days) <= 31]
        for tenure in cited
    }
    assert len(cited) > 1000
    assert [tenure for tenure in cited if not near[tenure]] == []
    alike = [tenure for tenure in cited if any(words(tenure.person) & named for named in near[tenure])]
    assert len(alike) / len(cited) > 0.95


def words(name: str) -> set[str]:
    return set(place_key(name).split())
