"""Event mentions of all documents -> Event: compare, group, assemble, relate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from dateline.merge.apart import Report, why_apart
from dateline.merge.assemble import Corpus, assemble
from dateline.merge.causes import by_cause
from dateline.merge.cluster import Pair, cluster
from dateline.merge.decided import tell_decisions
from dateline.merge.decisions import Decision
from dateline.merge.identity import one_by_grammar
from dateline.merge.news import by_trigger, deserves_a_node, is_compared
from dateline.merge.only import ONLY_ONE, only_ones, told_so
from dateline.merge.overrule import by_name, overrule
from dateline.merge.relations import relate
from dateline.merge.rows import Row, rows_of
from dateline.merge.score import compared
from dateline.merge.sources import sketch
from dateline.merge.verdicts import Verdicts, judge
from dateline.model import Annotation, EntityIndex, Event, EventMention, Link

LEAST_WEIGHT = 0.0
"""Log2 odds that the pairs of two groups must reach on average; 0 is more likely one event than two."""

_DECIDED = ("you decided that they are one", 99.0)
_GRAMMAR = ("the text takes up what it has told", 99.0)


def merge_events(
    annotations: Sequence[Annotation], entities: EntityIndex, decisions: Sequence[Decision] = ()
) -> tuple[Event, ...]:
    """One event per happening, with every mention kept, sorted by date and id.

    The result depends on which documents there are, not on their order. `decisions` win over the model.

    Raises:
        DecisionsError: decisions about mentions that no document has, or that contradict each other.
    """
    ordered = sorted(annotations, key=lambda annotation: annotation.document.id)
    verdicts = judge(decisions, {m.id for annotation in ordered for m in annotation.events})
    mentions = _compared(ordered, verdicts)
    rows = {row.unique_id: row for a in ordered for row in rows_of(a, entities) if row.unique_id in mentions}
    decided = [(a, b) for a, b in verdicts.together if a in mentions and b in mentions]
    apart = must_stay_apart(mentions, rows, verdicts)
    told = [*one_by_grammar(mentions.values(), rows, apart), *by_cause(mentions.values())]
    given = [pair for pair in told if frozenset(pair) not in verdicts.apart]
    with compared(rows.values(), [annotation.document for annotation in ordered]) as comparison:
        weights = comparison.weights()
        ones = only_ones(weights, rows, apart)
        weights |= {pair: weights[pair] + ONLY_ONE for pair in ones}
        groups = cluster(mentions, weights, least=LEAST_WEIGHT, apart=apart, together=[*decided, *given])
        kept = verdicts.mentions()
        at = by_trigger(mentions.values())
        groups = [g for g in groups if not kept.isdisjoint(g) or deserves_a_node([mentions[id_] for id_ in g], at)]
        compared_links = comparison.links(_pairs_within(groups))
    links = [told_so(link) if (link.left, link.right) in ones else link for link in compared_links]
    corpus = Corpus(
        {annotation.document.id: annotation.document for annotation in ordered},
        entities,
        {annotation.document.id: sketch(annotation.document.text) for annotation in ordered},
    )
    links += [Link(min(pair), max(pair), 1.0, (_DECIDED,)) for pair in decided]
    links += [Link(min(pair), max(pair), 1.0, (_GRAMMAR,)) for pair in given]
    inside = _links_by_group(groups, links)
    events = [assemble([mentions[id_] for id_ in group], inside[n], corpus) for n, group in enumerate(groups)]
    named = by_name(entities.values())
    events = sorted((overrule(event, verdicts.settings, named) for event in events), key=_chronology)
    return tell_decisions(relate(events), decisions)


def _compared(annotations: Sequence[Annotation], verdicts: Verdicts) -> dict[str, EventMention]:
    """What may report an event, and what a user has decided on, by mention id."""
    decided = verdicts.mentions()
    found = (mention for annotation in annotations for mention in annotation.events)
    return {m.id: m for m in found if m.id not in verdicts.dropped and (m.id in decided or is_compared(m))}


def must_stay_apart(
    mentions: Mapping[str, EventMention], rows: Mapping[str, Row], verdicts: Verdicts
) -> Callable[[Sequence[str], Sequence[str]], bool]:
    """Whether two groups cannot be one event: a user said so, or what they say excludes it."""
    reports = {id_: Report(mention, rows[id_]) for id_, mention in mentions.items()}

    def apart(left: Sequence[str], right: Sequence[str]) -> bool:
        if any(frozenset(pair) in verdicts.apart for pair in product(left, right)):
            return True
        return why_apart([reports[id_] for id_ in left], [reports[id_] for id_ in right]) is not None

    return apart


def _pairs_within(groups: Sequence[Sequence[str]]) -> Iterator[Pair]:
    for group in groups:
        yield from combinations(sorted(group), 2)


def _links_by_group(groups: Sequence[Sequence[str]], links: Iterable[Link]) -> list[list[Link]]:
    """For each group the links between its own mentions."""
    of = {mention: n for n, group in enumerate(groups) for mention in group}
    inside: list[list[Link]] = [[] for _ in groups]
    for link in links:
        if link.left in of and of[link.left] == of.get(link.right):
            inside[of[link.left]].append(link)
    return inside


def _chronology(event: Event) -> tuple[object, ...]:
    """By first possible day; undated events last."""
    interval = event.interval
    first = interval and (interval.earliest or interval.latest)
    return (first is None, first.toordinal() if first else 0, event.id)
