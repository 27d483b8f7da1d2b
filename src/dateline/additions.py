"""What a user's own files add to the packaged vocabulary, on its way to every process that reads.

Read once, where the user can be told what is wrong with a file; a small value from then on, that is pickled with each
chunk of documents, kept in the store, and part of the fingerprint of every reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.annotation.event_rules import EventRule, EventVocabulary, read_rules, vocabulary_with

Paths = str | Path | Iterable[str | Path]
"""One file or several."""


@dataclass(frozen=True, slots=True)
class Additions:
    """Event rules of a user's own, in the order in which they are tried."""

    rules: tuple[EventRule, ...] = ()

    @property
    def vocabulary(self) -> EventVocabulary:
        return vocabulary_with(self.rules)

    @property
    def digest(self) -> str:
        """The same for the same additions; "" for none."""
        return sha256(repr(self).encode()).hexdigest() if self != Additions() else ""

    def failed_examples(self) -> tuple[str, ...]:
        """A line for each example that its rule misses, and each counterexample that it matches."""
        from dateline.annotation.rule_examples import failed_examples

        return tuple(failed_examples(self.rules, self.vocabulary)) if self.rules else ()


def read_additions(rules: Paths = ()) -> Additions:
    """The additions that these files make.

    Raises:
        RulesError: a file cannot be read, or something in it is broken; the message names file, table and field.
    """
    return Additions(read_rules(*_listed(rules)))


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)
