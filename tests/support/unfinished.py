"""Assets of a small site, finished as those of the guide are."""

from __future__ import annotations

from pathlib import Path

from macros.publish.assets import finish_assets
from macros.reading.disk.finished import Finished


def finished_assets(root: Path) -> None:
    """Finish what lies in assets/ below `root`, and write its pages."""
    site = Finished.read(root)
    finish_assets(site)
    site.write()
