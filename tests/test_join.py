"""Many modules as few files: they do the same, and what cannot be joined is refused."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import node
import pytest

from macros.join import COMMON, SHARED, joined

MAIN = """const has = (tag) => globalThis.page.includes(tag);
const TABLE = [
  ["lg-a", async () => (await import("./a.js")).defineA],
  ["lg-b", async () => (await import("./b.js")).defineB],
  ["lg-c", async () => (await import("./c.js")).defineC],
];
for (const [tag, load] of TABLE) if (has(tag)) (await load())();
if (has("lg-")) (await import("./late.js")).late();
"""
SCRIPTS = {
    "j/site.js": 'globalThis.said = ["site"];\nfunction has() {\n  return 0;\n}\nhas();\n',
    "j/main.js": MAIN,
    "j/a.js": 'import { Kept as Record, count } from "./kept.js";\n'
    "export function defineA() {\n  count();\n  globalThis.said.push(`a ${new Record().n}`);\n}\n",
    "j/b.js": 'import { count } from "./kept.js";\nimport { twice } from "./rare.js";\n'
    "export async function defineB() {\n  globalThis.said.push(`b ${await twice(count())}`);\n}\n",
    "j/c.js": 'import { twice } from "./rare.js";\n'
    "export const defineC = async () => globalThis.said.push(`c ${await twice(20)}`);\n",
    "j/kept.js": "let n = 0;\nexport const count = () => (n += 1);\n"
    "export class Kept {\n  n = n;\n}\n",
    "j/rare.js": "export async function twice(n) {\n  return 2 * n;\n}\n",
    "j/late.js": 'export const late = () => globalThis.said.push("late");\n',
    "j/alone.js": 'import "./other.js";\n',
    "j/other.js": "export default 1;\n",
}
PAGES = ["<p>", "<lg-a>", "<lg-a>", "<lg-a>", "<lg-a><lg-b>", "<lg-b>", "<lg-c>", *["<lg-a>"] * 9]
ENTRIES = ["j/site.js", "j/main.js"]


def run(folder: Path, scripts: dict[str, str], entries: list[str], page: str) -> list[str]:
    """Run `entries` one after the other as `page` does and return what they said."""
    for name, text in scripts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    code = f"globalThis.page = {json.dumps(page)};"
    code += "".join(f"await import({json.dumps((folder / e).as_uri())});" for e in entries)
    code += "await new Promise((done) => setTimeout(done, 5));"
    code += "console.log(JSON.stringify(globalThis.said));"
    command = [*node.command("node"), "--input-type=module", "-e", code]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(ended.stdout)
    return found


@pytest.mark.parametrize("page", sorted(set(PAGES)))
def test_joined_scripts_do_the_same(tmp_path: Path, page: str) -> None:
    few, _ = joined(SCRIPTS, ENTRIES, PAGES)
    before = run(tmp_path / "before", SCRIPTS, ENTRIES, page)
    assert run(tmp_path / "after", few, ENTRIES[:1], page) == before
    assert len(before) == page.count("<lg-") + (2 if "<lg-" in page else 1)


def test_files_follow_from_what_pages_load() -> None:
    few, files = joined(SCRIPTS, ENTRIES, PAGES)
    assert files == {
        "j/a.js": f"j/{COMMON}",
        "j/kept.js": f"j/{COMMON}",
        "j/late.js": f"j/{COMMON}",
        "j/rare.js": f"j/{SHARED}",
        "j/b.js": "j/b.js",
        "j/c.js": "j/c.js",
        "j/site.js": "j/site.js",
        "j/main.js": "j/site.js",
    }
    assert set(few) == {*files.values(), "j/alone.js", "j/other.js"}
    assert few["j/alone.js"] == SCRIPTS["j/alone.js"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("j/a.js", "export default 1;\n", "export default 1;"),
        ("j/a.js", "let a = 1;\nexport { a };\n", "export { a };"),
        ("j/a.js", "export let a = 1;\n", "export let a = 1;"),
        ("j/a.js", 'import * as kept from "./kept.js";\n', "import * as kept"),
        ("j/a.js", 'export { count } from "./kept.js";\n', "export { count }"),
        ("j/kept.js", 'import { defineA } from "./a.js";\n', "imports itself"),
        ("j/alone.js", 'import { count } from "./kept.js";\n', "is joined with others"),
        ("j/site.js", 'import { count } from "./kept.js";\n', "import it on demand"),
    ],
)
def test_what_cannot_be_joined_is_refused(name: str, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as refused:
        joined(SCRIPTS | {name: text}, ENTRIES, PAGES)
    assert str(refused.value).startswith(("j/a.js", "j/kept.js", name))


@pytest.mark.parametrize(
    ("page", "most"), [("", 2), ("concepts/stride/", 3), ("practice/review/", 5)]
)
def test_a_page_names_few_scripts(site: Path, page: str, most: int) -> None:
    text = (site / page / "index.html").read_text("utf-8")
    named = re.findall(r'(?:href|src)="([^"]+\.js)"', text)
    assert 2 <= len(named) <= most
    for link in named:
        assert (site / page / link).resolve().is_file()
