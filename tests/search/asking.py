"""The engine that ships, asked by tests: it runs in Node, on the files that a build wrote (``ask.mjs``)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from setup import node

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

HERE = Path(__file__).parent


class AskedError(Exception):
    """The engine failed; the message is its own."""


class Engine:
    """An engine on the files of a site. A context manager."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            (node.node(), HERE / "ask.mjs", folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def ask(self, question: str, **values: object) -> Any:  # noqa: ANN401 - JSON
        """Return the answer to a question of ``ask.mjs``. Raises AskedError where the engine fails."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(json.dumps({"ask": question, **values}) + "\n")
        stdin.flush()
        answer = json.loads(stdout.readline())
        if "failed" in answer:
            raise AskedError(answer["failed"])
        return answer["answer"]

    def titles(self, text: str, limit: int = 10, *, synonyms: bool = True) -> list[str]:
        """Return the titles of what a text finds, best first."""
        found = self.ask("find", text=text, limit=limit, synonyms=synonyms)
        return [hit["title"] for hit in found["hits"]]

    def marked(self, number: int, text: str) -> str:
        """Return the excerpt of a thing for a text, with brackets around what is marked."""
        segments = self.ask("excerpt", number=number, text=text)
        return "".join(f"[{one['text']}]" if one["match"] else one["text"] for one in segments)


def run(script: str, *arguments: object, given: object = None) -> Any:  # noqa: ANN401 - JSON
    """Run a script of this folder in Node with JSON as its input; returns the JSON that it writes."""
    command = [str(node.node()), str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, check=False, input=json.dumps(given), capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
