"""Write `site/` whole, or not at all: check, build aside, finish, swap.

Usage: python -m macros.publish [--engine mkdocs|zensical] [--pdf] [--times] [OUTPUT]
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from macros.check import report
from macros.editions.files import write_epubs
from macros.editions.pdf import write_pdfs
from macros.engine import live, zensical
from macros.exports.files import DOWNLOADS
from macros.exports.page import fill
from macros.exports.write import bank_files, write
from macros.reading.disk.address import address
from macros.reading.disk.history import committed
from macros.rules import published

from .clock import Clock
from .finish import finish
from .hosts.moved import write_moved
from .offline import keep_assets

ROOT = Path(__file__).resolve().parents[2]


def start(root: Path, output: Path) -> Callable[[], int]:
    """Start building the guide at `root` into `output` with MkDocs.

    Returns what waits for its end and returns its exit status.

    Where a process can be split in two, MkDocs goes on with what has been read already, and takes
    its memory with it when it is done.
    """
    words = ["build", "--strict", "--site-dir", str(output)]
    if sys.platform == "linux":
        gc.collect()
        gc.freeze()
        split = multiprocessing.get_context("fork").Process(target=_mkdocs, args=(root, words))
        split.start()
        gc.unfreeze()

        def wait() -> int:
            split.join()
            return split.exitcode or 0

        return wait
    command = [sys.executable, "-m", "mkdocs", *words]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, cwd=root, env=environment).wait


def _mkdocs(root: Path, words: list[str]) -> None:
    gc.enable()
    os.chdir(root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.__main__ import cli

    cli(words)


ENGINES: dict[str, Callable[[Path, Path], Callable[[], int]]] = {
    "mkdocs": start,
    "zensical": lambda root, output: partial(zensical.build, root, output),
}


def publish(
    output: Path, engine: str = "mkdocs", clock: Clock | None = None, *, pdf: bool = False
) -> int:
    """Build the guide into `output`; return 0, or 1 with `output` left as it was.

    Of a site that lies there the assets are kept, for readers who have it open.
    `engine` is a name in ENGINES; it must be installed. `clock` is told each step. With `pdf` each
    loop is printed too, which takes a browser and minutes.
    """
    clock = clock or Clock()
    with clock.step("read and check"):
        guide = live.current(ROOT, lambda _: None)
        if report(ROOT, guide.catalog, guide.problems, finished=True) != 0:
            return 1
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the output, so that the swap is a rename on one file system.
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
        fresh = Path(folder) / "site"
        wait = ENGINES[engine](ROOT, fresh)
        try:
            with clock.step(f"the bank, while {engine} runs"):
                history = committed(ROOT)
                bank = bank_files(guide.catalog, address(ROOT), history)
        finally:  # the engine writes into a folder that goes when this fails
            with clock.step(engine):
                status = wait()
        if status != 0:
            return 1
        with clock.step("books and downloads"):
            write_epubs(fresh, guide.catalog)
            if pdf:
                write_pdfs(fresh, guide.catalog)
            write(fresh / DOWNLOADS, bank)
            fill(fresh, guide.catalog, bank)
        finish(fresh, history, clock)
        write_moved(fresh, published.moved(guide.catalog))
        old = Path(folder) / "old"
        if output.exists():
            keep_assets(output, fresh)
            output.rename(old)
        fresh.rename(output)
        shutil.rmtree(old, ignore_errors=True)
    return 0


def _main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--engine", choices=ENGINES, default="mkdocs")
    parser.add_argument("--pdf", action="store_true", help="print a book of each loop as well")
    parser.add_argument("--times", action="store_true", help="say how long each step took")
    parser.add_argument("output", nargs="?", type=Path, help="site/, where none is named")
    options = parser.parse_args()
    # What is read lives to the end, and a large guide has millions of objects to look through.
    gc.disable()
    clock = Clock()
    output = (options.output or Path("site")).resolve()
    status = publish(output, options.engine, clock, pdf=options.pdf)
    if options.times:
        print(clock)
    if status == 0 and options.output is None:  # what is built elsewhere is only looked at
        published.remember(ROOT, live.latest().catalog)
    return status


if __name__ == "__main__":
    raise SystemExit(_main())
