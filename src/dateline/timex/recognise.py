"""Find time expressions in a parsed text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.model import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_timexes(parsed: Doc, published: date | None) -> tuple[Timex, ...]:
    """The time expressions of a text, in text order, resolved against `published` and each other."""
    return ()
