"""Event mentions -> events: which reports speak of one happening."""

from dateline.merge.link import merge_events

__all__ = ["merge_events"]
