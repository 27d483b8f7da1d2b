"""Plain records -> a DuckDB table, by way of JSON: fast enough for millions, and needs nothing but DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 2000


def make_table(
    connection: DuckDBPyConnection, table: str, columns: Mapping[str, str], records: Iterable[Mapping[str, object]]
) -> int:
    """Make temporary `table` anew with `columns` (name -> SQL type) and the records; how many there were."""
    shape = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"create or replace temp table {table} ({shape})")
    insert = (
        f"insert into {table} select item.* "  # noqa: S608 - our own names, never a reader's
        f"from (select unnest(cast(cast(? as json) as struct({shape})[])) as item)"
    )
    count = 0
    for batch in _batches(records):
        connection.execute(insert, [json.dumps(batch)])
        count += len(batch)
    return count


def _batches(records: Iterable[Mapping[str, object]]) -> Iterator[list[Mapping[str, object]]]:
    stream = iter(records)
    while batch := list(islice(stream, _BATCH)):
        yield batch
