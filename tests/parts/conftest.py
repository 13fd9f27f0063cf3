"""A real Chromium, and pages that fail their test where the site misbehaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import machine
import pytest
import served
from live import FLAGS, Watched
from playwright.sync_api import Browser, Playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=machine.find_shell(), args=FLAGS)
    yield running
    running.close()


@pytest.fixture
def watched(browser: Browser, server: served.Server) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens a fresh profile; options are Playwright's context options."""
    made: list[Watched] = []

    def make(**options: object) -> Watched:
        # A worker would answer before a test's own routes; tests of it ask for it.
        options.setdefault("service_workers", "block")
        # A fresh profile each time: a dark-mode test in a used one sees the light theme.
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        scripts = options.get("java_script_enabled") is not False
        made.append(Watched(context, server, scripts=scripts))
        return made[-1]

    yield make
    for each in made:
        each.check()
        each.context.close()
