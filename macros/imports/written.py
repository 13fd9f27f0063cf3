"""Questions as YAML that an author goes on writing in."""

from __future__ import annotations

import json
import re
from typing import Any

# Read by YAML as what it looks like, in every version of it.
_PLAIN = re.compile(r"[A-Za-z][\w ,.()/'?;-]*[\w.)?]|[A-Za-z]")
_WORDS = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))


def written(value: Any, indent: int = 0) -> str:
    """Return a record of texts, numbers, lists and records as lines of YAML."""
    pad = " " * indent
    return "".join(f"{pad}{key}:{_value(one, indent)}\n" for key, one in value.items())


def listed(entries: list[dict[str, Any]], indent: int) -> str:
    """Return records as the entries of a list that is indented so far."""
    pad = " " * indent
    return "".join(f"{pad}- {written(one, indent + 2)[indent + 2 :]}" for one in entries)


def _value(value: Any, indent: int) -> str:
    if isinstance(value, dict):
        return " {" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n" + listed(value, indent + 2).rstrip("\n")
    if isinstance(value, list):
        return " [" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and "\n" in value:
        return _block(value, indent + 2)
    return f" {_scalar(value)}"


def _block(text: str, indent: int) -> str:
    lines = text.split("\n")
    # Where the first line is indented YAML cannot tell how far the block is.
    sign = "|2-" if lines[0].startswith(" ") else "|-"
    pad = " " * indent
    return f" {sign}\n" + "\n".join(f"{pad}{line}" if line else "" for line in lines)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        text = f"{value:.12f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        return text if text != "-0" else "0"
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def _flow(value: Any) -> str:
    """Return a scalar between braces or brackets, where a comma ends it."""
    comma = isinstance(value, str) and "," in value
    return json.dumps(value, ensure_ascii=False) if comma else _scalar(value)
