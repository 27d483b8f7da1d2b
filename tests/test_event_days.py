"""The day of an event: lent by another telling of it, by the lead, or by a convention of news, and not where not."""

from __future__ import annotations

import pytest

from event_reading import annotation, event

BACKGROUND = "The town is old. The river is long. The hills are high. The fields are wide. "


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "basis"),
    [
        # The same event told again.
        ("Storm kills five in Chad\n\nA storm killed five people in Chad on Sunday.", "kills", "2022-01-09", "anchor"),
        ("Storm kills five in Chad\n\nA storm killed five people in Chad.", "kills", "2022-01-10~", "convention"),
        ("Shell closed its plant on Sunday. The decision came late.", "decision", "2022-01-09", "anchor"),
        ("Shell closed its plant on Sunday. The decision of the court is old.", "decision", "../2022-01-10", "tense"),
        # A year says less than the day of the news.
        ("Shell opened a plant at the fair of 2022.", "opened", "2022-01-10~", "convention"),
        # Cause and outcome of one day.
        ("A train was stopped on Monday after a crash.", "crash", "2022-01-10", "anchor"),
        ("A train was stopped on 3 January after a crash.", "crash", "../2022-01-03", "anchor"),
        # A bare time right behind the cause is the cause's; a thing's year is no date.
        (
            "Chad attacked a base on Monday in response to raids last week.",
            "raids",
            "2022-01-03/2022-01-09",
            "expression",
        ),
        ("The court was asked about the Rivers Act of 1956.", "asked", "2022-01-10~", "convention"),
        ("The talks, held on 3 January in Vienna, failed.", "talks", "2022-01-03", "expression"),
        # One of a kind is not the one told of.
        ("Ana Silva won the cup on 3 January. It goes down to the final race.", "race", "../2022-01-10", "tense"),
        # What came after something is bounded by the report of it.
        ("The leaders spoke on 3 January before shaking hands.", "shaking", "2022-01-03/2022-01-10", "anchor"),
        # How long before or after is told.
        ("A minister quit on 7 January, three days after police raided his home.", "raided", "2022-01-04", "anchor"),
        ("Two days after the vote on 3 January, the court freed him.", "freed", "2022-01-05", "anchor"),
        ("Ana Silva died on 7 January, two weeks after her arrest.", "arrest", "2021-12-24~", "anchor"),
        ("The talks come six months after Chad seized a port.", "seized", "2021-07~", "anchor"),
        ("He was killed a week after he met Ana Silva on 7 January.", "killed", "2022-01-07/2022-01-10", "anchor"),
        # What has happened is not later than the report; what a later day is given to is a plan.
        ("The leaders signed the pact on 25 January.", "signed", "../2022-01-10", "tense"),
        ("In 2034 the probe is expected to enter orbit.", "enter", "2034", "expression"),
        # The clause counts from something else, or looks back.
        ("A man died. Days after the vote, Shell closed its plant.", "closed", "../2022-01-10", "tense"),
        ("A man died. Shell previously closed its plant.", "closed", "../2022-01-10", "tense"),
        ("A man died. When he first met the king, he praised him.", "praised", "../2022-01-10", "tense"),
        # A day behind a preposition of its own is no part of the name after it.
        ("On 2 January Chad soldiers closed the port.", "closed", "2022-01-02", "expression"),
        ("The court was asked by the 2011 committee.", "asked", "2022-01-10~", "convention"),
        # What is done on the same occasion, and what comes of an order.
        ("The leaders will meet in May to discuss trade.", "discuss", "2022-05", "expression"),
        ("Chad said it would meet in May if Mali agreed to disarm.", "disarm", "2022-01-11/..", "tense"),
        ("The mayor is due to question the owner, Ana Silva, on 2 February.", "question", "2022-02-02", "expression"),
        ("Schools were ordered closed on Friday.", "ordered", "2022-01-07", "expression"),
        ("The boards had approved the transaction on 3 January.", "transaction", "2022-01-03", "anchor"),
        # The time of what a report is about, and an end that is still to come.
        ("Shell reported a loss for 2020.", "reported", "2022-01-10~", "convention"),
        ("The vote is scheduled for Friday.", "vote", "2022-01-14", "expression"),
        ("The sites will be inspected before the end of March.", "inspected", "2022-01-10/2022-03-31", "expression"),
        ("The vote was put off until 3 March.", "vote", "2022-03-03", "expression"),
        # The day on which police spoke is not the day of what they told.
        ("Gunmen killed a judge, police said on Monday. They fled on Sunday.", "killed", "2022-01-09~", "convention"),
        ("Gunmen killed a judge, police said on Sunday. The town is old.", "killed", "2022-01-09~", "convention"),
        # An act told in the perfect is new, unless the words look back.
        (BACKGROUND + "The mayor has resigned.", "resigned", "2022-01-10~", "convention"),
        (BACKGROUND + "The mayor has repeatedly resigned.", "resigned", "../2022-01-09", "tense"),
        (BACKGROUND + "The mayor fled, police said.", "fled", "2022-01-10~", "convention"),
        # What people answer is told to the reporter, days after the news.
        ("The court jailed the mayor on 5 January. Chad denied the claim.", "denied", "2022-01-10~", "convention"),
        ("The court jailed the mayor on 5 January. Rebels burned a bus.", "burned", "2022-01-05~", "convention"),
        (BACKGROUND + "The mayor has not resigned.", "resigned", "../2022-01-10", "tense"),
        (BACKGROUND + '"They fled at once," police said.', "fled", "../2022-01-10", "tense"),
        ("A man died. Police said the mayor had fled.", "fled", "2022-01-10~", "convention"),
        (BACKGROUND + "Police said the mayor had fled.", "fled", "../2022-01-09", "tense"),
        (BACKGROUND + "The owner said the ship was safe and denied the claim.", "denied", "2022-01-10~", "convention"),
        # What a paper says is said on the day of the paper; what a town does is not done on the day of its fall.
        ("In a statement issued on Friday, Chad denied the claim.", "denied", "2022-01-07", "expression"),
        ("In a town seized on Friday, Chad denied the claim.", "denied", "2022-01-10~", "convention"),
        # Between subject and verb the day is the verb's, whatever the parser makes of it.
        (
            "The Court (ICC) on Friday named Ana Silva a suspect, a day after it caught him.",
            "named",
            "2022-01-07",
            "expression",
        ),
        # A noun with a day, further down, for the act of the lead.
        ("Gunmen attacked a bus. The town is old. The attack came on Friday.", "attacked", "2022-01-07", "anchor"),
        (
            "Gunmen attacked a bus. The town is old. A similar attack came on Friday.",
            "attacked",
            "2022-01-10~",
            "convention",
        ),
        # What is said of the time goes before a guess.
        ("A court jailed the mayor. He wept as the verdict was read out on Friday.", "verdict", "2022-01-07", "anchor"),
        ("The driver was let go on Friday.", "let", "2022-01-07", "expression"),
        # An encyclopedia's page on what is over tells no news.
        (
            "The raid came on 3 March 2021. Rebels took the port. It fell in April 2021. A court opened on 2 May 2021.",
            "took",
            "../2022-01-10",
            "tense",
        ),
        ("The raid came on Friday. Rebels took the port.", "took", "2022-01-07~", "convention"),
        # A day that is spoken of is not when it was spoken of.
        ("Sunday was chosen by the king in 2020.", "chosen", "2020", "expression"),
        # Before the first sentence nothing has been told.
        ("The strike had begun in the rain.", "begun", "2022-01-10~", "convention"),
        ("A man died. The strike had begun in the rain.", "begun", "../2022-01-09", "tense"),
        # What follows the lead may be background, and so may what somebody says.
        ("The court jailed the mayor. He fled on 13 December.", "jailed", "2022-01-10~", "convention"),
        ("The court jailed the mayor. He fled on 7 January.", "jailed", "2022-01-07~", "convention"),
        (BACKGROUND + "Police said the mayor fled.", "fled", "../2022-01-10", "tense"),
        # A clause that lacks nothing is no relative clause.
        ("Invalid Email At least seven passengers died in the storm.", "died", "2022-01-10~", "convention"),
    ],
)
def test_day(text: str, trigger: str, edtf: str, basis: str) -> None:
    found = event(text, trigger)
    assert found.interval is not None
    assert (found.interval.edtf, str(found.basis)) == (edtf, basis)


def test_a_noun_in_the_same_words_is_the_same_event() -> None:
    told = annotation("The minister praised the maiden voyage. A fire ended its maiden voyage on 7 January.").events
    days = [e.interval.edtf for e in told if e.text == "voyage" and e.interval is not None]
    assert days == ["2022-01-07", "2022-01-07"]
