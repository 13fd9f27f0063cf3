"""Formulas: computed alike here and in the browser, and what is no arithmetic is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fuzz  # noqa: F401, settings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records import formula as formulas

CASES = json.loads((Path(__file__).parent / "formulas.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["formula"] or "empty" for case in CASES])
def test_formulas_mean_here_what_they_mean_in_the_browser(case: dict[str, Any]) -> None:
    if case.get("error"):
        with pytest.raises(formulas.FormulaError):
            formulas.parse(case["formula"])
        return
    found = formulas.parse(case["formula"]).value(case["values"])
    assert found == (None if case["value"] is None else pytest.approx(case["value"]))


def test_deep_parentheses_are_refused_and_not_followed() -> None:
    with pytest.raises(formulas.FormulaError):
        formulas.parse("(" * 5000 + "1" + ")" * 5000)


def computed(text: str) -> float | None:
    """Return the value of a formula without names, or None where there is none."""
    try:
        return formulas.parse(text).value({})
    except formulas.FormulaError:
        return None


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("99 / 10098 * 100", 0.980392156862745),
        ("-(2 - 5) * 1.5", 4.5),
        ("5e12 / 86400", 5e12 / 86400),
        ("2 ** 32 / 2e9", 2**32 / 2e9),
    ],
)
def test_a_formula_is_computed(formula: str, value: float) -> None:
    assert computed(formula) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    [
        *(
            "",
            "1/0",
            "2**9999",
            "(-1) ** 0.5",
            "9**9**9",
            "a",
            "f(1)",
            "'x'",
            "True",
            "[1]",
            "1 if 1 else 2",
            "1; 2",
        ),
        *("x := 1", "__import__('os')", "1j", "~1", "1e999", "(" * 99 + "1", "1" * 400),
        "+".join("1" * 200),
    ],
)
def test_what_is_no_arithmetic_is_refused(formula: str) -> None:
    assert computed(formula) is None


@given(
    st.recursive(
        st.integers(0, 999).map(str),
        lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*"]), inner).map(
            lambda t: f"({t[0]}{t[1]}{t[2]})"
        ),
        max_leaves=20,
    )
)
def test_formulas_agree_with_python(formula: str) -> None:
    if len(formula) <= 300:
        assert computed(formula) == pytest.approx(eval(formula))  # noqa: S307, our own digits
