"""Mentions of one document that its grammar makes one: "the meeting" told of before, talks and their beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.merge.words import family_of
from dateline.model import EventMention

# Words that take up an act which the text has told: the reader of the text found which, and took its time from it.
_TAKING_UP = frozenset(f"anchor: {word}" for word in ("the", "this", "that", "these", "those"))
_PHASES = frozenset({"begin", "end"})


def one_by_grammar(mentions: Iterable[EventMention]) -> Iterator[tuple[str, str]]:
    """Pairs of mention ids, in text order."""
    by_document: dict[str, list[EventMention]] = {}
    for mention in mentions:
        by_document.setdefault(mention.document_id, []).append(mention)
    for document_id in sorted(by_document):
        told = sorted(by_document[document_id], key=lambda m: (m.start, m.end, m.id))
        yield from _taken_up(told)
        yield from _phases(told)


def _taken_up(told: Sequence[EventMention]) -> Iterator[tuple[str, str]]:
    starts = {mention.start: mention for mention in told}
    for mention in told:
        for evidence in mention.evidence:
            if evidence.field == "interval" and evidence.rule in _TAKING_UP:
                antecedent = starts.get(evidence.quote.start)
                if antecedent is not None and antecedent.type == mention.type:
                    yield antecedent.id, mention.id


def _phases(told: Sequence[EventMention]) -> Iterator[tuple[str, str]]:
    """The act and the verb that says it begins or ends: "the talks, which began on Monday"."""
    for left, right in combinations(told, 2):
        of_one_act = left.sentence.start == right.sentence.start and (left.type, left.kind) == (right.type, right.kind)
        if of_one_act and _is_phase(left) is not _is_phase(right):
            yield left.id, right.id


def _is_phase(mention: EventMention) -> bool:
    return family_of(mention.lemma) in _PHASES
