"""Code: highlighted at build with classes (never styles), diagrams kept as labelled code."""

from __future__ import annotations

from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from teilbar.texts import Language, text

_FORMATTER = HtmlFormatter(nowrap=True)
DIAGRAMS = {"mermaid": "Mermaid", "plantuml": "PlantUML"}


def code_html(code: str, language: str, interface: Language) -> str:
    """Return the HTML of a code block; ``language`` is the author's word for it, maybe unknown or empty.

    The block can be focused: it scrolls sideways, and who has no mouse must be able to scroll it too.
    """
    pre = f'<pre tabindex="0"><code>{_highlight(code, language)}</code></pre>'
    if name := DIAGRAMS.get(language.lower()):
        caption = escape(text("diagram", interface, kind=name))
        return f'<figure class="tb-mermaid"><figcaption>{caption}</figcaption>{pre}</figure>'
    return f'<div class="tb-code">{pre}</div>'


def _highlight(code: str, language: str) -> str:
    if not language or language.lower() in DIAGRAMS:
        return escape(code)
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return escape(code)
    return str(highlight(code, lexer, _FORMATTER)).removesuffix("\n")
