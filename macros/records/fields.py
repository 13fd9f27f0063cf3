"""What a single value in a record may be, and what it means for other files.

Each type checks its own value. Markers beside it (`Ref`, `Link`, `Defines`, `Prose`) say which
ids it names, gives or may hold links to, so that the checks between files need no list of fields.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal, TypeGuard

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictStr,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from .fences import fence_options, without_fences
from .problems import Place, quoted

PAGE_KINDS = ("company", "role", "round", "rubric", "concept", "case", "source", "practice")
_KINDS = "|".join(PAGE_KINDS)

# A link from a record to a page: kind, id and section.
PAGE_LINK = re.compile(rf"({_KINDS}):([a-z0-9-]+(?:/[a-z0-9-]+)*)(?:#([a-z0-9-]+))?")
# A code span on one line. Markdown finds more; what only looks like one must not hide anything.
CODE_SPAN = re.compile(r"(?<!\\)(?:\\\\)*(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")

# What makes Markdown begin another block than a paragraph.
_BLOCK = re.compile(
    r"\n[ \t]*\n|^[ \t]*(?:[-*+][ \t]|\d+\.[ \t]|>|\||```|~~~|(?:[-*_][ \t]*){3,}$)", re.MULTILINE
)
_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*\n")
_MOST_BRACKETS = 20
TANGLED = (
    f"more than {_MOST_BRACKETS} brackets inside each other",
    "text that Markdown can read in a moment",
    "Close each bracket, or remove it.",
)
# Three times our longest text.
_LONGEST = 8_000
_LONGEST_SPELLING = 200
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_TARGET = re.compile(r"\]\(\s*<?((?:[^()\s>]|\([^()\s]*\))*)")
# What is refused outside code spans: pattern, what it is called, what to do instead.
_REFUSED = (
    (
        _TEMPLATE,
        "template syntax",
        "plain Markdown: records are not templates",
        "Put it in backticks, or say it in words.",
    ),
    (
        re.compile(r"<[A-Za-z/!?][^>\n]*>?"),
        "HTML",
        "Markdown without HTML",
        "Put it in backticks to show it, or use Markdown.",
    ),
    (
        re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);"),
        "an HTML entity",
        "the character itself",
        "Write the character, or put it in backticks.",
    ),
    (
        re.compile(r"!\[[^\]\n]*\]?"),
        "an image",
        "text; figures belong in a page's body",
        "Use {{ figure(…) }} there.",
    ),
    (
        re.compile(r"^ {0,3}\[[^\]\n]*\]:.*", re.MULTILINE),
        "a link defined apart from its text",
        "the address beside the text, as in [text](https://…)",
        "Move it there.",
    ),
    (
        re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:"),
        "an icon",
        "words; icons belong in a page's body",
        "Say it in words.",
    ),
    (
        re.compile(r"\{:[^}\n]*\}?"),
        "an attribute list",
        "Markdown without attributes",
        "Delete it.",
    ),
    (
        re.compile(r"(?<![\w$])\$[^$\n]*[\^_\\][^$\n]*\$(?!\w)|\\\([^\n]+?\\\)"),
        "a formula",
        "words, characters such as ², or code",
        "Write it with plain characters, or in backticks; no formula is typeset here.",
    ),
    (
        re.compile(r"^ {0,3}#{1,6} .*", re.MULTILINE),
        "a heading",
        "sentences and lists; the page gives the headings",
        "Use bold text, or split the entry.",
    ),
)


@dataclass(frozen=True)
class Ref:
    """The value is an id that one of `spaces` must have: a page kind, `fact`, `document` …"""

    spaces: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say in a schema whose ids these are, for whoever knows which there are."""
        return {**handler(schema), "x-ids": list(self.spaces)}


@dataclass(frozen=True)
class Link:
    """The value is a page as `kind:id` or `kind:id#section`."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say in a schema that these are pages and their sections."""
        return {**handler(schema), "x-ids": ["page"]}


@dataclass(frozen=True)
class Prose:
    """The value is Markdown, in which links to pages may stand."""


@dataclass(frozen=True)
class Defines:
    """The value is an id of its own, used once in the whole guide within `space`."""

    space: str
    how: str = "used"


@dataclass(frozen=True)
class Fault:
    """What a rule over a whole record finds; `at` is the place below that record."""

    at: Place
    found: str
    expected: str
    mend: str


