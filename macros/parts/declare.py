"""Declare a macro beside the function that builds it: its signature says what it takes, and where.

`def prompt_list(here: Here[Round]) -> str` is a macro for the pages of rounds; an argument of the
type RoleRef takes the id of a role; `*ids` takes any number. The docstring is what authors read.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from macros.reading.vocabulary import Argument, Macro
from macros.records.fields import Ref

from .renderer import Here

# What else an argument may be than an id of the whole guide.
ContrastId = Annotated[str, Ref(("contrast",))]
ChecklistId = Annotated[str, Ref(("checklist",))]
Drawing = Annotated[str, Ref(("figure",))]
Kind = Annotated[str, Ref(("kind",))]
Minutes = Annotated[str, Ref(("minutes",))]
View = Annotated[str, Ref(("view",))]
Counted = Annotated[str, Ref(("counted",))]
Noun = Annotated[str, Ref(("noun",))]
Amount = Annotated[float, Ref(("number",))]


def macro(
    *,
    needs: str = "",
    once: bool = False,
    under: int = 1,
    studies: bool = False,
    heading: str = "",
    gives: Literal["block", "inline", "text"] = "block",
) -> Callable[[Callable[..., str]], Macro]:
    """Return what turns a function into the declaration of a macro; see Macro for the words."""

    def declared(build: Callable[..., str]) -> Macro:
        hints = get_type_hints(build, include_extras=True)
        parameters = list(inspect.signature(build).parameters.values())
        pure = get_origin(hints[parameters[0].name]) is not Here
        on = () if pure else get_args(hints[parameters.pop(0).name])
        each: tuple[str, ...] = ()
        if parameters and parameters[-1].kind is inspect.Parameter.VAR_POSITIONAL:
            each = _spaces(hints[parameters.pop().name])
        arguments = tuple(
            Argument(one.name, _spaces(hints[one.name]), one.default is not inspect.Parameter.empty)
            for one in parameters
        )
        return Macro(
            name=build.__name__,
            help=" ".join((build.__doc__ or "").split()),
            build=build,
            arguments=arguments,
            each=each,
            needs=needs,
            once=once,
            under=under,
            studies=studies,
            heading=heading,
            gives=gives,
            pure=pure,
            **({"on": on[0]} if on else {}),
        )

    return declared


def _spaces(hint: Any) -> tuple[str, ...]:
    """Return the spaces of ids that an argument's type names; raise TypeError where it has none."""
    for one in (hint, *get_args(hint)):
        for marker in getattr(one, "__metadata__", ()):
            if isinstance(marker, Ref):
                return marker.spaces
    raise TypeError(f"{hint} says not which ids it takes")
