"""The guide's index of study as its scripts read it, written to a file for tests of their logic."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.parts.study import StudyPage, index
from macros.parts.vocabulary import read
from macros.records.pages import Role, Round


def write(root: Path, target: Path) -> None:
    """Write the index of the project at `root` to `target`, as study-index.js reads its pages."""
    found = index(read(root)[0])
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
    is_round = isinstance(page, Round)
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
        "minutes": page.minutes if is_round else 0,
        "attended": is_round and page.attended,
        "rubrics": page.rubrics if is_round else (),
        "concepts": page.concepts if is_round else (),
        "checklist": study.checklist.id if study.checklist else "",
        "boxes": [item.id for item in study.checklist.items] if study.checklist else [],
        "rounds": study.rounds,
        "sheet": study.sheet,
        "first": (),
        "day": (),
        **(more or {}),
    }
