"""Marks of Pandoc that GitLab shows as text and no reader wants to see: fences of divs, layout commands.

They are taken out after the Markdown was read, so that they never change what is a list or a paragraph: GitLab's
reading stays the rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.document import Text
from teilbar.reading.markdown.inline import join_lines, split_lines

if TYPE_CHECKING:
    from teilbar.model.document import Inlines

_DIV_FENCE = re.compile(r":{3,}\s*(?:(?:\{[^{}]*\}|[\w-]+)(?:\s+\{[^{}]*\})?\s*:*)?\s*")
_LAYOUT = re.compile(
    r"\\(?:bigskip|medskip|smallskip|pause|newpage|clearpage|pagebreak|vfill|hfill|noindent|normalsize|small|footnotesize"
    r"|large|Large|[vh]space\*?\{[^{}]*\})\s*"
)


def without_marks(paragraph: Inlines) -> Inlines:
    """Return a paragraph's nodes without the lines that are nothing but a mark of Pandoc's; maybe nothing is left."""
    lines = split_lines(paragraph)
    if not any(_is_mark(line) for line in lines):
        return paragraph
    return join_lines([line for line in lines if not _is_mark(line)])


def _is_mark(line: Inlines) -> bool:
    match line:
        case (Text(value),):
            text = value.strip()
            return bool(_DIV_FENCE.fullmatch(text) or _LAYOUT.fullmatch(text))
        case _:
            return False
