"""What authors call: each command on a small guide, and the templates against CONTRIBUTING."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros import check
from macros.__main__ import COMMANDS, main
from macros.commands import kinds, lists, new, preview
from macros.engine import live
from macros.parts.vocabulary import read
from macros.publish.hosts.moved import write_moved
from macros.reading import files, schemas
from macros.reading.catalog import Catalog
from macros.reading.disk.address import address
from macros.reading.files import read_files
from macros.rules import published
from macros.rules.standards import content_of

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "minimal"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a small guide that is asked what the real one is asked, all of it drafts so far."""
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "standards.yml", tmp_path)
    for path in (*tmp_path.rglob("docs/**/*.md"), *tmp_path.rglob("quizzes/**/*.yml")):
        text = path.read_text("utf-8")
        page = path.suffix == ".md"
        drafted = text.replace("---\n", "---\ndraft: true\n", 1) if page else f"draft: true\n{text}"
        path.write_text(drafted, "utf-8")
    assert read(tmp_path)[1] == []
    return tmp_path


def call(copy: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(copy)])


# ------------------------------------------------------------------------------------------- new

ASKED = (
    ("source", "beta-2026"),
    ("company", "beta"),
    ("role", "beta-pm"),
    ("round", "beta-pm/design"),
    ("rubric", "beta-notes"),
    ("concept", "keys"),
    ("quiz", "concept:logs"),
    ("case", "gone", "--role", "acme-pm"),
    ("worksheet", "incidents"),
    ("checklist", "beta-pm-preparation"),
    ("term", "attack-path"),
)


