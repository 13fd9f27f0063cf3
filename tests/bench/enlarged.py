"""A finished site with more to study: a list of 13,000 questions, and a page of 400."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from pathlib import Path

KNOWN, ANSWERED = 13_000, 2_000
QUESTIONS = 400
LONG = "concepts/stride/"  # the page that is made long; any with a quiz would do
LIST = "practice/questions/"  # of everything to study

_ENTRY = re.compile(r'<li class="lg-study__page" data-page="concept:.*?</li>', re.DOTALL)
_ASKED = re.compile(r' data-questions="([^"]*)"')
# Where an entry of the list or a question in it has its name, a question its concept's, and where
# the entry's page is.
_NAME = re.compile(
    r'(?<=data-page="concept:)[^"]+|(?<=[" ])[^: "]+(?=:[0-9a-f]{12}:)'
    r'|(?<=:[0-9a-f]{12}:)[^:" ]+(?=:)|(?<=/concepts/)[^/"]+(?=/)'
)
_LINK = re.compile(r"(?<=/)(concepts/[^/\"]+/)")
_ID = re.compile(r'(?<= data-id=")[^"]+')


def long_page(site: Path) -> str:
    """Return a quiz page with the questions of many pages, QUESTIONS where there are so many."""
    found: list[str] = []
    for file in sorted(site.rglob("index.html")):
        found += re.findall(r"<lg-item.*?</lg-item>", file.read_text("utf-8"), re.DOTALL)
    items = found[:QUESTIONS]
    anchors = [match[1] for item in items if (match := re.search(r' id="([^"]+)"', item))]
    stops = "".join(
        f'<li class="lg-quiz__stop"><a href="#{anchor}">{number}</a></li>'
        for number, anchor in enumerate(anchors, 1)
    )
    page = (site / LONG / "index.html").read_text("utf-8")
    head, _, rest = page.partition('<ol class="lg-quiz__stops">')
    between, _, rest = rest.partition("</ol>")[2].partition(
        '<div class="lg-quiz__items" id="lg-questions">'
    )
    tail = rest.partition("</lg-quiz>")[2]
    return (
        f'{head}<ol class="lg-quiz__stops">{stops}</ol>{between}'
        f'<div class="lg-quiz__items" id="lg-questions">{"".join(items)}</div></lg-quiz>{tail}'
    )


def _count(text: str) -> int:
    """Return how many questions are in a list or in entries of it."""
    return sum(len(asked.split()) for asked in _ASKED.findall(text))


def long_list(text: str) -> tuple[str, int]:
    """Return the list of everything to study with KNOWN questions: its concepts, many times.

    With it how many copies of the concepts hold all questions answered: the first that are asked
    must stand on a page.
    """
    entries = "".join(_ENTRY.findall(text))
    own, more = _count(text), _count(entries)
    copies = [
        _NAME.sub(rf"\g<0>-{number}", entries) for number in range(1, -(-(KNOWN - own) // more) + 1)
    ]
    head, last, tail = text.rpartition(entries[-200:])
    return head + last + "".join(copies) + tail, -(-(ANSWERED - own) // more)


def _write(page: Path, text: str) -> None:
    """Write a page with its copy in gzip; what was linked from the site is left alone."""
    page.parent.mkdir(parents=True, exist_ok=True)
    for name in (page, page.with_name("index.html.br"), page.with_name("index.html.gz")):
        name.unlink(missing_ok=True)
    page.write_text(text, "utf-8")
    page.with_name("index.html.gz").write_bytes(gzip.compress(text.encode()))


def enlarged(site: Path, folder: Path) -> Path:
    """Return a copy of `site` in `folder` with the long list, what it names, and the long page."""
    copy = folder / "enlarged"
    shutil.copytree(site, copy, copy_function=os.link)
    text = (site / LIST / "index.html").read_text("utf-8")
    listed, copies = long_list(text)
    for path in _LINK.findall("".join(_ENTRY.findall(text))):
        page = (site / path / "index.html").read_text("utf-8")
        for number in range(1, copies + 1):
            named = f"{path.removesuffix('/')}-{number}"
            _write(copy / named / "index.html", _ID.sub(rf"\g<0>-{number}", page))
    _write(copy / LIST / "index.html", listed)
    _write(copy / LONG / "index.html", long_page(site))
    return copy
