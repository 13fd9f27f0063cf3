"""What a page's record may be. `validate` makes these objects, and only from sound data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, StrictBool, StrictInt

from .fields import (
    CiteId,
    CompanyRef,
    ConceptRef,
    Day,
    Defines,
    DisagreementRef,
    DocumentRef,
    DottedId,
    FactId,
    FactRef,
    Fault,
    Line,
    Model,
    OldAddress,
    Origin,
    Phrase,
    RoleRef,
    RoundRef,
    RubricRef,
    Slug,
    Text,
    Url,
    at_most,
    entries,
    is_whole,
)
from .problems import Place, quoted
from .questions import TYPES
from .worksheet import Worksheet

# Nothing in an interview is longer; drawings to scale also rely on the bound.
_MINUTES = 600
_Minutes = Annotated[StrictInt, Field(gt=0, le=_MINUTES)]

# --------------------------------------------------------------------------------- shared pieces


class Cited(Model):
    """A statement with what it rests on."""

    text: Phrase
    cites: tuple[CiteId, ...] = ()


class Contrast(Model):
    """A weak and a strong way to say or do the same thing."""

    id: Slug
    situation: Text | None = None
    weak: Text
    weak_why: Text
    strong: Text
    strong_why: Text
    cites: tuple[CiteId, ...] = ()


class ChecklistItem(Model):
    """A line to tick. One that names a `round` is printed only with that round's sheet."""

    id: Slug
    text: Phrase
    cites: tuple[CiteId, ...] = ()
    round: RoundRef | None = None


class Checklist(Model):
    """Items a reader ticks; the id is the key under which ticks are kept.

    `when` says whether they are for the day of the interview or for the weeks before it.
    """

    id: Annotated[DottedId, Defines("checklist")]
    title: Line
    when: Literal["day", "before"] = "before"
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]


class Page(Model):
    """What every record has."""

    kind: ClassVar[str] = "page"

    title: Line
    description: Annotated[Line, at_most(200)]
    contrasts: tuple[Contrast, ...] = ()
    # What standards.yml asks is not asked of it yet, and it is not published.
    draft: StrictBool = False
    # Addresses below the site that once were this page's, and lead to it.
    was: tuple[OldAddress, ...] = ()


def _ordered(raw: dict[str, Any], unit: str = "") -> Iterator[Fault]:
    """Yield a fault where `low` is not above 0 or is more than `high`."""
    low, high = raw.get("low"), raw.get("high")
    if is_whole(low) and is_whole(high) and not 0 < low <= high:
        yield Fault(
            ("low",), f"{low} to {high}{unit}", "0 < low <= high", "Swap or correct the two."
        )


# ----------------------------------------------------------------------------------------- pages


class Product(Model):
    name: Line
    was: Line | None = None
    what: Phrase
    rules: Phrase | None = None
    ml: Phrase | None = None
    cites: Annotated[tuple[CiteId, ...], Field(min_length=1)]


class Company(Page):
    kind: ClassVar[str] = "company"
    checked: Day
    products: tuple[Product, ...] = ()
    references: tuple[DocumentRef, ...] = ()


