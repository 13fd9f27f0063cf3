"""The same guide for mkdocs-quiz on stock Material: the same text, the questions in its syntax.

Usage: python tests/bench/peer.py GUIDE FOLDER

GUIDE is a folder of this guide, FOLDER becomes a project of plain MkDocs. What only this guide has
is left out, which favors the other: figures, citations, ledgers, heads and feet of pages, tools.
It knows one right option, several, and blanks to fill. What we ask otherwise becomes blanks, and a
question to be answered aloud a folded box with the model answer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.parts.vocabulary import MACROS
from macros.reading import catalog
from macros.records.questions import AnyQuestion
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.order import Order
from macros.records.questions.recall import Recall
from macros.records.questions.text import TextAnswer

_CONFIG = """site_name: Loopguide
site_url: https://example.org/loopguide/
theme:
  name: material
  font: false
plugins:
  - search
  - mkdocs_quiz
markdown_extensions: [admonition, attr_list, footnotes, md_in_html, sane_lists, tables, def_list,
  pymdownx.details, pymdownx.highlight, pymdownx.superfences]
"""
_QUIZ = re.compile(r"\{\{\s*quiz\(\)\s*\}\}")
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_PAGE_LINK = re.compile(r"\[([^\]]*)\]\((?!https:)[^)]*\)")


def write(guide: Path, folder: Path) -> None:
    """Write the project below the new folder `folder`."""
    found, problems = catalog.read(guide, MACROS)
    if problems:
        raise ValueError(problems[0])
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIG, "utf-8")
    for entry in found.entries.values():
        quiz = found.quiz_of.get(entry.ref)
        asked = "\n\n".join(_asked(question) for question in quiz.questions) if quiz else ""
        section = f"## Quiz\n\n{asked}"
        # The text of a template's page is written with what it computes left out.
        body = _MACRO.sub("", _QUIZ.sub(section.replace("\\", "\\\\"), entry.body))
        page = folder / "docs" / entry.src
        page.parent.mkdir(parents=True, exist_ok=True)
        title, says = (
            text.replace('"', "'") for text in (entry.page.title, entry.page.description)
        )
        text = f'---\ntitle: "{title}"\ndescription: "{says}"\n---\n\n# {title}\n\n{body}'
        page.write_text(text, "utf-8")


def _asked(question: AnyQuestion) -> str:
    lines = [_line(question.prompt), ""]
    match question:
        case Choice():
            for one in question.options:
                lines += [
                    f"- [{'x' if one.correct else ' '}] {_line(one.text)}",
                    f"> {_line(one.why)}",
                ]
        case Recall():
            model = "\n".join(f"    {line}" for line in _line(question.model).splitlines())
            asked = "".join(f"\n    - {_line(one.text)}" for one in question.criteria)
            prompt = _line(question.prompt).replace('"', "'")
            return f'??? question "{prompt}"\n{model}\n{asked}'
        case _:
            lines += [f"{text}: [[{answer}]]  " for text, answer in _blanks(question)]
            lines += ["", "---"]
    return "\n".join(["<quiz>", *lines, "", _line(question.explanation), "</quiz>"])


def _blanks(question: AnyQuestion) -> Iterator[tuple[str, str]]:
    match question:
        case Numeric():
            yield "Value", f"{question.answer.value:g}"
        case TextAnswer():
            yield "Answer", _line(question.accepted[0]).replace("]", "")
        case Match():
            targets = {one.id: one.text for one in question.targets}
            yield from (
                (_line(one.text), targets[one.to].replace("]", "")) for one in question.pairs
            )
        case Order():
            yield from ((_line(one.text), str(at)) for at, one in enumerate(question.items, 1))
        case _:
            raise ValueError(
                f"say here how mkdocs-quiz is to ask a question of type {question.type}"
            )


def _line(text: str) -> str:
    return _PAGE_LINK.sub(r"\1", " ".join(text.split()))


if __name__ == "__main__":
    write(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
