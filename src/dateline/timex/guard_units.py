"""Units that measure, rank or rate, and stretches that end at a day to come: "24 hours a day", "in three weeks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.timex.grammar import Found, grammar, word_list
from dateline.timex.reading import Scene
from dateline.timex.tense import Direction
from dateline.timex.units import unit_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_AMOUNT = 5  # in words: "of", "$", "2", "million"
_LONGEST_RANK = 9  # in words: "the", "third", "attack", "on", "an", "army", "post", "in"


def pointing_unit(found: Found, _scene: Scene) -> bool:
    """Is it a stretch of the calendar ("last week"), and not "the last week of June" or the show "This Week"?"""
    if found.words("pointing")[0] == "the" and found.after() == "of":
        return False
    if found.text.istitle() and found.before() not in ("", ".", "\n"):
        return False
    unit = grammar().lexicon.values["UNIT"][found.word("unit")]
    if unit in ("second", "minute", "hour", "millennium"):
        return False
    return unit != "day" or "last" not in found.words("pointing")


def countable_unit(found: Found, scene: Scene) -> bool:
    """Is the unit one of time? A second may be an ordinal, a quarter a fourth part."""
    unit = found.words("unit")[0]
    if unit in ("second", "quarter") or _is_always(found):
        return False
    if found.words()[-1] == "old" and not _is_age_that_counts(found, scene):
        return False
    if unit == "quarters" and "pointing" not in found.captured:
        return _counts_quarters_of_years(found)
    return unit != "minute" or found.words()[0] not in ("the", "another")


def _is_always(found: Found) -> bool:
    """Is it "24 hours a day"?"""
    return found.words()[-2:] == ["24", "hours"] and found.after(2) == "day"


def _counts_quarters_of_years(found: Found) -> bool:
    """Is it "several quarters", "two quarters", and not "three quarters of the votes" or "in some quarters"?"""
    last = found.word("amount").rpartition(" ")[2]
    return last == "several" or (last not in ("three", "some") and found.after() not in ("of", "the"))


def _is_age_that_counts(found: Found, scene: Scene) -> bool:
    """Is it "they were 18 years old" or "a six-year-old truce"?

    "A six-year-old boy" and "the boy, six years old," are described, not dated.
    """
    if "-" in found.words():
        return found.after() in word_list("lasting")
    old = scene.token_of(found)
    return old.dep_ in ("acomp", "attr") and old.head.lemma_ == "be"


def comes_to_pass(found: Found, scene: Scene) -> bool:
    """Is it "will meet in three weeks", and not "built it in three weeks", "the first visit in three weeks"?"""
    return (
        lies_ahead(found, scene) and not _is_ability(scene.token_of(found)) and not _ranks(scene.token_at(found.start))
    )


def lies_ahead(found: Found, scene: Scene) -> bool:
    """Are so many days or more counted from today? Hours, and what nobody counted, stay the stretch that they are."""
    if not countable_unit(found, scene) or unit_of(found) in ("second", "minute", "hour"):
        return False
    return scene.direction(found) is Direction.AHEAD or _is_now(scene.token_of(found))


def _is_now(token: Token) -> bool:
    """Is it "the vote is in three weeks", with nothing but "is" to govern the words?"""
    verb = next((word for word in token.ancestors if word.pos_ in ("VERB", "AUX")), None)
    return (
        verb is not None
        and verb.lemma_ == "be"
        and verb.tag_ in ("VBZ", "VBP")
        and token.head.head in (verb, verb.head)
    )


def _is_ability(token: Token) -> bool:
    """Does "can" or "could" stand with the verb that governs `token`?"""
    verb = next((word for word in token.ancestors if word.pos_ in ("VERB", "AUX")), None)
    return verb is not None and any(c.lower_ in ("can", "could", "ca") for c in verb.children if c.dep_ == "aux")


def _ranks(token: Token) -> bool:
    """Does a rank stand shortly before `token`, as in "the first visit in ten years", "its lowest in a decade"?"""
    ordinals = grammar().lexicon.values["ORDINAL"]
    near = token.doc[max(token.sent.start, token.i - _LONGEST_RANK) : token.i]
    return any(
        word.tag_ in ("JJS", "RBS") or word.lower_ in ordinals or word.lower_ in ("only", "time") for word in near
    )


def names_no_years(found: Found, _scene: Scene) -> bool:
    """Is it "over the years", and not "over the years 1914-1918"?"""
    return not found.after()[:1].isdigit()


def lasts(found: Found, scene: Scene) -> bool:
    """Is it "months" of waiting, and not "a matter of months", which only says that it is not long?"""
    return countable_unit(found, scene) and (found.before(2), found.before()) != ("matter", "of")


def no_rate(found: Found, scene: Scene) -> bool:
    """Is it "a year" of waiting, and not that of "a rate of $2 a year"?"""
    return countable_unit(found, scene) and not after_an_amount(found, scene)


def recurs_so_often(found: Found, scene: Scene) -> bool:
    """Is it "a week" as in "four flights a week", and not in "24 hours a day" or "at a rate of $2 a year"?

    "24 hours a day" says always; what is called a rate is a measure, and happens at no time.
    """
    near = {found.before(distance) for distance in range(1, _LONGEST_AMOUNT + 1)}
    return found.before() != "hours" and "rate" not in near and after_an_amount(found, scene)


def after_an_amount(found: Found, scene: Scene) -> bool:
    """Does "a year" or "annually" follow an amount, as in "$500 million a year", "8.5% annually"?"""
    token = scene.token_at(found.start)
    previous = token.doc[token.i - 1] if token.i else None
    if previous is None:
        return False
    if found.before() in ("%", "percent", "times", "once", "twice", "million", "billion"):
        return True
    return previous.tag_ in ("NNS", "CD") and any(t.like_num or t.text == "$" for t in previous.subtree)


def frequency(found: Found, scene: Scene) -> bool:
    """Is "weekly" no part of a newspaper's name, "quarterly" no kind of dividend, "annually" not how fast it grows?"""
    token = scene.token_of(found)
    if token.pos_ == "ADV" and found.before() not in ("times", "once", "twice") and after_an_amount(found, scene):
        return False
    if found.word("period") == "quarterly":
        return token.pos_ == "ADV"
    return token.ent_type_ not in ("ORG", "WORK_OF_ART") and token.pos_ != "PROPN"
