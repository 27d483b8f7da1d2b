"""Entities across documents: when two names are one, when they stay two, and what an entity says of itself."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dateline.model import Annotation, Document, Entity, EntityKind, EntityMention
from dateline.resolve import resolve_entities
from dateline.resolve.spelling import ALIKE_WITH_COMPANY, ALIKE_WITH_OFFICE, likeness
from dateline.rules.people import person_id

Told = tuple[str, str, str | tuple[str, ...]]


def annotation(id_: str, day: str | None, *told: Told) -> Annotation:
    """A document that names these: (kind, words, titles or entity id)."""
    text = " ".join(words for _, words, _ in told)
    mentions, start = [], 0
    for kind, words, rest in told:
        entity_id = rest if isinstance(rest, str) else person_id(words)
        offices = rest if isinstance(rest, tuple) else ()
        mentions.append(
            EntityMention(start, start + len(words), words, EntityKind(kind), entity_id, words, offices=offices)
        )
        start += len(words) + 1
    return Annotation(Document(text, id=id_, published=date.fromisoformat(day) if day else None), (), tuple(mentions))


def persons(*annotations: Annotation) -> list[Entity]:
    entities = {entity.id: entity for entity in resolve_entities(annotations).values()}
    return [entities[key] for key in sorted(entities) if entities[key].kind is EntityKind.PERSON]


def test_a_misspelt_office_holder_is_found_by_office_and_day() -> None:
    found = persons(annotation("a", "2022-01-09", ("person", "Anthony Blanken", ("US Secretary of State",))))
    assert [entity.name for entity in found] == ["Antony Blinken"]
    assert found[0].aliases == ("Anthony Blanken",)
    assert any("US:foreign minister on 2022-01-09" in reason for reason in found[0].reasons)


def test_the_same_spelling_without_the_office_is_somebody_else() -> None:
    found = persons(
        annotation("a", "2022-01-09", ("person", "Anthony Blanken", ("dentist",))),
        annotation("b", "2022-01-09", ("person", "Antony Blinken", ("US Secretary of State",))),
    )
    assert [entity.name for entity in found] == ["Anthony Blanken", "Antony Blinken"]


def test_the_same_title_on_another_day_is_somebody_else() -> None:
    found = persons(annotation("a", "2012-01-09", ("person", "Anthony Blanken", ("US Secretary of State",))))
    assert [entity.name for entity in found] == ["Anthony Blanken"]


def test_two_of_one_name_stay_two() -> None:
    found = persons(
        annotation(
            "a",
            "2010-01-01",
            ("person", "John Marsh", ("Sheriff",)),
            ("organization", "Leeds Bank", "organization:leeds-bank"),
        ),
        annotation(
            "b", "2010-01-01", ("person", "John Marsh", ("goalkeeper",)), ("organization", "Ajax", "organization:ajax")
        ),
    )
    assert [entity.documents for entity in found] == [("a",), ("b",)]


def test_one_name_in_two_stories_is_one_person() -> None:
    found = persons(
        annotation("a", "2010-01-01", ("person", "John Marsh", ("Sheriff",))),
        annotation("b", "2010-01-01", ("person", "John Marsh", ())),
    )
    assert [entity.documents for entity in found] == [("a", "b")]


def test_short_forms_need_company() -> None:
    alone = persons(
        annotation("a", None, ("person", "Thomas Harrow", ())), annotation("b", None, ("person", "Tom Harrow", ()))
    )
    together = persons(
        annotation("a", None, ("person", "Thomas Harrow", ()), ("organization", "Acme", "organization:acme")),
        annotation("b", None, ("person", "Tom Harrow", ()), ("organization", "Acme", "organization:acme")),
    )
    assert len(alone) == 2
    assert [entity.aliases for entity in together] == [("Thomas Harrow",)] or len(together) == 1


def test_relatives_stay_apart_even_in_company() -> None:
    company = ("organization", "Acme", "organization:acme"), ("organization", "Ajax", "organization:ajax")
    found = persons(
        annotation("a", None, ("person", "Thomas Harrow", ()), *company),
        annotation("b", None, ("person", "Laura Harrow", ()), *company),
    )
    assert len(found) == 2


def test_ten_thousand_people_of_one_document_stay_apart() -> None:
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    families = [f"{a}{b}n{end}".capitalize() for a in syllables for b in syllables for end in ("ov", "ic")][:5000]
    told = [("person", f"{given} {family}", ()) for family in families for given in ("Juan", "Maria")]
    begun = time.process_time()
    assert len(persons(annotation("a", None, *told))) == 10_000
    assert time.process_time() - begun < 20


def test_ranks_of_one_office_conflict() -> None:
    found = persons(
        annotation("a", "2022-01-10", ("person", "Wendy Sherman", ("US Deputy Secretary of State",))),
        annotation("b", "2022-01-09", ("person", "Wendy Sherman", ("Under Secretary of State",))),
    )
    (conflict,) = found[0].conflicts
    assert conflict.field == "title"
    assert [(value, document) for value, document, _ in conflict.claims] == [
        ("US Deputy Secretary of State", "a"),
        ("Under Secretary of State", "b"),
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("President", "US President"),
        ("former Secretary of State", "Secretary of State"),
        ("Senator", "Secretary of State"),
        ("Secretary of State", "US Secretary of State"),
    ],
)
def test_titles_that_do_not_conflict(left: str, right: str) -> None:
    found = persons(
        annotation("a", "2022-01-10", ("person", "Ada Example", (left,))),
        annotation("b", "2022-01-09", ("person", "Ada Example", (right,))),
    )
    assert not any(entity.conflicts for entity in found)


def test_unnamed_groups_are_not_merged_across_stories() -> None:
    def told(id_: str) -> Annotation:
        police = EntityMention(0, 6, "police", EntityKind.GROUP, "group:police", "police", is_named=False)
        return Annotation(Document("police", id=id_), (), (police,))

    assert len(set(resolve_entities([told("a"), told("b")]).values())) == 2


def test_company_endings_do_not_make_another_company() -> None:
    index = resolve_entities(
        [
            annotation("a", None, ("organization", "Acme Corp.", "organization:acme-corp")),
            annotation("b", None, ("organization", "Acme", "organization:acme")),
        ]
    )
    assert len(set(index.values())) == 1


def test_order_of_documents_changes_nothing_but_order() -> None:
    told = [
        annotation("a", "2022-01-09", ("person", "Anthony Blanken", ("US Secretary of State",))),
        annotation("b", "2022-01-10", ("person", "Antony Blinken", ("Secretary of State",))),
        annotation("c", "2022-01-10", ("country", "Russia", "country:RU")),
    ]
    names = {entity.name for entity in resolve_entities(told).values()}
    assert names == {entity.name for entity in resolve_entities(told[::-1]).values()} == {"Antony Blinken", "Russia"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anthony Blanken", "Antony Blinken"),
        ("Joseph Borrell", "Josep Borrell"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodimir Zelenski", "Volodymyr Zelensky"),
        ("Mahmud Abbas", "Mahmoud Abbas"),
        ("Alexandr Lukashenka", "Alexander Lukashenko"),
        ("Nicholas Sarkozy", "Nicolas Sarkozy"),
    ],
)
def test_misspellings_are_alike(left: str, right: str) -> None:
    assert likeness(left, right) >= ALIKE_WITH_OFFICE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("George Bush", "Laura Bush"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Raúl Castro", "Fidel Castro"),
        ("Putin", "Vladimir Putin"),
        ("John Kerry", "John McCain"),
        ("Xi Jinping", "Li Keqiang"),
    ],
)
def test_different_people_are_not_alike(left: str, right: str) -> None:
    assert likeness(left, right) < ALIKE_WITH_COMPANY


@pytest.mark.model
def test_the_seeds_have_one_node_for_each() -> None:
    from pathlib import Path

    from dateline.annotation.coreference import resolve_references
    from dateline.annotation.names import find_names
    from dateline.annotation.parse import parse

    read = []
    for file, day in (("000_647fce0ffb9c5f44.txt", "2022-01-10"), ("003_f653e7d4b9240d4a.txt", "2022-01-09")):
        text = (Path(__file__).parent.parent / "seeds" / file).read_text("utf-8")
        document = Document(text, id=file[:3], published=date.fromisoformat(day))
        parsed = parse(text)
        read.append(Annotation(document, (), resolve_references(parsed, find_names(parsed, document), document)))
    entities = set(resolve_entities(read).values())
    spellings = {
        "Antony Blinken": {"Anthony Blanken", "Antony Blinken"},
        "Josep Borrell": {"Joseph Borrell"},
        "Sergei Ryabkov": {"Sergei Ryabkov", "Ryabkov"},
        "Joe Biden": {"Joe Biden", "Biden", "US president", "president of the United States"},
        "Vladimir Putin": {"Vladimir Putin", "Putin", "Russian president", "president of Russia"},
        "United States": {"US", "United States"},
        "Russia": {"Russia", "Moscow", "Russian"},
        "OSCE": {"European Organization for Security and Cooperation"},
    }
    for name, written in spellings.items():
        (entity,) = [e for e in entities if written & {e.name, *e.aliases}]
        assert entity.name == name
        assert written <= {entity.name, *entity.aliases}
    (sherman,) = [e for e in entities if e.name == "Wendy Sherman"]
    assert [conflict.field for conflict in sherman.conflicts] == ["title"]
