"""Looks at the parse that tell a time from words that only look like one, by the names that the rules use."""

from __future__ import annotations

from collections.abc import Callable

from dateline.timex import guard_names, guard_numbers, guard_units
from dateline.timex.grammar import Found, grammar, word_list
from dateline.timex.reading import Scene
from dateline.timex.tense import Direction

Guard = Callable[[Found, Scene], bool]


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


def adjective(found: Found, scene: Scene) -> bool:
    return scene.token_of(found).pos_ == "ADJ"


def begins_with_an_adjective(found: Found, scene: Scene) -> bool:
    """Is it "past years", and not "they walked past fields"?"""
    return scene.token_at(found.start).pos_ == "ADJ"


def of_an_age(found: Found, scene: Scene) -> bool:
    """Is it "today's world", and not "today's vote" or "today's world record"?"""
    if found.after() != "'s" or found.after(2) not in word_list("ages"):
        return False
    token = scene.token_at(found.start)
    noun, *beyond = token.doc[token.i + 2 : token.i + 4]
    return noun.is_lower and all(word.pos_ not in ("NOUN", "PROPN") for word in beyond)


def no_adjective(found: Found, scene: Scene) -> bool:
    """Is "the future" a time of its own, and not a trait of what follows, as in "future growth"?"""
    return len(found.words()) > 1 or scene.token_of(found).pos_ != "ADJ"


def no_turn_of_talk(found: Found, scene: Scene) -> bool:
    """Is "now" a time, and not the word that opens the next point, as in "Now, who would say that", "Now for sport"?"""
    return found.after() not in (",", "for") or found.text != "Now" or not scene.token_at(found.start).is_sent_start


def formerly(found: Found, scene: Scene) -> bool:
    """Is "once" a time long gone, as in "was once king", and neither a count nor the beginning of a clause?"""
    token = scene.token_of(found)
    if token.dep_ != "advmod" or token.head.dep_ == "advcl" or not token.i or token.i + 1 == len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    describes = token.head.pos_ in ("ADJ", "NOUN", "PROPN") and before.dep_ in ("det", "poss", "case")
    was = before.lower_ in ("was", "were", "had", "have", "has")
    return describes or was or (after.tag_ == "VBD" and before.pos_ in ("NOUN", "PROPN", "PRON"))


def soon_after(found: Found, _scene: Scene) -> bool:
    """Is it "Wednesday and Thursday", told in their order, and not "Friday and Thursday", told backwards?"""
    numbers = grammar().lexicon.values["WEEKDAY"]
    first, last = int(numbers[found.word("from")]), int(numbers[found.word("until")])
    return (last - first) % 7 in range(1, 4)


def adverb(found: Found, scene: Scene) -> bool:
    return scene.token_of(found).pos_ == "ADV"


def looks_ahead(found: Found, scene: Scene) -> bool:
    return scene.direction(found) is Direction.AHEAD


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        guard_names.month_name,
        guard_names.pointed_month,
        guard_names.weekday_name,
        guard_names.no_title,
        guard_names.season_name,
        guard_names.whole_name,
        guard_numbers.year_number,
        guard_numbers.counts_nothing,
        guard_numbers.decade_number,
        guard_numbers.month_in_figures,
        guard_numbers.year_range,
        guard_units.pointing_unit,
        guard_units.countable_unit,
        guard_units.comes_to_pass,
        guard_units.lies_ahead,
        guard_units.names_no_years,
        says_before_what,
        ends_the_phrase,
        guard_units.lasts,
        guard_units.no_rate,
        guard_units.recurs_so_often,
        guard_units.frequency,
        adjective,
        begins_with_an_adjective,
        of_an_age,
        no_adjective,
        no_turn_of_talk,
        formerly,
        soon_after,
        adverb,
        looks_ahead,
    )
}
