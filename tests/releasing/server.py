"""A GitLab, as far as a release sees it: the generic package registry and releases, as its documentation describes.

It is as strict as the real one: names that it does not take, a token that is wrong, files that come side by side.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "job-token-of-the-tests"  # noqa: S105 - nobody's
PROJECT = "1217"
NAME = re.compile(r"[A-Za-z0-9._-]+")
VERSION = re.compile(r"(\.?[\w+-]+\.?)+", re.ASCII)
ASSET_PATH = re.compile(r"/([-.\w]+/?)*[\da-zA-Z]+", re.ASCII)
LINK_TYPES = {"other", "runbook", "image", "package"}

_FILE = re.compile(rf"/api/v4/projects/{PROJECT}/packages/generic/([^/]+)/([^/]+)/([^/]+)")
_RELEASES = re.compile(rf"/api/v4/projects/{PROJECT}/releases(?:/([^/]+)(/assets/links)?)?")


@dataclass
class Fake:
    """What the server keeps, and how it is to behave."""

    api: str = ""
    files: dict[tuple[str, str, str], bytes] = field(default_factory=dict)
    releases: dict[str, dict[str, Any]] = field(default_factory=dict)
    tags: set[str] = field(default_factory=lambda: {"v1"})
    failures: list[int] = field(default_factory=list)
    """Answers to give before a request is looked at, one a request."""
    store: str = ""
    """Address of a store on another host that downloads are redirected to."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Each request: method and path."""
    refused_tokens: list[str] = field(default_factory=list)

    def of_names(self) -> dict[str, bytes]:
        """Return the files by their last names."""
        return {name: data for (_, _, name), data in self.files.items()}


@contextmanager
def serving(fake: Fake) -> Iterator[Fake]:
    """Run the server while the block runs; ``fake.api`` is its address then."""

    class Handler(_Handler):
        state = fake

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    fake.api = f"http://127.0.0.1:{server.server_port}/api/v4"
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    state: Fake
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    def do_GET(self) -> None:
        body = self._begin()
        if body is None:
            return
        if found := self._file():
            if found not in self.state.files:
                self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Package Not Found"})
            elif self.state.store:
                self.send_response(HTTPStatus.FOUND)
                self.send_header("Location", f"{self.state.store}/{found[2]}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._send(HTTPStatus.OK, self.state.files[found])
        elif (release := self._release()) and release[1]:
            there = self.state.releases.get(unquote(release[1]))
            self._answer(HTTPStatus.OK if there else HTTPStatus.NOT_FOUND, there or {"message": "404 Not Found"})
        else:
            self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Not Found"})

    def do_PUT(self) -> None:
        body = self._begin()
        if body is None:
            return
        if found := self._file():
            package, version, name = found
            if not NAME.fullmatch(package) or not VERSION.fullmatch(version) or not NAME.fullmatch(name):
                self._answer(HTTPStatus.BAD_REQUEST, {"error": "package_version is invalid"})
                return
            self.state.files[found] = body
            wants_file = "select=package_file" in urlsplit(self.path).query
            digest = hashlib.sha256(body).hexdigest()
            self._answer(
                HTTPStatus.CREATED,
                {"size": len(body), "file_sha256": digest} if wants_file else {"message": "201 Created"},
            )
        elif (release := self._release()) and (there := self.state.releases.get(unquote(release[1] or ""))):
            there.update(json.loads(body))
            self._answer(HTTPStatus.OK, there)
        else:
            self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Not Found"})

    def do_POST(self) -> None:
        body = self._begin()
        if body is None:
            return
        release = self._release()
        if not release:
            self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Not Found"})
        elif release[2]:
            self._add_link(unquote(release[1]), json.loads(body))
        else:
            self._create(json.loads(body))

    def _create(self, wanted: dict[str, Any]) -> None:
        tag = wanted["tag_name"]
        if tag not in self.state.tags:
            self._answer(HTTPStatus.UNPROCESSABLE_ENTITY, {"message": "Ref is not specified"})
        elif tag in self.state.releases:
            self._answer(HTTPStatus.CONFLICT, {"message": "Release already exists"})
        else:
            links = wanted.pop("assets")["links"]
            self.state.releases[tag] = {**wanted, "assets": {"links": []}}
            if all(self._takes(tag, link) for link in links):
                self._answer(HTTPStatus.CREATED, self.state.releases[tag])

    def _add_link(self, tag: str, link: dict[str, str]) -> None:
        if tag not in self.state.releases:
            self._answer(HTTPStatus.NOT_FOUND, {"message": "404 Not found"})
        elif self._takes(tag, link):
            self._answer(HTTPStatus.CREATED, link)

    def _takes(self, tag: str, link: dict[str, str]) -> bool:
        links = self.state.releases[tag]["assets"]["links"]
        if (
            link["link_type"] not in LINK_TYPES
            or not ASSET_PATH.fullmatch(link["direct_asset_path"])
            or any(link["name"] == other["name"] or link["url"] == other["url"] for other in links)
        ):
            del self.state.releases[tag]
            self._answer(HTTPStatus.BAD_REQUEST, {"message": f"a link is invalid: {link}"})
            return False
        links.append(link)
        return True

    def _begin(self) -> bytes | None:
        """Note the request, read it, and return its body; None where it has been answered."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.state.asked.append((self.command, urlsplit(self.path).path))
        if self.headers.get("JOB-TOKEN") != TOKEN:
            self.state.refused_tokens.append(str(self.headers.get("JOB-TOKEN")))
            self._answer(HTTPStatus.UNAUTHORIZED, {"message": "401 Unauthorized"})
            return None
        if self.state.failures:
            self._answer(self.state.failures.pop(0), {"message": "try again"})
            return None
        return body

    def _file(self) -> tuple[str, str, str] | None:
        found = _FILE.fullmatch(urlsplit(self.path).path)
        return (unquote(found[1]), unquote(found[2]), unquote(found[3])) if found else None

    def _release(self) -> re.Match[str] | None:
        return _RELEASES.fullmatch(urlsplit(self.path).path)

    def _answer(self, status: int, said: object) -> None:
        self._send(status, json.dumps(said).encode(), "application/json")

    def _send(self, status: int, data: bytes, kind: str = "application/octet-stream") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
