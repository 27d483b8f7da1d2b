"""Rows and documents -> the DuckDB tables that Splink reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from dateline.merge.bulk import make_table
from dateline.merge.likeness import compare_documents
from dateline.merge.rows import Row
from dateline.model import Document

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"str": "VARCHAR", "bool": "BOOLEAN", "int": "INTEGER", "int | None": "INTEGER", "list[str]": "VARCHAR[]"}

# How alike two documents are, in thousandths, for each step that the settings can ask about.
LIKENESS_STEPS = {"near_1": 500, "near_2": 350, "near_3": 220, "near_4": 120, "near_5": 60}
_LISTS = ", ".join(
    f"list(document_r order by document_r) filter (likeness >= {least}) as {step}"
    for step, least in LIKENESS_STEPS.items()
)
_STEPS = ", ".join(f"coalesce(n.{step}, []) as {step}" for step in LIKENESS_STEPS)
_LEAST = min(LIKENESS_STEPS.values())

# `story` lists what two mentions must share to be compared at all: their article, or a pair of similar articles.
_PREPARE = f"""
create or replace table near as
select document_l as document, {_LISTS} from likeness where likeness >= {_LEAST} group by document_l;

create or replace table pairs as
select document, list(distinct pair order by pair) as pairs
from (
    select unnest([document_l, document_r]) as document,
           least(document_l, document_r) || ' | ' || greatest(document_l, document_r) as pair
    from likeness where likeness >= {_LEAST}
) group by document;

create or replace table rows as
select m.*, {_STEPS},
       list_prepend(m.document, coalesce(p.pairs, [])) as story
from mentions m left join near n using (document) left join pairs p using (document)
order by unique_id;
"""  # noqa: S608 - made of our own constants

# The functions of the settings that engines spell differently: how many items two lists share, and what part of
# them that is (Dice, in percent).
_MACROS = """
create or replace macro shared(a, b) as len(list_intersect(a, b));
create or replace macro is_empty(a) as len(a) = 0;
create or replace macro overlap_percent(a, b) as 200 * len(list_intersect(a, b)) // greatest(len(a) + len(b), 1);
"""


def prepare(connection: DuckDBPyConnection, rows: Iterable[Row], documents: Sequence[Document]) -> int:
    """Make the table `rows` that the settings speak of; how many rows it has."""
    connection.execute(_MACROS)
    compare_documents(connection, documents)
    columns = {field.name: _TYPES[str(field.type)] for field in fields(Row)}
    count = make_table(connection, "mentions", columns, map(asdict, rows))
    connection.execute(_PREPARE)
    return count
