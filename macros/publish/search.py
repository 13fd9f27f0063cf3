"""The search index of a finished site: a head that every search reads, and parts it reads a few of.

MkDocs and Zensical write one file with all words of the guide. A reader's phone would load and
index all of it for one word, and at 2,000 pages that is 5 MB compressed.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path

from macros.reading.disk.finished import Finished

from . import node

INDEX = "search/search_index.json"
_PARTS = "assets/search"
_PROGRAM = Path(__file__).with_name("programs") / "search.mjs"
# The ledger is left out of MkDocs' index as one long list; each fact is looked for by its code.
_FACT = re.compile(r'<li class="lg-ledger__fact" id="([^"]+)">.*?<div>(.*?)</div>', re.DOTALL)
_KEYWORDS = re.compile(r'<meta name="keywords" content="([^"]*)">')


class Dividing:
    """Puts the index's parts into assets/, where their folder gets a name by content; see `join`.

    It begins at once and goes on beside whatever follows, until `wait`. Nothing is done where the
    site has no index.
    """

    def __init__(self, site: Finished) -> None:
        self._running: subprocess.Popen[str] | None = None
        if (site.root / INDEX).is_file():
            # A file and not a pipe: nobody reads from it meanwhile.
            with tempfile.TemporaryFile("w+", encoding="utf-8") as job:
                json.dump(_job(site), job)
                job.seek(0)
                self._running = subprocess.Popen(
                    [*node.command("node"), str(_PROGRAM)],
                    stdin=job,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    encoding="utf-8",
                )

    def wait(self) -> None:
        """Return when the parts are there.

        Raises ValueError, in the program's own words, where the index cannot be made.
        """
        if self._running is not None:
            _, said = self._running.communicate()
            if self._running.returncode != 0:
                raise ValueError(said)


def _job(site: Finished) -> dict[str, object]:
    """Return what the program is to do; see `Job` there."""
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
    return {
        "index": str(site.root / INDEX),
        "output": str(site.root / _PARTS),
        "also": also,
        "facts": facts,
    }


def join_index(root: Path) -> None:
    """Write into the head where its parts lie, once their folder has its name."""
    folders = list(root.glob(f"{_PARTS}-*"))
    if not folders:
        return
    index = root / INDEX
    head = json.loads(index.read_text("utf-8"))
    head["parts"] = f"../{folders[0].relative_to(root).as_posix()}/"
    index.write_text(json.dumps(head, ensure_ascii=False, separators=(",", ":")), "utf-8")
