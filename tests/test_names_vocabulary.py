"""The vocabulary of names: every rule matches its examples and none of its counterexamples, every row can be read."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from dateline.annotation.lexicon import find_known_names
from dateline.model import EntityKind
from dateline.rules import load_toml
from dateline.rules.countries import countries, plural
from dateline.rules.given_names import given_names, may_be_same_given
from dateline.rules.organisations import organisations
from dateline.rules.people import people
from dateline.rules.person_names import is_given_name_of, may_be_short_for, parse_name
from dateline.rules.products import find_products

PRODUCTS = load_toml("products.toml")["product"]


@pytest.mark.parametrize("rule", PRODUCTS, ids=lambda rule: rule["id"])
def test_product_rules(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        assert rule["id"] in {found.rule for found in find_products(example)}, example
    for example in rule["counterexamples"]:
        assert rule["id"] not in {found.rule for found in find_products(example)}, example


@pytest.mark.parametrize("body", organisations().values(), ids=lambda body: body.id)
def test_organisations_are_found_by_every_spelling(body: Any) -> None:
    assert body.kind in set(EntityKind)
    for spelling in (body.name, *body.aliases):
        found = find_known_names(f"They met {spelling} on Monday.")
        assert [(c.text, c.entity_id) for c in found] == [(spelling, body.id)], spelling


def test_no_two_bodies_share_a_spelling() -> None:
    spellings = Counter(word for body in organisations().values() for word in {body.name, *body.aliases})
    assert [word for word, times in spellings.items() if times > 1] == []


def test_no_two_wikidata_ids_are_the_same() -> None:
    tables = (countries(), organisations(), people())
    ids = Counter(entry.wikidata for table in tables for entry in table.values() if entry.wikidata)  # type: ignore[attr-defined]
    assert [id_ for id_, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("country", countries().values(), ids=lambda country: country.code)
def test_countries_are_found_by_name_and_demonym(country: Any) -> None:
    for spelling in (country.name, *country.demonyms, *country.people):
        found = find_known_names(f"They met {spelling} delegates.")
        assert found, spelling
        assert found[0].text == spelling
        assert found[0].entity_id in (country.entity_id, "country:CD", "country:GN", "country:DO"), spelling


@pytest.mark.parametrize(
    ("word", "many"),
    [("Russian", "Russians"), ("Chinese", "Chinese"), ("British", "British"), ("Swiss", "Swiss"), ("Iraqi", "Iraqis")],
)
def test_plural(word: str, many: str) -> None:
    assert plural(word) == many


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Putin", "Vladimir Putin"),
        ("Xi", "Xi Jinping"),
        ("Kim", "Kim Jong-un"),
        ("Ban", "Ban Ki-moon"),
        ("Maliki", "Nouri al-Maliki"),
        ("al-Maliki", "Nouri al-Maliki"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("López Obrador", "Andrés Manuel López Obrador"),
        ("Bill Gates", "William Gates"),
        ("J. Smith", "John Smith"),
        ("George Bush", "George W. Bush"),
        ("Hillary Clinton", "Hillary Rodham Clinton"),
        ("King", "Martin Luther King Jr."),
        ("Strauss-Kahn", "Dominique Strauss-Kahn"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Mike Pompeo", "Michael Pompeo"),
    ],
)
def test_short_forms(short: str, full: str) -> None:
    assert may_be_short_for(short, full)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George H. W. Bush", "George W. Bush"),
        ("Laura Bush", "George Bush"),
        ("Jinping", "Xi Jinping"),
        ("Jong-un", "Kim Il-sung"),
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Putin", "Vladimir Medinsky"),
        ("John Smith", "James Smith"),
        ("Lech Kaczynski", "Jaroslaw Kaczynski"),
        ("", "Vladimir Putin"),
    ],
)
def test_names_of_others(one: str, other: str) -> None:
    assert not may_be_short_for(one, other)
    assert not may_be_short_for(other, one)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Xi Jinping", "xi"),
        ("Kim Clijsters", "clijsters"),
        ("Kim Jong-un", "kim"),
        ("Lee Harvey Oswald", "oswald"),
        ("Nguyen Tan Dung", "nguyen"),
        ("Muhammad ibn Saud", "saud"),
        ("Charles de Gaulle", "gaulle"),
        ("Sammy Davis Jr.", "davis"),
        ("Suharto", "suharto"),
    ],
)
def test_family_names(name: str, family: str) -> None:
    assert parse_name(name).family == family


def test_given_names() -> None:
    assert given_names()["Angela"] == "f"
    assert may_be_same_given("tony", "anthony")
    assert not may_be_same_given("jeb", "george")
    assert is_given_name_of("Hillary", "Hillary Clinton")
    assert not set(load_toml("given_names.toml")["male"].split()) & set(load_toml("given_names.toml")["female"].split())
