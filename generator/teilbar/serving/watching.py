"""Waiting for the moment in which something was saved."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from teilbar.reading.errors import SourceError
from teilbar.serving.looking import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

QUIET_SECONDS = 0.03
"""How long nothing must happen before a change is looked at: a save is several events."""
LONGER_SECONDS = 0.35
"""How long a file may be empty or gone before that is believed: editors save in several steps."""
EVERY_SECONDS = 1.5
"""How often files are looked at where the system tells of no changes."""
_LATEST_SECONDS = 2.0  # whatever goes on, a change is looked at then
_GIT = ".git"
_CHANGES: list[type[FileSystemEvent]] = [
    events.DirAttribEvent,
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirModifiedEvent,
    events.DirMovedEvent,
    events.FileAttribEvent,
    events.FileClosedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
]
"""What the system is asked to tell: not that files are read, for Teilbar reads thousands while somebody waits."""


class Watch(FileSystemEventHandler):
    """Watches a folder; it never counts on being told everything, only on being woken."""

    def __init__(self, root: Path, exclude: Sequence[Path]) -> None:
        """Take the folder, and what in it is not the source's."""
        self._root = root
        self._exclude = tuple(exclude)
        self._woken = threading.Event()
        self._git = False
        self._told = True
        self._last = Look(root, exclude)

    @contextmanager
    def watching(self, cannot: Callable[[], None]) -> Iterator[None]:
        """Be woken by the system; where it refuses (too many folders, say), ``cannot`` is called and time wakes."""
        observer = Observer()
        try:
            observer.schedule(self, str(self._root), recursive=True, event_filter=_CHANGES)
            observer.start()
        except OSError:
            self._told = False
            cannot()
        try:
            yield
        finally:
            if self._told:
                observer.stop()
                observer.join()

    def next_change(self, noticed: Callable[[], None]) -> tuple[str, ...]:
        """Wait for a change that is over and return the files that it is about; ``noticed`` is called when one begins.

        Returns nothing where it was woken for nothing.
        """
        if not self._woken.wait(None if self._told else EVERY_SECONDS) and not self._look().since(self._last):
            return ()
        begun = time.monotonic()
        self._wait_for(QUIET_SECONDS, begun)
        now = self._look()
        if not now.since(self._last):
            return ()
        noticed()
        if now.is_unfinished(self._last):
            self._wait_for(LONGER_SECONDS, begun)
            now = self._look()
        changed, self._last = now.since(self._last), now
        return changed

    def wake(self) -> None:
        """Have whoever waits look for a change."""
        self._woken.set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of an event; what happens in hidden folders is none, but to git's commits."""
        for named in (event.src_path, event.dest_path):
            parts = self._inside(os.fsdecode(named)) if named else ()
            if parts[:1] == (_GIT,):
                if not (len(parts) > 1 and parts[1] in {"HEAD", "refs", "packed-refs", "logs"}):
                    continue
                self._git = True
            elif not parts or any(part.startswith(".") for part in parts):
                continue
            self._woken.set()

    def _inside(self, path: str) -> tuple[str, ...]:
        named = Path(path)
        return named.relative_to(self._root).parts if named.is_relative_to(self._root) else ()

    def _wait_for(self, quiet: float, begun: float) -> None:
        while True:
            self._woken.clear()
            if not self._woken.wait(quiet) or time.monotonic() - begun > _LATEST_SECONDS:
                return

    def _look(self) -> Look:
        git, self._git = self._git or not self._told, False
        try:
            return Look(self._root, self._exclude, None if git else self._last.commit)
        except (SourceError, OSError):
            return self._last
