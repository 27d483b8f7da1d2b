"""Who held which office from when to when: the packaged list, and a user's own that corrects and continues it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from dateline.errors import RulesError
from dateline.rules import load_csv, read_csv
from dateline.rules.countries import countries
from dateline.rules.organisations import organisations

Table = TypeVar("Table")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office from `start` to `end`, both days inclusive; `end` None: unknown after `known_until`.

    `owner` is a country code or an organisation's id ("org:NATO"); `role` an office's id in roles.toml.
    """

    owner: str
    role: str
    person: str
    start: date
    end: date | None
    known_until: date | None
    source: str

    @property
    def last(self) -> date:
        """The last day on which the person is known to hold the office."""
        return self.end or self.known_until or self.start

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.last


_own: list[Tenure] = []
_dependent: list[Callable[[], None]] = []


@contextmanager
def tenures_beside(own: Iterable[Tenure]) -> Iterator[None]:
    """While the block runs, `own` count in this process beside the packaged list, and win over it.

    Without any, whatever counted before still does: a block inside another changes nothing.
    """
    before = tuple(_own)
    _count(tuple(own) or before)
    try:
        yield
    finally:
        _count(before)


def _count(own: tuple[Tenure, ...]) -> None:
    if own == tuple(_own):
        return
    _own[:] = own
    for clear in _dependent:
        clear()


def cached_with_tenures(function: Callable[[], Table]) -> Callable[[], Table]:
    """`functools.cache` for a table made from the tenures: made anew when `tenures_beside` changes them."""
    cached = cache(function)
    _dependent.append(cached.cache_clear)
    return cached


@cached_with_tenures
def tenures() -> tuple[Tenure, ...]:
    """The packaged tenures, less the days that the user's own rows give to somebody, then the user's own."""
    claimed: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in _own:
        claimed.setdefault((tenure.owner, tenure.role), []).append(tenure)
    left = (piece for t in _packaged() for piece in _less(t, claimed.get((t.owner, t.role), ())))
    return (*left, *_own)


def read_tenures(*paths: str | Path) -> tuple[Tenure, ...]:
    """The rows of a user's own lists of offices, with the columns of the packaged one.

    Raises:
        RulesError: a list cannot be read, or a row in it has a bad office or date, or no end; the message names file
            and line.
    """
    columns = ("office", "person", "start", "source")
    return tuple(
        _tenure(row, f"{path}, line {number}") for path in paths for number, row in read_csv(Path(path), columns)
    )


@cache
def _packaged() -> tuple[Tenure, ...]:
    return tuple(_tenure(row, f"offices.csv, row {number}") for number, row in enumerate(load_csv("offices.csv"), 1))


def _less(tenure: Tenure, claimed: Iterable[Tenure]) -> Iterator[Tenure]:
    """What is left of a tenure before, between and after those that claim days of it."""
    day = timedelta(days=1)
    for other in sorted(claimed, key=lambda t: t.start):
        if other.last < tenure.start or tenure.last < other.start:
            continue
        if tenure.start < other.start:
            yield replace(tenure, end=other.start - day, known_until=None)
        if tenure.last <= other.last:
            return
        tenure = replace(tenure, start=other.last + day)
    yield tenure


def _tenure(row: dict[str, str], where: str) -> Tenure:
    owner, colon, role = row["office"].strip().rpartition(":")
    if not (owner and colon and role):
        raise RulesError(f"{where}: office {row['office']!r} is not written like US:president")
    if owner not in countries() and owner not in organisations():
        raise RulesError(f"{where}: {owner!r} is neither a country code like US nor an organisation like org:NATO")
    start = _day(row["start"], where)
    end, known_until = (_day(row[name], where) if row.get(name) else None for name in ("end", "known_until"))
    if end is None and known_until is None:
        raise RulesError(
            f"{where}: give the last day in office (end), or the day up to which it is known (known_until)"
        )
    if end is not None and end < start:
        raise RulesError(f"{where}: the office ends ({end}) before it starts ({start})")
    return Tenure(owner, role, row["person"].strip(), start, end, known_until, row["source"].strip())


def _day(value: str, where: str) -> date:
    missing = {4: "-01-01", 7: "-01"}.get(len(value.strip()), "")
    try:
        return date.fromisoformat(value.strip() + missing)
    except ValueError:
        raise RulesError(f"{where}: {value!r} is not a day like 2022-01-31") from None
