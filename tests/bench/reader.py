"""How long a reader waits on a slow machine: for an answer's feedback, and for the review.

An answer is measured on the guide's longest quiz page, and on one made to hold 400 questions; the
review with 400 questions due, and with 2,000 of a guide made to hold 13,000. It opens as readers
open it, by a link of the guide, and in a new tab, where Chromium starts a process first: a blank
page there shows what that takes.

Usage: python tests/bench/reader.py [SITE] [--repeats N] [--minutes M]

SITE is a finished site; without it one is built. Chromium's processor is slowed four times. Other
work on the machine only ever adds, so the best of the repeats is the figure; the median stands
beside it, then of how many, and the seconds it took; rows without seconds were measured with the
one above. A row is printed as soon as it is measured. Each has its share of the minutes: one that
uses it up has fewer repeats. Exit status: 1 where a best figure misses its goal, 2 where the time
was up.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import hosted
import live
import machine
from bounded import bounded
from enlarged import ANSWERED, KNOWN, LONG, QUESTIONS, enlarged
from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SLOWED = 4
BASE = "/loopguide/"
REVIEW = "practice/review/"

# Milliseconds after which what a page was waited for does not come any more.
PATIENCE = 30_000
# Rows of the table that are measured by repeating something.
ROWS = 6

# A frame is on the screen when a task posted from its animation frame runs.
_PAINTED = """
window.lgPainted = () => new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done(performance.now());
  channel.port2.postMessage(0);
}));
window.lgSeen = (selector) => new Promise((done) => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    done(lgPainted());
  });
  watch.observe(document, { subtree: true, childList: true });
});
window.lgDue = lgSeen("lg-review [data-act=start]");
addEventListener("DOMContentLoaded", () => { window.lgBlank = lgPainted(); });
"""
# A promise of a page, or an error that names it: Playwright waits for one without end.
_BOUNDED = """
({ name, patience }) => Promise.race([
  window[name],
  new Promise((_, fail) => setTimeout(() => fail(new Error(`${name} did not come`)), patience)),
])
"""
_BLANK = "<!doctype html><title>Blank</title><p>Blank."

# `own`: what we do for it, script, style and layout. `paint`: the whole wait.
_ANSWER = """
async (index) => {
  const item = document.querySelectorAll("lg-item[data-type=single]")[index];
  item.scrollIntoView({ block: "center" });
  item.querySelector("[type=radio]").click();
  await new Promise((done) => setTimeout(done, 250));
  const began = performance.now();
  item.querySelector("[data-act=check]").click();
  item.getBoundingClientRect();
  const own = performance.now() - began;
  return { own, paint: await lgPainted() - began };
}
"""

# Every question was answered nine days ago, some wrongly: all are due.
_SEED = """
async (most) => {
  const list = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const guide = new DOMParser().parseFromString(list, "text/html");
  const entries = [...guide.querySelectorAll(".lg-study [data-questions]")];
  const asked = entries.flatMap((entry) => entry.dataset.questions.split(" ").filter(Boolean));
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:item:`;
  const day = (ago) => new Date(Date.now() - ago * 864e5).toISOString();
  asked.slice(0, most).forEach((one, index) => {
    const [id, rev] = one.split(":");
    const right = index % 2 === 1;
    const tries = [11, 10, 9].map((ago) => ({ at: day(ago), rev, score: +right, right, sure: 3 }));
    const record = { at: day(9), rev, answer: null, done: false, score: null, right: null, tries };
    localStorage.setItem(own + id, JSON.stringify(record));
  });
  return Math.min(most, asked.length);
}
"""

_START = """
() => {
  const began = performance.now();
  window.lgFirst = lgSeen("lg-item .lg-item__actions").then((shown) => shown - began);
  document.querySelector("lg-review [data-act=start]").click();
}
"""


@dataclass(frozen=True)
class Figure:
    """What was measured, in milliseconds, and the goal where there is one."""

    name: str
    measured: list[float]
    goal: int | None = None

    @property
    def missed(self) -> bool:
        """Tell whether the best figure is above the goal."""
        return self.goal is not None and min(self.measured) > self.goal

    def __str__(self) -> str:
        goal = "" if self.goal is None else str(self.goal)
        best, median = min(self.measured), statistics.median(self.measured)
        return f"{self.name:66} {goal:>6} {best:8.1f} {median:8.1f} {len(self.measured):4}"


@dataclass(frozen=True)
class Times:
    """How often to repeat what a row is measured by: once, and on until `seconds` are over."""

    repeats: int
    seconds: float

    def __iter__(self) -> Iterator[int]:
        began = time.monotonic()
        for number in range(self.repeats):
            if number and time.monotonic() > began + self.seconds:
                return
            yield number


def soon(page: Page, name: str) -> float:
    """Return what the promise `name` of the page comes to; raise where it does not come."""
    return float(page.evaluate(_BOUNDED, {"name": name, "patience": PATIENCE}))


@contextmanager
def slowed(context: BrowserContext) -> Iterator[tuple[Page, CDPSession]]:
    """Give a new page on a slowed processor, and close it."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    yield page, session
    page.close()


def longest(site: Path) -> str:
    """Return the path of the page with the most questions."""
    pages = site.rglob("index.html")
    most = max(pages, key=lambda page: page.read_text("utf-8").count("<lg-item"))
    return most.relative_to(site).as_posix().removesuffix("index.html")


def answers(
    context: BrowserContext, url: str, what: str, times: Times, goal: int | None
) -> Iterator[Figure]:
    """Measure answering on the page at `url`; the first answer warms up."""
    with slowed(context) as (page, session):
        # Opened at full speed: what is measured is the answer.
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        page.goto(url)
        page.wait_for_function(live.READY)
        page.locator(".lg-quiz__head [data-act=view]").click()  # the most there is to lay out
        page.wait_for_timeout(500)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        most = page.locator("lg-item[data-type=single]").count() - 1
        page.evaluate(_ANSWER, 0)
        runs = [page.evaluate(_ANSWER, index + 1) for index in times if index < most]
    yield Figure(f"{what}: script, style and layout", [run["own"] for run in runs], goal)
    yield Figure(f"{what}: until it is on the screen", [run["paint"] for run in runs])


def by_link(context: BrowserContext, url: str, what: str, times: Times) -> Iterator[Figure]:
    """Measure opening the review by a link of the guide; the first visit fetches its scripts."""
    found = []
    with slowed(context) as (tab, _session):
        for number in (-1, *times):
            tab.goto(url + "practice/")
            tab.wait_for_timeout(300)
            tab.locator('main a[href$="review/"]').first.evaluate("(link) => link.click()")
            tab.wait_for_url(f"**/{REVIEW}")
            due = soon(tab, "lgDue")
            if number >= 0:
                found.append(due)
    yield Figure(f"{what}: from a link until it shows what is due", found, 500)


def in_new_tab(context: BrowserContext, url: str, what: str, times: Times) -> Iterator[Figure]:
    """Measure the review in a new tab and starting it, and beside them a blank page."""
    ready, first, blank = [], [], []
    context.route("**/blank/", lambda route: route.fulfill(body=_BLANK, content_type="text/html"))
    for _ in times:
        with slowed(context) as (page, _session):
            page.goto(url + REVIEW)
            ready.append(soon(page, "lgDue"))
            page.evaluate(_START)
            first.append(soon(page, "lgFirst"))
        with slowed(context) as (page, _session):
            page.goto(url + "blank/")
            blank.append(soon(page, "lgBlank"))
    yield Figure(f"{what}: in a new tab until it shows what is due", ready, 500)
    yield Figure(f"{what}: started until the first question shows", first, 500)
    yield Figure("a blank page in a new tab", blank)


def reviews(
    context: BrowserContext, url: str, most: int, times: Times, guide: str = ""
) -> Iterator[Figure]:
    """Measure opening the review page and starting it, with at most `most` questions due.

    `guide` says of which guide, where it is not this one.
    """
    page = context.new_page()
    page.goto(url + REVIEW)
    count = page.evaluate(_SEED, most)
    page.close()
    what = f"review of {count}{guide}"
    yield from by_link(context, url, what, times)
    yield from in_new_tab(context, url, what, times)


def figures(site: Path, folder: Path, times: Times) -> Iterator[Figure]:
    """Measure `site`, row by row; `folder` is for the larger guide."""
    with (
        hosted.Server(site, base=BASE) as server,
        hosted.Server(enlarged(site, folder), base=BASE) as large,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=machine.find_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        # A service worker would answer the second time.
        context = browser.new_context(
            viewport={"width": 412, "height": 915}, service_workers="block"
        )
        context.add_init_script(_PAINTED)
        yield from answers(context, server.url + longest(site), "answer", times, 16)
        yield from answers(
            context, large.url + LONG, f"answer on a page of {QUESTIONS}", times, None
        )
        yield from reviews(context, server.url, QUESTIONS, times)
        yield from reviews(context, large.url, ANSWERED, times, f" of {KNOWN}")
        browser.close()


def said(found: Iterable[Figure]) -> int:
    """Print each figure as it comes; return how many miss their goal."""
    print(f"{f'ms, processor slowed {SLOWED} times':66} {'goal':>6} {'best':>8} {'median':>8}   of")
    missed, began = 0, time.monotonic()
    for figure in found:
        now = time.monotonic()
        missed += figure.missed
        took = f"{now - began:6.1f} s" if now - began > 0.1 else f"{'':8}"
        print(f"{figure} {took}{'  MISSED' if figure.missed else ''}".rstrip(), flush=True)
        began = now
    return missed


def main() -> int:
    """Measure a site and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--minutes", type=float, default=4, help="after which it is given up")
    options = parser.parse_args()
    began = time.monotonic()
    with bounded("reader", options.minutes * 60) as folder:
        site = (options.site or folder / "site").resolve()
        if options.site is None:
            command = [sys.executable, "-m", "macros.publish", str(site)]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        left = options.minutes * 60 - (time.monotonic() - began)
        # The second half is for opening and seeding, and for a machine that others use.
        missed = said(figures(site, folder, Times(options.repeats, left / 2 / ROWS)))
    print(f"\n{missed} goals missed; {time.monotonic() - began:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
