"""What reading an article costs, as a multiple of what the parser alone costs on the same text, in one run.

    python tests/bench/bench_annotate.py [FILE.jsonl]

FILE.jsonl has one {"id", "text", "published"} a line; without it, the two articles that come with the project are read
again and again. Vocabulary and model are loaded before the clock starts; processor time, the best of three turns.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from dateline import Document, annotate_many
from dateline.annotation.parse import parse_many
from dateline.ingest import mask_boilerplate

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MOST = 1.6
TURNS = 3


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
    parse = min(seconds(lambda: parse_many(mask_boilerplate(document.text) for document in read)) for _ in range(TURNS))
    whole = min(seconds(lambda: annotate_many(read)) for _ in range(TURNS))
    sys.stdout.write(
        f"{len(read)} articles, {words} words: parser alone {words / parse:,.0f} words/s, "
        f"everything {words / whole:,.0f} words/s, {whole / parse:.2f} times the parser (at most {MOST})\n"
    )
    return 0 if whole <= MOST * parse else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
