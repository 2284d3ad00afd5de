"""A walk through a page with the Tab key, as somebody does who has no mouse, and what is met on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import ImageChops

from access.colours import contrast, opened, pixels

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_STOPS = 600

LEAST_CONTRAST = 3
"""Of what marks the focus, against what stood there before (WCAG 2.2, 1.4.11 Non-text Contrast, 2.4.13)."""

LEAST_MARK = 40
"""Pixels that must change that much: fewer than the shortest side line of the smallest target would be."""

_SET_UP = r"""() => {
  // What looks small because it lies hidden in its label is as large as that.
  const shown = (one) => {
    const label = one.labels?.[0];
    const { width, height } = one.getBoundingClientRect();
    return label && (width < 5 || getComputedStyle(one).opacity === "0") ? label : one;
  };
  const seen = (one) => {
    const what = shown(one);
    const { width, height } = what.getBoundingClientRect();
    return what.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1 && height > 1;
  };
  const name = (one) => {
    const words = one.getAttribute("aria-label") ?? one.innerText ?? one.value ?? "";
    return `${one.localName}${one.id && "#" + one.id}: ${words.trim().replace(/\s+/g, " ").slice(0, 50)}`;
  };
  const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], " +
    "video[controls], iframe, [contenteditable], [tabindex]:not([tabindex^='-'])";
  window.walk = { shown, seen, name };
  // Of a group of radio buttons Tab stops at one. A summary that is none of a <details> does nothing.
  walk.expected = () => [...document.querySelectorAll(INTERACTIVE)].filter((one) =>
    seen(one) && !one.matches(":disabled") && !one.closest("[inert]") && one.tabIndex >= 0
    && (one.type !== "radio" || one.checked || !(one.form ?? document).querySelector(`[name="${one.name}"]:checked`)
      && one === document.querySelector(`[type=radio][name="${one.name}"]`)));
  walk.place = new Map();
  walk.number = (one) => walk.place.get(one) ?? walk.place.set(one, walk.place.size).get(one);
  walk.missed = (met) => walk.expected().filter((one) => !met.includes(walk.number(one))).map(name);
}"""

_STOP = r"""() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const what = walk.shown(one);
  const box = what.getBoundingClientRect();
  // A link that is broken into two lines has its middle in neither.
  const spots = [...what.getClientRects()].map((part) => [part.x + part.width / 2, part.y + part.height / 2]);
  const onTop = spots.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (what.contains(top) || top.contains(what) || one.labels?.[0]?.contains(top));
  });
  const region = one.closest("dialog, header, footer, nav, aside, article, main, form")?.localName ?? "body";
  const classes = [one, one.parentElement].map(({ localName, className }) => `${localName}.${className}`);
  return {
    number: walk.number(one), name: walk.name(one), seen: walk.seen(one), onTop, region,
    look: `${classes.join(" < ")} ${one.type ?? ""}`,
    hidden: Boolean(one.closest("[aria-hidden=true], [inert], [hidden]")), positive: one.tabIndex > 0,
    top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
    sticky: (() => { for (let up = one; up; up = up.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(up).position)) return true; return false })(),
  };
}"""

_BEFORE = """([first, second]) => {
  const find = (number) => [...walk.place].find(([, at]) => at === number)[0];
  return Boolean(find(first).compareDocumentPosition(find(second)) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


@dataclass(frozen=True)
class Stop:
    """An element that Tab led to."""

    number: int
    name: str
    seen: bool
    """Whether it, or its label, is to be seen at all."""
    onTop: bool  # noqa: N815 - named as the script in the page names it
    """Whether it is to be seen now that it has the focus, with nothing lying over it (2.4.11 Focus Not Obscured)."""
    region: str
    look: str
    """What stops that look alike have in common: their classes."""
    hidden: bool
    """Whether it is kept from screen readers."""
    positive: bool
    """Whether it jumps the queue by a positive tabindex."""
    top: float
    bottom: float
    left: float
    right: float
    sticky: bool
    """Whether it stays where it is while the page scrolls, so that its place says nothing of its order."""


def walk(page: Page, key: str = "Tab") -> list[Stop]:
    """Press Tab until the page has been left or begins again; return the stops. The focus is nowhere before."""
    page.evaluate("() => document.activeElement?.blur()")
    if not page.evaluate("() => 'walk' in window"):
        page.evaluate(_SET_UP)
    stops: list[Stop] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        said = page.evaluate(_STOP)
        if said is None:
            break
        stop = Stop(**said)
        if stops and stop.number == stops[-1].number:  # within the controls of a film
            if not stop.name.startswith(("video", "audio")):
                problem = f"{stop.name} does not let go of the focus"
                raise AssertionError(problem)
            continue
        if stops and stop.number == stops[0].number:
            break
        stops.append(stop)
    return stops


def faults(page: Page, stops: list[Stop]) -> list[str]:
    """Return what is wrong with a walk: what was not reached, what cannot be seen, what comes out of order."""
    found = [
        f"not reached: {name}" for name in page.evaluate("(met) => walk.missed(met)", [one.number for one in stops])
    ]
    for one in stops:
        found += [
            f"{what}: {one.name}"
            for what, is_so in (
                ("gets the focus and cannot be seen", not one.seen),
                ("something lies over it", one.seen and not one.onTop),
                ("gets the focus and is hidden from screen readers", one.hidden),
                ("jumps the queue", one.positive),
            )
            if is_so
        ]
    for first, second in pairwise(stops):
        if not page.evaluate(_BEFORE, [first.number, second.number]):
            found.append(f"comes before what it stands behind: {first.name} -> {second.name}")
        elif _jumps_back(first, second):
            found.append(f"stands above what comes before it: {first.name} -> {second.name}")
    return found


def _jumps_back(first: Stop, second: Stop) -> bool:
    """Tell whether the second stop stands wholly above the first in the same column of the same part of the page."""
    same = first.region == second.region and not (first.sticky or second.sticky)
    return same and second.bottom <= first.top and second.left < first.right and first.left < second.right


def is_marked(page: Page) -> bool:
    """Tell whether one sees that the element with the focus has it: by what changes when it loses it."""
    page.evaluate("() => document.getAnimations().forEach((moving) => moving.finish())")
    with_focus = page.screenshot()
    page.evaluate("() => { walk.marked = document.activeElement; walk.marked.blur() }")
    page.evaluate("() => document.getAnimations().forEach((moving) => moving.finish())")
    without = page.screenshot()
    page.evaluate("() => walk.marked.focus({ focusVisible: true })")
    return _changed(with_focus, without) >= LEAST_MARK


def _changed(first: bytes, second: bytes) -> int:
    """Return how many pixels differ by the contrast that counts."""
    shots = [opened(shot) for shot in (first, second)]
    box = ImageChops.difference(*shots).getbbox()
    pairs = Counter(zip(*(pixels(shot.crop(box)) for shot in shots), strict=True)) if box else Counter()
    return sum(number for (one, other), number in pairs.items() if contrast(one, other) >= LEAST_CONTRAST)
