"""Whether the form of options gives the right ones away to a reader who has learned our style.

The guesser sees punctuation, function words and lengths, nothing of the matter. It learns from the
keys of other files, so that what it gains is a habit of the whole bank.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.reading.disk import kept
from macros.records.problems import Problem
from macros.records.questions import Option, Question, Single
from macros.records.questions.choice import Choice

from .base import Content

_GROUPS, _SEEDS, _STEPS = 8, 3, 14
# The guesser plays a bank again, divided otherwise, until it has answered so many: then the mean
# moves by little, and the time by much.
_ENOUGH = 1000
# A larger bank is judged by so many of its questions, whole quizzes drawn by lot: what form gives
# away in these it gives away in all, and an author who edits one option waits for it.
_MOST = 1500
# How strongly the guesser distrusts what it has seen seldom; found by trying on the real bank.
_CAUTION = 10.0
_FUNCTION = frozenset(
    re.findall(
        r"\S+",
        """a an the and or but so because since as for to of in on at by with from into if when
        while until unless than then that which who whose what this these those it its they them
        their we our you your he she his her be is are was were has have had do does did can
        could will would may might must should not no nor never always only all every each any
        some more most less least first last already still yet also even just both either
        neither one two three there here how why where before after once again own same other
        such too very full itself alone end""",
    )
)
_CUES = {
    name: re.compile(pattern)
    for name, pattern in {
        "a semicolon": ";",
        "a colon": ":",
        "a comma": ",",
        "two commas": ",.*,",
        "a dash": "\u2013|\u2014| - ",
        "a quotation": '"|“',
        "parentheses": r"\(",
        "a figure": r"\d",
        "two sentences": r"[.?!] [A-Z]",
        "a question mark": r"\?",
        "a percentage": "%",
        "dollars": r"\$",
        "code": "`",
        '", so"': r", so\b",
        '"so that"': "so that",
        '", which"': r", which\b",
        '", and"': r", and\b",
        '", but"': r", but\b",
        '", as"': r", as\b",
        "a denial": r"\b(?:not|no|never|nothing|without|n't)\b",
        "an absolute": r"\b(?:all|every|always|never|only|any|none|full|whole|entire)\b",
        "a comparison": r"\b(?:\w+er|more|less|better) than",
        "somebody in charge": r"\b(?:who|owner|named|signed|signs|owns|lead|by name)\b",
        "a hedge": r"\b(?:may|might|can|could|would|usually|often|some)\b",
        "we or our": r"\b(?:we|our)\b",
    }.items()
}


@dataclass(frozen=True)
class Guess:
    """How well form alone does over the questions of a type, in percent, and what it goes by.

    `right` and `wrong` are cues of right and of wrong options, the strongest first. `given_away`
    are questions it gets right whatever it has learned from.
    """

    type: str
    count: int
    score: float
    chance: float
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    given_away: tuple[str, ...]

    @property
    def gain(self) -> float:
        """Return the points above chance."""
        return self.score - self.chance

    def __str__(self) -> str:
        return (
            f"{self.count} of type {self.type}: {self.score:.1f}% by form, chance "
            f"{self.chance:.1f}%, {self.gain:+.1f} points; right ones show "
            f"{', '.join(self.right)}; wrong ones show {', '.join(self.wrong)}"
        )


def guessed(content: Content) -> Iterator[Problem]:
    """Yield the types of question at which the guesser does better than the standards allow."""
    most = content.standards.above_chance
    if most is None:
        return
    for guess in guesses(_bank(content)):
        if guess.gain > most:
            yield content.on(
                "quizzes",
                1,
                f"{guess.count} questions of type {guess.type} that form alone answers "
                f"{guess.gain:.1f} points above chance",
                f"at most {most}",
                f"Right options show {', '.join(guess.right)}; wrong ones show "
                f"{', '.join(guess.wrong)}. Even it out, as in {', '.join(guess.given_away[:5])}.",
            )


# What playing gave, by the type of question and what was seen of the bank.
_played: dict[tuple[str, str], Guess] = {}


def guesses(bank: dict[str, list[Question]]) -> list[Guess]:
    """Play the guesser over the choices of `bank`, questions by quiz; one result a type."""
    seen = [_seen(quiz, questions) for quiz, questions in sorted(bank.items())]
    found = []
    for name in ("single", "multiple"):
        quizzes = _drawn([one[name] for one in seen if one[name][1]])
        if len(quizzes) >= _GROUPS:
            text = "".join(digest for digest, _ in quizzes)
            guess = _played.get((name, text)) or kept.get("guess", name, text)
            if guess is None:
                guess = _play(name, [one for _, asked in quizzes for one in asked])
            kept.put("guess", name, text, value=guess)
            _played[name, text] = guess
            found.append(guess)
    return found


def _drawn(quizzes: list[tuple[str, list[_Asked]]]) -> list[tuple[str, list[_Asked]]]:
    """Return the quizzes that a bank is judged by, in their order: all of a small one."""
    count, taken = 0, []
    for at in random.Random(0).sample(range(len(quizzes)), len(quizzes)):  # noqa: S311, no secret
        if count < _MOST:
            taken.append(at)
            count += len(quizzes[at][1])
    return [quizzes[at] for at in sorted(taken)]


# What the guesser sees of a quiz, by its name, with the choices it was seen in.
_before: dict[str, tuple[list[Choice], dict[str, tuple[str, list[_Asked]]]]] = {}


def _seen(quiz: str, questions: list[Question]) -> dict[str, tuple[str, list[_Asked]]]:
    """Return what the guesser sees of a quiz by type of question, each with a digest of it."""
    choices = [one for one in questions if isinstance(one, Choice)]
    if quiz in _before and _before[quiz][0] == choices:
        return _before[quiz][1]
    text = repr(
        [(q.id, q.type, q.prompt, [(o.text, o.correct) for o in q.options]) for q in choices]
    )
    found: dict[str, tuple[str, list[_Asked]]] | None = kept.get("cues", quiz, text)
    if found is None:
        found = {}
        for name in ("single", "multiple"):
            asked = [_Asked.of(quiz, one) for one in choices if one.type == name]
            found[name] = (hashlib.sha256(repr(asked).encode()).hexdigest(), asked)
        kept.put("cues", quiz, text, value=found)
    _before[quiz] = (choices, found)
    return found


def simple(bank: dict[str, list[Question]]) -> dict[str, tuple[float, float, list[str]]]:
    """Return what always taking the longest, the shortest, the one like the prompt brings.

    By name: the percentage right (ties shared), chance, and the questions it answers.
    """
    asked = [q for questions in bank.values() for q in questions if isinstance(q, Single)]
    chance = sum(100 / len(question.options) for question in asked) / max(len(asked), 1)
    rated, found = [_hits(question) for question in asked], {}
    for name in _RATES:
        hits = [one[name] for one in rated]
        given_away = [question.id for question, hit in zip(asked, hits, strict=True) if hit == 1]
        found[name] = (100 * sum(hits) / max(len(asked), 1), chance, given_away)
    return found


# By the question's id: a model that cannot change is quickly found to be the same.
_rated: dict[str, tuple[Single, dict[str, float]]] = {}


def _hits(question: Single) -> dict[str, float]:
    """Return by each of the rates how surely it takes the right option; ties are shared."""
    known = _rated.get(question.id)
    if known is None or known[0] != question:
        hits = {}
        for name, rate in _RATES.items():
            rates = [rate(option, question) for option in question.options]
            best = [o for o, r in zip(question.options, rates, strict=True) if r == max(rates)]
            hits[name] = sum(option.correct for option in best) / len(best)
        known = _rated[question.id] = (question, hits)
    return known[1]


def single_cues(content: Content) -> Iterator[Problem]:
    """Yield the single cues that bring more than the standards allow."""
    most = content.standards.above_chance
    if most is None:
        return
    for name, (score, chance, ids) in simple(_bank(content)).items():
        if score > chance + most:
            found = f"{name} option right in {score:.1f}% of the singles, chance {chance:.1f}%"
            expected = f"at most {most} points above chance"
            mend = f"Change what stands in {', '.join(ids[:8])}."
            yield content.on("quizzes", 1, found, expected, mend)


def _bank(content: Content) -> dict[str, list[Question]]:
    return {quiz.quiz: list(quiz.questions) for _, quiz in content.quizzes()}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


@lru_cache(maxsize=100_000)
def _matter(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - _FUNCTION


def _likeness(option: Option, question: Single) -> int:
    return len(_matter(option.text) & _matter(question.prompt))


_RATES: dict[str, Callable[[Option, Single], int]] = {
    "the longest": lambda option, _: len(option.text),
    "the shortest": lambda option, _: -len(option.text),
    "the most like its prompt": _likeness,
}


@lru_cache(maxsize=20_000)
def _cues(text: str) -> frozenset[str]:
    """Return what of an option's form can be seen without the others."""
    said = _words(text)
    found = {name for name, pattern in _CUES.items() if pattern.search(text)}
    found |= {f"{word!r}" for word in said if word in _FUNCTION}
    found.add(f"begins with {said[0]!r}" if said and said[0] in _FUNCTION else "begins otherwise")
    return frozenset(found)


