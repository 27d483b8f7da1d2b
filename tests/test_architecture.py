"""The direction of imports, and what must not be imported early."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dateline"

FREE = {"dateline.errors", "dateline.model", "dateline.rules"}
"""What everything may import."""

MAY_IMPORT = {
    "model": set(),
    "rules": {"dateline.errors"},
    "ingest": set(FREE),
    "annotation": set(FREE),
    "timex": set(FREE),
    "resolve": set(FREE),
    "merge": set(FREE),
    "chronology": set(FREE),
    "engine": set(FREE),
    "viewer": set(FREE),
    "export": FREE | {"dateline.graph", "dateline.viewer"},
    "explore": FREE | {"dateline.graph", "dateline.export"},
    "notebook": FREE | {"dateline.graph", "dateline.explore", "dateline.export", "dateline.viewer"},
    # A graph can be made from a data frame, with decisions, and that is the pipeline's work.
    "graph": FREE | {"dateline.explore", "dateline.export", "dateline.notebook", "dateline.pipeline", "dateline.merge"},
}
HEAVY = ("spacy", "duckdb", "splink", "pandas", "numpy", "networkx", "pyvis", "trafilatura", "dateparser")


def imports_of(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dateline"):
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.startswith("dateline"))
    return found


def allowed(importer: str, imported: str) -> bool:
    package = ".".join(imported.split(".")[:2])
    own = f"dateline.{importer}"
    return package in (MAY_IMPORT[importer] | {own})


@pytest.mark.parametrize("stage", sorted(MAY_IMPORT))
def test_stages_import_nouns_and_vocabulary_never_each_other(stage: str) -> None:
    modules = [SOURCE / f"{stage}.py"] if (SOURCE / f"{stage}.py").exists() else sorted((SOURCE / stage).rglob("*.py"))
    wrong = {
        f"{module.relative_to(SOURCE)} imports {name}"
        for module in modules
        for name in imports_of(module)
        if not allowed(stage, name)
    }
    assert not wrong


def test_import_of_the_package_and_help_load_nothing_heavy() -> None:
    code = f"import sys, dateline, dateline.cli, dateline.pipeline; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import dateline

    assert all(getattr(dateline, name) is not None for name in dateline.__all__)
    # A package named like a public function would take its place as soon as it is imported.
    assert all(not isinstance(getattr(dateline, name), ModuleType) for name in dateline.__all__)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        dateline.nothing_like_it  # noqa: B018 the access is the test
