"""Event mentions of all documents -> Event: compare, group, assemble, relate."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.merge.apart import why_apart
from dateline.merge.assemble import Corpus, assemble
from dateline.merge.cluster import cluster, weight_of
from dateline.merge.news import is_news
from dateline.merge.relations import relate
from dateline.merge.rows import rows_of
from dateline.merge.score import score
from dateline.merge.sources import sketch
from dateline.model import Annotation, EntityIndex, Event, Link

LEAST_WEIGHT = 0.0
"""Log2 odds that the pairs of two groups must reach on average; 0 is more likely one event than two."""


def merge_events(annotations: Sequence[Annotation], entities: EntityIndex) -> tuple[Event, ...]:
    """One event per happening, with every mention kept, sorted by date and id.

    The result depends on which documents there are, not on their order.
    """
    ordered = sorted(annotations, key=lambda annotation: annotation.document.id)
    mentions = {m.id: m for annotation in ordered for m in annotation.events if is_news(m)}
    rows = {row.unique_id: row for a in ordered for row in rows_of(a, entities) if row.unique_id in mentions}
    documents = [annotation.document for annotation in ordered]
    links = score(rows.values(), documents)

    def apart(left: str, right: str) -> bool:
        return why_apart(mentions[left], mentions[right], rows[left], rows[right]) is not None

    weights = {(link.left, link.right): weight_of(link) for link in links}
    groups = cluster(mentions, weights, least=LEAST_WEIGHT, apart=apart)
    corpus = Corpus(
        {document.id: document for document in documents},
        entities,
        {document.id: sketch(document.text) for document in documents},
    )
    inside = _links_by_group(groups, links)
    events = [assemble([mentions[id_] for id_ in group], inside[n], corpus) for n, group in enumerate(groups)]
    return relate(sorted(events, key=_chronology))


def _links_by_group(groups: Sequence[Sequence[str]], links: Sequence[Link]) -> list[list[Link]]:
    """For each group the links between its own mentions."""
    of = {mention: n for n, group in enumerate(groups) for mention in group}
    inside: list[list[Link]] = [[] for _ in groups]
    for link in links:
        if of[link.left] == of[link.right]:
            inside[of[link.left]].append(link)
    return inside


def _chronology(event: Event) -> tuple[object, ...]:
    """By first possible day; undated events last."""
    interval = event.interval
    first = interval and (interval.earliest or interval.latest)
    return (first is None, first.toordinal() if first else 0, event.id)
