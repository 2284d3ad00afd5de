"""The preview: the site on this machine, built again when a file of the source changes."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.text import Text
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from teilbar.build import build
from teilbar.checking.reports.plain import finding_lines, text_report
from teilbar.disk import disk_finding
from teilbar.publishing.engines import EngineError
from teilbar.reading.source import SourceError
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from teilbar.model.findings import Finding
    from teilbar.options import Options
    from teilbar.texts import Language

QUIET_SECONDS = 0.2
"""How long nothing must change before it is built again: editors save in several steps."""


def serve(options: Options, port: int, console: Console) -> None:
    """Build a source, serve it on this machine's own address and build it again whenever a file changes.

    Returns when it is interrupted. Raises SourceError and EngineError where the first build cannot be made; a later one
    that cannot leaves the last complete state in the preview.
    """
    with TemporaryDirectory(prefix="teilbar-") as folder:
        preview = _Preview(options, Path(folder), console)
        with preview.watching():
            preview.build()
            _serve(preview, port, console, options.language)


def _serve(preview: _Preview, port: int, console: Console, language: Language) -> None:
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(preview.site)))
    except (OSError, OverflowError):
        raise SourceError(finding("port-taken", "", port=port)) from None
    address = f"http://127.0.0.1:{server.server_port}/"
    console.print(Text(text("serve.address", language, address=address)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        preview.follow()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of requests."""

    def end_headers(self) -> None:
        """Never let a browser show an old page as new."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Preview(FileSystemEventHandler):
    def __init__(self, options: Options, folder: Path, console: Console) -> None:
        self.site = folder / "site"
        self._options = replace(options, out=self.site)
        self._console = console
        self._changed = threading.Event()
        self._last = ""

    def build(self) -> None:
        """Build once and say what was found."""
        built = build(self._options)
        for line in text_report(built.outcome.findings, self._options.language):
            self._console.print(line)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take note of changes: from before the first build on, for what is saved while it reads must not be lost."""
        observer = Observer()
        if Path(self._options.source).is_dir():
            observer.schedule(self, self._options.source, recursive=True)
        observer.start()
        try:
            yield
        finally:
            observer.stop()
            observer.join()

    def follow(self) -> None:
        """Build again after every change, until interrupted."""
        while True:
            self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                self._changed.wait(QUIET_SECONDS)
            self._build_again()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of a change; reading a file, and what lies in hidden folders, is none."""
        path = Path(os.fsdecode(event.src_path))
        source = Path(self._options.source)
        inside = path.relative_to(source) if path.is_relative_to(source) else path
        if event.event_type in {"opened", "closed_no_write"} or any(part.startswith(".") for part in inside.parts):
            return
        self._last = inside.as_posix()
        self._changed.set()

    def _build_again(self) -> None:
        language = self._options.language
        self._console.print(Text(text("serve.rebuilding", language, file=self._last)))
        try:
            self.build()
        except SourceError as problem:
            self._keep(problem.findings)
        except EngineError as problem:
            self._keep((problem.finding,))
        except OSError as problem:  # an editor may have taken a file away while it was read
            self._keep((disk_finding(problem),))

    def _keep(self, findings: Iterable[Finding]) -> None:
        """Say why there is no new state."""
        language = self._options.language
        for found in findings:
            for line in finding_lines(found, language):
                self._console.print(line)
        self._console.print(Text(text("serve.kept", language)))
