"""The guide without a network: kept on one visit, whole, under a sub-path, updated on request."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import served
from keyboard import show_all
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.publish.offline import complete_worker

CONCEPT = "concepts/stride/"
KEPT = "The whole guide is kept in this browser"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile in which a network that fails is no fault of the page's."""
    made = browser.new_context()
    yield made
    made.close()


def live(page: Page) -> None:
    """Wait until the quiz has been taken over."""
    page.wait_for_selector("lg-quiz [data-act=view]")


def visit_and_keep(context: BrowserContext, url: str) -> Page:
    """Open a page and wait until the whole guide is kept."""
    page = context.new_page()
    page.goto(url)
    expect(page.locator("#lg-offline")).to_contain_text(KEPT, timeout=60_000)
    return page


def test_one_visit_keeps_every_page_and_the_search(
    server: served.Server, context: BrowserContext
) -> None:
    page = visit_and_keep(context, server.url)
    context.set_offline(True)
    for path in ("", CONCEPT, "rounds/zscaler-aiml-pm/case-study/", "sources/"):
        page.goto(server.url + path)
        expect(page.locator("h1")).to_be_visible()
    page.goto(server.url + "concepts/stride")
    expect(page.locator("h1")).to_have_text("STRIDE")
    page.locator("#lg-search-open").click()
    page.locator("#lg-search-query").fill("repudiation")
    expect(page.locator(".lg-search__hit").first).to_be_visible()
    page.goto(server.url + "no/such/page/")
    expect(page.locator("h1")).to_have_count(1)


def test_a_reader_who_saves_data_is_asked_first(
    server: served.Server, context: BrowserContext
) -> None:
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page = context.new_page()
    page.goto(server.url + CONCEPT)
    place = page.locator("#lg-offline")
    expect(place).to_contain_text("set to save data")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((r) => r.length)") == 0
    keep = page.get_by_role("button", name="Keep it anyway")
    keep.focus()
    page.keyboard.press("Enter")
    expect(place).to_be_focused()
    expect(place).to_contain_text(KEPT, timeout=60_000)
    page.reload()
    expect(place).to_contain_text(KEPT)
    expect(keep).to_have_count(0)


def test_a_quiz_goes_on_when_the_server_dies_in_the_middle(
    site: Path, context: BrowserContext
) -> None:
    with served.Server(site, base="/loopguide/") as short_lived:
        page = visit_and_keep(context, short_lived.url + CONCEPT)
        live(page)
        show_all(page)
        items = page.locator("lg-item[data-type=single]")
        items.first.locator("[type=radio]").first.check()
    items.first.locator("[data-act=check]").click()
    expect(items.first.locator(".lg-feedback__verdict")).to_be_visible()
    page.reload()
    expect(items.first.locator(".lg-feedback__verdict")).to_be_visible()


@pytest.fixture
def changing(site: Path, tmp_path: Path) -> Path:
    """Return a copy of the site that a test may edit."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    return copy


def publish_again(site: Path, old: str, new: str) -> None:
    """Change a page as a new edition would and complete the worker again."""
    page = site / CONCEPT / "index.html"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    worker = site / "sw.js"
    worker.write_text(worker.read_text("utf-8").split("\n", 2)[2], "utf-8")
    complete_worker(site)


def test_a_new_edition_is_offered_and_never_forced(changing: Path, context: BrowserContext) -> None:
    with served.Server(changing, base="/guide/") as server:
        page = visit_and_keep(context, server.url + CONCEPT)
        page.reload()
        live(page)
        show_all(page)
        items = page.locator("lg-item[data-type=single]")
        items.first.locator("[type=radio]").first.check()
        publish_again(changing, "<h1", "<h1 data-edition='2'")
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        offer = page.get_by_role("button", name="Use it now")
        expect(offer).to_be_visible(timeout=60_000)
        assert page.locator("h1[data-edition]").count() == 0
        expect(items.first.locator("[type=radio]").first).to_be_checked()
        offer.click()
        expect(page.locator("h1[data-edition='2']")).to_be_visible(timeout=20_000)
        expect(items.first.locator("[type=radio]").first).to_be_checked()


def test_a_download_that_breaks_off_leaves_the_site_working_and_goes_on(
    changing: Path, context: BrowserContext
) -> None:
    hidden = changing / "search" / "search_index.json"
    aside = changing / "aside.json"
    hidden.rename(aside)
    with served.Server(changing, base="/guide/") as server:
        page = context.new_page()
        page.goto(server.url + CONCEPT)
        expect(page.locator("#lg-offline")).to_contain_text("could not keep", timeout=60_000)
        expect(page.locator("h1")).to_be_visible()
        aside.rename(hidden)
        page.reload()
        expect(page.locator("#lg-offline")).to_contain_text(KEPT, timeout=60_000)


def test_other_caches_of_the_origin_are_left_alone(
    server: served.Server, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(server.url)
    page.evaluate("caches.open('somebody-else').then((c) => c.put('/x', new Response('x')))")
    page = visit_and_keep(context, server.url)
    assert page.evaluate("caches.has('somebody-else')")
