"""Moodle's text formats as Markdown (https://docs.moodle.org/en/Formatting_text, "Text formats")."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from teilbar.importing.html import Converted, has_markup, to_markdown
from teilbar.importing.plain import escaped_lines

if TYPE_CHECKING:
    from collections.abc import Callable

HTML, AUTO, PLAIN, MARKDOWN = "html", "moodle", "plain", "markdown"
"""The names of the formats as GIFT writes them."""
FORMATS = {"html": HTML, "moodle_auto_format": AUTO, "plain_text": PLAIN, "markdown": MARKDOWN}
"""The same as Moodle XML writes them."""
_BLOCKS = "p|div|ul|ol|li|table|thead|tbody|tr|td|th|pre|blockquote|h[1-6]|br|hr|dl|dt|dd"
_BLOCK_ENDS = re.compile(rf"(</?(?:{_BLOCKS})\b[^<>]*>)\s*\n", re.IGNORECASE)
_ELEMENTS = (
    "a abbr audio b big blockquote br center code dd del div dl dt em font h[1-6] hr i iframe img ins kbd li mark ol p "
    "pre q s small source span strike strong sub sup table tbody td tfoot th thead tr tt u ul var video"
)
_OTHER_TAG = re.compile(rf"<(?!/?(?:{'|'.join(_ELEMENTS.split())})\b|!--)(?=[a-zA-Z/])", re.IGNORECASE)
"""What looks like a tag of HTML and is none: people write about programs, too."""


def as_markdown(raw: str, form: str, medium: Callable[[str], str] = str) -> Converted:
    """Return a text of Moodle's as Markdown; ``form`` is one of the four formats, ``medium`` names what it shows."""
    match form:
        case "plain":
            return Converted(escaped_lines(raw))
        case "markdown":
            return Converted(raw.strip("\n").strip())
        case "moodle":
            converted = to_markdown(_with_line_breaks(raw), medium)
            return converted if converted.markdown else Converted(escaped_lines(raw))
        case _:
            return to_markdown(raw, medium)


def _with_line_breaks(raw: str) -> str:
    """Return text of the format that is no HTML yet as HTML: what is a line there is one."""
    html = _OTHER_TAG.sub("&lt;", raw.strip()) if has_markup(raw) else escape(raw.strip(), quote=False)
    return re.sub(r"\n", "<br>\n", re.sub(r"\n\s*\n\s*", "<p></p>", _BLOCK_ENDS.sub(r"\1 ", html)))
