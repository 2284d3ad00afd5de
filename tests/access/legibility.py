"""Whether words can be read where no style sheet says on what they stand: by what is to be seen around them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from access.colours import contrast, opened, pixels

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LEAST = 4.5
"""WCAG 2.2, 1.4.3 Contrast (Minimum), for letters of any size."""

GROUND = 0.1
"""Part of the pixels that a colour must have to count as what words stand on. Letters cover less, edges far less."""

_LOOK = """(one) => {
  const { color, opacity, backgroundColor } = getComputedStyle(one);
  const ups = [one, one.parentElement, one.parentElement?.parentElement];
  const classes = ups.map((up) => `${up?.localName}.${up?.className}`);
  return [`${classes.join(" < ")} ${color} ${opacity} ${backgroundColor} ${innerWidth}`, color];
}"""

_KNOWN: dict[tuple[str, str], bool] = {}


def is_legible(page: Page, target: str) -> bool:
    """Tell whether the words of an element stand out against each colour that is behind them.

    What looks alike is looked at once. What cannot be pictured, or whose letters are half transparent, is not legible.
    """
    element = page.locator(target).first
    look, colour = element.evaluate(_LOOK)
    scheme = "dark" if page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    if (look, scheme) not in _KNOWN:
        _KNOWN[look, scheme] = _stands_out(element, colour)
    return _KNOWN[look, scheme]


def _stands_out(element: Locator, colour: str) -> bool:
    numbers = colour[colour.find("(") + 1 : -1].split(",")
    if len(numbers) != len("rgb"):
        return False
    try:
        shot = element.screenshot(timeout=5_000)
    except Error:  # it moves, or has gone
        return False
    red, green, blue = map(int, numbers)
    count = Counter(pixels(opened(shot)))
    # Letters that are thick, or an icon of the same colour, are no ground.
    grounds = [one for one, number in count.items() if number >= GROUND * count.total() and one != (red, green, blue)]
    return bool(grounds) and all(contrast((red, green, blue), ground) >= LEAST for ground in grounds)
