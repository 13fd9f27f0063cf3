"""The site as hosts serve it: nginx with our configuration, and hosts that read `_headers`."""

from __future__ import annotations

import gzip
import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import hosted
import pytest
from playwright.sync_api import Browser, expect

from macros.publish.hosts.recipes import IMMUTABLE

BASE = "/loopguide/"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


class Answer:
    """Status, headers and body of one GET, without following redirects."""

    def __init__(self, status: int, headers: Message, body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body


class _Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def get(url: str, accept: str = "") -> Answer:
    request = urllib.request.Request(url, headers={"Accept-Encoding": accept})  # noqa: S310
    try:
        with urllib.request.build_opener(_Still).open(request, timeout=10) as found:
            return Answer(found.status, found.headers, found.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def documented_commands(root: Path) -> str:
    """Return the shell lines of docs/hosting.md that make nginx's includes."""
    text = (root / "docs" / "hosting.md").read_text("utf-8")
    found = re.search(r"```sh\n(sed .*?)```", text, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def nginx(site: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run nginx with the documented configuration; give the site's address."""
    if NGINX is None:
        pytest.skip("nginx is not installed")
    run = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("_headers", "_redirects"):
        shutil.copy(site / name, run / name)
    subprocess.run(["sh", "-ec", documented_commands(root)], cwd=run, check=True)
    # Workers of a root nginx are another user, who may not read a test's folder.
    text = "user root;\n" + (root / "tests" / "nginx.conf").read_text("utf-8")
    values = {"SITE": site, "BASE": BASE, "PORT": f"127.0.0.1:{port}", "RUN": run}
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    (run / "nginx.conf").write_text(text, "utf-8")
    command = [NGINX, "-p", str(run), "-c", str(run / "nginx.conf"), "-g", "daemon off;"]
    with (run / "said.txt").open("w") as said:
        process = subprocess.Popen(command, stderr=said)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (run / "said.txt").read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{BASE}"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def static_host(site: Path) -> Iterator[str]:
    with hosted.Server(site, BASE) as running:
        yield running.url


@pytest.fixture(scope="module")
def project_pages(site: Path) -> Iterator[str]:
    with hosted.ProjectPages(site, BASE) as running:
        yield running.url


@pytest.fixture(scope="module")
def object_store(site: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Upload as the documented commands do, into a folder."""
    bucket = tmp_path_factory.mktemp("bucket")
    text = (root / "docs" / "hosting.md").read_text("utf-8")
    commands = [shlex.split(line) for line in re.findall(r"^aws s3 sync .*$", text, re.MULTILINE)]
    assert len(commands) == 2
    cache: dict[str, str] = {}
    for _, _, _, source, target, *options in commands:
        there = target.removeprefix("s3://BUCKET/PATH").strip("/")
        left_out = [value for name, value in pairwise(options) if name == "--exclude"]
        (control,) = [value for name, value in pairwise(options) if name == "--cache-control"]
        folder = site / Path(source).relative_to("site")
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            key = file.relative_to(folder).as_posix()
            if not any(fnmatchcase(key, pattern) for pattern in left_out):
                copy = bucket / there / key
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, copy)
                cache[copy.relative_to(bucket).as_posix()] = control
    headers = dict(hosted.header_rules(site))["/*"]
    with hosted.ObjectStore(bucket, BASE, headers, cache) as running:
        yield running.url


@pytest.fixture(params=["nginx", "static_host", "project_pages", "object_store"])
def any_host(request: pytest.FixtureRequest) -> str:
    """Return the address of the site on each kind of host that docs/hosting.md has a recipe for."""
    address: str = request.getfixturevalue(request.param)
    return address


@pytest.fixture(params=["nginx", "static_host"])
def host(request: pytest.FixtureRequest) -> str:
    """Return the address of the site on each kind of host in turn."""
    address: str = request.getfixturevalue(request.param)
    return address


def asset(host: str, ending: str) -> str:
    """Return the address of a style sheet or script that the home page links."""
    found = re.search(rf'(?:href|src)="([^"]+{ending})"', get(host).body.decode())
    assert found
    return urljoin(host, str(found[1]))


def test_every_answer_carries_the_headers(host: str, site: Path) -> None:
    expected = dict(hosted.header_rules(site))["/*"]
    assert "frame-ancestors 'none'" in expected["Content-Security-Policy"]
    for url in (host, host + "concepts/stride/", asset(host, ".js"), host + "no/such/page"):
        headers = get(url).headers
        assert {name: headers.get_all(name) for name in expected} == {
            name: [value] for name, value in expected.items()
        }, url


def test_what_is_named_by_content_is_kept_for_ever_and_nothing_else(host: str) -> None:
    for ending in (".css", ".js", ".svg"):
        assert get(asset(host, ending)).headers.get_all("Cache-Control") == [IMMUTABLE]
    for path in ("", "concepts/stride/", "sw.js", "search/search_index.json"):
        assert get(host + path).headers.get("Cache-Control") in (None, "no-cache"), path


def test_text_is_sent_compressed_and_readable(host: str) -> None:
    plain, packed = get(host), get(host, "gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["Content-Type"].startswith("text/html")
    assert gzip.decompress(packed.body) == plain.body
    script = get(asset(host, ".js"), "gzip")
    assert script.headers["Content-Encoding"] == "gzip"
    assert script.headers["Content-Type"].startswith("text/javascript")


def test_a_folder_without_a_page_leads_to_one(host: str, site: Path) -> None:
    rules = hosted.redirect_rules(site)
    assert f"{BASE}rounds/panw-tpm/" in rules
    for old, (new, status) in rules.items():
        answer = get(urljoin(host, old))
        assert (answer.status, answer.headers["Location"]) == (status, new)
        assert get(urljoin(host, new)).status == 200


@pytest.mark.parametrize("path", ["no-such-page", "no/such/page/at/any/depth/", "concepts/x.html"])
def test_a_missing_page_looks_right_at_any_depth(
    browser: Browser, any_host: str, path: str
) -> None:
    host = any_host
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda one: failed.extend([one.url] if one.status >= 400 else []))
    response = page.goto(host + path)
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("There is no page here")
    assert page.evaluate("getComputedStyle(document.querySelector('.lg-header')).display")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 100
    page.locator("#lg-search-open").click()
    expect(page.locator("#lg-search-query")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("article a").first.click()
    expect(page.locator("h1")).not_to_have_text("There is no page here")
    assert failed == [host + path]
    context.close()


def test_the_guide_works_on_each_host(any_host: str, browser: Browser) -> None:
    """A quiz is taken over, the search finds, and what was kept opens without a network."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda one: errors.extend([one.text] if one.type == "error" else []))
    page.goto(any_host + "concepts/stride/")
    page.wait_for_selector("lg-quiz [data-act=open]")
    page.locator("#lg-search-open").click()
    page.locator("#lg-search-query").fill("repudiation")
    expect(page.locator(".lg-search__hit").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#lg-offline")).to_contain_text("is kept in this browser", timeout=60_000)
    assert errors == []
    context.set_offline(True)
    page.goto(any_host + "rounds/zscaler-aiml-pm/case-study")
    expect(page.locator("h1")).to_have_text("Case study")
    assert page.url == any_host + "rounds/zscaler-aiml-pm/case-study/"
    context.close()


def test_objects_are_kept_by_browsers_as_documented(object_store: str) -> None:
    assert get(asset(object_store, ".js")).headers["Cache-Control"] == IMMUTABLE
    for path in ("", "sw.js", "search/search_index.json"):
        assert get(object_store + path).headers["Cache-Control"] == "no-cache"
    for path in ("_headers", "index.html.br", "assets/"):
        assert get(object_store + path).status == 404, path


def test_no_module_is_hinted_at_in_vain(watched: Callable[..., Any]) -> None:
    """Chromium warns of a hint that nothing used; and no module is found without one."""
    visit = watched()
    page = visit.context.new_page()
    warned: list[str] = []
    page.on("console", lambda one: warned.extend([one.text] if "preload" in one.text else []))
    visit.go(page, "practice/review/")
    page.wait_for_load_state("networkidle")
    hinted = set(
        page.eval_on_selector_all("link[rel=modulepreload]", "all => all.map(l => l.href)")
    )
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name)"
        ".filter(name => name.endsWith('.js'))"
    )
    linked = set(page.eval_on_selector_all("script[src]", "all => all.map(s => s.src)"))
    # Notes come after what a page is for, offline.js when it is idle.
    late = {url for url in loaded if url.rsplit("/", 1)[1] in ("notes.js", "offline.js")}
    assert set(loaded) - hinted - linked - late == set()
    assert warned == []


def test_questions_load_once_a_reader_comes_near(watched: Callable[..., Any]) -> None:
    """A page's text asks for nothing but its frame; who scrolls on finds live questions."""
    visit = watched(viewport={"width": 390, "height": 844})
    page = visit.context.new_page()
    page.goto(f"{visit.server.url}concepts/stride/")
    page.wait_for_load_state("networkidle")
    # Whoever stays for six seconds gets them too, which a slow machine takes to come this far.
    first = set(
        page.evaluate(
            """() => performance.getEntriesByType("resource")
          .filter((one) => one.name.endsWith(".js") && one.startTime < 5000)
          .map((one) => one.name.split("/").at(-1))"""
        )
    )
    # A pointer that a browser takes to lie on the page brings the notes, which know the store.
    frame = {"theme.js", "start.js", "offline.js", "notes.js", "store.js"}
    assert {"start.js"} <= first <= frame
    page.locator("lg-quiz").scroll_into_view_if_needed()
    expect(page.locator(".lg-quiz__head")).to_be_visible()
