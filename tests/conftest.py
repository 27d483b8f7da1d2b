"""What several test modules share: the corpora, the seeds, and the scorers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser import browser, open_once, open_story  # noqa: F401 (fixtures that several modules share)

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what measures against corpora that users do not have."""
    if os.environ.get("DATELINE_EVAL"):
        return
    skip = pytest.mark.skip(reason="needs the evaluation corpora: set DATELINE_EVAL to the folder that holds them")
    for item in items:
        if "evaluation" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder with data/, eval/ and gold/; ask for it only in tests marked `evaluation`."""
    return Path(os.environ["DATELINE_EVAL"]).resolve()


@pytest.fixture(scope="session")
def score(evaluation: Path) -> Callable[..., dict[str, Any]]:
    """`score("time_scores.py", "--data", "data/...")`: what a scorer prints with --json; each call runs once."""
    answers: dict[tuple[str, ...], dict[str, Any]] = {}

    def run(scorer: str, *arguments: str) -> dict[str, Any]:
        call = (scorer, *arguments)
        if call not in answers:
            paths = [str(evaluation / a) if a.startswith(("data/", "gold/", "seeds")) else a for a in arguments]
            command = [sys.executable, str(evaluation / "eval" / scorer), *paths, "--json"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr[-2000:]
            answers[call] = json.loads(done.stdout[done.stdout.index("{") :])
        return answers[call]

    return run


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"
