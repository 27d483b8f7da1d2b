"""How many sources an event rests on, when copies of one text and reports of one agency count once.

Near-identical texts are found by MinHash: of all runs of five words in a text the smallest hashes are kept, and the
share of these that two texts have in common estimates the share of their text.
"""

from __future__ import annotations

import re
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
    union = nsmallest(SKETCH_SIZE, {*left, *right})
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
    groups: list[tuple[set[str], list[str]]] = []
    for document_id, names in sorted(by_document.items()):
        names |= {name for name in (agency_of(documents[document_id]), documents[document_id].publisher) if name}
        same = [group for group in groups if names & group[0] or _is_copy(document_id, group[1], sketches)]
        groups = [group for group in groups if group not in same]
        groups.append((names.union(*(g[0] for g in same)), [document_id, *(d for g in same for d in g[1])]))
    return len(groups)


def _is_copy(document_id: str, others: Iterable[str], sketches: Mapping[str, Sketch]) -> bool:
    return any(likeness(sketches[document_id], sketches[other]) >= COPY for other in others)
