"""Work that goes on beside this process, in one split from it that has read what this one has.

Where a process cannot be split, the work is done when it is waited for.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Generic, Self, TypeVar

T = TypeVar("T")

SPLITS = sys.platform == "linux"


class Beside(Generic[T]):
    """`work` under way; what it gives must be something that pickle can hold.

    As a context it ends the work, where nobody has waited for it.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        if not SPLITS:
            return
        fork = multiprocessing.get_context("fork")
        self._answer, answer = fork.Pipe(duplex=False)
        self._process = fork.Process(target=_send, args=(work, answer))
        # What lies in memory is shared until it is written to, and to count garbage is to write.
        gc.freeze()
        self._process.start()
        gc.unfreeze()
        answer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait(self) -> T:
        """Return what the work gives; raise RuntimeError where it failed, once it has said how."""
        if not SPLITS:
            return self._work()
        try:
            given: T = self._answer.recv()
        except EOFError:
            raise RuntimeError("the work beside this process failed, as said above") from None
        finally:
            self._process.join()
            self._answer.close()
        return given

    def stop(self) -> None:
        """End the work, whatever it was at."""
        if SPLITS:
            self._process.terminate()
            self._process.join()
            self._answer.close()


def _send(work: Callable[[], T], answer: Connection) -> None:
    answer.send(work())
