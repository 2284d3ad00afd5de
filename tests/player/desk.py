"""A learner's desk: a browser with a unit in it, on its own or in an LMS that remembers every call."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from player.unit import page_html, write_unit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route

    from player.unit import Version

ADDRESS = "http://lms.example"
RECORDING = Path(__file__).with_name("recording.js").read_text("utf-8")
LMS_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>LMS</title>
<style>iframe { width: 100%; height: 90vh; border: 0 }</style>
<body><h1>Kurs</h1></body></html>"""


class Desk:
    """An LMS at ``ADDRESS`` with one unit; whatever its pages complain of is kept."""

    def __init__(self, browser: Browser, folder: Path, version: Version = "1.2", **context: Any) -> None:  # noqa: ANN401 - what playwright takes
        self.version = version
        self.problems: list[str] = []
        self._folder = folder
        self.context: BrowserContext = browser.new_context(**{"viewport": {"width": 900, "height": 900}, **context})
        self.context.route("**/*", self._serve)
        self.context.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        self.context.on("weberror", lambda failed: self.problems.append(str(failed.error)))
        self.lms: Page = self.context.new_page()
        self.lms.goto(f"{ADDRESS}/lms.html")
        self.lms.evaluate(RECORDING)

    def put(self, markdown: str, passed_from: int = 60) -> None:
        """Write the unit."""
        write_unit(self._folder, page_html(markdown, self.version, passed_from))

    def set_api(self) -> None:
        """Let the LMS have its object."""
        self.lms.evaluate("() => Object.assign(window, makeApi())")

    def launch(self) -> Frame:
        """Open the unit in a frame of the LMS, as a new visit."""
        self.leave()
        with self.lms.expect_request_finished(lambda request: request.url.endswith("player.js")):
            self.lms.evaluate(
                """() => {
                  const frame = document.createElement("iframe");
                  frame.src = "unit/index.html";
                  frame.title = "Einheit";
                  document.body.append(frame);
                }"""
            )
        frame = self.lms.frames[-1]
        frame.wait_for_load_state()
        return frame

    def leave(self) -> None:
        """Take the unit away, as an LMS does."""
        self.lms.evaluate("() => document.querySelector('iframe')?.remove()")

    def calls(self, *methods: str) -> list[tuple[str, str, str]]:
        """Return the calls so far, maybe only those of some methods."""
        made = self.lms.evaluate("() => lms.calls")
        return [tuple(call) for call in made if not methods or call[0] in methods]

    def forget_calls(self) -> None:
        """Begin to count anew."""
        self.lms.evaluate("() => { lms.calls = []; }")

    @property
    def cmi(self) -> dict[str, str]:
        """What the LMS holds."""
        held: dict[str, str] = self.lms.evaluate("() => lms.cmi")
        return held

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        file = self._folder / path.removeprefix("/unit/")
        if path == "/lms.html":
            route.fulfill(body=LMS_PAGE, content_type="text/html")
        elif path.startswith("/unit/") and file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            headers = {"Content-Security-Policy": "default-src 'self'", "Content-Type": f"{kind}; charset=utf-8"}
            route.fulfill(body=file.read_bytes(), headers=headers)
        else:
            route.fulfill(status=404 if path != "/favicon.ico" else 204)
