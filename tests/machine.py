"""What the tests need of the machine besides Python: installed if need be, or named in one line.

Usage: python tests/machine.py [--all | --browser]

Without `--all` only what no test can do without: what Playwright's driver links, and Chromium.
With it (as in CI) also what single tests need, which are skipped where it is missing.
With `--browser` the path of the Chromium there is printed, and nothing installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SHELL = ("chromium-headless-shell", "chrome-headless-shell")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Debian keeps programs that servers run outside a plain user's PATH.
_PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
_MINIBROWSER = "webkit2gtk-4*/MiniBrowser"


@dataclass(frozen=True)
class Need:
    """Something of the machine: what it is for, how to see it, and Debian's packages of it."""

    name: str
    wanted_for: str
    there: Callable[[], bool]
    packages: tuple[str, ...]
    always: bool = False


def program(*names: str) -> str | None:
    """Return the path of the first of these programs that is installed, or None."""
    found = (shutil.which(name, path=_PATH) for name in names)
    return next(filter(None, found), None)


def chromium() -> str | None:
    """Return the path of a Chromium: the chosen one, the machine's, Playwright's own, or None."""
    chosen = os.environ.get("CHROMIUM") or program(*CHROMIUM)
    if chosen or not driver_runs():
        return chosen
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def shell() -> str | None:
    """Return the path of Chromium without a window, twice as quick to open a page, or None."""
    return os.environ.get("CHROMIUM") or program(*SHELL)


def minibrowser() -> str | None:
    """Return the path of WebKitGTK's small browser, which its driver starts, or None."""
    found = sorted(Path("/usr/lib").glob(f"*/{_MINIBROWSER}"))
    return str(found[-1]) if found else None


def driver_runs() -> bool:
    """Tell whether Playwright's driver starts; a minimal Debian lacks a library it links."""
    from playwright._impl._driver import compute_driver_executable

    node = str(compute_driver_executable()[0])
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0


NEEDS = (
    Need("libatomic", "Playwright's driver", driver_runs, ("libatomic1",), always=True),
    Need("Chromium", "every browser test", lambda: bool(chromium()), ("chromium",), always=True),
    Need(
        "Chromium's shell",
        "browser tests in half the time",
        lambda: bool(shell()),
        ("chromium-headless-shell",),
    ),
    Need(
        "Liberation's fonts",
        "tests of what fits on a sheet, which is the same everywhere in the same fonts",
        lambda: any(Path("/usr/share/fonts").rglob("LiberationSans-Regular.*")),
        ("fonts-liberation",),
    ),
    Need("git", "dates of pages", lambda: bool(program("git")), ("git",)),
    Need("nginx", "the recipe for nginx", lambda: bool(program("nginx")), ("nginx-light",)),
    Need(
        "epubcheck",
        "the books for e-readers",
        lambda: bool(program("epubcheck") and program("java")),
        ("epubcheck", "default-jre-headless"),
    ),
    Need("Java", "the Nu validator", lambda: bool(program("java")), ("default-jre-headless",)),
    Need(
        "Firefox",
        "the guide in Firefox",
        lambda: bool(program("firefox-esr", "firefox")),
        ("firefox-esr",),
    ),
    Need(
        "WebKitGTK",
        "the guide in WebKit",
        lambda: bool(minibrowser() and program("WebKitWebDriver") and program("Xvfb")),
        ("webkit2gtk-driver", "xvfb"),
    ),
)


def _install(packages: list[str]) -> None:
    """Install Debian's packages where that can be done without a question."""
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install):
        try:
            subprocess.run(
                [*sudo, *command], capture_output=True, env=environment, timeout=900, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return


def prepare(*, everything: bool) -> list[Need]:
    """Install what is missing, and return what is missing still; `everything` as `--all`."""
    missing = [need for need in NEEDS if (everything or need.always) and not need.there()]
    if missing:
        _install([package for need in missing for package in need.packages])
    missing = [need for need in missing if not need.there()]
    if any(need.name == "Chromium" for need in missing) and driver_runs():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, capture_output=True, timeout=900, check=False)
        missing = [need for need in missing if not need.there()]
    return missing


def find_chromium() -> str:
    """Return the path of a Chromium; exit with one line where there is none."""
    return chromium() or sys.exit("No Chromium found; set CHROMIUM=/path/to/chromium.")


def find_shell() -> str:
    """Return the path of what opens pages quickest; exit with one line where nothing does."""
    return shell() or find_chromium()


def main() -> int:
    """Prepare the machine; return 1 and name in a line each what it lacks, if it lacks anything."""
    if "--browser" in sys.argv[1:]:
        print(find_chromium())
        return 0
    missing = prepare(everything="--all" in sys.argv[1:])
    for need in missing:
        print(
            f"{need.name} is missing, needed for {need.wanted_for}; on Debian: "
            f"apt-get install {' '.join(need.packages)}",
            file=sys.stderr,
        )
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
