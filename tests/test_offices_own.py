"""A user's own list of offices, from the file to the graph: every process, the store, the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import Document, annotate, annotate_many, build
from dateline.cli import app
from dateline.errors import RulesError
from dateline.model import Annotation
from dateline.rules.offices import holders
from dateline.store import Store

pytestmark = pytest.mark.model

HEADER = "office,person,start,end,known_until,source\n"
ROW = "UN_OWNER:president,Ada Quillfeather,2031-01-20,,2032-01-01,me\n"
TEXT = "The Icelandic president called the mayor of Oslo on Sunday."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "offices.csv"
    path.write_text(HEADER + ROW.replace("UN_OWNER", "IS"), encoding="utf-8")
    return path


def document(number: int = 0) -> Document:
    return Document(TEXT, id=f"d{number}", published="2031-05-05")


def president(annotation: Annotation) -> str:
    return next(m.name for m in annotation.entities if m.text == "Icelandic president")


def test_one_document(own: Path) -> None:
    assert president(annotate(document(), offices=own)) == "Ada Quillfeather"
    assert president(annotate(document())) == "Icelandic president"
    assert holders("IS", "president", document().published) == ()


def test_every_process_reads_by_them(own: Path) -> None:
    annotations = annotate_many(map(document, range(40)), workers=2, offices=[own])
    assert {president(annotation) for annotation in annotations} == {"Ada Quillfeather"}


def test_a_changed_file_reads_the_articles_again(own: Path, tmp_path: Path) -> None:
    found = []
    for name in ("Ada Quillfeather", "Bo Quillfeather"):
        own.write_text(HEADER + ROW.replace("UN_OWNER", "IS").replace("Ada Quillfeather", name), encoding="utf-8")
        with Store(tmp_path / "out") as store:
            graph = build([document()], store=store, offices=own)
        found.append({entity.name for entity in graph.entities if "Quillfeather" in entity.name})
    assert found == [{"Ada Quillfeather"}, {"Bo Quillfeather"}]


def test_a_rebuild_keeps_the_offices_of_the_last_build(own: Path, tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        build([document()], store=store, offices=own)
    own.unlink()
    with Store(tmp_path) as store:
        assert "Ada Quillfeather" in {entity.name for entity in build([], store=store).entities}


def test_the_commands_take_them(own: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("---\npublished: 2031-05-05\n---\n" + TEXT, encoding="utf-8")
    run = CliRunner().invoke
    output = str(tmp_path / "out")
    built = run(app, ["build", str(article), "-o", output, "--offices", str(own)])
    assert built.exit_code == 0, built.output
    told = run(app, ["who", "Ada Quillfeather", "-o", output, "--offices", str(own)])
    assert "president of Iceland, 2031-01-20 to at least 2032-01-01 (source: me)" in told.output
    assert "Ada Quillfeather" in run(app, ["read", str(article), "--offices", str(own)]).output


def test_a_broken_row_stops_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "offices.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    with pytest.raises(RulesError, match=r"offices\.csv, line 2: 'UN_OWNER' is neither"):
        annotate(document(), offices=path)
