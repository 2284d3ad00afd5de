"""Bytes of a text file whose encoding nobody tells."""

from __future__ import annotations

import codecs

from teilbar.importing.reader import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 begin with those of UTF-16, so they come first."""


def decoded(content: bytes) -> str:
    """Return a file's text, its lines ending in LF alone, without a byte order mark.

    UTF-8 where it is that, else what Windows wrote in Western Europe (Windows-1252, the bytes without a meaning
    there as the characters of that number). Raises UnreadableError for what is no text.
    """
    text = _read(content)
    if "\0" in text:
        why = "not-text"
        raise UnreadableError(why)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_western(byte) for byte in content)


def _western(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
