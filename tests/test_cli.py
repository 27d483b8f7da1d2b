"""The command, as a person types it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = """Ministers meet in Vienna

VIENNA, March 3 (Example) - The foreign ministers of France and Germany met in Vienna on Tuesday to discuss trade.
"""


def dateline(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good and one empty article, built into `out`."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "in").mkdir()
    (folder / "in" / "vienna.txt").write_text(ARTICLE, "utf-8")
    (folder / "in" / "empty.txt").write_text("", "utf-8")
    (folder / "in" / "sources.toml").write_text('["vienna.txt"]\npublished = 2020-03-03\n', "utf-8")
    done = dateline("build", folder / "in", "-o", folder / "out")
    assert done.returncode == 0, done.stderr
    (folder / "stdout").write_text(done.stdout, "utf-8")
    (folder / "stderr").write_text(done.stderr, "utf-8")
    return folder


def test_help_answers_at_once_and_names_every_command() -> None:
    began = time.perf_counter()
    done = dateline("--help")
    seconds = time.perf_counter() - began
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("build", "show", "explain", "dates", "read"))
    assert seconds < 2  # 0.3 s on an idle machine; the bound only catches an import of the parser


@pytest.mark.model
def test_build_says_what_it_read_and_what_it_skipped(built: Path) -> None:
    summary, notes = (built / "stdout").read_text("utf-8"), (built / "stderr").read_text("utf-8")
    assert "documents read   1, 1 skipped" in summary
    assert all(word in summary for word in ("time expressions", "events", "entities", "seconds", "graph.html"))
    assert "empty.txt" in notes


@pytest.mark.model
def test_build_writes_the_four_files(built: Path) -> None:
    names = {path.name for path in (built / "out").iterdir()}
    assert {"graph.html", "graph.graphml", "graph.gexf", "events.csv"} <= names


@pytest.mark.model
def test_show_and_explain_tell_of_the_meeting(built: Path) -> None:
    table = dateline("show", "-o", built / "out").stdout
    line = next(line for line in table.splitlines() if "2020-03-03" in line)
    assert "Vienna" in line
    explained = dateline("explain", line.split()[-1], "-o", built / "out").stdout
    assert "met in Vienna on Tuesday" in explained


@pytest.mark.model
def test_dates_for_people_and_for_machines(built: Path) -> None:
    article = built / "in" / "vienna.txt"
    assert "Tuesday" in dateline("dates", article).stdout
    rows = [json.loads(line) for line in dateline("dates", article, "--json").stdout.splitlines()]
    tuesday = next(row for row in rows if row["text"] == "Tuesday")
    assert (tuesday["value"], tuesday["interval"]) == ("2020-03-03", "2020-03-03")
    assert tuesday["rule"]
    assert tuesday["anchor"]


@pytest.mark.model
def test_read_shows_the_words_each_part_came_from(built: Path) -> None:
    printed = dateline("read", built / "in" / "vienna.txt").stdout
    assert "CONSULT" in printed
    assert "'met'" in printed
    assert "France" in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "no-such-file.txt"), "no-such-file.txt"),
        (("build",), "Missing argument"),
        (("buidl", "x"), "No such command"),
        (("show", "-o", "nothing-built"), "dateline build"),
        (("explain", "e123", "-o", "nothing-built"), "dateline build"),
        (("dates", "no-such-file.txt"), "no-such-file.txt"),
    ],
)
def test_a_wrong_call_says_what_to_do_and_exits_with_2(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = dateline(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_with_no_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = dateline("build", "empty", cwd=tmp_path)
    assert done.returncode == 2
    assert "empty" in done.stderr


def test_an_output_folder_that_is_a_file_is_named_before_any_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "taken").write_text("", "utf-8")
    done = dateline("build", "a.txt", "-o", "taken", cwd=tmp_path)
    assert done.returncode == 2
    assert "taken" in done.stderr


def test_an_unknown_id_is_answered_with_a_hint(built: Path) -> None:
    done = dateline("explain", "no-such-id", "-o", built / "out")
    assert done.returncode == 2
    assert "no-such-id" in done.stderr
