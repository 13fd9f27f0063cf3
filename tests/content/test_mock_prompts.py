"""What a mock can draw: enough for two different runs, and words that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog
from macros.records.pages import Round

ROOT = Path(__file__).resolve().parents[2]
# The first follow-up comes before this share of the round is over: nobody talks into a silence.
# The longest is the half hour that a panel listens to a presentation.
EARLY = 0.6
# A mock and a printed sheet have nothing of the page that stands around the record.
POINTS_ELSEWHERE = re.compile(r"\b(below|above|this page|next section)\b")


@pytest.fixture(scope="module")
def rounds() -> list[tuple[str, Round]]:
    catalog: Catalog = read(ROOT)[0]
    return [(entry.id, page) for entry, page in catalog.of_kind(Round) if page.attended]


def test_every_prompt_is_a_run_of_its_own(rounds: list[tuple[str, Round]]) -> None:
    thin = []
    for id, page in rounds:
        assert len(page.prompts) >= 2, id
        for prompt in page.prompts:
            minutes = [followup.at for followup in prompt.followups]
            if len(minutes) < 3 or minutes[0] > EARLY * page.minutes:
                thin.append(f"{id}/{prompt.id}: {minutes}")
            assert minutes == sorted(set(minutes)), f"{id}/{prompt.id}: {minutes}"
    assert not thin


def _said(page: Round) -> Iterator[str]:
    for prompt in page.prompts:
        yield prompt.text
        yield from (followup.text for followup in prompt.followups)
    yield from (phase.do for phase in page.phases)
    yield from page.say


def test_nothing_that_is_said_points_to_words_on_another_page(
    rounds: list[tuple[str, Round]],
) -> None:
    found = [(id, text) for id, page in rounds for text in _said(page)]
    assert not [one for one in found if POINTS_ELSEWHERE.search(one[1])]


def test_every_sheet_has_sentences_to_say(rounds: list[tuple[str, Round]]) -> None:
    assert [id for id, page in rounds if len(page.say) not in (2, 3)] == []
