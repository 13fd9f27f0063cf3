"""Validate a QTI package against 1EdTech's schema, of which no copy may lie here.

Usage: python tests/exports/qti_schema.py PACKAGE.zip ITEM.xsd MANIFEST.xsd
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from lxml import etree


def main(package: str, item: str, manifest: str) -> int:
    """Print every fault with its file; return 1 where there are any."""
    schemas = {name: etree.XMLSchema(etree.parse(Path(name))) for name in (item, manifest)}
    faults = 0
    with zipfile.ZipFile(package) as file:
        for name in file.namelist():
            schema = schemas[manifest if name == "imsmanifest.xml" else item]
            try:
                schema.assertValid(etree.fromstring(file.read(name)))
            except etree.DocumentInvalid as fault:
                faults += 1
                print(f"{name}: {fault}")
        print(f"{len(file.namelist())} files, {faults} not valid")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
