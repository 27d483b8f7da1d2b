"""Descriptions that stand for a body named before: "the alliance", "the company", "the US firm"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.annotation.reading import Reading, standing_for
from dateline.model import EntityKind, EntityMention
from dateline.rules import load_toml
from dateline.rules.organisations import organisations

_REACH = 6
"""Sentences looked back."""
_PLAIN = ("company", "firm", "group", "organization", "organisation")
"""What a body may be called whose name does not tell what it is."""
_MEMBERS = frozenset({"nation", "member", "state", "country"})
"""Words of "the 27-nation bloc"."""


def body_described(reading: Reading, words: EntityMention) -> tuple[EntityMention, ...]:
    """The body last named that such words may stand for, if no other of the same sentence may as well."""
    *before, noun = words.text.lower().replace("-", " ").split()
    if noun not in _body_nouns() or not _is_definite(reading, words):
        return ()
    state = words.country_code
    if (before and state is None and not set(before) <= _MEMBERS) or len(before) > 1:
        return ()
    fitting = [name for name in reading.named if name.end <= words.start and _may_be_called(name, noun, state)]
    near = [name for name in fitting if reading.sentence(name) >= reading.sentence(words) - _REACH]
    near = [name for name in near if reading.sentence(name) < reading.sentence(words) or _leads(reading, name)]
    antecedent = _clearest(reading, near)
    if antecedent is None:
        return ()
    reason = f'the last body named that "{words.text}" may stand for'
    return (standing_for(words.start, words.end, words.text, antecedent, reason),)


def _may_be_called(name: EntityMention, noun: str, state: str | None) -> bool:
    if name.kind is not EntityKind.ORGANIZATION:
        return False
    known = organisations().get(name.entity_id)
    if state is not None and (known is None or known.country_code != state):
        return False
    return noun in (known.descriptions if known else _called(name.name))


def _called(name: str) -> tuple[str, ...]:
    """What an unknown body may be called: "ministry" after a Ministry, "company" where nothing tells."""
    words = set(name.lower().split())
    told = tuple(noun for noun, forms in _forms().items() if words & forms)
    return (*told, "body", "organization", "organisation") if told else _PLAIN


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {noun: frozenset(forms) for noun, forms in load_toml("roles.toml")["called"].items()}


def _clearest(reading: Reading, fitting: Sequence[EntityMention]) -> EntityMention | None:
    """The only one of the last sentence that names any; of several, the one that is its subject."""
    if not fitting:
        return None
    last = max(reading.sentence(name) for name in fitting)
    there = [name for name in fitting if reading.sentence(name) == last]
    if len({name.entity_id for name in there}) > 1:
        there = [name for name in there if _is_subject(reading, name)]
    return there[-1] if len({name.entity_id for name in there}) == 1 else None


def _is_subject(reading: Reading, name: EntityMention) -> bool:
    root = reading.root(name)
    return root is not None and root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ in ("ROOT", "conj", "ccomp")


def _leads(reading: Reading, name: EntityMention) -> bool:
    """Is it not inside a phrase, as in "in a filing to the Exchange the company said"?"""
    root = reading.root(name)
    return root is not None and root.dep_ not in ("pobj", "poss", "compound")


def _is_definite(reading: Reading, words: EntityMention) -> bool:
    before = reading.text[: words.start].rstrip("-0123456789 ")
    return before[-4:].lower().strip() == "the"


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(load_toml("roles.toml")["groups"]["bodies"])
