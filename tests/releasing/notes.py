"""A GitLab, as far as a comment sees it: the notes of one merge request, as its documentation describes ("Notes API").

As strict as the real one: pages of at most a hundred, a body of at most a million characters, a token with a role, and
nobody writes another's comment anew.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "glpat-of-the-tests"  # noqa: S105 - nobody's
ME, SOMEBODY = 7, 8
LONGEST = 1_000_000

_NOTES = re.compile(r"/api/v4/projects/1217/merge_requests/5/notes(?:/(\d+))?")


@dataclass
class Notes:
    """What the server keeps, and how it is to behave."""

    api: str = ""
    notes: list[dict[str, Any]] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    """Answers to give before a request is looked at, one a request."""
    elsewhere: str = ""
    """Address on another host that everything is redirected to."""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def add(self, body: str, author: int = SOMEBODY, *, system: bool = False) -> None:
        """Put a comment there."""
        self.notes.append({"id": 100 + len(self.notes), "body": body, "system": system, "author": {"id": author}})

    @property
    def environment(self) -> dict[str, str]:
        """What a job of the merge request is told."""
        return {
            "CI_API_V4_URL": self.api,
            "CI_MERGE_REQUEST_PROJECT_ID": "1217",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_PIPELINE_SOURCE": "merge_request_event",
            "TEILBAR_TOKEN": TOKEN,
        }


@contextmanager
def noting(notes: Notes) -> Iterator[Notes]:
    """Run the server while the block runs; ``notes.api`` is its address then."""

    class Handler(_Handler):
        state = notes

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    notes.api = f"http://127.0.0.1:{server.server_port}/api/v4"
    try:
        yield notes
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    state: Notes
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    def do_GET(self) -> None:
        if not self._begin():
            return
        asked = parse_qs(urlsplit(self.path).query)
        size, page = int(asked.get("per_page", ["20"])[0]), int(asked.get("page", ["1"])[0])
        size = min(size, 100)
        notes = self.state.notes if asked.get("sort") == ["asc"] else self.state.notes[::-1]
        self._answer(HTTPStatus.OK, notes[size * (page - 1) : size * page])

    def do_POST(self) -> None:
        found = self._begin()
        if found and self._takes(found[1]):
            self.state.add(found[1]["body"], ME)
            self._answer(HTTPStatus.CREATED, self.state.notes[-1])

    def do_PUT(self) -> None:
        found = self._begin()
        if not found or not self._takes(found[1]):
            return
        there = next((note for note in self.state.notes if str(note["id"]) == found[0]), None)
        if there is None:
            self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Not found"})
        elif there["author"]["id"] != ME:
            self._answer(HTTPStatus.FORBIDDEN, {"message": "403 Forbidden"})
        else:
            there["body"] = found[1]["body"]
            self._answer(HTTPStatus.OK, there)

    def _takes(self, data: dict[str, Any]) -> bool:
        body = data.get("body")
        if isinstance(body, str) and 0 < len(body) <= LONGEST:
            return True
        self._answer(HTTPStatus.BAD_REQUEST, {"message": "400 Bad request - Note is too long"})
        return False

    def _begin(self) -> tuple[str, dict[str, Any]] | None:
        """Note the request, and return the number of the comment and the data; None where it has been answered."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        self.state.asked.append((self.command, path))
        if self.state.failures:
            self._answer(self.state.failures.pop(0), {"message": "try again"})
        elif self.state.elsewhere:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{self.state.elsewhere}{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.headers.get("PRIVATE-TOKEN") != TOKEN or "JOB-TOKEN" in self.headers:
            self._answer(HTTPStatus.UNAUTHORIZED, {"message": "401 Unauthorized"})
        elif not (found := _NOTES.fullmatch(path)):
            self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Not Found"})
        else:
            return found[1] or "", json.loads(body) if body else {}
        return None

    def _answer(self, status: int, said: object) -> None:
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
