"""What a visit costs, measured: our site, the goal, and stock Material with the same pages.

Usage: python tests/audit.py [--runs N] [SITE]

SITE is a finished site; without it one is built. Stock Material gets the same content as HTML in
its own frame, without web fonts, compressed as ours is. Bytes are those of bodies as sent in gzip,
since the commonest hosts of plain files send nothing smaller; headers
(some fifty bytes an answer with HTTP/2) are left out on both sides. The service worker is
off: what it keeps for reading offline is a row of its own.
Lighthouse gives the median of N runs on our pages, one run on a stock page. It and the Nu validator
run where npm, Java and Chromium let them. Exit status: 1 where a
figure misses its goal.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hosted
import machine
import nu
import serving
from playwright.sync_api import Browser, sync_playwright

from macros.publish import node
from macros.publish.compress import compress

ROOT = Path(__file__).resolve().parent.parent
KIB = 1024
FIRST, LATER = 75 * KIB, 12 * KIB
# Milliseconds of one load in which the page could not have answered, at a slowed processor.
BLOCKED = 150
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# As Lighthouse slows a machine down to a phone in the middle of the range.
SLOWED = 4
# What of mkdocs.yml runs macros: the plugin with its options, two extensions, the hook, the watch.
_MACROS = re.compile(
    r"^(?:  - macros[:.].*\n(?: {6,}.*\n)*|(?:hooks|watch):\n(?: +- .*\n?)+)", re.MULTILINE
)

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


@dataclass
class Row:
    """A line of the table; `met` is None where there is no goal or no figure."""

    what: str
    goal: str
    ours: str
    stock: str = "–"
    met: bool | None = None


# ----------------------------------------------------------------------------------- the sites


def mkdocs(config: Path, output: Path) -> float:
    """Build cold and return the seconds it took."""
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(output)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.monotonic() - began


def finished_pages(site: Path, docs: Path) -> None:
    """Write the content of every page of `site` into `docs`, as HTML: nothing is left to macros."""
    for path in site.rglob("index.html"):
        text = path.read_text("utf-8")
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        article = re.search(r"<article\b[^>]*>(.*)</article>", text, re.DOTALL)
        assert title, path
        assert article, path
        target = docs / path.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\ntitle: {json.dumps(html.unescape(title[1]))}\n---\n\n"
        target.write_text(f"{front}<div>{article[1].strip()}</div>\n", "utf-8")


def build_times(docs: Path, scratch: Path, repeats: int = 3) -> tuple[float, float, float]:
    """Return the best seconds for our site, its finished pages in `docs`, and stock Material.

    The finished pages are built with our theme and search, without macros: what is compared is
    the same pages, not the same sources, in which most of what a page says is not written out.
    """
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    plain = _MACROS.sub("", text)
    plain = plain.replace("custom_dir: macros/theme", f"custom_dir: {ROOT / 'macros/theme'}")
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets", dirs_exist_ok=True)
    config = scratch / "plain.yml"
    config.write_text(f"docs_dir: {docs}\n{plain}", "utf-8")
    configs = (ROOT / "mkdocs.yml", config, scratch / "stock.yml")
    times: list[list[float]] = [[], [], []]
    for _ in range(repeats):
        for one, found in zip(configs, times, strict=True):
            found.append(mkdocs(one, scratch / "timed"))
    ours, without, stock = map(min, times)
    return ours, without, stock


def edits(scratch: Path) -> Iterable[Row]:
    """Measure how long an edit takes to show while a copy of the guide is served."""
    copy = scratch / "edited"
    shutil.copytree(
        ROOT, copy, ignore=shutil.ignore_patterns(".*", "node_modules", "site", "tests")
    )
    for what, seconds in serving.edits(copy).items():
        goal = 1.0 if what in ("a page's text", "a question") else 2.0
        yield Row(
            f"edit of {what}, served", f"{goal:.0f} s", f"{seconds:.1f} s", met=seconds <= goal
        )


def stock_site(site: Path, scratch: Path) -> Path:
    """Build stock Material with the content of every page of `site`; return its folder."""
    docs = scratch / "finished"
    finished_pages(site, docs)
    config = scratch / "stock.yml"
    lines = ["site_name: Stock", "site_url: https://example.org/loopguide/", f"docs_dir: {docs}"]
    lines += ["theme: {name: material, font: false}", "plugins: [search]", ""]
    config.write_text("\n".join(lines), "utf-8")
    mkdocs(config, scratch / "stock")
    compress(scratch / "stock")
    return scratch / "stock"


# ------------------------------------------------------------------------------------ visiting


class Visitor:
    """Opens pages of one server in a fresh profile and counts what moves."""

    def __init__(self, browser: Browser, server: hosted.Server) -> None:
        self._context = browser.new_context(
            viewport={"width": 390, "height": 844}, service_workers="block"
        )
        self._context.add_init_script(_WATCH)
        self._server = server
        self._page = self._context.new_page()
        self._client = self._context.new_cdp_session(self._page)
        self._client.send("Network.enable")
        self._client.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "gzip"}})
        self._client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
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

    def open(self, path: str, settle: int = 600) -> Visit:
        """Load a page, wait until it is quiet for `settle` milliseconds, and return the costs."""
        self._now = Visit()
        self._page.goto(self._server.url + path, wait_until="networkidle")
        self._page.wait_for_timeout(settle)
        seen = self._page.evaluate("window.lgSeen")
        self._now.shift, self._now.blocked = seen["shift"], seen["long"]
        self._now.violations = seen["violations"]
        return self._now

    def close(self) -> None:
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


def kib(count: float) -> str:
    return f"{count / KIB:.1f} KiB"


def visits(
    browser: Browser, server: hosted.Server, chosen: dict[str, tuple[str, str]]
) -> dict[str, tuple[Visit, Visit]]:
    """Return the first visit to each kind's largest page, and the next page after it."""
    found = {}
    for name, (first, then) in chosen.items():
        visitor = Visitor(browser, server)
        found[name] = (visitor.open(first), visitor.open(then))
        visitor.close()
    return found


