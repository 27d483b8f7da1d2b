"""Names that look like times: May the politician, August Wilson, USA Today, Easter Island."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.timex.grammar import Found, word_list
from dateline.timex.reading import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "NORP", "LAW", "EVENT"})
_PEOPLE_AND_WORKS = frozenset({"PERSON", "WORK_OF_ART", "FAC"})
# Months that are also given names, verbs or short forms of other words.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "jan", "sep", "dec", "august", "april", "june"})


def month_name(found: Found, scene: Scene) -> bool:
    """Is it a month, and not Theresa May, August Wilson or a march on Washington?"""
    token = scene.token_of(found, "month")
    word = found.word("month")
    if token.dep_ == "nsubj" and (found.before() == "that" or token.head.lemma_ in ("say", "tell", "add")):
        return False
    if word == "march" and found.after() in ("to", "on", "against", "for", "through"):
        return found.before() in ("in", "since", "until", "last", "during")
    if word in _DOUBTFUL_MONTHS:
        if token.ent_type_ in _NAMES or token.pos_ not in ("PROPN", "NOUN"):
            return False
        if found.before() in ("and", "or") and token.dep_ == "compound" and _begins_a_name(token):
            return False
        return token.ent_type_ == "DATE" or found.before() in word_list("dating")
    return token.ent_type_ not in _PEOPLE_AND_WORKS


def pointed_month(found: Found, scene: Scene) -> bool:
    """Is it "that May" long ago, and not "said that May would resign"?"""
    token = scene.token_of(found, "month")
    return found.word("pointing") != "that" or token.dep_ not in ("nsubj", "nsubjpass", "compound")


def weekday_name(found: Found, scene: Scene) -> bool:
    """Is it a day of the week, and not "the Sun." or a band?"""
    if found.word("day").endswith(".") and found.before() in word_list("articles"):
        return False
    named = scene.token_of(found, "day").ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT")
    return not named or found.before() in word_list("dating")


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
    return found.words()[0] == "the" or found.before() in word_list("dating")


def _begins_a_name(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.text[0].isupper() and following is not None and following.pos_ == "PROPN"


def whole_name(found: Found, scene: Scene) -> bool:
    """Is the name of the day written as a name?"""
    return scene.token_of(found, "day").text[0].isupper()
