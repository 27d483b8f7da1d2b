"""The commands by which a user corrects a graph, and what diff and explain say of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.errors import DatelineError, DecisionsError, InputError, OutputError
from dateline.graph import EventGraph
from dateline.merge.decisions import FILE_NAME
from dateline.model import Event

pytestmark = pytest.mark.model

ARTICLES = {
    "a.txt": ("2031-05-06", "Gunmen killed 12 people in Lahore on Monday, 5 May 2031, the police said."),
    "b.txt": ("2031-05-07", "France and Germany held trade talks in Vienna on 6 May 2031, the ministers said."),
    "c.txt": ("2031-05-08", "Gunmen killed 20 people in Lahore on 5 May 2031, hospital officials said."),
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, (day, text) in ARTICLES.items():
        (folder / name).write_text(f"---\ndate: {day}\n---\n{text}\n", "utf-8")
    run("build", folder / "a.txt", folder / "b.txt", "-o", folder / "out")
    run("build", folder / "c.txt", "--add", "-o", folder / "out")
    return folder / "out"


@pytest.fixture
def out(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "out"))


def run(*arguments: str | Path) -> str:
    """The output of a command; its error, if it fails."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None:
        raise result.exception
    return result.output


def events(out: Path, type_: str) -> list[Event]:
    return [event for event in EventGraph.load(out).events if event.type == type_]


def the(out: Path, type_: str) -> Event:
    return max(events(out, type_), key=lambda event: len(event.mentions))


def test_the_graph_tells_of_two_happenings(out: Path) -> None:
    assert {m.document_id for m in the(out, "ASSAULT").mentions} == {"a", "c"}
    assert "killed: 20; 12 (a, 2031-05-06), 20 (c, 2031-05-08): later reports count more" in run(
        "explain", the(out, "ASSAULT").id, "-o", out
    )


def test_show_tells_below_an_event_what_differs_and_what_it_hangs_together_with(out: Path) -> None:
    talks, attack = the(out, "CONSULT"), the(out, "ASSAULT")
    shown = " ".join(run("show", "-o", out).split())
    assert "reports differ: killed 12, 20" in shown
    assert "reports differ: date" not in shown
    run("merge", talks.id, attack.id, "-o", out)
    assert "reports differ: date 2031-05-05, 2031-05-06" in " ".join(run("show", "-o", out).split())
    assert "you decided that they are one" in run("explain", of_mention(out, talks.mentions[0].id).id, "-o", out)


def test_diff_tells_what_the_last_build_added_and_changed(out: Path) -> None:
    said = run("diff", "-o", out)
    assert "numbers: killed 12 → killed 20" in said
    assert "new documents" in said
    assert "0 removed" in said


def test_split_and_merge_and_what_explain_and_diff_say(out: Path) -> None:
    attack = the(out, "ASSAULT")
    leaving = [mention.id for mention in attack.mentions if mention.document_id == "c"]
    run("split", attack.id, *leaving, "-o", out, "--note", "the second bomb")
    parts = [e for e in EventGraph.load(out).events if {m.id for m in e.mentions} & {m.id for m in attack.mentions}]
    of = {m.id: e for e in parts for m in e.mentions}
    assert len({of[m.id].id for m in attack.mentions if m.id in of}) == 2
    assert "1 split" in run("diff", "-o", out)
    parted = of[leaving[0]]
    assert "kept apart from" in run("explain", parted.id, "-o", out)
    assert "(the second bomb)" in run("explain", parted.id, "-o", out)
    talks = the(out, "CONSULT")
    run("merge", talks.id, parted.id, "-o", out, "--note", "a try")
    assert {m.id for m in talks.mentions} <= {m.id for m in of_mention(out, leaving[0]).mentions}
    assert "reports taken as one (a try)" in run("explain", of_mention(out, leaving[0]).id, "-o", out)
    assert "1 merged" in run("diff", "-o", out)


def of_mention(out: Path, mention: str) -> Event:
    return next(e for e in EventGraph.load(out).events if mention in {m.id for m in e.mentions})


