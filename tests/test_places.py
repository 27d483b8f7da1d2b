"""Places: the gazetteer, the reading of ambiguous names, and the scores on two corpora."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from dateline.annotation.addresses import find_addresses
from dateline.annotation.places import Context, locate, shared_names
from dateline.errors import RulesError
from dateline.rules import gazetteer
from dateline.rules.countries import countries
from dateline.rules.gazetteer import find_places, is_town_name, place_key
from dateline.rules.regions import regions
from dateline.rules.states import state_after_town, states

NOWHERE = Context({}, {}, {})


def place(name: str, *others: str, context: Context = NOWHERE) -> int | None:
    """The GeoNames id of a name read together with others."""
    return locate([name, *others], context)[name].geonames


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Geneva", 2660646),
        ("Paris", 2988507),
        ("London", 2643743),
        ("Moscow", 524901),
        ("Kiev", 703448),
        ("Kyiv", 703448),
        ("Munich", 2867714),
        ("Vienna", 2761369),
        ("Cairo", 360630),
        ("Washington", 4140963),
        ("New York", 5128581),
        ("Seoul", 1835848),
        ("São Paulo", 3448439),
        ("Sao Paulo", 3448439),
    ],
)
def test_a_world_city_needs_no_context(name: str, geonames: int) -> None:
    assert place(name) == geonames


@pytest.mark.parametrize(
    ("name", "others", "geonames"),
    [
        ("Paris", ("Dallas", "Fort Worth", "Plano", "Tyler"), 4717560),
        ("Alexandria", ("Shreveport", "Lafayette", "Pineville", "Monroe"), 4314550),
        ("Alexandria", ("Cairo", "Giza", "Luxor"), 361058),
        ("Gainesville", ("Ocala", "Alachua", "Jacksonville"), 4156404),
        ("Gainesville", ("Atlanta", "Oakwood", "Buford"), 4196586),
        ("Springfield", ("Chicago", "Peoria", "Decatur"), 4250542),
        ("Cambridge", ("Boston", "Somerville", "Quincy"), 4931972),
        ("Cambridge", ("Peterborough", "Norwich", "Ipswich"), 2653941),
        ("Tripoli", ("Benghazi", "Misrata"), 2210247),
        ("Tripoli", ("Beirut", "Sidon"), 266826),
        ("Paris", ("London",), 2988507),
        ("London", ("Paris",), 2643743),
        ("Vienna", ("Geneva",), 2761369),
        ("Geneva", ("Vienna",), 2660646),
        ("Athens", ("Rome",), 264371),
        ("Athens", ("Augusta", "Macon"), 4180386),
        ("Naples", ("Venice",), 3172394),
        ("Valencia", ("Madrid", "Alicante"), 2509954),
        ("Valencia", ("Caracas", "Maracay"), 3625549),
    ],
)
def test_the_places_named_with_it_decide(name: str, others: tuple[str, ...], geonames: int) -> None:
    assert place(name, *others) == geonames


def test_what_follows_the_name_decides_at_once() -> None:
    given = Context({}, {}, {"Paris": "US.TX", "Athens": "GR"})
    assert place("Paris", context=given) == 4717560
    assert place("Athens", context=given) == 264371


def test_country_or_state_by_context() -> None:
    assert locate(["Georgia"], Context({"US.FL": 2, "US.AL": 1}, {"US": 2}, {}))["Georgia"].geonames == 4197000
    abroad = Context({}, {"RU": 4, "GE": 1}, {}, abroad=1)
    assert locate(["Georgia"], abroad)["Georgia"].entity_id == "country:GE"


def test_an_unknown_name_has_no_place() -> None:
    assert locate(["Xyzzyville Upon Nothing"], NOWHERE) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He moved from Paris, Texas, to Boise, Idaho.", ["Paris", "Texas", "Boise", "Idaho"]),
        ("A fire in Charleston, W.Va., killed two.", ["Charleston", "W.Va."]),
        ("Deputies in Laurel County found it.", ["Laurel County"]),
        ("Schools in Harvey, Harper and Kingman counties closed.", ["Harvey", "Harper", "Kingman"]),
        ("COLUMBUS, Ohio (AP) -- The court ruled.", ["COLUMBUS", "Ohio"]),
        ("JERUSALEM (Reuters) - Police said.", ["JERUSALEM"]),
        ("It was, In other words, over.", []),
        ("Sen. John Smith, Maine", ["Maine"]),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [candidate.text for candidate in find_addresses(text)] == found


@pytest.mark.parametrize(
    ("name", "key"),
    [("St. Paul", "saint paul"), ("Córdoba", "cordoba"), ("N'Djamena", "ndjamena"), ("Łódź", "lodz"), ("!", "")],
)
def test_place_key(name: str, key: str) -> None:
    assert place_key(name) == key


def test_common_words_are_no_towns() -> None:
    assert is_town_name("Huntsville")
    assert not is_town_name("Commerce")
    assert find_places("Commerce")


def test_the_gazetteer_opens_within_a_second() -> None:
    find_places.cache_clear()
    begun = time.process_time()
    assert find_places("Timbuktu")[0].country_code == "ML"
    assert time.process_time() - begun < 1


def test_a_broken_row_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "_lines", lambda: ["nowhereville\tNowhereville\tno number"])
    find_places.cache_clear()
    with pytest.raises(RulesError, match="nowhereville"):
        find_places("Nowhereville")
    find_places.cache_clear()


def test_states_agree_with_the_gazetteer() -> None:
    for state in states().values():
        known = [p for p in find_places(state.name) if p.feature == "A1" and p.division == state.code]
        assert [p.geonames for p in known] == [state.geonames], state.name


def test_no_abbreviation_means_two_states() -> None:
    assert state_after_town()["Ga."] == "US.GA"
    forms = [form for state in states().values() for form in (*state.abbreviations, state.postal) if form]
    assert len(forms) == len(set(forms)) + 2  # "NT" and "WA" are postal in two countries; the American or Canadian wins


def test_countries_are_complete() -> None:
    assert len(countries()) > 200
    for country in countries().values():
        assert len(country.code) == 2
        assert country.name
    members = (
        "US",
        "RU",
        "CN",
        "GB",
        "FR",
        "DE",
        "IN",
        "BR",
        "ZA",
        "NG",
        "EG",
        "SA",
        "IR",
        "JP",
        "AU",
        "UA",
        "PS",
        "XK",
    )
    assert all(countries()[code].demonyms for code in members)


def test_a_large_region_claims_no_point() -> None:
    assert regions()["region:europe"].latitude is None
    assert regions()["region:bosphorus"].latitude is not None
    assert all(code in countries() for region in regions().values() for code in region.within)


def test_georgia_and_lebanon_share_their_names() -> None:
    assert {"Georgia", "Lebanon"} <= shared_names()
    assert "United States" not in shared_names()


@pytest.mark.evaluation
def test_floors_lgl(score: Callable[..., dict[str, Any]]) -> None:
    scores = score("place_scores.py", "--data", "data/places/lgl.jsonl")
    assert scores["recognition"]["F1"] >= 84
    assert scores["near"] >= 74
    assert scores["country"]["accuracy"] >= 81


@pytest.mark.evaluation
def test_floors_gwn(score: Callable[..., dict[str, Any]]) -> None:
    scores = score("place_scores.py", "--data", "data/places/gwn.jsonl")
    assert scores["recognition"]["F1"] >= 86
    assert scores["near"] >= 66
