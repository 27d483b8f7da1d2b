"""How the page looks and reads: axe-core finds nothing, and pictures are as committed, within a tolerance.

New pictures after a wanted change: `DATELINE_NEW_PICTURES=1 pytest tests/test_page_looks.py`, then look at them.
"""

from __future__ import annotations

import gzip
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest

from browser import Opener, Story
from dateline.export.html import write_html
from page_fixtures import story

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
PICTURES = HERE / "screenshots"
AXE = HERE / "vendor" / "axe-core-4.14.1.min.js.gz"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("looks") / "graph.html"
    write_html(story(), path)
    return path


# ---------------------------------------------------------------- accessibility


def violations(page: Story) -> list[str]:
    """What axe-core objects to, in words; contrast included."""
    page.page.evaluate(gzip.decompress(AXE.read_bytes()).decode() + "; undefined")
    found: dict[str, Any] = page.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(open_story: Opener, page_file: Path, scheme: str) -> None:
    page = open_story(page_file, color_scheme=scheme)
    for section in page.page.locator(".facet").all():
        section.evaluate("section => { section.open = true }")
    assert violations(page) == []
    page.choose("e0008")
    assert violations(page) == []
    page.page.locator("[data-view=table]").click()
    assert violations(page) == []
    page.choose("organization:harbour-union")
    page.page.locator("[data-view=map]").click()
    assert violations(page) == []
    page.choose("")
    page.page.locator("#open-reports").click()
    page.page.locator("#save > summary").click()
    assert violations(page) == []
    page.page.locator("#save > summary").click()
    page.page.locator("#query").fill("talks")
    page.page.locator("#found li").first.wait_for()
    assert violations(page) == []
    page.page.locator("#query").fill("")
    page.page.locator("#help-open").click()
    assert violations(page) == []


def test_axe_finds_nothing_on_a_phone(open_story: Opener, page_file: Path) -> None:
    page = open_story(page_file, width=390, height=844)
    page.page.locator("#open-filters").click()
    assert violations(page) == []


def test_targets_are_large_enough_to_hit(open_story: Opener, page_file: Path) -> None:
    page = open_story(page_file)
    page.choose("e0008")
    small = page.page.evaluate(
        """() => [...document.querySelectorAll('button, select, summary, input:not([type=checkbox]), label:has(input)')]
        .map((element) => [element.id || element.textContent.trim(), element.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24)).map(([name]) => name)"""
    )
    assert small == []


# ---------------------------------------------------------------- pictures

SIZES = {"desktop": (1440, 900), "phone": (390, 844), "wall": (3840, 2160)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_the_page_looks_as_it_did(open_story: Opener, page_file: Path, tmp_path: Path, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    page = open_story(page_file, width=width, height=height, color_scheme=scheme)
    if size == "desktop":
        page.choose("e0008")
    page.page.wait_for_timeout(300)
    picture = tmp_path / "now.png"
    picture.write_bytes(page.page.screenshot(animations="disabled"))
    committed = PICTURES / f"{size}-{scheme}.png"
    if os.environ.get("DATELINE_NEW_PICTURES"):
        shrink(page, picture, committed)
    shrink(page, picture, tmp_path / "small.png")
    assert committed.exists(), "no picture to compare with: see the top of this file"
    assert difference(page, tmp_path / "small.png", committed) < 0.03


_SHRINK = """async (url) => {
  const image = new Image(); image.src = url; await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, 960 / image.width);
  canvas.width = Math.round(image.width * scale); canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext('2d'); context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}"""

# The mean difference of brightness and colour, 0 to 1, of both pictures blurred to cells of 8 pixels: a font that is a
# little wider makes little difference, a panel that is gone a large one.
_DIFFERENCE = """async ([a, b]) => {
  const read = async (url) => {
    const image = new Image(); image.src = url; await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.width / 8); canvas.height = Math.ceil(image.height / 8);
    const context = canvas.getContext('2d'); context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
  const [one, two] = [await read(a), await read(b)];
  if (one.width !== two.width || one.height !== two.height) return 1;
  let sum = 0;
  for (let i = 0; i < one.data.length; i++) sum += Math.abs(one.data[i] - two.data[i]);
  return sum / one.data.length / 255;
}"""


def shrink(page: Story, source: Path, target: Path) -> None:
    """Pictures are kept at most 960 pixels wide."""
    made = blank(page).evaluate(_SHRINK, data_url(source))

    target.write_bytes(b64decode(made.split(",")[1]))


def difference(page: Story, one: Path, two: Path) -> float:
    value: float = blank(page).evaluate(_DIFFERENCE, [data_url(one), data_url(two)])
    return value


def blank(page: Story) -> Any:
    """An empty page beside the story, to work on pictures in."""
    context = page.page.context
    return context.pages[1] if len(context.pages) > 1 else context.new_page()


def data_url(path: Path) -> str:

    return f"data:image/png;base64,{b64encode(path.read_bytes()).decode()}"
