"""Broken content of tests/bad_input that is too large, too deep, or of a kind not kept as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


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


# By the name of the folder in tests/bad_input that they complete.
_MADE: dict[str, Callable[[Path], None]] = {
    "deep-nesting": _deep,
    "huge-file": _huge,
    "stray-files": _links,
    "unclosed-marks": _unclosed,
}


def complete(case: str, site: Path) -> None:
    """Write into `site` what the folder `case` of tests/bad_input is too small to hold."""
    if case in _MADE:
        _MADE[case](site)
