"""Train the weights of merging on corpora with gold clusters, and say how well they do on topics left out.

    python -m dateline.training wikinews_events/ ecb/ [--write] [--folds 5]

Each folder holds JSON Lines, one article a line: id, topic, text, published, title and events with start, end and
instance; mentions of one instance are one event, within the documents of a topic. Without --write nothing is changed.
The figure is B-cubed F1 over the gold mentions that were found, pooled over topics; for the figures by which systems
are compared, build and use a public scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateline.rules
from dateline.merge.causes import by_cause
from dateline.merge.cluster import cluster
from dateline.merge.identity import one_by_grammar
from dateline.merge.link import LEAST_WEIGHT, must_stay_apart
from dateline.merge.news import is_compared
from dateline.merge.only import ONLY_ONE, only_ones
from dateline.merge.rows import Row, rows_of
from dateline.merge.score import SETTINGS, compared, settings
from dateline.merge.train import Labelled, fit, labelled_pairs
from dateline.merge.verdicts import Verdicts
from dateline.model import Annotation, Document, EventMention
from dateline.pipeline import annotate_many, load
from dateline.resolve import resolve_entities

SHIFT = 1.0
"""Added to the log2 odds of every pair: averages over groups are lower than the odds of their best pairs."""


@dataclass(frozen=True)
class Topic:
    """The documents of one topic as we read them, and the gold instance of each mention that the gold has too."""

    corpus: str
    name: str
    documents: tuple[Document, ...]
    mentions: Mapping[str, EventMention]
    rows: Mapping[str, Row]
    instance_of: Mapping[str, str]


def topic(corpus: str, name: str, records: Sequence[Mapping[str, Any]], annotations: Sequence[Annotation]) -> Topic:
    """One topic from its gold records and our reading of them, in the same order."""
    entities = resolve_entities(annotations)
    mentions = {m.id: m for annotation in annotations for m in annotation.events if is_compared(m)}
    rows = {row.unique_id: row for a in annotations for row in rows_of(a, entities) if row.unique_id in mentions}
    instance_of: dict[str, str] = {}
    for record, annotation in zip(records, annotations, strict=True):
        found = [mention for mention in annotation.events if mention.id in mentions]
        instance_of |= _paired(record["events"], found)
    return Topic(corpus, name, tuple(a.document for a in annotations), mentions, rows, instance_of)


def _paired(gold: Iterable[Mapping[str, Any]], found: Iterable[EventMention]) -> dict[str, str]:
    """Mention id -> gold instance, for spans that overlap, most alike first and one to one."""
    candidates = sorted(
        (-_likeness(event, mention), event["start"], mention.start, mention.id, event["instance"])
        for event in gold
        for mention in found
        if mention.start < event["end"] and event["start"] < mention.end
    )
    paired: dict[str, str] = {}
    taken: set[int] = set()
    for _, start, _, id_, instance in candidates:
        if start not in taken and id_ not in paired:
            taken.add(start)
            paired[id_] = instance
    return paired


def _likeness(event: Mapping[str, Any], mention: EventMention) -> float:
    shared = min(event["end"], mention.end) - max(event["start"], mention.start)
    covered = max(event["end"], mention.end) - min(event["start"], mention.start)
    return float(shared / covered)


def train(topics: Sequence[Topic], model: Mapping[str, Any]) -> dict[str, Any]:
    """The model fitted to all topics; the corpora weigh the same in sum."""
    return fit(_weighed(_labelled(topics, model)), model, SHIFT)


def _labelled(topics: Sequence[Topic], model: Mapping[str, Any]) -> list[tuple[Topic, Labelled]]:
    found = []
    for one in topics:
        rows = [row for id_, row in one.rows.items() if id_ in one.instance_of]
        found.append((one, labelled_pairs(rows, one.documents, one.instance_of, model)))
    return found


def _weighed(labelled: Sequence[tuple[Topic, Labelled]]) -> list[Labelled]:
    pairs: dict[str, int] = defaultdict(int)
    for one, pair in labelled:
        pairs[one.corpus] += len(pair.same)
    most = max(pairs.values())
    return [Labelled(pair.outcomes, pair.same, most / pairs[one.corpus]) for one, pair in labelled]


def cross_validate(topics: Sequence[Topic], model: Mapping[str, Any], folds: int) -> dict[str, float]:
    """B-cubed F1 by corpus, each topic merged by weights that were trained without it."""
    labelled = _labelled(topics, model)
    merged = []
    for fold in range(folds):
        fitted = fit(_weighed([pair for n, pair in enumerate(labelled) if n % folds != fold]), model, SHIFT)
        merged += [(one, _groups(one, fitted)) for one in topics[fold::folds]]
    return _b_cubed_f1(merged)


def evaluate(topics: Sequence[Topic], model: Mapping[str, Any]) -> dict[str, float]:
    """B-cubed F1 by corpus, merged by the model as it is."""
    return _b_cubed_f1([(one, _groups(one, model)) for one in topics])


def _b_cubed_f1(merged: Iterable[tuple[Topic, list[list[str]]]]) -> dict[str, float]:
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for one, groups in merged:
        for n, part in enumerate(b_cubed(one.instance_of, groups)):
            sums[one.corpus][n] += part
    return {corpus: 2 * p * r / (n * (p + r)) for corpus, (p, r, n) in sums.items()}


def _groups(one: Topic, model: Mapping[str, Any]) -> list[list[str]]:
    apart = must_stay_apart(one.mentions, one.rows, Verdicts())
    mentions = one.mentions.values()
    given = [*one_by_grammar(mentions, one.rows, apart), *by_cause(mentions)]
    with compared(one.rows.values(), one.documents, model) as comparison:
        weights = comparison.weights()
        weights |= {pair: weights[pair] + ONLY_ONE for pair in only_ones(weights, one.rows, apart)}
        return cluster(one.mentions, weights, least=LEAST_WEIGHT, apart=apart, together=given)


def b_cubed(instance_of: Mapping[str, str], groups: Iterable[Iterable[str]]) -> tuple[float, float, int]:
    """Sum of precisions, sum of recalls and number of mentions (Bagga and Baldwin 1998).

    >>> b_cubed({"a": "x", "b": "x", "c": "y"}, [["a"], ["b", "c"]])
    (2.0, 2.0, 3)
    """
    gold: dict[str, set[str]] = defaultdict(set)
    for mention, instance in instance_of.items():
        gold[instance].add(mention)
    precision = recall = 0.0
    for group in groups:
        known = {mention for mention in group if mention in instance_of}
        for mention in known:
            same = gold[instance_of[mention]]
            precision += len(known & same) / len(known)
            recall += len(known & same) / len(same)
    return precision, recall, len(instance_of)


def read_topics(folder: Path, workers: int | None) -> list[Topic]:
    """The corpus of a folder, dated and annotated as a build would, one Topic for each of its topics."""
    records = [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.open(encoding="utf-8")]
    documents, _ = load(Document(r["text"], r["id"], r.get("published"), r.get("title")) for r in records)
    annotations = {annotation.document.id: annotation for annotation in annotate_many(documents, workers)}
    by_topic: dict[str, list[tuple[Any, Annotation]]] = defaultdict(list)
    for record in records:
        if record["id"] in annotations:
            by_topic[record["topic"]].append((record, annotations[record["id"]]))
    return [
        topic(folder.name, name, *(list(side) for side in zip(*pairs, strict=True)))
        for name, pairs in sorted(by_topic.items())
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help=f"replace rules/{SETTINGS}")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=None)
    options = parser.parse_args(arguments)
    topics = [one for folder in options.folders for one in read_topics(folder, options.workers)]
    packaged, learned = evaluate(topics, settings()), cross_validate(topics, settings(), options.folds)
    for corpus, f1 in learned.items():
        sys.stdout.write(
            f"{corpus}: B-cubed F1 {100 * f1:.1f} on topics left out of training, "
            f"{100 * packaged[corpus]:.1f} by the packaged weights\n"
        )
    if options.write:
        write(train(topics, settings()))


def write(model: Mapping[str, Any]) -> None:
    """Replace the packaged model."""
    path = Path(dateline.rules.__path__[0]) / SETTINGS
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
