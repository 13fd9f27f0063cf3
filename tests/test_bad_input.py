"""Every kind of bad input, with the exact lines an author reads.

A case is a folder of files that replace or join those of tests/minimal, and `expected.txt`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import check

HERE = Path(__file__).parent
CASES = sorted(path.name for path in (HERE / "bad_input").iterdir())


def _deep(site: Path) -> None:
    (site / "quizzes/concepts/trust.yml").write_text("quiz: " + "[\n" * 100_000)
    levels = "\n".join("  " * level + "deeper:" for level in range(200))
    (site / "docs/concepts/logs.md").write_text(f"---\n{levels}\n---\n{{{{ head() }}}}\n")
    (site / "quizzes/rounds/acme-pm/design.yml").write_text(("- " * 1_000 + "\n") * 100 + "end")


def _huge(site: Path) -> None:
    for name in ("quizzes/concepts/trust.yml", "docs/concepts/logs.md"):
        with (site / name).open("a") as file:
            file.write("\n" * 300_000)


def _unclosed(site: Path) -> None:
    """Add what a careless pattern would look for to the end of the file, again and again."""
    with (site / "docs/concepts/logs.md").open("a") as file:
        for text in ("{{", "{%", "{#", "<", "<a ", "](", "[x](", "[", "`a ", "*a_", "!!! "):
            file.write(text * (3_900 // len(text)) + "\n\n")
        file.write("## x" + " " * 3_900 + "y\n\n" + "```a\n" * 9_000 + "## a\n" * 9_000)


def _links(site: Path) -> None:
    (site / "docs/linked.md").symlink_to("/etc/hostname")
    (site / "docs/concepts/loop").symlink_to("..")
    (site / "quizzes/concepts/logs.yml").symlink_to("trust.yml")


# Too large, too deep, or of a kind that is not kept as files.
MADE: dict[str, Callable[[Path], None]] = {
    "deep-nesting": _deep,
    "huge-file": _huge,
    "stray-files": _links,
    "unclosed-marks": _unclosed,
}


@pytest.mark.parametrize("case", CASES)
def test_every_problem_is_named_as_expected(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = HERE / "bad_input" / case
    shutil.copytree(HERE / "minimal", tmp_path, dirs_exist_ok=True)
    shutil.copytree(
        folder, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    MADE.get(case, lambda _site: None)(tmp_path)

    status = check.main(tmp_path)

    output = capsys.readouterr()
    expected = (folder / "expected.txt").read_text("utf-8")
    assert output.out == expected
    assert output.err == ""
    assert status == (0 if case == "bom-and-crlf" else 1)