def everywhere(browser: Browser, server: hosted.Server, site: Path) -> tuple[list[str], list[str]]:
    """Return the policy violations and the foreign requests over all pages."""
    visitor = Visitor(browser, server)
    violations, foreign = [], []
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        seen = visitor.open(address, settle=0)
        violations += seen.violations
        foreign += seen.foreign
    visitor.close()
    return violations, foreign


# ------------------------------------------------------------------------------------ the rows


def visit_rows(ours: Any, stock: Any, site: Path) -> Iterable[Row]:
    for name, (first, _) in ours.items():
        yield Row(
            f"first visit, {name}",
            kib(FIRST),
            f"{kib(first.bytes)}, {first.requests} requests",
            f"{kib(stock[name][0].bytes)}, {stock[name][0].requests}",
            first.bytes <= FIRST,
        )
    for name, (_, later) in ours.items():
        yield Row(
            f"later page, {name}",
            kib(LATER),
            f"{kib(later.bytes)}, {later.requests} requests",
            f"{kib(stock[name][1].bytes)}, {stock[name][1].requests}",
            later.bytes <= LATER,
        )
    sizes = sorted(path.stat().st_size for path in site.rglob("*.html.gz"))
    over = sum(size > LATER for size in sizes)
    yield Row(
        "HTML of all pages, gzip",
        f"each {kib(LATER)}",
        f"median {kib(statistics.median(sizes))}, {over} of {len(sizes)} over, "
        f"most {kib(sizes[-1])}",
        met=over == 0,
    )
    shift = max(visit.shift for pair in ours.values() for visit in pair)
    other = max(visit.shift for pair in stock.values() for visit in pair)
    yield Row("layout shift, worst page", "0", f"{shift:.3f}", f"{other:.3f}", shift < 0.001)
    blocked = {name: max(visit.blocked for visit in pair) for name, pair in ours.items()}
    worst = max(blocked, key=lambda name: blocked[name])
    other = max(visit.blocked for pair in stock.values() for visit in pair)
    yield Row(
        f"blocked, processor slowed {SLOWED}×, worst",
        f"{BLOCKED} ms",
        f"{blocked[worst]:.0f} ms ({worst})",
        f"{other:.0f} ms",
        blocked[worst] <= BLOCKED,
    )


def offline_row(site: Path) -> Row:
    """What the worker keeps, once, after the page: the smallest copy of each file it lists."""
    files = json.loads((site / "sw.js").read_text("utf-8").split("\n", 2)[1][14:-1])
    total = 0
    for name in files:
        small = site / f"{name}.br"
        total += (small if small.exists() else site / name).stat().st_size
    return Row(f"kept for offline, once, {len(files)} files", "–", kib(total))


def nu_row(site: Path, stock: Path) -> Row:
    what = "Nu validator, errors over all pages"
    if lacking := nu.missing():
        return Row(what, "0", f"not run: {lacking}")
    ours, other = nu.errors(site), nu.errors(stock)
    for message, count in ours.most_common(10):
        print(f"  {count} × {message}", file=sys.stderr)
    return Row(what, "0", str(ours.total()), str(other.total()), ours.total() == 0)


CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def lighthouse(url: str, runs: int, scratch: Path) -> list[int] | None:
    """Return the median score of each category, or None where Lighthouse does not run.

    Now and then it fails to record a page and asks to be run again: it is, three times at most.
    """
    scores: list[list[int]] = []
    report = scratch / "lighthouse.json"
    command = [*node.command("npx"), "--no-install", "lighthouse", url, "--quiet", "--output=json"]
    command += [f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
    environment = {**os.environ, "CHROME_PATH": machine.find_chromium()}
    failures = 0
    while len(scores) < runs:
        report.unlink(missing_ok=True)
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, timeout=180, check=False
        )
        if run.returncode or not report.exists():
            failures += 1
            if failures > 3:
                print(run.stderr.decode()[-400:], file=sys.stderr)
                return None
            continue
        found = json.loads(report.read_text("utf-8"))
        scores.append([round(100 * found["categories"][name]["score"]) for name in CATEGORIES])
        for name in CATEGORIES:
            for ref in found["categories"][name]["auditRefs"]:
                audit = found["audits"][ref["id"]]
                if ref["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                    shown = audit.get("displayValue", "")
                    print(f"  {url} {ref['id']} {audit['score']} {shown}", file=sys.stderr)
    return [round(statistics.median(column)) for column in zip(*scores, strict=True)]


def lighthouse_rows(
    chosen: dict[str, tuple[str, str]],
    servers: tuple[hosted.Server, hosted.Server],
    runs: int,
    scratch: Path,
) -> Iterable[Row]:
    if not (ROOT / "node_modules" / "lighthouse").exists():
        yield Row("Lighthouse mobile", "100 in all four", "not run: needs npm ci")
        return

    def said(scores: list[int] | None) -> str:
        return "/".join(map(str, scores)) if scores else "did not run"

    for name, (path, _) in chosen.items():
        own, other = servers
        ours = lighthouse(own.url + path, runs, scratch)
        stock = lighthouse(other.url + path, 1, scratch)
        met = ours == [100] * 4 if ours else None
        yield Row(f"Lighthouse mobile, {name}", "100/100/100/100", said(ours), said(stock), met)


def main() -> int:
    """Measure and print; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--runs",
        type=int,
        default=1,
        help="Lighthouse runs a page of ours (median); the stock page has one",
    )
    parser.add_argument("--no-lighthouse", action="store_true")
    parser.add_argument("site", nargs="?", type=Path)
    options = parser.parse_args()
    rows: list[Row] = []
    print(f"{'':7}{'':44}{'goal':18}{'measured':46}stock Material")
    with tempfile.TemporaryDirectory(prefix="loopguide-audit-") as folder:
        for row in measured(options, Path(folder)):
            mark = {True: "ok", False: "MISSED", None: ""}[row.met]
            print(f"{mark:7}{row.what:44}{row.goal:18}{row.ours:46}{row.stock}", flush=True)
            rows.append(row)
    missed = [row.what for row in rows if row.met is False]
    print(f"\n{len(missed)} of {sum(row.met is not None for row in rows)} goals missed")
    return 1 if missed else 0


def measured(options: argparse.Namespace, scratch: Path) -> Iterator[Row]:
    """Yield every row, as soon as it is measured; `scratch` is a folder for what that needs."""
    site = (options.site or scratch / "site").resolve()
    if options.site is None:
        command = [sys.executable, "-m", "macros.publish", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    stock = stock_site(site, scratch)
    chosen = kinds(site)
    with (
        sync_playwright() as playwright,
        hosted.Server(site, "/loopguide/") as own,
        hosted.Server(stock, "/loopguide/") as other,
    ):
        browser = playwright.chromium.launch(executable_path=machine.find_chromium(), args=FLAGS)
        yield from visit_rows(visits(browser, own, chosen), visits(browser, other, chosen), site)
        violations, foreign = everywhere(browser, own, site)
        for line in [*violations, *foreign][:10]:
            print(f"  {line}", file=sys.stderr)
        for what, found in (
            ("policy violations", violations),
            ("requests to other hosts", foreign),
        ):
            yield Row(f"{what}, all pages", "0", str(len(found)), met=not found)
        yield offline_row(site)
        browser.close()
        if not options.no_lighthouse:
            yield from lighthouse_rows(chosen, (own, other), options.runs, scratch)
    yield nu_row(site, stock)
    ours, without, other_time = build_times(scratch / "finished", scratch)
    ratio = ours / without
    text = f"{ours:.1f} s, {ratio:.2f}× {without:.1f} s"
    yield Row(
        "build, cold, against finished pages", "1.5×", text, f"{other_time:.1f} s", ratio <= 1.5
    )
    yield from edits(scratch)


if __name__ == "__main__":
    raise SystemExit(main())
