"""Style sheets and scripts of a finished site: fewer, smaller, and named by their content.

A file whose address changes with its content can be kept for a year. It is the folder that gets
the new name: scripts name each other, and some find the site's base, relative to their own address.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

from .pages import base, pages, target
from .slim import slim_css, slim_html, slim_js

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
_LINK = re.compile(r'\b(href|src)="([^"#?]+)"')
_MODULE = re.compile(r'<script\b(?=[^>]*\btype="module")[^>]*\bsrc="([^"]+)"')
_FIRST_SCRIPT = re.compile(r"<script\b")
_STATIC = re.compile(r"""(?:\bfrom|^import)\s*(["'])(\.{1,2}/[\w./-]+\.js)\1""", re.MULTILINE)
# A row of main.js's table: the element, and the module that a page with it will ask for.
_ELEMENT = re.compile(r"""["'](lg-[\w-]+)["'].*?\bimport\(["'](\.{1,2}/[\w./-]+\.js)["']\)""")
_ON_DEMAND = re.compile(r"""\bimport\(["'](\.{1,2}/[\w./-]+\.js)["']\)""")
_DIGITS = 8


def finish_assets(site: Path) -> None:
    """Merge, slim and rename what lies in assets/ of `site`, and rewrite every page to match."""
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in pages(site)}
    here = base(site)
    _merge_sheets(site, texts, here)
    _slim(site)
    graph = Modules(
        {
            path.relative_to(site).as_posix(): path.read_text("utf-8")
            for path in sorted((site / "assets").rglob("*.js"))
        }
    )
    for name, text in texts.items():
        texts[name] = _preload(name, text, graph, here)
    names = _rename(site)
    for name, text in texts.items():
        (site / name).write_text(slim_html(_relink(name, text, names, here)), "utf-8")


def _slim(site: Path) -> None:
    slim = {".css": slim_css, ".js": slim_js}
    for path in (site / "assets").rglob("*"):
        if path.suffix in slim:
            path.write_text(slim[path.suffix](path.read_text("utf-8")), "utf-8")


# --------------------------------------------------------------------------------- style sheets


def _merge_sheets(site: Path, texts: dict[str, str], here: str) -> None:
    """Join what every page links into one sheet, and what some pages link besides into another.

    Sheets with a media query stay alone: the theme switch and the printer decide on them.
    """
    linked = {name: _SHEET.findall(text) for name, text in texts.items()}
    sheets = {
        name: [target(name, link, here) or link for link in links] for name, links in linked.items()
    }
    every = [each for each in sheets.values() if each]
    common = _common(every)
    merged: dict[tuple[str, ...], str] = {}
    for name, text in texts.items():
        own = sheets[name]
        groups = [tuple(group) for group in (own[: len(common)], own[len(common) :]) if group]
        links = []
        for group in groups:
            if group not in merged:
                merged[group] = _write_merged(site, group, len(merged))
            # Written the way the first sheet of the page was, at whatever depth.
            first = linked[name][0]
            start = first.removesuffix(own[0])
            links.append(f'<link rel="stylesheet" href="{start}{merged[group]}">')
        place = _SHEET.search(text)
        if place:
            rest = _SHEET.sub("", text[place.start() :])
            texts[name] = text[: place.start()] + "\n".join(links) + "\n" + rest
    for used in {sheet for own in sheets.values() for sheet in own}:
        (site / used).unlink()


def _common(lists: list[list[str]]) -> list[str]:
    """Return what all lists begin with."""
    found = []
    for items in zip(*lists, strict=False):
        if len(set(items)) > 1:
            break
        found.append(items[0])
    return found


def _write_merged(site: Path, group: tuple[str, ...], number: int) -> str:
    name = f"assets/css/all-{number + 1}.css"
    text = "\n".join((site / sheet).read_text("utf-8") for sheet in group)
    (site / name).write_text(text, "utf-8")
    return name


# -------------------------------------------------------------------------------------- modules


