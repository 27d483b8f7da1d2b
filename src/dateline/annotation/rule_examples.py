"""Do rules fire on their own examples, and on none of their counterexamples?"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotation.coreference import resolve_references
from dateline.annotation.event_rules import EventRule, EventVocabulary
from dateline.annotation.events import find_events
from dateline.annotation.names import find_names
from dateline.annotation.parse import parse_many
from dateline.model import Document


def failed_examples(rules: tuple[EventRule, ...], vocabulary: EventVocabulary) -> Iterator[str]:
    """One line for each sentence that a rule should match and does not, or should not and does."""
    sentences = sorted({text for rule in rules for text in (*rule.examples, *rule.counterexamples)})
    fired = dict(zip(sentences, _rules_fired(sentences, vocabulary), strict=True))
    for rule in rules:
        for text in rule.examples:
            if rule.id not in fired[text]:
                others = ", ".join(sorted(fired[text] - {""})) or "none"
                yield f"rule {rule.id!r} does not match its example {text!r} (rules that do: {others})"
        for text in rule.counterexamples:
            if rule.id in fired[text]:
                yield f"rule {rule.id!r} matches its counterexample {text!r}"


def _rules_fired(sentences: list[str], vocabulary: EventVocabulary) -> Iterator[set[str]]:
    """For each sentence the ids of the rules that an event was found by, "" where by none."""
    for text, parsed in zip(sentences, parse_many(sentences), strict=True):
        document = Document(text, id="example")
        entities = resolve_references(parsed, find_names(parsed, document), document)
        yield {event.rule for event in find_events(parsed, document, (), entities, vocabulary)}
