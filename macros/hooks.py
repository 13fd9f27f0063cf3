"""What mkdocs must be told before it reads a page itself; Zensical does without.

A page that mkdocs could not read, or would show with its front matter as text or a traceback, is
replaced by a stand-in that shows its problems. `macros.check` refuses such pages before a build.
"""

from __future__ import annotations

import sys
from typing import Any


def on_page_read_source(page: Any, **_options: Any) -> str | None:
    """Return the stand-in for a broken page, or None to let mkdocs read it."""
    # mkdocs-macros has imported it by now, and may have imported it anew since the last build.
    site = sys.modules["macros.site"].latest()
    stand_in: str | None = site.stand_in(page.file.src_uri)
    return stand_in
