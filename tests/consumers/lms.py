"""The desk, seen from the tests: a package is launched there, a learner works in it, the LMS tells what it has."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Error

from consumers.packages import name_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

    from consumers.packages import Version

START = "2026-11-26T10:00:00"
"""When clocks are set, they show this first."""

_PATIENCE = 5_000  # milliseconds until a window that was asked for has to be there

_GOOD_BYE = 2_000  # milliseconds within which a window that is closed has made its last calls


@dataclass(frozen=True)
class Line:
    """A call in the log of an LMS."""

    call: str
    args: tuple[Any, ...]
    result: Any
    error: int | None
    injected: bool


@dataclass
class Desk:
    """One learner at an LMS. Each launch is another visit, at another device where nothing else is said."""

    browser: Browser
    address: str
    problems: list[str] = field(default_factory=list)
    player: str | None = None
    """A script to be played in place of the packages' own."""
    context: BrowserContext | None = None
    page: Page = field(init=False)

    def sit_down(self, *, clock: str | None = None) -> None:
        """Take a fresh device, with a clock that can be set where a moment is given."""
        self.leave()
        self.context = self.browser.new_context(viewport={"width": 900, "height": 800}, timezone_id="Europe/Berlin")
        self.context.set_default_timeout(_PATIENCE)
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.context.on("request", lambda request: self._judge(request.url))
        if self.player is not None:
            script = self.player
            self.context.route(
                "**/stil/player.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
            )
        if clock:
            self.context.clock.install(time=clock)
        self.page = self.context.new_page()
        self.page.goto(f"{self.address}desk/index.html")

    def leave(self) -> None:
        """Put the device away."""
        if self.context:
            self.context.close()
            self.context = None

    def launch(self, unit: str, version: Version, **options: Any) -> Frame:  # noqa: ANN401 - they are the desk's
        """Launch a package; return the frame in which it is."""
        src = self._source(unit, version)
        self.page.evaluate(
            "(options) => desk.launch(options)", {"judge": "strict", "version": version, "src": src, **options}
        )
        return self._opened(src)

    def again(self, unit: str, version: Version) -> Frame:
        """Open the package once more, in another window."""
        src = self._source(unit, version)
        first = self._frames(src)
        self.page.evaluate("(src) => desk.again(src)", src)
        return self._opened(src, first)

    def close(self, number: int = 0, *, quietly: bool = False) -> None:
        """Close a window of a package, as the LMS does when a learner goes elsewhere.

        Waits until the package has said good-bye, unless it has nobody to say it to.
        """
        calls = len(self.log())
        self.page.evaluate("(number) => desk.close(number)", number)
        if not quietly:
            with suppress(Error):  # a package that says nothing is for the log to tell
                self.page.wait_for_function("(calls) => desk.log.length > calls", arg=calls, timeout=_GOOD_BYE)

    def log(self) -> list[Line]:
        """Return the calls so far."""
        lines = self.page.evaluate("() => desk.log")
        return [
            Line(
                line["call"],
                tuple(line["args"]),
                line.get("result"),
                line.get("error"),
                bool(line.get("injected")),
            )
            for line in lines
        ]

    def record(self) -> dict[str, Any] | None:
        """Return what the LMS keeps: the values, how it was left, how long it took."""
        kept: dict[str, Any] | None = self.page.evaluate("() => desk.record ?? null")
        return kept

    def faults(self, **options: Any) -> list[str]:  # noqa: ANN401 - they are the desk's
        """Return what is amiss in the log."""
        found: list[str] = self.page.evaluate("(options) => desk.faults(options)", options)
        return found

    def _source(self, unit: str, version: Version) -> str:
        return f"../packages/{name_of(unit, version)}/index.html"

    def _frames(self, src: str) -> list[Frame]:
        assert self.context
        path = src.removeprefix("..")
        return [
            frame for page in self.context.pages for frame in page.frames if urlsplit(frame.url).path.endswith(path)
        ]

    def _opened(self, src: str, before: list[Frame] | None = None) -> Frame:
        for _ in range(_PATIENCE // 20):
            frames = [frame for frame in self._frames(src) if frame not in (before or [])]
            if frames:
                frames[0].wait_for_load_state("load")
                return frames[0]
            self.page.wait_for_timeout(20)
        problem = f"{src} was not opened"
        raise AssertionError(problem)

    def _judge(self, url: str) -> None:
        origin = urlsplit(self.address).netloc
        foreign = origin.replace("127.0.0.1", "localhost")
        if urlsplit(url).scheme not in {"data", "blob", "about"} and urlsplit(url).netloc not in {origin, foreign}:
            self.problems.append(url)
