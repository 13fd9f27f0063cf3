"""The guide's index of study as its scripts read it, written to a file for tests of their logic."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from macros.parts.study import StudyPage, index
from macros.reading.catalog import Catalog
from macros.records.pages import Role, Round


def write(catalog: Catalog, target: Path) -> None:
    """Write the index of `catalog` to `target`, as study-index.js reads its pages."""
    found = index(catalog)
    pages: list[dict[str, Any]] = []
    for role, rounds in found.loops:
        assert isinstance(role.page, Role)
        more = {"first": role.page.first, "day": role.page.on_site}
        pages += [_page(StudyPage(role, (), ()), role.page.short, more), *map(_page, rounds)]
    shelves = [page for _, concepts in found.shelves for page in concepts]
    pages += map(_page, [*shelves, *found.checklists, *found.worked, *found.sheets])
    target.write_text(json.dumps(pages), "utf-8")


def _page(study: StudyPage, title: str = "", more: dict[str, Any] | None = None) -> dict[str, Any]:
    page, entry = study.entry.page, study.entry
    held = page if isinstance(page, Round) else None
    return {
        "page": entry.ref,
        "kind": entry.kind,
        "id": entry.id,
        "title": title or page.title,
        "href": f"https://guide.test/{entry.id}/",
        "roles": study.roles,
        "questions": [
            {"id": q.id, "rev": q.revision, "concept": q.concepts[0], "type": q.type}
            for q in study.questions
        ],
        "minutes": held.minutes if held else 0,
        "attended": held is not None and held.attended,
        "rubrics": held.rubrics if held else (),
        "concepts": held.concepts if held else (),
        "checklist": study.checklist.id if study.checklist else "",
        "boxes": [item.id for item in study.checklist.items] if study.checklist else [],
        "names": study.names.split("|"),
        "rounds": study.rounds,
        "sheet": study.sheet,
        "first": (),
        "day": (),
        **(more or {}),
    }


def run_over_loops(root: Path, catalog: Catalog, folder: Path, script: str) -> str:
    """Run a script of tests over the loops of `catalog`, and return what it printed.

    `folder` takes the loops; `script` is a path below `root`. Fails where the script does, or where
    it skips a test.
    """
    loops = folder / "loops.json"
    write(catalog, loops)
    run = subprocess.run(
        ["node", "--test", script],
        cwd=root,
        env={**os.environ, "LOOPGUIDE_LOOPS": str(loops)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert "skipped 0" in run.stdout
    return run.stdout
