"""Looks at the surroundings that tell a time from words that only look like one: "May" the month, the verb, the name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.timex.grammar import Found, grammar
from dateline.timex.reading import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

Guard = Callable[[Found, Scene], bool]

_BEFORE_A_DATE = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "from",
        "during",
        "before",
        "after",
        "through",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "this",
        "that",
        "between",
        "around",
        "about",
        "for",
        "on",
        "to",
        "and",
        "or",
        "the",
        "around",
        "throughout",
        "effective",
        "beginning",
        "ending",
        "ended",
        "starting",
        "dated",
        "-",
        "previous",
        "following",
    ]
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "NORP", "LAW"})
_DATE_UNITS = frozenset(["day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"])
_CALENDAR_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "during",
        "before",
        "after",
        "of",
        "between",
        "through",
        "to",
        "and",
        "around",
        "about",
        "circa",
        "for",
        "late",
        "early",
        "mid",
        "over",
        "into",
    ]
)
_PREPOSITIONS = _CALENDAR_PREPOSITIONS | frozenset(["at", "on", "throughout", "within"])


def _entity(found: Found, scene: Scene, name: str = "") -> str:
    return scene.token_of(found, name).ent_type_


def month(found: Found, scene: Scene) -> bool:
    word = scene.token_of(found, "month")
    if found.word("pointing"):
        return word.ent_type_ not in ("PERSON", "WORK_OF_ART")
    if found.words()[-1] == "march" and found.after() in ("to", "on", "against", "for", "through"):
        return False
    if word.lower_ in ("may", "march", "mar", "jan", "sep", "dec", "august", "april", "june"):
        if word.ent_type_ in _NAMES or word.pos_ not in ("PROPN", "NOUN"):
            return False
        return word.ent_type_ == "DATE" or found.before() in _BEFORE_A_DATE
    return word.ent_type_ not in ("PERSON", "WORK_OF_ART", "FAC")


def day_month(found: Found, _scene: Scene) -> bool:
    return found.before() not in ("no", "$", "#") and "second" not in found.words("day")


def month_day(found: Found, _scene: Scene) -> bool:
    return not (
        found.after() == "%" or found.after() == "percent" or (found.after() == ":" and found.after(2).isdigit())
    )


def day_of_month(found: Found, scene: Scene) -> bool:
    following = scene.token_at(found.end) if found.after() else None
    if found.words()[-1] == "month":
        return True
    if found.before() not in ("on", "of", "by", "until", "from", "to", "and", "since", "before", "after", "between"):
        return False
    return following is None or following.is_punct or following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def year(found: Found, scene: Scene) -> bool:
    words = found.words("year")
    if "the" in found.words():
        return True
    before, after = found.before(), found.after()
    if words[0].startswith("'"):
        return before in _CALENDAR_PREPOSITIONS or scene.token_of(found).ent_type_ == "DATE"
    number = int(words[0])
    if before in ("$", "#", "no", "no.", "nos", "page", "room", "flight", "boeing", "route", "windows", "/", "+", "."):
        return False
    if after in ("%", "percent", "/", "$", "million", "billion", "km", "miles", "feet", "meters") or (
        before == "-" and after == "-"
    ):
        return False
    if _counts_something(found, scene):
        return False
    if 1500 <= number <= 2100:
        return True
    return before in ("in", "since", "by", "until", "from") and scene.token_of(found).ent_type_ == "DATE"


def _counts_something(found: Found, scene: Scene) -> bool:
    """Does a plural noun follow, as in "1900 troops"? "the 1991 elections" has an article, and is a year."""
    token = scene.token_of(found, "year")
    if token.i + 1 >= len(token.doc):
        return False
    following = token.doc[token.i + 1]
    if following.tag_ != "NNS" or found.before() in ("the", "its", "their", "his", "her", "'s"):
        return False
    return token.ent_type_ != "DATE"


def year_words(found: Found, _scene: Scene) -> bool:
    return "year" in found.words() or found.before() in _CALENDAR_PREPOSITIONS or found.words("year")[0] == "nineteen"


def year_range(found: Found, _scene: Scene) -> bool:
    first = int(found.words("year")[0]) if len(found.words("year")[0]) == 4 else 0
    text = (
        found.tokens.word(found.first - 2)
        if not first or found.before() in ("-", "/") and found.before(2).isdigit()
        else ""
    )
    if text.isdigit() and len(text) == 4:
        last = found.word("year")
        return int(text) < int(text[: 4 - len(last)] + last) <= int(text) + 100
    return 1000 < first < 2200 and found.before() not in ("$", "#", "-", "/")


def decade(found: Found, _scene: Scene) -> bool:
    """Is it no age, as in "in her 30s"?"""
    return found.before() not in ("his", "her", "their", "my", "your", "our", "mid", "'s")


def decade_words(_found: Found, _scene: Scene) -> bool:
    return True


def season(found: Found, scene: Scene) -> bool:
    token = scene.token_of(found, "season")
    if token.pos_ not in ("NOUN", "PROPN") or (found.after() in ("of",) and found.word("season") == "fall"):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.text[0].isupper() and following is not None and following.pos_ == "PROPN" and not found.word("pointing"):
        return False
    pointed = bool(found.word("pointing"))
    if found.word("season") in ("fall", "spring"):
        return pointed or token.ent_type_ == "DATE"
    return pointed or found.words()[0] == "the" or found.before() in _PREPOSITIONS or token.ent_type_ == "DATE"


def half(found: Found, _scene: Scene) -> bool:
    return bool(found.words("year") or found.words("relative")) or found.words()[-1] == "year"


def weekday(found: Found, scene: Scene) -> bool:
    token = scene.token_of(found, "day")
    word = found.word("day")
    if word.endswith(".") and found.before() in ("the", "a"):
        return False
    if found.before() in ("black", "bloody", "ruby", "super", "cyber"):
        return False
    return token.ent_type_ not in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT") or found.before() in (
        "on",
        "since",
        "until",
    )


def pointing_unit(found: Found, _scene: Scene) -> bool:
    unit = grammar().lexicon.values["UNIT"][found.word("unit")]
    pointing = found.word("pointing")
    if found.text.istitle() and found.before() not in ("", ".", "\n"):
        return False  # "This Week" is a programme
    if unit not in _DATE_UNITS:
        return False
    if unit == "day" and pointing in ("last", "the last", "past", "this past", "this last"):
        return False
    return not (pointing in ("that", "past") and found.before() in ("of", "so") and unit == "day")


def latest_unit(_found: Found, _scene: Scene) -> bool:
    return True


def definite_unit(found: Found, _scene: Scene) -> bool:
    unit = found.word("unit")
    after = found.after()
    if after in ("when", "that", "who", "before", "after", "-", "earlier"):
        return False
    if unit in ("weekend", "week", "quarter"):
        return after != "of"
    if after == "of":
        return False
    if unit == "day":
        return found.before() in ("in", "for", "during", "of", "earlier", "later") and found.before(2) != "carry"
    if unit == "century":
        return False
    return found.before() in (
        "in",
        "of",
        "for",
        "during",
        "by",
        "earlier",
        "later",
        "throughout",
        "from",
        "on",
        "over",
        "this",
    )


def the_time(found: Found, _scene: Scene) -> bool:
    words = found.words()
    if found.before() not in (
        "at",
        "by",
        "during",
        "since",
        "until",
        "from",
        "of",
        "to",
        "around",
        "about",
        "in",
        "on",
    ):
        return False
    if words[0] == "the" and "same" not in words:
        return words[-1] == "time" and found.before() == "at" and found.after() != "of"
    return True


def year_ago(_found: Found, _scene: Scene) -> bool:
    return True


def named_day(found: Found, scene: Scene) -> bool:
    """Is "Easter" followed by a name that it is part of, as in "Easter Island"?"""
    if not scene.token_at(found.start).text[0].isupper() and "pointing" not in found.captured:
        return found.words()[0] == "the"
    if "year" in found.captured or found.last >= len(found.tokens.codes):
        return True
    following = scene.token_at(found.tokens.starts[found.last])
    return not (following.pos_ == "PROPN" and following.text[0].isupper())


def period_of_year(found: Found, _scene: Scene) -> bool:
    return found.words()[-1] in ("quarter", "period") or len(found.words()) > 3


def later(found: Found, scene: Scene) -> bool:
    return found.words()[-1] not in ("before", "after", "prior") or _stands_alone(found, scene)


def unit_before(found: Found, scene: Scene) -> bool:
    return _stands_alone(found, scene)


def _stands_alone(found: Found, scene: Scene) -> bool:
    """Is "two days before" all, or does it go on to say before what?"""
    if not found.after():
        return True
    following = scene.token_at(found.tokens.starts[found.last])
    return following.is_punct or following.pos_ in ("CCONJ", "ADP", "AUX", "SPACE")


def clock(found: Found, _scene: Scene) -> bool:
    if found.last - found.first > 1:
        return True
    return found.before() in (
        "at",
        "by",
        "until",
        "till",
        "from",
        "around",
        "about",
        "before",
        "after",
        "since",
        "to",
        "and",
        "between",
        "-",
    )


def clock_word(found: Found, _scene: Scene) -> bool:
    return found.after() != "prayers"


def daypart(found: Found, scene: Scene) -> bool:
    before = found.before()
    if found.word("part") == "overnight":
        return scene.token_of(found).pos_ == "ADV"
    if found.words()[0] == "the":
        return (
            before in ("in", "during", "on", "of", "by", "through", "throughout", "for", "into")
            or found.after() == "of"
        )
    return before in ("at", "by", "until", "before", "after", "each", "that")


def duration(found: Found, _scene: Scene) -> bool:
    unit = found.words("unit")[0]
    if found.words()[-1] == "old" and found.rule.id == "duration-hyphen":
        return False  # "a six-year-old boy" is described, not dated
    if unit in ("second", "quarter", "weekend") and (unit != "weekend" or not found.words("amount")):
        return False
    if unit == "quarters" and found.words("amount")[-1] in ("three", "two", "-"):
        return found.after() not in ("of", "the")
    return found.before() != "$"


def duration_one(found: Found, _scene: Scene) -> bool:
    unit = found.word("unit")
    if unit in ("second", "quarter", "minute") and found.words()[0] != "one":
        return unit == "minute" and found.words()[0] == "a"
    return unit not in ("quarter", "second") and found.before() != "per"


def pointing_span(found: Found, _scene: Scene) -> bool:
    pointing, unit = found.words("pointing"), found.word("unit")
    if pointing[-1] in ("other",) or unit == "seconds":
        return False
    if "recent" in pointing:
        return True
    if "amount" not in found.captured:
        return "early" in pointing or (pointing[0] == "the" and pointing[-1] in ("first", "last", "past", "coming"))
    return True


def duration_bare(found: Found, _scene: Scene) -> bool:
    if "long" in found.words() or "old" in found.words():
        return True
    unit = found.word("unit")
    if unit in ("seconds", "quarters", "weekends", "minutes") and found.before() not in ("for", "within", "in"):
        return False
    if found.after() in ("ago", "later", "earlier"):
        return True
    return found.before() in (
        "for",
        "after",
        "over",
        "in",
        "within",
        "of",
        "through",
        "during",
        "several",
        "take",
        "takes",
        "took",
        "lasted",
        "spent",
    )


def per_unit(found: Found, scene: Scene) -> bool:
    if grammar().lexicon.values["UNIT"].get(found.word("unit")) in ("second", "quarter", None):
        return False
    if found.words()[0] == "per":
        return found.word("unit") in _DATE_UNITS
    previous = _previous(found, scene)
    if previous is None:
        return False
    if found.before() in ("%", "percent", "times", "once", "twice"):
        return True
    return previous.tag_ in ("NNS", "CD") and any(t.like_num or t.text == "$" for t in previous.subtree)


def _previous(found: Found, scene: Scene) -> Token | None:
    token = scene.token_at(found.start)
    return token.doc[token.i - 1] if token.i else None


def frequency(found: Found, scene: Scene) -> bool:
    token = scene.token_of(found)
    if found.word("period") == "quarterly":
        return token.pos_ == "ADV"
    return token.ent_type_ not in ("ORG", "WORK_OF_ART") and not (
        token.text[0].isupper() and token.i and token.pos_ == "PROPN"
    )


def present(found: Found, _scene: Scene) -> bool:
    return found.after() != "that" or found.words()[-1] != "now"


def current(found: Found, scene: Scene) -> bool:
    return scene.token_of(found).pos_ == "ADJ"


def past(found: Found, scene: Scene) -> bool:
    words = found.words()
    if words == ["past"]:
        return False
    return words[-1] != "past" or not (found.after().isdigit() or scene.token_at(found.end).pos_ == "NUM")


def once(found: Found, _scene: Scene) -> bool:
    if found.before() not in ("was", "were", "had", "that", "who", "has", "have"):
        return False
    return found.after() not in ("again", "more", "and", "every", "per", "in", ",", ".", "a", "the")


def recent(found: Found, scene: Scene) -> bool:
    return scene.token_of(found).pos_ == "ADJ"


def future(found: Found, scene: Scene) -> bool:
    words = found.words()
    if words == ["soon"]:
        from dateline.timex.tense import Direction

        if found.before() in ("as", "too", "so", "how") or found.after() in ("after", "as", "enough"):
            return False
        return scene.direction(found) is Direction.AHEAD
    return True


GUARDS: dict[str, Guard] = {
    name: thing
    for name, thing in dict(globals()).items()
    if callable(thing) and not name.startswith("_") and getattr(thing, "__module__", "") == __name__
}
