"""The address that the guide is published at, as its configuration says."""

from __future__ import annotations

import os
from pathlib import Path

import yaml


def address(root: Path) -> str:
    """Return the `site_url` of the mkdocs.yml at `root`, or "" where there is none.

    Either engine may be the one that is installed, so the file is read without constructing what
    the tags of both stand for; of them `!ENV` is the one that a `site_url` has.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8") as file:
        found = yaml.compose(file, Loader=yaml.SafeLoader)
    values = [value for key, value in found.value if key.value == "site_url"] if found else []
    if not values:
        return ""
    if isinstance(values[0], yaml.SequenceNode):
        *names, fallback = (str(one.value) for one in values[0].value)
        return next((os.environ[name] for name in names if name in os.environ), fallback)
    return str(values[0].value)
