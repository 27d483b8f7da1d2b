"""Event mentions -> events: which reports speak of one happening."""

from dateline.merge.decisions import (
    Decision,
    as_lines,
    drop_decisions,
    merge_decision,
    read_decisions,
    set_decision,
    split_decisions,
)
from dateline.merge.link import merge_events

__all__ = [
    "Decision",
    "as_lines",
    "drop_decisions",
    "merge_decision",
    "merge_events",
    "read_decisions",
    "set_decision",
    "split_decisions",
]
