"""The search as readers meet it: what they type finds its page, whatever happens meanwhile."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import served
from playwright.sync_api import Browser, expect

from macros.publish import node

PAGE = "concepts/stride/"
OTHER = "concepts/zero-trust/"


def test_what_candidates_type_first_finds_its_page(site: Path, root: Path) -> None:
    program = root / "tests/parts/search/queries.mjs"
    command = [*node.command("node"), str(program), str(site)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["asked"] >= 180
    right = found["asked"] - len(found["missed"])
    assert right / found["asked"] >= 0.98, "\n".join(found["missed"])


def test_a_search_loads_little(site: Path) -> None:
    """The head is what every search loads; a part of terms is one more for each word."""

    def sent(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9))

    index = site / "search/search_index.json"
    assert sent(index) < 48_000
    folder = index.parent / json.loads(index.read_text("utf-8"))["parts"]
    parts = list(folder.glob("*.json"))
    assert len(parts) > 20
    assert max(map(sent, parts)) < 40_000


def test_results_name_the_loop_and_show_no_mark(watched: Callable[..., Any]) -> None:
    page = watched().open(PAGE)
    page.locator("#lg-search-open").click()
    page.locator("#lg-search-query").fill("recruiter screen")
    places = page.locator(".lg-search__place")
    expect(places.first).to_be_visible()
    texts = places.all_inner_texts()
    assert {"Zscaler AI/ML PM", "Palo Alto Networks AI/ML PM"} <= set(texts)
    page.locator("#lg-search-query").fill("whiteboard")
    expect(page.locator(".lg-search__hit mark").first).to_have_text("Whiteboard", ignore_case=True)
    for text in page.locator(".lg-search__excerpt").all_inner_texts():
        assert "reported Z" not in text
        assert not any(f"{letter}1" in text for letter in "PTZ"), text


@pytest.mark.parametrize("early", ["search_index.json", "search.js"])
def test_enter_goes_when_the_index_has_arrived(
    site: Path, server: served.Server, browser: Browser, early: str
) -> None:
    """Both the index and the code of the search may still be on their way."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    held: list[Any] = []
    page.route(f"**/{early}", lambda route: held.append(route))
    page.goto(server.url + PAGE)
    page.locator("#lg-search-open").click()
    page.keyboard.type("zero trust")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.locator("#lg-search")).to_be_visible()
    for route in held:
        route.continue_()
    expect(page).to_have_url(server.url + OTHER)
    context.close()


def test_enter_goes_to_what_is_typed_not_to_what_was_shown(
    server: served.Server, browser: Browser
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(server.url + PAGE)
    page.locator("#lg-search-open").click()
    query = page.locator("#lg-search-query")
    query.fill("kafka")
    expect(page.locator(".lg-search__hit").first).to_be_visible()
    query.fill("zero trust")
    page.keyboard.press("Enter")
    expect(page).to_have_url(server.url + OTHER)
    context.close()


@pytest.mark.parametrize("gone", ["**/search.js", "**/search-worker.js", "**/search_index.json"])
def test_search_that_cannot_load_says_what_to_do(
    server: served.Server, browser: Browser, gone: str
) -> None:
    """As after a new publication, in a page that was open before it."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route(gone, lambda route: route.fulfill(status=404))
    page.goto(server.url + PAGE)
    page.locator("#lg-search-open").click()
    page.locator("#lg-search-query").fill("kafka")
    status = page.locator("#lg-search [role=status]")
    expect(status).to_contain_text("Search cannot be loaded")
    page.unroute(gone)
    with page.expect_navigation():
        page.get_by_role("button", name="Reload the page").click()
    page.locator("#lg-search-open").click()
    page.locator("#lg-search-query").fill("kafka")
    expect(page.locator(".lg-search__hit").first).to_be_visible()
    context.close()


def test_elements_that_cannot_load_say_what_to_do(server: served.Server, browser: Browser) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/lg-plan.js", lambda route: route.fulfill(status=404))
    page.goto(server.url + "practice/plan/")
    notice = page.locator(".lg-notice", has_text="A part of this page cannot be loaded")
    expect(notice).to_be_visible()
    page.unroute("**/lg-plan.js")
    with page.expect_navigation():
        notice.get_by_role("button", name="Reload the page").click()
    expect(page.locator("lg-plan")).to_be_visible()
    expect(notice).to_have_count(0)
    context.close()
