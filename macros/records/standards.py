"""What a guide asks of its content beyond being sound: the record in `standards.yml`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StrictStr

from .fields import DottedId, Line, Model, refuse

Count = Annotated[StrictInt, Field(ge=0)]


def _compiles(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        expected = "a regular expression"
        raise refuse((f"a pattern that fails ({error})", expected, "Correct it.")) from None
    return text


class PerPage(Model):
    """How many questions the page of a round and of a concept has at least."""

    round: Count = 0
    concept: Count = 0


class Types(Model):
    """How many types of question there are over a role's rounds, and on a concept's page."""

    role: Count = 0
    concept: Count = 0


class Words(Model):
    """Words of prose: a concept's at least, a round's at most for each of its minutes."""

    concept: Count = 0
    round_minute: Count | None = None


class Pace(Model):
    """Words a minute of an answer said aloud."""

    low: Count
    high: Count


class Mocks(Model):
    """What an attended round has at least for a mock and for its sheet.

    `early` is the share of the round, in percent, by which the first follow-up comes.
    """

    prompts: Count = 0
    followups: Count = 0
    say: Count = 0
    early: Count = 0


class Superseded(Model):
    """An edition that nobody must take for current, and the pattern it is written in."""

    edition: Line
    pattern: Annotated[StrictStr, AfterValidator(_compiles)]


class Standards(Model):
    """The whole record; a part that is left out asks for nothing."""

    banks: PerPage = PerPage()
    larger: dict[DottedId, Count] = Field(default_factory=dict)
    types: Types = Types()
    words: Words = Words()
    two_sentences: StrictBool = False
    mocks: Mocks = Mocks()
    above_chance: Count | None = None
    alike: Count | None = None
    spoken: Pace | None = None
    filler: tuple[Line, ...] = ()
    superseded: tuple[Superseded, ...] = ()
