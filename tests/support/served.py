"""A static server as a project host would be: a sub-path, the site's own headers, nothing else."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self


def headers_of(site: Path) -> dict[str, str]:
    """Return the headers that `_headers` gives to every path."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    start = lines.index("/*") + 1
    found = {}
    for line in lines[start:]:
        if not line.startswith(" "):
            break
        name, _, value = line.strip().partition(": ")
        found[name] = value
    return found


class Host(ThreadingHTTPServer):
    """Says nothing where a browser that was closed leaves a connection open."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless it is the other side that has gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, site: Path, base: str, headers: dict[str, str], **kw: Any):
        self._base, self._site, self._extra = base, site, headers
        super().__init__(*args, directory=str(site), **kw)

    def translate_path(self, path: str) -> str:
        clean = path.split("?", 1)[0].split("#", 1)[0]
        if not clean.startswith(self._base):
            return str(self._site / "no-such-file")
        return super().translate_path("/" + clean.removeprefix(self._base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._site / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self._extra.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        return


class Server:
    """Context manager: serves `site` below `base` on a free port of the loopback address."""

    def __init__(self, site: Path, base: str = "/") -> None:
        handler = partial(_Handler, site=site, base=base, headers=headers_of(site))
        self._http = Host(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        self.url = self.origin + base

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
