"""When a page is live, and profiles whose pages fail their test where the site misbehaves."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import served
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

# What Chromium is started with.
FLAGS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_SOURCE = Path(__file__).parents[1] / "browsers" / "live.js"
# A function's text, to be run in the page; the other engines' tests import it.
READY = _SOURCE.read_text("utf-8").partition("export ")[2]

# Collected in the page, since a violation is an event there and not a request.
_WATCH = """
window.lgViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.lgViolations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`);
});
"""


class Watched:
    """A browser context whose pages report policy violations, errors and foreign requests."""

    def __init__(self, context: BrowserContext, server: served.Server, *, scripts: bool) -> None:
        self.context, self.server, self._scripts = context, server, scripts
        self.complaints: list[str] = []
        context.add_init_script(_WATCH)
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._request(request.url))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

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
            page.wait_for_function(READY)

    def check(self) -> None:
        """Fail where any page of this context complained."""
        for page in self.context.pages:
            if self._scripts and not page.is_closed():
                self.complaints += page.evaluate("window.lgViolations ?? []")
        found, self.complaints = self.complaints, []
        assert found == []
