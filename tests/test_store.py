"""The store: nothing is read twice, nothing is half written, and batches add up to the whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import OutputError
from dateline.merge import merge_events
from dateline.merge.assemble import Corpus, assemble
from dateline.model import Annotation, Document, EntityIndex, Event
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


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that changes while the tests run is not what they are about."""
    monkeypatch.setattr("dateline.store.fingerprint_of_reader", lambda: "the rules of these tests")


class Reader:
    """Stands for annotation, and remembers what it was asked to read."""

    def __init__(self, reports: Mapping[str, Annotation] = REPORTS) -> None:
        self.reports = reports
        self.read: list[str] = []

    def __call__(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        for document in documents:
            self.read.append(document.id)
            yield self.reports[document.id]


Merge = Callable[[Sequence[Annotation], EntityIndex], tuple[Event, ...]]


def unmerged(annotations: Sequence[Annotation], entities: EntityIndex) -> tuple[Event, ...]:
    """An event for each mention: stands for merging where the store alone is tested, in a hundredth of the time."""
    corpus = Corpus(
        {a.document.id: a.document for a in annotations}, entities, {a.document.id: () for a in annotations}
    )
    return tuple(assemble([mention], (), corpus) for a in annotations for mention in a.events)


def build(
    folder: Path, ids: Iterable[str], reader: Reader | None = None, *, merge: Merge = merge_events
) -> tuple[Event, ...]:
    reader = reader or Reader()
    with Store(folder) as store:
        annotations = list(store.read([reader.reports[id_].document for id_ in ids], reader))
        events = merge(annotations, {})
        store.commit([annotation.document for annotation in annotations], events, [])
    return events


def kept(folder: Path) -> tuple[set[Document], set[Event]]:
    """The documents and events of the last good build."""
    with Store(folder) as store:
        documents, events, _ = store.graph_at(store.builds()[-1].number)
    return set(documents), set(events)


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
        cut = rng.randint(1, 4)
        build(tmp_path / str(round_), ids[:cut], merge=unmerged)
        assert build(tmp_path / str(round_), ids[cut:]) == whole, (ids, cut)


MANY = {
    id_: shelling(f"2031-05-{day:02d}", f"2031-05-{day + later:02d}", id_, town)
    for id_, day, later, town in zip(
        "abcdefghijkl",
        (5, 5, 6, 6, 6, 7, 9, 9, 9, 9, 9, 9),
        (0, 1, 0, 1, 2, 0, 0, 1, 2, 3, 4, 5),
        "AABBBAABBCCC",
        strict=True,
    )
}
# What an earlier version of an article said; the store must forget it.
CORRECTED = {id_: shelling("2031-04-01", "2031-04-02", id_, "Z") for id_ in MANY}
BATCHES = st.lists(st.lists(st.sampled_from(sorted(MANY)), max_size=5), max_size=2)


@settings(max_examples=15, deadline=None)
@given(BATCHES, st.permutations(sorted(MANY)), st.sets(st.integers(1, 11), max_size=3), st.sets(st.sampled_from("abc")))
def test_what_the_store_holds_depends_on_the_articles_alone(
    earlier: list[list[str]], order: list[str], cuts: set[int], retracted: set[str]
) -> None:
    """Older versions first, in batches; then each article, in any order and any batches; then some are taken out."""
    whole = [MANY[id_] for id_ in sorted(set(MANY) - retracted)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for batch in earlier:
            build(folder, dict.fromkeys(batch), Reader(CORRECTED), merge=unmerged)
        ends = [0, *sorted(cuts), len(order)]
        for first, last in pairwise(ends):
            reader = Reader(MANY)
            build(folder, order[first:last], reader, merge=lambda *_: ())
            assert set(reader.read) == set(order[first:last]), "what has changed is read, and nothing else"
        with Store(folder) as store:
            for id_ in sorted(retracted):
                store.remove(id_)
            assert list(store.read([], Reader({}))) == whole
        assert build(folder, (), merge=unmerged) == unmerged(whole, {})
        assert kept(folder) == ({a.document for a in whole}, set(unmerged(whole, {})))


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


def test_who_only_looks_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, "ab")
    before = (tmp_path / FILE_NAME).read_bytes()
    kept(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_removal_can_be_undone_until_the_next_build(tmp_path: Path) -> None:
    whole = build(tmp_path, "ab", merge=unmerged)
    with Store(tmp_path) as store:
        store.remove("b")
        store.put_back("b")
    assert build(tmp_path, "", merge=unmerged) == whole
    with Store(tmp_path) as store:
        store.remove("b")
    build(tmp_path, "", merge=unmerged)
    with Store(tmp_path) as store:
        store.put_back("b")
        assert [document.id for document in store.documents()] == ["a"]


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


# Waits with all modules loaded, and builds in a child of its own for each folder that it is told.
BUILDER = """
import os, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import splink, test_store
test_store.Store.__init__.__globals__["fingerprint_of_reader"] = lambda: "the rules of these tests"
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        test_store.build(Path(line.strip()), "de", merge=test_store.{merge})
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("done", flush=True)
"""
KILLS = int(os.environ.get("DATELINE_KILLS", "20"))


class Builder:
    """Builds that can be killed at any moment without waiting for Python to start."""

    def __init__(self, merge: str) -> None:
        code = BUILDER.format(tests=str(Path(__file__).parent), merge=merge)
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._answer() == "ready"

    def build(self, folder: Path, *, kill_after: float | None = None) -> float:
        """The seconds that the build lived."""
        assert self._process.stdin is not None
        began = time.perf_counter()
        print(folder, file=self._process.stdin, flush=True)
        child = int(self._answer())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # a build may be faster than the one that was timed
                os.kill(child, signal.SIGKILL)
        assert self._answer() == "done"
        return time.perf_counter() - began

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def __enter__(self) -> Builder:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize(("merge", "kills"), [("unmerged", KILLS), ("merge_events", max(1, KILLS // 10))])
def test_a_killed_build_leaves_the_last_good_graph_and_can_be_resumed(tmp_path: Path, merge: str, kills: int) -> None:
    merging = globals()[merge]
    build(tmp_path / "good", "abc", merge=merging)
    whole = build(tmp_path / "whole", "abcde", merge=merging)
    before, after = kept(tmp_path / "good"), kept(tmp_path / "whole")
    rng = random.Random(11)  # noqa: S311 - moments to kill at, no secret
    left = []
    with Builder(merge) as builder:
        lasts = builder.build(Path(copytree(tmp_path / "good", tmp_path / "measured")))
        for attempt in range(kills):
            folder = Path(copytree(tmp_path / "good", tmp_path / str(attempt)))
            builder.build(folder, kill_after=rng.uniform(0, lasts))
            left.append(kept(folder))
            assert left[-1] in (before, after)
            assert build(folder, "de", merge=merging) == whole
            assert kept(folder) == after
    assert kills < 10 or before in left, "no build was killed before it had ended"
