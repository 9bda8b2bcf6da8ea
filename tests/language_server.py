"""A client of the language server that editors run on YAML files, as far as tests need it."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any

Message = dict[str, Any]

TIMEOUT = 30.0
"""Seconds to wait for an answer; generous, since machines that run tests are busy."""

SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "disableDefaultProperties": True,
    }
}
"""What a user's editor is set to; the store of schemas on the network is off."""


class LanguageServer:
    """One running server; documents are opened as an editor shows them, and need not be saved."""

    def __init__(self, program: Path, root: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers: dict[int, queue.Queue[Message]] = {}
        self._diagnostics: dict[str, queue.Queue[list[Message]]] = {}
        self._last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._request("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": _CAPABILITIES})
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def show(self, path: Path, text: str) -> None:
        """Open a document as if it stood at a path."""
        uri = path.as_uri()
        self._diagnostics[uri] = queue.Queue()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})

    def diagnostics(self, path: Path) -> list[Message]:
        """Return what the server finds wrong with an open document."""
        return self._diagnostics[path.as_uri()].get(timeout=TIMEOUT)

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what is shown over a place, counted from 0."""
        answer = self._request("textDocument/hover", _at(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """Return the labels of what is offered at a place, counted from 0."""
        answer = self._request("textDocument/completion", _at(path, line, column))
        return [item["label"] for item in answer["items"]]

    def stop(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait(timeout=TIMEOUT)

    def _request(self, method: str, parameters: Message) -> Any:
        self._last += 1
        answer = self._answers[self._last] = queue.Queue()
        self._send({"id": self._last, "method": method, "params": parameters})
        return answer.get(timeout=TIMEOUT)["result"]

    def _notify(self, method: str, parameters: Message) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        """Sort what the server says until it ends."""
        while (message := self._read()) is not None:
            if "method" not in message:
                self._answers[message["id"]].put(message)
            elif message["method"] == "textDocument/publishDiagnostics":
                found = message["params"]
                self._diagnostics[found["uri"]].put(found["diagnostics"])
            elif "id" in message:
                asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
                result = [SETTINGS.get(item["section"], {}) for item in asked] or None
                self._send({"id": message["id"], "result": result})

    def _read(self) -> Message | None:
        assert self._process.stdout
        length = 0
        while (header := self._process.stdout.readline().strip()) != b"":
            if header.lower().startswith(b"content-length:"):
                length = int(header.partition(b":")[2])
        body = self._process.stdout.read(length) if length else b""
        return json.loads(body) if body else None


_CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True}},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}


def _at(path: Path, line: int, column: int) -> Message:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
