"""Numbers that look like years: 2000 troops, the Boeing 1900, the ages of people in their 30s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.timex.grammar import Found, word_list
from dateline.timex.reading import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_BENDING = frozenset({"early", "late", "mid", "in", "since"})
_LONGEST_STREET = 5  # in words
_SURE_YEARS = range(1500, 2101)


def year_number(found: Found, scene: Scene) -> bool:
    """Is the number a year, and not a count of something?"""
    if int(found.word("year")) not in _SURE_YEARS:
        return found.before() in ("in", "since", "by", "until", "from") and scene.token_of(found).ent_type_ == "DATE"
    return not _counts_something(found, scene)


def _counts_something(found: Found, scene: Scene) -> bool:
    """Is it "1900 troops", "about 2000 fled", "1600 Pennsylvania Avenue" or "a population of 2019"?"""
    token = scene.token_of(found, "year")
    if found.before() == "about" and token.dep_ in ("nsubj", "nsubjpass"):
        return True
    if found.before() == "of" and found.before(2) in word_list("totals"):
        return True
    return _numbers_a_house(token) or _counts_what_follows(found, token)


def _numbers_a_house(token: Token) -> bool:
    names = token.doc[token.i + 1 : token.i + _LONGEST_STREET]
    last = next((word for word in names if word.lower_ in word_list("streets")), None)
    return last is not None and all(word.text[0].isupper() for word in names[: last.i - token.i])


def _counts_what_follows(found: Found, token: Token) -> bool:
    """Does a plural noun follow, as in "1900 troops"? "The 1991 elections" and "in 1991 troops left" are of a year."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.tag_ != "NNS":
        return False
    return found.before() not in word_list("possessors") | {"the", "in", "since", "until", "by", "-"}


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


def month_in_figures(found: Found, _scene: Scene) -> bool:
    """Is it "2022-01" or "01/2022", with a month of two figures, and not the years "2001-02"?"""
    month = found.word("number")
    begins = found.captured["year"] < found.captured["number"]
    return len(month) == 2 and not (begins and int(found.word("year")[2:]) < int(month))


def year_range(found: Found, _scene: Scene) -> bool:
    """Is it a stretch of at most a hundred years, going forward?"""
    year = found.word("year")
    if found.before() in ("-", "/") and found.before(2).isdigit():
        first, last = found.before(2), year
    else:
        first, last = year, found.after(2)
    last = first[: len(first) - len(last)] + last
    return len(last) == 4 and int(first) < int(last) <= int(first) + 100