def test_drop_and_set(out: Path) -> None:
    talks = the(out, "CONSULT")
    run("set", talks.id, "date", "2031-05-07", "-o", out, "--note", "said so in the correction")
    changed = of_mention(out, talks.mentions[0].id)
    assert str(changed.interval) == "2031-05-07"
    said = run("explain", changed.id, "-o", out)
    assert "2031-05-07: you decided so" in said
    assert "date set to 2031-05-07 (said so in the correction)" in said
    run("set", talks.id, "status", "denied", "-o", out)
    run("set", talks.id, "actor", "Austria as agent", "-o", out)
    changed = of_mention(out, talks.mentions[0].id)
    assert changed.status == "denied"
    assert "Austria" in {entity.name for _, entity in changed.participants}
    run("drop", talks.id, "-o", out)
    assert not [e for e in EventGraph.load(out).events if talks.mentions[0].id in {m.id for m in e.mentions}]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("merge", "ID", "ID"), DecisionsError, "always one with itself"),
        (("merge", "ID", "ffffffffffff"), InputError, "no event with the id 'ffffffffffff'"),
        (("set", "ID", "date", "soon"), DecisionsError, "write an EDTF date"),
        (("set", "ID", "colour", "red"), DecisionsError, "'colour' is no field to set"),
        (("split", "ID", "nothing"), DecisionsError, "has no mention 'nothing'"),
        (("remove", "nothing"), OutputError, "no document 'nothing'; there are a, b, c"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    out: Path, arguments: tuple[str, ...], error: type[DatelineError], message: str
) -> None:
    before = EventGraph.load(out)
    typed = [before.events[0].id if word == "ID" else word for word in arguments]
    with pytest.raises(error, match=message):
        run(*typed, "-o", out)
    assert EventGraph.load(out) == before
    assert not (out / FILE_NAME).exists()


def test_a_contradiction_is_refused_and_the_file_stays_as_it_was(out: Path) -> None:
    attack = the(out, "ASSAULT")
    first, *_, last = attack.mentions
    (out / FILE_NAME).write_text(f"decision,mention,other\nsame,{first.id},{last.id}", "utf-8")  # no line end
    with pytest.raises(DecisionsError, match=r"line 3.*contradicts.*line 2"):
        run("split", attack.id, last.id, "-o", out)
    assert (out / FILE_NAME).read_text("utf-8").endswith(f"same,{first.id},{last.id}")


def test_a_line_is_added_below_one_without_an_end(out: Path) -> None:
    first, second = the(out, "ASSAULT"), the(out, "CONSULT")
    (out / FILE_NAME).write_text(f"decision,mention,other,value,note\ndrop,{second.mentions[0].id},,,", "utf-8")
    run("set", first.id, "type", "PROTEST", "-o", out)
    assert of_mention(out, first.mentions[0].id).type == "PROTEST"
    assert len((out / FILE_NAME).read_text("utf-8").splitlines()) == 3


def test_remove_retracts_an_article_from_every_file(out: Path) -> None:
    run("remove", "b", "-o", out)
    assert [document.id for document in EventGraph.load(out).documents] == ["a", "c"]
    assert not events(out, "CONSULT")
    for name in ("graph.html", "graph.graphml", "events.csv"):
        assert "Vienna" not in (out / name).read_text("utf-8"), name
    assert "removed" in run("diff", "-o", out)
    assert "Vienna" not in run("show", "-o", out)


def test_an_article_that_a_decision_speaks_of_stays_until_the_line_is_gone(out: Path) -> None:
    run("set", the(out, "CONSULT").id, "status", "denied", "-o", out)
    before = EventGraph.load(out)
    with pytest.raises(DecisionsError, match=r"line 2.*remove the line, or build with the document"):
        run("remove", "b", "-o", out)
    assert EventGraph.load(out) == before
    (out / FILE_NAME).unlink()
    run("remove", "b", "-o", out)
    assert [document.id for document in EventGraph.load(out).documents] == ["a", "c"]
