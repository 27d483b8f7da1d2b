"""What a reader sees of an event: one line that says who does what to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.merge.headings import most_telling, with_who_and_where
from dateline.model import Document, Entity, EntityKind, EventMention, Role
from event_reading import event
from merge_reports import report


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        # Whoever is named already is not named again.
        ("Maria Lopez was relieved of her post.", "relieved", "Maria Lopez relieved of her post"),
        (
            "Airbus will close the mill in Lyon, it announced.",
            "announced",
            "Airbus announces it will close the mill in Lyon",
        ),
        ("Angela Merkel, whose lawyers sued Airbus, quit.", "sued", "Angela Merkel's lawyers sue Airbus"),
        # A saying in the present, unless it hangs on a condition.
        ("Airbus said it had withdrawn its bid for Fiat.", "said", "Airbus says it has withdrawn its bid for Fiat"),
        ("Angela Merkel said Chad would raise taxes.", "said", "Angela Merkel says Chad will raise taxes"),
        (
            "The bank said Fiat would collapse if Chad withdrew.",
            "said",
            "Bank says Fiat would collapse if Chad withdrew",
        ),
        ("Chad demanded that Mali ensure that it leaves.", "demanded", "Chad demands Mali ensure that it leaves"),
        # What stands behind the object, and what can go from the end.
        ("Airbus said it had withdrawn its bid for Fiat.", "withdrawn", "Airbus withdraws bid for Fiat"),
        ("Chad accused Mali of having ignored the report.", "accused", "Chad accuses Mali of ignoring the report"),
        ("The court found Maria Lopez guilty of fraud.", "found", "Court finds Maria Lopez guilty of fraud"),
        (
            "The court sentenced Maria Lopez to six years' imprisonment for ordering her men to open fire on a crowd.",
            "sentenced",
            "Court sentences Maria Lopez to six years' imprisonment",
        ),
        # The verb with its particle, and the adverb behind the object.
        ("The ministers turned the offer down.", "turned", "Ministers turn down offer"),
        ("The ferry ran aground near Dover.", "ran", "Ferry runs aground near Dover"),
        ("The ferry capsized off Malta.", "capsized off", "Ferry capsizes off Malta"),
        (
            "The council twice turned down Maria Lopez's request.",
            "turned down",
            "Council turns down Maria Lopez's request twice",
        ),
        # No one says who did it, or to what.
        ("Last year it rebuffed an offer from Airbus.", "rebuffed", "Offer from Airbus rebuffed"),
        ("It was built by Airbus in Toulouse.", "built", "Built by Airbus in Toulouse"),
        ("She resigned as health minister.", "resigned", "Resignation as health minister"),
        ("The company denied this.", "denied", "Company denies this"),
        ("The mayor urged everyone else to stay at home.", "urged", "Mayor urges everyone else to stay at home"),
        # What is no fact, and number.
        ("Investigators believe the same gang robbed a bank.", "robbed", "Same gang may have robbed bank"),
        ("Police have not arrested anyone.", "arrested", "Police have not arrested anyone"),
        ("The Border Guards accused Chad of shooting first.", "accused", "Border Guards accuse Chad of shooting first"),
        ("The United States accused Chad of lying.", "accused", "United States accuses Chad of lying"),
        ("The trip to Rome was cancelled.", "trip", "Cancelled trip to Rome"),
    ],
)
def test_a_line_says_who_did_what(text: str, trigger: str, label: str) -> None:
    assert event(text, trigger).label == label


# ---------------------------------------------------------------- of several reports

_TEXT = Document(
    "Miners in Osh began a walkout. A walkout shut the mine. Police jailed two.", id="a", published="2031-05-02"
)
_MINERS = (Role.AGENT, Entity("group:miners", "miners", EntityKind.GROUP))
_OSH = Entity("place:osh", "Osh", EntityKind.PLACE)


def walkout(label: str, **told: object) -> EventMention:
    return replace(report(_TEXT, "walkout", "walkout", "PROTEST", **told), label=label)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("duller", "better"),
    [
        ("Walkout", "Miners walk out"),
        ("Planned reopening of schools", "Schools to reopen in Osh"),
        ("Northland says the pit at the northern end of the old field...", "Northland closes pit"),
        ("My clients offered money", "Northland offers money"),
    ],
)
def test_the_most_telling_line_stands_for_the_event(duller: str, better: str) -> None:
    pair = [walkout(duller), walkout(better, agents=["Northland"])]
    assert most_telling(pair).label == most_telling(pair[::-1]).label == better


@pytest.mark.parametrize(
    ("label", "headed"),
    [
        ("Walkout", "Walkout by miners in Osh"),
        ("Walkout by some of the miners", "Walkout by some of the miners"),
        ("Miners walk out", "Miners walk out"),
        ("Miners' walkout", "Miners' walkout in Osh"),
    ],
)
def test_a_bare_line_says_who_and_where_if_any_report_does(label: str, headed: str) -> None:
    assert with_who_and_where(label, walkout(label), [_MINERS], [_OSH]) == headed


def test_a_participle_is_not_given_the_doer_of_another_report() -> None:
    mention = replace(report(_TEXT, "jailed", "jail", "COERCE"), label="Two jailed")
    assert with_who_and_where("Two jailed", mention, [_MINERS], [_OSH]) == "Two jailed"
