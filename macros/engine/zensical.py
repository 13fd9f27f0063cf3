"""Build the guide with Zensical, the successor of Material for MkDocs: what it needs besides.

It reads mkdocs.yml and runs our macros and extensions. It does not run hooks, takes the navigation
from the configuration alone, and rewrites the links in a macro's HTML as if an author had
written them. Tried with the version in requirements-next.txt.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import yaml

from .guide import Guide

# Not `data-href`: what scripts read, the engine leaves alone.
_HREF = re.compile(r'(?<=\s)href="([^"#][^"]*)"')


def source_links(html: str, src: str) -> str:
    """Return `html` with each relative address as it would be written in the file `src`.

    Our components give addresses relative to the page (`docs/a/b.md` is `a/b/`); the engine
    expects them relative to the file and puts `../` before each, except on index pages.
    """
    path = PurePosixPath(src)
    if path.stem == "index":
        return html
    page, folder = path.with_suffix("").as_posix(), path.parent.as_posix()

    def moved(match: re.Match[str]) -> str:
        url = urlsplit(match[1])
        if url.scheme or url.netloc or url.path.startswith("/"):
            return match[0]
        there = posixpath.relpath(posixpath.join(page, url.path), folder)
        slash = "/" if url.path.endswith("/") else ""
        return f'href="{there}{slash}{match[1][len(url.path) :]}"'

    return _HREF.sub(moved, html)


def configuration(guide: Guide, output: str, docs: str = "docs") -> str:
    """Return a configuration beside mkdocs.yml: navigation, folders, faults that stop it."""
    options = {"module_name": "macros", "on_undefined": "strict", "on_error_fail": True}
    return yaml.safe_dump(
        {
            "INHERIT": "mkdocs.yml",
            "nav": guide.navigation(),
            "site_dir": output,
            "docs_dir": docs,
            "plugins": [{"macros": options}],  # the last of a name counts
        },
        sort_keys=False,
        allow_unicode=True,
    )


def build(root: Path, output: Path) -> int:
    """Build the guide at `root` into `output`, a new folder; return 0, or 1 after saying why not.

    The engine reads and writes below the folder of its configuration only, so both lie at `root`
    for as long as it runs.
    """
    guide = Guide(root, lambda text: print(text, file=sys.stderr))
    with tempfile.TemporaryDirectory(prefix=".next-", dir=root) as folder:
        config = Path(f"{folder}.yml")
        name = Path(folder).name
        docs = f"{name}/docs" if guide.catalog.left_out else "docs"
        if guide.catalog.left_out:  # it makes a page of every file there is
            shutil.copytree(root / "docs", root / docs, ignore=_drafts(root, guide))
        config.write_text(configuration(guide, f"{name}/site", docs), "utf-8")
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        try:
            run = subprocess.run(
                [*command, "--config-file", config.name], cwd=root, env=environment, check=False
            )
        finally:
            config.unlink()
        made = Path(folder) / "site"
        if run.returncode != 0 or not (made / "index.html").is_file():
            return 1
        (made / "search").mkdir()
        (made / "search.json").rename(made / "search" / "search_index.json")
        shutil.move(made, output)
    return 0


def _drafts(root: Path, guide: Guide) -> Callable[[str, list[str]], list[str]]:
    """Return what tells `shutil.copytree` which files of a folder are left out as drafts."""
    left_out = {root / file.name for file in guide.catalog.left_out}
    return lambda folder, names: [name for name in names if Path(folder, name) in left_out]
