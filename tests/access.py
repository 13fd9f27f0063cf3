"""What WCAG 2.2 AA asks of every page, measured over all of them.

Usage: python tests/access.py [SITE] [--page PATH]... [--tabs N] [--minutes M]

SITE is a finished site; without it one is built. Every page is opened once and looked at

- at 320, 390 and 1280 px in light, dark and forced colors: no text fainter than 4.5:1 (3:1 where
  large), also where axe cannot tell, which is beside pseudo-elements and in drawings; the page does
  not scroll sideways (320 px is a window of 1280 at 400%);
- at these widths in light, and at 1280 px in dark and forced colors: all rules of axe, with target
  size, which axe leaves off. Names, structure and the place of every line are the same in all
  colors;
- at 390 and 1280 px with text of twice the size: the same text is there as before; no letter is cut
  off by a box that does not scroll, stands off the page or lies over another text's letters.
  Letters are the middle six tenths of each line, since lines set solid touch.

Each page is a line as soon as it has been looked at, with the seconds that took; a row for every
goal follows. Exit status: 1 where anything is found, 2 where the time was up.
"""

from __future__ import annotations

import argparse
import os
import queue
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import live
import machine
import served
from bounded import bounded
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
HELPERS = ROOT / "tests" / "access.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark", "forced")
ENLARGED = (390, 1280)

_RUN = """([only, contrast]) => axe.run({
  resultTypes: ["violations"],
  // The places of what passed would take as long as the rules themselves.
  selectors: false,
  preload: false,
  rules: { "target-size": { enabled: true }, "color-contrast": { enabled: contrast } },
  // Else no text on a card with a line drawn beside it is judged at all.
  checks: { "color-contrast": { options: {
    ...axe._audit.checks["color-contrast"].options, ignorePseudo: true } } },
  ...(only ? { runOnly: only } : {}),
}).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
  nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`)))"""

_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Access:
    """Asks one open page what keeps a reader out of it. Every answer is a line for each fault."""

    def __init__(self, page: Page) -> None:
        """Bring axe and our own questions into `page`, past its policy, by the protocol."""
        self._page = page
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate(HELPERS.read_text("utf-8"))

    def look(self, width: int, scheme: str, *, height: int = 844) -> None:
        """Show the page at this width in `light`, `dark` or `forced` colors, without a load."""
        forced = scheme == "forced"
        self._page.set_viewport_size({"width": width, "height": height})
        self._page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light",
            forced_colors="active" if forced else "none",
            reduced_motion="reduce",
        )
        # The dark sheet comes late where it was not wanted at first; forced colors decide alone.
        self._page.wait_for_function(
            "([scheme, forced]) => matchMedia('(forced-colors: active)').matches === forced &&"
            " (forced || getComputedStyle(document.documentElement).colorScheme === scheme)",
            arg=[scheme, forced],
        )
        self._page.evaluate(_SETTLED)

    def axe(self, only: Sequence[str] | None = None, *, contrast: bool = True) -> list[str]:
        """Return what axe finds; `only` names the rules to run instead of all.

        `contrast` may be left to `faint`, which asks the same of more text in a tenth of the time.
        """
        return list(self._page.evaluate(_RUN, [only, contrast]))

    def faint(self) -> list[str]:
        """Return the text that stands out too little from what is behind it."""
        return list(self._page.evaluate("lgAccess.faint()"))

    def sideways(self) -> list[str]:
        """Return by how much the page is wider than the window, if it is."""
        over = self._page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [f"{over} px wider than the window"] if over > 0 else []

    def enlarged(self) -> list[str]:
        """Double the text, return what of it is lost, cut off or covered, and put it back."""
        self._page.evaluate("lgAccess.remember()")
        self._page.evaluate("document.documentElement.style.fontSize = '200%'")
        self._page.evaluate(_SETTLED)
        found = self._page.evaluate("[...lgAccess.lost(), ...lgAccess.hidden()]")
        found += self.sideways()
        self._page.evaluate("document.documentElement.style.fontSize = ''")
        return list(found)


