"""Icons of Material's sets, by the names that its reference gives them: `:material-lock:`."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

ICON = re.compile(r":((?:material|fontawesome|octicons|simple)-[a-z0-9-]+):")
# Who brings them: Material for MkDocs today, its successor then.
_PACKAGES = ("material", "zensical")


@lru_cache(maxsize=1)
def _folder() -> Path:
    for package in _PACKAGES:
        spec = find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            found = Path(place) / "templates" / ".icons"
            if found.is_dir():
                return found
    raise FileNotFoundError("no package with icons is installed: " + ", ".join(_PACKAGES))


def icon_file(name: str) -> Path | None:
    """Return the drawing of `material-lock`, or None where no set has it."""
    first, _, rest = name.partition("-")
    names = [rest]
    if first == "fontawesome":  # whose sets lie in folders
        names = ["/".join(rest.split("-", 1))]
    found = (_folder() / first / f"{each}.svg" for each in names)
    return next((path for path in found if path.is_file()), None)
