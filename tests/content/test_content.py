"""The real content: whole, cited, tested, hard to guess, and in one voice.

Nothing is typed here that the sources already say: facts, quizzes and pages come from the catalog.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog
from macros.records.pages import Concept, Round, Source
from macros.records.questions import Option, Single

ROOT = Path(__file__).resolve().parents[2]

TYPES = {"single", "multiple", "order", "match", "numeric", "recall"}
# The round that the first loop is about has a bank of its own size.
LARGE_QUIZ = "panw-tpm.system-design"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read(ROOT)[0]


def none(found: Iterable[object]) -> None:
    """Fail with everything that was found, one a line."""
    lines = [str(item) for item in found]
    assert not lines, f"{len(lines)} found:\n" + "\n".join(lines)


def test_the_content_is_sound() -> None:
    none(read(ROOT)[1])


# -------------------------------------------------------------------------------------- the facts


def test_every_fact_is_cited_where_a_candidate_would_look(catalog: Catalog) -> None:
    none(fact for fact in catalog.facts if not catalog.cited_on(fact))


def test_every_fact_is_tested_or_said_not_to_be(catalog: Catalog) -> None:
    tested = {
        fact.partition("#")[0] for question in catalog.questions.values() for fact in question.cites
    }
    untested = {item.fact for _, page in catalog.of_kind(Source) for item in page.untested}
    none(f"{fact}, not tested" for fact in sorted(set(catalog.facts) - tested - untested))
    none(f"{fact}, tested and under untested:" for fact in sorted(untested & tested))


def test_every_disagreement_is_shown_where_its_number_is_met(catalog: Catalog) -> None:
    shown = {
        match
        for entry in catalog.entries.values()
        if entry.kind != "source"
        for match in re.findall(r"\bdisagreement\(\s*[\"']([^\"']+)", entry.body)
    }
    none(sorted(set(catalog.disagreements) - shown))


# ---------------------------------------------------------------------------------------- the bank


def test_every_round_and_concept_has_a_quiz_of_its_size(catalog: Catalog) -> None:
    short = []
    for model, kind, least in ((Round, "round", 12), (Concept, "concept", 6)):
        for entry, _ in catalog.of_kind(model):
            quiz = catalog.quiz_of.get(entry.ref)
            wanted = 30 if quiz and quiz.quiz == LARGE_QUIZ else least
            if quiz is None or len(quiz.questions) < wanted:
                short.append(f"{kind}:{entry.id}: {len(quiz.questions) if quiz else 0} of {wanted}")
    none(short)


def test_every_round_uses_all_types_across_its_role(catalog: Catalog) -> None:
    types: dict[str, set[str]] = {}
    for entry, page in catalog.of_kind(Round):
        quiz = catalog.quiz_of.get(entry.ref)
        found = {question.type for question in quiz.questions} if quiz else set()
        types.setdefault(page.role, set()).update(found)
        if quiz and quiz.quiz == LARGE_QUIZ:
            assert found == TYPES
    none(f"{role}: no {TYPES - found}" for role, found in types.items() if found != TYPES)


def test_every_concept_quiz_mixes_types(catalog: Catalog) -> None:
    for entry, _ in catalog.of_kind(Concept):
        quiz = catalog.quiz_of.get(entry.ref)
        types = {question.type for question in quiz.questions} if quiz else TYPES
        assert len(types) >= 4, f"{entry.id}: {sorted(types)}"


def test_every_question_cites_a_fact_or_a_document(catalog: Catalog) -> None:
    none(id for id, question in catalog.questions.items() if not question.cites)


def test_no_prompt_stands_twice(catalog: Catalog) -> None:
    prompts = Counter(" ".join(q.prompt.lower().split()) for q in catalog.questions.values())
    none(prompt for prompt, count in prompts.items() if count > 1)


STOP = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in is it and or for on with that this what which who how why you your be"
        " as at by are not from do does its their they one",
    )
)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower())) - STOP


def _shared(option: Option, question: Single) -> int:
    return len(_words(option.text) & _words(question.prompt))


GUESSES: dict[str, Callable[[Option, Single], float]] = {
    "the longest": lambda option, _: len(option.text),
    "the shortest": lambda option, _: -len(option.text),
    "most words shared with the prompt": _shared,
}


@pytest.mark.parametrize("guess", GUESSES)
def test_a_guesser_gains_nothing(catalog: Catalog, guess: str) -> None:
    """At most eight points above chance over all single-choice questions, ties shared."""
    questions = [q for q in catalog.questions.values() if isinstance(q, Single)]
    assert questions
    chance = sum(1 / len(question.options) for question in questions) / len(questions)
    hits = 0.0
    given_away = []
    for question in questions:
        scores = [GUESSES[guess](option, question) for option in question.options]
        best = [
            o for o, score in zip(question.options, scores, strict=True) if score == max(scores)
        ]
        hit = sum(option.correct for option in best) / len(best)
        hits += hit
        if hit == 1:
            given_away.append(question.id)
    score = hits / len(questions)
    assert score <= chance + 0.08, f"{score:.1%}, chance {chance:.1%}; right here: {given_away}"


def test_the_right_option_is_shown_everywhere_alike(catalog: Catalog) -> None:
    """Chi-square over all places; the bound is exceeded by chance once in a thousand."""
    bounds = {1: 10.83, 2: 13.82, 3: 16.27, 4: 18.47}
    questions = [q for q in catalog.questions.values() if isinstance(q, Single)]
    for size in {len(question.options) for question in questions}:
        places = Counter(
            [option.correct for option in question.shown()].index(True)
            for question in questions
            if len(question.options) == size
        )
        expected = places.total() / size
        chi_square = sum((places[i] - expected) ** 2 / expected for i in range(size))
        assert chi_square < bounds[size - 1], f"{size} options: {sorted(places.items())}"


# --------------------------------------------------------------------------------------- the pages


@dataclass(frozen=True)
class Passage:
    """A paragraph of prose or a text of a record, with where it stands."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def _passages() -> Iterator[Passage]:
    """Yield every paragraph of every content file, code left out."""
    for folder, pattern in (("docs", "*.md"), ("quizzes", "*.yml")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            text = re.sub(
                r"^```.*?^```|`[^`\n]+`",
                lambda match: "\n" * match[0].count("\n"),
                path.read_text("utf-8"),
                flags=re.DOTALL | re.MULTILINE,
            )
            line = 1
            for block in re.split(r"(\n(?:[ \t]*\n)+|\n(?=\s*- |\s*[a-z_]+:))", text):
                if block.strip():
                    name = path.relative_to(ROOT).as_posix()
                    yield Passage(name, line, " ".join(block.split()))
                line += block.count("\n")


PASSAGES = list(_passages())


def _prose(body: str) -> str:
    """Return a body without macros, code, tables, headings and addresses."""
    text = re.sub(r"^```.*?^```", "", body, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|\]\([^)]*\)", " ", text, flags=re.DOTALL)
    return "\n".join(line for line in text.splitlines() if not line.startswith(("|", "#")))


