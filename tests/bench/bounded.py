"""A measurement that ends: a folder for what it needs, and a time after which it is given up."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Exit status of what was not done in time.
LATE = 2


@contextmanager
def bounded(name: str, seconds: float) -> Iterator[Path]:
    """Give a folder; remove it and end this process after `seconds`, whatever it waits for.

    A page that answers nothing holds up whoever asks it, so no exception is raised: the process
    ends, and Playwright's driver, which then hears nothing more from it, ends its browsers. The
    same happens where somebody else ends the process.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"loopguide-{name}-"))

    def give_up() -> None:
        print(f"\n{name}: given up after {seconds:.0f} s", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(LATE)

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(LATE))
    try:
        yield folder
    finally:
        signal.signal(signal.SIGTERM, before)
        timer.cancel()
        shutil.rmtree(folder, ignore_errors=True)
