"""Roads: links that lead to a part of a page, and whether a reader who takes one sees that part.

A browser is given as a `Driver`, so that the same roads are tried in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import live

LONG = "rounds/panw-tpm/system-design/"
MIDDLE = "rounds/panw-aiml-pm/recruiter-screen/"
SHORT = "concepts/zero-trust/"
# The quizzes of each turn, and whether the reader has answered questions of them: the one where
# most can go wrong at every turn, and another.
TURNS = tuple(
    ((LONG, False), (LONG, True), other)
    for other in ((MIDDLE, True), (SHORT, False), (MIDDLE, False), (MIDDLE, True))
)

# The target is under the header, and not in the last part of the window.
_SEEN = """
return (() => {
  const target = document.getElementById(arguments_[0]);
  if (!target || !target.checkVisibility()) return "not shown";
  const top = Math.round(target.getBoundingClientRect().top);
  const header = document.querySelector(".lg-header").getBoundingClientRect().bottom;
  // At the end of a page nothing can be scrolled further up.
  const end = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight - 2;
  const seen = top >= header - 40 && (top <= innerHeight - 150 || (end && top < innerHeight));
  return seen ? "" : `top at ${top} of ${innerHeight}`;
})();
"""

_READY = f"return ({live.READY})();"

_QUESTIONS = "return [...document.querySelectorAll('lg-item')].map((item) => item.id);"

# What answers leave: verdicts make questions taller, here and in the records of a real reader.
_ANSWER = """
const own = `loopguide:${location.pathname.split(/(rounds|concepts)[/]/)[0]}:1:item:`;
for (const item of [...document.querySelectorAll("lg-item")].slice(0, 12)) {
  const at = new Date().toISOString();
  const rev = item.dataset.rev;
  const tries = [{ at, rev, score: 0, right: false, sure: 2 }];
  const record = { at, rev, answer: null, done: true, score: 0, right: false, tries };
  localStorage.setItem(own + item.dataset.id, JSON.stringify(record));
}
return true;
"""


class Driver(Protocol):
    """What is asked of a browser."""

    def go(self, url: str) -> None:
        """Load an address anew, as from a link on another page."""

    def run(self, script: str, *values: Any) -> Any:
        """Run the body of a function in the page and return what it returns."""

    def click(self, selector: str) -> None:
        """Click an element."""

    def back(self) -> None:
        """Go back in the history."""

    def rest(self) -> None:
        """Wait until the page is live and no scroll goes on."""


@dataclass(frozen=True)
class Missed:
    """A road that led elsewhere."""

    road: str
    what: str


def some(ids: list[str], turn: int) -> list[str]:
    """Return the first, the last and one between; at each turn that one is another."""
    if len(ids) <= 3:
        return ids
    return [ids[0], ids[len(ids) * (turn + 1) // (len(TURNS) + 1)], ids[-1]]


def roads(driver: Driver, base: str, turn: int) -> Iterator[Missed | None]:
    """Take the roads to the quizzes of `turn`; yield None or what was missed."""
    for path, answered in TURNS[turn]:
        url = base + path
        driver.go(url)
        driver.rest()
        ids = some(driver.run(_QUESTIONS), turn)
        if answered:
            driver.run(_ANSWER)
        named = path + (" answered" if answered else "")
        yield from _by_address(driver, url, [ids[turn % 2 + 1], "related"], named)
        yield from _by_map(driver, ids, named)
        yield from _after_back(driver, base, url, ids[1], named)


def _look(driver: Driver, road: str, target: str) -> Missed | None:
    driver.rest()
    fault = driver.run(_SEEN, target)
    return Missed(road, fault) if fault else None


def _by_address(driver: Driver, url: str, targets: list[str], path: str) -> Iterator[Missed | None]:
    for target in targets:
        driver.go(f"{url}#{target}")
        yield _look(driver, f"{path} by address #{target}", target)


def _by_map(driver: Driver, ids: list[str], path: str) -> Iterator[Missed | None]:
    for target in ids:
        driver.run("scrollTo(0, document.querySelector('lg-quiz').offsetTop - 80); return true;")
        driver.click(f".lg-quiz__stop a[href='#{target}']")
        yield _look(driver, f"{path} by the map #{target}", target)


def _after_back(
    driver: Driver, base: str, url: str, target: str, path: str
) -> Iterator[Missed | None]:
    """Come to a question by a link on another page, leave it by one of its links, and come back."""
    driver.go(base)
    driver.rest()
    driver.run(
        """
        const link = document.createElement("a");
        link.href = arguments_[0];
        link.id = "lg-road";
        link.textContent = "A road";
        document.querySelector("main").prepend(link);
        return true;
        """,
        f"{url}#{target}",
    )
    driver.click("#lg-road")
    yield _look(driver, f"{path} from another page #{target}", target)
    top = driver.run("return Math.round(scrollY);")
    driver.run("location.assign(arguments_[0]); return true;", base + "practice/")
    driver.rest()
    driver.back()
    yield _look(driver, f"{path} after Back #{target}", target)
    now = driver.run("return Math.round(scrollY);")
    yield None if abs(now - top) <= 2 else Missed(f"{path} after Back", f"at {now}, left at {top}")
