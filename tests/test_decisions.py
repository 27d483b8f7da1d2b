"""A user's decisions are checked, replayed, and stronger than the model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import DecisionsError
from dateline.merge import (
    Decision,
    as_lines,
    drop_decisions,
    merge_decision,
    merge_events,
    read_decisions,
    set_decision,
    split_decisions,
)
from dateline.merge.decisions import COLUMNS, Kind, appended
from dateline.model import Status
from merge_reports import shelling

MONDAY, TUESDAY = shelling("2031-05-05", "2031-05-05", "a"), shelling("2031-05-06", "2031-05-06", "b")
AGAIN = shelling("2031-05-05", "2031-05-06", "c")


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join(("decision,mention,other,value,note", *rows)) + "\n", "utf-8")
    return path


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.csv") == ()


def test_same_joins_what_the_model_keeps_apart() -> None:
    first, second = merge_events([MONDAY, TUESDAY], {})
    (event,) = merge_events([MONDAY, TUESDAY], {}, merge_decision(first, second, "one night"))
    assert len(event.mentions) == 2
    assert {conflict.field for conflict in event.conflicts} == {"date"}
    assert any("you decided" in words for link in event.links for words, _ in link.reasons)


def test_different_parts_what_the_model_joins() -> None:
    (event,) = merge_events([MONDAY, AGAIN], {})
    parted = merge_events([MONDAY, AGAIN], {}, split_decisions(event))
    assert [len(e.mentions) for e in parted] == [1, 1]


def test_splitting_off_some_mentions_keeps_the_others_together() -> None:
    third = shelling("2031-05-05", "2031-05-07", "d")
    (event,) = merge_events([MONDAY, AGAIN, third], {})
    leaving = event.mentions[-1].id
    parted = merge_events([MONDAY, AGAIN, third], {}, split_decisions(event, [leaving]))
    assert sorted(len(e.mentions) for e in parted) == [1, 2]
    with pytest.raises(DecisionsError, match="has no mention 'zzz'"):
        split_decisions(event, ["zzz"])
    with pytest.raises(DecisionsError, match="cannot be split"):
        split_decisions(parted[0] if len(parted[0].mentions) == 1 else parted[1])


def test_drop_leaves_no_node() -> None:
    first, second = merge_events([MONDAY, TUESDAY], {})
    assert merge_events([MONDAY, TUESDAY], {}, drop_decisions(first)) == (replace(second, relations=()),)


def test_set_wins_over_what_was_read() -> None:
    (event,) = merge_events([MONDAY], {})
    decisions = [
        *set_decision(event, "date", "2031-05"),
        *set_decision(event, "type", "PROTEST"),
        *set_decision(event, "status", "denied"),
        *set_decision(event, "actor", "Southland as agent"),
        *set_decision(event, "actor", "not Northland"),
    ]
    (changed,) = merge_events([MONDAY], {}, decisions)
    assert (str(changed.interval), changed.type, changed.status) == ("2031-05", "PROTEST", Status.DENIED)
    assert [(role.value, entity.name) for role, entity in changed.participants] == [("agent", "Southland")]
    assert changed.id == event.id


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("join,a,b,,", "line 2: 'join' is no decision; write same, different, drop or set"),
        ("same,a,,,", "line 2: `same` needs a second mention"),
        ("same,a,a,,", "line 2: a mention is always one with itself"),
        ("set,a,colour,red,", "line 2: 'colour' is no field to set; write date, type, status or actor"),
        ("set,a,date,soon,", "line 2: 'soon' is not an EDTF date"),
        ("set,a,status,maybe,", "line 2: 'maybe' is no status"),
        ("set,a,actor,Northland,", "line 2: 'Northland' is no actor"),
        ("set,a,type,,", "line 2: no value for type"),
        (",a,b,,", "line 2: nothing in column decision"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(DecisionsError, match=r"decisions\.csv") as raised:
        read_decisions(written(tmp_path, row))
    assert problem in str(raised.value)


def test_unknown_mentions_are_named_with_their_line(tmp_path: Path) -> None:
    decisions = read_decisions(written(tmp_path, "", "drop,nowhere,,,"))
    with pytest.raises(DecisionsError, match=r"nowhere \(line 3\).*no document of this build has mention"):
        merge_events([MONDAY], {}, decisions)


def test_a_cycle_of_contradicting_decisions_is_shown(tmp_path: Path) -> None:
    a, b, c = (annotation.events[0].id for annotation in (MONDAY, TUESDAY, AGAIN))
    path = written(tmp_path, f"same,{a},{b},,", f"same,{b},{c},,", f"different,{c},{a},,")
    with pytest.raises(DecisionsError, match=r"line 4.*contradicts.*line 3.*line 2"):
        merge_events([MONDAY, TUESDAY, AGAIN], {}, read_decisions(path))


def test_an_event_tells_what_was_decided_about_it() -> None:
    first, second = merge_events([MONDAY, TUESDAY], {})
    (one,) = merge_events([MONDAY, TUESDAY], {}, merge_decision(first, second, "one night"))
    assert one.decided == ("reports taken as one (one night)",)
    (joined,) = merge_events([MONDAY, AGAIN], {})
    left, right = merge_events([MONDAY, AGAIN], {}, split_decisions(joined))
    assert left.decided == (f"kept apart from {right.label} [{right.id}]",)
    (dated,) = merge_events([MONDAY], {}, set_decision(joined, "date", "2031-05", "from the archive"))
    assert dated.decided == ("date set to 2031-05 (from the archive)",)
    assert first.decided == ()


@pytest.mark.parametrize("text", ["", "\n", f"{','.join(COLUMNS)}\n", f"{','.join(COLUMNS)}\ndrop,b,,,"])
def test_a_decision_is_added_as_a_line_of_its_own(tmp_path: Path, text: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(appended(text, [Decision(Kind.DROP, "a")]), "utf-8")
    assert [decision.mention for decision in read_decisions(path)] == ["b", "a"][text.count("drop") == 0 :]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    decisions = (Decision(Kind.SAME, "a", "b", note='he said "so", twice'), Decision(Kind.SET, "a", "date", "2031-05"))
    path = tmp_path / "decisions.csv"
    path.write_text(as_lines(decisions[:1], header=True) + as_lines(decisions[1:], header=False), "utf-8")
    assert [(d.kind, d.mention, d.other, d.value, d.note) for d in read_decisions(path)] == [
        (d.kind, d.mention, d.other, d.value, d.note) for d in decisions
    ]
