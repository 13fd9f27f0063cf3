"""Write `site/` whole, or not at all: check, build aside, finish, swap.

Usage: python -m macros.publish [--engine mkdocs|zensical] [--pdf] [--times] [OUTPUT]
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from macros.check import KEPT, report
from macros.editions.files import write_epubs
from macros.editions.pdf import write_pdfs
from macros.engine import live, zensical
from macros.exports.files import DOWNLOADS, Told
from macros.exports.page import fill
from macros.exports.write import bank_files, write
from macros.reading.disk.address import address
from macros.reading.disk.beside import SPLITS, Beside
from macros.reading.disk.finished import Finished
from macros.reading.disk.history import committed
from macros.reading.disk.kept import kept
from macros.rules import published, standards

from .clock import Clock
from .finish import finish
from .hosts.moved import write_moved
from .offline import keep_assets

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Running:
    """An engine at work: `wait` returns its exit status once it is done, `stop` ends it."""

    wait: Callable[[], int]
    stop: Callable[[], object]


def start(root: Path, output: Path) -> Running:
    """Start building the guide at `root` into `output` with MkDocs.

    Where a process can be split in two, MkDocs goes on with what has been read already, and takes
    its memory with it when it is done.
    """
    words = ["build", "--strict", "--site-dir", str(output)]
    if SPLITS:
        split = Beside(partial(_mkdocs, root, words))
        return Running(split.wait, split.stop)
    command = [sys.executable, "-m", "mkdocs", *words]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=root, env=environment)
    return Running(process.wait, process.terminate)


def _mkdocs(root: Path, words: list[str]) -> int:
    gc.enable()
    os.chdir(root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.__main__ import cli

    try:
        cli(words)
    except SystemExit as ended:
        return 0 if ended.code in (None, 0) else 1
    return 0


def _zensical(root: Path, output: Path) -> Running:
    """Return Zensical, which begins once it is waited for."""
    return Running(partial(zensical.build, root, output), lambda: None)


ENGINES: dict[str, Callable[[Path, Path], Running]] = {"mkdocs": start, "zensical": _zensical}


def publish(
    output: Path, engine: str = "mkdocs", clock: Clock | None = None, *, pdf: bool = False
) -> int:
    """Build the guide into `output`; return 0, or 1 with `output` left as it was.

    Of a site that lies there the assets are kept, for readers who have it open.
    `engine` is a name in ENGINES; it must be installed. `clock` is told each step. With `pdf` each
    loop is printed too, which takes a browser and minutes.
    """
    clock = clock or Clock()
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the output, so that the swap is a rename on one file system.
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
        fresh = Path(folder) / "site"
        history = committed(ROOT)
        staged = Path(folder) / DOWNLOADS
        bank = _build(fresh, staged, engine, clock, history)
        if bank is None:
            return 1
        catalog = live.latest().catalog
        (fresh / DOWNLOADS).mkdir(exist_ok=True)
        for file in staged.iterdir():
            file.rename(fresh / DOWNLOADS / file.name)
        if pdf:
            with clock.step("printed books"):
                write_pdfs(fresh, catalog)
        # They are made of pages as the engine wrote them, before `finish` writes any.
        with Beside(partial(write_epubs, fresh, catalog)) as books:

            def complete(site: Finished) -> None:
                with clock.step("books"):
                    books.wait()
                fill(site, catalog, bank)

            finish(fresh, history, clock, complete)
        write_moved(fresh, published.moved(catalog))
        old = Path(folder) / "old"
        if output.exists():
            keep_assets(output, fresh)
            output.rename(old)
        fresh.rename(output)
        shutil.rmtree(old, ignore_errors=True)
    return 0


def _build(
    fresh: Path, staged: Path, engine: str, clock: Clock, history: Mapping[str, datetime]
) -> list[Told] | None:
    """Read the guide, let the engine write its pages into `fresh`, and the bank's into `staged`.

    Return what is said of the bank's files, or None where something is wrong, once it has been
    said. What makes content unsound is found before the engine begins, what the standards ask
    beside it: should they refuse, it is stopped.
    """
    running: Running | None = None
    try:
        # It ends, and with it what it has in memory, before there is anything else to hold.
        with kept(ROOT / KEPT):
            with clock.step("read"):
                guide = live.current(ROOT, lambda _: None, standards=False)
            if guide.problems:
                report(ROOT, guide.catalog, guide.problems)
                return None
            running = ENGINES[engine](ROOT, fresh)
            alone = _built(running, engine, clock) if clock.apart else None
            with clock.step(f"check, while {engine} runs"):
                problems = standards.check(ROOT, guide.catalog)
                refused = report(ROOT, guide.catalog, problems) != 0
        if refused:
            running.stop()
            return None
        with clock.step(f"the bank, while {engine} runs"):
            # In a process of its own, which takes the memory of every text along.
            files = partial(bank_files, guide.catalog, address(ROOT), history)
            with Beside(lambda: write(staged, files())) as made:
                bank = made.wait()
    except BaseException:
        if running:
            running.stop()  # it writes into a folder that goes now
        raise
    return bank if (_built(running, engine, clock) if alone is None else alone) else None


def _built(running: Running, engine: str, clock: Clock) -> bool:
    """Wait for the engine; return whether it built the site."""
    with clock.step(engine):
        return running.wait() == 0


def _main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--engine", choices=ENGINES, default="mkdocs")
    parser.add_argument("--pdf", action="store_true", help="print a book of each loop as well")
    parser.add_argument("--times", action="store_true", help="say how long each step took")
    parser.add_argument(
        "--apart", action="store_true", help="and let nothing run beside the engine"
    )
    parser.add_argument("output", nargs="?", type=Path, help="site/, where none is named")
    options = parser.parse_args()
    # What is read lives to the end, and a large guide has millions of objects to look through.
    gc.disable()
    clock = Clock(apart=options.apart)
    output = (options.output or Path("site")).resolve()
    status = publish(output, options.engine, clock, pdf=options.pdf)
    if options.times:
        print(clock)
    if status == 0 and options.output is None:  # what is built elsewhere is only looked at
        published.remember(ROOT, live.latest().catalog)
    return status


if __name__ == "__main__":
    raise SystemExit(_main())
