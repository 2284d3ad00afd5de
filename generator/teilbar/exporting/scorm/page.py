"""The page of a SCO: its steps one below the other, and around them what the player (``themes/player``) brings to life.

Without a script, and on paper, it is a page to scroll through; its list of contents are links.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.exporting.page import document_html
from teilbar.exporting.theme import PLAYER_SCRIPT, PLAYER_SHEET, QUESTIONS_SCRIPT, has_questions, theme_of
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilbar.exporting.deflating import Deflated
    from teilbar.exporting.format import Kit
    from teilbar.exporting.scorm.sco import Edition, Part, Shown
    from teilbar.model.unit import Page

_CREDITS = "credits"
_NOTICES = ("unsaved", "saved", "too-long")


def sco_theme(parts: Sequence[Part], kit: Kit) -> Mapping[str, Deflated]:
    """Return the files of the theme that a SCO's page loads, by their names in the package."""
    asks = any(has_questions(shown.html) for part in parts for shown in part.steps)
    scripts = (QUESTIONS_SCRIPT, PLAYER_SCRIPT) if asks else (PLAYER_SCRIPT,)
    found = theme_of(kit, PLAYER_SHEET, *scripts)
    return {name: file for name, file in found.items() if name not in scripts} | {name: found[name] for name in scripts}


def sco_page(page: Page, parts: Sequence[Part], credit: str, edition: Edition, kit: Kit) -> str:
    """Return the document.

    ``credit`` is the HTML of what the last step says: who made what. Scripts load in the order of
    :func:`sco_theme`: questions are alive before the player looks for them.
    """
    steps = "".join(_step(shown) for part in parts for shown in part.steps)
    main = tag(
        "main",
        f'\n<h1 id="tb-title">{escape(page.title)}</h1>\n{steps}{_last(parts, credit, kit)}',
        class_="md-typeset tb-package",
        id="tb-main",
        data_scorm=edition.value,
        data_pass=str(kit.pass_mark),
    )
    body = f'<body class="tb-sco">\n{_head(parts, kit)}\n{main}\n{_foot(kit)}\n</body>'
    return document_html(page, kit, sco_theme(parts, kit), body)


def _step(shown: Shown) -> str:
    objective = shown.objective
    return (
        tag(
            "section",
            f"\n{shown.html}",
            class_="tb-step",
            id=_anchor(shown.step.key),
            data_step=shown.step.key,
            data_objective=objective.identifier if objective else None,
            data_objective_title=objective.title if objective else None,
        )
        + "\n"
    )


def _last(parts: Sequence[Part], credit: str, kit: Kit) -> str:
    heading = tag("h2", _word("credits", kit), id="tb-credits")
    solutions = "".join(part.solutions for part in parts)
    return (
        tag(
            "section",
            f"\n{heading}\n{credit}\n{solutions}",
            class_="tb-step tb-step--credits",
            id=_anchor(_CREDITS),
            data_step=_CREDITS,
        )
        + "\n"
    )


def _head(parts: Sequence[Part], kit: Kit) -> str:
    entries = "".join(_contents(parts, kit)) + _entry(_CREDITS, text("player.credits", kit.language), "")
    label = text("player.contents", kit.language)
    nav = tag("nav", f"<ol>{entries}</ol>", aria_label=label)
    contents = f'<details class="tb-sco__contents"><summary>{escape(label)}</summary>\n{nav}</details>'
    said = (
        tag("p", class_=f"tb-sco__{name}", hidden=True, data_text=text(f"player.{name}", kit.language))
        for name in ("progress", "points")
    )
    return tag("header", "\n".join(("", contents, *said, "")), class_="tb-sco__head")


def _contents(parts: Sequence[Part], kit: Kit) -> Iterator[str]:
    seen = f' <span class="tb-sco__seen" hidden>{_word("seen", kit)}</span>'
    for part in parts:
        entries = "".join(_entry(shown.step.key, shown.step.title, seen) for shown in part.steps)
        if not part.title:
            yield entries
            continue
        points = ""
        if part.objective:
            words = text("player.points", kit.language)
            of = part.objective.identifier
            points = " " + tag("span", class_="tb-sco__points", data_objective=of, data_text=words, hidden=True)
        name = tag("span", escape(part.title))
        yield tag("li", f"{name}{points}<ol>{entries}</ol>", class_="tb-sco__unit")


def _entry(key: str, title: str, seen: str) -> str:
    return tag("li", tag("a", escape(title), href=f"#{_anchor(key)}") + seen)


def _foot(kit: Kit) -> str:
    buttons = (
        tag("button", _word("back", kit), type="button", class_="tb-button tb-sco__back"),
        tag("button", _word("next", kit), type="button", class_="tb-button tb-button--main tb-sco__next"),
    )
    label = text("player.steps", kit.language)
    nav = tag("nav", "\n".join(buttons), class_="tb-sco__steps", aria_label=label, hidden=True)
    notices = {f"data_{name.replace('-', '_')}": text(f"player.{name}", kit.language) for name in _NOTICES}
    return nav + "\n" + tag("p", class_="tb-sco__notice", role="status", **notices)


def _anchor(key: str) -> str:
    return f"tb-step-{key}"


def _word(key: str, kit: Kit) -> str:
    return escape(text(f"player.{key}", kit.language))
