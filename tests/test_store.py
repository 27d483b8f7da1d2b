"""The store: nothing is read twice, nothing is half written, and batches add up to the whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from dateline.errors import OutputError
from dateline.merge import merge_events
from dateline.model import Annotation, Document, Event
from dateline.store import FILE_NAME, VERSION, Store
from merge_reports import shelling

REPORTS = {
    id_: shelling(day, published, id_, town)
    for id_, day, published, town in (
        ("a", "2031-05-05", "2031-05-05", "Arvend"),
        ("b", "2031-05-05", "2031-05-06", "Arvend"),
        ("c", "2031-05-06", "2031-05-06", "Arvend"),
        ("d", "2031-05-06", "2031-05-07", "Belmar"),
        ("e", "2031-05-06", "2031-05-08", "Belmar"),
    )
}


class Reader:
    """Stands for annotation, and remembers what it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        for document in documents:
            self.read.append(document.id)
            yield REPORTS[document.id]


def build(folder: Path, ids: Iterable[str], reader: Reader | None = None) -> tuple[Event, ...]:
    with Store(folder) as store:
        annotations = list(store.read([REPORTS[id_].document for id_ in ids], reader or Reader()))
        events = merge_events(annotations, {})
        store.commit([annotation.document for annotation in annotations], events, [])
    return events


def test_unchanged_documents_are_not_read_again(tmp_path: Path) -> None:
    reader = Reader()
    build(tmp_path, "ab", reader)
    build(tmp_path, "abc", reader)
    assert reader.read == ["a", "b", "c"]


def test_any_order_and_any_batches_give_the_graph_of_one_build(tmp_path: Path) -> None:
    whole = build(tmp_path / "whole", "abcde")
    rng = random.Random(3)  # noqa: S311 - shuffling, no secret
    for round_ in range(3):
        ids = list("abcde")
        rng.shuffle(ids)
        cut = sorted(rng.sample(range(1, 5), rng.randint(0, 3)))
        batches = [ids[i:j] for i, j in zip([0, *cut], [*cut, 5], strict=True)]
        for batch in batches:
            events = build(tmp_path / str(round_), batch)
        assert events == whole, batches


def test_a_removed_document_is_retracted(tmp_path: Path) -> None:
    build(tmp_path, "abc")
    with Store(tmp_path) as store:
        store.remove("b")
    assert build(tmp_path, "") == merge_events([REPORTS["a"], REPORTS["c"]], {})
    with Store(tmp_path) as store, pytest.raises(OutputError, match="no document 'b'; there are a, c"):
        store.remove("b")


def test_earlier_builds_can_be_had_again(tmp_path: Path) -> None:
    first = build(tmp_path, "a")
    second = build(tmp_path, "bcd")
    with Store(tmp_path) as store:
        assert [(b.number, b.documents) for b in store.builds()] == [(1, 1), (2, 4)]
        for number, events in ((1, first), (2, second)):
            assert set(store.graph_at(number)[1]) == set(events)
        with pytest.raises(OutputError, match="no build 3"):
            store.graph_at(3)


def test_sql_shows_documents_mentions_events_and_links(tmp_path: Path) -> None:
    events = build(tmp_path, "abc")
    with duckdb.connect(tmp_path / FILE_NAME) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (3,)
        assert connection.execute("select count(*) from events").fetchone() == (len(events),)
        assert connection.execute("select text, date from mentions where document_id = 'c'").fetchall() == [
            ("shelled", "2031-05-06")
        ]
        assert connection.execute("select count(*) from links").fetchone() == (sum(len(e.links) for e in events),)


def test_a_second_build_is_told_to_wait(tmp_path: Path) -> None:
    hold = (
        "import time\nfrom dateline.store import Store\n"
        f"with Store({str(tmp_path)!r}):\n    print('open', flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            with pytest.raises(OutputError, match="another build is writing there; wait"):
                Store(tmp_path)
        finally:
            other.kill()


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    build(tmp_path, "a")
    with duckdb.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("update meta set value = ? where key = 'version'", [str(VERSION + 1)])
    with pytest.raises(OutputError, match="made by a later dateline"):
        Store(tmp_path)


def test_a_store_of_an_earlier_version_is_brought_up_and_says_so(tmp_path: Path) -> None:
    whole = build(tmp_path, "ab")
    with duckdb.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("update meta set value = ? where key = 'version'", [str(VERSION - 1)])
    with Store(tmp_path) as store:
        assert f"store version {VERSION - 1} is now {VERSION}" in store.notes[0]
    reader = Reader()
    assert build(tmp_path, "", reader) == whole
    assert reader.read == ["a", "b"]


def test_changed_rules_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, "a")
    monkeypatch.setattr("dateline.store.fingerprint_of_reader", lambda: "other rules")
    with Store(tmp_path) as store:
        assert "rules of reading have changed" in store.notes[0]
    reader = Reader()
    build(tmp_path, "", reader)
    assert reader.read == ["a"]


@pytest.mark.parametrize("content", [b"no database at all", b"\x00" * 5000])
def test_what_is_no_store_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(OutputError, match=r"dateline\.duckdb"):
        Store(tmp_path)


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("create table mine (x integer)")
    with pytest.raises(OutputError, match="not a store of dateline"):
        Store(tmp_path)


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import test_store
test_store.build(Path({folder!r}), "abc")
print("ready", flush=True)
test_store.build(Path({folder!r}), "de")
"""


def test_a_killed_build_leaves_the_last_good_graph_and_can_be_resumed(tmp_path: Path) -> None:
    good, whole = build(tmp_path / "good", "abc"), build(tmp_path / "whole", "abcde")
    rng = random.Random(11)  # noqa: S311 - moments to kill at, no secret
    for attempt in range(int(os.environ.get("DATELINE_KILLS", "3"))):
        folder = tmp_path / str(attempt)
        code = KILLED.format(tests=str(Path(__file__).parent), folder=str(folder))
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as builder:
            assert builder.stdout is not None
            assert builder.stdout.readline() == "ready\n"
            time.sleep(rng.uniform(0, 0.4))
            builder.send_signal(signal.SIGKILL)
        with Store(folder) as store:
            left = set(store.graph_at(store.builds()[-1].number)[1])
        assert left in (set(good), set(whole))
        assert build(folder, "de") == whole
