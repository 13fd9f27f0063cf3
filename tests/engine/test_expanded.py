"""What a page's macros give in place, without a template made of the page at its build."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from macros.engine import tokens
from macros.engine.guide import Guide
from macros.reading.files import read_files

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def guide() -> Guide:
    Guide(ROOT, print, standards=False)
    # Between the two readings, one of a guide that has files of the same names.
    Guide(Path(__file__).parents[1] / "minimal", print, standards=False)
    return Guide(ROOT, print, standards=False)


def test_every_page_is_what_a_template_makes_of_it(guide: Guide) -> None:
    environment, computed = Environment(), 0  # noqa: S701, as mkdocs-macros has it
    for file in read_files(ROOT):
        src = file.name.removeprefix("docs/")
        if src in guide.catalog.by_src:
            names = {**guide.macros(lambda src=src: src), **file.raw}  # type: ignore[misc]
            tokens.forget()  # each page counts from the beginning
            rendered = environment.from_string(file.loaded.body).render(names)
            tokens.forget()
            assert guide.expanded(src, file.loaded.body, file.raw) == rendered, src
            computed += guide.catalog.by_src[src].program is not None
    assert computed > 30


def test_what_the_record_was_not_read_from_is_left_to_a_template(guide: Guide) -> None:
    assert guide.expanded("index.md", "other text {{ head() }}", {}) is None
