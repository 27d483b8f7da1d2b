"""Per-document work on this machine: in one process, or streamed through several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 32
"""Items a worker gets at a time: enough to batch, few enough to keep all workers busy to the end."""


def map_chunks(
    work: Callable[[list[Item]], list[Result]], items: Iterable[Item], workers: int | None = None
) -> Iterator[Result]:
    """`work` applied to lists of items, its results streamed in input order.

    `work` must be a module-level function when there are several workers. At most two chunks per worker are under way,
    so a corpus larger than memory flows through.
    """
    chunks = _chunks(items)
    if workers is None or workers <= 1:
        yield from chain.from_iterable(map(work, chunks))
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        first = islice(chunks, 2 * workers)
        under_way: deque[Future[list[Result]]] = deque(pool.submit(work, chunk) for chunk in first)
        while under_way:
            yield from under_way.popleft().result()
            under_way.extend(pool.submit(work, chunk) for chunk in islice(chunks, 1))


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
