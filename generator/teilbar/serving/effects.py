"""What the change since the last state of the repository does: the pages of ``teilbar diff``, made when asked for.

A command of its own makes them: it reads a second source, and packs what it compares.
"""

from __future__ import annotations

import mimetypes
import subprocess
import sys
import threading
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from teilbar.serving.pages import bare_page
from teilbar.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.options import Options
    from teilbar.serving.state import State

START = "index.html"
_HTML = "text/html; charset=utf-8"
AGAIN_SECONDS = 2
"""How soon a browser asks again for pages that are being made."""


@dataclass(frozen=True, slots=True)
class _Made:
    number: int
    """Of the state that was compared."""
    folder: Path
    said: str = ""
    """Why there are no pages; empty where there are."""


class Effects:
    """Makes the pages of one state, and keeps them until another one is asked for."""

    def __init__(self, options: Options, folder: Path) -> None:
        """Take what is previewed, and a folder to write in that is there."""
        self._options = options
        self._folder = folder
        self._lock = threading.Lock()
        self._made: _Made | None = None
        self._making: subprocess.Popen[str] | None = None

    def file(self, name: str, state: State) -> tuple[str, bytes]:
        """Return kind and content of a page or another file; a page that says so while they are being made.

        Raises OSError for a file that is not there.
        """
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts:  # a path on this machine, or one that leads out again
            raise FileNotFoundError(name)
        made = self._of(state)
        if made is None:
            said = text("serving.comparing", self._options.language)
            return _HTML, bare_page(escape(said), self._options.language, again=AGAIN_SECONDS).encode()
        if made.said:
            said = f"{text('serving.not-compared', self._options.language)}</p><pre>{escape(made.said)}</pre><p>"
            return _HTML, bare_page(said, self._options.language).encode()
        file = made.folder / (name or START)
        return mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()

    def close(self) -> None:
        """End what is being made."""
        with self._lock:
            if self._making:
                self._making.terminate()

    def _of(self, state: State) -> _Made | None:
        """Return what was made of a state; None while it is being made, which this begins."""
        with self._lock:
            if self._made and self._made.number == state.number and not state.changing:
                return self._made
            if self._making is None:
                self._making = self._begin(self._folder / f"diff-{state.number}")
                threading.Thread(target=self._wait_for, args=(self._making, state.number), daemon=True).start()
            return None

    def _begin(self, folder: Path) -> subprocess.Popen[str]:
        options = self._options
        command = ["diff", "--source", options.source, "--format", "html", "--output", str(folder)]
        command += ["--lang", options.language, "--today", options.today.isoformat()]
        command += ["--cache", str(options.cache)] if options.cache else []
        return subprocess.Popen(
            [sys.executable, "-m", "teilbar", *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )

    def _wait_for(self, program: subprocess.Popen[str], number: int) -> None:
        said, _ = program.communicate()
        with self._lock:
            self._making = None
            self._made = _Made(number, self._folder / f"diff-{number}", said.strip() if program.returncode else "")
