"""A host that reads `_headers` and `_redirects` and serves what the build compressed."""

from __future__ import annotations

import threading
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

import served

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def header_rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the rules of `_headers`: a pattern of paths and the headers it adds."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            assert name not in rules[-1][1], f"{name} twice in one rule"
            rules[-1][1][name] = value
        elif line:
            rules.append((line, {}))
    return rules


def redirect_rules(site: Path) -> dict[str, tuple[str, int]]:
    """Return the rules of `_redirects`: where a path leads, and the status."""
    lines = [line.split() for line in (site / "_redirects").read_text("utf-8").splitlines()]
    return {old: (new, int(status)) for old, new, status in lines}


class _Handler(served._Handler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, rules: Any, moved: Any, **kw: Any) -> None:
        self._rules, self._moved = rules, moved
        self._encoding = ""
        super().__init__(*args, **kw)

    def do_GET(self) -> None:  # noqa: N802
        path = self.path.split("?", 1)[0]
        self._encoding = ""
        if path in self._moved:
            new, status = self._moved[path]
            self.send_response(status)
            self.send_header("Location", new)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        super().do_GET()

    def translate_path(self, path: str) -> str:
        found = Path(super().translate_path(path))
        file = found / "index.html" if path.split("?", 1)[0].endswith("/") else found
        accepted = self.headers.get("Accept-Encoding", "")
        for encoding, ending in _ENCODINGS:
            if encoding in accepted and file.with_name(file.name + ending).is_file():
                self._encoding = encoding
                return str(file) + ending
        return str(file) if file.is_file() else str(found)

    def guess_type(self, path: Any) -> str:
        plain = str(path).removesuffix(".br").removesuffix(".gz") if self._encoding else str(path)
        return super().guess_type(plain)

    def end_headers(self) -> None:
        path = self.path.split("?", 1)[0]
        for pattern, headers in self._rules:
            if pattern != "/*" and fnmatchcase(path, pattern):
                for name, value in headers.items():
                    self.send_header(name, value)
        if self._encoding:
            self.send_header("Content-Encoding", self._encoding)
        self.send_header("Vary", "Accept-Encoding")
        super().end_headers()


class ProjectPages(served.Server):
    """Context manager: a host without headers of ours that lets browsers keep all for a while."""

    def __init__(self, site: Path, base: str) -> None:
        headers = {"Cache-Control": "max-age=600"}
        self._start(partial(served._Handler, site=site, base=base, headers=headers))

    def _start(self, handler: Any) -> None:
        self._http = served.Host(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        self.url = self.origin + handler.keywords["base"]


class _Object(served._Handler):
    """Knows keys, no folders: what is no key is missing."""

    def __init__(self, *args: Any, cache: dict[str, str], **kw: Any) -> None:
        self._cache = cache
        super().__init__(*args, **kw)

    def do_GET(self) -> None:  # noqa: N802
        path = self.path.split("?", 1)[0]
        folder = Path(self.translate_path(path))
        is_page = path.endswith("/") and (folder / "index.html").is_file()
        if folder.is_dir() and not is_page:
            self.send_error(404)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        file = Path(self.translate_path(self.path))
        key = (file / "index.html" if file.is_dir() else file).relative_to(self._site).as_posix()
        if key in self._cache:
            self.send_header("Cache-Control", self._cache[key])
        super().end_headers()


class ObjectStore(ProjectPages):
    """Context manager: objects as uploaded, behind a CDN that is set up as docs/hosting.md says.

    `cache` has the Cache-Control of each object by its key.
    """

    def __init__(self, bucket: Path, base: str, headers: dict[str, str], cache: Any) -> None:
        self._start(partial(_Object, site=bucket, base=base, headers=headers, cache=cache))


class Server(served.Server):
    """Context manager: serves `site` below `base` as such a host would."""

    def __init__(self, site: Path, base: str = "/") -> None:
        rules = header_rules(site) if (site / "_headers").exists() else []
        moved = redirect_rules(site) if (site / "_redirects").exists() else {}
        everywhere = next((headers for pattern, headers in rules if pattern == "/*"), {})
        options = {"site": site, "base": base, "headers": everywhere}
        handler = partial(_Handler, rules=rules, moved=moved, **options)
        self._http = served.Host(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._http.block_on_close = False  # a kept connection would hold the end up
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        self.url = self.origin + base
