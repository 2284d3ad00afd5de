"""Compressed siblings of a site's text files: ``index.html.gz`` and ``index.html.br`` beside ``index.html``.

GitLab Pages compresses nothing itself. Where a browser takes ``br`` or else ``gzip`` and such a sibling is there, it
sends that with the original's media type (GitLab's documentation, "Serving compressed assets"); other servers can be
told to do the same (nginx: ``gzip_static``).

Same content, same bytes, on every machine with the same lock file. For gzip see :mod:`teilbar.exporting.deflating`.
Brotli's encoder comes in its package's wheel too, but weighs with floating-point numbers: built for 64-bit ARM, with
fused multiply-add, and with a logarithm that errs in its last digit, it wrote the same for each of 935 files of sites
at quality 8, and not for all at 11. Up to quality 7 its match finders also differ from compiler to compiler.

Levels, on 200 pages of 16 KB: milliseconds a page and share of the original size (Brotli with the window of
:func:`siblings`). Quality 6 loses 2 % on scripts and the search's index, 9 takes several times as long above 64 KB.

- gzip 6: 0.2 ms, 32.5 %; **8: 0.3 ms, 32.3 %**; 9: 0.3 ms, 32.3 %; 10: 1.5 ms, 31.5 %; 12: 2.4 ms, 31.5 %
- Brotli 4: 0.4 ms, 32.6 %; 6: 0.5 ms, 31.0 %; **8: 0.7 ms, 31.1 %**; 9: 0.8 ms, 31.0 %; 10: 11 ms, 28.8 %
"""

from __future__ import annotations

from pathlib import PurePosixPath

import brotli
import deflate

TEXT = frozenset(
    {
        *(".css", ".htm", ".html", ".js", ".mjs", ".svg", ".xhtml"),
        *(".atom", ".geojson", ".json", ".jsonld", ".rss", ".webmanifest", ".xml"),
        *(".csv", ".ics", ".md", ".srt", ".tsv", ".txt", ".vtt"),
    }
)
"""Endings of files that get siblings. Media and archives are compressed already; source maps only developers load."""

SMALLEST = 1024
"""Bytes. What is smaller fits into one packet together with the answer's header (1,460 bytes of TCP on Ethernet), so
nobody waits less for it; its siblings would only count as files."""

GZIP_LEVEL = 8
BROTLI_QUALITY = 8

LARGEST_BROTLI = 1 << 20
"""Bytes. Above it Brotli takes a second a file, whenever that changes, and makes it but a tenth smaller than gzip."""

COMPRESSORS = (
    f"libdeflate of deflate {deflate.__version__}, level {GZIP_LEVEL}; brotli {brotli.__version__}, "
    f"quality {BROTLI_QUALITY}"
)
"""What the siblings depend on beside the content; part of the key of whatever is cached."""


def wants_siblings(name: str, size: int) -> bool:
    """Tell whether a file of that name and size in bytes is text that is large enough to gain by siblings."""
    return size >= SMALLEST and PurePosixPath(name).suffix.lower() in TEXT


def siblings(name: str, data: bytes) -> dict[str, bytes]:
    """Return the compressed siblings of a file by their names; none where nothing is gained.

    Each is smaller than what a browser would get without it: the gzip one than the file, the Brotli one, which is
    preferred to both, than either.
    """
    if not wants_siblings(name, len(data)):
        return {}
    found: dict[str, bytes] = {}
    smallest = len(data)
    packers = {".gz": _gzip, ".br": _brotli} if len(data) <= LARGEST_BROTLI else {".gz": _gzip}
    for ending, pack in packers.items():
        packed = pack(data)
        if len(packed) < smallest:
            found[name + ending] = packed
            smallest = len(packed)
    return found


def _gzip(data: bytes) -> bytes:
    """Return a gzip member (RFC 1952); libdeflate writes no name, no time and no operating system into its header."""
    return bytes(deflate.gzip_compress(data, GZIP_LEVEL))


def _brotli(data: bytes) -> bytes:
    """Return a Brotli stream (RFC 7932) whose window is the smallest that holds the content (section 9.1).

    The encoder prepares as much memory as the window is large: for a page that takes longer than to compress it.
    """
    window = min(max((len(data) + 15).bit_length(), 10), 24)
    return bytes(brotli.compress(data, quality=BROTLI_QUALITY, lgwin=window))
