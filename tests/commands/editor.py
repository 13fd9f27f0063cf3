"""A language server spoken to as an editor does: JSON messages over its standard streams."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Editor:
    """An editor with one folder open. Starts the server, and ends it on leaving."""

    def __init__(self, command: list[str], folder: Path, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._id = 0
        self._server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        root = folder.as_uri()
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": folder.name}],
                "capabilities": {"workspace": {"configuration": True}},
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.kill()
        self._server.communicate()

    def open(self, path: Path, text: str) -> list[str]:
        """Open a file with this text and return what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == path.as_uri()
            )
        )
        return [str(one["message"]) for one in found["params"]["diagnostics"]]

    def offered(self, path: Path, line: int, column: int) -> list[str]:
        """Return what the server offers to write at this place, counted from 0."""
        place = {"line": line, "character": column}
        asked = {"textDocument": {"uri": path.as_uri()}, "position": place}
        result = self.ask("textDocument/completion", asked)
        items = result["items"] if isinstance(result, dict) else result
        return [str(one["label"]) for one in items]

    def hovered(self, path: Path, line: int, column: int) -> str:
        """Return what the server says of what stands at this place."""
        place = {"line": line, "character": column}
        asked = {"textDocument": {"uri": path.as_uri()}, "position": place}
        return json.dumps(self.ask("textDocument/hover", asked), ensure_ascii=False)

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Send a message that has no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a message and return its answer."""
        self._id += 1
        own = self._id
        self._send({"id": own, "method": method, "params": params})
        return self._until(lambda one: one.get("id") == own and "method" not in one).get("result")

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the first message that is `wanted`, answering what the server asks meanwhile."""
        while True:
            message = self._next()
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", [])
                result = [self._settings.get(one.get("section")) for one in items] or None
                self._send({"id": message["id"], "result": result})
            if wanted(message):
                return message

    def _next(self) -> dict[str, Any]:
        stream = self._server.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
            elif not line and self._server.poll() is not None:
                raise EOFError("the language server has ended")
        found = json.loads(stream.read(length))
        assert isinstance(found, dict)
        return found

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._server.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        stream.flush()
