"""A notebook in a real JupyterLab: the graph can be seen and clicked; an untrusted notebook has a picture instead."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from playwright.sync_api import Browser, Frame, Page

pytestmark = [pytest.mark.browser, pytest.mark.model]

ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 90  # seconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks and the seeds beside them, where JupyterLab may write."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "explore.ipynb", folder / "notebooks")
    return folder


@pytest.fixture(scope="module")
def lab(folder: Path) -> Iterator[str]:
    """The address of a JupyterLab on this machine, of its own and closed at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    options = ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--no-browser", "--allow-root"]
    options += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--LabApp.news_url="]
    log = (folder / "lab.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        env=os.environ | home | {"IPYTHONDIR": str(folder / "ipython")},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api/status", server, folder / "lab.log")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
        log.close()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends:
        if server.poll() is not None:
            pytest.fail(f"JupyterLab did not start; run: pip install jupyterlab\n{log.read_text()[-1500:]}")
        try:
            with urllib.request.urlopen(url):  # noqa: S310 our own server
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not answer within {STARTS_WITHIN} s\n{log.read_text()[-1500:]}")


@pytest.fixture
def notebook_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1500, "height": 1100})
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


def graph_frame(page: Page) -> Frame:
    handle = page.wait_for_selector(".jp-OutputArea-output iframe[title='Event graph']")
    assert handle is not None
    frame = handle.content_frame()
    assert frame is not None
    frame.wait_for_selector("html[data-ready=yes]", state="attached")
    return frame


def test_the_graph_is_visible_and_clickable(lab: str, notebook_page: Page) -> None:
    page = notebook_page
    page.goto(f"{lab}/lab/tree/notebooks/explore.ipynb?reset")
    page.get_by_text("| Idle").wait_for()  # a cell that is run before the kernel is there stays as it is
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    frame = graph_frame(page)
    colours = frame.evaluate(
        """() => { const c = document.querySelector('#graph canvas'); const d = c.getContext('2d')
        .getImageData(0, 0, c.width, c.height).data; return new Set(new Uint32Array(d.buffer)).size }"""
    )
    assert colours > 50
    assert page.locator("iframe[title='Event graph'] ~ img").first.is_hidden()
    frame.locator(".vis-item.event").first.click()
    assert frame.locator("#detail mark").count() >= 1
    assert not page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count()


def test_an_untrusted_notebook_shows_words_and_a_picture(lab: str, folder: Path, notebook_page: Page) -> None:
    """Outputs that came with the file, as from an e-mail: JupyterLab takes frames and styles away."""
    notebook = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    notebook.cells = notebook.cells[:2]
    NotebookClient(notebook, resources={"metadata": {"path": str(folder / "notebooks")}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
    (folder / "notebooks" / "received.ipynb").write_text(json.dumps(notebook))
    page = notebook_page
    page.goto(f"{lab}/lab/tree/notebooks/received.ipynb?reset")
    output = page.locator(".jp-OutputArea-output").first
    output.wait_for()
    picture = output.locator("img")
    picture.wait_for(state="visible")
    assert not output.locator("iframe").count()
    assert re.search(r"EventGraph: \d+ events", output.inner_text())
    assert picture.evaluate("image => image.naturalWidth") > 500
