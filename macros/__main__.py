"""What authors call: `python -m macros COMMAND`."""

from __future__ import annotations

import argparse

from macros import check
from macros.commands import export, lists, new, preview, rename, schema
from macros.imports import command as imports

COMMANDS = {
    "check": (check, check.run, "name every problem in the content, or in single files"),
    "new": (new, new.run, "write a page, quiz or question from a template"),
    "ids": (lists, lists.ids, "list every id that records may name, and free letters"),
    "stats": (lists, lists.stats, "coverage, banks, types, cues of form, words a page"),
    "stale": (lists, lists.stale, "everything by the day it was last checked, oldest first"),
    "rename": (rename, rename.run, "rename an id in every file, and remember the old one"),
    "import": (imports, imports.run, "write a quiz of questions in another format"),
    "schema": (schema, schema.run, "write JSON Schemas for editors to .schemas/"),
    "export": (export, export.run, "write the question bank for Anki, Moodle, QTI, spreadsheets"),
    "preview": (preview, preview.run, "show one page or quiz in the browser"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command that `arguments` name and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m macros",
        description="Help for authors of the guide; CONTRIBUTING.md has the rest.",
        epilog="python -m macros COMMAND --help says more of each.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, run, text) in COMMANDS.items():
        own = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=getattr(module, "EPILOG", None),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.arguments(own)
        own.set_defaults(run=run)
    options = parser.parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    raise SystemExit(main())
