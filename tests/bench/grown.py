"""The guide made larger: its concept pages again and again, with ids and words of their own.

Usage: python tests/bench/grown.py FOLDER PAGES

FOLDER becomes a guide of that many pages which `python -m macros.publish` publishes from there.
Links between the copied pages lead to the copies of one round; facts are left alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What a publication needs of the project.
_NEEDED = ("docs", "macros", "quizzes", "mkdocs.yml", "standards.yml", "published.txt")
# A word within a sentence. Keys, ids and what stands in code touch another sign.
_WORD = re.compile(r"(?<=[a-z,;0-9 ] )[a-z]{4,}(?= [a-z0-9]|[;?]|\.(?:\s|$))")
# What rules read: a second demand where it follows another word than its own, what to round to.
_READ = frozenset(
    (
        *("that", "then", "also", "nearest", "whole", "number", "decimal", "decimals", "three"),
        *("hundred", "thousand", "million"),
    )
)
# Words this close in frequency stand for each other, so that the vocabulary stays as it is.
_BAND = 64


def grow(folder: Path, pages: int) -> None:
    """Write a guide of `pages` pages into the new folder `folder`.

    Raises ValueError where the guide itself has more.
    """
    files = subprocess.run(
        ["git", "ls-files", "-z", "--", *_NEEDED], cwd=ROOT, capture_output=True, check=True
    )
    for name in files.stdout.decode().split("\0")[:-1]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
    # Copies have the form of their originals, so whoever has seen these knows the keys of those.
    standards = folder / "standards.yml"
    text = standards.read_text("utf-8")
    # Their short prompts, as those of typed answers, stay alike when some words are exchanged.
    text = re.sub(r"^(above_chance|alike): \d+ ", r"\1: 100 ", text, flags=re.MULTILINE)
    standards.write_text(text, "utf-8")

    missing = pages - sum(1 for _ in (folder / "docs").rglob("*.md"))
    if missing < 0:
        raise ValueError(f"the guide has {-missing} pages more than {pages}")
    concepts = sorted(path.stem for path in (folder / "quizzes" / "concepts").glob("*.yml"))
    words = _Words(folder / "quizzes" / "concepts")
    for at in range(0, missing, len(concepts)):
        number = at // len(concepts) + 2
        made = _Copies(folder, concepts[: missing - at], number, words)
        for name in made.names:
            made.write(name)


class _Words:
    """The words of the questions by how often they stand there."""

    def __init__(self, quizzes: Path) -> None:
        found: Counter[str] = Counter()
        for path in sorted(quizzes.glob("*.yml")):
            found.update(_WORD.findall(path.read_text("utf-8")))
        for word in _READ:
            del found[word]
        self._ranked = [word for word, _ in sorted(found.items(), key=lambda one: (-one[1], one))]
        self._rank = {word: at for at, word in enumerate(self._ranked)}

    def others(self, text: str, number: int) -> str:
        """Return `text` with other words as usual as its own, others for each `number`."""

        def other(match: re.Match[str]) -> str:
            if match[0] in _READ:
                return match[0]
            first, at = divmod(self._rank[match[0]], _BAND)
            band = self._ranked[first * _BAND : (first + 1) * _BAND]
            return band[(at + number) % len(band)]

        return _WORD.sub(other, text)


class _Copies:
    """One round of copies of the concepts `names`; what they say of each other holds among them."""

    def __init__(self, folder: Path, names: list[str], number: int, words: _Words) -> None:
        self.folder, self.names, self.number, self.words = folder, names, number, words
        self._any = "|".join(sorted(names, key=len, reverse=True))

    def write(self, name: str) -> None:
        """Write the copy of one page and of its quiz."""
        copy = f"{name}-{self.number}"
        pages, quizzes = self.folder / "docs" / "concepts", self.folder / "quizzes" / "concepts"
        page = self._renamed((pages / f"{name}.md").read_text("utf-8"))
        page = re.sub(
            r"(?<=^title: )[^\"\n].*", rf"\g<0> {self.number}", page, count=1, flags=re.MULTILINE
        )
        page = re.sub(r"^was:.*\n", "", page, flags=re.MULTILINE)
        (pages / f"{copy}.md").write_text(page, "utf-8")
        quiz = self.words.others((quizzes / f"{name}.yml").read_text("utf-8"), self.number)
        quiz = re.sub(r"\bwas: \[[^\]]*\](?:, )?", "", quiz)
        quiz = re.sub(rf"(?<=\s){name}(?=\.[a-z])", copy, quiz)
        quiz = re.sub(rf"(?<=[\[,\s]){name}(?=\.[a-z])", copy, quiz)
        quiz = re.sub(r"(?<=^quiz: ).*", copy, quiz, flags=re.MULTILINE)
        (quizzes / f"{copy}.yml").write_text(self._renamed(quiz), "utf-8")

    def _renamed(self, text: str) -> str:
        """Return `text` with ids and addresses of these concepts changed to those of the copies."""
        text = re.sub(rf"(?<=\bconcept:)({self._any})(?![\w-])", self._copy, text)
        text = re.sub(rf"(?<=\]\()({self._any})(?=\.md)", self._copy, text)
        text = re.sub(r"(?<=^id: ).*", self._copy, text, flags=re.MULTILINE)
        return re.sub(
            r"^(?:\s*(?:- )?)(?:related|concepts): \[.*?\]",
            self._listed,
            text,
            flags=re.MULTILINE | re.DOTALL,
        )

    def _listed(self, match: re.Match[str]) -> str:
        return re.sub(rf"(?<=[\[\s,])({self._any})(?=[\],\s])", self._copy, match[0])

    def _copy(self, match: re.Match[str]) -> str:
        return f"{match[0]}-{self.number}"


if __name__ == "__main__":
    grow(Path(sys.argv[1]), int(sys.argv[2]))