def test_a_company_from_nothing_passes_the_check(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in ASKED:
        assert call(copy, "new", *asked) == 0, capsys.readouterr().err
    catalog, problems = read(copy)
    assert [str(problem) for problem in problems] == []
    assert catalog.entry("round", "beta-pm/design") is not None
    for path in (copy / "quizzes").rglob("*.yml"):  # the first line of a new one finds its schema
        if line := re.match(r"# yaml-language-server: \$schema=(.*)", path.read_text("utf-8")):
            assert (path.parent / line[1]).resolve() == copy / ".schemas/quiz.schema.json"
            assert (path.parent / line[1]).is_file()
    assert [entry.id for entry, _ in catalog.rounds("beta-pm")] == [
        "beta-pm/screen",
        "beta-pm/design",
    ]
    assert "Z01" in catalog.facts  # the last letter that is free
    assert {"keys", "logs"} <= set(catalog.quizzes)  # a new concept has one; logs got one


def test_a_role_gets_the_rounds_it_is_asked_for(copy: Path) -> None:
    named = ("--company", "acme", "--rounds", "recruiter, design,panel")
    assert call(copy, "new", "role", "acme-tpm", *named) == 0
    catalog, problems = read(copy)
    assert problems == []
    rounds = [entry.id for entry, _ in catalog.rounds("acme-tpm")]
    assert rounds == ["acme-tpm/recruiter", "acme-tpm/design", "acme-tpm/panel"]
    assert all(f"round:{id}" in catalog.quiz_of for id in rounds)


def test_a_quiz_has_the_questions_that_standards_ask_for(copy: Path) -> None:
    """What new leaves to do is the text alone: no count, type or prompt is missing besides."""
    named = ("--company", "acme", "--rounds", "recruiter", "--questions", "12")
    assert call(copy, "new", "role", "acme-tpm", *named) == 0
    assert call(copy, "new", "concept", "keys", "--questions", "6") == 0
    catalog, problems = read(copy)
    assert problems == []
    content, _ = content_of(copy, catalog)
    assert content is not None
    asked = content.standards
    recruiter = catalog.quizzes["acme-tpm.recruiter"].questions
    keys = catalog.quizzes["keys"].questions
    assert len(recruiter) >= asked.banks.round
    assert len(keys) >= asked.banks.concept
    assert {one.type for one in recruiter} == set(new.TYPES)
    assert len({one.type for one in keys}) >= asked.types.concept
    [found] = [page for entry, page in catalog.rounds("acme-tpm")]
    assert len(found.prompts) >= asked.mocks.prompts
    assert len(found.say) >= asked.mocks.say
    for prompt in found.prompts:
        assert len(prompt.followups) >= asked.mocks.followups
        assert prompt.followups[0].at <= found.minutes * asked.mocks.early / 100


@pytest.mark.parametrize("title", ["Reported: Acme's loop", "No", "#1, on call", '"Why" & how'])
def test_a_title_is_read_as_it_was_given(copy: Path, title: str) -> None:
    assert call(copy, "new", "concept", "keys", "--title", title) == 0
    catalog, problems = read(copy)
    assert [str(problem) for problem in problems] == []
    assert catalog.entries["concept:keys"].page.title == title
    assert catalog.quizzes["keys"].title == title


def test_a_checklist_for_the_day_says_so(copy: Path) -> None:
    call(copy, "new", "checklist", "acme-pm-interview-day")
    call(copy, "new", "checklist", "acme-pm-early")
    lists = read(copy)[0].checklists
    assert lists["acme-pm.interview-day"][0].when == "day"
    assert lists["acme-pm.early"][0].when == "before"


@pytest.mark.parametrize(
    ("asked", "file", "guessed"),
    [
        (("round", "acme-pm/last"), "docs/rounds/acme-pm/last.md", "concepts:"),
        (("round", "acme-pm/last"), "docs/rounds/acme-pm/last.md", "rubrics:"),
        (("round", "acme-pm/last"), "quizzes/rounds/acme-pm/last.yml", "concepts:"),
        (("round", "acme-pm/last"), "quizzes/rounds/acme-pm/last.yml", "cites:"),
        (("round", "acme-pm/last"), "quizzes/rounds/acme-pm/last.yml", "- id:"),
        (("concept", "keys"), "docs/concepts/keys.md", "references:"),
        (("case", "gone", "--role", "acme-pm"), "docs/cases/gone.md", "cites:"),
    ],
)
def test_what_a_template_guessed_is_left_to_do(
    copy: Path, asked: tuple[str, ...], file: str, guessed: str
) -> None:
    call(copy, "new", *asked)
    lines = [line for line in (copy / file).read_text("utf-8").split("\n") if guessed in line]
    assert lines
    assert all("# TODO: " in line for line in lines)


def test_a_concept_that_was_named_is_no_guess(copy: Path) -> None:
    call(copy, "new", "round", "acme-pm/last", "--concept", "trust")
    text = (copy / "docs/rounds/acme-pm/last.md").read_text("utf-8")
    assert "concepts: [trust]\n" in text


def test_new_reads_each_file_once(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []  # every reading of a file goes through this
    found = files._found

    def counted(path: Path, *rest: Any) -> files.File:
        read.append(path)
        return found(path, *rest)

    monkeypatch.setattr(files, "_found", counted)
    assert call(copy, "new", "role", "acme-tpm", "--company", "acme") == 0
    assert read
    assert len(set(read)) == len(read)


@pytest.mark.parametrize("kind", new.TYPES)
def test_a_question_of_each_type_passes_the_check(copy: Path, kind: str) -> None:
    assert call(copy, "new", "question", "trust.fresh", "--type", kind) == 0
    catalog, problems = read(copy)
    assert [str(problem) for problem in problems] == []
    assert catalog.questions["trust.fresh"].type == kind


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("company", "acme"), "is there already"),
        (("company", "Acme Two"), "lower-case letters"),
        (("role", "none-pm"), "the company 'none' does not exist"),
        (("round", "none-pm/screen"), "the role 'none-pm' does not exist; there are acme-pm"),
        (("question", "trust.first"), "that id is or was another question's"),
        (("question", "trust.old"), "that id is or was another question's"),
        (("question", "nothing.first"), "that of a sound quiz"),
        (("quiz", "trust"), "concept:ID or round:ROLE/ROUND"),
        (("quiz", "concept:none"), "the concept 'none' does not exist"),
        (("role", "acme-tpm", "--company", "acme", "--rounds", "a,a"), "different ids by commas"),
        (("role", "acme-tpm", "--company", "acme", "--rounds", "Panel"), "acme-tpm/Panel: rounds"),
    ],
)
def test_what_cannot_be_written_is_said(
    copy: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    before = sorted(copy.rglob("*"))
    assert call(copy, "new", *asked) == 2
    assert said in capsys.readouterr().err
    assert sorted(copy.rglob("*")) == before


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        (("concept", "keys"), "quizzes/concepts/keys.yml"),
        (("round", "acme-pm/last"), "quizzes/rounds/acme-pm/last.yml"),
        (("role", "acme-tpm", "--company", "acme"), "docs/rounds/acme-tpm/screen.md"),
    ],
)
def test_where_one_file_is_taken_none_is_written(
    copy: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], taken: str
) -> None:
    (copy / taken).parent.mkdir(exist_ok=True)
    (copy / taken).write_text("somebody's work\n", "utf-8")
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    assert call(copy, "new", *asked) == 2
    assert capsys.readouterr().err == f"{taken}: is there already\n"
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_a_page_with_problems_is_not_called_missing(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = copy / "docs/companies/acme.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "title: Reported: "), "utf-8")
    assert call(copy, "new", "role", "acme-tpm", "--company", "acme") == 2
    said = "docs/companies/acme.md has problems to mend first: python -m macros check"
    assert said in capsys.readouterr().err


def test_what_is_new_is_not_published(copy: Path) -> None:
    call(copy, "new", "company", "beta")
    assert read(copy)[0].entry("company", "beta") is not None
    assert read(copy, drafts=False)[0].entry("company", "beta") is None


def test_a_finished_page_may_not_keep_what_the_template_left_to_do(copy: Path) -> None:
    call(copy, "new", "company", "beta")
    page = copy / "docs/companies/beta.md"
    page.write_text(page.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    page.write_text(page.read_text("utf-8") + "\n## A heading without an id\n\nTODO: say colour.\n")
    # Nothing else that its blanks fall short of is held against them.
    left = [problem.found for problem in read(copy)[1]]
    assert left == ["'TODO'"] * page.read_text("utf-8").count("TODO")


def test_a_slug_that_the_template_made_up_is_to_be_named(copy: Path) -> None:
    """It is an id for ever, so "write it" would not say what to do."""
    mend = "Name it for what it asks: once it is published, it stays for ever."
    call(copy, "new", "concept", "keys")
    name = "quizzes/concepts/keys.yml"
    quiz = copy / name
    text = re.sub(r'"TODO: ([^"]*)"|( +# TODO: .*)', r'"\1"', quiz.read_text("utf-8"))
    quiz.write_text(re.sub(r'""\n', "\n", text).replace("draft: true\n", ""), "utf-8")
    page = copy / "docs/concepts/keys.md"
    page.write_text(page.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    said = [str(one) for one in read(copy)[1] if one.file == name]
    assert said == [f"{name}:6: found 'todo-1'; expected a slug of the question's own. {mend}"]


def test_a_source_comes_with_as_many_facts_as_are_asked_for(copy: Path) -> None:
    call(copy, "new", "source", "beta-2026", "--facts", "3")
    facts = re.findall(
        r"(?m)^  - id: (\w+)$", (copy / "docs/sources/beta-2026.md").read_text("utf-8")
    )
    assert [fact[1:] for fact in facts] == ["01", "02", "03"]
    assert len({fact[0] for fact in facts}) == 1
    assert read(copy)[1] == []


def test_contributing_shows_the_smallest_page_that_new_writes() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = re.search(r"smallest body.*?```markdown\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    assert (new.TEMPLATES / "round.md").read_text("utf-8").split("---\n")[2] == shown[1]


# ------------------------------------------------------------------------------------- the lists


def test_ids_names_what_there_is_and_what_is_free(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(copy, "ids") == 0
    said = capsys.readouterr().out
    assert "concept (2): logs trust" in said
    assert re.search(r"letter free \(25\): B C", said)


def test_stats_says_what_is_thin_and_what_form_tells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    said = capsys.readouterr().out
    for words in ("tested by no question", "thinnest banks", "points; right ones show", "longest"):
        assert words in said


def test_stale_lists_the_oldest_first_with_what_rests_on_it(copy: Path) -> None:
    page = copy / "docs/concepts/logs.md"
    text = re.sub(r'checked: "[\d-]+"', 'checked: "2020-01-02"', page.read_text("utf-8"))
    page.write_text(text, "utf-8")
    found = lists.all_checked(read(copy)[0])
    dated = [one for one in found if one.day]
    assert dated[0].what == "concept:logs"
    assert found == sorted(found)
    document = next(one for one in found if one.what == "document nist-sp-800-207")
    assert {"company:acme", "fact A01", "quiz trust"} <= set(document.rests)


# ---------------------------------------------------------------------------------------- rename


def test_a_renamed_question_remembers_its_old_id(copy: Path) -> None:
    published.remember(copy, read(copy)[0])
    assert call(copy, "rename", "trust.first", "trust.begin") == 0
    assert call(copy, "rename", "trust.begin", "trust.start") == 0
    catalog, problems = read(copy)
    assert problems == []
    assert catalog.questions["trust.start"].was == ("trust.first", "trust.begin")


def test_a_moved_page_keeps_its_address(copy: Path, tmp_path: Path) -> None:
    published.remember(copy, read(copy)[0])
    page = copy / "docs/concepts/trust.md"
    with page.open("a") as file:
        file.write("\n[logs](logs.md) and `code`\n")
    assert call(copy, "rename", "concept:logs", "concept:evident") == 0
    catalog, problems = read(copy)
    assert [str(problem) for problem in problems] == []
    assert "[logs](evident.md)" in page.read_text("utf-8")
    moved = published.moved(catalog)
    assert moved == {"concepts/logs": "concepts/evident"}
    site = tmp_path / "site"
    write_moved(site, moved)
    text = (site / "concepts/logs/index.html").read_text("utf-8")
    assert 'content="0; url=../evident/"' in text


def test_a_fact_is_renamed_wherever_it_is_cited(copy: Path) -> None:
    assert call(copy, "rename", "A03", "A09") == 0
    catalog, problems = read(copy)
    assert problems == []
    assert "A03" not in catalog.facts
    assert catalog.cited_on("A09")


@pytest.mark.parametrize(
    ("old", "new_id", "said"),
    [
        ("nothing", "x", "no question, fact, document or page"),
        ("trust.first", "other.first", "not trust. and a slug"),
        ("concept:trust", "concept:faith", "readers' answers are kept under them"),
        ("concept:logs", "concept:trust", "is there already"),
        ("A01", "A02", "taken"),
        ("acme-pm/design", "x", "a page is named with its kind: round:acme-pm/design"),
    ],
)
def test_what_cannot_be_renamed_is_said(
    copy: Path, capsys: pytest.CaptureFixture[str], old: str, new_id: str, said: str
) -> None:
    assert call(copy, "rename", old, new_id) == 2
    assert said in capsys.readouterr().err


def test_what_is_to_mend_before_a_rename_is_named(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = copy / "docs/concepts/trust.md"
    page.write_text(page.read_text("utf-8").replace("{{ foot() }}", "{{ no() }}"), "utf-8")
    assert call(copy, "rename", "trust.first", "trust.other") == 2
    assert "to mend first: docs/concepts/trust.md:" in capsys.readouterr().err


# ------------------------------------------------------------------------------- published ids


def test_what_was_published_may_not_disappear(copy: Path) -> None:
    published.remember(copy, read(copy)[0])
    quiz = copy / "quizzes/concepts/trust.yml"
    text = quiz.read_text("utf-8")
    quiz.write_text(text.replace("id: trust.first", "id: trust.begin"), "utf-8")
    (problem,) = read(copy)[1]
    assert "the published question 'trust.first' gone" in problem.found
    assert "was: [trust.first]" in problem.mend
    retired = text.replace("id: trust.first", "id: trust.begin")
    quiz.write_text(retired.replace("[trust.old]", "[trust.old, trust.first]"), "utf-8")
    assert read(copy)[1] == []


def test_every_id_of_the_guide_is_remembered(catalog: Catalog) -> None:
    kept = (ROOT / published.NAME).read_text("utf-8").splitlines()
    for id in catalog.questions:
        if f"question {id}" not in kept:
            pytest.skip(f"{id} is new and waits for a build that publishes")
    assert len(kept) > 600


# --------------------------------------------------------------------------- schemas and the rest


def _enum(schema: dict[str, Any], value: dict[str, Any]) -> list[str]:
    name = value["$ref"].rpartition("/")[2]
    return list(schema["$defs"][name]["enum"])


def test_schemas_name_the_ids_there_are(copy: Path) -> None:
    assert call(copy, "schema") == 0
    found = json.loads((copy / ".schemas/quiz.schema.json").read_text("utf-8"))
    single = found["$defs"]["Single"]["properties"]
    assert _enum(found, single["concepts"]["items"]) == ["logs", "trust"]
    assert "A01" in _enum(found, single["cites"]["items"])
    assert "concept:trust#boundary" in _enum(found, single["learn"])
    assert single["id"]["pattern"].startswith("^")
    concept = json.loads((copy / ".schemas/concept.schema.json").read_text("utf-8"))
    documents = concept["properties"]["references"]["items"]
    assert _enum(concept, documents) == ["nist-sp-800-207"]
    assert "x-ids" not in json.dumps(found)


def _concepts(root: Path) -> list[str]:
    """Return the concepts that an editor offers."""
    found = json.loads((root / ".schemas/quiz.schema.json").read_text("utf-8"))
    return _enum(found, found["$defs"]["Single"]["properties"]["concepts"]["items"])


def test_a_check_refreshes_the_schemas_an_editor_reads(copy: Path) -> None:
    """Where there are none, nobody asked for them."""
    check.main(copy)
    assert not (copy / ".schemas").exists()
    assert call(copy, "schema") == 0
    made = (copy / ".schemas/quiz.schema.json").stat()
    check.main(copy)
    assert (copy / ".schemas/quiz.schema.json").stat() == made  # nothing has changed
    shutil.copy(copy / "docs/concepts/logs.md", copy / "docs/concepts/traces.md")
    assert _concepts(copy) == ["logs", "trust"]
    check.main(copy)
    assert _concepts(copy) == ["logs", "traces", "trust"]


def test_serving_refreshes_them_too(copy: Path) -> None:
    assert call(copy, "schema") == 0
    (copy / ".schemas/made-of").write_text("another guide", "utf-8")
    shutil.copy(copy / "docs/concepts/logs.md", copy / "docs/concepts/traces.md")
    live.show_drafts(shown=True)
    try:
        live.current(copy, lambda _: None)
    finally:
        live.show_drafts(shown=False)
    assert _concepts(copy) == ["logs", "traces", "trust"]


def test_a_rename_refreshes_them_too(copy: Path) -> None:
    assert call(copy, "schema") == 0
    assert call(copy, "rename", "concept:logs", "concept:traces") == 0
    assert _concepts(copy) == ["traces", "trust"]


@pytest.mark.parametrize("site", ["https://own.example/guide/", ""])
def test_an_export_has_the_address_of_its_own_guide(copy: Path, site: str) -> None:
    """Not that of the checkout whose code exports it, nor any where the guide has none."""
    for path in (*copy.rglob("docs/**/*.md"), *copy.rglob("quizzes/**/*.yml")):
        path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    (copy / "standards.yml").unlink()
    if site:
        (copy / "mkdocs.yml").write_text(f"site_url: {site}\n", "utf-8")
    assert call(copy, "export", "--to", str(copy / "files")) == 0
    written = "".join(
        path.read_text("utf-8", "replace") for path in (copy / "files").iterdir() if path.is_file()
    )
    assert ("https://own.example/guide/concepts/trust/" in written) is bool(site)
    assert address(ROOT) not in written


def test_an_export_has_no_drafts(copy: Path) -> None:
    assert call(copy, "export", "--to", str(copy / "files")) == 0
    assert "What comes first?" not in "".join(
        path.read_text("utf-8", "replace") for path in (copy / "files").iterdir() if path.is_file()
    )


def test_every_record_of_the_guide_has_a_schema() -> None:
    assert {file.model for file in read_files(ROOT)} <= set(schemas.MODELS.values())


# What of the examples the small guide has, and what to write there in its place.
TAKEN = {
    "acme-2026": "beta-2026",
    "acme": "beta",
    "acme-pm": "acme-tpm",
    "acme-pm-preparation": "acme-pm-eve",
}


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_every_kind_says_its_own_options_with_an_example_that_works(
    copy: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own = kinds.KINDS[kind]
    with pytest.raises(SystemExit):
        main(["new", kind, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    options = set(re.findall(r"\s(--[a-z]+) ", said.partition("example:")[0]))
    assert options - {"--help"} == {"--title", *(f"--{name}" for name in own.options)}
    assert own.example in said
    words = shlex.split(own.example)
    assert words[1] == kind
    words[2] = TAKEN.get(words[2], words[2])
    assert call(copy, *words) == 0, capsys.readouterr().err
    assert [str(problem) for problem in read(copy)[1]] == []


def test_an_option_of_another_kind_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        call(copy, "new", "concept", "keys", "--facts", "3")
    assert "--facts" in capsys.readouterr().err


def test_every_command_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit) as stopped:
            main([name, "--help"])
        assert stopped.value.code == 0
        assert COMMANDS[name][1][1:] in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("docs/index.md", ""),
        ("docs/sources/index.md", "sources/"),
        ("docs/concepts/stride.md", "concepts/stride/"),
        ("quizzes/concepts/stride.yml", "concepts/stride/#quiz"),
    ],
)
def test_a_preview_opens_the_page_of_its_file(file: str, address: str) -> None:
    assert preview.address_of([file]) == address


def test_check_takes_files_and_refuses_what_is_no_content(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quiz = copy / "quizzes/concepts/trust.yml"
    quiz.write_text(quiz.read_text("utf-8").replace("concept:trust#boundary", "concept:trsut"))
    assert main(["check", str(quiz)]) == 1
    assert main(["check", str(copy / "docs/concepts/logs.md")]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json", str(copy)]) == 1
    assert json.loads(capsys.readouterr().out)[0]["file"] == "quizzes/concepts/trust.yml"
    assert main(["check", "--format", "github", str(copy)]) == 1
    line = capsys.readouterr().out
    assert re.match(r"::error file=quizzes/concepts/trust\.yml,line=\d+::questions\[0\]", line)
    for wrong in ("/nonexistent", str(ROOT / "README.md"), "/etc/hostname"):
        assert main(["check", wrong]) == 2
        assert wrong in capsys.readouterr().err
