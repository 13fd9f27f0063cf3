"""axe-core on every page, light and dark, on a phone and on a desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# From the sources, since tests are named before the site is built.
PAGES = sorted(
    path.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index")
    for path in (ROOT / "docs").rglob("*.md")
)


def readable(results: dict[str, Any]) -> list[str]:
    """Return each violation as a line: rule, help, and where."""
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:120]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(watched: Callable[..., Any], page: str) -> None:
    path = page if page == "" or page.endswith("/") else page + "/"
    faults: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        visit = watched(
            color_scheme=scheme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        tab = visit.open(path)
        # Evaluated through the protocol, so the site's own policy stays as it is.
        tab.evaluate(AXE.read_text("utf-8"))
        for width in (1280, 390):
            tab.set_viewport_size({"width": width, "height": 844})
            results = json.loads(tab.evaluate("axe.run().then((r) => JSON.stringify(r))"))
            if found := readable(results):
                faults[f"{scheme} {width}"] = found
            overflow = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            if overflow > 0:
                faults[f"{scheme} {width} overflow"] = [f"{overflow} px too wide"]
    assert faults == {}
