"""A browser with a microphone: a whole Chromium, since its shell ends when one is used."""

from __future__ import annotations

from collections.abc import Iterator

import machine
import pytest
from live import FLAGS
from playwright.sync_api import Browser, Playwright

# It beeps, and nobody is asked whether it may be used.
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(
        executable_path=machine.find_chromium(), args=[*FLAGS, *MICROPHONE]
    )
    yield running
    running.close()
