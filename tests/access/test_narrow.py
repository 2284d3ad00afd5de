"""A small phone, wide spaces, large letters, thick fingers: nothing is cut off, nothing has to be scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access.axe import UNFOLD
from access.sites import KINDS, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

SMALLEST = 24  # CSS pixels, WCAG 2.2, 2.5.8 Target Size (Minimum)

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""WCAG 2.2, 1.4.12 Text Spacing."""

SETTINGS = {
    "320 px": (320, ""),
    "200 per cent of 1280 px": (640, ""),
    "letters of twice the size": (1280, "html { font-size: 200% !important }"),
    "letters of twice the size on a phone": (390, "html { font-size: 200% !important }"),
    "wide spaces": (1280, SPACED),
    "wide spaces on a phone": (320, SPACED),
}

_STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

_LOST = r"""() => {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const scrolls = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const tell = (what, one) => `${what}: ${one.outerHTML.slice(0, 120)}`;
  const words = [...document.querySelectorAll("body *")].filter((one) => shown(one)
    && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const lost = [];
  for (const one of words) {
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue; // for screen readers alone
    if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(one)) lost.push(tell("out of the window", one));
    for (let up = one; up; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const edge = up.getBoundingClientRect();
      const hidden = ["hidden", "clip"];
      if (edge.width < 2 || edge.height < 2) break;
      if (hidden.includes(overflowY) && box.bottom > edge.bottom + 2 || hidden.includes(overflowX)
          && (box.right > edge.right + 2 || one === up && up.scrollWidth > up.clientWidth + 1)) {
        lost.push(tell("cut off", one));
        break;
      }
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) lost.push("the page scrolls sideways");
  return lost;
}"""

_SMALL = """(least) => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((one) => one.labels?.[0] ?? one)
  // A link within a sentence is as high as its line (2.5.8, "Inline").
  .filter((one) => getComputedStyle(one).display !== "inline")
  .filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && (width < least || height < least);
  }).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def lost(page: Page, site: Site, paths: Iterable[str], setting: str) -> list[str]:
    """Return what is lost on pages in a setting."""
    width, css = SETTINGS[setting]
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for path in paths:
        page.goto(site.uri(path))
        page.evaluate(UNFOLD)
        page.evaluate(_STYLE, css)
        found += [f"{site.name}/{path}: {one}" for one in page.evaluate(_LOST)]
    return found


@pytest.mark.parametrize("setting", SETTINGS)
def test_nothing_is_lost_on_any_kind_of_page(page: Page, small: Site, setting: str) -> None:
    found = lost(page, small, KINDS.values(), setting)
    assert not found, "\n".join(found)


def test_nothing_is_lost_on_a_small_phone(page: Page, content: Site, courses: list[Site]) -> None:
    found = [one for site in (content, *courses) for one in lost(page, site, site.pages, "320 px")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough(page: Page, small: Site, kind: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(small.uri(KINDS[kind]))
    page.evaluate(UNFOLD)
    assert page.evaluate(_SMALL, SMALLEST) == []
