"""Walk loaded data along a model: which record stands where, and what each value means.

Works on data that may be faulty, so that one fault never hides another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from macros.records.fields import Defines, Link, Model, Prose, Ref
from macros.records.problems import Place

Marker = Ref | Link | Prose | Defines


@dataclass(frozen=True)
class Record:
    """Data that should be a `model`; `partial` where its type is unknown and only a base fits."""

    place: Place
    model: type[Model]
    raw: dict[str, Any]
    partial: bool = False


@dataclass(frozen=True)
class Value:
    """A text with the markers of its type."""

    place: Place
    text: str
    markers: tuple[Marker, ...]


@dataclass(frozen=True)
class Untold:
    """A record of a union whose field `tag` names none of its `types`."""

    place: Place
    tag: str
    types: tuple[str, ...]


Found = Record | Value | Untold


def walk(model: type[Model], raw: Any, place: Place = ()) -> Iterator[Found]:
    """Yield every record in `raw`, every marked text and every untold type, each with its place."""
    return _visit(model, (), raw, place)


def values(model: type[Model], raw: Any) -> Iterator[Value]:
    """Yield every marked text in `raw`."""
    return (found for found in walk(model, raw) if isinstance(found, Value))


def _visit(kind: Any, markers: tuple[Any, ...], raw: Any, place: Place) -> Iterator[Found]:
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *more = get_args(kind)
        yield from _visit(inner, (*markers, *more), raw, place)
    elif origin in (Union, UnionType):
        yield from _one_of(get_args(kind), markers, raw, place)
    elif origin is tuple:
        for index, entry in enumerate(raw if isinstance(raw, list) else ()):
            yield from _visit(get_args(kind)[0], (), entry, (*place, index))
    elif isinstance(kind, type) and issubclass(kind, Model):
        if isinstance(raw, dict):
            yield from _record(kind, raw, place)
    elif isinstance(raw, str):
        known = tuple(m for m in markers if isinstance(m, (Ref, Link, Prose, Defines)))
        if known:
            yield Value(place, raw, known)


def _record(
    model: type[Model], raw: dict[str, Any], place: Place, *, partial: bool = False
) -> Iterator[Found]:
    yield Record(place, model, raw, partial)
    for name, field in model.model_fields.items():
        if name in raw:
            yield from _visit(field.annotation, tuple(field.metadata), raw[name], (*place, name))


def _one_of(
    choices: tuple[Any, ...], markers: tuple[Any, ...], raw: Any, place: Place
) -> Iterator[Found]:
    models = [c for c in choices if isinstance(c, type) and issubclass(c, Model)]
    if len(models) < 2:
        for choice in choices:
            if choice is not type(None):
                yield from _visit(choice, markers, raw, place)
    elif isinstance(raw, dict):
        tag = next(tag for tag in ("type", "kind") if tag in models[0].model_fields)
        by_type = {name: m for m in models for name in get_args(m.model_fields[tag].annotation)}
        given = raw.get(tag)
        if isinstance(given, str) and given in by_type:
            yield from _record(by_type[given], raw, place)
            return
        yield Untold(place, tag, tuple(by_type))
        if models[0].common is not None:
            yield from _record(models[0].common, raw, place, partial=True)
