"""The macros inside mkdocs: strict builds, and a server that stays up and shows what is wrong."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from oversized import complete

import macros
from macros.engine import live, tokens
from macros.engine.guide import Guide
from macros.parts.vocabulary import MACROS

HERE = Path(__file__).parents[1]
ROOT = HERE.parent

CONFIG = """\
site_name: Small
site_url: https://example.org/
theme: {name: null, custom_dir: theme}
plugins:
  - macros: {module_name: macros, on_undefined: strict}
markdown_extensions:
  - attr_list
  - admonition
  - toc
  - macros.engine.tokens
  - macros.engine.page.notes
hooks: [macros/engine/hooks.py]
watch: [macros, quizzes]
"""


# What the server adds to a page.
_LIVE = re.compile(r"<script>\s*var livereload\b.*", re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project: the minimal content, this engine, a theme of one line."""
    shutil.copytree(HERE / "minimal", tmp_path, dirs_exist_ok=True)
    code = shutil.ignore_patterns("theme", "__pycache__")
    shutil.copytree(ROOT / "macros", tmp_path / "macros", ignore=code)
    shutil.copytree(ROOT / "docs/assets/parts", tmp_path / "docs/assets/parts")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(
        "<title>{{ page.title }}</title>{{ page.content }}"
    )
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


# ------------------------------------------------------------------------------------- the build


def test_a_strict_build_of_sound_content(project: Path) -> None:
    built = mkdocs(project, "build", "--strict", "--quiet")
    assert (built.returncode, built.stdout) == (0, "")
    pages = {path: path.read_text("utf-8") for path in (project / "site").rglob("*.html")}
    assert len(pages) == len(list((project / "docs").rglob("*.md")))
    for path, html in pages.items():
        assert "lgtoken" not in html, path
        assert "lg-problems" not in html, path
    assert 'id="quiz"' in pages[project / "site/concepts/trust/index.html"]


def test_a_strict_build_fails_and_names_every_problem(project: Path) -> None:
    change(project, "quizzes/concepts/trust.yml", "correct: true", "correct: yes")
    change(project, "docs/concepts/logs.md", "Keep it.", '{{ cite("A99") }} {{ nope() }}')
    change(project, "docs/roles/acme-pm.md", "title:", "titel:")
    built = mkdocs(project, "build", "--strict")
    assert built.returncode != 0
    for place in (
        "quizzes/concepts/trust.yml:10: questions[0].options[0].correct",
        "docs/concepts/logs.md:14: found the fact 'A99'",
        "docs/concepts/logs.md:14: found {{ nope(…) }}",
        "docs/roles/acme-pm.md:2: title",
        "docs/roles/acme-pm.md:2: titel",
    ):
        assert built.stderr.count(place) == 1, built.stderr
    assert "Traceback" not in built.stderr


# Quizzes never reach mkdocs; pages do.
BAD_PAGES = sorted(path.parent.name for path in (HERE / "bad_input").glob("*/docs"))
# One of each way in which a page reaches mkdocs: not at all, unreadable, with a broken record or
# template, with what the check refuses in its body, and sound after all.
BUILT = [
    "body-templates",
    "bom-and-crlf",
    "front-matter-unclosed",
    "invalid-utf-8",
    "several-faults-at-once",
    "stray-files",
    "yaml-does-not-parse",
]


def broken(project: Path, case: str) -> None:
    """Put the faults of a folder of bad_input into the project."""
    shutil.copytree(HERE / "bad_input" / case, project, dirs_exist_ok=True)
    complete(case, project)