class Modules:
    """Which script asks for which, by paths below the site."""

    def __init__(self, scripts: dict[str, str]) -> None:
        self._scripts = scripts
        self._static = {name: self._resolved(name, _STATIC, 2) for name in scripts}

    def _resolved(self, name: str, pattern: re.Pattern[str], group: int) -> list[str]:
        found = [_beside(name, match[group]) for match in pattern.finditer(self._scripts[name])]
        return [each for each in found if each in self._scripts]

    def closure(self, entries: list[str]) -> list[str]:
        """Return `entries` and all they import statically, each once, nearest first."""
        seen = dict.fromkeys(entries)
        queue = list(entries)
        for name in queue:
            for each in self._static.get(name, ()):
                if each not in seen:
                    seen[each] = None
                    queue.append(each)
        return list(seen)

    def elements(self, entry: str) -> dict[str, str]:
        """Return the module of each element that `entry` defines where a page has it."""
        return {
            match[1]: _beside(entry, match[2])
            for match in _ELEMENT.finditer(self._scripts.get(entry, ""))
        }

    def wanted(self, entry: str, text: str) -> list[str]:
        """Return what `entry` will ask for on demand on the page `text`, as soon as it runs."""
        table = self.elements(entry)
        found = [module for tag, module in table.items() if re.search(rf"<{tag}[\s>]", text)]
        if found:  # what it loads beside whichever element
            others = self._resolved(entry, _ON_DEMAND, 1)
            found += [each for each in others if each not in table.values()]
        return found


def _preload(name: str, text: str, graph: Modules, here: str) -> str:
    """Return the page with a hint for every module it will need, so that none waits on another."""
    first = _FIRST_SCRIPT.search(text)
    links = _MODULE.findall(text)
    if first is None or not links:
        return text
    entries = [each for link in links if (each := target(name, link, here))]
    table = [entry for entry in entries if graph.elements(entry)]
    wanted = [module for entry in table for module in graph.wanted(entry, text)]
    start = links[0].removesuffix(entries[0])
    hints = [
        f'<link rel="modulepreload" href="{start}{module}">'
        for module in graph.closure([*entries, *wanted])
        if module not in entries
    ]
    return text[: first.start()] + "".join(f"{hint}\n" for hint in hints) + text[first.start() :]


# ---------------------------------------------------------------------------------------- names


def _rename(site: Path) -> dict[str, str]:
    """Add to the name of every folder in assets/ a hash of what is in it; return new names by old.

    Scripts then find each other, and the site's base, as they did before. Style sheets may name
    images: they come after these, and with them in their own hash.
    Raises ValueError where a file lies in assets/ itself, where its name would never change.
    """
    assets = site / "assets"
    if loose := [path.name for path in assets.iterdir() if path.is_file()]:
        raise ValueError(f"{', '.join(loose)} in {assets}: put it in a folder")
    names: dict[str, str] = {}
    for folder in sorted(assets.iterdir(), key=lambda path: (path.name == "css", path.name)):
        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            if path.suffix == ".css":
                text = path.read_text("utf-8")
                for old, new in names.items():
                    text = text.replace(f"../{Path(old).name}/", f"../{Path(new).name}/")
                path.write_text(text, "utf-8")
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
        renamed = folder.with_name(f"{folder.name}-{digest.hexdigest()[:_DIGITS]}")
        folder.rename(renamed)
        names[f"assets/{folder.name}/"] = f"assets/{renamed.name}/"
    return names


def _relink(page: str, text: str, names: dict[str, str], here: str) -> str:
    """Return the page with every link into assets/ by the folder's new name."""

    def relinked(match: re.Match[str]) -> str:
        attribute, link = match.groups()
        path = target(page, link, here) or ""
        folder = "/".join(path.split("/")[:2]) + "/"
        if folder not in names:
            return match[0]
        return f'{attribute}="{link.removesuffix(path)}{names[folder]}{path.removeprefix(folder)}"'

    return _LINK.sub(relinked, text)


def _beside(name: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
