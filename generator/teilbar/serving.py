"""The preview: the site on this machine, built again when a file of the source changes."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from teilbar.build import Options, build
from teilbar.checking.reports import finding_lines, text_report
from teilbar.publishing.engines import EngineError
from teilbar.reading.source import SourceError
from teilbar.texts import text

if TYPE_CHECKING:
    from rich.console import Console

QUIET_SECONDS = 0.2
"""How long nothing must change before it is built again: editors save in several steps."""


def serve(options: Options, port: int, console: Console) -> None:
    """Build a source, serve it on this machine's own address and build it again whenever a file changes.

    Returns when it is interrupted. Raises SourceError and EngineError where the first build cannot be made; a later one
    that cannot leaves the last complete state in the preview.
    """
    with TemporaryDirectory(prefix="teilbar-") as folder:
        preview = _Preview(options, Path(folder), console)
        preview.build()
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(preview.site)))
        console.print(text("serve.address", options.language, address=f"http://127.0.0.1:{server.server_port}/"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            preview.watch()
        except KeyboardInterrupt:
            server.shutdown()


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
        self._options = Options(
            source=options.source,
            out=self.site,
            only=options.only,
            engine=options.engine,
            strict=options.strict,
            language=options.language,
        )
        self._console = console
        self._changed = threading.Event()
        self._last = ""

    def build(self) -> None:
        """Build once and say what was found."""
        built = build(self._options)
        for line in text_report(built.verdict.findings, self._options.language):
            self._console.print(line)

    def watch(self) -> None:
        """Build again after every change, until interrupted."""
        observer = Observer()
        if Path(self._options.source).is_dir():
            observer.schedule(self, self._options.source, recursive=True)
        observer.start()
        try:
            while True:
                self._changed.wait()
                while self._changed.is_set():
                    self._changed.clear()
                    self._changed.wait(QUIET_SECONDS)
                self._build_again()
        finally:
            observer.stop()
            observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of a change; reading a file, and what lies in hidden folders, is none."""
        path = str(event.src_path)
        if event.event_type in {"opened", "closed_no_write"} or "/." in path.replace("\\", "/"):
            return
        self._last = path
        self._changed.set()

    def _build_again(self) -> None:
        language = self._options.language
        self._console.print(text("serve.rebuilding", language, file=self._last))
        try:
            self.build()
        except (SourceError, EngineError) as problem:
            findings = problem.findings if isinstance(problem, SourceError) else (problem.finding,)
            for found in findings:
                for line in finding_lines(found, language):
                    self._console.print(line)
            self._console.print(text("serve.kept", language))
