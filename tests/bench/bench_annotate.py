"""What reading an article costs, as a multiple of what the parser alone costs on the same text, in one run.

    python tests/bench/bench_annotate.py [FILE.jsonl]

FILE.jsonl has one {"id", "text", "published"} a line; without it, the two articles that come with the project are read
again and again. Vocabulary and model are loaded before the clock starts. Processor time; the two take turns, since a
shared machine is now fast and now slow, and the ratio is the median of those of the turns.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from dateline import Document, annotate_many
from dateline.annotation.parse import parse_many
from dateline.ingest import mask_boilerplate

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MOST = 1.6
TURNS = 7


def documents(path: str | None) -> list[Document]:
    if path is None:
        texts = [seed.read_text("utf-8") for seed in sorted(SEEDS.glob("*.txt"))]
        return [Document(text, id=f"{n}", published="2022-01-10") for n, text in enumerate(texts * 15)]
    records = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    return [Document(r["text"], id=r["id"], published=r.get("published")) for r in records]


def seconds(work: Callable[[], Iterable[object]]) -> float:
    began = time.process_time()
    for _ in work():
        pass
    return time.process_time() - began


def main(path: str | None = None) -> int:
    read = documents(path)
    words = sum(len(document.text.split()) for document in read)
    list(annotate_many(read[:2]))
    masked = [mask_boilerplate(document.text) for document in read]
    turns = [(seconds(lambda: parse_many(masked)), seconds(lambda: annotate_many(read))) for _ in range(TURNS)]
    ratio = median(whole / parse for parse, whole in turns)
    parse, whole = (min(times) for times in zip(*turns, strict=True))
    sys.stdout.write(
        f"{len(read)} articles, {words} words: parser alone {words / parse:,.0f} words/s, "
        f"everything {words / whole:,.0f} words/s, {ratio:.2f} times the parser (at most {MOST})\n"
    )
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
