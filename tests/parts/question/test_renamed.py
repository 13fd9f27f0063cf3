"""Two editions of a small guide, one after the other, in one reader's browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyboard
import pytest
import served
from playwright.sync_api import Browser, Page, expect

from macros.__main__ import main
from macros.reading.load import load_page

ROOT = Path(__file__).parents[3]
TOOL = """---
title: Progress
description: Where you stand.
---
{{ head() }}

{{ readiness() }}

{{ foot() }}
"""


class Editions:
    """A project of its own that is published again and again into one served folder."""

    def __init__(self, folder: Path) -> None:
        self.root, self.site = folder / "project", folder / "site"
        shutil.copytree(ROOT / "tests" / "minimal", self.root)
        shutil.copytree(ROOT / "docs" / "assets", self.root / "docs" / "assets")
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "macros", self.root / "macros", ignore=left_out)
        shutil.copy(ROOT / "docs" / "sw.js", self.root / "docs")
        shutil.copy(ROOT / "mkdocs.yml", self.root)
        (self.root / "node_modules").symlink_to(ROOT / "node_modules")
        # The other words that lead to the real guide's pages.
        leads = self.root / "docs/assets/parts/search/leads.js"
        leads.write_text("export const SAME = [];\nexport const LEADS = {};\n", "utf-8")
        (self.root / "docs/practice/progress.md").write_text(TOOL, "utf-8")

    def publish(self) -> None:
        """Publish what the project holds now."""
        run = subprocess.run(
            [sys.executable, "-m", "macros.publish", str(self.site)],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr

    def rename(self, old: str, new: str) -> None:
        """Rename as an author does."""
        assert main(["rename", old, new, "--root", str(self.root)]) == 0


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    made = Editions(tmp_path_factory.mktemp("editions"))
    made.publish()
    return made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


def _kept(page: Page) -> set[str]:
    """Return the ids of the questions of which the browser keeps something."""
    keys = page.evaluate("() => Object.keys(localStorage)")
    return {key.split(":item:")[1] for key in keys if ":item:" in key}


def test_a_renamed_question_keeps_its_verdict_and_a_moved_page_its_address(
    editions: Editions, page: Page
) -> None:
    title = load_page(editions.root / "docs/concepts/logs.md", editions.root).data["title"]
    with served.Server(editions.site) as server:
        page.goto(f"{server.url}concepts/trust/")
        keyboard.show_all(page)
        item = page.locator("lg-item[data-id='trust.first']")
        right = item.locator("[type=radio]").first
        right.check(timeout=10_000)
        item.locator("[data-act=check]").click()
        verdict = item.locator(".lg-feedback__verdict")
        expect(verdict).to_be_visible()
        said = verdict.inner_text()

        editions.rename("trust.first", "trust.start")
        editions.rename("concept:logs", "concept:evident")
        editions.publish()

        # A tool that lists every question knows, though the question itself was not met again.
        page.goto(f"{server.url}practice/progress/")
        page.wait_for_function("() => Object.keys(localStorage).some((k) => k.includes('.start'))")
        assert _kept(page) == {"trust.first", "trust.start"}

        page.goto(f"{server.url}concepts/trust/")
        again = page.locator("lg-item[data-id='trust.start'] .lg-feedback__verdict")
        expect(again).to_have_text(said)

        page.goto(f"{server.url}concepts/logs/")
        page.wait_for_url("**/concepts/evident/")
        expect(page.locator("h1")).to_have_text(title)


def test_a_question_met_again_on_its_page_is_adopted_there(editions: Editions, page: Page) -> None:
    """The second edition without the tool: the question itself takes over what was its own."""
    with served.Server(editions.site) as server:
        page.goto(f"{server.url}concepts/trust/")
        keyboard.show_all(page)
        item = page.locator("lg-item[data-id='trust.start']")
        item.locator("[type=radio]").first.check(timeout=10_000)
        item.locator("[data-act=check]").click()
        said = item.locator(".lg-feedback__verdict").inner_text()
        page.evaluate(
            """() => {
              for (const key of Object.keys(localStorage).filter((k) => k.endsWith(".start"))) {
                localStorage.setItem(key.replace(".start", ".first"), localStorage.getItem(key));
                localStorage.removeItem(key);
              }
            }"""
        )
        page.reload()
        expect(item.locator(".lg-feedback__verdict")).to_have_text(said)