@pytest.mark.parametrize("case", BUILT)
def test_no_bad_page_stops_a_build_that_is_not_strict(
    project: Path, case: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken(project, case)
    # In this process, since it is many builds: the engine here, the content there.
    monkeypatch.setattr(macros, "ROOT", project)
    monkeypatch.syspath_prepend(str(ROOT))
    build(load_config(str(project / "mkdocs.yml")))
    home = (project / "site/index.html").read_text("utf-8")
    assert ("lg-problems" in home) is (case != "bom-and-crlf")
    assert "Traceback" not in home + caplog.text


@pytest.mark.parametrize("case", BAD_PAGES)
def test_every_bad_page_has_a_head_or_a_stand_in(project: Path, case: str) -> None:
    broken(project, case)
    guide = Guide(project, lambda _: None)
    for src in [*guide.catalog.by_src, *guide.catalog.broken]:
        stand_in = guide.stand_in(src)
        assert stand_in is None or stand_in.count("{{") == 1
        shown = tokens.restore(guide.macros(here_is(src))["head"]())
        assert ("lg-problems" in shown) or src in guide.catalog.by_src


def test_a_title_is_text_in_every_place_of_the_real_theme(project: Path) -> None:
    shutil.copytree(ROOT / "macros" / "theme", project / "macros" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", project)
    hostile = '0;url=https://evil.example" http-equiv="refresh'
    change(project, "docs/concepts/logs.md", "title: Logs", f"title: '{hostile}'")
    description = 'Q&A "x" onload="y'
    text = (project / "docs/concepts/logs.md").read_text("utf-8").split("\n")
    text[2] = f"description: '{description}'"
    (project / "docs/concepts/logs.md").write_text("\n".join(text), "utf-8")
    built = mkdocs(project, "build", "--quiet")
    assert built.returncode == 0, built.stderr
    for path in (project / "site").rglob("*.html"):
        html = path.read_text("utf-8")
        assert 'http-equiv="refresh' not in html, path
        assert 'onload="y' not in html, path
    html = (project / "site/concepts/logs/index.html").read_text("utf-8")
    assert 'content="Q&amp;A &#34;x&#34; onload=&#34;y"' in html


# ------------------------------------------------------------------------------------ the server


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    with Server(project) as running:
        yield running


class Server:
    """`mkdocs serve` on a free port."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = root / "serve.log"

    def __enter__(self) -> Self:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dirty"]  # as `make serve` does
        command += ["--dev-addr", self.address]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=self.root, stdout=log, stderr=log)
        self.shows("", "<title>")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)

    def get(self, page: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{page}", timeout=20) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, OSError) as error:
            return str(error)

    def shows(self, page: str, *texts: str, without: str = "\0") -> None:
        """Wait until a page has all these texts, and none of `without`."""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            html = self.get(page)
            if all(text in html for text in texts) and without not in html:
                return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError(
            f"{texts} not on {page}:\n{html[:2000]}\n{self.log.read_text()[-2000:]}"
        )


def test_every_kind_of_edit_shows_while_serving(project: Path, server: Server) -> None:
    change(project, "quizzes/concepts/trust.yml", "What comes first?", "What came first?")
    server.shows("concepts/trust/", "What came first?")
    change(project, "docs/concepts/trust.md", "Trust is a decision", "Trust is one decision")
    server.shows("concepts/trust/", "Trust is one decision")
    change(project, "docs/concepts/trust.md", "aka: [belief]", "aka: [faith]")
    server.shows("concepts/trust/", "faith")
    change(project, "docs/assets/parts/page/head.html.j2", "<h1>", "<h1>Edited ")
    server.shows("concepts/trust/", "<h1>Edited Trust")
    change(project, "macros/records/sums.py", 'else f"$', 'else f"US$')
    server.shows("roles/acme-pm/", "US$150,000")
    change(project, "macros/records/problems.py", "found {self.found}", "there is {self.found}")
    change(project, "quizzes/concepts/trust.yml", "correct: true", "correct: yes")
    server.shows("concepts/trust/", "lg-problems", "there is the bare word yes")
    change(project, "quizzes/concepts/trust.yml", "correct: yes", "correct: true")
    server.shows("concepts/trust/", "What came first?", without="lg-problems")
    change(project, "docs/concepts/logs.md", "title: ", "draft: true\ntitle: ")
    server.shows("concepts/logs/", "<title>Logs (draft)</title>", "says draft: true")
    server.shows("concepts/trust/", "Logs (draft)")  # which names it


EDITS = [
    ("docs/concepts/trust.md", "Trust is a decision", "Trust is one decision"),
    ("quizzes/concepts/trust.yml", "What comes first?", "What came first?"),
    ("quizzes/concepts/trust.yml", "cites: [A01, nist", "cites: [A03, nist"),
    ("docs/concepts/logs.md", "Keep it.", 'Keep it {{ cite("A03") }}.'),
    ("docs/concepts/trust.md", "## The boundary", "## The edge"),
    ("docs/concepts/trust.md", "title: Trust", "title: Faith"),
    ("docs/cases/no-boundary.md", "---\n{{ head() }}", "---\n\nAn edge.\n\n{{ head() }}"),
    ("docs/concepts/trust.md", "Who may believe whom", "Who may not believe whom"),
    ("docs/rounds/acme-pm/design.md", "minutes: 60\nformat", "minutes: 75\nformat"),
    ("docs/rounds/acme-pm/design.md", "high: 45, do: Draw", "high: 60, do: Draw"),
    ("docs/sources/acme-2026.md", "status: disputed", "status: confirmed"),
    ("docs/sources/index.md", "version: ", "version: X"),
]


def test_after_every_edit_all_pages_are_as_if_built_anew(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only changed pages are rendered while serving: none may miss what changed elsewhere."""
    theme = project / "theme" / "main.html"
    signs = "{% for one in nav.pages %}{{ one.meta.short }} {{ one.meta.minutes }},{% endfor %}"
    theme.write_text(
        f"<title>{{{{ page.title }}}}</title><pre>{{{{ nav }}}}</pre>{signs}{{{{ page.content }}}}"
    )
    monkeypatch.setattr(macros, "ROOT", project)
    monkeypatch.syspath_prepend(str(ROOT))

    def built(folder: Path, *, dirty: bool) -> dict[str, str]:
        build(load_config(str(project / "mkdocs.yml"), site_dir=str(folder)), dirty=dirty)
        pages = folder.rglob("index.html")
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in pages}

    served = tmp_path_factory.mktemp("served")
    last = built(served, dirty=False)
    for edit in EDITS:
        change(project, *edit)
        before, last = last, built(served, dirty=True)
        assert last != before, f"{edit} shows nowhere"
        live.latest().memory.contents.clear()
        fresh = built(tmp_path_factory.mktemp("fresh"), dirty=False)
        differing = [path for path in fresh if fresh[path] != last.get(path)]
        assert (edit, differing) == (edit, [])


BROKEN = {
    "not UTF-8": b"---\ntitle: caf\xe9\n---\n{{ head() }}\n",
    "without a closing one": b"---\ntitle: Logs\n\n{{ head() }}\n",
    "no front matter": b"# Logs\n",
    "a list of 2": b"---\n- a\n- b\n---\n{{ head() }}\n",
    "levels of nesting": b"---\ntitle: " + b"[\n" * 100_000 + b"\n---\n{{ head() }}\n",
    "the tag": b"---\ntitle: !!python/object/apply:os.system [x]\n---\n{{ head() }}\n",
    "the anchor": b"---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: Logs\n---\n",
    "the unknown key": b"---\ntitle: Logs\nquiz: shadow\nhead: shadow\n---\n{{ head() }}\n",
    "a template fault": b"---\ntitle: Logs\n---\n{{ head( }}\n",
    "ZeroDivisionError": b"---\ntitle: Logs\n---\n{{ 1 / 0 }}\n",
    "which nothing defines": b"---\ntitle: Logs\n---\n{{ nope() }}\n",
}


def test_the_server_survives_whatever_a_page_holds(project: Path, server: Server) -> None:
    page = project / "docs/concepts/logs.md"
    sound = page.read_bytes()
    for found, raw in BROKEN.items():
        page.write_bytes(raw)
        server.shows("concepts/logs/", "lg-problems", found)
    page.unlink()
    server.shows("concepts/trust/", "lg-problems", "does not exist")
    page.write_bytes(sound)
    server.shows("concepts/logs/", "Keep it.", without="lg-problems")
    assert "Traceback" not in server.log.read_text()


def test_the_server_starts_with_broken_content(project: Path) -> None:
    change(project, "docs/index.md", "title:", "title: title:")
    change(project, "quizzes/concepts/trust.yml", "quiz: trust", "quiz: [")
    with Server(project) as server:
        server.shows("", "lg-problems", "quizzes/concepts/trust.yml:1", "docs/index.md:2")


# --------------------------------------------------------------------------------- without mkdocs


def here_is(src: str) -> Any:
    return lambda: src


def test_a_site_warns_of_each_problem_once(project: Path) -> None:
    change(project, "quizzes/concepts/trust.yml", "correct: true", "correct: yes")
    warned: list[str] = []
    for _ in range(3):
        live.current(project, warned.append)
    assert len(warned) == 1


def test_content_is_read_again_only_after_a_change(project: Path) -> None:
    first = live.current(project, print)
    assert live.current(project, print) is first
    change(project, "docs/concepts/logs.md", "Keep it.", "Keep them.")
    assert live.current(project, print) is not first


def test_a_fault_of_ours_is_loud_where_the_content_is_sound(project: Path) -> None:
    head = Guide(project, print).macros(here_is("nowhere.md"))["head"]
    with pytest.raises(ValueError, match="nowhere"):
        head()


def test_a_macro_waits_for_what_is_broken_elsewhere(project: Path) -> None:
    change(project, "docs/rubrics/notes.md", "scale: [Below, Meets]", "scale: []")
    warned: list[str] = []
    site = Guide(project, warned.append)
    before = len(warned)
    assert "lgtoken" in site.macros(here_is("index.md"))["rubric"]("notes")
    assert len(warned) == before


def test_only_broken_pages_have_a_stand_in(project: Path) -> None:
    change(project, "docs/concepts/logs.md", "shelf: Build and respond", "shelf: Nowhere")
    site = Guide(project, lambda _: None)
    assert site.stand_in("concepts/trust.md") is None
    stand_in = site.stand_in("concepts/logs.md")
    assert stand_in is not None
    assert stand_in.count("{{") == 1
    assert "Keep it." in tokens.restore(stand_in)


class _Environment:
    """What mkdocs-macros and Zensical both give to define_env."""

    def __init__(self, page: Any) -> None:
        self.conf: dict[str, Any] = {}
        self.page = page
        self.macros: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function


@pytest.mark.parametrize(
    "page",
    [
        SimpleNamespace(file=SimpleNamespace(src_uri="concepts/trust.md")),  # mkdocs
        SimpleNamespace(path="concepts/trust.md"),  # Zensical
    ],
)
def test_macros_know_their_page_under_both_engines(
    project: Path, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(macros, "ROOT", project)
    environment = _Environment(page)
    macros.define_env(environment)
    assert set(environment.macros) == set(MACROS)
    assert environment.macros["quiz"]().startswith("\n\n## Check yourself {: #quiz }")
    assert environment.conf["nav"][0] == {"Home": "index.md"}


def test_macros_do_not_take_names_that_the_plugin_gives() -> None:
    """mkdocs-macros' own context, and Jinja's globals."""
    taken = {"config", "page", "navigation", "files", "extra", "environment", "plugin", "git"}
    taken |= {"macros", "filters", "filters_builtin", "context", "macros_info", "now", "fix_url"}
    taken |= {"range", "dict", "lipsum", "cycler", "joiner", "namespace"}
    assert taken & set(MACROS) == set()
