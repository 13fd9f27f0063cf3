"""A publication over an older one while the guide is open in three tabs: none is left behind.

The first tab stands in a quiz with half an answer, the second on a page whose search was never
opened, the third opens when the new edition is there and takes it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import served
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.publish.offline import complete_worker, keep_assets, listed

QUIZ = "rounds/zscaler-aiml-pm/case-study/"
CONCEPT = "concepts/stride/"
PLAN = "practice/plan/"
BASE = "/guide/"
KEPT = "The whole guide is kept in this browser"
# Of which editions the cache has files, once it no longer changes.
_EDITIONS = """
async () => {
  const cache = await caches.open((await caches.keys())[0]);
  for (let known = -1; ; await new Promise((go) => setTimeout(go, 1000))) {
    const urls = (await cache.keys()).map(({ url }) => url);
    if (urls.length === known) {
      const paths = urls.map((url) => url.split("/assets/")[1]).filter(Boolean);
      return [...new Set(paths.map((path) => Number(path.split("/")[0].split("-")[1])))].sort();
    }
    known = urls.length;
  }
}
"""
HALF = "Who reads the log, and what must never be in it?"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


def next_edition(site: Path, folder: Path, number: int) -> Path:
    """Return a copy of `site` as another edition: every folder in assets/ has another name."""
    made = folder / f"edition-{number}"
    own = {path.split("/")[1] for path in listed(site) if path.startswith("assets/")}
    shutil.copytree(site, made, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    for old in (made / "assets").iterdir():
        if old.name in own:
            old.rename(old.with_name(f"{old.name.split('-')[0]}-{number:08}"))
        else:
            shutil.rmtree(old)  # kept of the edition before
    for path in made.rglob("*"):
        if path.suffix not in (".html", ".css", ".json"):
            continue
        text = path.read_text("utf-8")
        for name in own:
            text = text.replace(f"{name}/", f"{name.split('-')[0]}-{number:08}/")
        if path.suffix == ".html":
            text = text.replace("<h1", f"<h1 data-edition='{number}'", 1)
        path.write_text(text, "utf-8")
    worker = made / "sw.js"
    worker.write_text(worker.read_text("utf-8").split("\n", 2)[2], "utf-8")
    complete_worker(made)
    # A host tells by the second whether a file has changed, and two editions are made in one.
    later = (site / "sw.js").stat().st_mtime + 10
    os.utime(worker, (later, later))
    return made


def put(edition: Path, folder: Path, *, keeps: bool) -> None:
    """Publish `edition` into `folder`, which is served."""
    if keeps:
        keep_assets(folder, edition)
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(edition, folder, dirs_exist_ok=True)


@pytest.fixture
def editions(site: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Return a folder with the site, and two later editions of it."""
    live = tmp_path / "live"
    shutil.copytree(site, live)
    second = next_edition(live, tmp_path, 2)
    return live, second, next_edition(second, tmp_path, 3)


