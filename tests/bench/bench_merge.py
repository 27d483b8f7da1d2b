"""How the time to merge grows: 1,000 and 10,000 articles made from a folder of real ones.

    python tests/bench/bench_merge.py FOLDER_OR_JSONL [--sizes 1000 10000] [--mentions 12]

Each article is annotated once, and cut after its first mentions, as agency reports are short. The copies move it in
time and give its rarer names and words another ending, so that a corpus of N holds N/30 stories rather than one.
Printed: seconds of work by all threads (other programs of a busy machine do not count), the same per article, and the
growth of that.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from dateline.merge import merge_events
from dateline.model import Annotation, Document, EntityMention, EventMention, Interval, Quote
from dateline.pipeline import annotate_many
from dateline.resolve import resolve_entities

STORY = 30  # articles that keep to one story's names and words


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--mentions", type=int, default=12, help="most mentions of an article")
    options = parser.parse_args(arguments)
    real = [_cut(annotation, options.mentions) for annotation in annotate_many(_documents(options.source))]
    rates = []
    for size in options.sizes:
        corpus = [_variant(real[n % len(real)], n) for n in range(size)]
        entities = resolve_entities(corpus)
        began = time.process_time()
        events = merge_events(corpus, entities)
        seconds = time.process_time() - began
        rates.append(seconds / size)
        sys.stdout.write(
            f"{size} articles, {sum(len(a.events) for a in corpus)} mentions, {len(events)} events: "
            f"{seconds:.1f} s, {1000 * rates[-1]:.2f} ms an article, {rates[-1] / rates[0]:.2f} times the first\n"
        )


def _documents(source: Path) -> list[Document]:
    files = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
    records = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
    return [Document(r["text"], r["id"], r.get("published"), r.get("title")) for r in records]


def _cut(annotation: Annotation, mentions: int) -> Annotation:
    """The article up to the sentence that holds the last of its first mentions."""
    events = annotation.events[:mentions]
    if len(events) == len(annotation.events):
        return annotation
    end = events[-1].sentence.end
    document = replace(annotation.document, text=annotation.document.text[:end])
    entities = tuple(entity for entity in annotation.entities if entity.end <= end)
    return replace(annotation, document=document, entities=entities, events=events)


def _variant(annotation: Annotation, number: int) -> Annotation:
    """The same article about other people in another year: longer words end in a mark of the story."""
    mark = f"q{number // STORY}"
    move = timedelta(days=7 * (number // STORY))
    document = annotation.document
    id_ = f"{document.id}-{number}"
    text = " ".join(word + mark if len(word) >= 5 and word.isalpha() else word for word in document.text.split())
    published = document.published + move if document.published else None
    moved = replace(document, id=id_, text=text, title=f"{document.title or ''} {mark}", published=published)

    def renamed(entity: EntityMention) -> EntityMention:
        return replace(entity, entity_id=f"{entity.entity_id}{mark}", name=f"{entity.name} {mark}")

    def retold(mention: EventMention) -> EventMention:
        sentence = mention.sentence
        return replace(
            mention,
            id=sha256(f"{mention.id} {number}".encode()).hexdigest()[:12],
            document_id=id_,
            sentence=Quote(sentence.start, sentence.end, sentence.text),
            interval=_moved(mention.interval, move),
            participants=tuple(replace(p, entity=renamed(p.entity)) for p in mention.participants),
            places=tuple(map(renamed, mention.places)),
            condition=None,
        )

    return replace(
        annotation,
        document=moved,
        entities=tuple(map(renamed, annotation.entities)),
        events=tuple(map(retold, annotation.events)),
    )


def _moved(interval: Interval | None, move: timedelta) -> Interval | None:
    if interval is None:
        return None
    earliest = interval.earliest + move if interval.earliest else None
    latest = interval.latest + move if interval.latest else None
    return Interval(earliest, latest, None, interval.approximate)


if __name__ == "__main__":
    main()
