"""A server for what is measured: it answers as GitLab Pages does, with what was compressed when the site was built."""

from __future__ import annotations

import gzip
import mimetypes
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CACHE = "max-age=600"
"""What GitLab Pages lets browsers keep, in seconds."""

COMPRESSED = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".pagefind", ".pf_meta"})
"""Endings of files that are text, or are loaded as it: what lies there without a sibling is compressed when asked for,
so that sites of others do not suffer from having none."""

SMALLEST = 1024  # bytes; below it our own sites have no siblings


Sent: TypeAlias = "list[tuple[str, int]]"
"""Each answer's path and the bytes of its body as it was sent."""


@contextmanager
def serve(site: Path, path: str = "/", sent: Sent | None = None) -> Iterator[str]:
    """Serve a built site below a path that ends with a slash; yield its address.

    What is sent is written down in ``sent``: a page's own tools do not see what its workers load.
    """
    handler = partial(_Handler, site, path, [] if sent is None else sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path}"
        finally:
            server.shutdown()


@lru_cache(maxsize=10_000)
def compressed(file: Path) -> bytes:
    """Return a file's gzipped bytes: its sibling's, else made here at gzip's usual level."""
    sibling = file.with_name(f"{file.name}.gz")
    return sibling.read_bytes() if sibling.exists() else gzip.compress(file.read_bytes(), 6, mtime=0)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept, as every server does

    def __init__(self, site: Path, path: str, sent: Sent, *args: object) -> None:
        self.site, self.base, self.sent = site, path, sent
        super().__init__(*args)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        """Send a file, gzipped where that is of use."""
        file = self._file()
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or self.site / "404.html"
        data = file.read_bytes() if file.is_file() else b"not found"
        is_text = file.suffix in COMPRESSED and len(data) >= SMALLEST
        packed = is_text and "gzip" in self.headers.get("Accept-Encoding", "")
        data = compressed(file) if packed else data
        self.send_response(status)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", CACHE)
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.sent.append((self.path, len(data)))
        with suppress(ConnectionError):  # the browser has left
            self.wfile.write(data)

    def _file(self) -> Path | None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base):
            return None
        file = self.site / path.removeprefix(self.base)
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""
