"""Many small modules as a few files, for readers whose processor is slow: every request of a page
costs a phone several milliseconds, cached or not. What is written and served while writing stays as
it is; only a finished site is joined.

A joined module keeps its own scope: it becomes a function that returns what the module exported.
"""

from __future__ import annotations

import re
from collections import Counter

from .modules import Modules, beside

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\./[\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function\*?|class) (\w+))", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:const|function\*?|class) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import\s*[\w*{\"'].*|export\b.*)", re.MULTILINE)
_ON_DEMAND = re.compile(r'\bimport\("(\./[\w-]+\.js)"\)')
_AS = re.compile(r"\s+as\s+")

COMMON, SHARED = "pages.js", "tools.js"


def joined(
    scripts: dict[str, str], entries: list[str], pages: list[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the scripts of a site as fewer files that do the same, and the file of each module.

    `scripts` are texts by path, `entries` the modules that every page names, in their order, and
    `pages` the texts of all pages. The entries become one file under the name of the first. What at
    least a quarter of the pages with an element load becomes one file, what several elements of
    the other pages share a second, and what only one element needs a file with that element's name.
    Raises ValueError where a module imports or exports in a way that cannot be joined.
    """
    graph = Modules(scripts)
    table = {tag: file for entry in entries for tag, file in graph.elements(entry).items()}
    files = _files(graph, entries, table, pages)
    for name, text in scripts.items():
        if name not in files and name not in entries:
            for _, link in _IMPORT.findall(text):
                if beside(name, link) in files:
                    raise ValueError(f"{name}: imports {link}, which is joined with others")
    parts: dict[str, list[str]] = {}
    needs: dict[str, dict[str, None]] = {}
    for name in _ordered(graph, list(files)):
        own = files[name]
        needs.setdefault(own, {}).update(
            {files[each]: None for each in graph.static(name) if files[each] != own}
        )
        parts.setdefault(own, []).append(_wrapped(name, scripts[name], own, files))
    found = {name: text for name, text in scripts.items() if name not in files}
    for own, texts in parts.items():
        imports = [f'import * as {_file(each)} from "./{_base(each)}";\n' for each in needs[own]]
        found[own] = "".join(imports + texts)
    bodies = [_on_demand(each, found.pop(each), files) for each in entries]
    found[entries[0]] = "".join(f"{{\n{body}}}\n" for body in bodies)
    return found, files | dict.fromkeys(entries, entries[0])


def _files(
    graph: Modules, entries: list[str], table: dict[str, str], pages: list[str]
) -> dict[str, str]:
    """Return the file that each module goes into, by the module's path."""
    wanted = [
        graph.closure(found)
        for text in pages
        if (found := [each for entry in entries for each in graph.wanted(entry, text)])
    ]
    loads = Counter(name for names in wanted for name in names)
    users = Counter(name for module in table.values() for name in graph.closure([module]))
    folder = entries[0].rpartition("/")[0] + "/"
    files: dict[str, str] = {}
    for name in loads:
        if 4 * loads[name] >= len(wanted):
            files[name] = folder + COMMON
        elif users[name] > 1:
            files[name] = folder + SHARED
    for module in table.values():
        for name in graph.closure([module]):
            files.setdefault(name, module)
    return files


def _ordered(graph: Modules, names: list[str]) -> list[str]:
    """Return `names` so that each stands after what it imports; raises ValueError for a circle."""
    found: dict[str, bool] = {}

    def visit(name: str) -> None:
        if found.get(name) is False:
            raise ValueError(f"{name}: imports itself by way of others")
        if name in found:
            return
        found[name] = False
        for each in graph.static(name):
            visit(each)
        del found[name]
        found[name] = True

    for name in names:
        visit(name)
    return list(found)


def _base(name: str) -> str:
    return name.rpartition("/")[2]


def _file(name: str) -> str:
    return "_" + re.sub(r"\W", "_", _base(name).removesuffix(".js"))


def _module(name: str) -> str:
    return "m" + _file(name)


def _wrapped(name: str, text: str, own: str, files: dict[str, str]) -> str:
    """Return a module as a function's result, exported from the file it is in."""

    def imported(match: re.Match[str]) -> str:
        module = beside(name, match[2])
        place = "" if files[module] == own else f"{_file(files[module])}."
        return f"const {{{_AS.sub(': ', match[1])}}} = {place}{_module(module)};\n"

    exported = ", ".join(_EXPORTED.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(imported, text))
    if other := _OTHER.search(body):
        raise ValueError(f'{name}: "{other[0]}" cannot be joined; import and export by name')
    return (
        f"export const {_module(name)} = (() => {{\n{body.rstrip()}\nreturn {{ {exported} }};\n"
        "})();\n"
    )


def _on_demand(name: str, text: str, files: dict[str, str]) -> str:
    """Return an entry whose dynamic imports find their modules in the files they went into."""

    def found(match: re.Match[str]) -> str:
        module = beside(name, match[1])
        if module not in files:
            return match[0]
        return f'import("./{_base(files[module])}").then((all) => all.{_module(module)})'

    if other := _OTHER.search(text):
        raise ValueError(f'{name}: "{other[0]}" in a script of every page; import it on demand')
    return _ON_DEMAND.sub(found, text)
