"""A unit as its package has it: one page with its sections as steps, and what it loads.

Made by hand of the real questions and styles, for the tests of the player alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from teilbar.licensing.credits import Credit
from teilbar.model.metadata import Metadata
from teilbar.model.unit import Held, Medium, Page
from teilbar.publishing.theme import package_files
from teilbar.reading.markdown.sections import read_document
from teilbar.rendering.document import SOLUTIONS, render_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language

Version: TypeAlias = Literal["1.2", "2004"]

UNSAVED = "Gerade lässt sich nichts speichern."
SAVED = "Alles ist gespeichert."
TOO_LONG = "Sehr lange Antworten werden nicht gespeichert, die Punkte schon."
CREDITS = '<h2 id="nachweis">Nachweis</h2>\n<p>„Trickfilm“ von Alma Beispiel, CC BY 4.0</p>\n'


@dataclass(frozen=True, slots=True)
class Step:
    """A section of a unit."""

    key: str
    title: str
    content: str
    objective: str | None = None
    unit: str | None = None
    """Title of the unit that it belongs to, in a path."""

    @property
    def anchor(self) -> str:
        """The id of the section's element."""
        return f"tb-step-{self.key}"


class _Alone:
    """What the renderer asks of a place where there is nothing but one text."""

    language: Language = "de"
    exact_gaps = False

    def credit(self, page: Page, medium: Medium) -> Credit:  # noqa: ARG002 - the protocol of targets
        return Credit(kind="picture")

    def href(self, page: Page, link: str) -> str | None:  # noqa: ARG002
        return link

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:  # noqa: ARG002
        return medium.name


def steps_of(markdown: str, *, objectives: bool) -> tuple[Step, ...]:
    """Return the sections of a text as steps, an objective each or none."""
    read = read_document(markdown, file="einheit/index.md")
    page = Page(
        id="einheit", file="einheit/index.md", title="T", metadata=Metadata(), content=Held(read.document), media={}
    )
    steps: list[tuple[str, str, str]] = []
    for section in render_document(page, _Alone()):
        if section.role == SOLUTIONS:
            continue
        heading = section.heading_html or escape(section.text)
        shown = f'<h{section.level} id="{section.id}">{heading}</h{section.level}>\n' if section.level else ""
        if section.level == 2 or not steps:
            steps.append((section.text or "Einstieg", section.id or "anfang", ""))
        title, anchor, content = steps[-1]
        steps[-1] = (title, anchor, f"{content}{shown}{section.html}\n")
    return tuple(
        Step(f"s{number:03}", title, content, f"{anchor}-s{number:03}" if objectives else None)
        for number, (title, anchor, content) in enumerate(steps)
    )


def page_html(steps: Sequence[Step], version: Version, passed_from: int = 60) -> str:
    """Return the page of a unit."""
    script = '<script defer src="stil/questions.js"></script>' if any("data-kind" in s.content for s in steps) else ""
    sections = "".join(
        f'<section class="tb-step" id="{step.anchor}" data-step="{step.key}"{_objective(step)}>\n'
        f"{step.content}</section>\n"
        for step in steps
    )
    return f"""<!doctype html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<title>Trickfilm mit Knete</title>
<link rel="stylesheet" href="stil/teilbar.css">
<link rel="stylesheet" href="stil/player.css">
{script}
<script defer src="stil/player.js"></script>
</head>
<body class="tb-sco">
<header class="tb-sco__head">
<details class="tb-sco__contents"><summary>Inhalt</summary>
<nav aria-label="Inhalt"><ol>
{"".join(_contents(steps))}<li><a href="#tb-step-credits">Nachweis und Lizenz</a></li>
</ol></nav></details>
<p class="tb-sco__progress" hidden data-text="Abschnitt {{step}} von {{steps}}"></p>
<p class="tb-sco__points" hidden data-text="Punkte: {{score}} von {{maximum}}"></p>
</header>
<main class="md-typeset tb-package" id="tb-main" data-scorm="{version}" data-pass="{passed_from}">
<h1 id="tb-title">Trickfilm mit Knete</h1>
{sections}<section class="tb-step tb-step--credits" id="tb-step-credits" data-step="credits">
{CREDITS}</section>
</main>
<nav class="tb-sco__steps" aria-label="Blättern" hidden>
<button type="button" class="tb-button tb-sco__back">Zurück</button>
<button type="button" class="tb-button tb-button--main tb-sco__next">Weiter</button>
</nav>
<p class="tb-sco__notice" role="status" data-unsaved="{UNSAVED}" data-saved="{SAVED}" data-too-long="{TOO_LONG}"></p>
</body>
</html>
"""


def _objective(step: Step) -> str:
    if step.objective is None:
        return ""
    return f' data-objective="{step.objective}" data-objective-title="{escape(step.unit or step.title)}"'


def _contents(steps: Sequence[Step]) -> Iterator[str]:
    unit: str | None = None
    for step in steps:
        if step.unit != unit:
            yield "</ol></li>\n" if unit else ""
            unit = step.unit
            points = f'<span class="tb-sco__points" data-objective="{step.objective}" hidden></span>'
            yield f'<li class="tb-sco__unit"><span>{escape(unit or "")}</span> {points}<ol>\n' if unit else ""
        seen = '<span class="tb-sco__seen" hidden>gesehen</span>'
        yield f'<li><a href="#{step.anchor}">{escape(step.title)}</a> {seen}</li>\n'
    yield "</ol></li>\n" if unit else ""


def write_unit(folder: Path, html: str) -> Path:
    """Write a page and what it loads; returns the page's file."""
    files = {**package_files(("", "")), "index.html": html.encode()}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder / "index.html"
