"""A real Chromium, and pages that fail their test where the site misbehaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import machine
import pytest
import served
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that beeps, and nobody asked whether it may be used.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]

# Collected in the page, since a violation is an event there and not a request.
_WATCH = """
window.lgViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.lgViolations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`);
});
"""


# Every custom element of the page has been taken over.
_READY = "() => !document.querySelector(':not(:defined)')"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=machine.find_chromium(), args=FLAGS)
        yield running
        running.close()


class Watched:
    """A browser context whose pages report policy violations, errors and foreign requests."""

    def __init__(self, context: BrowserContext, server: served.Server, *, scripts: bool) -> None:
        self.context, self.server, self._scripts = context, server, scripts
        self.complaints: list[str] = []
        context.add_init_script(_WATCH)
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("console", lambda m: m.type == "error" and self.complaints.append(m.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if (
            parts.scheme in ("http", "https")
            and f"{parts.scheme}://{parts.netloc}" != self.server.origin
        ):
            self.complaints.append(f"request to another host: {url}")

    def open(self, path: str = "") -> Page:
        """Open a page of the guide, by its path below the base."""
        page = self.context.new_page()
        self.go(page, path)
        return page

    def go(self, page: Page, path: str) -> None:
        """Take an open page to another path and wait until its elements are live."""
        page.goto(self.server.url + path)
        if self._scripts:
            page.wait_for_function(_READY)

    def check(self) -> None:
        """Fail where any page of this context complained."""
        for page in self.context.pages:
            if self._scripts and not page.is_closed():
                self.complaints += page.evaluate("window.lgViolations ?? []")
        assert self.complaints == []


@pytest.fixture
def watched(browser: Browser, server: served.Server) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens a fresh profile; options are Playwright's context options."""
    made: list[Watched] = []

    def make(**options: object) -> Watched:
        # A worker would answer before a test's own routes; tests of it ask for it.
        options.setdefault("service_workers", "block")
        # A fresh profile each time: a dark-mode test in a used one sees the light theme.
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        scripts = options.get("java_script_enabled") is not False
        made.append(Watched(context, server, scripts=scripts))
        return made[-1]

    yield make
    for each in made:
        each.check()
        each.context.close()
