"""One Chromium for all tests of the page, with the network shut and every message of the console kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

READY = "html[data-ready=yes]"
TIMEOUT = 30_000  # milliseconds; a loaded machine is slow


@dataclass
class Story:
    """An open page: what it said, what it asked for, and short words for what tests do."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def shown(self) -> set[str]:
        found = self.page.evaluate("dateline.shown()")
        return {*found["events"], *found["entities"]}

    def shown_events(self) -> set[str]:
        return set(self.page.evaluate("dateline.shown().events"))

    def start_over(self) -> Story:
        """Back to the view that the page opens with."""
        self.page.evaluate("location.hash = ''")
        self.page.wait_for_function("() => !location.hash.replace('#', '') && !dateline.state().sel")
        self.page.evaluate(
            "() => { document.querySelector('#time-all').click(); document.querySelector('#fit').click() }"
        )
        return self

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.page.evaluate("dateline.state()")
        return state

    def choose(self, node: str) -> None:
        self.page.evaluate("id => dateline.choose(id)", node)

    def click_node(self, node: str) -> None:
        place = self.page.evaluate("id => dateline.where(id)", node)
        self.page.mouse.click(place["x"], place["y"])

    def detail(self) -> str:
        return self.page.locator("#detail").inner_text()

    def facet(self, name: str, value: str) -> None:
        """Ticks a value of a facet, which is opened first."""
        section = self.page.locator(f'[data-facet="{name}"]')
        section.evaluate("section => { section.open = true }")
        section.locator("label", has_text=value).first.locator("input").click()

    def save(self, kind: str) -> bytes:
        self.page.locator("#save > summary").click()
        with self.page.expect_download() as waiting:
            self.page.locator(f'[data-save="{kind}"]').click()
        return Path(waiting.value.path()).read_bytes()


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


@dataclass
class Opener:
    """`opener(path, hash="", width=1440, height=900, ...)` opens a page and waits until it is ready."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)

    def __call__(self, path: Path, hash: str = "", width: int = 1440, height: int = 900, **options: Any) -> Story:  # noqa: A002
        options = {"color_scheme": "light", "reduced_motion": "reduce"} | options
        context = self.browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        context.set_default_timeout(TIMEOUT)
        story = Story(context.new_page())
        story.page.on("console", lambda message: story.messages.append(f"{message.type}: {message.text}"))
        story.page.on("pageerror", lambda error: story.messages.append(f"error: {error}"))
        story.page.on("request", lambda request: note_request(story, request))
        self.contexts.append(context)
        self.stories.append(story)
        story.page.goto(path.as_uri() + hash)
        story.page.wait_for_selector(READY)
        return story

    def close(self) -> None:
        """Closes all pages, and checks that none said or asked for anything."""
        heard = [line for story in self.stories for line in (*story.messages, *story.requests)]
        for context in self.contexts:
            context.close()
        assert not heard, heard[:5]


@pytest.fixture
def open_story(browser: Browser) -> Iterator[Opener]:
    opener = Opener(browser)
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def open_once(browser: Browser) -> Iterator[Opener]:
    """For a page that many tests share; each begins with `Story.start_over`."""
    opener = Opener(browser)
    yield opener
    opener.close()


def note_request(story: Story, request: Request) -> None:
    if not request.url.startswith(("file:", "blob:", "data:")):
        story.requests.append(request.url)
