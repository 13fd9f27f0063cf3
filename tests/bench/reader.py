"""How long a reader waits on a slow machine: for an answer's feedback, and for the review.

An answer is measured on the guide's longest quiz page, and on one made to hold 400 questions; the
review with 400 questions due, and with 2,000 of a guide made to hold 13,000. It opens as readers
open it, by a link of the guide, and in a new tab, where Chromium starts a process first: a blank
page there shows what that takes.

Usage: python tests/bench/reader.py [SITE] [REPEATS]

SITE is a finished site; without it one is built. Chromium's processor is slowed four times. Other
work on the machine only ever adds, so the best of the repeats is the figure; the median stands
beside it. Exit status: 1 where a best figure misses its goal.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import hosted
import live
import machine
from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SLOWED = 4
QUESTIONS = 400
KNOWN, ANSWERED = 13_000, 2_000
BASE = "/loopguide/"
LONG = "concepts/stride/"  # the page that is made long; any with a quiz would do
REVIEW = "practice/review/"
LIST = "practice/questions/"  # of everything to study

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
_ENTRY = re.compile(r'<li class="lg-study__page" data-page="concept:.*?</li>', re.DOTALL)
_ASKED = re.compile(r' data-questions="([^"]*)"')
# Where an entry of the list or a question in it has its name, and a question its concept's.
_NAME = re.compile(
    r'(?<=data-page="concept:)[^"]+|(?<=[" ])[^: "]+(?=:[0-9a-f]{12}:)|(?<=[0-9a-f]:)[^:" ]+(?=:)'
)
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
async () => {
  const began = performance.now();
  const seen = lgSeen("lg-item .lg-item__actions");
  document.querySelector("lg-review [data-act=start]").click();
  return await seen - began;
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
        end = "  missed" if self.missed else ""
        return f"{self.name:66} {goal:>6} {best:8.1f} {median:8.1f}{end}"


def long_page(site: Path) -> str:
    """Return a quiz page with the questions of many pages, QUESTIONS where there are so many."""
    found: list[str] = []
    for file in sorted(site.rglob("index.html")):
        found += re.findall(r"<lg-item.*?</lg-item>", file.read_text("utf-8"), re.DOTALL)
    items = found[:QUESTIONS]
    anchors = [match[1] for item in items if (match := re.search(r' id="([^"]+)"', item))]
    stops = "".join(
        f'<li class="lg-quiz__stop"><a href="#{anchor}" aria-label="Question {number}">'
        f"{number}</a></li>"
        for number, anchor in enumerate(anchors, 1)
    )
    page = (site / LONG / "index.html").read_text("utf-8")
    head, _, rest = page.partition('<ol class="lg-quiz__stops">')
    between, _, rest = rest.partition("</ol>")[2].partition(
        '<div class="lg-quiz__items" id="lg-questions">'
    )
    tail = rest.partition("</lg-quiz>")[2]
    return (
        f'{head}<ol class="lg-quiz__stops">{stops}</ol>{between}'
        f'<div class="lg-quiz__items" id="lg-questions">{"".join(items)}</div></lg-quiz>{tail}'
    )


def long_list(site: Path) -> str:
    """Return the list of everything to study with KNOWN questions: its concepts, many times."""
    text = (site / LIST / "index.html").read_text("utf-8")
    entries = "".join(_ENTRY.findall(text))
    own = sum(len(asked.split()) for asked in _ASKED.findall(text))
    more = sum(len(asked.split()) for asked in _ASKED.findall(entries))
    copies = [
        _NAME.sub(rf"\g<0>-{number}", entries) for number in range(1, -(-(KNOWN - own) // more) + 1)
    ]
    head, last, tail = text.rpartition(entries[-200:])
    return head + last + "".join(copies) + tail


def longest(site: Path) -> str:
    """Return the path of the page with the most questions."""
    pages = site.rglob("index.html")
    most = max(pages, key=lambda page: page.read_text("utf-8").count("<lg-item"))
    return most.relative_to(site).as_posix().removesuffix("index.html")


def slowed(context: BrowserContext) -> tuple[Page, CDPSession]:
    """Return a new page on a slowed processor."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    return page, session