def test_no_concept_is_a_stub(catalog: Catalog) -> None:
    counts = {
        entry.id: len(re.findall(r"\b[\w'’-]+\b", _prose(entry.body)))
        for entry, _ in catalog.of_kind(Concept)
    }
    none(f"{id}: {count} words" for id, count in counts.items() if count < 500)


def test_every_page_has_its_head_and_every_record_its_foot(catalog: Catalog) -> None:
    bare = [e.file for e in catalog.entries.values() if not re.search(r"\{\{ *head\(", e.body)]
    none(file for file in bare if file != "docs/index.md")
    footed = ("company", "role", "round", "rubric", "concept", "case")
    none(
        e.file
        for e in catalog.entries.values()
        if e.kind in footed and not re.search(r"\{\{ *foot\(", e.body)
    )


def test_links_to_single_questions_lead_to_one(catalog: Catalog) -> None:
    # A question is no heading, so these links are HTML, which the check of links does not follow.
    there = {
        f"{catalog.entries[quiz.page].src.removesuffix('.md')}/#q-{question.id.replace('.', '-')}"
        for quiz in catalog.quizzes.values()
        for question in quiz.questions
    }
    links = [
        (entry.file, found)
        for entry in catalog.entries.values()
        for found in re.findall(r'href="(?:\.\./)+([^"]*#q-[^"]*)"', entry.body)
    ]
    assert links
    none(f"{file}: {link}" for file, link in links if link not in there)