class Span(Model):
    """A length of time from `low` to `high` in `unit`."""

    low: StrictInt
    high: StrictInt
    unit: Literal["days", "weeks"]
    cites: tuple[CiteId, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        yield from _ordered(raw)


class PayPart(Model):
    """Dollars a year, or a percentage of another part."""

    id: Slug
    title: Line
    low: StrictInt
    high: StrictInt
    percent_of: Slug | None = None
    cites: Annotated[tuple[CiteId, ...], Field(min_length=1)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        yield from _ordered(raw)


class Stated(Model):
    what: Line
    low: StrictInt
    high: StrictInt
    cites: Annotated[tuple[CiteId, ...], Field(min_length=1)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        yield from _ordered(raw)


class Compensation(Model):
    """What is reported: the stated total and the parts it is said to have.

    `uplift_cites` says who teaches to ask for what one has now and a tenth more; empty for nobody.
    """

    stated: Stated
    uplift_cites: tuple[CiteId, ...] = ()
    parts: Annotated[tuple[PayPart, ...], Field(min_length=1)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        known = {part.get("id") for _, part in entries(raw, "parts") if not part.get("percent_of")}
        names = ", ".join(sorted(map(str, known)))
        for index, part in entries(raw, "parts"):
            base = part.get("percent_of")
            if isinstance(base, str) and base not in known:
                yield Fault(
                    ("parts", index, "percent_of"),
                    quoted(base),
                    f"the id of a part in dollars: {names or 'there is none'}",
                    "Correct it.",
                )


class Gate(Model):
    """A rule that no average can beat, and what kind of rule it is."""

    kind: Literal["gate", "veto", "early exit", "heavy round"]
    says: Annotated[tuple[Cited, ...], Field(min_length=1)]


class Comparison(Model):
    """What sets a loop apart, for the page that lays all of them side by side.

    `years` is whom it is written for; without `weights` none are published.
    """

    gist: Annotated[tuple[Cited, ...], Field(min_length=1)]
    years: Cited | None = None
    scored: Annotated[tuple[Cited, ...], Field(min_length=1)]
    weights: tuple[Cited, ...] = ()
    rejects: Annotated[tuple[Cited, ...], Field(min_length=1)]
    gates: tuple[Gate, ...] = ()
    suits: Annotated[tuple[Cited, ...], Field(min_length=1)]
    doubts: Phrase


class Role(Page):
    """A loop. `on_site` are the rounds held in one visit; `first` what to read first.

    `partial` says that only some of its rounds are documented; `after_basics` what somebody new to
    security reads after the first steps.
    """

    kind: ClassVar[str] = "role"
    short: Line
    company: CompanyRef
    audience: Phrase
    audience_cites: tuple[CiteId, ...] = ()
    rounds: Annotated[tuple[RoundRef, ...], Field(min_length=1)]
    on_site: tuple[RoundRef, ...] = ()
    partial: StrictBool = False
    first: tuple[ConceptRef, ...] = ()
    after_basics: tuple[ConceptRef, ...] = ()
    duration: Span | None = None
    compare: Comparison | None = None
    compensation: Compensation | None = None

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        rounds, day = raw.get("rounds"), raw.get("on_site")
        if not isinstance(rounds, list) or not isinstance(day, list):
            return
        for index, name in enumerate(day):
            if isinstance(name, str) and name not in rounds:
                yield Fault(
                    ("on_site", index),
                    quoted(name),
                    f"a round of this loop: {', '.join(map(str, rounds))}",
                    "Correct it, or add it to rounds:.",
                )


class FollowUp(Model):
    """Asked `at` this minute of the round."""

    at: Annotated[StrictInt, Field(ge=0)]
    text: Phrase


class Prompt(Model):
    id: Slug
    text: Text
    origin: Origin
    cites: tuple[CiteId, ...] = ()
    followups: tuple[FollowUp, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        if raw.get("origin") == "reported" and raw.get("cites", []) == []:
            yield Fault(
                ("origin",),
                "a reported prompt without cites",
                "the fact that reports it",
                "Add cites:, or make the origin ours.",
            )


class Phase(Model):
    """A part of a round, `low` to `high` minutes long."""

    id: Slug
    title: Line
    low: _Minutes
    high: _Minutes
    do: Text
    cites: tuple[CiteId, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        yield from _ordered(raw, " minutes")


class DrillStep(Model):
    minutes: _Minutes
    title: Line
    do: Text


class Drill(Model):
    title: Line
    steps: Annotated[tuple[DrillStep, ...], Field(min_length=1)]

    @property
    def minutes(self) -> int:
        """Return the drill's length in minutes."""
        return sum(step.minutes for step in self.steps)


class Round(Page):
    kind: ClassVar[str] = "round"
    role: RoleRef
    minutes: _Minutes
    format: Phrase
    format_cites: tuple[CiteId, ...] = ()
    interviewers: Phrase
    attended: StrictBool = True
    assesses: Annotated[tuple[Cited, ...], Field(min_length=1)]
    passes: Annotated[tuple[Cited, ...], Field(min_length=1)]
    fails: Annotated[tuple[Cited, ...], Field(min_length=1)]
    say: Annotated[tuple[Phrase, ...], Field(max_length=3)] = ()
    ask: Annotated[tuple[Phrase, ...], Field(max_length=3)] = ()
    prompts: tuple[Prompt, ...] = ()
    phases: tuple[Phase, ...] = ()
    drill: Drill | None = None
    rubrics: tuple[RubricRef, ...] = ()
    concepts: Annotated[tuple[ConceptRef, ...], Field(min_length=1)]
    checklist: Checklist | None = None

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        minutes = raw.get("minutes")
        for i, prompt in entries(raw, "prompts"):
            for j, followup in entries(prompt, "followups"):
                at = followup.get("at")
                if is_whole(at) and is_whole(minutes) and at > minutes:
                    yield Fault(
                        ("prompts", i, "followups", j, "at"),
                        f"minute {at}",
                        f"a minute of the round, 0 to {minutes}",
                        "Correct at:.",
                    )


class Dimension(Model):
    id: Slug
    title: Line
    weight: Annotated[StrictInt, Field(gt=0)] | None = None
    asks: Phrase
    levels: tuple[Text, ...]
    cites: tuple[CiteId, ...] = ()


class WeightedRule(Model):
    kind: Literal["weighted"]
    text: Phrase
    cites: tuple[CiteId, ...] = ()


class GatedRule(Model):
    """`gated` counts only where each of `needs` scores `at_least`."""

    kind: Literal["gated"]
    text: Phrase
    cites: tuple[CiteId, ...] = ()
    gated: Slug
    needs: Annotated[tuple[Slug, ...], Field(min_length=1)]
    at_least: StrictInt


class VetoRule(Model):
    """A dimension scored below `below` rejects whatever the others say."""

    kind: Literal["veto"]
    text: Phrase
    cites: tuple[CiteId, ...] = ()
    below: StrictInt


Rule = Annotated[WeightedRule | GatedRule | VetoRule, Field(discriminator="kind")]


class Rubric(Page):
    kind: ClassVar[str] = "rubric"
    origin: Origin
    levels_origin: Origin
    scale: Annotated[tuple[Line, ...], Field(min_length=2)]
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    rule: Rule
    disputes: tuple[DisagreementRef, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        scale = raw.get("scale")
        steps = len(scale) if isinstance(scale, list) else None
        yield from cls._levels(raw, steps)
        yield from cls._weights(raw)
        yield from cls._rule(raw, steps)

    @classmethod
    def _levels(cls, raw: dict[str, Any], steps: int | None) -> Iterator[Fault]:
        for index, dimension in entries(raw, "dimensions"):
            levels = dimension.get("levels")
            if steps is not None and isinstance(levels, list) and len(levels) != steps:
                yield Fault(
                    ("dimensions", index, "levels"),
                    f"{len(levels)} level{'' if len(levels) == 1 else 's'}",
                    f"{steps}, one for each step of the scale",
                    "Write the missing ones or shorten the scale.",
                )

    @classmethod
    def _weights(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        weights = [dimension.get("weight") or 0 for _, dimension in entries(raw, "dimensions")]
        if not any(weights) or not all(map(is_whole, weights)):
            return
        if not all(weights):
            yield Fault(
                ("dimensions",),
                "weights for some dimensions",
                "weights for all or for none",
                "Complete them, or remove them.",
            )
        elif sum(weights) != 100:
            yield Fault(
                ("dimensions",), f"weights that sum to {sum(weights)}", "100", "Correct them."
            )

    @classmethod
    def _rule(cls, raw: dict[str, Any], steps: int | None) -> Iterator[Fault]:
        rule = raw.get("rule")
        if not isinstance(rule, dict):
            return
        known = [dimension.get("id") for _, dimension in entries(raw, "dimensions")]
        needs = rule.get("needs")
        named: list[tuple[Place, Any]] = [(("rule", "gated"), rule.get("gated"))]
        if isinstance(needs, list):
            named += [(("rule", "needs", i), name) for i, name in enumerate(needs)]
        for at, name in named:
            if isinstance(name, str) and name not in known:
                yield Fault(
                    at,
                    f"the dimension {quoted(name)}",
                    f"one of {', '.join(map(str, known))}",
                    "Correct it.",
                )
        for key, lowest in (("at_least", 1), ("below", 2)):
            score = rule.get(key)
            if is_whole(score) and steps is not None and not lowest <= score <= steps:
                yield Fault(
                    ("rule", key),
                    f"the score {score}",
                    f"{lowest} to {steps}, a step of the scale",
                    "Correct it.",
                )


Shelf = Literal[
    "Design for attack",
    "Identity and access",
    "Data and keys",
    "Build and respond",
    "Measure detection",
    "Models under attack",
    "Product judgment",
    "Law and frameworks",
]
SHELVES: tuple[str, ...] = get_args(Shelf)


class Concept(Page):
    kind: ClassVar[str] = "concept"
    aka: tuple[Line, ...] = ()
    shelf: Shelf
    references: Annotated[tuple[DocumentRef, ...], Field(min_length=1)]
    checked: Day
    related: tuple[ConceptRef, ...] = ()


class Case(Page):
    kind: ClassVar[str] = "case"
    role: RoleRef
    round: RoundRef | None = None
    when: Line | None = None
    outcome: Literal["rejected", "advanced", "scored low", "praised", "recovered"]
    cites: Annotated[tuple[CiteId, ...], Field(min_length=1)]
    concepts: tuple[ConceptRef, ...] = ()
    lesson: Phrase


Status = Literal["reported", "confirmed", "disputed", "corrected"]


class FactPart(Model):
    """What of a fact stands by itself: cited as `T07#format`, it has a status of its own."""

    id: Slug
    text: Phrase
    status: Status


class Fact(Model):
    """A claim of a source; `parts` are what of it is less, or more, in doubt than the whole."""

    id: Annotated[FactId, Defines("fact")]
    topic: Line
    fact: Text
    status: Status
    note: Text | None = None
    documents: tuple[DocumentRef, ...] = ()
    parts: tuple[FactPart, ...] = ()

    def part(self, id: str) -> FactPart | None:
        """Return the part of that id, or None where there is none, or `id` is empty."""
        return next((part for part in self.parts if part.id == id), None)

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        status = raw.get("status")
        if status in ("confirmed", "disputed", "corrected") and raw.get("note") is None:
            yield Fault(
                ("status",),
                f"a {status} fact without a note",
                f"how it is {status}",
                "Add note:.",
            )
        for index, part in entries(raw, "parts"):
            if part.get("status") == status:
                yield Fault(
                    ("parts", index, "status"),
                    f"a part that is {status} as the whole fact is",
                    "a part with a status of its own",
                    "Cite the fact itself, and remove the part.",
                )


class Disagreement(Model):
    id: Annotated[Slug, Defines("disagreement")]
    title: Line
    facts: tuple[FactRef, ...] = ()
    text: Text


class Untested(Model):
    fact: FactRef
    reason: Text


class Document(Model):
    id: Annotated[Slug, Defines("document")]
    title: Line
    publisher: Line
    version: Line
    date: Line
    url: Url
    checked: Day
    read: Literal["primary", "secondary"]
    supersedes: Text | None = None


class Source(Page):
    kind: ClassVar[str] = "source"
    publisher: Line
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
    disagreements: tuple[Disagreement, ...] = ()
    untested: tuple[Untested, ...] = ()


class Register(Page):
    """The page that lists the documents this guide rests on (`sources/index.md`)."""

    kind: ClassVar[str] = "register"
    documents: Annotated[tuple[Document, ...], Field(min_length=1)]


class Term(Model):
    """A word that is explained where it is met; `also` are its other names, as written."""

    id: Annotated[Slug, Defines("term")]
    name: Line
    stands_for: Line | None = None
    also: tuple[Line, ...] = ()
    text: Annotated[Phrase, at_most(320)]
    concept: ConceptRef | None = None


class Glossary(Page):
    """The page that explains terms and abbreviations (`glossary.md`)."""

    kind: ClassVar[str] = "glossary"
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        known: dict[str, int] = {}
        for index, term in entries(raw, "terms"):
            also = term.get("also")
            for name in (term.get("name"), *(also if isinstance(also, list) else ())):
                if isinstance(name, str) and known.setdefault(name, index) != index:
                    yield Fault(
                        ("terms", index),
                        f"the name {quoted(name)}, which another term has",
                        "a name of one term",
                        "Merge the two, or write a name that tells them apart.",
                    )


class Skill(Model):
    """What a drill trains: the questions of these types on these concepts; none named, all."""

    id: Slug
    title: Line
    what: Phrase
    types: Annotated[tuple[Line, ...], Field(min_length=1)]
    concepts: tuple[ConceptRef, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        names = [name for one in TYPES for name in get_args(one.model_fields["type"].annotation)]
        types = raw.get("types")
        for index, name in enumerate(types if isinstance(types, list) else ()):
            if isinstance(name, str) and name not in names:
                yield Fault(
                    ("types", index),
                    quoted(name),
                    f"a type of question: {', '.join(names)}",
                    "Correct it.",
                )


class Practice(Page):
    kind: ClassVar[str] = "practice"
    role: RoleRef | None = None
    round: RoundRef | None = None
    checklist: Checklist | None = None
    worksheet: Worksheet | None = None
    skills: tuple[Skill, ...] = ()


KINDS: dict[str, type[Page]] = {
    "companies": Company,
    "roles": Role,
    "rounds": Round,
    "rubrics": Rubric,
    "concepts": Concept,
    "cases": Case,
    "sources": Source,
    "practice": Practice,
}
