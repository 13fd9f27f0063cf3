"""What a plan calls the items of a checklist."""

from __future__ import annotations

import pytest

from macros.parts.study import item_name
from macros.reading.catalog import Catalog


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**Duties column.** Beside each row: the law.", "Duties column"),
        ("**Three maps** of systems I worked on.", "Three maps"),
        ("The price of your way, in each, with its unit.", "The price of your way"),
        (
            "My first two sentences are written and said aloud ten times.",
            "My first two sentences are written and said…",
        ),
        ("One that you can say *I decided* of.", "One that you can say I decided of"),
    ],
)
def test_an_item_is_called_by_its_lead_or_how_it_begins(text: str, name: str) -> None:
    assert item_name(text) == name


def test_items_of_a_list_have_names_of_their_own(catalog: Catalog) -> None:
    for checklist, *_ in catalog.checklists.values():
        names = [item_name(item.text) for item in checklist.items]
        assert all(names)
        if checklist.when == "before":
            assert len(set(names)) == len(names), checklist.id
