"""The preview's server: on this machine alone, for browsers that were sent here by nobody else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from teilbar.reading.errors import SourceError
from teilbar.resources import themes
from teilbar.serving.pages import PREFIX, with_panel
from teilbar.serving.panel import CHANGING, panel_of
from teilbar.texts import finding

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.serving.answers import Answers
    from teilbar.serving.desk import Desk
    from teilbar.serving.effects import Effects
    from teilbar.serving.panel import Json
    from teilbar.serving.state import State
    from teilbar.texts import Language

HOST = "127.0.0.1"
_OURS = {"preview.js": "text/javascript", "preview.css": "text/css"}
"""The panel's files, each with its kind."""
_EFFECTS = "diff/"
_NAMES = frozenset({HOST, "localhost"})


@dataclass(frozen=True, slots=True)
class Service:
    """What requests are answered with."""

    desk: Desk
    answers: Answers
    effects: Effects
    language: Language


def server_at(port: int, site: Path, service: Service) -> ThreadingHTTPServer:
    """Return a server at a port of this machine's own address; 0 for a port that is free.

    Raises SourceError where it cannot be had.
    """
    handler = partial(_Handler, service, directory=str(site))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except (OSError, OverflowError):
        raise SourceError(finding("port-taken", "", port=port)) from None
    server.daemon_threads = True  # a page that waits for news must not keep the preview from ending
    return server


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, service: Service, *arguments: object, directory: str) -> None:
        self._service = service
        self._desk, self._answers, self._language = service.desk, service.answers, service.language
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # what the server hands on

    def do_GET(self) -> None:
        """Answer a request."""
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"")
            return
        address = urlsplit(self.path)
        path = unquote(address.path)
        if "\0" in path:  # no file has such a name, and systems refuse to look
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        ours, _, name = path.lstrip("/").partition("/")
        try:
            if ours == PREFIX:
                self._own(name, parse_qs(address.query))
            else:
                self._show(path)
        except (BrokenPipeError, ConnectionResetError):  # the browser has gone on
            pass

    def do_HEAD(self) -> None:
        """Answer a request for what a page would be sent with."""
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"")
            return
        if "\0" in unquote(self.path):
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        super().do_HEAD()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of requests."""

    def end_headers(self) -> None:
        """Never let a browser show an old page as new."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _is_for_us(self) -> bool:
        """Tell whether the browser knows that it speaks to this machine.

        A name that somebody else has made lead here ("DNS rebinding") would let a foreign page read the preview.
        """
        host, _, port = self.headers.get("Host", "").rpartition(":")
        return host in _NAMES and port == str(self.connection.getsockname()[1])

    def _show(self, path: str) -> None:
        place, state = self._answers.place(path), self._desk.state
        if self._answers.is_page(place):
            shown = self._answers.page(place, state)
            html = with_panel(shown, place, self._language)
            self._send(HTTPStatus(shown.status), "text/html; charset=utf-8", html.encode())
        elif medium := self._answers.medium(place, state):
            self._send(HTTPStatus.OK, *medium)
        else:
            super().do_GET()

    def _own(self, name: str, asked: dict[str, list[str]]) -> None:
        if name in _OURS:
            self._send(HTTPStatus.OK, f"{_OURS[name]}; charset=utf-8", (themes() / "dist" / name).read_bytes())
        elif name == "events":
            self._tell(asked.get("place", ["index.html"])[0])
        elif name.startswith(_EFFECTS):
            self._compare(name.removeprefix(_EFFECTS))
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")

    def _tell(self, place: str) -> None:
        """Send what is known of a page, and again whenever that changes (HTML Living Standard, 9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        told = ""
        while not self._desk.has_ended:
            state = self._desk.state
            said = json.dumps(CHANGING if told and state.changing else self._panel(place, state), ensure_ascii=False)
            # Where there is nothing new, a remark: only to learn whether anybody is there.
            self.wfile.write(b":\n\n" if said == told else f"data: {said}\n\n".encode())
            self.wfile.flush()
            told = said
            self._desk.wait(state)

    def _panel(self, place: str, state: State) -> Json:
        return panel_of(state, self._answers.page(place, state), self._language)

    def _compare(self, name: str) -> None:
        try:
            kind, data = self._service.effects.file(name, self._desk.state)
        except (OSError, ValueError):
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        self._send(HTTPStatus.OK, kind, data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
