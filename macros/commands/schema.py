"""Write the schemas that editors check and complete YAML with."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.check import ROOT
from macros.reading.schemas import FOLDER, MODELS, write

EPILOG = """Once they are there, `check`, `new`, `rename` and `make serve` keep them fresh."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Write one schema a model and return 0."""
    write(options.root)
    print(f"wrote {len(MODELS)} schemas to {FOLDER}/")
    return 0
