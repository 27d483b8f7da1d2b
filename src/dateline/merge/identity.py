"""Mentions of one document that its grammar makes one: "the meeting" told of before, talks and their beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dateline.merge.rows import Row
from dateline.merge.words import family_of
from dateline.model import Basis, EventMention

# Words that take up an act which the text has told: the reader of the text found which, and took its time from it.
_TAKING_UP = frozenset(f"anchor: {word}" for word in ("the", "this", "that", "these", "those"))
_PHASES = frozenset({"begin", "end"})


def one_by_grammar(
    mentions: Iterable[EventMention], rows: Mapping[str, Row], apart: Callable[[Sequence[str], Sequence[str]], bool]
) -> Iterator[tuple[str, str]]:
    """Pairs of mention ids, in text order. `apart` says whether two groups of mentions cannot be one."""
    by_document: dict[str, list[EventMention]] = {}
    for mention in mentions:
        by_document.setdefault(mention.document_id, []).append(mention)
    for document_id in sorted(by_document):
        told = sorted(by_document[document_id], key=lambda m: (m.start, m.end, m.id))
        yield from _taken_up(told, rows)
        yield from _told_again(told, rows, apart)
        yield from _headlined(told, rows, apart)
        yield from _phases(told)


def _taken_up(told: Sequence[EventMention], rows: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Of "the talks" whose time was read from "met": what the text told, where both are words for one kind of act."""
    starts = {mention.start: mention for mention in told}
    for mention in told:
        for evidence in mention.evidence:
            if evidence.field == "interval" and evidence.rule in _TAKING_UP:
                antecedent = starts.get(evidence.quote.start)
                if antecedent is not None and _are_of_one_kind(rows[antecedent.id], rows[mention.id]):
                    yield antecedent.id, mention.id


def _told_again(
    told: Sequence[EventMention], rows: Mapping[str, Row], apart: Callable[[Sequence[str], Sequence[str]], bool]
) -> Iterator[tuple[str, str]]:
    """Of "the talks", where nothing else says which: the last talks told of that they can be."""
    for n, mention in enumerate(told):
        row = rows[mention.id]
        if not (row.taken_up and row.known) or mention.basis is Basis.ANCHOR:
            continue
        for earlier in reversed(told[:n]):
            other = rows[earlier.id]
            is_likely = other.lemma == row.lemma and other.type == row.type and not _name_others(row, other)
            if is_likely and not apart([earlier.id], [mention.id]):
                yield earlier.id, mention.id
                break


def _headlined(
    told: Sequence[EventMention], rows: Mapping[str, Row], apart: Callable[[Sequence[str], Sequence[str]], bool]
) -> Iterator[tuple[str, str]]:
    """The act of a headline and the first of its kind in the lead, which says who, where and when."""
    body = [mention for mention in told if not mention.is_headline and rows[mention.id].lead]
    for mention in told:
        row = rows[mention.id]
        if not mention.is_headline or not row.known:
            continue
        first = next((m for m in body if m.kind == mention.kind and _are_of_one_kind(rows[m.id], row)), None)
        if first and not _name_others(row, rows[first.id]) and not apart([first.id], [mention.id]):
            yield first.id, mention.id


def _are_of_one_kind(left: Row, right: Row) -> bool:
    """Are both words for one kind of act? "Began" may stand for the talks of which it is said."""
    is_phase = not _PHASES.isdisjoint((left.family, right.family))
    return left.type == right.type and (left.family == right.family or (is_phase and left.kind == right.kind))


def _name_others(left: Row, right: Row) -> bool:
    """Do both name their actors, or their places, and no common one?"""
    pairs = ((left.actors, right.actors), (left.places, right.places))
    return any(one and other and not set(one) & set(other) for one, other in pairs)


def _phases(told: Sequence[EventMention]) -> Iterator[tuple[str, str]]:
    """The act and the verb that says it begins or ends: "the talks, which began on Monday"."""
    for left, right in combinations(told, 2):
        of_one_act = left.sentence.start == right.sentence.start and (left.type, left.kind) == (right.type, right.kind)
        if of_one_act and _is_phase(left) is not _is_phase(right):
            yield left.id, right.id


def _is_phase(mention: EventMention) -> bool:
    return family_of(mention.lemma) in _PHASES
