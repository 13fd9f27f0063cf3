"""Formulas of worksheets and numeric questions: `ceil(peak / (one * use / 100))`.

The same small language as docs/assets/parts/worksheet/formula.js, which computes in the browser; a
test holds the two together. Knows names, numbers, + - * / **, parentheses, and the functions below;
no comparisons. As in mathematics, and in Python, -2 ** 2 is -4 and 2 ** 3 ** 2 is 2 ** 9.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

FUNCTIONS: dict[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "ceil": math.ceil,
    "sqrt": math.sqrt,
}
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([a-z][a-z0-9]*)|(\*\*|[-+*/(),]))")
_DEPTH = 40
# Three times our longest: what is read by recursion stays shallow.
_LONGEST = 300


class FormulaError(ValueError):
    """The text is no formula; the message tells the author where."""


@dataclass(frozen=True)
class Formula:
    """A parsed formula: what it needs by name, and how to compute it."""

    names: frozenset[str]
    compute: Callable[[Mapping[str, float]], float]

    def value(self, values: Mapping[str, float]) -> float | None:
        """Return the value for these names, or None where there is none (division by zero)."""
        try:
            found = self.compute(values)
        except (ZeroDivisionError, ValueError, OverflowError, KeyError):
            return None
        return found if math.isfinite(found) else None


_Compute = Callable[[Mapping[str, float]], float]


def parse(text: str) -> Formula:
    """Return `text` as a formula; raise FormulaError where it is none."""
    if len(text) > _LONGEST:
        raise FormulaError(f"a formula of {len(text)} characters; at most {_LONGEST} can be read")
    reader = _Reader(text)
    compute = reader.sum(0)
    if reader.token:
        raise FormulaError(f"{reader.token!r} where the formula should end")
    return Formula(frozenset(reader.names), compute)


class _Reader:
    """Recursive descent: sum, product, sign, power, atom."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self.names: set[str] = set()
        self.token = next(self._tokens, "")

    def take(self, *wanted: str) -> str:
        """Return the token and go on where it is one of `wanted`, else nothing."""
        token = self.token
        if token not in wanted:
            return ""
        self.token = next(self._tokens, "")
        return token

    def sum(self, depth: int) -> _Compute:
        left = self.product(depth)
        while sign := self.take("+", "-"):
            left = _binary(sign, left, self.product(depth))
        return left

    def product(self, depth: int) -> _Compute:
        left = self.signed(depth)
        while sign := self.take("*", "/"):
            left = _binary(sign, left, self.signed(depth))
        return left

    def signed(self, depth: int) -> _Compute:
        if self.take("-"):
            inner = self.power(depth)
            return lambda values: -inner(values)
        return self.power(depth)

    def power(self, depth: int) -> _Compute:
        base = self.atom(depth)
        return _binary("**", base, self.signed(depth)) if self.take("**") else base

    def atom(self, depth: int) -> _Compute:
        if depth > _DEPTH:
            raise FormulaError("parentheses too deep")
        token = self.token
        if not token:
            raise FormulaError("a formula that ends too early")
        if self.take("("):
            inner = self.sum(depth + 1)
            self.close()
            return inner
        self.token = next(self._tokens, "")
        if token[0].isdigit():
            number = float(token)
            return lambda _: number
        if not token[0].isalpha():
            raise FormulaError(f"{token!r} where a number or a name should stand")
        if self.take("("):
            return self.call(token, depth)
        self.names.add(token)
        return lambda values: values[token]

    def call(self, name: str, depth: int) -> _Compute:
        if name not in FUNCTIONS:
            raise FormulaError(f"the function {name!r}; there are {', '.join(FUNCTIONS)}")
        parts = [self.sum(depth + 1)]
        while self.take(","):
            parts.append(self.sum(depth + 1))
        self.close()
        if (len(parts) == 1) != (name in ("ceil", "sqrt")):
            raise FormulaError(f"{name}() with {len(parts)} values")
        function = FUNCTIONS[name]
        return lambda values: float(function(*(part(values) for part in parts)))

    def close(self) -> None:
        if not self.take(")"):
            raise FormulaError("a ( that is not closed")


def _binary(sign: str, left: _Compute, right: _Compute) -> _Compute:
    if sign == "+":
        return lambda values: left(values) + right(values)
    if sign == "-":
        return lambda values: left(values) - right(values)
    if sign == "*":
        return lambda values: left(values) * right(values)
    if sign == "**":
        return lambda values: math.pow(left(values), right(values))
    return lambda values: left(values) / right(values)


def _tokens(text: str) -> Iterator[str]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise FormulaError(f"{text[at:].strip()[:10]!r}, which is not part of the language")
        yield match[1] or match[2] or match[3]
        at = match.end()
