"""The guide's macros: the only file that knows mkdocs-macros.

The rest is imported as it is needed, since `mkdocs serve` keeps this module: see
`macros.engine.live`.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_log = logging.getLogger("mkdocs.loopguide")


def define_env(env: Any) -> None:
    """Register the guide's macros and its navigation with mkdocs-macros or Zensical.

    Raises whatever importing the code raises, after naming it: the plugin masks the cause.
    """
    from macros.engine import live

    try:
        guide = live.current(ROOT, _log.warning)
    except Exception:
        _log.exception("the macros could not be loaded")
        raise

    def here() -> str:
        # A page of mkdocs has a file; one of Zensical has a path alone.
        file = getattr(env.page, "file", None)
        return str(env.page.path if file is None else file.src_uri)

    def linked(html: str) -> str:
        from macros.engine import zensical

        return html if hasattr(env.page, "file") else zensical.source_links(html, here())

    for name, function in guide.macros(here, linked).items():
        env.macro(function, name)
    env.conf["nav"] = guide.navigation()  # too late for Zensical, see macros.engine.zensical
