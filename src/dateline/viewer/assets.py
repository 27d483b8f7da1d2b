"""The files beside this one, as the page needs them: the script joined, the libraries packed, each with its hash."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

# In the order in which the browser runs them; each may use the ones above it and, inside functions, the ones below.
_MODULES = (
    "dom.js",
    "data.js",
    "state.js",
    "filter.js",
    "marks.js",
    "cards.js",
    "camera.js",
    "edges.js",
    "axis.js",
    "graph.js",
    "force.js",
    "batch.js",
    "timeline.js",
    "histogram.js",
    "facets.js",
    "find.js",
    "details.js",
    "table.js",
    "map.js",
    "play.js",
    "drawing.js",
    "save.js",
    "print.js",
    "keys.js",
    "main.js",
)
_IMPORT = re.compile(r"^import .*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=function|async|const|let|class)", re.MULTILINE)


def folder() -> Traversable:
    return resources.files(__package__)


@cache
def script() -> str:
    """The page's own modules as one, readable: a file opened from disk may not import another.

    Imports stand on one line each, and no two modules use the same top-level name.
    """
    parts = (folder().joinpath("src", name).read_text("utf-8") for name in _MODULES)
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)).strip("\n") + "\n" for part in parts)


@cache
def style() -> str:
    vendored = folder().joinpath("vendor", "vis.css").read_text("utf-8").strip()
    return f"{vendored}\n{folder().joinpath('style.css').read_text('utf-8')}"


@cache
def packed(name: str) -> str:
    """A vendored file as committed, gzipped, in base64: the page unpacks it with DecompressionStream."""
    return base64.b64encode(folder().joinpath("vendor", f"{name}.gz").read_bytes()).decode("ascii")


@cache
def content_security_policy() -> str:
    """Nothing from anywhere, and no script but ours: both are named by their hash."""
    libraries = gzip.decompress(folder().joinpath("vendor", "vis.js.gz").read_bytes())
    allowed = " ".join(_hash(code) for code in (script().encode(), libraries))
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(code: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode('ascii')}'"
