"""Numbers as a language writes them. A finding has no language, so its numbers get theirs when the sentence is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.texts import Language

_KILOBYTE, _MEGABYTE = 10**3, 10**6
_POINT = "\N{INFORMATION SEPARATOR ONE}"
"""Stands in a finding's value where the decimal mark will be."""


def megabytes(size: int) -> str:
    """Return bytes in megabytes for a finding's value, with one decimal place if it is not zero.

    Rounded up, so that what is too large never seems to be just as large as is allowed.
    """
    whole, tenths = divmod(-(-size * 10 // _MEGABYTE), 10)
    return f"{whole}{_POINT}{tenths}" if tenths else str(whole)


def ratio(number: float) -> str:
    """Return a ratio for a finding's value, with two decimals and none that are zero.

    Rounded down, so that what falls just short never seems to be just enough.
    """
    return f"{int(number * 100) / 100:.2f}".rstrip("0").rstrip(".").replace(".", _POINT)


def with_marks(value: str, language: Language) -> str:
    """Return a finding's value with the decimal marks of a language in it."""
    return value.replace(_POINT, "," if language == "de" else ".")


def decimal(number: float, places: int, language: Language) -> str:
    """Return a number with so many decimals, and the decimal mark of a language."""
    return f"{number:.{places}f}".replace(".", "," if language == "de" else ".")


def grouped(number: float, language: Language) -> str:
    """Return a number as the language groups digits, with no more than two decimals and none that are zero."""
    english = f"{number:,.2f}".rstrip("0").rstrip(".")
    return english.translate(str.maketrans(",.", ".,")) if language == "de" else english


def file_size(size: int, language: Language) -> str:
    """Return the bytes of a file as people read them: whole KB, MB with one decimal place below 10; rounded up."""
    if size <= 999 * _KILOBYTE:
        return f"{max(1, -(-size // _KILOBYTE))} KB"
    tenths = -(-size * 10 // _MEGABYTE)
    number = tenths / 10 if tenths < 100 else float(-(-size // _MEGABYTE))  # noqa: PLR2004 - 10.0 MB
    return f"{grouped(number, language)} MB"