# Editions that a reader must not take for current: how they are written, and what marks them old.
SUPERSEDED = {
    "OWASP LLM Top 10 2025": r"OWASP[^.]{0,60}\b2025\b",
    "RFC 8446": r"RFC[ -]?8446",
    "SLSA 1.0": r"SLSA (?:v|version )?1\.0\b",
    "SP 800-61 r2": r"800-61,? ?(?:r|rev\.?|revision) ?2\b",
    "FIPS 140-2": r"FIPS 140-2",
    "Defense Evasion": r"Defense Evasion",
    "Prisma Cloud": r"Prisma Cloud",
    "CyberArk": r"(?<!-)CyberArk",
    "TUF 1.0.30": r"(?:TUF|Update Framework)[^.]{0,40}\b1\.0\.30\b",
}
MARKS = re.compile(
    r"\b(?:old|older|once|formerly|former|used to be|outdated|historical|retired|no longer|until"
    r"|renam\w+|supersed\w+|obsolet\w+|replac\w+|split|moved|draft|next version of|earlier"
    r"|has been|became|is now|now called|said instead)\b|[(,] ?now\b"
    r"|\bwas: ",
    re.IGNORECASE,
)
NEAR = 200  # characters


@pytest.mark.parametrize("edition", SUPERSEDED)
def test_a_superseded_edition_is_marked_as_such(edition: str) -> None:
    pattern = re.compile(SUPERSEDED[edition], re.IGNORECASE)

    def unmarked() -> Iterator[str]:
        files = dict.fromkeys(passage.file for passage in PASSAGES)
        for file in files:
            text = " ".join(passage.text for passage in PASSAGES if passage.file == file)
            for found in pattern.finditer(text):
                near = text[max(0, found.start() - NEAR) : found.end() + NEAR]
                if not MARKS.search(near):
                    yield f"{file}: {text[max(0, found.start() - 60) : found.end() + 60]}"

    none(unmarked())


BRITISH = (
    r"\b\w*(?:colour|behaviour|favour|honour|labour|neighbour|rumour)\w*|\b\w+isation\w*"
    r"|\b(?:organis|prioritis|recognis|authoris|summaris|minimis|maximis|optimis|emphasis(?=e[ds]?\b)"
    r"|normalis|anonymis|categoris|generalis|initialis|realis|standardis|tokenis|utilis|visualis"
    r"|customis|specialis|criticis|analys)(?:e|ed|es|er|ers|ing)\b|\bdefence\w*|\boffence\w*"
    r"|\blicence\w*|\bcentre[sd]?\b|\bprogrammes?\b|\bmodell(?:ed|er|ers|ing)\b|\blabell(?:ed|ing)\b"
    r"|\btravell\w+|\bcancell(?:ed|ing)\b|\bsignall(?:ed|ing)\b|\bfulfil\b|\bjudgement\w*|\bwhilst\b"
    r"|\bamongst\b|\bcatalogue\w*|\bartefact\w*|\bgrey\b|\bsceptic\w*|\blearnt\b|\bpractis\w+"
)


def _found(pattern: str, *theirs: str) -> Iterator[str]:
    """Yield every match, but for what others wrote: titles, addresses, ids."""
    compiled = re.compile(pattern, re.IGNORECASE)
    parts = [r"https?://\S+", r"\b[\w-]+\.(?:md|yml|svg)\b", r"\{\{.*?\}\}", r"\[[a-z0-9, -]+\]"]
    left_out = re.compile("|".join([*parts, *map(re.escape, theirs)]))
    for passage in PASSAGES:
        for match in compiled.finditer(left_out.sub(" ", passage.text)):
            yield f"{passage}: {match[0]}"


def test_spelling_is_american(catalog: Catalog) -> None:
    none(_found(BRITISH, *(document.title for document, _ in catalog.documents.values())))


def _fillers() -> list[str]:
    """Return the words that CONTRIBUTING.md names as filler."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    listed = re.search(r"no filler\s+\((.*?)\)", text, re.DOTALL)
    assert listed is not None
    words = re.findall(r'"([^"]+)"', " ".join(listed[1].split()))
    assert len(words) >= 5
    return words


def test_no_filler() -> None:
    # A noun is none: "the leverage", "Leverage: competing offers". Nor is an example of bad speech.
    words = [re.escape(word).replace("leverage", "(?<!the )leverage(?!:)") for word in _fillers()]
    pattern = re.compile(rf"\b(?:{'|'.join(words)})(?:d|s|ing)?\b(?!\*)", re.IGNORECASE)
    none(
        f"{passage}: {match[0]}"
        for passage in PASSAGES
        if not passage.text.startswith("weak:")
        for match in pattern.finditer(passage.text)
    )


def test_nothing_is_left_to_do() -> None:
    none(_found(r"\bTODO\b|\bFIXME\b|\blorem ipsum\b|\bTBD\b|\bclick here\b"))
