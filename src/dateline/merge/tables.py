"""Rows and documents -> the DuckDB tables that Splink reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from dateline.merge.bulk import make_table
from dateline.merge.likeness import LEAST_LIKENESS, compare_documents
from dateline.merge.rows import Row
from dateline.model import Document

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"str": "VARCHAR", "bool": "BOOLEAN", "int": "INTEGER", "int | None": "INTEGER", "list[str]": "VARCHAR[]"}

# How alike two documents are, and what company they keep, in thousandths: the steps that the settings can ask about.
LIKENESS_STEPS = {"near_1": 500, "near_2": 350, "near_3": 220, "near_4": 120, "near_5": LEAST_LIKENESS}
COMPANY_STEPS = {"kin_1": 900, "kin_2": 750, "kin_3": 600, "kin_4": 400, "kin_5": 200, "kin_6": 0}


def _lists(measure: str, steps: Mapping[str, int]) -> str:
    return ", ".join(
        f"list(document_r order by document_r) filter ({measure} >= {least}) as {step}" for step, least in steps.items()
    )


_STEPS = ", ".join(f"coalesce({step}, []) as {step}" for step in (*LIKENESS_STEPS, *COMPANY_STEPS))

# `story` lists what two mentions must share to be compared at all: their article, or a pair of similar articles.
_PREPARE = f"""
create or replace table near as
select document_l as document, {_lists("likeness", LIKENESS_STEPS)} from likeness
where likeness >= {LEAST_LIKENESS} group by document_l;

create or replace table kin as
select document_l as document, {_lists("company", COMPANY_STEPS)} from company group by document_l;

create or replace table pairs as
select document_l as document,
       list(least(document_l, document_r) || ' | ' || greatest(document_l, document_r) order by document_r) as pairs
from likeness where likeness >= {LEAST_LIKENESS} group by document_l;

create or replace table rows as
select m.*, {_STEPS},
       list_prepend(m.document, coalesce(p.pairs, [])) as story
from mentions m left join near using (document) left join kin using (document) left join pairs p using (document)
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
    records = ({name: getattr(row, name) for name in columns} for row in rows)
    count = make_table(connection, "mentions", columns, records)
    connection.execute(_PREPARE)
    return count
