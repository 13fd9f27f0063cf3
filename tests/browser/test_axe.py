"""axe-core on every page, light and dark, on a phone and on a desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
KINDS = (
    "companies",
    "roles",
    "rounds",
    "rubrics",
    "concepts",
    "cases",
    "sources",
    "practice",
)
LOOKS = [
    pytest.param(scheme, width, id=f"{scheme}-{width}")
    for scheme in ("light", "dark")
    for width in (390, 1280)
]


def readable(results: dict[str, Any]) -> list[str]:
    """Return each violation as a line: rule, help, and where."""
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:120]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme, width", LOOKS)
@pytest.mark.parametrize("kind", ["", *KINDS])
def test_axe_finds_nothing(
    watched: Callable[..., Any], site: Path, kind: str, scheme: str, width: int
) -> None:
    visit = watched(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    pages = sorted((site / kind).rglob("index.html")) if kind else [site / "index.html"]
    assert pages
    tab = visit.context.new_page()
    faults: dict[str, list[str]] = {}
    for file in pages:
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        visit.go(tab, path)
        # Evaluated through the protocol, so the site's own policy stays as it is.
        tab.evaluate(AXE.read_text("utf-8"))
        found = readable(json.loads(tab.evaluate("axe.run().then((r) => JSON.stringify(r))")))
        if found:
            faults[path] = found
    assert faults == {}
