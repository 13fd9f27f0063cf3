"""Turn loaded data into a model's object, or into every problem it has, in author's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.records.fields import Defines, Fault, Model, named
from macros.records.problems import Place, Problem, nearest, path_text, quoted

from .load import Loaded
from .plain.builder import REFUSED
from .walk import Record, Untold, Value, walk

M = TypeVar("M", bound=Model)


def validate(model: type[M], loaded: Loaded) -> tuple[M | None, list[Problem]]:
    """Return the object and no problem, or None and every problem of `loaded`."""
    problems = list(loaded.problems)
    if loaded.data is REFUSED or (loaded.data is None and problems):
        return None, problems
    if not isinstance(loaded.data, dict):
        found = named(loaded.data)
        fault = Fault((), found, "keys and values", "Write the record as lines of key: value.")
        return None, [*problems, problem(loaded, fault)]
    result, faults = None, list(_rules(model, loaded.data))
    try:
        result = model.model_validate(_tuples(loaded.data))
    except ValidationError as error:
        known = {
            one.place: one
            for one in walk(model, loaded.data)
            if isinstance(one, Untold) or (isinstance(one, Record) and not one.partial)
        }
        faults += dict.fromkeys(_faults(error, loaded.data, known))
    problems += [problem(loaded, fault) for fault in faults]
    return (None, problems) if problems else (result, [])


def problem(loaded: Loaded, fault: Fault, line: int | None = None) -> Problem:
    """Return `fault` as a problem of that file, on `line` or the line of its place."""
    return Problem(
        loaded.file,
        loaded.line(fault.at) if line is None else line,
        path_text(fault.at),
        fault.found,
        fault.expected,
        fault.mend,
    )


def _rules(model: type[Model], data: dict[str, Any]) -> Iterator[Fault]:
    """Yield what the rules over whole records find, whatever their fields hold."""
    found = list(walk(model, data))
    defined = {
        value.place
        for value in found
        if isinstance(value, Value) and any(isinstance(m, Defines) for m in value.markers)
    }
    for record in found:
        if not isinstance(record, Record):
            continue
        for fault in record.model.faults(record.raw):
            yield Fault((*record.place, *fault.at), fault.found, fault.expected, fault.mend)
        for key, value in record.raw.items():
            if key in record.model.model_fields and isinstance(value, list):
                # An id of the whole guide is compared with every other file's, this one included.
                yield from (
                    fault
                    for fault in _twice(value, (*record.place, key))
                    if fault.at not in defined
                )
        if record.partial:
            yield from _partial(record)


def _twice(entries: list[Any], place: Place) -> Iterator[Fault]:
    """Yield entries of one list that repeat another's id or text."""
    for part, name, mend in (
        ((), "entry", "Delete one."),
        (("id",), "id", "Rename one."),
        (("text",), "text", "Change or delete one."),
    ):
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            value = entry.get(part[0]) if part and isinstance(entry, dict) else entry
            if not isinstance(value, str) or bool(part) != isinstance(entry, dict):
                continue
            folded = " ".join(value.lower().split()).rstrip(".")
            if folded in seen:
                yield Fault(
                    (*place, index, *part),
                    f"the {name} {quoted(value)} a second time",
                    "entries that differ",
                    mend,
                )
            seen.add(folded)


def _partial(record: Record) -> Iterator[Fault]:
    """Yield the faults of a record whose type is unknown, in the fields that all types share."""
    try:
        record.model.model_validate(_tuples(record.raw), extra="ignore")
    except ValidationError as error:
        for fault in _faults(error, record.raw, {}):
            yield Fault((*record.place, *fault.at), fault.found, fault.expected, fault.mend)


def _tuples(value: Any) -> Any:
    """Return the data with tuples for lists, as strict frozen models want them."""
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return value


_Known = dict[Place, Record | Untold]


def _faults(error: ValidationError, data: dict[str, Any], known: _Known) -> Iterator[Fault]:
    for details in error.errors(include_url=False):
        place = _place(details["loc"], data)
        if details["input"] is REFUSED:
            continue
        # What a record got from another is reported where an author wrote it.
        if details["type"] != "missing" and not _written(place, data):
            continue
        if details["type"] == "content":
            for found, expected, mend in details["ctx"]["faults"]:
                yield Fault(place, found, expected, mend)
        elif fault := _fault(details, place, known):
            yield fault


