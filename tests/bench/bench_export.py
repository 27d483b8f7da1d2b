"""How long a graph of 20,000 nodes takes to write, against networkx's own GraphML writer on the same graph.

    python tests/bench/bench_export.py [nodes]

Both are measured in one process, in turns, by processor time; the best of three turns counts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import networkx as nx

from dateline.export import export
from sample_graphs import large_graph

FORMATS = ("graphml", "gexf", "csv")
TURNS = 3
MOST = 2.0
"""All three files together may take this many times as long as the one bare GraphML file."""


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main(nodes: int = 20_000) -> int:
    graph = large_graph(nodes)
    network = graph.to_networkx()
    sys.stdout.write(f"{len(network)} nodes, {network.number_of_edges()} edges\n")
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(TURNS):
            measured = {"bare": seconds(lambda: nx.write_graphml(network, Path(folder) / "bare.graphml"))}
            for name in FORMATS:
                measured[name] = seconds(lambda name=name: export(graph, name, Path(folder)))  # type: ignore[misc]
            best = {name: min(taken, best.get(name, taken)) for name, taken in measured.items()}
    for name, taken in best.items():
        sys.stdout.write(f"{name:<8} {taken:6.2f} s  {taken / best['bare']:5.2f} x\n")
    ratio = sum(best[name] for name in FORMATS) / best["bare"]
    sys.stdout.write(f"{'all':<8} {'':8}  {ratio:5.2f} x (at most {MOST})\n")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
