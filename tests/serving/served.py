"""The command ``serve`` as a process of its own, and what a browser hears from it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

PATIENCE = 180
"""Seconds: a busy machine is no fault."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


class Served:
    """A preview that runs."""

    def __init__(self, process: subprocess.Popen[str], address: str, lines: list[str]) -> None:
        self.address = address
        self._process = process
        self._lines = lines
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    @property
    def said(self) -> str:
        """What it has said on the terminal."""
        return "".join(self._lines)

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def get(self, place: str, **headers: str) -> tuple[int, str]:
        """Return the status and the text that an address answers with."""
        try:
            with urlopen(Request(self.address + place, headers=headers)) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode("utf-8", "replace")
        except HTTPError as refused:
            return refused.code, refused.read().decode("utf-8", "replace")

    def page(self, place: str) -> str:
        """Return a page, whatever its status."""
        return self.get(place)[1]

    def panel(self, place: str) -> dict[str, Any]:
        """Return what the panel of a page says now."""
        with urlopen(f"{self.address}.teilbar/events?place={place}") as stream:  # noqa: S310 - as above
            for line in stream:
                if line.startswith(b"data: "):
                    said: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                    return said
        pytest.fail("the preview said nothing")

    def rules(self, place: str) -> list[str]:
        """Return the rules that a page's own findings name."""
        return [one["rule"] for one in self.panel(place)["own"]]

    def wait(self, what: Callable[[], object], why: str = "") -> None:
        """Wait until something is so, and fail with what the terminal says if it never is."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.is_alive, self.said
            if what():
                return
            time.sleep(0.1)
        pytest.fail(f"{why or 'it'} did not come to be:\n{self.said[-3000:]}")

    def wait_for(self, place: str, words: str) -> None:
        """Wait until some words stand on a page."""
        self.wait(lambda: words in self.page(place), repr(words))

    def settle(self, place: str = "index.html") -> dict[str, Any]:
        """Wait until the whole site has followed, and return what a page's panel says then."""
        self.wait(lambda: self.panel(place)["whole"], "the whole site")
        return self.panel(place)

    def end(self, number: signal.Signals) -> int:
        """End it as somebody does, and return its exit code."""
        self._process.send_signal(number)
        self.hear_out()
        return int(self._process.returncode)

    def hear_out(self) -> None:
        """Listen until it has said its last word."""
        self._process.wait(PATIENCE)
        self._listening.join()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._lines.append(line)


@contextmanager
def served(hub: Path | str, cache: Path, arguments: Sequence[str] = (), **environment: str) -> Iterator[Served]:
    """Serve a hub at a free port, and end it as Ctrl+C does."""
    command = [sys.executable, "-m", "teilbar", "serve", str(hub), "--port", "0", "--formats", "offline", *arguments]
    command += ["--cache", str(cache)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | environment
    ) as process:
        lines: list[str] = []
        preview: Served | None = None
        try:
            for line in process.stdout or ():
                lines.append(line)
                if found := _ADDRESS.search(line):
                    preview = Served(process, found[0], lines)
                    yield preview
                    break
            else:
                pytest.fail("".join(lines))
        finally:
            process.terminate()
            if preview is not None:
                preview.hear_out()
