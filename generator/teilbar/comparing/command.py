"""The command ``diff``: a comparison, written where and how somebody wants it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from rich.text import Text

from teilbar.comparing import as_html, as_markdown, as_text
from teilbar.comparing.story import compare
from teilbar.comparing.writing import refuse_to_overwrite, write_pages
from teilbar.releasing.note import MergeRequest, post
from teilbar.reporting import write_report
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teilbar.comparing.comparison import Comparison
    from teilbar.options import Options
    from teilbar.progress import Progress

PREVIEW, ARTEFACT = "TEILBAR_VORSCHAU", "TEILBAR_UNTERSCHIED"
"""Variables in which a job says where the site with the change lies, and where the comparison as pages does."""

_IN_ADDRESSES = "/:?#[]@!$&'*+,;=%~"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see."""

    rev: str = ""
    form: str = "text"
    """``text``, ``markdown`` or ``html``."""
    output: Path | None = None
    """The file, of ``html`` the folder."""
    post: bool = False
    """Whether it is to be a comment of the merge request too."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the command prints."""

    document: str = ""
    lines: tuple[Text, ...] = ()


def diff(
    options: Options, wish: Wish, progress: Progress | None = None, environment: Mapping[str, str] = os.environ
) -> Said:
    """Compare a source with an older state, and write what that came to; return what is to be printed.

    Raises SourceError and HubError as :func:`~teilbar.comparing.story.compare` does, SourceError also where the folder
    for pages holds something else, OSError where the disk refuses.
    """
    if wish.form == "html" and wish.output:
        refuse_to_overwrite(wish.output)
    comparison = compare(options, wish.rev, progress, besides=[wish.output] if wish.output else [])
    markdown = _markdown(comparison, environment) if wish.post or wish.form == "markdown" else ""
    document, lines = "", list[Text]()
    if wish.output is None:
        document = markdown if wish.form == "markdown" else ""
        lines += as_text.lines(comparison) if wish.form == "text" else []
    else:
        _write(comparison, markdown, wish.form, wish.output)
        lines.append(Text(text("diff.written", options.language, out=wish.output)))
    if wish.post:
        request = MergeRequest.from_environment(environment)
        lines.append(Text(post(markdown, as_markdown.MARKER, request, options.language)))
    return Said(document, tuple(lines))


def _write(comparison: Comparison, markdown: str, form: str, output: Path) -> None:
    match form:
        case "html":
            write_pages(as_html.files(comparison), output)
        case "markdown":
            write_report(output, markdown)
        case _:
            write_report(output, as_text.document(comparison))


def _markdown(comparison: Comparison, environment: Mapping[str, str]) -> str:
    preview, artefact = (_address(environment.get(name, "")) for name in (PREVIEW, ARTEFACT))
    return as_markdown.document(comparison, preview=preview, artefact=artefact)


def _address(said: str) -> str:
    """Return a web address so that it can stand in a link; empty for anything else."""
    return quote(said, safe=_IN_ADDRESSES) if said.startswith(("https://", "http://")) else ""
