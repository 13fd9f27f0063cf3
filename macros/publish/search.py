"""The search index of a finished site: a head that every search reads, and parts it reads a few of.

MkDocs and Zensical write one file with all words of the guide. A reader's phone would load and
index all of it for one word, and at 2,000 pages that is 5 MB compressed.
"""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path

from . import node
from .finished import Finished

INDEX = "search/search_index.json"
_PARTS = "assets/search"
_PROGRAM = Path(__file__).with_name("programs") / "search.mjs"
# The ledger is left out of MkDocs' index as one long list; each fact is looked for by its code.
_FACT = re.compile(r'<li class="lg-ledger__fact" id="([^"]+)">.*?<div>(.*?)</div>', re.DOTALL)
_KEYWORDS = re.compile(r'<meta name="keywords" content="([^"]*)">')


def divide_index(site: Finished) -> None:
    """Put the index's parts into assets/, where their folder gets a name by content; see `join`.

    Does nothing where the site has no index. Raises ValueError, in the program's own words, where
    the index cannot be made: a word of leads.js leads to a page that is gone.
    """
    index = site.root / INDEX
    if not index.is_file():
        return
    also = {
        name.removesuffix("index.html"): [unescape(found[1])]
        for name, text in site.pages.items()
        if (found := _KEYWORDS.search(text))
    }
    facts = [
        {
            "location": f"{name.removesuffix('index.html')}#{code}",
            "title": code.upper(),
            "text": text,
        }
        for name, page in site.pages.items()
        for code, text in _FACT.findall(page)
    ]
    job = {
        "index": str(index),
        "output": str(site.root / _PARTS),
        "also": also,
        "facts": facts,
    }
    run = subprocess.run(
        [*node.command("node"), str(_PROGRAM)],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode != 0:
        raise ValueError(run.stderr)


def join_index(root: Path) -> None:
    """Write into the head where its parts lie, once their folder has its name."""
    folders = list(root.glob(f"{_PARTS}-*"))
    if not folders:
        return
    index = root / INDEX
    head = json.loads(index.read_text("utf-8"))
    head["parts"] = f"../{folders[0].relative_to(root).as_posix()}/"
    index.write_text(json.dumps(head, ensure_ascii=False, separators=(",", ":")), "utf-8")