@dataclass(frozen=True)
class _Asked:
    """A question as the guesser sees it: cues and rightness of each option."""

    id: str
    group: str
    cues: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]

    @classmethod
    def of(cls, quiz: str, question: Choice) -> _Asked:
        texts = [option.text for option in question.options]
        cues = [set(_cues(text)) for text in texts]
        for at, length in enumerate(lengths := [len(_words(text)) for text in texts]):
            others = lengths[:at] + lengths[at + 1 :]
            mean = sum(others) / len(others)
            if length > max(others):
                cues[at].add("the longest")
            if length < min(others):
                cues[at].add("the shortest")
            if length > 1.25 * mean:
                cues[at].add("a quarter longer than the others")
            if length < 0.8 * mean:
                cues[at].add("a fifth shorter than the others")
            shared = len(_matter(texts[at]) & _matter(question.prompt))
            cues[at] |= {f"{least} words of the prompt" for least in (1, 2, 3) if shared >= least}
        right = tuple(option.correct for option in question.options)
        return cls(question.id, quiz, tuple(tuple(sorted(one)) for one in cues), right)


def _play(name: str, asked: list[_Asked]) -> Guess:
    names = sorted({cue for one in asked for cues in one.cues for cue in cues})
    number = {cue: at for at, cue in enumerate(names)}
    seen = [[[number[cue] for cue in cues] for cues in one.cues] for one in asked]
    quizzes = sorted({one.group for one in asked})
    hits: Counter[str] = Counter()
    total = 0.0
    plays = max(1, min(_SEEDS, _ENOUGH // len(asked)))
    for seed in range(plays):
        order = random.Random(seed).sample(quizzes, len(quizzes))  # noqa: S311, no secret
        group = {quiz: at % _GROUPS for at, quiz in enumerate(order)}
        for fold in range(_GROUPS):
            known = [at for at, one in enumerate(asked) if group[one.group] != fold]
            weights = _learned([seen[at] for at in known], [asked[at] for at in known], len(names))
            for at, one in enumerate(asked):
                if group[one.group] == fold:
                    hit = _hit(seen[at], one.right, weights)
                    total += hit
                    hits[one.id] += hit == 1
    weights = _learned(seen, asked, len(names))
    ranked = sorted(range(len(names)), key=weights.__getitem__)
    return Guess(
        name,
        len(asked),
        100 * total / plays / len(asked),
        100 * sum(sum(one.right) / len(one.right) for one in asked) / len(asked),
        tuple(names[at] for at in ranked[:-7:-1]),
        tuple(names[at] for at in ranked[:6]),
        tuple(id for id, times in sorted(hits.items()) if times == plays),
    )


def _hit(seen: list[list[int]], right: Sequence[bool], weights: list[float]) -> float:
    """Return how many of the right options are found, told how many there are."""
    rates = [sum(map(weights.__getitem__, cues)) for cues in seen]
    count = sum(right)
    best = sorted(range(len(rates)), key=lambda at: -rates[at])[:count]
    return sum(right[at] for at in best) / count


def _learned(seen: list[list[list[int]]], asked: list[_Asked], count: int) -> list[float]:
    """Return a weight a cue: a logistic regression over the options of each question.

    Newton's steps cue by cue, damped: a few are enough where doubt is this strong.
    """
    options = [cues for question in seen for cues in question]
    shares = [1 / sum(one.right) if right else 0.0 for one in asked for right in one.right]
    having: list[list[int]] = [[] for _ in range(count)]
    for at, cues in enumerate(options):
        for cue in cues:
            having[cue].append(at)
    weights = [0.0] * count
    for _ in range(_STEPS):
        weigh = weights.__getitem__
        rates = [math.exp(sum(map(weigh, cues))) for cues in options]
        chances: list[float] = []
        at = 0
        for question in seen:
            own = rates[at : (at := at + len(question))]
            whole = sum(own)
            chances += [rate / whole for rate in own]
        errors = [share - chance for share, chance in zip(shares, chances, strict=True)].__getitem__
        spreads = [chance * (1 - chance) for chance in chances].__getitem__
        weights = [
            weight
            + 0.35
            * sum(map(errors, places), -_CAUTION * weight)
            / sum(map(spreads, places), _CAUTION)
            for weight, places in zip(weights, having, strict=True)
        ]
    return weights
