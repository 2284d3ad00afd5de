"""Writing an HTML element."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"img", "input", "br", "hr", "source", "track", "meta", "link"})


def tag(name: str, content: str = "", /, **attributes: str | bool | None) -> str:
    """Return an element with finished ``content`` and escaped attributes.

    An attribute that is None or False is left out, True stands without a value; ``class_`` is ``class`` and
    ``aria_label`` is ``aria-label``.
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{content}</{name}>"


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
