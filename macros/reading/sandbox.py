"""What the template in a page's body may do: compute with numbers, loop over a list, call macros.

Jinja itself can reach all of Python and can run for ever. `refused` names what a body must not
hold, by its form alone; a `Program` computes the rest within bounds, for the check as on the page.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from macros.records.fields import is_number

# Thirty times what our longest table needs.
_MOST_TURNS = 1_000
_MOST_TEXT = 2_000_000
_MOST_DIGITS = 30

_FILTERS = ("abs", "first", "float", "format", "int", "last", "length", "round", "sum")
_TESTS = ("divisibleby", "even", "odd")
_METHODS = ("append", "format")
# A width of two digits at most: `%999999999d` alone fills the memory.
_PERCENT = re.compile(r"(?:[^%]|%%|%[-+ #0]*\d{0,2}(?:\.\d{1,2})?[dfge])*")
_BRACES = re.compile(r"(?:[^{}]|\{\{|\}\}|\{:[-+<>^ 0]*\d{0,2},?(?:\.\d{1,2})?[dfge%]?\})*")

# No text holds this sign: see `UNSEEN` in macros/reading/load.py.
_MARK = re.compile(r"\0(\d+)\0")
_ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.TemplateData, nodes.Output, nodes.Assign, nodes.NSRef),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Name, nodes.Const, nodes.Tuple, nodes.List),
    *(nodes.Call, nodes.Keyword, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div),
    *(nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos, nodes.Getitem, nodes.Getattr),
)


class Sandbox(SandboxedEnvironment):
    """Jinja with few filters, no globals, and arithmetic that stays small."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_shown)
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters[_limited.__name__] = _limited
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {name: self.globals[name] for name in ("namespace",)}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute with two numbers; raise where they are none or the result grows too large."""
        for side in (left, right):
            if isinstance(side, Undefined):
                str(side)  # raises in its own words
        if not (is_number(left) and is_number(right)):
            raise TypeError(f"{operator} between what are not two numbers")
        if operator == "**" and (abs(left) > 1e9 or abs(right) > 1000):
            raise OverflowError("a power that is too large")
        result = super().call_binop(context, operator, left, right)
        if not is_number(result) or abs(result) > 1e300:
            raise OverflowError("a number that is too large")
        return result


def _shown(value: Any) -> Any:
    """Refuse to show what is neither text nor a number: a list may hold itself many times over."""
    if isinstance(value, Undefined):
        return str(value)  # nothing, or raises in its own words
    if not isinstance(value, (str, int, float)):
        raise TypeError(f"{type(value).__name__} where text or a number is shown")
    return value


def _limited(value: Iterable[Any]) -> Iterator[Any]:
    """Yield the entries of a loop; a list may grow while it is looped over."""
    for turn, entry in enumerate(value):
        if turn == _MOST_TURNS:
            raise OverflowError(f"a loop of more than {_MOST_TURNS} turns")
        yield entry


@dataclass(frozen=True)
class Call:
    """A macro called with written arguments."""

    name: str
    args: tuple[Any, ...]
    options: dict[str, Any]


@dataclass(frozen=True)
class Program:
    """What a body computes, compiled; bounds stay on its loops.

    `aside` are the texts and calls between, which take longest to compile and compute nothing;
    a mark with its number stands for each. Inside loops text stays: it counts toward the length.
    """

    code: bytes
    aside: tuple[str | Call, ...]

    @classmethod
    def of(cls, tree: nodes.Template, inert: Collection[str]) -> Program:
        """Compile `tree`, whose loops are bounded by it; calls of `inert` names are set aside."""
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, _limited.__name__, [], [], None, None, lineno=loop.lineno
            )
        aside: list[str | Call] = []
        # New ones, since a file that is kept keeps its tree and may be tried again.
        parts = [
            nodes.Output([_marked(one, inert, aside) for one in part.nodes], lineno=part.lineno)
            if isinstance(part, nodes.Output)
            else part
            for part in tree.body
        ]
        program = nodes.Template(parts, lineno=1)
        program.set_environment(ENVIRONMENT)
        return cls(marshal.dumps(ENVIRONMENT.compile(program)), tuple(aside))

    def check(self, names: Mapping[str, Any]) -> None:
        """Compute with these names; raise whatever that raises."""
        size = 0
        for part in self._generate(names):
            size += len(part)
            if size > _MOST_TEXT:
                raise OverflowError(f"a page of more than {_MOST_TEXT:,} characters")

    def text(self, names: Mapping[str, Any]) -> str:
        """Return the whole body with what it computes and what its calls give."""

        def given(match: re.Match[str]) -> str:
            part = self.aside[int(match[1])]
            if isinstance(part, str):
                return part
            return str(names[part.name](*part.args, **part.options))

        return _MARK.sub(given, "".join(self._generate(names)))

    def _generate(self, names: Mapping[str, Any]) -> Iterator[str]:
        code = marshal.loads(self.code)  # noqa: S302, our own
        return Template.from_code(ENVIRONMENT, code, ENVIRONMENT.globals).generate(names)


def _marked(node: nodes.Expr, inert: Collection[str], aside: list[str | Call]) -> nodes.Expr:
    """Return the mark that stands for what is put `aside`, or the node itself where it computes."""
    if isinstance(node, nodes.TemplateData):
        aside.append(node.data)
    elif _is_written(node, inert):
        pairs = {pair.key: pair.value.value for pair in node.kwargs}
        aside.append(Call(node.node.name, tuple(arg.value for arg in node.args), pairs))
    else:
        return node
    return nodes.TemplateData(f"\0{len(aside) - 1}\0", lineno=node.lineno)


def _is_written(node: nodes.Expr, inert: Collection[str]) -> TypeGuard[Any]:
    """Tell whether a node calls one of the `inert` names with nothing but written arguments."""
    if not isinstance(node, nodes.Call):
        return False
    given = (*node.args, *(pair.value for pair in node.kwargs))
    named = isinstance(node.node, nodes.Name) and node.node.name in inert
    return named and all(isinstance(one, nodes.Const) for one in given)


ENVIRONMENT = Sandbox()


def refused(tree: nodes.Template, whole: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything a body must not hold.

    The macros named in `whole` build parts of a page and stand alone in their braces.
    """
    alone = {id(part) for output in tree.find_all(nodes.Output) for part in output.nodes}
    for node in tree.find_all(nodes.Node):
        if what := _refused(node):
            yield node.lineno, what
        elif (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in whole
            and id(node) not in alone
        ):
            yield node.lineno, f"{node.node.name}() inside an expression"
    for loop in tree.find_all(nodes.For):
        for inner in (found for part in loop.body for found in _loops(part)):
            yield inner.lineno, "a loop inside a loop"


