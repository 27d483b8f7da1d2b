"""What a user's own files add to the packaged vocabulary, on its way to every process that reads.

Read once, where the user can be told what is wrong with a file; a small value from then on, that is pickled with each
chunk of documents, kept in the store, and part of the fingerprint of every reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.annotation.event_rules import EventRule, EventVocabulary, read_rules, vocabulary_with
from dateline.rules.tenures import Tenure, read_tenures, tenures_beside

Paths = str | Path | Iterable[str | Path]
"""One file or several."""


@dataclass(frozen=True, slots=True)
class Additions:
    """A user's own event rules, in the order in which they are tried, and who held which office by their own lists."""

    rules: tuple[EventRule, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    @property
    def vocabulary(self) -> EventVocabulary:
        return vocabulary_with(self.rules)

    def in_force(self) -> AbstractContextManager[None]:
        """A block in which the offices count, in this process; the event rules are passed as `vocabulary`."""
        return tenures_beside(self.tenures)

    def completed_by(self, earlier: Additions) -> Additions:
        """These, and of a kind that they have none of, the earlier ones."""
        return Additions(self.rules or earlier.rules, self.tenures or earlier.tenures)

    @property
    def digest(self) -> str:
        """The same for the same additions; "" for none."""
        return sha256(repr(self).encode()).hexdigest() if self != Additions() else ""

    def failed_examples(self) -> tuple[str, ...]:
        """A line for each example that its rule misses, and each counterexample that it matches."""
        from dateline.annotation.rule_examples import failed_examples

        return tuple(failed_examples(self.rules, self.vocabulary)) if self.rules else ()


def read_additions(rules: Paths = (), offices: Paths = ()) -> Additions:
    """The additions that these files make.

    Raises:
        RulesError: a file cannot be read, or something in it is broken; the message names file and table or line.
    """
    return Additions(read_rules(*_listed(rules)), read_tenures(*_listed(offices)))


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)
