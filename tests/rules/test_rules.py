"""What standards.yml asks: each rule is silent on the sound guide and names the slip it is for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import check
from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog
from macros.records.problems import Problem
from macros.records.questions import Question
from macros.rules import form

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "minimal"
QUIZ = "quizzes/concepts/trust.yml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a small guide that is asked for little, and meets it."""
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "standards.yml").write_text("banks: {concept: 0}\n")
    change(tmp_path, "docs/concepts/trust.md", "{{ head() }}", "{{ head() }}\n\nShown here.")
    page = tmp_path / "docs/concepts/logs.md"
    show = '{{ disagreement("two-counts") }}\n\n{{ cite("A01", "A02", "A03") }}\n\n{{ foot() }}'
    page.write_text(page.read_text("utf-8").replace("{{ foot() }}", show))
    quiz = tmp_path / "quizzes/rounds/acme-pm/design.yml"
    lines = [
        line
        for line in quiz.read_text("utf-8").splitlines(keepends=True)
        if not line.startswith("    cites:")
    ]
    cited = "".join(lines).replace("    explanation:", "    cites: [A01]\n    explanation:")
    quiz.write_text(cited, "utf-8")
    source = tmp_path / "docs/sources/acme-2026.md"
    text = source.read_text("utf-8").replace(
        "reason: Nobody is asked for it.}", "reason: None.}\n  - {fact: A03, reason: None.}"
    )
    source.write_text(text)
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def asked(root: Path, standards: str = "") -> list[Problem]:
    """Return the problems of `root` where its standards are these."""
    (root / "standards.yml").write_text(standards or "banks: {concept: 0}\n", "utf-8")
    return read(root)[1]


def test_the_guide_meets_its_own_standards(
    content: tuple[Catalog, tuple[Problem, ...]],
) -> None:
    assert (ROOT / "standards.yml").is_file()
    assert content[1] == ()


def test_a_guide_without_standards_is_asked_nothing() -> None:
    assert read(MINIMAL)[1] == []


def quiz_of(texts: list[str], kind: str, right: list[list[int]]) -> str:
    """Return a quiz of choices whose prompts are `texts`."""
    rows = [
        f"  - id: trust.q{at}\n    type: {kind}\n    prompt: {text}\n    options:\n"
        + "".join(
            f"      - {{id: {letter}, text: {letter} of {at}, why: Because."
            f"{', correct: true' if place in right[at % len(right)] else ''}}}\n"
            for place, letter in enumerate("abcd")
        )
        + "    explanation: So it is.\n    cites: [A01]\n    concepts: [trust]\n"
        "    learn: concept:trust\n"
        for at, text in enumerate(texts)
    ]
    return "quiz: trust\ntitle: Trust\npage: concept:trust\nquestions:\n" + "".join(rows)


def said(copy: Path, standards: str = "") -> list[str]:
    return [problem.found for problem in asked(copy, standards)]


