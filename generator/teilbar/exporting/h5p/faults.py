"""What is wrong with a package, in the words of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.texts import Language


class Fault:
    """Something that a platform would refuse, drop or change: a key of ``[h5p.fault]``, and the values of its words."""

    def __init__(self, key: str, **values: object) -> None:
        """Take the key and the values."""
        self.key = key
        self.values = values

    def said(self, language: Language) -> str:
        """Return it as a sentence."""
        return text(f"h5p.fault.{self.key}", language, **self.values)