def _loops(node: nodes.Node) -> Iterator[nodes.For]:
    if isinstance(node, nodes.For):
        yield node
    yield from node.find_all(nodes.For)


def _refused(node: nodes.Node) -> str:
    """Return what is wrong with this part of a template, or nothing."""
    if not isinstance(node, _ALLOWED):
        return _name(node)
    if isinstance(node, nodes.Const) and isinstance(node.value, (int, float)):
        long = isinstance(node.value, int) and abs(node.value) >= 10**_MOST_DIGITS
        return f"a number of more than {_MOST_DIGITS} digits" if long else ""
    if isinstance(node, (nodes.Getattr, nodes.NSRef)) and node.attr.startswith("_"):
        return f"the attribute .{node.attr}"
    if isinstance(node, nodes.Getitem):
        counted = isinstance(node.arg, nodes.Getattr) and node.arg.attr in ("index", "index0")
        return "" if counted or _is_const(node.arg, int) else "[…] with anything but a number"
    if isinstance(node, nodes.For) and node.recursive:
        return "a recursive loop"
    if isinstance(node, nodes.Compare):
        plain = all(
            part.op not in ("in", "notin") and _is_const(part.expr, (int, float, str))
            for part in node.ops
        )
        return "" if plain else "a comparison with anything but a written number or text"
    if isinstance(node, nodes.Filter):
        return _refused_filter(node)
    if isinstance(node, nodes.Call):
        return _refused_call(node)
    return ""


def _refused_filter(node: nodes.Filter) -> str:
    if node.name not in _FILTERS:
        return ""  # reported by its name
    if node.dyn_args or node.dyn_kwargs:
        return "a filter with * arguments"
    if node.name == "format":
        given = node.node.value if isinstance(node.node, nodes.Const) else None
        sound = isinstance(given, str) and _PERCENT.fullmatch(given) and not node.kwargs
        return "" if sound else "|format of anything but text like '%.1f'"
    values = [*node.args, *(pair.value for pair in node.kwargs)]
    # The first is digits or a place in a list, the second how to round.
    sound = all(
        isinstance(value, nodes.Const)
        and (isinstance(value.value, str) if at else is_number(value.value) and value.value < 100)
        for at, value in enumerate(values)
    )
    return "" if sound else f"|{node.name} with these arguments"


def _refused_call(node: nodes.Call) -> str:
    if node.dyn_args or node.dyn_kwargs:
        return "a call with * arguments"
    called = node.node
    if isinstance(called, nodes.Getattr) and called.attr in _METHODS:
        if called.attr == "append":
            return ""
        given = called.node.value if isinstance(called.node, nodes.Const) else None
        sound = isinstance(given, str) and _BRACES.fullmatch(given)
        return "" if sound else ".format() of anything but text like '{:,}'"
    return "" if isinstance(called, nodes.Name) else "a call of anything but a macro"


def _is_const(node: nodes.Expr, types: type | tuple[type, ...]) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, types)


_NAMES = {"AssignBlock": "set … %}…{% endset", "FromImport": "from", "CallBlock": "call"}


def _name(node: nodes.Node) -> str:
    kind = type(node).__name__
    if isinstance(node, nodes.Stmt):
        return f"{{% {_NAMES.get(kind, kind.removesuffix('Block').lower())} %}}"
    return {"Concat": "~", "Dict": "a {…} record", "Slice": "a slice"}.get(kind, kind.lower())
