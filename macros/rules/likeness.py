"""Questions that ask the same thing twice, and prompts that tell another question's answer."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from macros.records.problems import Problem, quoted
from macros.records.questions import Question, Single
from macros.records.questions.choice import Choice
from macros.records.questions.recall import Recall

from .base import Alone, Content, Remembered

# Found by reading the real bank by this share: below it a prompt tells no other's answer.
TOLD = 0.7
# An answer of fewer words of matter tells too little to be told.
_MATTER = 4
# A term that more questions have tells nothing of two of them.
_COMMON = 40
_STOP = frozenset(
    re.findall(
        r"\S+",
        """a an the of to in is it and or for on with that this what which who how why you your be
        as at by are not from do does its their they one when where if so than then no all only
        can may will would has have had was were one two we our us he she his her there into out
        up more most less least each any some other""",
    )
)

# The pairs that are alike, by their places among all questions, and how much.
_pairs: Remembered[list[tuple[int, int, float]]] = Remembered()


def same(content: Content) -> Iterator[Problem]:
    """Yield questions that another asks as well, in prompt and key."""
    if content.standards.alike is None:
        return
    questions = list(content.questions())
    least = content.standards.alike / 100

    def find() -> list[tuple[int, int, float]]:
        return list(_alike([_weights(f"{one.prompt} {_key(one)}") for *_, one in questions], least))

    for first, second, rate in _pairs.get((least, questions), find):
        name, index, _ = questions[second]
        found = f"the same question as {questions[first][2].id} ({rate:.0%} alike)"
        mend = "Ask something else here, or delete one and retire its id."
        place = ("questions", index, "prompt")
        yield content.at(name, place, found, "one that asks something of its own", mend)


def told(one: Alone) -> Iterator[Problem]:
    """Yield prompts on one page that say what the right option of another says."""
    questions = [question for _, question in one.questions()]
    terms = [_terms(question.prompt) for question in questions]
    rarity = _rarity(terms)
    for at, question in enumerate(questions):
        if not isinstance(question, Single):
            continue
        answer = set(_terms(_key(question))) - set(terms[at])
        weight = sum(rarity.get(term, rarity[""]) for term in answer)
        for other, prompt in enumerate(terms):
            known = sum(rarity.get(term, rarity[""]) for term in answer & set(prompt))
            if other != at and len(answer) >= _MATTER and known >= TOLD * weight:
                key = quoted(_key(question))
                found = f"a prompt that tells the answer of {question.id} ({key})"
                place = ("questions", other, "prompt")
                expected = "a prompt that tells no other's answer"
                yield one.at(place, found, expected, "Say less, or ask otherwise.")


def _key(question: Question) -> str:
    """Return what answers a question, in words."""
    if isinstance(question, Choice):
        return " ".join(option.text for option in question.options if option.correct)
    if isinstance(question, Recall):
        return " ".join(one.text for one in question.criteria)
    return " ".join(part.text for part in question.parts())


@lru_cache(maxsize=50_000)
def _terms(text: str) -> Counter[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return Counter([_stem(word) for word in words if word not in _STOP])


@lru_cache(maxsize=50_000)
def _weights(text: str) -> dict[str, float]:
    """Return how much each term weighs in a text, before how much it tells at all."""
    return {term: 1 + math.log(often) for term, often in _terms(text).items()}


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{4})(?:ing|ed|es|s)$", "", word)


def _rarity(terms: list[Counter[str]]) -> dict[str, float]:
    """Return how much a term tells; what stands nowhere has the weight of the empty term."""
    count = Counter(term for one in terms for term in one)
    weights = {term: math.log(1 + len(terms) / often) for term, often in count.items()}
    return {**weights, "": math.log(1 + len(terms))}


def _alike(questions: list[dict[str, float]], least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs whose cosine over terms that are not everywhere is at least `least`.

    Terms are taken from a vector, the rarest first, until what is left of it is too short to reach
    `least` with any other: two that are alike share one of these, so no other pairs are looked at.
    """
    often = Counter(term for one in questions for term in one)
    rarity = {term: math.log(1 + len(questions) / count) for term, count in often.items()}
    # A common term brings much work and little likeness.
    rare = {term: count for term, count in often.items() if count <= _COMMON}
    vectors = []
    holding: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(questions):
        length = math.sqrt(sum((rarity[term] * weight) ** 2 for term, weight in one.items())) or 1
        vectors.append({t: rarity[t] * weight / length for t, weight in one.items() if t in rare})
        for term in vectors[-1]:
            holding[term].append(at)
    for first, vector in enumerate(vectors):
        others: set[int] = set()
        left = sum(rate * rate for rate in vector.values())
        for term in sorted(vector, key=rare.__getitem__):
            if left < least * least:
                break
            others.update(other for other in holding[term] if other > first)
            left -= vector[term] * vector[term]
        for second in sorted(others):
            other = vectors[second]
            rate = sum(vector[term] * other[term] for term in vector if term in other)
            if rate >= least:
                yield first, second, rate
