"""axe-core on a page as it is shown: light and dark, on a small phone and on a screen, folded and unfolded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from access.legibility import is_legible
from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.0 to 2.2, A and AA, and best practice, as axe-core tags its rules. None is switched off."""

WIDTHS = (1280, 320)
"""Of the window, in CSS pixels."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
"""Which colours a visitor prefers."""

HEIGHT = 800

CONTRAST = "color-contrast"
"""The rule that axe-core reckons from style sheets. Where it cannot, pictures are taken: :mod:`access.legibility`."""

UNFOLD = "() => { for (const part of document.querySelectorAll('main details')) part.open = true }"
"""Opens what folds in a page. Menus are no part of it: they lie over it, and are looked at by themselves."""

OPEN_MENU = "() => { for (const menu of document.querySelectorAll('header details')) menu.open = true }"

_SETTLED = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  for (const moving of document.getAnimations()) moving.finish();
}"""
"""Colours that are on their way from light to dark are nobody's."""

_RUN = """async (tags) => {
  const resultTypes = ["violations", "incomplete"];
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes });
  const told = (results) => results.flatMap(({ id, nodes }) => nodes.map((node) => ({
    rule: id, target: node.target.flat().join(" "), html: node.html.slice(0, 160),
    message: [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; "),
  })));
  return [told(found.violations), told(found.incomplete)];
}"""


@dataclass(frozen=True, order=True)
class Remark:
    """What axe-core says of one element: that it breaks a rule, or that a person has to look."""

    rule: str
    message: str
    html: str
    """How the element begins."""
    where: str
    """The page, its mode, and a selector."""


def look(page: Page, name: str) -> tuple[list[Remark], list[Remark]]:
    """Return what breaks a rule on a page as it stands, and what remains undecided. ``name`` says which it is."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate((node.modules() / "axe-core" / "axe.min.js").read_text("utf-8"))
    page.evaluate(_SETTLED)
    violations, incomplete = page.evaluate(_RUN, STANDARDS)
    undecided = [one for one in incomplete if one["rule"] != CONTRAST or not is_legible(page, one["target"])]
    return _remarks(violations, name), _remarks(undecided, name)


def modes(page: Page) -> Iterator[str]:
    """Bring a page into each mode and yield how it is called."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield f"{scheme}, {width} px"


def told(remarks: Iterable[Remark]) -> str:
    """Return remarks to read: each kind once, with how many there are and where the first one is."""
    kinds: dict[tuple[str, str], list[Remark]] = {}
    for one in remarks:
        kinds.setdefault((one.rule, one.message), []).append(one)
    return "\n".join(
        f"{len(found)} x {rule}: {message}\n    {found[0].html}\n    {found[0].where}"
        for (rule, message), found in kinds.items()
    )


def _remarks(found: list[dict[str, Any]], name: str) -> list[Remark]:
    return [Remark(one["rule"], one["message"], one["html"], f"{name}: {one['target']}") for one in found]
