"""Style sheets and scripts of a finished site: fewer, smaller, and named by their content.

A file whose address changes with its content can be kept for a year. It is the folder that gets
the new name: scripts name each other, and some find the site's base, relative to their own address.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .join import joined
from .modules import Modules
from .pages import base, pages, target
from .slim import slim_css, slim_html, slim_js

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
_LINK = re.compile(r'\b(href|src)="([^"#?]+)"')
_MODULE = re.compile(r'<script\b(?=[^>]*\btype="module")[^>]*\bsrc="([^"]+)"')
_TAG = r'<script\b[^>]*\bsrc="[^"]*{}"[^>]*></script>\s*'
_FIRST_SCRIPT = re.compile(r"<script\b")
_DIGITS = 8


def finish_assets(site: Path) -> None:
    """Merge, slim and rename what lies in assets/ of `site`, and rewrite every page to match."""
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in pages(site)}
    here = base(site)
    _merge_sheets(site, texts, here)
    _slim(site)
    _join_scripts(site, texts, here)
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


# -------------------------------------------------------------------------------------- scripts


def _join_scripts(site: Path, texts: dict[str, str], here: str) -> None:
    """Put modules into few files, and name in every page the one script and what it will load.

    The hints spare a page the wait for one file until it learns of the next.
    """
    scripts = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted((site / "assets").rglob("*.js"))
    }
    named = {
        name: [each for link in _MODULE.findall(text) if (each := target(name, link, here))]
        for name, text in texts.items()
    }
    entries = next(filter(None, named.values()), None)
    if entries is None:
        return
    few, files = joined(scripts, entries, list(texts.values()))
    for name in scripts.keys() - few.keys():
        (site / name).unlink()
    for name, text in few.items():
        (site / name).write_text(text, "utf-8")
    graph = Modules(scripts)
    for name, text in texts.items():
        if named[name]:
            texts[name] = _named(text, entries, graph, files)


def _named(text: str, entries: list[str], graph: Modules, files: dict[str, str]) -> str:
    """Return a page that names the first of `entries` in place of all, after hints of the rest."""
    start = _MODULE.findall(text)[0].removesuffix(entries[0])
    for entry in entries[1:]:
        text = re.sub(_TAG.format(re.escape(entry)), "", text)
    wanted = [module for entry in entries for module in graph.wanted(entry, text)]
    used = dict.fromkeys(files.get(name, name) for name in graph.closure([*entries, *wanted]))
    hints = "".join(
        f'<link rel="modulepreload" href="{start}{file}">\n' for file in used if file != entries[0]
    )
    first = _FIRST_SCRIPT.search(text)
    at = first.start() if first else 0
    return text[:at] + hints + text[at:]


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
