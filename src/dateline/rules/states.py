"""States and provinces that news names without their country, and how they are abbreviated after a town."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.rules import load_csv


@dataclass(frozen=True, slots=True)
class State:
    """A row of states.csv; `code` is that of GeoNames ("US.LA")."""

    code: str
    name: str
    abbreviations: tuple[str, ...]
    postal: str | None
    latitude: float
    longitude: float
    geonames: int

    @property
    def country_code(self) -> str:
        return self.code.partition(".")[0]

    @property
    def entity_id(self) -> str:
        return f"geonames:{self.geonames}"


@cache
def states() -> dict[str, State]:
    """All states by GeoNames code.

    >>> states()["US.LA"].abbreviations
    ('La.',)
    """
    return {row["code"]: _state(row) for row in load_csv("states.csv")}


@cache
def states_by_entity() -> dict[str, State]:
    """All states by entity id."""
    return {state.entity_id: state for state in states().values()}


@cache
def state_after_town() -> dict[str, str]:
    """What may follow a town and a comma ("La.", "LA", "Louisiana") with the code of the state."""
    forms: dict[str, str] = {}
    for state in states().values():
        for form in (state.name, *state.abbreviations, *(a.rstrip(".") for a in state.abbreviations), state.postal):
            if form:
                forms.setdefault(form, state.code)
                forms.setdefault(form.upper(), state.code)
    return forms


def _state(row: dict[str, str]) -> State:
    return State(
        code=row["code"],
        name=row["name"],
        abbreviations=tuple(form for form in row["abbreviations"].split("|") if form),
        postal=row["postal"] or None,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames=int(row["geonames"]),
    )
