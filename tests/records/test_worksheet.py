"""Worksheets: their formulas, what the model refuses, and the figures they begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.reading.catalog import Catalog
from macros.reading.load import Loaded
from macros.reading.validate import validate
from macros.records.pages import Practice

ROOT = Path(__file__).resolve().parents[2]


def said(part: dict[str, Any], **sheet: Any) -> list[str]:
    """Return what is found wrong in a worksheet with this part."""
    field = {"id": "tb", "label": "Raw", "unit": "TB", "value": 5}
    whole = {"id": "p", "title": "P", "fields": [field], **part}
    data = {
        "title": "T",
        "description": "D.",
        "worksheet": {"id": "w", "title": "W", "parts": [whole], **sheet},
    }
    record, problems = validate(Practice, Loaded("docs/practice/worksheets/w.md", data=data))
    assert (record is None) == bool(problems)
    return [problem.found for problem in problems]


def result(text: str, **more: Any) -> dict[str, Any]:
    return {"results": [{"id": "r", "label": "R", "formula": text, "unit": "MB/s", **more}]}


def test_a_sound_worksheet() -> None:
    assert said(result("tb * 1000000 / 86400")) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (result("tb * * 2"), "'*' where a number or a name should stand"),
        (result("tb / days"), "the name 'days'"),
        (result("r + 1"), "the name 'r'"),
        (result("tb", least=0), "one of least: and warn:"),
        ({"fields": [{"id": "a", "label": "A", "unit": "TB"}]}, "a number without value:"),
        ({"fields": [{"id": "a", "label": "A", "value": 3}]}, "a value without unit:"),
        (
            {
                "fields": [
                    {"id": "a", "label": "A", "unit": "TB", "value": 1, "choices": ["x", "y"]}
                ]
            },
            "a unit beside choices",
        ),
        ({"rows": {"one": "Risk", "start": 5, "most": 3}}, "5 of at most 3"),
        (
            {
                "rows": {"one": "Risk", "start": 1, "most": 60},
                "fields": [{"id": f"f{n}", "label": f"F{n}"} for n in range(7)],
            },
            "420 fields",
        ),
        ({"carry": ["tb"]}, "the field 'tb'"),
        (
            {
                "fields": [{"id": f"f{n}", "label": f"F{n}"} for n in range(4)],
                "carry": ["f0", "f1", "f2", "f3"],
            },
            "4 fields",
        ),
    ],
)
def test_what_is_refused(part: dict[str, Any], found: str) -> None:
    assert said(part) == [found]


def test_every_worksheet_of_the_issue_is_there(catalog: Catalog) -> None:
    made = {
        page.worksheet.id: page.worksheet
        for _, page in catalog.of_kind(Practice)
        if page.worksheet is not None
    }
    assert set(made) >= {
        "decision-log",
        "stride-map",
        "data-classification",
        "risk-register",
        "two-page-brief",
        "tls-inspection-brief",
        "pipeline-sheet",
        "story-bank",
        "reframed-moments",
        "recruiter-script",
        "incidents",
    }
    stories = next(part for part in made["story-bank"].parts if part.id == "stories")
    assert stories.rubric == "signal-weight-matrix"


def test_the_pipeline_sheet_begins_with_the_worked_answers_figures(
    catalog: Catalog,
) -> None:
    entry = catalog.entries["practice:worksheets/pipeline-sheet"]
    assert isinstance(entry.page, Practice)
    assert entry.page.worksheet is not None
    values = entry.page.worksheet.examples
    # As docs/practice/worked/tls-handshake-pipeline.md computes them.
    n = 5e12 / 4000
    assert values["average"] == pytest.approx(5e12 / 86400 / 1e6)
    assert values["rate"] == pytest.approx(n / 86400)
    assert values["need"] == 29
    assert values["bought"] == 44
    assert values["rawtb"] == pytest.approx(5 * 7 / 1.6 * 1.4)
    assert values["featuretb"] == pytest.approx(n * 250 * 90 / 4 * 1.4 / 1e12)
    assert values["spent"] == 665
    assert values["left"] == 335
    assert values["noise"] == pytest.approx(100 * (0.9 * 0.1 / (500 * 24)) ** 0.5)
    pairs, bad = n / 25, n / 25 / 1e5
    assert values["fpr"] == pytest.approx(100 * 4000 / (pairs - bad))
    assert values["precision"] == pytest.approx(100 * bad * 0.8 / (bad * 0.8 + 4000))
