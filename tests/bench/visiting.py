"""Visits to pages in a fresh profile: what moved, what shifted, how long nothing could answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hosted
from playwright.sync_api import Browser

# As Lighthouse slows a machine down to a phone in the middle of the range.
SLOWED = 4
# Milliseconds after the network is quiet in which something might still move.
SETTLES = 300

_WATCH = """
window.lgSeen = { shift: 0, long: 0, violations: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) lgSeen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) lgSeen.long += entry.duration - 50;
}).observe({ type: "longtask", buffered: true });
document.addEventListener("securitypolicyviolation", (event) => {
  lgSeen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${location.pathname}`);
});
"""


@dataclass
class Visit:
    """What one load of a page moved and did."""

    bytes: int = 0
    requests: int = 0
    foreign: list[str] = field(default_factory=list)
    shift: float = 0
    blocked: float = 0
    violations: list[str] = field(default_factory=list)


class Visitor:
    """Opens pages of one server in a fresh profile and counts what moves."""

    def __init__(self, browser: Browser, server: hosted.Server, *, slowed: int = SLOWED) -> None:
        self._context = browser.new_context(
            viewport={"width": 390, "height": 844}, service_workers="block"
        )
        self._context.add_init_script(_WATCH)
        self._server = server
        self._page = self._context.new_page()
        self._client = self._context.new_cdp_session(self._page)
        self._client.send("Network.enable")
        self._client.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "gzip"}})
        self._client.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        self._now = Visit()
        self._headers: dict[str, int] = {}
        self._client.on("Network.responseReceived", self._answered)
        self._client.on("Network.loadingFinished", self._finished)
        self._client.on("Network.requestWillBeSent", self._sent)
        self._client.on("Network.requestServedFromCache", self._cached)

    def _answered(self, event: dict[str, Any]) -> None:
        # So far only the headers have come.
        self._headers[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        headers = self._headers.pop(event["requestId"], 0)
        self._now.bytes += max(0, int(event["encodedDataLength"]) - headers)  # 0 from the cache

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith(self._server.origin):
            self._now.requests += 1
        elif not url.startswith(("data:", "blob:")):
            self._now.foreign.append(url)

    def _cached(self, _event: dict[str, Any]) -> None:
        self._now.requests -= 1

    def open(self, path: str, *, whole: bool = True) -> Visit:
        """Load a page and return the costs; `whole` waits until nothing loads or moves any more."""
        self._now = Visit()
        self._page.goto(self._server.url + path)
        if whole:
            self._page.wait_for_load_state("networkidle")
            self._page.wait_for_timeout(SETTLES)
        seen = self._page.evaluate("window.lgSeen")
        self._now.shift, self._now.blocked = seen["shift"], seen["long"]
        self._now.violations = seen["violations"]
        return self._now

    def close(self) -> None:
        """Close the profile."""
        self._context.close()


def kinds(site: Path) -> dict[str, tuple[str, str]]:
    """Return of each page kind its largest page and another to go on to."""

    def size(path: str) -> int:
        return (site / path / "index.html").stat().st_size

    found: dict[str, tuple[str, str]] = {}
    paths = [
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in sorted(site.rglob("index.html"))
    ]
    groups: dict[str, list[str]] = {"home": [""]}
    for path in paths:
        parts = path.split("/")
        if path:
            name = "/".join(parts[: 2 if parts[0] == "practice" and len(parts) > 3 else 1])
            groups.setdefault(name, []).append(path)
    for name, group in groups.items():
        ordered = sorted(group, key=size, reverse=True)
        after = ordered[len(ordered) // 2] if len(ordered) > 1 else paths[-1]
        found[name] = (ordered[0], after)
    return found


def visit(browser: Browser, server: hosted.Server, paths: tuple[str, str]) -> tuple[Visit, Visit]:
    """Return a first visit to one page, and the next page after it."""
    visitor = Visitor(browser, server)
    found = visitor.open(paths[0]), visitor.open(paths[1])
    visitor.close()
    return found


def least_blocked(
    browser: Browser, server: hosted.Server, paths: tuple[str, str], times: int
) -> float:
    """Return the milliseconds blocked by the worse of two pages, each at its best of `times`."""
    found = [visit(browser, server, paths) for _ in range(times)]
    return max(min(pair[page].blocked for pair in found) for page in (0, 1))


def everywhere(browser: Browser, server: hosted.Server, site: Path) -> tuple[list[str], list[str]]:
    """Return the policy violations and the foreign requests over all pages."""
    visitor = Visitor(browser, server, slowed=1)
    violations, foreign = [], []
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        seen = visitor.open(address, whole=False)
        violations += seen.violations
        foreign += seen.foreign
    visitor.close()
    return violations, foreign