def answers(
    context: BrowserContext, url: str, what: str, repeats: int, goal: int | None
) -> list[Figure]:
    """Measure answering on the page at `url`."""
    page, session = slowed(context)
    # Opened at full speed: what is measured is the answer.
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.goto(url)
    page.wait_for_function(live.READY)
    page.locator(".lg-quiz__head [data-act=view]").click()  # the most there is to lay out
    page.wait_for_timeout(500)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    most = page.locator("lg-item[data-type=single]").count()
    runs = [page.evaluate(_ANSWER, index) for index in range(min(repeats + 1, most))][1:]
    page.close()
    return [
        Figure(f"{what}: script, style and layout", [r["own"] for r in runs], goal),
        Figure(f"{what}: until it is on the screen", [r["paint"] for r in runs]),
    ]


def review(
    context: BrowserContext, url: str, most: int, repeats: int, guide: str = ""
) -> list[Figure]:
    """Measure opening the review page and starting it, with at most `most` questions due.

    `guide` says of which guide, where it is not this one.
    """
    page = context.new_page()
    page.goto(url + REVIEW)
    count = page.evaluate(_SEED, most)
    page.close()
    linked, ready, first, blank = [], [], [], []
    tab, _session = slowed(context)
    for _ in range(repeats + 1):
        tab.goto(url + "practice/")
        tab.wait_for_timeout(300)
        tab.locator('main a[href$="review/"]').first.evaluate("(link) => link.click()")
        tab.wait_for_url(f"**/{REVIEW}")
        linked.append(tab.evaluate("() => lgDue"))
    tab.close()
    context.route("**/blank/", lambda route: route.fulfill(body=_BLANK, content_type="text/html"))
    for _ in range(repeats):
        page, _session = slowed(context)
        page.goto(url + REVIEW)
        ready.append(page.evaluate("() => lgDue"))
        first.append(page.evaluate(_START))
        page.close()
        page, _session = slowed(context)
        page.goto(url + "blank/")
        blank.append(page.evaluate("() => lgBlank"))
        page.close()
    what = f"review of {count}{guide}"
    return [
        Figure(f"{what}: from a link until it shows what is due", linked[1:], 500),
        Figure(f"{what}: started until the first question shows", first, 500),
        Figure(f"{what}: in a new tab until it shows what is due", ready, 500),
        Figure("a blank page in a new tab", blank),
    ]


def enlarged(site: Path, folder: Path) -> Path:
    """Return a copy of `site` in `folder` with the long list of questions and the long page."""
    copy = folder / "enlarged"
    shutil.copytree(site, copy, copy_function=os.link)
    for path, made in ((LIST, long_list(site)), (LONG, long_page(site))):
        page = copy / path / "index.html"
        for name in (page, page.with_name("index.html.br"), page.with_name("index.html.gz")):
            name.unlink(missing_ok=True)
        page.write_text(made, "utf-8")
        page.with_name("index.html.gz").write_bytes(gzip.compress(made.encode()))
    return copy


def main(site: Path, repeats: int) -> int:
    """Measure `site`, print the table and return the exit status."""
    with (
        tempfile.TemporaryDirectory() as folder,
        hosted.Server(site, base=BASE) as server,
        hosted.Server(enlarged(site, Path(folder)), base=BASE) as large,
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
        figures = review(context, server.url, QUESTIONS, repeats)
        figures += review(context, large.url, ANSWERED, repeats, f" of {KNOWN}")
        figures += answers(context, server.url + longest(site), "answer", repeats, 16)
        what = f"answer on a page of {QUESTIONS}"
        figures += answers(context, large.url + LONG, what, repeats, None)
        browser.close()
    print(f"{f'ms, processor slowed {SLOWED} times':66} {'goal':>6} {'best':>8} {'median':>8}")
    for figure in figures:
        print(figure)
    return 1 if any(figure.missed for figure in figures) else 0


if __name__ == "__main__":
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    if len(sys.argv) > 1:
        raise SystemExit(main(Path(sys.argv[1]).resolve(), times))
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "macros.publish", str(built)], cwd=ROOT, check=True)
        raise SystemExit(main(built, times))
