"""How fast the page is: the table for the README, and plain pyvis on the same graph in the same run.

`python tests/bench/bench_page.py` (or `make bench`); two cores and no GPU are what the targets are meant for.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser import chromium
from dateline.export.html import write_html
from page_fixtures import large, story

if TYPE_CHECKING:
    from dateline.graph import EventGraph

SIZES = (100, 1000, 5000)
ROUNDS = 7
PATIENCE = 60_000  # milliseconds that plain pyvis gets to paint and settle

# Milliseconds from the start of the navigation until the page says that it is ready, by the page's own clock: waiting
# for a selector would run Playwright's scripts on the page's thread meanwhile.
_READY = """() => new Promise((done) => {
  const tell = () => document.documentElement?.dataset.ready === 'yes' && done(performance.now());
  new MutationObserver(tell).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
  tell();
})"""

# Milliseconds from a change of filter until the next frame after it has been painted.
_FILTER = """async (value) => {
  const boxes = [...document.querySelectorAll('[data-facet=status] label')];
  const box = boxes.find((each) => each.textContent.includes(value));
  const begin = performance.now();
  box.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""


def measure(browser: Browser, path: Path) -> dict[str, float]:
    """Seconds until the page is ready (graph and timeline drawn, every control in place), the median and the best of a
    few; milliseconds until a filter has been redrawn, the median.
    """
    ready, redraw = [], []
    for _ in range(ROUNDS):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(path.as_uri(), wait_until="commit")
        ready.append(page.evaluate(_READY) / 1000)
        redraw += [page.evaluate(_FILTER, value) for value in ("planned", "planned", "denied", "denied")]
        page.close()
    return {"ready": median(ready), "best": min(ready), "redraw": median(redraw)}


def plain_pyvis(graph: EventGraph, path: Path) -> None:
    """The same nodes and edges as pyvis draws them by itself, its libraries from its own package."""
    from pyvis.network import Network

    network: Any = Network(directed=True, cdn_resources="in_line", height="900px")
    for event in graph.events:
        network.add_node(event.id, event.label)
    for entity in graph.entities:
        network.add_node(entity.id, entity.name, shape="square")
    for event in graph.events:
        for _, entity in event.participants:
            network.add_edge(event.id, entity.id)
        for place in event.places:
            network.add_edge(event.id, place.id)
    path.write_text(network.generate_html(), "utf-8")


def measure_pyvis(browser: Browser, path: Path) -> float | None:
    """Seconds until plain pyvis has settled, which is when a reader first sees its graph; None where it does not."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    begin = perf_counter()
    try:
        page.goto(path.as_uri(), wait_until="commit", timeout=PATIENCE)
        page.wait_for_function("() => typeof network !== 'undefined' && network", timeout=PATIENCE)
        page.evaluate("() => { network.once('stabilizationIterationsDone', () => { window.settled = true }) }")
        page.wait_for_function(
            "() => window.settled || document.getElementById('loadingBar')?.style.opacity === '0'", timeout=PATIENCE
        )
        return perf_counter() - begin
    except PlaywrightTimeout as error:
        print(f"  plain pyvis: {str(error).splitlines()[0]}", file=sys.stderr)  # noqa: T201
        return None
    finally:
        page.close()


def main() -> None:
    print("| graph | file, MB | written, s | ready, s | at best | filter, ms | plain pyvis ready, s | ratio |")  # noqa: T201
    print("|---|---|---|---|---|---|---|---|")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        browser.new_page().goto("about:blank")  # a reader's browser has opened a page before
        for name, graph in (("a story of 29 nodes", story()), *((f"{n:,} nodes", large(n)) for n in SIZES)):
            ours, theirs = Path(folder) / "graph.html", Path(folder) / "pyvis.html"
            begin = perf_counter()
            write_html(graph, ours)
            written = perf_counter() - begin
            plain_pyvis(graph, theirs)
            got, other = measure(browser, ours), measure_pyvis(browser, theirs)
            beside = f"{other:.1f} | {other / got['ready']:.0f}×" if other else f"> {PATIENCE // 1000} | -"
            print(  # noqa: T201
                f"| {name} | {ours.stat().st_size / 1e6:.2f} | {written:.1f} | {got['ready']:.2f} | "
                f"{got['best']:.2f} | {got['redraw']:.0f} | {beside} |",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
