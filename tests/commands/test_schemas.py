"""Schemas against models: on every file there is they say the same, or the table says why not."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from oversized import complete

from macros.parts.vocabulary import read
from macros.reading import schemas as made
from macros.reading.files import File, read_files

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
CASES = sorted(path.name for path in (TESTS / "bad_input").iterdir())
NAMES = {model: name for name, model in made.MODELS.items()}

# Why the check refuses what a schema lets by, file by file of tests/bad_input.
TEXT = "text is plain Markdown: a pattern could not say it so that an author understands"
BETWEEN = "a rule between fields or files"
LETS_BY = {
    "duplicate-ids-over-files/docs/rounds/acme-pm/design.md": BETWEEN,
    "duplicate-ids-over-files/quizzes/concepts/logs.yml": BETWEEN,
    "duplicate-ids-over-files/quizzes/concepts/trust.yml": BETWEEN,
    "loops/docs/cases/no-boundary.md": BETWEEN,
    "loops/docs/roles/acme-pm.md": BETWEEN,
    "loops/docs/rounds/acme-pm/screen.md": BETWEEN,
    "no-right-option/quizzes/concepts/trust.yml": BETWEEN,
    "quiz-and-page/quizzes/concepts/trust.yml": BETWEEN,
    "retired-id/quizzes/concepts/trust.yml": BETWEEN,
    "same-option-twice/quizzes/concepts/trust.yml": BETWEEN,
    "same-option-twice/quizzes/rounds/acme-pm/design.yml": BETWEEN,
    "script-and-template/docs/concepts/logs.md": TEXT,
    "script-and-template/docs/rounds/acme-pm/design.md": TEXT,
    "script-and-template/quizzes/concepts/trust.yml": TEXT,
    "stray-files/quizzes/concepts/logs.yml": BETWEEN,
    "stray-files/quizzes/concepts/trust.yml": BETWEEN,
    "two-right-options/quizzes/concepts/trust.yml": BETWEEN,
}


@lru_cache(maxsize=4)
def schemas(root: Path) -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(one) for name, one in made.schemas(root).items()}


def verdicts(root: Path) -> dict[str, tuple[str, str]]:
    """Return what the check and the schema first say of each file whose YAML could be read."""
    problems = read(root)[1]
    found = {}
    for file in read_files(root):
        data = file.loaded.data
        if isinstance(data, dict) and not file.loaded.problems:
            own = [str(one) for one in problems if one.file == file.name and one.path]
            said = own[0] if own else "no record" if file.record is None else ""
            found[file.name] = (said, _says(root, file, data))
    return found


def _says(root: Path, file: File, data: dict[str, Any]) -> str:
    errors = schemas(root)[NAMES[file.model]].iter_errors(data)
    return next((f"{one.json_path}: {one.message[:90]}" for one in errors), "")


@pytest.mark.parametrize("root", [ROOT, TESTS / "minimal"], ids=["guide", "minimal"])
def test_a_sound_file_is_sound_to_its_schema(root: Path) -> None:
    found = verdicts(root)
    assert len(found) > 15
    assert {name: said for name, said in found.items() if any(said)} == {}


@pytest.mark.parametrize("name", sorted(made.MODELS))
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(made.schemas(TESTS / "minimal")[name])


@pytest.fixture(scope="module")
def differences(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Return every file of tests/bad_input on which the check and the schema do not agree."""
    found = {}
    changed = 0
    for case in CASES:
        copy = tmp_path_factory.mktemp(case)
        folder = TESTS / "bad_input" / case
        shutil.copytree(TESTS / "minimal", copy, dirs_exist_ok=True)
        left_out = shutil.ignore_patterns("expected.txt")
        shutil.copytree(folder, copy, dirs_exist_ok=True, ignore=left_out)
        complete(case, copy)
        for name, (model, said) in verdicts(copy).items():
            changed += (folder / name).exists()
            if bool(model) != bool(said):
                found[f"{case}/{name}"] = (model, said)
    assert changed > 60
    return found


def test_what_the_check_refuses_and_a_schema_lets_by_is_listed(
    differences: dict[str, tuple[str, str]],
) -> None:
    lets_by = {name: model for name, (model, said) in differences.items() if model and not said}
    print("\n".join(f"{name}: {said}" for name, said in lets_by.items()))
    assert set(lets_by) == set(LETS_BY)


def test_no_schema_refuses_what_the_check_lets_by(
    differences: dict[str, tuple[str, str]],
) -> None:
    assert {name: said for name, (model, said) in differences.items() if said and not model} == {}
