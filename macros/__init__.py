"""The guide's macros: the only file that knows mkdocs-macros.

`mkdocs serve` keeps this package in `sys.modules` and Zensical runs `define_env` for every page,
so the submodules are imported inside it, anew only when their files have changed.
"""

from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# The token store is shared with the Markdown extension, which mkdocs imports once.
_KEPT = f"{__name__}.engine.tokens"
_log = logging.getLogger("mkdocs.loopguide")


def _current_site() -> Any:
    """Return the site as content, templates and code now are: a `macros.engine.guide.Site`.

    Raises whatever importing the code raises, after naming it: the plugin masks the cause.
    """
    stamp = max(path.stat().st_mtime_ns for path in Path(__file__).parent.rglob("*.py"))
    name = f"{__name__}.engine.guide"
    if getattr(sys.modules.get(name), "CODE_STAMP", stamp) != stamp:
        _forget()
    try:
        module = importlib.import_module(name)
        module.CODE_STAMP = stamp  # type: ignore[attr-defined]
        return module.current(ROOT, _log.warning)
    except Exception:
        _log.exception("the macros could not be loaded")
        raise


def _forget() -> None:
    """Drop the submodules, so that the next import reads them again."""
    package = sys.modules[__name__]
    for name in [known for known in sys.modules if known.startswith(f"{__name__}.")]:
        if name != _KEPT:
            del sys.modules[name]
            # `from macros import x` would otherwise find the old module here.
            vars(package).pop(name.rpartition(".")[2], None)


def define_env(env: Any) -> None:
    """Register the macros of `macros.engine.guide` with mkdocs-macros or Zensical."""
    site = _current_site()

    def here() -> str:
        # A page of mkdocs has a file; one of Zensical has a path alone.
        file = getattr(env.page, "file", None)
        return str(env.page.path if file is None else file.src_uri)

    def linked(html: str) -> str:
        if hasattr(env.page, "file"):
            return html
        engine = importlib.import_module(f"{__name__}.engine.zensical")
        return str(engine.source_links(html, here()))

    for name, function in site.macros(here, linked).items():
        env.macro(function, name)
    env.conf["nav"] = site.navigation()  # too late for Zensical, see macros.engine.zensical
