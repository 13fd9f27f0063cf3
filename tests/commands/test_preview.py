"""`preview FILE`: the page is served, opened once it can be, and nothing is left running."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A loaded machine takes long to build even a small guide.
_SECONDS = 120


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the small guide in it."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "minimal", folder)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "macros", folder / "macros", ignore=left_out)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_preview_starts_shows_the_page_and_ends(project: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n', "utf-8")
    browser.chmod(0o755)
    address = f"127.0.0.1:{_free()}"
    command = [sys.executable, "-m", "macros", "preview", "docs/concepts/trust.md"]
    preview = subprocess.Popen(
        [*command, "--address", address],
        cwd=project,
        env={**os.environ, "BROWSER": f"{browser} %s"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # What starts the tests in the background may have it ignored, for all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        until = time.monotonic() + _SECONDS
        while not opened.exists() and preview.poll() is None and time.monotonic() < until:
            time.sleep(0.2)
        assert opened.exists(), preview.poll()
        time.sleep(0.5)  # until the line is written
        url = opened.read_text("utf-8").strip()
        assert url == f"http://{address}/concepts/trust/"
        with urllib.request.urlopen(url) as page:  # noqa: S310, our own server
            assert 'data-id="trust.first"' in page.read().decode()
    finally:
        preview.send_signal(signal.SIGINT)
        output, _ = preview.communicate(timeout=_SECONDS)
    assert preview.returncode == 0, output
    assert "Traceback" not in output
    with socket.socket() as one:  # the server is gone, or this would be refused
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", int(address.partition(":")[2])))


def test_a_preview_of_no_content_says_so() -> None:
    command = [sys.executable, "-m", "macros", "preview", "README.md"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "README.md" in run.stderr
