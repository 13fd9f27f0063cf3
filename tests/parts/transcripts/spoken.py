"""What a screen reader is given, by Chromium's accessibility tree, and what was expected.

A file has a line for each thing, in reading order. To write the files anew after a change that is
meant, run with LOOPGUIDE_TRANSCRIBE=1 and read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

# What says nothing of its own.
_SILENT = {"none", "generic", "InlineTextBox", "ListMarker", "LineBreak", "MenuListPopup"}
# What is read by its name alone; its parts are not read again.
_WHOLE = {"button", "link", "heading", "radio", "checkbox", "option", "timer", "image", "textbox"}
_STATES = ("checked", "disabled", "pressed", "expanded")


def transcript(page: Page, selector: str) -> list[str]:
    """Return what is read of an element, a line for each thing."""
    session = page.context.new_cdp_session(page)
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    found = session.send(
        "Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"}
    )["result"]["objectId"]
    wanted = session.send("DOM.describeNode", {"objectId": found})["node"]["backendNodeId"]
    session.detach()
    top = next(one for one in nodes.values() if one.get("backendDOMNodeId") == wanted)
    lines: list[str] = []
    _read(top, nodes, lines)
    return _folded(lines)


def _folded(lines: list[str]) -> list[str]:
    """Leave out what repeats the four lines before it: criteria, however many there are."""
    kept: list[str] = []
    for line in lines:
        kept.append(line)
        if kept[-4:] == kept[-8:-4] and kept[-4:-3] == ["listitem"]:
            del kept[-4:]
    return kept


def _read(node: dict[str, Any], nodes: dict[str, dict[str, Any]], lines: list[str]) -> None:
    role = node.get("role", {}).get("value", "")
    name = " ".join(node.get("name", {}).get("value", "").split())
    if not node.get("ignored") and role not in _SILENT:
        if role == "StaticText":
            lines.extend([f"text: {name}"] if name else [])
        else:
            lines.append(_line(node, role, name))
        if role in _WHOLE:
            return
    for child in node.get("childIds", []):
        if child in nodes:
            _read(nodes[child], nodes, lines)


def _line(node: dict[str, Any], role: str, name: str) -> str:
    states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    said = [key for key in _STATES if states.get(key) in (True, "true")]
    described = " ".join(node.get("description", {}).get("value", "").split())
    return "".join(
        (
            role,
            f": {name}" if name else "",
            f" ({', '.join(said)})" if said else "",
            f" [{described}]" if described else "",
        )
    )


def compare_in(folder: Path, name: str, lines: list[str]) -> None:
    """Compare with the file of that name in `folder`, or write it where that was asked for."""
    text = "\n".join(lines) + "\n"
    file = folder / f"{name}.txt"
    if os.environ.get("LOOPGUIDE_TRANSCRIBE"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
