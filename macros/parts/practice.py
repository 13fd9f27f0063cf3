"""The practice tools: what each is made of, out of the catalog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.reading.catalog import Catalog, Entry
from macros.reading.vocabulary import STUDY_PAGE
from macros.records.pages import Page, Practice, Role, Round, Rubric, Skill
from macros.records.questions import AnyQuestion

from .declare import macro
from .pack import pack as sheets
from .renderer import Here
from .study import index


@dataclass(frozen=True)
class Scoring:
    """A rubric and the rounds that are scored with it, in the order of their loops."""

    entry: Entry
    rubric: Rubric
    rounds: tuple[tuple[Entry, Round], ...]


def scorings(catalog: Catalog) -> list[Scoring]:
    """Return every rubric, those of the first loop first."""
    rounds = [found for role, _ in catalog.of_kind(Role) for found in catalog.rounds(role.id)]
    found = [
        Scoring(entry, rubric, tuple(pair for pair in rounds if entry.id in pair[1].rubrics))
        for entry, rubric in catalog.of_kind(Rubric)
    ]
    order = [entry.id for entry, _ in rounds]
    return sorted(found, key=lambda one: order.index(one.rounds[0][0].id) if one.rounds else 999)


def mock_loops(catalog: Catalog) -> list[tuple[Entry, list[tuple[Entry, Round]]]]:
    """Return each loop with the rounds of it that can be run as a mock: attended, with prompts."""
    loops = [
        (
            role,
            [(e, page) for e, page in catalog.rounds(role.id) if page.attended and page.prompts],
        )
        for role, _ in catalog.of_kind(Role)
    ]
    return [(role, rounds) for role, rounds in loops if rounds]


@dataclass(frozen=True)
class SkillSet:
    """A skill and its questions, each with the page it stands on, in the order of the pages."""

    skill: Skill
    questions: tuple[tuple[Entry, AnyQuestion], ...]


def skill_sets(catalog: Catalog, skills: Iterable[Skill]) -> list[SkillSet]:
    """Return each skill with its questions: of its types, on its concepts where it names any."""
    found = index(catalog)
    pages = [page for _, rounds in found.loops for page in rounds]
    pages += [page for _, concepts in found.shelves for page in concepts]
    asked = [(page.entry, question) for page in pages for question in page.questions]
    return [
        SkillSet(
            skill,
            tuple(
                (entry, question)
                for entry, question in asked
                if question.type in skill.types
                and (not skill.concepts or set(skill.concepts) & set(question.concepts))
            ),
        )
        for skill in skills
    ]


def _tool(here: Here[Any], template: str, **context: Any) -> str:
    """Return a tool that reads the list of everything to study on its page."""
    return here.render(template, index=index(here.catalog), study_page=STUDY_PAGE, **context)


@macro(once=True)
def study_index(here: Here[Page]) -> str:
    """Every page with questions or a checklist, by loop and shelf; stands on
    `docs/practice/questions.md`, where the practice tools read it.
    """
    return here.render("study_index.html.j2", index=index(here.catalog))


@macro(once=True, studies=True)
def diagnostic(here: Here[Page]) -> str:
    """Ten questions over a loop before any reading; on paper a sheet to rate oneself."""
    return _tool(here, "diagnostic.html.j2")


@macro(once=True, needs="skills", studies=True, under=2)
def drills(here: Here[Practice]) -> str:
    """Five minutes of one skill at a time; without scripts its questions, with links."""
    return _tool(here, "skills.html.j2", skills=skill_sets(here.catalog, here.record.skills))


@macro(once=True, studies=True)
def exam(here: Here[Page]) -> str:
    """A round's quiz, or a mix over a loop, against the clock; on paper an answer sheet."""
    return _tool(here, "exam.html.j2")


@macro(once=True, studies=True)
def review(here: Here[Page]) -> str:
    """What is due today over all pages; on paper a log of reviews."""
    return _tool(here, "review.html.j2")


@macro(once=True, studies=True)
def plan(here: Here[Page]) -> str:
    """The plan's form, and the sheet to plan on with a pen."""
    return _tool(here, "plan.html.j2")


@macro(once=True, studies=True)
def today(here: Here[Page]) -> str:
    """What the plan kept in the reader's browser has for today; nothing without one."""
    practice = here.path_to("practice/index.md")
    return here.render("today.html.j2", practice=practice, study_page=STUDY_PAGE)


@macro(once=True, studies=True)
def readiness(here: Here[Page]) -> str:
    """Where the reader stands, by round and concept; on paper a sheet to fill in."""
    return _tool(
        here,
        "readiness.html.j2",
        scorings=scorings(here.catalog),
        sheets=[entry for entry, page in here.catalog.of_kind(Practice) if page.worksheet],
    )


@macro(once=True, studies=True, under=2)
def pack(here: Here[Page]) -> str:
    """The interview-day pack: every attended round on one sheet of paper, and each loop's list for
    the day.
    """
    return _tool(here, "pack.html.j2", pack=sheets(here.catalog))


@macro(once=True)
def carry(here: Here[Page]) -> str:
    """What the browser keeps: seen, saved, taken in, deleted."""
    return here.render("data.html.j2")


@macro(once=True, under=2)
def downloads(here: Here[Page]) -> str:
    """The list of files to download, filled in at publication; stands on `docs/downloads.md`."""
    return here.render("downloads.html.j2")


@macro(once=True)
def download_columns(here: Here[Page]) -> str:
    """The columns of the table of questions, filled in at publication as well."""
    return here.render("download_columns.html.j2")


@macro(once=True, needs="worksheet", under=2)
def worksheet_form(here: Here[Practice]) -> str:
    """This page's worksheet."""
    sheet = here.record.worksheet
    return here.render("worksheet.html.j2", sheet=sheet, examples=sheet.examples if sheet else {})


@macro(once=True, under=2)
def mock(here: Here[Page]) -> str:
    """Every attended round with its phases, prompts and follow-ups, to run against the clock."""
    return here.render("mock.html.j2", loops=mock_loops(here.catalog))


@macro(once=True, under=2)
def scorecard(here: Here[Page]) -> str:
    """Every rubric as a form that computes its score."""
    return here.render("scorecard.html.j2", scorings=scorings(here.catalog))
