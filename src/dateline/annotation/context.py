"""What a document says outright about where it plays: the states and countries it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dateline.annotation.candidate import Candidate
from dateline.annotation.places import Context, shared_names
from dateline.model import EntityKind
from dateline.rules.states import states_by_entity

_MOST = 4.0
"""Votes that one state or country gets at most, however often it is named."""


def read_context(text: str, names: Sequence[Candidate]) -> Context:
    """Votes by state and country, and the state or country that follows a place name after a comma."""
    by_state: dict[str, float] = defaultdict(float)
    by_country: dict[str, float] = defaultdict(float)
    for name in names:
        state = states_by_entity().get(name.entity_id or "")
        if state is not None:
            by_state[state.code] += 1
            by_country[state.country_code] += 0.5
        elif (name.country_code and name.name not in shared_names()) or (name.country_code and name.is_demonym):
            by_country[name.country_code] += 0.5 if name.is_demonym else 1
    capped = {code: min(votes, _MOST) for code, votes in by_country.items()}
    abroad = sum(capped.values()) - max(capped.values(), default=0.0)
    return Context({code: min(votes, _MOST) for code, votes in by_state.items()}, capped, _given(text, names), abroad)


def _given(text: str, names: Sequence[Candidate]) -> dict[str, str]:
    """The state ("US.TX") or country ("FR") right after a place name: "Paris, Texas", "Paris, France"."""
    given: dict[str, str] = {}
    for name, following in pairwise(names):
        between = text[name.end : following.start]
        if name.kind is not EntityKind.PLACE or between.strip() != "," or following.is_demonym:
            continue
        state = states_by_entity().get(following.entity_id or "")
        code = state.code if state is not None else following.country_code
        if code:
            given.setdefault(name.text, code)
    return given
