"""pyvis's Network with a page of our own around it.

pyvis builds the network (nodes, edges, options); everything that it would write is rendered by our template instead:
with autoescape, with the data as JSON that no markup can leave, with no request to anywhere.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

from dateline.viewer import assets

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 7, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 100_000, "keyboard": {"enabled": False}},
}


class StoryNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed network rendered by `page.html.j2`; `story` is what its details, filters and timeline show."""

    def __init__(self, story: dict[str, Any], *, notebook: bool = False) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.story = story
        self.in_notebook = notebook
        self.set_template_dir(str(Path(str(assets.folder()))), "page.html.j2")
        self.options = _OPTIONS

    def set_template_dir(self, template_directory: str, template_file: str = "template.html") -> None:
        """As pyvis has it, but everything that a template prints is escaped."""
        self.path, self.template_dir = template_file, template_directory
        self.templateEnv = Environment(
            loader=FileSystemLoader(template_directory),
            autoescape=True,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
        )

    def add_node(self, n_id: str, label: str | None = None, shape: str = "custom", **options: Any) -> None:
        """As pyvis has it, without its search through the list of all nodes."""
        if n_id not in self.node_map:
            self.node_map[n_id] = {**options, "id": n_id, "label": label or n_id, "shape": shape}
            self.nodes.append(self.node_map[n_id])
            self.node_ids.append(n_id)

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """As pyvis has it, without its search through the list of all nodes.

        Raises:
            KeyError: one of the two nodes is not in the network.
        """
        for end in (source, to):
            if end not in self.node_map:
                raise KeyError(f"no node {end!r}")
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:  # noqa: ARG002
        """The whole page as text."""
        nodes, edges, *_, options = self.get_network_data()
        html = self.templateEnv.get_template(self.path).render(
            title=self.story["title"],
            policy=assets.content_security_policy(),
            style=assets.style(),
            script=assets.script(),
            libraries=assets.packed("vis.js"),
            licences=assets.packed("LICENSES.txt"),
            land=assets.packed("land.txt"),
            notebook=notebook or self.in_notebook,
            data=json_for_script(
                {"network": {"nodes": nodes, "edges": edges, "options": json.loads(options)}, **self.story}
            ),
        )
        self.html = html.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be written
        return self.html

    def write_html(
        self,
        name: str,
        local: bool = True,  # noqa: ARG002 (pyvis's signature)
        notebook: bool = False,
        open_browser: bool = False,  # noqa: ARG002
    ) -> None:
        """One UTF-8 file, and no folder beside it."""
        Path(name).write_text(self.generate_html(notebook=notebook), "utf-8", newline="\n")


def json_for_script(value: object) -> str:
    r"""JSON that can stand inside <script>: no markup can begin or end in it.

    >>> json_for_script("</script>")
    '"\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
