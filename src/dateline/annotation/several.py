"""Descriptions that stand for several: "the two leaders", "both sides", "the British and French foreign ministers"."""

from __future__ import annotations

import re
from functools import cache

from dateline.annotation.offices_named import names_office, standing_for_holder
from dateline.annotation.reading import Reading, standing_for
from dateline.model import EntityKind, EntityMention
from dateline.rules import load_toml
from dateline.rules.offices import holders, role_forms, tenures_of

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_REACH = 2
"""Sentences looked back."""
_STATES = frozenset({"countries", "nations", "states", "governments", "powers", "neighbours", "neighbors"})
_PEOPLE = {"leaders": (), "men": ("m",), "women": ("f",)}
"""Nouns for several people, with the gender that they tell."""
_JOINED = re.compile(r"(?:\s|,|and|the|[Tt]he)*")


def several_described(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """A mention of each that the plural stands for; none where they are not clear."""
    if words.kind is not EntityKind.GROUP:
        return ()
    return _counted(reading, words) or _holders_of_several(reading, words)


def _counted(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """As many as the number says of those last named: of that kind, and no more of them close by."""
    before = reading.text[max(0, words.start - 12) : words.start].lower().split()
    count = _COUNTS.get(before[-1], 0) if before else 0
    is_definite = count and (before[-1] == "both" or before[-2:-1] == ["the"])
    if not is_definite:  # "two men" are none of those named
        return ()
    noun = words.text.lower().split()[-1]
    fitting = _fitting(reading, words, noun)
    chosen = {name.entity_id: name for name in fitting}
    if len(chosen) > count and count == 2:
        # Of more than two, those of the last sentence that names just two.
        chosen = _of_last_sentence(reading, fitting)
    if len(chosen) != count:
        return ()
    reason = f"one of the {count} {noun} named before"
    standing = (standing_for(words.start, words.end, words.text, name, reason) for name in chosen.values())
    return tuple(sorted(standing, key=lambda m: m.entity_id))


def _of_last_sentence(reading: Reading, fitting: list[EntityMention]) -> dict[str, EntityMention]:
    last = max(reading.sentence(name) for name in fitting)
    return {name.entity_id: name for name in fitting if reading.sentence(name) == last}


def _fitting(reading: Reading, words: EntityMention, noun: str) -> list[EntityMention]:
    """The names close before the words that one of such may bear."""
    earlier = [name for name in reading.named if name.end <= words.start]
    near = [name for name in earlier if reading.sentence(name) >= reading.sentence(words) - _REACH]
    if noun in _STATES:
        return [name for name in near if name.kind is EntityKind.COUNTRY]
    if noun == "sides":
        return [name for name in near if name.kind in (EntityKind.COUNTRY, EntityKind.ORGANIZATION)]
    if noun in _PEOPLE:
        fits = (*_PEOPLE[noun], None) if _PEOPLE[noun] else ("m", "f", None)
        return [n for n in near if n.kind is EntityKind.PERSON and reading.genders.get(n.entity_id) in fits]
    if _singular(noun) in _body_nouns():
        return [name for name in near if name.kind is EntityKind.ORGANIZATION]
    return [name for name in earlier if _holds(reading, name, _singular(noun))]


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["groups"]["bodies"])


def _holds(reading: Reading, name: EntityMention, form: str) -> bool:
    """Does the document give the person that office, or the list of offices on its day?"""
    if name.kind is not EntityKind.PERSON or form not in role_forms():
        return False
    titles = [office for other in reading.named if other.entity_id == name.entity_id for office in other.offices]
    if any(names_office(title, form, ()) for title in titles):
        return True
    day = reading.document.published
    roles = {role for role, _ in role_forms()[form]}
    held = tenures_of().get(name.name, ())
    return day is not None and any(tenure.role in roles and tenure.covers(day) for tenure in held)


def _holders_of_several(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """For "the British and French foreign ministers", who holds the office in each of the states on that day."""
    day = reading.document.published
    phrase = words.text.lower()
    form = next((form for form in sorted(role_forms(), key=len, reverse=True) if phrase.endswith(f"{form}s")), None)
    if day is None or form is None:
        return ()
    states = _states_before(reading, words.end - len(form) - 1)
    names = [
        [name for role, owners in role_forms()[form] if not owners or state in owners
         for name in holders(state, role, day)]
        for state in states
    ]  # fmt: skip
    if len(states) < 2 or any(len(found) != 1 for found in names):
        return ()
    reasons = (f"held the office {state}:{form} on {day}" for state in states)
    return tuple(standing_for_holder(words, found[0], why) for found, why in zip(names, reasons, strict=True))


def _states_before(reading: Reading, end: int) -> list[str]:
    """The states named in one list that ends there ("British and French")."""
    states: list[str] = []
    for name in reversed(reading.named_near(max(0, end - 120), end)):
        if name.kind is not EntityKind.COUNTRY or not _JOINED.fullmatch(reading.text[name.end : end]):
            break
        states.insert(0, name.country_code or "")
        end = name.start
    return states
