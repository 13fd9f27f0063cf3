"""A file to download: its bytes, what it holds of the bank, and what it cannot hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

# The folder of the site that they are in.
DOWNLOADS = "downloads"
# No file carries the day it was made: the same content gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Loss:
    """What of one question a format cannot hold, or holds elsewhere than in its place."""

    question: str
    what: str


@dataclass(frozen=True)
class Told:
    """What is said of a file once it is written: how many `questions` it has, what it `lost`.

    `losses_name` is the file beside it that lists the losses, or nothing.
    """

    name: str
    format: str
    questions: int
    lost: int
    losses_name: str


@dataclass(frozen=True)
class Export:
    """A file named `name`, in a `format` as readers call it, with so many `questions` in it.

    `everywhere` are losses of every question alike.
    """

    name: str
    format: str
    data: bytes
    questions: int
    losses: tuple[Loss, ...] = ()
    everywhere: tuple[str, ...] = ()

    @property
    def losses_name(self) -> str:
        """Return the name of the file beside it that lists the losses."""
        stem = self.name
        for ending in (".txt", ".xml", ".zip"):  # what follows the name of the format
            stem = stem.removesuffix(ending)
        return f"{stem}.losses.txt"

    def told(self) -> Told:
        """Return what is said of the file, without its bytes."""
        name = self.losses_name if self.losses_text() else ""
        return Told(self.name, self.format, self.questions, len(self.losses), name)

    def losses_text(self) -> str:
        """Return the list of losses, a line each; empty where nothing is lost."""
        if not self.losses and not self.everywhere:
            return ""
        touched = len({loss.question for loss in self.losses})
        lines = [
            f"What {self.name} ({self.format}) cannot hold as the guide has it.",
            f"{self.questions} questions in the file, {touched} of them listed below.",
            "bank.json has everything.",
            "",
            *(f"Every question: {what}" for what in self.everywhere),
            *(f"{loss.question}: {loss.what}" for loss in self.losses),
        ]
        return "\n".join([*lines, ""])


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of `members`, names and data, in their order; the same for the same.

    Each is taken when the one before it is compressed, so that never all are in memory.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, data in members:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            file.writestr(entry, data)
    return buffer.getvalue()


def is_download(path: str) -> bool:
    """Tell whether a path below the site is a file to download; their page is none."""
    return path.startswith(f"{DOWNLOADS}/") and not path.endswith(".html")
