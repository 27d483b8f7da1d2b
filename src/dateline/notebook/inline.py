"""An EventGraph in a notebook cell: nothing is fetched, nothing is written, nothing of the notebook can be reached."""

from __future__ import annotations

import base64
from hashlib import blake2b
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.explore.timeline import Timeline
from dateline.export.flatten import clean
from dateline.export.markup import attribute, text
from dateline.notebook.picture import MOST_ROWS, most_reported, timeline_svg
from dateline.viewer.words import date_in_words

if TYPE_CHECKING:
    from dateline.graph import EventGraph

MOST_NODES = 500
"""What a cell holds: about half a megabyte."""

_FRAME = "width:100%;height:680px;border:1px solid #8888;border-radius:6px"


def graph_html(graph: EventGraph) -> str:
    """A line of words, the page in a frame, and a picture of the timeline.

    The frame may run scripts and nothing else. A notebook that is not trusted, and every static view of one, takes away
    the frame and the style element, and so shows the picture instead.
    """
    from dateline.export.html import html_of

    page = clean(html_of(graph, limit=MOST_NODES, notebook=True))
    picture = timeline_svg(graph)
    name = f"dateline-{blake2b(picture.encode(), digest_size=6).hexdigest()}"
    data = base64.b64encode(picture.encode()).decode("ascii")
    return (
        f"<div>{text(summary(graph))}{_cap(graph)}</div>"
        f"<iframe srcdoc='{_quoted(page)}'"
        ' sandbox="allow-scripts allow-popups allow-downloads"'
        f' title="Event graph" style="{_FRAME}"></iframe>'
        f"<style>.{name} {{ display: none !important }}</style>"
        f'<img class="{name}" alt="{attribute(summary(graph))}" src="data:image/svg+xml;base64,{data}">'
    )


def _quoted(page: str) -> str:
    """The page between single quotes: it is full of double ones, and so stays half as long."""
    return page.replace("&", "&amp;").replace("'", "&#39;")


def graph_svg(graph: EventGraph) -> str:
    return timeline_svg(graph)


def graph_text(graph: EventGraph) -> str:
    """The summary and the timeline of the most reported events."""
    events = most_reported(graph.events, MOST_ROWS)
    more = len(graph.events) - len(events)
    lines = [summary(graph), str(Timeline(events)), f"... and {more} more" if more else ""]
    return "\n".join(line for line in lines if line)


def summary(graph: EventGraph) -> str:
    """What there is and when, in one line."""
    counts = f"{graph!r}"
    dated = [event.interval for event in graph.events if event.interval and event.interval.is_bounded]
    if not dated:
        return counts
    first = min(dated, key=lambda interval: (interval.earliest, interval.latest))
    last = max(dated, key=lambda interval: (interval.latest, interval.earliest))
    if first == last:
        return f"{counts}; {date_in_words(first)}"
    return f"{counts}; {date_in_words(first)} to {date_in_words(last)}"


def _cap(graph: EventGraph) -> str:
    nodes = len(graph.events) + len(graph.entities)
    if nodes <= MOST_NODES:
        return ""
    return f" <em>A cell shows the {MOST_NODES} most important of {nodes} nodes; an exported page shows all.</em>"


def require_matplotlib() -> None:
    """Say what to install, rather than fail somewhere inside.

    Raises:
        DatelineError: matplotlib is not installed.
    """
    if find_spec("matplotlib") is None:
        raise DatelineError("figures need matplotlib; run: pip install 'dateline[notebook]'")
