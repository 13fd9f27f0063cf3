"""The question bank for Anki, Moodle, QTI and spreadsheets, as the published site has it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.check import ROOT
from macros.exports.files import DOWNLOADS
from macros.exports.write import bank_files, write
from macros.parts.vocabulary import read
from macros.reading.disk.address import address
from macros.reading.disk.history import committed

EPILOG = """Links in the files lead to the site at SITE_URL, or to the address in mkdocs.yml."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("--to", type=Path, default=Path(DOWNLOADS), help="a folder: downloads/")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Write the files and return 0, or 1 where the content has problems."""
    catalog, problems = read(options.root, drafts=False)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    files = bank_files(catalog, address(options.root), committed(options.root))
    for one in write(options.to, files):
        lost = f", {one.lost} notes in {one.losses_name}" if one.lost else ""
        print(f"{options.to / one.name}: {one.questions} questions{lost}")
    return 0
