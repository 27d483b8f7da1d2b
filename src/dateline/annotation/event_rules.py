"""The vocabulary of events: which words, with which company, name which type.

A table of `[[rule]]` entries, ours or a user's:

    [[rule]]
    id = "consult.meet"            # unique; begins with the type in small letters, by habit
    type = "CONSULT"
    kind = "meeting"               # a plain word for the act
    verbs = ["meet", "sit down"]   # dictionary forms, a particle after a blank
    nouns = ["meeting", "talks"]   # a plural is required where the plural is given and the singular is not
    object = ["promise"]           # the verb counts with one of these objects only ...
    topic = ["union", "wage"]      # a noun counts only in a text with one of these words, in small letters
    object_kind = ["actor"]        # ... or of this kind: person, organization, country, group, place, product, actor
    reciprocal = true              # all sides are participants
    consequence = true             # part of the event that its subject or "in ..." names ("the quake killed ten")
    examples = ["The two leaders met in Vienna."]
    counterexamples = ["The goods meet the standard."]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import RulesError
from dateline.rules import load_toml, read_toml

PACKAGED = (
    "events_words.toml",
    "events_deeds.toml",
    "events_force.toml",
    "events_ordinary.toml",
    "events_public.toml",
    "events_mishaps.toml",
)
PLOVER = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "MOBILIZE",
        "SANCTION",
        "COERCE",
        "ASSAULT",
    ]
)
_KINDS = frozenset({"person", "organization", "country", "group", "place", "product", "other", "actor"})


@dataclass(frozen=True, slots=True)
class EventRule:
    """One line of vocabulary; the fields are those of the table."""

    id: str
    type: str
    kind: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    object_kind: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    subject_kind: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    preposition_object: tuple[str, ...] = ()
    not_preposition: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    not_modifier: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    reciprocal: bool = False
    consequence: bool = False
    lasting: bool = False
    undergone: bool = False
    transitive: bool = False
    object_is_place: bool = False
    goal_is_place: bool = False
    passive: bool = False
    intransitive: bool = False
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    source: str = ""

    @property
    def specificity(self) -> int:
        """How many conditions the rule sets: the more, the sooner it is tried."""
        conditions = (self.object, self.object_kind, self.subject, self.subject_kind, self.preposition, self.clause)
        more = (
            self.preposition_object,
            self.modifier,
            self.not_preposition,
            self.not_object,
            self.not_subject,
            self.topic,
        )
        return 2 * sum(map(bool, conditions)) + sum(map(bool, more)) + self.passive + self.intransitive


@dataclass(frozen=True, slots=True)
class EventVocabulary:
    """Rules by the word that triggers them, the most demanding first."""

    rules: tuple[EventRule, ...]
    by_verb: Mapping[str, tuple[EventRule, ...]]
    by_noun: Mapping[str, tuple[EventRule, ...]]


_TEXT = frozenset({"id", "type", "kind", "source"})
_FLAGS = frozenset(f.name for f in fields(EventRule) if f.type == "bool")
_LISTS = frozenset(f.name for f in fields(EventRule)) - _TEXT - _FLAGS


@cache
def packaged_vocabulary() -> EventVocabulary:
    return index_rules([rule for name in PACKAGED for rule in parse_rules(load_toml(name), name)])


def read_rules(*user_tables: str | Path) -> tuple[EventRule, ...]:
    """The rules of a user's tables, in their order.

    Raises:
        RulesError: a table cannot be read, or a rule in it is broken; the message names file, table and field.
    """
    own: dict[str, tuple[EventRule, str]] = {}
    for path in user_tables:
        rules = parse_rules(read_toml(Path(path)), str(path))
        if not rules:
            raise RulesError(f"{path}: no rule in it; write each event rule as a [[rule]] table")
        for rule in rules:
            if rule.id in own:
                raise RulesError(f"{path}, rule {rule.id!r}: {own[rule.id][1]} has a rule of this id; ids are unique")
            own[rule.id] = rule, str(path)
    return tuple(rule for rule, _ in own.values())


@cache
def vocabulary_with(own: tuple[EventRule, ...]) -> EventVocabulary:
    """The packaged vocabulary with these rules tried first among equally demanding ones."""
    if not own:
        return packaged_vocabulary()
    replaced = {rule.id for rule in own}
    return index_rules([*own, *(rule for rule in packaged_vocabulary().rules if rule.id not in replaced)])


def parse_rules(table: Mapping[str, Any], name: str) -> list[EventRule]:
    """The rules of one table.

    Raises:
        RulesError: a rule lacks a required field, has an unknown one, or one of the wrong type.
    """
    if unknown := sorted(set(table) - {"rule", "lists"}):
        raise RulesError(f"{name}: unknown table {', '.join(unknown)}; a file of event rules has [[rule]] and [lists]")
    entries = table.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RulesError(f"{name}: write each event rule as a [[rule]] table")
    lists = _parse_lists(table.get("lists", {}), name)
    rules = [_parse_rule(entry, name, number, lists) for number, entry in enumerate(entries, 1)]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RulesError(f"{name}: two rules have the id {rule.id!r}; ids are unique")
        seen.add(rule.id)
    return rules


def _parse_lists(table: object, name: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise RulesError(f"{name}: write the lists of words in a [lists] table")
    for key, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise RulesError(f"{name}, table [lists]: {key} must be a list of words, not {words!r}")
    return {key: tuple(words) for key, words in table.items()}


def _parse_rule(entry: dict[str, Any], name: str, number: int, lists: Mapping[str, tuple[str, ...]]) -> EventRule:
    where = f"{name}, rule {entry.get('id', number)!r}"
    if unknown := sorted(set(entry) - _TEXT - _FLAGS - _LISTS):
        raise RulesError(f"{where}: unknown field {', '.join(unknown)}; known: {', '.join(sorted(_LISTS | _FLAGS))}")
    for key in ("id", "type", "kind"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise RulesError(f"{where}: {key} is missing; give it as text")
    values: dict[str, Any] = {}
    for key, value in entry.items():
        expected = bool if key in _FLAGS else str if key in _TEXT else list
        if not isinstance(value, expected):
            raise RulesError(f"{where}: {key} must be {_PLAIN[expected]}, not {value!r}")
        values[key] = _expand(value, lists, where) if isinstance(value, list) else value
    if not values.get("verbs") and not values.get("nouns"):
        raise RulesError(f"{where}: give verbs or nouns, or nothing can trigger it")
    kinds = {*values.get("object_kind", ()), *values.get("subject_kind", ())}
    if unknown_kinds := sorted(kinds - _KINDS):
        raise RulesError(f"{where}: unknown kind {', '.join(unknown_kinds)}; known: {', '.join(sorted(_KINDS))}")
    return EventRule(**values)


_PLAIN: dict[type, str] = {bool: "true or false", str: "text", list: "a list of words"}


def _expand(words: list[Any], lists: Mapping[str, tuple[str, ...]], where: str) -> tuple[str, ...]:
    """Words as they are; "@weapons" stands for the list of that name in the same file."""
    expanded: list[str] = []
    for word in words:
        if not isinstance(word, str):
            raise RulesError(f"{where}: {word!r} is no word; write it in quotes")
        if not word.startswith("@"):
            expanded.append(word)
        elif word[1:] in lists:
            expanded.extend(lists[word[1:]])
        else:
            raise RulesError(f"{where}: no list {word[1:]!r} under [lists] in this file")
    return tuple(expanded)


def index_rules(rules: Iterable[EventRule]) -> EventVocabulary:
    ordered = tuple(rules)
    verbs = [(form.split()[0], form, rule) for rule in ordered for form in rule.verbs]
    nouns = [(form.split()[-1].lower(), form, rule) for rule in ordered for form in rule.nouns]
    return EventVocabulary(ordered, _by_word(verbs), _by_word(nouns))


def _by_word(entries: list[tuple[str, str, EventRule]]) -> dict[str, tuple[EventRule, ...]]:
    """Rules by word: forms of more words first, then rules with more conditions, then in the order of the tables."""
    ranked = sorted(entries, key=lambda entry: (-len(entry[1].split()), -entry[2].specificity))
    found: dict[str, dict[str, EventRule]] = {}
    for word, _, rule in ranked:
        found.setdefault(word, {}).setdefault(rule.id, rule)
    return {word: tuple(rules.values()) for word, rules in found.items()}
