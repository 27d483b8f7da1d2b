"""Looks at the parse that tell a time from words that only look like one: "May" the month, the verb and the name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.timex.grammar import Found, grammar
from dateline.timex.reading import Scene
from dateline.timex.tense import Direction
from dateline.timex.units import unit_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Guard = Callable[[Found, Scene], bool]

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "NORP", "LAW", "EVENT"})
_PEOPLE_AND_WORKS = frozenset({"PERSON", "WORK_OF_ART", "FAC"})
# Months that are also given names, verbs or short forms of other words.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "jan", "sep", "dec", "august", "april", "june"})
_BENDING = frozenset({"early", "late", "mid", "in", "since"})
_LONGEST_AMOUNT = 5  # in words: "of", "$", "2", "million"
_LONGEST_RANK = 9  # in words: "the", "third", "attack", "on", "an", "army", "post", "in"
_SURE_YEARS = range(1500, 2101)


def month_name(found: Found, scene: Scene) -> bool:
    """Is it a month, and not Theresa May, August Wilson or a march on Washington?"""
    token = scene.token_of(found, "month")
    word = found.word("month")
    if token.dep_ == "nsubj" and token.head.lemma_ in ("say", "tell", "add"):
        return False
    if word == "march" and found.after() in ("to", "on", "against", "for", "through"):
        return found.before() in ("in", "since", "until", "last", "during")
    if word in _DOUBTFUL_MONTHS:
        if token.ent_type_ in _NAMES or token.pos_ not in ("PROPN", "NOUN"):
            return False
        return token.ent_type_ == "DATE" or found.before() in words("dating")
    return token.ent_type_ not in _PEOPLE_AND_WORKS


def weekday_name(found: Found, scene: Scene) -> bool:
    """Is it a day of the week, and not "the Sun." or a band?"""
    if found.word("day").endswith(".") and found.before() in words("articles"):
        return False
    named = scene.token_of(found, "day").ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT")
    return not named or found.before() in words("dating")


def no_title(found: Found, scene: Scene) -> bool:
    """Is "today" a day, and not the end of a name, as in "USA Today"?"""
    token = scene.token_of(found)
    return not (token.text == "Today" and token.i and token.nbor(-1).pos_ == "PROPN" and token.pos_ == "PROPN")


def season_name(found: Found, scene: Scene) -> bool:
    """Is it a season, and not a fall in prices, a spring of water or a street?"""
    token = scene.token_of(found, "season")
    if token.pos_ not in ("NOUN", "PROPN") or found.before() == "to":
        return False
    if found.word("pointing") or token.ent_type_ == "DATE":
        return True
    if found.word("season") in ("fall", "spring") or _begins_a_name(token):
        return False
    return found.words()[0] == "the" or found.before() in words("dating")


def _begins_a_name(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.text[0].isupper() and following is not None and following.pos_ == "PROPN"


def whole_name(found: Found, scene: Scene) -> bool:
    """Is the name of the day written as a name?"""
    return scene.token_of(found, "day").text[0].isupper()


def year_number(found: Found, scene: Scene) -> bool:
    """Is the number a year, and not a count of something?"""
    if int(found.word("year")) not in _SURE_YEARS:
        return found.before() in ("in", "since", "by", "until", "from") and scene.token_of(found).ent_type_ == "DATE"
    return not _counts_something(found, scene)


def _counts_something(found: Found, scene: Scene) -> bool:
    """Does a plural noun follow, as in "1900 troops"? "The 1991 elections" and "in 1991 troops left" are of a year."""
    token = scene.token_of(found, "year")
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.tag_ != "NNS":
        return False
    return found.before() not in words("possessors") | {"the", "in", "since", "until", "by", "-"}


def counts_nothing(found: Found, scene: Scene) -> bool:
    """Does no plural or unit follow that the number counts, as in "nineteen twenty-cent stamps"?"""
    following = [scene.token_at(found.end + 1)] if found.after() else []
    return all(token.tag_ not in ("NNS", "CD") and token.head.tag_ != "NNS" for token in following)


def decade_number(found: Found, _scene: Scene) -> bool:
    """Is it a decade, and not an age or a model? "1990s" and "'90s" are, "90s" needs a word of time before it."""
    word = found.word("decade")
    if not word[0].isdigit() or len(word) > len("90's") or found.words()[0] == "the":
        return True
    return (found.before(2) if found.before() == "-" else found.before()) in _BENDING


def year_range(found: Found, _scene: Scene) -> bool:
    """Is it a stretch of at most a hundred years, going forward?"""
    year = found.word("year")
    if found.before() in ("-", "/") and found.before(2).isdigit():
        first, last = found.before(2), year
    else:
        first, last = year, found.after(2)
    last = first[: len(first) - len(last)] + last
    return len(last) == 4 and int(first) < int(last) <= int(first) + 100


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
    if found.words()[-1] == "old" and ("-" in found.words() or not _is_said_of_its_subject(found, scene)):
        return False  # "a six-year-old boy" and "the boy, six years old," are described, not dated
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


def _is_said_of_its_subject(found: Found, scene: Scene) -> bool:
    """Is the age the predicate of a clause, as in "they were 18 years old"?"""
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


def says_before_what(found: Found, scene: Scene) -> bool:
    """Is "two days before" all? Where it goes on to say before what, the two days are a stretch of time."""
    if found.words()[-1] not in ("before", "after", "prior", "following") or not found.after():
        return True
    following = scene.token_at(found.tokens.starts[found.last])
    return following.is_punct or following.pos_ in ("CCONJ", "ADP", "AUX", "SPACE")


def ends_the_phrase(found: Found, scene: Scene) -> bool:
    """Does no noun follow that the words belong to, as in "the 7th Division"?"""
    if not found.after():
        return True
    following = scene.token_at(found.tokens.starts[found.last])
    return following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


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


def adjective(found: Found, scene: Scene) -> bool:
    return scene.token_of(found).pos_ == "ADJ"


def begins_with_an_adjective(found: Found, scene: Scene) -> bool:
    """Is it "past years", and not "they walked past fields"?"""
    return scene.token_at(found.start).pos_ == "ADJ"


def of_an_age(found: Found, scene: Scene) -> bool:
    """Is it "today's world", and not "today's vote" or "today's world record"?"""
    if found.after() != "'s" or found.after(2) not in words("ages"):
        return False
    token = scene.token_at(found.start)
    noun, *beyond = token.doc[token.i + 2 : token.i + 4]
    return noun.is_lower and all(word.pos_ not in ("NOUN", "PROPN") for word in beyond)


def no_adjective(found: Found, scene: Scene) -> bool:
    """Is "the future" a time of its own, and not a trait of what follows, as in "future growth"?"""
    return len(found.words()) > 1 or scene.token_of(found).pos_ != "ADJ"


def no_turn_of_talk(found: Found, scene: Scene) -> bool:
    """Is "now" a time, and not the word that opens the next point, as in "Now, who would say that"?"""
    return found.after() != "," or found.text != "Now" or not scene.token_at(found.start).is_sent_start


def adverb(found: Found, scene: Scene) -> bool:
    return scene.token_of(found).pos_ == "ADV"


def looks_ahead(found: Found, scene: Scene) -> bool:
    return scene.direction(found) is Direction.AHEAD


def words(name: str) -> frozenset[str]:
    """A list of words of the grammar."""
    return grammar().words[name]


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        month_name,
        weekday_name,
        no_title,
        season_name,
        whole_name,
        year_number,
        counts_nothing,
        decade_number,
        year_range,
        pointing_unit,
        countable_unit,
        comes_to_pass,
        lies_ahead,
        names_no_years,
        says_before_what,
        ends_the_phrase,
        lasts,
        no_rate,
        recurs_so_often,
        frequency,
        adjective,
        begins_with_an_adjective,
        of_an_age,
        no_adjective,
        no_turn_of_talk,
        adverb,
        looks_ahead,
    )
}
