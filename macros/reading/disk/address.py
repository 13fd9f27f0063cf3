"""The address that the guide is published at, as its configuration says."""

from __future__ import annotations

from pathlib import Path

from mkdocs.utils.yaml import yaml_load


def address(root: Path) -> str:
    """Return the `site_url` of the mkdocs.yml at `root`, or "" where none is set."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        return str(yaml_load(file).get("site_url") or "")
