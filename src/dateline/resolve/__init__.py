"""Mentions -> entities: who and where, in one document and across all."""

from dateline.resolve.entities import resolve_entities

__all__ = ["resolve_entities"]
