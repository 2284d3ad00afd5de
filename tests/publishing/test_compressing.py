"""Compressed siblings: who gets them, what is in them, and that a browser takes them for the page."""

from __future__ import annotations

import gzip
import random
import threading
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import brotli
import deflate
import pytest

from teilbar.publishing.compressing import COMPRESSORS, SMALLEST, TEXT, siblings, wants_siblings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

CONTENT = Path(__file__).resolve().parents[2] / "content"
UNPACK = {"gz": gzip.decompress, "br": brotli.decompress}


def prose(size: int) -> bytes:
    """Return that many bytes of German words, as often as words occur, the same each time."""
    words = vocabulary()
    weights = [1 / rank for rank in range(1, len(words) + 1)]  # Zipf's law
    chance = random.Random(size)  # noqa: S311 - the same text in every run, nothing secret
    return " ".join(chance.choices(words, weights, k=size // 2)).encode()[:size]


@cache
def vocabulary() -> list[str]:
    texts = (
        CONTENT / name
        for name in ("einheiten/fotos-von-kindern/index.md", "einheiten/trickfilm/index.md", "mitmachen/index.md")
    )
    return list(dict.fromkeys(word for text in texts for word in text.read_text("utf-8").split()))


NOISE = random.Random(1).randbytes(5000)  # noqa: S311 - as above
DIGITS = bytes(random.Random(1).choices(b"0123456789", k=8000))  # noqa: S311 - as above


@pytest.mark.parametrize("size", [SMALLEST, 16_000, (1 << 16) - 16, (1 << 16) - 15, 300_000])
@pytest.mark.parametrize("ending", UNPACK)
def test_a_sibling_unpacks_to_the_same_bytes_and_is_smaller(ending: str, size: int) -> None:
    page = prose(size)
    sibling = siblings("einheiten/a/index.html", page)[f"einheiten/a/index.html.{ending}"]
    assert UNPACK[ending](sibling) == page
    assert len(sibling) < len(page)


@pytest.mark.parametrize("name", ["index.html", "a/STYLE.CSS", "x.min.js", "katalog.json", "bild.svg", "feed.xml"])
def test_text_gets_both_beside_it(name: str) -> None:
    assert list(siblings(name, prose(20_000))) == [f"{name}.gz", f"{name}.br"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *((f"medien/x{ending}", prose(5000)) for ending in (".webp", ".mp4", ".woff2", ".pdf")),
        *((f"downloads/x{ending}", prose(5000)) for ending in (".zip", ".h5p")),
        *((f"index.html{ending}", prose(5000)) for ending in (".gz", ".br")),
        ("bundle.js.map", prose(5000)),
        ("downloads/SHA256SUMS", prose(5000)),
        (".html", prose(5000)),
        ("icon.svg", prose(SMALLEST - 1)),
        ("leer.html", b""),
        ("rauschen.txt", NOISE),
    ],
)
def test_what_gains_nothing_gets_none(name: str, data: bytes) -> None:
    assert siblings(name, data) == {}


def test_a_brotli_sibling_that_is_larger_than_the_gzip_one_is_left_out() -> None:
    """Servers prefer it, so it would make the answer longer."""
    assert list(siblings("zahlen.csv", DIGITS)) == ["zahlen.csv.gz"]


@pytest.mark.parametrize("ending", sorted(TEXT))
def test_it_can_be_told_without_reading_the_file(ending: str) -> None:
    assert wants_siblings(f"x{ending}", SMALLEST)
    assert not wants_siblings(f"x{ending}", SMALLEST - 1)
    assert not wants_siblings(f"x{ending}.zip", SMALLEST)


def test_the_gzip_header_says_nothing_of_the_machine_or_the_moment() -> None:
    """RFC 1952, 2.3.1: deflate, no flags (no name), no time, best compression, unknown system."""
    header = siblings("index.html", prose(5000))["index.html.gz"][:10]
    assert header == bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255))


def test_one_gzip_member_holds_all() -> None:
    """RFC 1952, 2.3.1: checksum and length at the end are those of the whole content."""
    page = prose(100_000)
    end = siblings("index.html", page)["index.html.gz"][-8:]
    assert (int.from_bytes(end[:4], "little"), int.from_bytes(end[4:], "little")) == (deflate.crc32(page), len(page))


@pytest.mark.parametrize("size", [SMALLEST, 16_000, (1 << 16) - 16, (1 << 16) - 15, 300_000])
def test_the_brotli_window_is_the_smallest_that_holds_the_page(size: int) -> None:
    """A larger one takes longer to prepare than the page to compress, a smaller one compresses less."""
    bits = window_bits(siblings("index.html", prose(size))["index.html.br"])
    assert 1 << (bits - 1) < size + 16 <= 1 << bits


def window_bits(stream: bytes) -> int:
    """Return WBITS of a stream (RFC 7932, 9.1)."""
    if not stream[0] & 1:
        return 16
    if more := stream[0] >> 1 & 0b111:
        return 17 + more
    return 8 + (stream[0] >> 4 & 0b111 or 9)


def test_the_versions_that_the_bytes_depend_on_are_named() -> None:
    assert deflate.__version__ in COMPRESSORS
    assert brotli.__version__ in COMPRESSORS


# --- a browser ------------------------------------------------------------------------------------------------------

SCRIPT = b"document.documentElement.dataset.script = 'ran';" + b" // Kommentar" * 200
SITE = {
    "/index.html": (
        "<!DOCTYPE html><meta charset=utf-8><title>x</title>"
        "<script src='frame.js' defer></script><h1>Größe</h1>" + "<p>Absatz</p>" * 300
    ).encode(),
    "/frame.js": SCRIPT,
}
TYPES = {"html": "text/html", "js": "text/javascript"}
"""By the original's ending."""


class LikePages(BaseHTTPRequestHandler):
    """Serves the siblings with one ending, as GitLab Pages does."""

    coding: ClassVar[str]
    files: ClassVar[Mapping[str, bytes]]
    sent: ClassVar[list[str]]

    def do_GET(self) -> None:
        """Send the sibling where the browser takes it; nothing else is there."""
        ending = {"gzip": "gz", "br": "br"}[self.coding]
        sibling = self.files.get(f"{self.path}.{ending}")
        if sibling is None or self.coding not in self.headers["Accept-Encoding"]:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", TYPES[self.path.rpartition(".")[2]])
        self.send_header("Content-Encoding", self.coding)
        self.send_header("Content-Length", str(len(sibling)))
        self.end_headers()
        self.wfile.write(sibling)
        self.sent.append(self.path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of requests."""


@contextmanager
def served(coding: str) -> Iterator[tuple[str, list[str]]]:
    """Serve the site in one coding; yield its address and the list of what was sent."""
    files = {name: data for path, page in SITE.items() for name, data in siblings(path, page).items()}
    sent: list[str] = []
    handler = type("Handler", (LikePages,), {"coding": coding, "files": files, "sent": sent})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", sent
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.slow
@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_browser_shows_the_page_that_its_sibling_holds(browser: Browser, coding: str) -> None:
    with served(coding) as (address, sent), browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        assert page.inner_text("h1") == "Größe"
        assert page.locator("p").count() == 300
        assert page.get_attribute("html", "data-script") == "ran"
        assert set(SITE) <= set(sent)