def kept(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    expect(page.locator("#lg-offline")).to_contain_text(KEPT, timeout=60_000)
    return page


def finds(page: Page) -> None:
    page.locator("#lg-search-open").click()
    page.locator("#lg-search-query").fill("repudiation")
    expect(page.locator(".lg-search__hit").first).to_be_visible(timeout=20_000)
    page.locator("#lg-search-close").click()


def look_for_more(page: Page) -> None:
    """Let the browser look for a new edition, and wait until it has been loaded."""
    page.evaluate(
        """async () => {
          const one = await navigator.serviceWorker.getRegistration();
          await one.update();
          while (one.installing) await new Promise((go) => setTimeout(go, 100));
        }"""
    )


def take(page: Page, edition: int) -> None:
    """Press the offer, and see the page of that edition."""
    use = page.get_by_role("button", name="Use it now")
    expect(use).to_be_visible(timeout=60_000)
    use.click()
    expect(page.locator(f"h1[data-edition='{edition}']")).to_be_visible(timeout=20_000)


def test_every_tab_follows_with_the_worker(
    editions: tuple[Path, Path, Path], context: BrowserContext
) -> None:
    live, second, third = editions
    with served.Server(live, base=BASE) as server:
        kept(context, server.url).close()
        quiz, concept = (kept(context, server.url + path) for path in (QUIZ, CONCEPT))
        item = quiz.locator("lg-item[data-type=recall]").first
        field = item.locator("textarea").first
        quiz.wait_for_selector("lg-quiz [data-act=open]")
        quiz.evaluate("(id) => { location.hash = id; }", item.get_attribute("id"))
        field.fill(HALF)
        put(second, live, keeps=False)
        look_for_more(concept)
        expect(quiz.get_by_role("button", name="Use it now")).to_be_visible(timeout=60_000)
        put(third, live, keeps=False)
        opened = kept(context, server.url + PLAN)
        look_for_more(opened)
        take(opened, 3)
        # The tabs left behind go on, and follow when they are asked.
        finds(concept)
        expect(field).to_have_value(HALF)
        take(concept, 3)
        expect(quiz.locator("h1[data-edition]")).to_have_count(0)
        take(quiz, 3)
        expect(field).to_have_value(HALF)
        finds(quiz)


def test_a_tab_left_behind_goes_on_without_a_network(
    editions: tuple[Path, Path, Path], context: BrowserContext
) -> None:
    live, second, third = editions
    with served.Server(live, base=BASE) as server:
        kept(context, server.url).close()
        concept = kept(context, server.url + CONCEPT)
        for number, edition in ((2, second), (3, third)):
            taking = kept(context, server.url + PLAN)
            put(edition, live, keeps=False)
            look_for_more(taking)
            take(taking, number)
            if number == 2:
                context.set_offline(True)
                finds(concept)
                context.set_offline(False)
                take(concept, 2)
        # What was kept two editions ago is gone: one generation lives.
        assert taking.evaluate(_EDITIONS) == [2, 3]


@pytest.mark.parametrize("keeps", [True, False])
def test_an_open_tab_without_the_worker_goes_on_or_says_what_to_do(
    editions: tuple[Path, Path, Path], browser: Browser, keeps: bool
) -> None:
    live, second, third = editions
    context = browser.new_context(service_workers="block")
    with served.Server(live, base=BASE) as server:
        old = context.new_page()
        old.goto(server.url + CONCEPT)
        old.wait_for_selector("lg-quiz [data-act=open]")
        put(second, live, keeps=keeps)
        between = context.new_page()
        between.goto(server.url + QUIZ)
        if keeps:
            finds(old)
        put(third, live, keeps=keeps)
        new = context.new_page()
        new.goto(server.url + PLAN)
        finds(new)
        if keeps:
            finds(between)
        else:
            old.locator("#lg-search-open").click()
            expect(old.locator("#lg-search [role=status]")).to_contain_text("cannot be loaded")
            # A part of the page that came too late may offer the same beside the dialog.
            offer = old.locator("#lg-search").get_by_role("button", name="Reload the page")
            with old.expect_navigation():
                offer.click()
            expect(old.locator("h1[data-edition='3']")).to_be_visible()
            finds(old)
    context.close()


def test_one_generation_of_assets_is_kept(editions: tuple[Path, Path, Path]) -> None:
    live, second, third = editions
    first = {path.split("/")[1] for path in listed(live) if path.startswith("assets/")}
    put(second, live, keeps=True)
    assert first < {path.name for path in (live / "assets").iterdir()}
    put(third, live, keeps=True)
    names = {path.name.split("-")[1] for path in (live / "assets").iterdir()}
    assert names == {"00000002", "00000003"}


def test_later_leaves_the_focus_where_it_was(
    editions: tuple[Path, Path, Path], context: BrowserContext
) -> None:
    live, second, _ = editions
    with served.Server(live, base=BASE) as server:
        page = kept(context, server.url + CONCEPT)
        page.locator("#lg-theme").focus()
        put(second, live, keeps=False)
        look_for_more(page)
        later = page.get_by_role("button", name="Later")
        expect(later).to_be_visible(timeout=60_000)
        expect(page.locator("#lg-theme")).to_be_focused()
        # It is drawn at the end and stands at the beginning.
        stops = "a[href], button:not([hidden])"
        order = page.eval_on_selector_all(stops, "all => all.map((one) => one.textContent.trim())")
        assert "Later" in order[:5]
        later.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".lg-notice", has_text="new edition")).to_have_count(0)
        expect(page.locator("#lg-theme")).to_be_focused()