def append(name: str, text: str) -> Callable[[Path], None]:
    def change_it(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change_it


_BOX = """
!!! say "In two sentences"
    Who wrote it is kept, e.g. by whom and when.
    This.
    {: #in-two-sentences }
"""

SLIPS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "thin bank": ("banks: {concept: 2}", lambda _root: None, "1 question"),
    "thin large bank": ("larger: {trust: 9}", lambda _root: None, "1 question"),
    "few types": ("types: {concept: 2}", lambda _root: None, "1 types of question (single)"),
    "few types of a role": (
        "types: {role: 7}",
        lambda _root: None,
        "5 types of question (match, multiple, numeric, order, recall)",
    ),
    "stub": ("words: {concept: 900}", lambda _root: None, "words of prose"),
    "long round": (
        "words: {round_minute: 1}",
        append("docs/rounds/acme-pm/design.md", f"\n{'Again ' * 61}\n"),
        "61 words of prose for 60 minutes",
    ),
    "spelling": ("", append("docs/concepts/logs.md", "\nThe colour.\n"), "'colour'"),
    "left to do": ("", append("docs/concepts/logs.md", "\nTODO\n"), "'TODO'"),
    "filler": (
        "filler: [delve]",
        append("docs/concepts/logs.md", "\nWe delve into it.\n"),
        "the filler 'delve'",
    ),
    "edition": (
        "superseded: [{edition: RFC 8446, pattern: 'RFC 8446'}]",
        append("docs/concepts/logs.md", "\nRead RFC 8446 first.\n"),
        "the superseded RFC 8446 ('RFC 8446')",
    ),
    "recall": ("spoken: {low: 120, high: 150}", lambda _root: None, " words"),
    "count typed": (
        "",
        append("docs/concepts/logs.md", "\nSo it is in both loops.\n"),
        "a count typed by hand ('both loops')",
    ),
    "count typed in a description": (
        "",
        lambda root: change(
            root, "docs/concepts/logs.md", "description: ", "description: In two companies, "
        ),
        "a count typed by hand ('two companies')",
    ),
    "few prompts": ("mocks: {prompts: 9}", lambda _root: None, "under prompts:"),
    "few followups": ("mocks: {followups: 9}", lambda _root: None, "followups"),
    "nothing to say": ("mocks: {say: 2}", lambda _root: None, "0 under say:"),
    "late follow-up": ("mocks: {early: 1}", lambda _root: None, "a first follow-up at minute"),
    "follow-ups out of order": (
        "",
        lambda root: change(
            root,
            "docs/rounds/acme-pm/design.md",
            "{at: 20, text: The key leaks.}",
            "{at: 20, text: The key leaks.}\n      - {at: 10, text: The log leaks.}",
        ),
        "followups at the minutes 20, 10",
    ),
    "points elsewhere": (
        "",
        lambda root: change(
            root, "docs/rounds/acme-pm/design.md", "prompts:\n", "say:\n  - As below.\nprompts:\n"
        ),
        "'below' in what stands on a sheet",
    ),
    "no foot": (
        "",
        lambda root: change(root, "docs/concepts/trust.md", "{{ foot() }}", ""),
        "no {{ foot() }}",
    ),
    "no two sentences": (
        "two_sentences: true",
        append("docs/concepts/logs.md", _BOX.replace("two-sentences", "short")),
        "no box of two sentences",
    ),
    "a third sentence": (
        "two_sentences: true",
        append("docs/concepts/logs.md", _BOX.replace("This.", "This. Then that.")),
        "3 sentences in its box",
    ),
    "link to a question": (
        "",
        append("docs/concepts/logs.md", '\n<a href="../concepts/trust/#q-trust-none">x</a>\n'),
        "a link to the question 'concepts/trust/#q-trust-none'",
    ),
    "no cites": (
        "",
        lambda root: change(root, QUIZ, "    cites: [A01, nist-sp-800-207]\n", ""),
        "a question without cites",
    ),
    "same question": (
        "alike: 65",
        lambda root: (root / QUIZ).write_text(
            quiz_of(["Where does a boundary between tenants stand?"] * 2, "single", [[0]])
        ),
        "the same question as trust.q0",
    ),
    "two demands": (
        "",
        lambda root: change(
            root,
            "quizzes/rounds/acme-pm/design.yml",
            "criteria:\n",
            "criteria:\n      - {id: both, text: I named the owner and I named the hour.}\n",
        ),
        "two demands in one criterion",
    ),
    "number not rounded": (
        "",
        lambda root: change(
            root,
            "quizzes/rounds/acme-pm/design.yml",
            "What share of alerts is real?",
            "What share of alerts is real, to one decimal?",
        ),
        "0.98 would be shown, while the prompt asks for steps of 0.1",
    ),
    "number rounded unasked": (
        "",
        lambda root: change(
            root,
            "quizzes/rounds/acme-pm/design.yml",
            "tolerance: 0.1,",
            "tolerance: 0.1, nearest: 1,",
        ),
        "nearest: 1, while the prompt asks for no rounding",
    ),
    "multiples": (
        "",
        lambda root: (root / QUIZ).write_text(
            quiz_of(["Gates?", "Tenants?", "Keys today?", "Logs kept?"], "multiple", [[0, 1]])
        ),
        "4 multiples that have 2 right options each",
    ),
    "last row": (
        "",
        lambda root: change(
            root,
            "quizzes/rounds/acme-pm/design.yml",
            "      - {id: c, text: A seal, to: lie, why: It breaks.}\n",
            "",
        ),
        "2 rows for 2 targets, one to one",
    ),
    "fact not tested": (
        "",
        lambda root: change(
            root,
            "docs/sources/acme-2026.md",
            "  - {fact: A02, reason: None.}\n",
            "",
        ),
        "the fact A02, which no question tests",
    ),
    "disagreement": (
        "",
        lambda root: [
            path.write_text(path.read_text("utf-8").replace('disagreement("two-counts")', "title"))
            for path in root.rglob("*.md")
        ],
        "the disagreement 'two-counts', which no page shows",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named(copy: Path, slip: str) -> None:
    standards, make, found = SLIPS[slip]
    before = said(copy)
    make(copy)
    after = said(copy, standards)
    assert any(found in one for one in after), after
    assert not any(found in one for one in before)


def test_a_draft_is_let_off_and_not_published(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy, QUIZ, "title: Trust", "title: Trust\ndraft: true")
    asked(copy, "banks: {concept: 9}\ntypes: {concept: 4}\n")
    logs = "docs/concepts/logs.md"
    change(copy, logs, "---\n", "---\ndraft: true\n")
    assert check.main(copy) == 0
    assert f"{logs}, {QUIZ}" in capsys.readouterr().out
    assert check.main(copy, finished=True) == 1
    assert "a draft" in capsys.readouterr().out


def test_a_prompt_that_tells_an_answer(copy: Path) -> None:
    change(copy, QUIZ, "text: The boundary.", "text: Separate encryption keys guard each tenant")
    extra = quiz_of(
        ["Since separate encryption keys guard each tenant well, who rotates them?", "Who?"],
        "single",
        [[0]],
    ).partition("questions:\n")[2]
    append(QUIZ, extra)(copy)
    assert any("a prompt that tells the answer of trust.first" in one for one in said(copy))


# -------------------------------------------------------------------------------- the guesser


def bank(tell: bool) -> dict[str, list[Question]]:
    """Return a bank whose wrong options carry a reason where `tell`, else at random."""
    import random

    from macros.records.questions import Single

    chance = random.Random(5)
    bank: dict[str, list[Question]] = {}
    words = ["keys", "walls", "logs", "tenants", "alerts", "drift", "labels", "gates"]
    for quiz in range(16):
        asked: list[Question] = []
        for at in range(8):
            right = chance.randrange(3)
            options = tuple(
                {
                    "id": "abc"[place],
                    "text": f"{chance.choice(words)} {chance.choice(words)} {place}"
                    + (
                        ", so nobody has to look"
                        if (place != right if tell else chance.random() < 0.6)
                        else " kept by hand in one room"
                    ),
                    "why": "It is.",
                    "correct": place == right,
                }
                for place in range(3)
            )
            asked.append(
                Single.model_validate(
                    {
                        "id": f"q{quiz}.a{at}",
                        "type": "single",
                        "prompt": "Which?",
                        "options": options,
                        "explanation": "So.",
                        "concepts": ("trust",),
                        "learn": "concept:trust",
                    }
                )
            )
        bank[f"q{quiz}"] = asked
    return bank


def test_the_guesser_finds_a_habit_and_names_its_cue() -> None:
    guess = form.guesses(bank(tell=True))[0]
    assert guess.score > 90
    assert '", so"' in guess.wrong


def test_the_guesser_finds_no_habit_where_there_is_none() -> None:
    assert form.guesses(bank(tell=False))[0].gain < 8


def test_a_large_bank_is_judged_by_whole_quizzes_drawn_alike_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = form.guesses(bank(tell=True))[0]
    assert whole.count == 16 * 8
    monkeypatch.setattr(form, "_MOST", 90)
    drawn = form.guesses(bank(tell=True))[0]
    assert drawn.count == 12 * 8
    assert drawn == form.guesses(bank(tell=True))[0]
    assert drawn.score > 90


def test_an_option_that_changes_is_played_anew() -> None:
    first = form.guesses(bank(tell=True))
    assert form.guesses(bank(tell=False)) != first
    assert form.guesses(bank(tell=True)) == first


def test_the_guesser_says_what_the_real_bank_gives_away(catalog: Catalog) -> None:
    found = form.guesses({quiz.quiz: list(quiz.questions) for quiz in catalog.quizzes.values()})
    for guess in found:
        print(guess)
    assert {guess.type for guess in found} == {"single", "multiple"}
    assert all(guess.gain <= 8 and guess.right and guess.wrong for guess in found)


@pytest.mark.parametrize(
    ("word", "british"),
    [
        *(
            (word, True)
            for word in ("Colourful", "organise", "modelling", "a centre", "tokenisation")
        ),
        *((word, True) for word in ("analysed", "emphasised", "fulfil", "licences", "practising")),
        *((word, False) for word in ("organism", "fulfill", "analysis", "emphasis", "optimism")),
        *((word, False) for word in ("center", "program", "`colour`", "labeled", "realism")),
    ],
)
def test_british_words_are_told_from_their_like(copy: Path, word: str, british: bool) -> None:
    append("docs/concepts/logs.md", f"\nSee {word} here.\n")(copy)
    assert bool(said(copy)) == british


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("accepted: [labelled data, a labour]", 0),
        ("accepted:\n      - labelled data\n      - |-\n        colour: grey\n        key: 1", 0),
        ("accepted: [data]\n    slips: [{text: behaviour, why: It is more.}]", 0),
        ("accepted: [data]\n    slips:\n      - text: behaviour\n        why: It is behaviour.", 1),
        ("accepted: [behaviour]\n    slips: [{text: data, why: It is behaviour.}]", 1),
    ],
)
def test_readers_may_type_british_words(copy: Path, typed: str, found: int) -> None:
    append(
        QUIZ,
        "  - id: trust.typed\n    type: text\n    prompt: What is it?\n    "
        + typed
        + "\n    explanation: It is so.\n    cites: [A01]\n    concepts: [trust]"
        "\n    learn: concept:trust\n",
    )(copy)
    problems = [problem for problem in asked(copy) if problem.expected == "American spelling"]
    assert len(problems) == found
    assert not [problem for problem in asked(copy) if problem.expected != "American spelling"]