def _place(location: tuple[str | int, ...], data: Any) -> Place:
    """Return a pydantic location as a place in the data: without the tags of unions."""
    place: Place = ()
    told: Place | None = None  # whose tag has been passed; a field may have the tag's own name
    for part in location:
        if (
            isinstance(data, dict)
            and part in (data.get("type"), data.get("kind"))
            and told != place
        ):
            told = place
            continue
        place = (*place, part)
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
    return place


def _written(place: Place, data: Any) -> bool:
    """Tell whether `place` stands in the data as loaded."""
    for part in place:
        there = (
            part in data
            if isinstance(data, dict)
            else isinstance(data, list) and (isinstance(part, int) and part < len(data))
        )
        if not there:
            return False
        data = data[part]
    return True


def _unit(value: Any) -> str:
    if isinstance(value, str):
        return "characters"
    return "entry" if len(value) == 1 else "entries"


_SIGNS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}


def _fault(details: ErrorDetails, place: Place, known: _Known) -> Fault | None:
    """Return one pydantic error in author's words, or None where something else reports it."""
    context: dict[str, Any] = dict(details.get("ctx") or {})
    kind, value = details["type"], details["input"]
    key = str(place[-1]) if place else ""
    if kind == "missing":
        return Fault(place, "nothing", f"the key {key!r}", f"Add {key}: to this record.")
    if kind == "extra_forbidden":
        return _unknown_key(place, value, known)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_tag(place, value, known)
    if kind in ("too_short", "too_long"):
        least = kind == "too_short"
        bound = context["min_length" if least else "max_length"]
        # pydantic counts sound entries only; a faulty one is there and reported.
        if least and len(value) >= bound:
            return None
        return Fault(
            place,
            f"{len(value)} {_unit(value)}",
            f"at {'least' if least else 'most'} {bound}",
            "Add what is missing."
            if least
            else "Shorten it."
            if isinstance(value, str)
            else "Split it.",
        )
    if kind == "string_too_long":
        length = f"{len(value)} characters"
        return Fault(place, length, f"at most {context['max_length']}", "Shorten it.")
    if kind == "literal_error":
        return Fault(place, named(value), str(context["expected"]), "Choose one of these.")
    for name, sign in _SIGNS.items():
        if name in context:
            return Fault(place, f"{value}", f"{sign} {context[name]}", "Correct it.")
    return _wrong_type(place, kind, value)


def _unknown_key(place: Place, value: Any, known: _Known) -> Fault:
    key = str(place[-1])
    record = known.get(place[:-1])
    names = sorted(record.model.model_fields) if isinstance(record, Record) else []
    if value is None and not key.isidentifier():
        return Fault(
            place[:-1],
            "a text cut in two: inside { } a comma ends it",
            "one text",
            "Put the whole text in quotes.",
        )
    return Fault(
        place,
        f"the unknown key {quoted(key)}",
        f"one of {', '.join(names)}{nearest(key, names)}",
        "Correct the spelling or delete it.",
    )


def _unknown_tag(place: Place, value: Any, known: _Known) -> Fault | None:
    untold = known.get(place)
    if not isinstance(untold, Untold) or (given := value.get(untold.tag)) is REFUSED:
        return None
    expected = f"one of {', '.join(untold.types)}"
    mend = f"Set {untold.tag}: to one of these."
    return Fault((*place, untold.tag), named(given), expected, mend)


_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a record of keys and values",
}
_MENDS = {
    "string_type": "Write one text, in quotes if it looks like a number.",
    "int_type": "Write digits without quotes or a unit.",
    "bool_type": "Write it without quotes.",
    "tuple_type": "Begin each entry with a hyphen, or write [a, b].",
    "model_type": "Write key: value lines below it.",
}


def _wrong_type(place: Place, kind: str, value: Any) -> Fault:
    kind = {"model_attributes_type": "model_type", "dict_type": "model_type"}.get(kind, kind)
    if value is None:
        return Fault(
            place,
            "nothing",
            _TYPES.get(kind, "a value"),
            "Write it, or remove the key if it is optional.",
        )
    return Fault(
        place, named(value), _TYPES.get(kind, "another value"), _MENDS.get(kind, "Correct it.")
    )
