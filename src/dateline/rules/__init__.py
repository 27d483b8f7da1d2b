"""Vocabulary as data: TOML and CSV tables beside this file, and the one way to read them.

Every rule has an `id`, `examples` and, where it could be mistaken, `counterexamples`; every table names its source.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.errors import RulesError


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The packaged table `name` ("events.toml"); callers must not change it."""
    return parse_toml(resources.files(__package__).joinpath(name).read_text("utf-8"), name)


def read_toml(path: Path) -> dict[str, Any]:
    """A user's own table.

    Raises:
        RulesError: the file cannot be read or is not TOML.
    """
    try:
        return parse_toml(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: cannot be read ({error}); give a TOML file in UTF-8") from error


def parse_toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{name}: not valid TOML: {error}") from error


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the packaged table `name`, without its comment lines (those that begin with #)."""
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_csv(path: Path, required: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a user's own table with their line numbers.

    Raises:
        RulesError: the file cannot be read, lacks a required column, or a row has an empty required cell.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8") from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(line for _, line in numbered)
    missing = [name for name in required if name not in (reader.fieldnames or ())]
    if missing:
        raise RulesError(f"{path}: no column {', '.join(missing)}; the first line must name the columns")
    for (number, _), row in zip(numbered[1:], reader, strict=False):
        if empty := [name for name in required if not (row.get(name) or "").strip()]:
            raise RulesError(f"{path}, line {number}: nothing in column {', '.join(empty)}")
        yield number, row
