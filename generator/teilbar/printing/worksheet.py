"""A unit's questions as a worksheet, and their solutions on a sheet apart: who prints the one has not printed both."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.printing.sheet import document, heading, place_line
from teilbar.printing.views import SOLUTIONS, WORKSHEET
from teilbar.rendering.credits import credit_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.printing.sheet import PaperWork
    from teilbar.rendering.worksheet import PaperTask


def worksheet_html(work: PaperWork, tasks: Sequence[PaperTask]) -> str:
    """Return the worksheet as a document: a line for a name, then the questions, without a word of what is right."""
    language = work.language
    names = "".join(
        f'<span class="tb-name tb-name--{key}">{escape(text(f"print.{key}", language))} <span></span></span>'
        for key in ("name", "date")
    )
    asked = "".join(
        tag("li", f"{_title(one)}{one.task}", class_=f"tb-task tb-task--{one.kind}", lang=_lang(one, work))
        for one in tasks
    )
    content = "\n".join(
        (
            heading(work, WORKSHEET, work.unit.title),
            tag("p", names, class_="tb-names"),
            tag("ol", asked, class_="tb-tasks"),
            _foot(work),
        )
    )
    return document(work, WORKSHEET, "tb-worksheet", content)


def solutions_html(work: PaperWork, tasks: Sequence[PaperTask]) -> str:
    """Return the sheet of solutions as a document: the same questions under the same numbers."""
    solved = "".join(
        tag("li", f"{_title(one)}{one.solution}", value=str(number), class_="tb-solved", lang=_lang(one, work))
        for number, one in enumerate(tasks, 1)
        if one.solution
    )
    content = "\n".join(
        (heading(work, SOLUTIONS, work.unit.title), tag("ol", solved, class_="tb-tasks"), _foot(work)),
    )
    return document(work, SOLUTIONS, "tb-worksheet tb-worksheet--solved", content)


def _title(one: PaperTask) -> str:
    title = f"{one.label}: {one.title}" if one.title and not one.label.endswith("?") else f"{one.label} {one.title}"
    return tag("h2", title.strip())


def _lang(one: PaperTask, work: PaperWork) -> str | None:
    """Return the language of a question where it is not that of the words around it."""
    return one.language if one.language != work.language else None


def _foot(work: PaperWork) -> str:
    """Return who made it, and where it comes from."""
    place = tag("p", escape(place_line(work)))
    return tag("footer", f"{credit_html(work.credit, work.language)}{place}", class_="tb-sheet__foot")
