"""A user's decisions: `decisions.csv`, replayed at every build and stronger than the model.

    decision,mention,other,value,note
    same,3f2a91c07b44,b81e0d55a912,,two papers on one crash
    different,3f2a91c07b44,77c0aa1b0e3d,,the second shelling
    drop,0c19f5be8a11,,,an opinion
    set,3f2a91c07b44,date,2022-01-10,said so in the correction

Decisions name mentions, which never change their ids, so they hold when new articles come. `set` speaks of the event
that has the mention: its date (EDTF), type, status, or actor ("Jen Psaki as speaker", "not Jen Psaki").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dateline.errors import DecisionsError, RulesError
from dateline.model import Event, Interval, Role, Status
from dateline.rules import read_csv

COLUMNS = ("decision", "mention", "other", "value", "note")
FILE_NAME = "decisions.csv"


class Kind(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    DROP = "drop"
    SET = "set"


class Field(StrEnum):
    DATE = "date"
    TYPE = "type"
    STATUS = "status"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file. `other` is a mention id, or for `set` the field; `line` is 0 for one not yet written."""

    kind: Kind
    mention: str
    other: str = ""
    value: str = ""
    note: str = ""
    line: int = 0

    def __str__(self) -> str:
        words = " ".join(filter(None, (self.kind, self.mention, self.other, self.value)))
        return f"{words} (line {self.line})" if self.line else words


# ---------------------------------------------------------------- reading and checking


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; none where there is no file.

    Raises:
        DecisionsError: a line that says nothing known; the message names file and line.
    """
    if not path.exists():
        return ()
    try:
        return tuple(_decision(path, line, row) for line, row in read_csv(path, ("decision", "mention")))
    except RulesError as error:
        raise DecisionsError(str(error)) from error


def _decision(path: Path, line: int, row: Mapping[str, str | None]) -> Decision:
    kind, mention, other, value, note = ((row.get(column) or "").strip() for column in COLUMNS)
    where = f"{path}, line {line}"
    if kind not in list(Kind):
        raise DecisionsError(f"{where}: {kind!r} is no decision; write {_choice(Kind)}")
    decision = Decision(Kind(kind), mention, other, value, note, line)
    if problem := problem_of(decision):
        raise DecisionsError(f"{where}: {problem}")
    return decision


def problem_of(decision: Decision) -> str | None:
    """What is wrong with one decision by itself, and what to write instead."""
    if decision.kind in (Kind.SAME, Kind.DIFFERENT):
        if not decision.other:
            return f"`{decision.kind}` needs a second mention id in column other"
        return "a mention is always one with itself" if decision.other == decision.mention else None
    return _problem_of_setting(decision) if decision.kind is Kind.SET else None


def _problem_of_setting(decision: Decision) -> str | None:
    if decision.other not in list(Field):
        return f"{decision.other!r} is no field to set; write {_choice(Field)}"
    if not decision.value:
        return f"no value for {decision.other}"
    if decision.other == Field.STATUS and decision.value not in list(Status):
        return f"{decision.value!r} is no status; write {_choice(Status)}"
    if decision.other == Field.DATE:
        return _problem_of_date(decision.value)
    if decision.other == Field.ACTOR and parse_actor(decision.value) is None:
        return f'{decision.value!r} is no actor; write "NAME as {_choice(Role)}", or "not NAME"'
    return None


def _problem_of_date(text: str) -> str | None:
    try:
        Interval.parse(text)
    except ValueError as error:
        return f"{error}; write an EDTF date such as 2022-01-10, 2022-01 or 2022-01-09/2022-01-10"
    return None


def parse_actor(value: str) -> tuple[str, Role | None] | None:
    """Read "Jen Psaki as speaker" as name and role, "not Jen Psaki" as name and None, anything else as None.

    >>> parse_actor("Jen Psaki as speaker")
    ('Jen Psaki', <Role.SPEAKER: 'speaker'>)
    """
    if value.startswith("not ") and value[4:].strip():
        return value[4:].strip(), None
    name, found, role = value.rpartition(" as ")
    return (name.strip(), Role(role.strip())) if found and name.strip() and role.strip() in list(Role) else None


def _choice(values: Iterable[str]) -> str:
    *others, last = [str(value) for value in values]
    return f"{', '.join(others)} or {last}"


# ---------------------------------------------------------------- making them, for the commands


def merge_decision(left: Event, right: Event, note: str = "") -> tuple[Decision, ...]:
    """That two events are one."""
    return (Decision(Kind.SAME, left.mentions[0].id, right.mentions[0].id, note=note),)


def split_decisions(event: Event, mentions: Collection[str] = (), note: str = "") -> tuple[Decision, ...]:
    """That `mentions` of an event speak of another one; without any, that each of its mentions is an event.

    Raises:
        DecisionsError: a mention that is not of the event, or nothing is left to split.
    """
    own = [mention.id for mention in event.mentions]
    if strange := sorted(set(mentions) - set(own)):
        raise DecisionsError(f"event {event.id} has no mention {strange[0]!r}; it has {', '.join(own)}")
    leaving = [id_ for id_ in own if id_ in mentions]
    staying = [id_ for id_ in own if id_ not in mentions]
    pairs = [(a, b) for n, a in enumerate(own) for b in own[n + 1 :]] if not mentions else []
    pairs += [(a, b) for a in leaving for b in staying]
    if not pairs:
        raise DecisionsError(f"event {event.id} cannot be split: name some, not all, of its mentions {', '.join(own)}")
    kept = [Decision(Kind.SAME, leaving[0], other, note=note) for other in leaving[1:]]
    return (*(Decision(Kind.DIFFERENT, a, b, note=note) for a, b in pairs), *kept)


def drop_decisions(event: Event, note: str = "") -> tuple[Decision, ...]:
    """That an event deserves no node."""
    return tuple(Decision(Kind.DROP, mention.id, note=note) for mention in event.mentions)


def set_decision(event: Event, field: str, value: str, note: str = "") -> tuple[Decision, ...]:
    """That a field of an event has another value.

    Raises:
        DecisionsError: there is no such field, or the value is none for it.
    """
    decision = Decision(Kind.SET, event.mentions[0].id, field, value, note)
    if problem := problem_of(decision):
        raise DecisionsError(f"event {event.id}: {problem}")
    return (decision,)


def appended(text: str, decisions: Iterable[Decision]) -> str:
    """A file's text with the decisions after its last line, which an editor may have left without its end."""
    return text + "\n" * (text.strip() != "" and not text.endswith("\n")) + as_lines(decisions, header=not text.strip())


def as_lines(decisions: Iterable[Decision], *, header: bool) -> str:
    """The decisions as lines to append to the file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    writer.writerows((d.kind, d.mention, d.other, d.value, d.note) for d in decisions)
    return text.getvalue()
