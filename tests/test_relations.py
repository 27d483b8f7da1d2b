"""How events hang together: each relation with its reason, and none where the text does not bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from dateline.merge import merge_events
from dateline.merge.decisions import Decision, Kind
from dateline.merge.follow_ups import says_again
from dateline.merge.stages import chains
from dateline.model import (
    Annotation,
    Document,
    EntityKind,
    Event,
    EventMention,
    Participant,
    Role,
    Status,
)
from dateline.rules import load_toml
from merge_reports import actor, annotation, report

RULES = load_toml("merge_relations.toml")


def related(*annotations: Annotation) -> set[tuple[str, str, str]]:
    """(kind of the event, relation, kind of the event that it points to)."""
    return {triple[:3] for triple in with_reasons(*annotations)}


def with_reasons(*annotations: Annotation) -> set[tuple[str, str, str, str]]:
    found = [relations_of(merge_events(order, {})) for order in permutations(annotations)]
    assert all(each == found[0] for each in found), "the order of documents changes the relations"
    return found[0]


def relations_of(events: Sequence[Event]) -> set[tuple[str, str, str, str]]:
    kinds = {event.id: event.kind for event in events}
    return {(event.kind, r.kind, kinds[r.target], r.reason) for event in events for r in event.relations}


def told(
    text: str,
    *acts: tuple[str, str, str, str],
    id_: str = "a",
    others: Sequence[str] = ("Northland", "Southland"),
    places: Sequence[str] = ("Arvend",),
    person: str | None = None,
    status: Status = Status.OCCURRED,
) -> Annotation:
    """A document with acts (trigger, kind, type, date); of a `person` all of them are done to him."""
    document = Document(text, id=id_, published="2031-06-30")

    def read(trigger: str, kind: str, type_: str, date: str) -> EventMention:
        mention = report(document, trigger, kind, type_, date=date or None, others=others, places=places, status=status)
        if person:
            done_to = (Participant(Role.RECIPIENT, actor(person, EntityKind.PERSON)),)
            return replace(mention, participants=done_to)
        return mention

    return annotation(document, *(read(*act) for act in acts))


TALKS = ("talks", "talks", "CONSULT", "2031-05-02/2031-05-06")


# ---------------------------------------------------------------- within a sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They voted and signed a pact after the talks.", {("pact", "after", "talks", "“after the talks”")}),
        ("After the talks they signed a pact, and then they voted.", {("pact", "after", "talks", "“After the talks”")}),
        ("During the talks they signed a pact.", {("pact", "part_of", "talks", "“During the talks”")}),
        ("They signed a pact in the week of the talks.", set()),
        (
            "They held talks, in which they signed a pact.",
            {("pact", "part_of", "talks", "“talks, in which they signed”")},
        ),
    ],
)
def test_a_phrase_speaks_of_the_act_that_it_hangs_on(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    acts = [TALKS, ("signed", "pact", "AGREE", "2031-05")]
    acts += [("voted", "vote", "OTHER", "2031-05")] if "voted" in text else []
    assert with_reasons(told(text, *acts)) == expected


def test_an_adverb_relates_nothing() -> None:
    text = "The mayor returned to Arvend and soon after resigned."
    acts = (("returned", "return", "OTHER", "2031-05"), ("resigned", "resignation", "OTHER", "2031-05"))
    document = told(text, *acts)
    mentions = tuple(replace(m, lemma="resign") if m.text == "resigned" else m for m in document.events)
    assert related(replace(document, events=mentions)) == set()


def test_a_condition_quotes_its_if() -> None:
    document = Document("Southland threatens sanctions if Northland invades the coast.", id="a", published="2031-05-02")
    invasion = report(document, "invades", "invasion", "ASSAULT", agents=["Northland"], status=Status.CONDITIONAL)
    threat = report(document, "threatens", "threat", "THREATEN", agents=["Southland"], condition=invasion.id)
    assert with_reasons(annotation(document, threat, invasion)) == {
        ("threat", "condition", "invasion", "“if Northland invades”")
    }


# ---------------------------------------------------------------- parts


def dinner(date: str, *, places: Sequence[str] = (), others: Sequence[str] = ("Northland", "Southland")) -> Annotation:
    return told("The envoys dined.", ("dined", "dinner", "CONSULT", date), id_="b", places=places, others=others)


OPENED = told("Northland and Southland opened border talks in Arvend.", TALKS)
AS_PART = {("dinner", "part_of", "talks")}


@pytest.mark.parametrize(
    ("meal", "expected"),
    [
        (dinner("2031-05-04"), AS_PART),
        (dinner("2031-05-04", places=["Arvend"]), AS_PART),
        (dinner("2031-05-01"), AS_PART),  # on the eve
        (dinner("2031-05-09"), set()),
        (dinner("2031-05"), set()),
        (dinner("2031-05-04", others=["Northland", "Eastland"]), set()),
        (dinner("2031-05-04", others=["Northland"]), set()),
    ],
)
def test_a_dinner_of_the_parties_while_they_talk_is_part_of_the_talks(
    meal: Annotation, expected: set[tuple[str, str, str]]
) -> None:
    assert related(OPENED, meal) == expected


def test_a_dinner_on_a_day_that_one_of_the_reports_gives_is_part_of_the_talks() -> None:
    text = "The talks will begin on Sunday when the envoys dine."
    acts = (("begin", "talks", "CONSULT", "2031-05-01"), ("dine", "dinner", "CONSULT", "2031-05-01"))
    planned = told(text, *acts, id_="b", status=Status.PLANNED)
    begun = told("Northland and Southland opened border talks in Arvend.", ("talks", "talks", "CONSULT", "2031-05-02"))
    begin, dine = (mention.id for mention in planned.events)
    decisions = [Decision(Kind.SAME, begun.events[0].id, begin), Decision(Kind.DIFFERENT, begin, dine)]
    events = merge_events([begun, planned], {}, decisions)
    assert ("dinner", "part_of", "talks", "the same parties, while and where they met") in relations_of(events)


# ---------------------------------------------------------------- one more of a kind


@pytest.mark.parametrize("example", RULES["again"]["examples"])
def test_words_that_say_again_are_known(example: str) -> None:
    before, trigger = example.split(" | ")
    document = Document(f"{before} {trigger}.", id="a")
    assert says_again(report(document, trigger, trigger))


@pytest.mark.parametrize("example", RULES["again"]["counterexamples"])
def test_words_that_do_not_say_again_are_told_apart(example: str) -> None:
    before, trigger = example.split(" | ")
    document = Document(f"{before} {trigger}.", id="a")
    assert says_again(report(document, trigger, trigger)) is None


def second_round(others: Sequence[str] = ("Northland", "Southland")) -> Annotation:
    text = "The envoys began a second round of talks."
    return told(text, ("talks", "talks", "CONSULT", "2031-05-20"), id_="b", others=others, places=())


def test_a_second_round_follows_up_the_first() -> None:
    first = told("Northland and Southland opened border talks in Arvend.", TALKS)
    ((kind, relation, target, reason),) = with_reasons(first, second_round())
    assert (kind, relation, target) == ("talks", "follows_up", "talks")
    assert "second round of talks" in reason
    assert related(first, second_round(["Eastland", "Westland"])) == set()


def test_the_same_again_has_the_subject_of_the_time_before() -> None:
    def raid(day: str, id_: str) -> Annotation:
        return told(f"A raid hit Arvend, as {id_} says.", ("raid", "raid", "ASSAULT", day), id_=id_)

    days = [raid("2031-05-02", "a"), raid("2031-05-04", "b"), raid("2031-05-09", "c")]
    events = merge_events(days, {})
    assert [[r.target for r in event.relations] for event in events] == [[], [events[0].id], [events[1].id]]
    assert {r.kind for event in events for r in event.relations} == {"same_subject"}


def test_an_aftershock_follows_up_the_earthquake_before_it() -> None:
    text = "An earthquake struck the coast on Sunday. An aftershock struck the coast on Monday."
    document = Document(text, id="a", published="2031-05-06")
    quake = replace(report(document, "struck", "strike", "OTHER", date="2031-05-04"), kind="disaster")
    shock = replace(report(document, "struck", "strike", "OTHER", at=1, date="2031-05-05"), kind="disaster")
    events = merge_events([annotation(document, quake, shock)], {})
    assert [[(r.kind, r.target) for r in event.relations] for event in events] == [[], [("follows_up", events[0].id)]]


# ---------------------------------------------------------------- stages


def case(kind: str, date: str, person: str = "Roe", status: Status = Status.OCCURRED) -> Annotation:
    text = f"There was a {kind} in Arvend."
    return told(text, (kind, kind, "COERCE", date), id_=f"{kind} {date}", person=person, status=status)


def test_the_stages_of_a_case_follow_each_other() -> None:
    found = with_reasons(case("arrest", "2031-01-10"), case("trial", "2031-03-10"), case("sentence", "2031-04-22"))
    assert found == {
        ("trial", "follows_up", "arrest", "trial of Roe after the arrest"),
        ("sentence", "follows_up", "trial", "sentence of Roe after the trial"),
    }


@pytest.mark.parametrize(
    "other",
    [
        case("trial", "2031-03-10", person="Lind"),
        case("trial", "2030-03-10"),
        case("trial", "2031-03-10", status=Status.DENIED),
        case("trial", ""),
    ],
)
def test_the_trial_of_another_or_at_another_time_does_not(other: Annotation) -> None:
    assert related(case("arrest", "2031-01-10"), other) == set()


@pytest.mark.parametrize("chain", list(zip(RULES["chain"], chains(), strict=True)), ids=lambda chain: chain[0]["id"])
def test_a_chain_holds_its_examples_and_not_its_counterexamples(
    chain: tuple[dict[str, list[str]], dict[str, int]],
) -> None:
    table, stage_of = chain

    def is_earlier(example: str) -> bool:
        left, right = example.split(" < ")
        return stage_of[left] < stage_of[right]

    assert all(map(is_earlier, table["examples"]))
    assert not any(map(is_earlier, table["counterexamples"]))
