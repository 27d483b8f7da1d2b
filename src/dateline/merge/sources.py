"""How many sources an event rests on, when copies of one text and reports of one agency count once.

Near-identical texts are found by MinHash: of all runs of five words in a text the smallest hashes are kept, and the
share of these that two texts have in common estimates the share of their text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from heapq import nsmallest

from dateline.model import Document, EventMention
from dateline.rules import load_toml

SHINGLE_WORDS = 5
SKETCH_SIZE = 128
COPY = 0.5  # texts that share half of their shingles are one text
_HEAD, _TAIL = 200, 300
_WORD = re.compile(r"\w+")

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The smallest hashes of the text's shingles, ascending; equal texts give equal sketches."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))}
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)
    return tuple(nsmallest(SKETCH_SIZE, hashes))


def likeness(left: Sketch, right: Sketch) -> float:
    """The estimated share of shingles that two texts have in common, 0 to 1.

    >>> likeness(sketch("one two three four five six"), sketch("one two three four five six"))
    1.0
    """
    union = sorted({*left, *right})[:SKETCH_SIZE]
    shared = set(left) & set(right)
    return sum(value in shared for value in union) / len(union) if union else 0.0


def agency_of(document: Document) -> str | None:
    """The news agency that the document credits in its first or last lines."""
    edges = document.text[:_HEAD] + "\n" + document.text[-_TAIL:]
    return next((name for name, credit in _agencies() if credit.search(edges)), None)


def agency_cited(mention: EventMention) -> str | None:
    """The news agency that the mention's own sentence leans on ("according to AFP")."""
    return next((name for name, credit in _agencies() if credit.search(mention.sentence.text)), None)


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["id"], re.compile(entry["pattern"])) for entry in load_toml("merge_sources.toml")["agency"])


def count_sources(
    mentions: Iterable[EventMention], documents: Mapping[str, Document], sketches: Mapping[str, Sketch]
) -> int:
    """The number of independent sources behind some mentions."""
    by_document: dict[str, set[str]] = {}
    for mention in mentions:
        names = by_document.setdefault(mention.document_id, set())
        if cited := agency_cited(mention):
            names.add(cited)
    if len(by_document) == 1:
        return 1
    sources = _Sources()
    for document_id, names in sorted(by_document.items()):
        names |= {name for name in (agency_of(documents[document_id]), documents[document_id].publisher) if name}
        sources.add(names, sketches[document_id])
    return len(sources)


class _Sources:
    """Reports in groups: those that share a name, or text, with one another or through others.

    Only texts that share enough shingles to be copies are compared, so that a thousand reports of one event cost little
    more than each by itself.
    """

    def __init__(self) -> None:
        self._sketches: dict[int, set[Sketch]] = {}
        self._named: dict[str, int] = {}
        self._holding: dict[int, set[int]] = {}
        self._joined: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._sketches)

    def add(self, names: Iterable[str], text: Sketch) -> None:
        group = len(self._joined)
        self._joined[group] = group
        self._sketches[group] = {text}
        same = {self._now(self._named[name]) for name in names if name in self._named}
        same |= {other for other in self._sharing(text) if other not in same and self._is_copy(text, other)}
        for other in sorted(same):
            self._joined[other] = group
            self._sketches[group] |= self._sketches.pop(other)
        self._named |= dict.fromkeys(names, group)
        for value in text:
            self._holding.setdefault(value, set()).add(group)

    def _sharing(self, text: Sketch) -> list[int]:
        """The groups that have as many shingles of the text as a copy must have."""
        found: Counter[int] = Counter()
        for value in text:
            if held := self._holding.get(value):
                self._holding[value] = held = {self._now(group) for group in held}
                found.update(held)
        return sorted(group for group, shared in found.items() if shared >= COPY * len(text))

    def _is_copy(self, text: Sketch, group: int) -> bool:
        known = self._sketches[group]
        return text in known or any(likeness(text, other) >= COPY for other in known)

    def _now(self, group: int) -> int:
        """The group that a group has become part of."""
        while self._joined[group] != group:
            self._joined[group] = group = self._joined[self._joined[group]]
        return group
