"""What the tests of the practice pages share: a phone, a reader's work, axe, the words of a PDF."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import keyboard
import pypdfium2  # type: ignore[import-untyped]
from live import READY
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}


# Makes the first questions of the index ones that were answered `ago` days before now.
_ANSWERED = """
async ([ago, most, right, sure]) => {
  const list = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const guide = new DOMParser().parseFromString(list, "text/html");
  const asked = [...guide.querySelectorAll(".lg-study [data-questions]")]
    .flatMap((entry) => entry.dataset.questions.split(" ").filter(Boolean))
    .filter((one) => one.endsWith(":single"));
  const at = new Date(Date.now() - ago * 864e5).toISOString();
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:item:`;
  for (const one of asked.slice(0, most)) {
    const [id, rev] = one.split(":");
    const tries = [{ at, rev, score: right ? 1 : 0, right, sure }];
    const record = { at, rev, answer: null, done: false, score: null, right: null, tries };
    localStorage.setItem(own + id, JSON.stringify(record));
  }
}
"""


AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# The places of what passed would take as long as the rules themselves.
_FAULTS = """(within) => axe.run(within, {
  resultTypes: ["violations"], selectors: false, preload: false
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)))"""


HOSTILE = "<img src=x onerror=\"document.title='owned'\"> [x](javascript:alert(1)) & {{ 7 }}"


ROLE = "panw-tpm"


NOON = "2026-11-21T12:00:00Z"


# As another tab writes: below the site's own base path.
_PUT = """
(records) => {
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:`;
  for (const [key, value] of Object.entries(records)) {
    localStorage.setItem(own + key, JSON.stringify(value));
  }
}
"""


def choose(item: Locator, *, right: bool) -> None:
    """Mark the right option of a single question, or a wrong one."""
    good = keyboard.key_of(item)["right"]
    for option in item.locator(".lg-option__input").all():
        if (option.get_attribute("value") in good) == right:  # type: ignore[operator]
            option.check()
            return


def shown(page: Page, number: int) -> Locator:
    """Return the question shown by a tool, once it is the one of that number."""
    expect(page.locator("lg-item .lg-item__stop")).to_have_text(str(number))
    item = page.locator("lg-item")
    expect(item.locator(".lg-item__task")).to_be_visible()
    return item


def take_loop(page: Page, role: str = "panw-aiml-pm") -> None:
    """Choose a loop where a tool asks for it."""
    page.check(f'.lg-pick__input[value="{role}"]')


def tick_all(within: Locator) -> None:
    """Tick every task there, one after another.

    A tick paints the plan anew: `check()` would look for the clicked box once more, and wait in
    vain where it was the last that stood open.
    """
    undone = within.locator(".lg-task input:not(:checked)")
    while undone.count():
        undone.first.click()


def pass_over(page: Page, number: int) -> None:
    """Say of the question of that number that one does not know, and go on."""
    shown(page, number).locator("[data-act=show]").click()
    page.locator("lg-item [data-act=next]").click()


def next_step(page: Page) -> Locator:
    """Return the link of the one next step, which must lead somewhere."""
    line = page.locator(".lg-next-step:visible")
    expect(line).to_have_count(1)
    link = line.locator("a")
    expect(link).to_have_count(1)
    assert page.request.get(address(link)).ok
    return link


def address(link: Locator) -> str:
    """Return where a link leads, in full."""
    return str(link.evaluate("(a) => a.href"))


def answered(page: Page, ago: float, most: int, *, right: bool = False, sure: int = 2) -> None:
    """Let the first questions have been answered days ago, and open the page again."""
    page.evaluate(_ANSWERED, [ago, most, right, sure])
    page.reload()
    page.wait_for_function(READY)


def live(visit: Any, path: str) -> Page:
    """Open a page of practice and wait until its tool is live."""
    page: Page = visit.open(path)
    page.wait_for_selector(".lg-scorecard--live, .lg-sheet--live, .lg-mock--live, .lg-offer__sum")
    return page


def axe(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds on the page as it stands, or only in what `within` selects."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return list(page.evaluate(_FAULTS, within))


def narrow_enough(page: Page) -> bool:
    """Tell whether the page does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def press(page: Page, selector: str, *keys: str) -> None:
    """Tab to the element and press these keys."""
    page.locator("main").evaluate("(main) => main.focus()")
    keyboard.tab_to(page, selector)
    for key in keys:
        page.keyboard.press(key)


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF, with white space where its writer put it."""
    with closing(pypdfium2.PdfDocument(pdf)) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


def close_set(pdf: bytes) -> list[str]:
    """Return the text of each page without white space, which PDFs put where they like."""
    return ["".join(text.split()) for text in pages_of(pdf)]


def texts_of(pdf: bytes) -> str:
    """Return the words of a PDF."""
    return " ".join(" ".join(pages_of(pdf)).split())


def kept(page: Page, kind: str) -> list[Any]:
    """Return what the browser keeps of a kind, tombstones left out."""
    values = page.evaluate(
        """(kind) => Object.entries(localStorage)
             .filter(([key]) => key.includes(`:${kind}:`)).map(([, value]) => JSON.parse(value))""",
        kind,
    )
    return [value for value in values if "gone" not in value]


def put(page: Page, records: dict[str, Any]) -> None:
    """Keep records, by kind and id, as another tab would."""
    page.evaluate(_PUT, records)


def plan_of(*interviews: tuple[str, str, str, str], hours: float = 2) -> dict[str, Any]:
    return {
        "at": "2026-11-21T08:00:00.000Z",
        "role": ROLE,
        "interviews": [
            dict(zip(("date", "time", "zone", "round"), one, strict=True)) for one in interviews
        ],
        "hours": [hours] * 7,
        "start": "2026-11-21",
    }
