"""Units as the parts of a SCO."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from teilbar.exporting.page import introduction_html, section_html
from teilbar.exporting.scorm.sco import Objective, Part, Shown
from teilbar.exporting.steps import solutions_of, steps_of
from teilbar.exporting.target import START, PackageTarget
from teilbar.rendering.document import render_document
from teilbar.rendering.prefixing import with_prefix
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.exporting.format import Kit
    from teilbar.exporting.steps import Step
    from teilbar.model.unit import LearningPath, Page, Unit

_LEVEL = 2
"""The level of a step's heading on the page."""


def unit_part(unit: Unit, kit: Kit, *, objectives: bool) -> Part:
    """Return a unit as the only part of a SCO; with ``objectives``, each step is one.

    What stands before the first heading is a step of its own only where the author wrote something there.
    """
    sections = render_document(unit, PackageTarget((unit,), kit))
    first, *others = steps_of(unit.title, sections)
    introduction = introduction_html(unit, kit)
    if not first.says_something and others:
        first, *others = others
    shown = (Shown(first, introduction + _html(first)), *(Shown(step, _html(step)) for step in others))
    if objectives:
        shown = tuple(replace(one, objective=Objective(one.step.identifier, one.step.title)) for one in shown)
    return Part(shown, solutions=solutions_of(sections))


def path_parts(path: LearningPath, units: Sequence[Unit], kit: Kit) -> tuple[Part, ...]:
    """Return a learning path as the parts of a SCO: its own text, and its units, each an objective of its own.

    Every unit begins with a step that names it and says what it is about.
    """
    target = PackageTarget(units, kit, prefixed=True)
    own = steps_of(path.title, render_document(path, target), path.id)
    first, *others = own
    opening = Shown(first, introduction_html(path, kit) + _html(first))
    shown = (opening, *(Shown(step, _html(step)) for step in others))
    start = Part(_with_prefix(shown, path))
    return (start, *(_part_of_path(unit, target, kit) for unit in units))


def _part_of_path(unit: Unit, target: PackageTarget, kit: Kit) -> Part:
    sections = render_document(unit, target)
    objective = Objective(unit.id, unit.title)
    first, *others = steps_of(text("player.overview", kit.language), sections, unit.id)
    title = tag("h2", escape(unit.title), id=START)
    kicker = tag("p", escape(unit.title), class_="tb-sco__kicker")
    shown = (
        Shown(first, title + "\n" + introduction_html(unit, kit) + _html(first), objective),
        *(Shown(step, kicker + "\n" + _html(step), objective) for step in others),
    )
    solutions = with_prefix(solutions_of(sections), unit.id)
    return Part(_with_prefix(shown, unit), unit.title, objective, solutions)


def _with_prefix(shown: Sequence[Shown], page: Page) -> tuple[Shown, ...]:
    return tuple(replace(one, html=with_prefix(one.html, page.id)) for one in shown)


def _html(step: Step) -> str:
    """Return a step's sections; its own heading is on the level of all steps' headings."""
    deeper = _LEVEL - step.sections[0].level if step.anchor else 0
    return "".join(section_html(section, deeper=deeper) for section in step.sections)
