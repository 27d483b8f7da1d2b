"""Reports that disagree: both claims are kept; what may be true together, or has changed since, is no conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.merge import merge_events
from dateline.merge.decisions import Decision, Kind
from dateline.merge.venues import exclude
from dateline.model import (
    Annotation,
    Conflict,
    Document,
    Entity,
    EntityKind,
    EntityMention,
    Event,
    Polarity,
    Quantity,
    Status,
)
from merge_reports import actor, annotation, report


def count(number: str, measure: str = "killed", unit: str = "") -> Quantity:
    """A quantity from words such as "12", "at least 12" or "10 to 15"."""
    if number.startswith("at least "):
        return Quantity(measure, 0, 1, number, float(number[9:]), None, unit)
    low, _, high = number.partition(" to ")
    return Quantity(measure, 0, 1, number, float(low), float(high or low), unit)


def blast(
    id_: str,
    published: str | None,
    *numbers: str,
    measure: str = "killed",
    status: Status = Status.OCCURRED,
    place: EntityMention | None = None,
    speakers: Sequence[str] = (),
) -> Annotation:
    """A report of a blast; with `speakers`, each gives one of the numbers in a sentence of his own."""
    sentence = "A blast hit the market of Arvend on the fifth of May. "
    document = Document(sentence * max(1, len(speakers)), id=id_, published=published)
    mentions = []
    for at in range(max(1, len(speakers))):
        mention = report(document, "blast", "blast", "ASSAULT", at=at, date="2031-05-05", status=status)
        told = numbers if not speakers else numbers[at : at + 1]
        mentions.append(
            replace(
                mention,
                quantities=tuple(count(number, measure) for number in told),
                places=(place,) if place else (),
                speaker=actor(speakers[at], EntityKind.PERSON) if speakers else None,
            )
        )
    return annotation(document, *mentions)


def merged(*reports: Annotation) -> Event:
    """The one event that a user has decided all the reports to be of."""
    ids = [mention.id for one in reports for mention in one.events]
    (event,) = merge_events(reports, {}, [Decision(Kind.SAME, ids[0], other) for other in ids[1:]])
    return event


def claims(event: Event, field: str) -> list[tuple[str, str]] | None:
    found = next((conflict for conflict in event.conflicts if conflict.field == field), None)
    return [(value, document) for value, document, _ in found.claims] if found else None


@pytest.mark.parametrize(
    ("first", "second", "is_conflict", "value"),
    [
        (("2031-05-05", "12"), ("2031-05-05", "20"), True, "20"),
        (("2031-05-05", "12"), ("2031-05-05", "12"), False, "12"),
        (("2031-05-05", "at least 12"), ("2031-05-05", "20"), False, "20"),
        (("2031-05-05", "12"), ("2031-05-07", "20"), True, "20"),
        (("2031-05-05", "at least 12"), ("2031-05-07", "20"), True, "20"),
        (("2031-05-05", "at least 12"), ("2031-05-07", "14"), False, "14"),
        (("2031-05-05", "20"), ("2031-05-07", "12"), True, "12"),
        ((None, "12"), (None, "20"), True, "20"),
        (("2031-05-05", "10 to 15"), ("2031-05-05", "14"), False, "10 to 15"),
    ],
)
def test_tolls_that_differ_stand_side_by_side(
    first: tuple[str | None, str], second: tuple[str | None, str], is_conflict: bool, value: str
) -> None:
    event = merged(blast("a", *first), blast("b", *second))
    both = sorted([(first[1], "a"), (second[1], "b")])
    assert claims(event, "killed") == (both if is_conflict else None)
    (tally,) = event.tallies
    assert tally.value == value
    assert sorted((c.value, c.document) for c in tally.counts) == both


def test_a_tally_says_how_its_numbers_go_together() -> None:
    grown = merged(blast("a", "2031-05-05", "12"), blast("b", "2031-05-07", "20")).tallies[0]
    assert grown.note == "later reports count more"
    assert merged(blast("a", "2031-05-05", "12"), blast("b", "2031-05-05", "20")).tallies[0].note == (
        "the reports contradict each other"
    )
    assert merged(blast("a", "2031-05-05", "12"), blast("b", "2031-05-05", "12")).tallies[0].note == ""
    assert merged(blast("a", "2031-05-05", "at least 12"), blast("b", "2031-05-05", "20")).tallies[0].note == (
        "all can be true"
    )


def test_the_missing_may_become_fewer() -> None:
    event = merged(blast("a", "2031-05-05", "40", measure="missing"), blast("b", "2031-05-07", "3", measure="missing"))
    assert event.conflicts == ()
    assert event.tallies[0].note == "the number has changed since"


def test_parts_of_a_toll_are_not_held_against_the_total() -> None:
    event = merged(blast("a", "2031-05-05", "12", "3"), blast("b", "2031-05-05", "12"))
    assert event.conflicts == ()
    event = merged(blast("a", "2031-05-05", "12", "3"), blast("b", "2031-05-05", "20"))
    assert claims(event, "killed") == [("12", "a"), ("20", "b")]


def test_two_speakers_of_one_report_may_disagree() -> None:
    event = merged(blast("a", "2031-05-05", "12", "50", speakers=("Police", "Rebels")))
    assert claims(event, "killed") == [("12", "a"), ("50", "a")]
    assert merged(blast("a", "2031-05-05", "12", "50", speakers=("Police", "Police"))).conflicts == ()


def test_what_was_feared_is_no_toll() -> None:
    event = merged(blast("a", "2031-05-04", "300", status=Status.POSSIBLE), blast("b", "2031-05-05", "12"))
    assert event.conflicts == ()
    assert [c.value for c in event.tallies[0].counts] == ["12"]
    denied = replace(blast("a", "2031-05-05", "12").events[0], polarity=Polarity.NEGATIVE)
    assert (
        merged(annotation(Document("A blast hit the market of Arvend on the fifth of May. ", id="a"), denied)).tallies
        == ()
    )


def test_measures_and_currencies_are_counted_apart() -> None:
    document = Document("A fine was imposed.", id="a", published="2031-05-05")
    fine = replace(
        report(document, "fine", "fine", "SANCTION", date="2031-05-05"),
        quantities=(count("9", "amount", "CNY"), count("2", "amount", "USD"), count("3", "arrested")),
    )
    event = merged(annotation(document, fine))
    assert [(tally.measure, tally.value) for tally in event.tallies] == [
        ("amount", "9 CNY"),
        ("amount", "2 USD"),
        ("arrested", "3"),
    ]


# ---------------------------------------------------------------- places


def town(name: str, country: str, latitude: float, longitude: float) -> EntityMention:
    return EntityMention(
        0, 0, name, EntityKind.PLACE, f"town:{name}", name, latitude=latitude, longitude=longitude, country_code=country
    )


GENEVA, VIENNA = town("Geneva", "CH", 46.2, 6.14), town("Vienna", "AT", 48.2, 16.4)
SWITZERLAND = EntityMention(0, 0, "Switzerland", EntityKind.COUNTRY, "country:CH", "Switzerland", country_code="CH")


def test_two_towns_are_a_conflict_of_places() -> None:
    event = merged(blast("a", "2031-05-05", place=GENEVA), blast("b", "2031-05-05", place=VIENNA))
    assert claims(event, "place") == [("Geneva", "a"), ("Vienna", "b")]
    assert [place.name for place in event.places] == ["Geneva", "Vienna"]


@pytest.mark.parametrize("other", [GENEVA, SWITZERLAND, None])
def test_a_town_agrees_with_its_country(other: EntityMention | None) -> None:
    event = merged(blast("a", "2031-05-05", place=GENEVA), blast("b", "2031-05-05", place=other))
    assert event.conflicts == ()


def place(id_: str, country: str | None, *point: float, kind: EntityKind = EntityKind.PLACE) -> Entity:
    latitude, longitude = point or (None, None)
    return Entity(id_, id_, kind, latitude=latitude, longitude=longitude, country_code=country)


@pytest.mark.parametrize(
    ("left", "right", "excluded"),
    [
        (place("geonames:5332921", "US"), place("geonames:4736286", "US"), True),  # California, Texas
        (place("geonames:5332921", "US"), place("town", "US", 31.0, -99.0), False),
        (place("suburb", "FR", 48.9, 2.4), place("town", "FR", 48.85, 2.35), False),
        (place("north", "FR", 50.6, 3.1), place("south", "FR", 43.3, 5.4), True),
        (place("region", None), place("town", "FR", 43.3, 5.4), False),
        (place("region", "FR"), place("town", "FR", 43.3, 5.4), False),
        (place("a", "FR", kind=EntityKind.COUNTRY), place("b", "DE", kind=EntityKind.COUNTRY), True),
    ],
)
def test_places_exclude_each_other_only_where_that_is_known(left: Entity, right: Entity, excluded: bool) -> None:
    assert exclude(left, right) is exclude(right, left) is excluded


def test_a_conflict_holds_every_claim_with_who_says_it() -> None:
    event = merged(blast("a", "2031-05-05", "12"), blast("b", "2031-05-05", "20"), blast("c", "2031-05-05", "20"))
    (conflict,) = event.conflicts
    mentions = {mention.id: mention.document_id for mention in event.mentions}
    assert conflict == Conflict("killed", conflict.claims)
    assert [(value, document) for value, document, _ in conflict.claims] == [("12", "a"), ("20", "b"), ("20", "c")]
    assert all(mentions[mention] == document for _, document, mention in conflict.claims)