class Model(BaseModel):
    """Frozen, strict, and closed: an unknown key is an error."""

    # Built where a file is validated first: mostly all but one have been before.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    # In a union of models told apart by a field: what can be checked where that field is wrong.
    common: ClassVar[type[Model] | None] = None

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:  # noqa: ARG003, for those below
        """Yield what is wrong between the fields of a record as loaded.

        Any field may still be missing or of a wrong type, which is reported elsewhere: a rule
        looks at what it can read and is silent about the rest.
        """
        yield from ()


def entries(raw: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield index and record of the list under `key`, as far as there are any."""
    value = raw.get(key)
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def is_number(value: object) -> TypeGuard[float]:
    """Tell whether `value` is a finite number; true and false are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def is_whole(value: object) -> TypeGuard[int]:
    """Tell whether `value` is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def named(value: object) -> str:
    """Name a value as an author would: its kind and, where short, itself."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"{str(value).lower()} (a yes-or-no value)"
    if isinstance(value, (int, float)):
        return f"{value} (a number)"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}"
    keys = ", ".join(map(str, list(value)[:4])) if isinstance(value, dict) else ""
    return f"a record with {quoted(keys)}" if keys else "a record with no keys"


def refuse(*faults: tuple[str, str, str]) -> PydanticCustomError:
    """Return the error a field's check raises: found, expected and mend of each fault."""
    return PydanticCustomError("content", "content", {"faults": faults})


def tangled(text: str) -> re.Match[str] | None:
    """Return the bracket that opens inside more than 20 others of its paragraph, if there is one.

    The time Markdown takes grows with the square of such brackets, closed or not.
    """
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[0] in "[(":
            depth += 1
        elif match[0] in "])":
            depth = max(0, depth - 1)
        else:
            depth = 0
        if depth > _MOST_BRACKETS:
            return match
    return None


def _markdown(text: str) -> str:
    """Refuse in text whatever is not plain Markdown; code spans may show anything."""
    if not text.strip():
        raise refuse(("empty text", "a sentence", "Write the text, or remove the key."))
    if len(text) > _LONGEST:
        raise refuse((f"{len(text):,} characters", f"at most {_LONGEST:,}", "Split it."))
    if tangled(text):
        raise refuse(TANGLED)
    if faults := [*_fences(text), *_hostile(CODE_SPAN.sub("", without_fences(text)))]:
        raise refuse(*faults)
    return text.strip()


def _phrase(text: str) -> str:
    """Refuse blocks where Markdown stands within a line or a label."""
    if _BLOCK.search(text.strip()):
        raise refuse(
            (
                "several paragraphs, a list, a quote or a table",
                "one paragraph",
                "Join the lines, or put the rest where longer text belongs.",
            )
        )
    return _markdown(text)


def _snippet(text: str) -> str:
    """Refuse blocks but for fenced code: what is chosen may be code, beside a paragraph or not."""
    if rest := without_fences(text.strip()).strip():
        _phrase(rest)
    return _markdown(text)


def _spelling(text: str) -> str:
    """Refuse as an answer to be typed what nobody would type. It is shown as it is, as code."""
    if not text.strip():
        raise refuse(("empty text", "what a reader may type", "Write it, or delete the entry."))
    if len(text) > _LONGEST_SPELLING:
        found, expected = f"{len(text)} characters", f"at most {_LONGEST_SPELLING}"
        raise refuse((found, expected, "Ask for less, or make the type recall."))
    return text.strip()


def _line(text: str) -> str:
    """Refuse in a title or label whatever is not plain text: nothing renders it as Markdown."""
    if not text.strip():
        raise refuse(("empty text", "a few words", "Write the text, or remove the key."))
    if "\n" in text.strip():
        raise refuse(("more than one line", "one line", "Shorten it, or use a >- block."))
    if faults := list(_hostile(text)):
        raise refuse(*((found, "plain words", "Say it in words.") for found, _, _ in faults))
    return text.strip()


