"""Style sheets and scripts of a finished site: fewer, smaller, and named by their content.

A file whose address changes with its content can be kept for a year. It is the folder that gets
the new name: scripts name each other relative to their own address.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit

from macros.reading.disk.finished import Finished

from .bundle import COMMON, START, bundle

# Where finished files go. No source lies in folders of these names.
STYLES, SCRIPTS = "assets/styles", "assets/scripts"

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
_ANY_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
# The picture that is shown elsewhere is named by its whole address.
_LINK = re.compile(r'(href|src|(?<=og:image" )content)="([^"#?]*assets/[^"#?]*)"')
_SCRIPT = re.compile(r'<script\b([^>]*)\bsrc="([^"]*)"([^>]*)></script>\s*')
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>\s*')
_ELEMENT = re.compile(r"<(lg-[\w-]+)[\s>]")
_CSS_URL = re.compile(r"""(\burl\(\s*["']?)(\.{1,2}/[^"')]+)""")
# What lies in a part's folder; what is published of it is in STYLES and SCRIPTS.
_SOURCES = (".css", ".js", ".ts", ".j2")
_DIGITS = 8


def finish_assets(site: Finished) -> None:
    """Merge, bundle and rename what lies in assets/ of `site`, and change every page to match.

    Raises ValueError where a script or a style sheet is faulty, or a file lies where its name
    would never change.
    """
    rename_assets(site, gather_assets(site))


def gather_assets(site: Finished) -> dict[str, str]:
    """Merge and bundle what lies in assets/ of `site`; return its new paths by the old.

    Raises ValueError where a script or a style sheet is faulty.
    """
    moved = _merge_sheets(site) | _bundle_scripts(site)
    _drop_sources(site.root)
    return moved


def rename_assets(site: Finished, moved: dict[str, str]) -> None:
    """Give every folder of assets/ its name by content, and change every page to match.

    `moved` is what `gather_assets` gave. Raises ValueError where a file lies where its name would
    never change.
    """
    names = _rename(site.root)
    names |= {old: names[new] for old, new in moved.items()}
    for name, text in site.pages.items():
        site.pages[name] = _relink(site, name, text, names)


def _drop_sources(site: Path) -> None:
    """Remove the scripts and style sheets that finished files were made of, and empty folders."""
    for path in sorted((site / "assets").rglob("*"), reverse=True):
        name = path.relative_to(site).as_posix()
        if path.suffix in _SOURCES and not name.startswith((f"{STYLES}/", f"{SCRIPTS}/")):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


# --------------------------------------------------------------------------------- style sheets


def _merge_sheets(site: Finished) -> dict[str, str]:
    """Join what every page links into one sheet, and what some pages link besides into another.

    Sheets with a media query stay alone: the theme switch and the printer decide on them. Return
    their new paths by the old.
    """
    linked = {name: _SHEET.findall(text) for name, text in site.pages.items()}
    sheets = {
        name: [site.target(name, link) or link for link in links] for name, links in linked.items()
    }
    common = _common([each for each in sheets.values() if each])
    (site.root / STYLES).mkdir(parents=True)
    merged: dict[tuple[str, ...], str] = {}
    for name, text in site.pages.items():
        own = sheets[name]
        groups = [tuple(group) for group in (own[: len(common)], own[len(common) :]) if group]
        links = []
        for group in groups:
            if group not in merged:
                merged[group] = f"{STYLES}/all-{len(merged) + 1}.css"
                _write_merged(site.root, group, merged[group])
            # Written the way the first sheet of the page was, at whatever depth.
            start = linked[name][0].removesuffix(own[0])
            links.append(f'<link rel="stylesheet" href="{start}{merged[group]}">')
        place = _SHEET.search(text)
        if place:
            rest = _SHEET.sub("", text[place.start() :])
            site.pages[name] = text[: place.start()] + "\n".join(links) + "\n" + rest
    alone = {
        path
        for name, text in site.pages.items()
        for link in _ANY_SHEET.findall(text)
        if (path := site.target(name, link)) and path not in merged.values()
    }
    moved = {path: f"{STYLES}/{posixpath.basename(path)}" for path in sorted(alone)}
    for old, new in moved.items():
        _write_merged(site.root, (old,), new)
    return moved


def _common(lists: list[list[str]]) -> list[str]:
    """Return what all lists begin with."""
    found = []
    for items in zip(*lists, strict=False):
        if len(set(items)) > 1:
            break
        found.append(items[0])
    return found


def _write_merged(site: Path, group: tuple[str, ...], name: str) -> None:
    """Write the sheets `group` as one file `name`, from where their links lead to the same."""

    def sheet(path: str) -> str:
        def moved(match: re.Match[str]) -> str:
            there = posixpath.join(posixpath.dirname(path), match[2])
            return match[1] + posixpath.relpath(there, posixpath.dirname(name))

        return _CSS_URL.sub(moved, (site / path).read_text("utf-8"))

    (site / name).write_text("\n".join(map(sheet, group)), "utf-8")


# -------------------------------------------------------------------------------------- scripts


def _bundle_scripts(site: Finished) -> dict[str, str]:
    """Put modules into few files, and name in every page the one script and what it will load.

    Return the new paths of scripts that are no modules by the old. Style sheets are minified in
    the same run of the bundler.
    """
    modules: dict[str, list[str]] = {}
    classic: dict[str, None] = {}
    for name, text in site.pages.items():
        for before, link, after in _SCRIPT.findall(text):
            path = site.target(name, link)
            if path and 'type="module"' in before + after:
                modules.setdefault(name, []).append(path)
            elif path:
                classic[path] = None
    entries = next(iter(modules.values()), [])
    imports = bundle(
        site.root / SCRIPTS,
        entries=[site.root / path for path in entries],
        classic=[site.root / path for path in classic],
        workers=sorted((site.root / "assets").rglob("*-worker.js")),
        sheets=sorted((site.root / STYLES).glob("*.css")),
    )
    for name in modules:
        site.pages[name] = _named(site, name, entries, imports)
    return {path: f"{SCRIPTS}/{posixpath.basename(path)}" for path in classic}


def _named(site: Finished, page: str, entries: list[str], imports: dict[str, list[str]]) -> str:
    """Return a page that names the bundled entry in place of `entries`, after hints of the rest.

    The hints spare a page the wait for one file until it learns of the next. One that a part
    brings stands among them: in the body it is read once the head's sheets and scripts are there.
    """
    text = site.pages[page]
    # What has no file of its own is loaded through below.js, once a reader comes near.
    elements = dict.fromkeys(_ELEMENT.findall(text))
    tools = [name for tag in elements if (name := f"{tag}.js") in imports]
    used = dict.fromkeys([START, *([COMMON] if tools else []), *tools])
    queue = list(used)
    for name in queue:
        new = [each for each in imports.get(name, ()) if each not in used]
        used |= dict.fromkeys(new)
        queue += new

    start = ""

    def replaced(match: re.Match[str]) -> str:
        nonlocal start
        path = site.target(page, match[2])
        if path == entries[0]:
            start = match[2].removesuffix(path)
            return match[0].replace(match[2], f"{start}{SCRIPTS}/{START}")
        return "" if path in entries else match[0]

    found = _SCRIPT.sub(replaced, _PRELOAD.sub("", text))
    hints = "".join(_PRELOAD.findall(text)) + "".join(
        f'<link rel="modulepreload" href="{start}{SCRIPTS}/{name}">\n'
        for name in used
        if name != START
    )
    first = _SCRIPT.search(found)
    at = first.start() if first else 0
    return found[:at] + hints + found[at:]


# ---------------------------------------------------------------------------------------- names


def _rename(site: Path) -> dict[str, str]:
    """Add to the name of every folder in assets/ a hash of what is in it; return new paths by old.

    Scripts then find each other as they did before. Style sheets may name images: they come after
    these, and with them in their own hash.
    Raises ValueError where a file lies in assets/ itself, where its name would never change.
    """
    assets = site / "assets"
    if loose := [path.name for path in assets.iterdir() if path.is_file()]:
        raise ValueError(f"{', '.join(loose)} in {assets}: put it in a folder")
    names: dict[str, str] = {}
    folders: dict[str, str] = {}
    styles = Path(STYLES).name
    for folder in sorted(assets.iterdir(), key=lambda path: (path.name == styles, path.name)):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        digest = hashlib.sha256()
        for path in files:
            if path.suffix == ".css":
                text = path.read_text("utf-8")
                for old, new in folders.items():
                    text = text.replace(f"../{old}/", f"../{new}/")
                path.write_text(text, "utf-8")
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
        folders[folder.name] = f"{folder.name}-{digest.hexdigest()[:_DIGITS]}"
        renamed = folder.rename(folder.with_name(folders[folder.name]))
        for path in files:
            inside = path.relative_to(folder)
            names[f"assets/{folder.name}/{inside.as_posix()}"] = (
                renamed.relative_to(site) / inside
            ).as_posix()
    return names


def _relink(site: Finished, page: str, text: str, names: dict[str, str]) -> str:
    """Return the page with every link to one of `names` by the file's new path."""

    def relinked(match: re.Match[str]) -> str:
        attribute, link = match.groups()
        inside = urlsplit(link).path if attribute == "content" else link
        path = site.target(page, inside) or ""
        if path not in names:
            return match[0]
        return f'{attribute}="{link.removesuffix(path)}{names[path]}"'

    return _LINK.sub(relinked, text)