def pages_of(site: Path) -> list[str]:
    """Return the addresses of all pages below the site's own."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [path.removesuffix("index.html") for path in found]


def findings(access: Access) -> Iterator[tuple[str, list[str]]]:
    """Look at one page in every way; yield each goal with the faults found."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            access.look(width, scheme)
            if scheme == "light" or width == max(WIDTHS):
                yield f"axe, {width} px, {scheme}", access.axe(contrast=width == max(WIDTHS))
            yield f"contrast, {width} px, {scheme}", access.faint()
            yield f"scrolls sideways, {width} px, {scheme}", access.sideways()
    for width in ENLARGED:
        access.look(width, "light")
        yield f"text at 200%, {width} px", access.enlarged()


# What was found on a page, by goal.
Found = dict[str, list[str]]


def _next(paths: queue.SimpleQueue[str]) -> str | None:
    """Take the next page, or None where none is left."""
    try:
        return paths.get_nowait()
    except queue.Empty:
        return None


def _tab(url: str, paths: queue.SimpleQueue[str], done: queue.SimpleQueue[object]) -> None:
    """Look at pages in one tab of a browser of its own until none is left, in a thread."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=machine.find_shell(), args=FLAGS)
            context = browser.new_context(service_workers="block", reduced_motion="reduce")
            page = context.new_page()
            while (path := _next(paths)) is not None:
                began = time.monotonic()
                page.goto(url + path)
                page.wait_for_function(live.READY)
                found = dict(findings(Access(page)))
                done.put((path, time.monotonic() - began, found))
            browser.close()
    except Exception as error:
        done.put(error)


def measure(site: Path, only: Sequence[str] = (), tabs: int = 1) -> Iterator[tuple[str, Found]]:
    """Yield each page with what was found on it; `only` names the pages, else all.

    Prints a line for each. Raises what a tab met that is no finding.
    """
    wanted: queue.SimpleQueue[str] = queue.SimpleQueue()
    done: queue.SimpleQueue[object] = queue.SimpleQueue()
    pages = list(only) or pages_of(site)
    # The longest take the longest: begun last, one would be waited for alone.
    for path in sorted(pages, key=lambda one: -_size(site, one)):
        wanted.put(path)
    with served.Server(site, base="/loopguide/") as server:
        # Where one meets an error, the other goes with the process.
        tasks = [
            threading.Thread(target=_tab, args=(server.url, wanted, done), daemon=True)
            for _ in range(tabs)
        ]
        for task in tasks:
            task.start()
        for number in range(1, len(pages) + 1):
            answer = done.get()
            if not isinstance(answer, tuple):
                assert isinstance(answer, Exception)
                raise answer
            path, seconds, found = answer
            faults = sum(map(len, found.values()))
            said = f"{faults} faults" if faults else "ok"
            print(f"{number:4} of {len(pages)}  {seconds:5.1f} s  {said:10} /{path}", flush=True)
            yield path, found
        for task in tasks:
            task.join()


def _size(site: Path, path: str) -> int:
    file = site / path
    return (file / "index.html" if file.is_dir() else file).stat().st_size


def summed(found: dict[str, Found]) -> int:
    """Print a row for every goal, then every fault; return how many goals are missed."""
    goals: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for path in sorted(found):
        for goal, faults in found[path].items():
            goals[goal][path] = faults
    print(f"\n{'':7}{'all pages':34}{'goal':10}measured")
    missed = 0
    for goal, by_page in goals.items():
        total = sum(map(len, by_page.values()))
        bad = sum(map(bool, by_page.values()))
        missed += bool(total)
        of = len(by_page)
        said = f"{total} on {bad} of {of} pages" if total else f"0 on {of} pages"
        print(f"{'MISSED' if total else 'ok':7}{goal:34}{'0':10}{said}")
    for goal, by_page in goals.items():
        for path, faults in by_page.items():
            for fault in faults:
                print(f"  {goal} · /{path} · {fault}")
    print(f"\n{missed} of {len(goals)} goals missed")
    return missed


def main() -> int:
    """Measure and print; return 1 where anything is found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path)
    parser.add_argument("--page", action="append", default=[], help="this page only, e.g. roles/")
    parser.add_argument("--tabs", type=int, default=os.cpu_count() or 1, help="at a time")
    parser.add_argument("--minutes", type=float, default=10, help="after which it is given up")
    options = parser.parse_args()
    began = time.monotonic()
    with bounded("access", options.minutes * 60) as folder:
        site = (options.site or folder / "site").resolve()
        if options.site is None:
            command = [sys.executable, "-m", "macros.publish", str(site)]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        missed = summed(dict(measure(site, options.page, options.tabs)))
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