def _fences(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what stands behind the language of a fence."""
    for match in fence_options(text):
        found = f"{quoted(match[1])} behind a fence"
        yield found, "the language alone, as in ```python", "Delete it."


def _hostile(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what does not belong in text, each kind once."""
    for pattern, name, expected, mend in _REFUSED:
        if match := pattern.search(text):
            yield f"{name} ({quoted(match[0])}) in text", expected, mend
    for target in _TARGET.findall(text):
        if not (target.startswith("https://") or PAGE_LINK.fullmatch(target)):
            yield (
                f"a link to {quoted(target)}",
                "https://…, or kind:id as in concept:stride#evidence",
                "Name the page by its kind and id.",
            )


@dataclass(frozen=True)
class _Matches:
    """The value is text of this pattern; editors are told so as well."""

    pattern: str
    expected: str
    mend: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            **handler(schema),
            "pattern": f"^(?:{self.pattern})$",
            "description": self.expected,
        }

    def _checked(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise refuse((quoted(text), self.expected, self.mend))
        return text


def _pattern(pattern: str, expected: str, mend: str) -> _Matches:
    return _Matches(pattern, expected, mend)


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else "")
    except ValueError:
        expected = "a day in quotes, as '2026-11-21'"
        raise refuse((quoted(text), expected, "Correct it.")) from None
    # Somewhere it is tomorrow already.
    if day > datetime.now(UTC).date() + timedelta(days=1):
        found, expected = f"{quoted(text)}, a day to come", "the day on which it was done"
        raise refuse((found, expected, "Correct it."))
    return text


def _finite(value: Any) -> float:
    if not is_number(value):
        raise refuse((named(value), "a number", "Write digits without a unit."))
    return float(value)


_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
DOTTED = re.compile(rf"{_SLUG}(?:\.{_SLUG})*")

SLUG_SCHEMA = {"type": "string", "pattern": f"^(?:{_SLUG})$"}
_FILLED = WithJsonSchema({"type": "string", "minLength": 1})
Text = Annotated[StrictStr, AfterValidator(_markdown), Prose(), _FILLED]
Phrase = Annotated[StrictStr, AfterValidator(_phrase), Prose(), _FILLED]
Snippet = Annotated[StrictStr, AfterValidator(_snippet), Prose(), _FILLED]
Spelling = Annotated[StrictStr, AfterValidator(_spelling), _FILLED]
Line = Annotated[StrictStr, AfterValidator(_line), _FILLED]
Number = Annotated[Any, AfterValidator(_finite), WithJsonSchema({"type": "number"})]


def at_most(characters: int) -> Any:
    """Return what bounds the length of a text, in a schema as well."""
    return Field(max_length=characters, json_schema_extra={"maxLength": characters})


Origin = Literal["reported", "ours"]

Slug = Annotated[
    StrictStr, _pattern(_SLUG, "lower-case letters, digits and single hyphens", "Correct it.")
]
DottedId = Annotated[
    StrictStr,
    _pattern(
        DOTTED.pattern,
        "lower-case letters, digits, '-' and single '.'",
        "Correct it; where a path has a slash, an id has a dot.",
    ),
]
FactId = Annotated[
    StrictStr, _pattern(r"[A-Z][0-9]{2,3}", "a letter and two digits", "Correct it.")
]
_CiteId = _pattern(
    rf"[A-Z][0-9]{{2,3}}(?:#{_SLUG})?|{_SLUG}",
    "a fact id such as T09, its part as in T09#headings, or a document id such as rfc-9846",
    "Correct it.",
)
_PageId = _pattern(
    rf"{_SLUG}(?:/{_SLUG})*", "a page's path in its folder, without .md", "Correct it."
)
OldAddress = Annotated[StrictStr, _PageId]
CiteId = Annotated[StrictStr, _CiteId, Ref(("fact", "document"))]
FactRef = Annotated[FactId, Ref(("fact",))]
DocumentRef = Annotated[Slug, Ref(("document",))]
DisagreementRef = Annotated[Slug, Ref(("disagreement",))]
CompanyRef = Annotated[Slug, Ref(("company",))]
RoleRef = Annotated[Slug, Ref(("role",))]
RubricRef = Annotated[Slug, Ref(("rubric",))]
ConceptRef = Annotated[Slug, Ref(("concept",))]
RoundRef = Annotated[StrictStr, _PageId, Ref(("round",))]
DimensionRef = Annotated[
    StrictStr,
    _pattern(
        rf"{_SLUG}/{_SLUG}",
        "rubric/dimension, as in security-weighted/operations",
        "Correct it.",
    ),
    Ref(("dimension",)),
]
PageRef = Annotated[
    StrictStr,
    _pattern(
        PAGE_LINK.pattern,
        "kind:id or kind:id#section",
        "Write, for example, concept:stride#evidence.",
    ),
    Link(),
]
Url = Annotated[
    StrictStr,
    _pattern(r"https://[^\s<>\"'`]+", "an address beginning with https://", "Correct it."),
]
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "a day"}
Day = Annotated[StrictStr, AfterValidator(_day), WithJsonSchema(_DAY)]
