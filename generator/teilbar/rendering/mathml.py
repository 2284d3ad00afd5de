"""Formulas: LaTeX to MathML Core, at build, so that no script is needed to read them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

# The converter writes a few style attributes, which the site's Content Security Policy forbids.
_STYLE = re.compile(r'\sstyle="[^"]*"')


class UnreadableFormulaError(ValueError):
    """The LaTeX of a formula cannot be read."""


@lru_cache(maxsize=4096)
def mathml(latex: str, *, display: bool) -> str:
    """Return the MathML of a formula.

    Raises UnreadableFormulaError where the LaTeX cannot be read.
    """
    from latex2mathml.converter import convert  # noqa: PLC0415 - slow to load, and few hubs have formulas

    try:
        return _STYLE.sub("", convert(latex, display="block" if display else "inline"))
    except Exception as problem:  # the converter raises errors of many kinds, IndexError among them
        raise UnreadableFormulaError(latex) from problem


def formula_html(latex: str, *, display: bool) -> str:
    """Return the HTML of a formula: MathML, or its LaTeX as code where that cannot be read."""
    try:
        markup = mathml(latex, display=display)
    except UnreadableFormulaError:
        markup = f"<code>{escape(latex)}</code>"
    if not display:
        return markup
    return f'<div class="tb-math" tabindex="0">{markup}</div>'
