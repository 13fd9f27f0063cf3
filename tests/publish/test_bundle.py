"""Scripts in few files do what the modules do, whatever is written in them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from unfinished import finished_assets

from macros.publish import node
from macros.publish.assets import SCRIPTS, STYLES
from macros.publish.bundle import _SHARED, _SMALL, START

HEAD = '<script type="module" src="{0}assets/js/frame.js"></script>\n'
HEAD += '<script type="module" src="{0}assets/js/start.js"></script>\n'
CANONICAL = '<link rel="canonical" href="https://x.example/">\n'
START_JS = """const has = (tag) => globalThis.page.includes(`<${tag}`);
const TABLE = [
  ["lg-a", async () => (await import("./below.js")).defineA],
  ["lg-b", async () => (await import("./tool/lg-b.js")).defineB],
  ["lg-c", async () => (await import("./tool/lg-c.js")).defineC],
];
for (const [tag, load] of TABLE)
  if (has(tag)) {
    (await import("./common.js")).begin();
    await (await load())();
  }
"""
# Beside what is ordinary: two names of one export, an import on demand inside a bundled module,
# text that looks like a comment, the same file name in two folders.
MODULES = {
    "frame.js": 'globalThis.said = ["frame"];\nfunction has() {\n  return 0;\n}\nhas();\n',
    "start.js": START_JS,
    "below.js": 'export { defineA } from "./lg-a.js";\n',
    "common.js": 'import { TEXT } from "./kit/text.js";\n'
    "export const begin = () => globalThis.said.push(TEXT);\n",
    "lg-a.js": 'import { one, two } from "./kit/rules.js";\nimport { TEXT } from "./kit/text.js";\n'
    "export async function defineA() {\n"
    '  const { late } = await import("./kit/late.js");\n'
    "  globalThis.said.push(`a ${one + two} ${late(TEXT)}`);\n}\n",
    "kit/rules.js": "export const one = 1, two = 2;\n",
    "kit/late.js": "export const late = (text) => text.length;\n",
    "kit/text.js": "export const TEXT = `\n// kept\n  /* kept */\n/**\n * kept\n */\n`;\n",
    "tool/rules.js": 'export const name = "tool";\n',
    "tool/shared.js": "let calls = 0;\nexport const count = () => (calls += 1);\n",
    "tool/lg-b.js": 'import { name } from "./rules.js";\nimport { two } from "../kit/rules.js";\n'
    'import { count } from "./shared.js";\n'
    "export const defineB = () => globalThis.said.push(`b ${name} ${two} ${count()}`);\n",
    "tool/lg-c.js": 'import { count } from "./shared.js";\n'
    "export const defineC = () => globalThis.said.push(`c ${count()}`);\n",
}
PAGES = {"index": "<p>", "a": "<lg-a>", "b": "<lg-a> <lg-b>", "c": "<lg-b> <lg-c>"}


def unfinished(folder: Path, modules: dict[str, str] = MODULES) -> Path:
    """Write a small site as an engine leaves it, and return its folder."""
    files = {f"assets/js/{name}": text for name, text in modules.items()}
    files["assets/css/one.css"] = "a { color: red; }\n/* gone */\n"
    sheet = '<link rel="stylesheet" href="{0}assets/css/one.css">\n'
    for name, text in PAGES.items():
        path, up = ("index.html", "") if name == "index" else (f"{name}/index.html", "../")
        files[path] = CANONICAL + sheet.format(up) + HEAD.format(up) + text
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def said(folder: Path, scripts: list[Path], page: str) -> list[str]:
    """Run `scripts` one after the other as `page` does and return what they said."""
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    code = f"globalThis.page = {json.dumps(page)};"
    code += "".join(f"await import({json.dumps(each.as_uri())});" for each in scripts)
    code += "console.log(JSON.stringify(globalThis.said));"
    command = [*node.command("node"), "--input-type=module", "-e", code]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(ended.stdout)
    return found


def named(page: Path) -> list[Path]:
    """Return the scripts that `page` names, hints among them."""
    links = re.findall(r'(?:href|src)="([^"]+\.js)"', page.read_text("utf-8"))
    return [(page.parent / link).resolve() for link in links]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small site, finished."""
    site = unfinished(tmp_path_factory.mktemp("finished"))
    finished_assets(site)
    return site


@pytest.mark.parametrize("name", PAGES)
def test_a_finished_page_does_the_same(finished: Path, tmp_path: Path, name: str) -> None:
    source = unfinished(tmp_path / "source") / "assets" / "js"
    before = said(tmp_path, [source / "frame.js", source / "start.js"], PAGES[name])
    page = finished / ("" if name == "index" else name) / "index.html"
    scripts = [path for path in named(page) if path.name == START]
    assert said(finished, scripts, PAGES[name]) == before
    assert len(before) == 1 + 2 * PAGES[name].count("<lg-")


def test_a_page_names_what_it_loads_and_nothing_else(finished: Path) -> None:
    files = {
        name: [path.name for path in named(finished / path / "index.html")]
        for name, path in zip(PAGES, ("", "a", "b", "c"), strict=True)
    }
    assert files["index"] == [START]
    # What stands below the text is loaded once a reader comes near: no page hints at it.
    assert files["a"] == [START]
    assert files["b"] == ["common.js", "lg-b.js", "store.js", "shared.js", START]
    assert files["c"] == ["common.js", "lg-b.js", "lg-c.js", *files["b"][2:]]
    for path in ("", "a", "b", "c"):
        assert all(script.is_file() for script in named(finished / path / "index.html"))


def test_sources_are_not_published(finished: Path) -> None:
    folders = {path.name.rpartition("-")[0] for path in (finished / "assets").iterdir()}
    assert folders == {Path(STYLES).name, Path(SCRIPTS).name}
    (sheet,) = finished.rglob("*.css")
    assert "gone" not in sheet.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("lg-a.js", "export const = 1;\n", "lg-a.js"),
        ("lg-a.js", 'import { none } from "./kit/rules.js";\nnone();\n', "none"),
        ("lg-a.js", 'import { one } from "./kit/nowhere.js";\none();\n', "nowhere.js"),
    ],
)
def test_a_fault_in_a_script_stops_the_publication(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    site = unfinished(tmp_path, MODULES | {name: text})
    with pytest.raises(ValueError, match=re.escape(says)):
        finished_assets(site)


def test_a_fault_in_a_style_sheet_stops_the_publication(tmp_path: Path) -> None:
    site = unfinished(tmp_path)
    (site / "assets/css/one.css").write_text("a { color: red; } }", "utf-8")
    with pytest.raises(ValueError, match=r"all-1\.css"):
        finished_assets(site)


@pytest.mark.parametrize(
    ("page", "most"), [("", 2), ("concepts/stride/", 2), ("practice/review/", 7)]
)
def test_a_page_names_few_scripts(site: Path, page: str, most: int) -> None:
    scripts = named(site / page / "index.html")
    assert 2 <= len(scripts) <= most
    assert all(path.is_file() for path in scripts)


@pytest.mark.parametrize("end", [*_SMALL, *(end for ends in _SHARED.values() for end in ends)])
def test_what_is_bundled_together_is_a_module_by_that_name(root: Path, end: str) -> None:
    parts = (root / "docs" / "assets" / "parts").rglob("*.js")
    assert any(path.as_posix().endswith(end) for path in parts)
