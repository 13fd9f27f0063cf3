"""What authors call: `python -m macros COMMAND`."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

# Where each command is, as module or module:function (else `run`), and what it does. A module is
# imported where its command is called: most of the time that a check of unchanged content takes
# would go into the others.
COMMANDS = {
    "check": ("check", "name every problem in the content, or in single files"),
    "new": ("commands.new", "write a page, quiz or question from a template"),
    "ids": ("commands.lists:ids", "list every id that records may name, and free letters"),
    "stats": ("commands.lists:stats", "coverage, banks, types, cues of form, words a page"),
    "stale": ("commands.lists:stale", "everything by the day it was last checked, oldest first"),
    "rename": ("commands.rename", "rename an id in every file, and remember the old one"),
    "import": ("imports.command", "write a quiz of questions in another format"),
    "schema": ("commands.schema", "write JSON Schemas for editors to .schemas/"),
    "export": ("commands.export", "write the question bank for Anki, Moodle, QTI, spreadsheets"),
    "preview": ("commands.preview", "show one page or quiz in the browser"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command that `arguments` name and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(
        prog="python -m macros",
        description="Help for authors of the guide; CONTRIBUTING.md has the rest.",
        epilog="python -m macros COMMAND --help says more of each.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (place, text) in COMMANDS.items():
        own = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name in words:
            module, _, function = place.partition(":")
            found = import_module(f"macros.{module}")
            own.epilog = getattr(found, "EPILOG", None)
            found.arguments(own)
            own.set_defaults(run=getattr(found, function or "run"))
    options = parser.parse_args(words)
    return int(options.run(options))


if __name__ == "__main__":
    raise SystemExit(main())
