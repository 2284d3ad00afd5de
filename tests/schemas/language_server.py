"""The language server of VS Code's YAML extension, asked as an editor asks it (Language Server Protocol 3.17)."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from setup.node import modules, node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SERVER = "yaml-language-server/bin/yaml-language-server"


class Editor:
    """An editor with a folder open."""

    def __init__(self, folder: Path, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._asked = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._shown: dict[Path, str] = {}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
        self._send(method="initialized", params={})

    def open(self, path: Path, text: str) -> list[str]:
        """Show a text as that of a file, in whatever language it is, as YAML; return what the server says of it.

        What it says of an older text comes late and looks the same, so each text is one of a file beside that one.
        """
        self._shown[path] = address = path.with_name(f"{len(self._told)}-{path.name}").as_uri()
        item = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": item})
        while address not in self._told:
            self._receive()
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self._told[address]]

    def offers(self, path: Path, line: int, column: int) -> dict[str, str]:
        """Return what the server offers at a place (from 1), with what it says of each."""
        found = self.ask("textDocument/completion", **self._at(path, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _words(item.get("documentation", "")) for item in items}

    def says(self, path: Path, line: int, column: int) -> str:
        """Return what the server shows at a place (from 1) when somebody points at it."""
        found = self.ask("textDocument/hover", **self._at(path, line, column))
        return _words(found["contents"]) if found else ""

    def _at(self, path: Path, line: int, column: int) -> dict[str, object]:
        return {"textDocument": {"uri": self._shown[path]}, "position": {"line": line - 1, "character": column - 1}}

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - whatever the protocol has for an answer
        """Ask and wait for the answer."""
        self._asked += 1
        asked = self._asked
        self._send(id=asked, method=method, params=params)
        while True:
            message = self._receive()
            if message.get("id") == asked and "method" not in message:
                return message.get("result")

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._server.stdout
        length = 0
        while (line := self._server.stdout.readline()) not in {b"\r\n", b""}:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            asks = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self._send(id=message["id"], result=[None for _ in asks] or None)
        return message


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """Open a folder in an editor that asks no host for schemas."""
    command = [str(node()), str(modules() / _SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            opened = Editor(folder, server)
            opened._send(  # noqa: SLF001 - the last step of opening
                method="workspace/didChangeConfiguration",
                params={"settings": {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True}}},
            )
            yield opened
        finally:
            server.kill()


def _words(said: object) -> str:
    return str(said["value"]) if isinstance(said, dict) else str(said)
