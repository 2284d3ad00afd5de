"""Where the files lie that are not Python: in the wheel beside the package, in a checkout at its top level."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "data"
_IN_CHECKOUT = _PACKAGE.parents[1]


def themes() -> Path:
    """Return the folder of templates, styles and built browser code."""
    return _folder("themes")


def licences() -> Path:
    """Return the folder of the licence registry, one file a licence."""
    return _folder("licenses")


def _folder(name: str) -> Path:
    return (_IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT) / name
