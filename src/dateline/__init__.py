"""dateline: from news articles to an event-timeline knowledge graph.

The public names are loaded when first used, so that `import dateline` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.graph import EventGraph as EventGraph
    from dateline.ingest import read_document as read_document
    from dateline.model import Annotation as Annotation
    from dateline.model import Document as Document
    from dateline.model import Interval as Interval
    from dateline.pipeline import annotate as annotate
    from dateline.pipeline import annotate_many as annotate_many
    from dateline.pipeline import build as build

__version__ = "0.1.0"

_HOMES = {
    "Annotation": "dateline.model",
    "Document": "dateline.model",
    "EventGraph": "dateline.graph",
    "Interval": "dateline.model",
    "annotate": "dateline.pipeline",
    "annotate_many": "dateline.pipeline",
    "build": "dateline.pipeline",
    "read_document": "dateline.ingest",
}

__all__ = [
    "Annotation",
    "Document",
    "EventGraph",
    "Interval",
    "__version__",
    "annotate",
    "annotate_many",
    "build",
    "read_document",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
