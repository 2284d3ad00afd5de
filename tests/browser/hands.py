"""Answering questions as people do: by keyboard alone, by pointer without dragging, by touch, by dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Locator, Page

MOST_STOPS = 200


class Hand(Protocol):
    """A way to answer. What is asked for is the final answer, in the terms of ``judge``."""

    def answer(self, section: Locator, kind: str, answer: Sequence[Any]) -> None:
        """Give the answer, and check it."""
        ...


class Keyboard:
    """Tab, Shift+Tab, arrows, Space, Enter and letters. Nothing is focused or clicked from outside."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def answer(self, section: Locator, kind: str, answer: Sequence[Any]) -> None:
        """See :class:`Hand`."""
        match kind:
            case "choice" | "true-false":
                self._pick(section.locator(".tb-options input").all(), answer)
            case "gap-text":
                for gap, text in zip(section.locator("input.tb-gap").all(), answer, strict=True):
                    self.go_to(gap)
                    self._page.keyboard.type(text)
            case "drag-words" | "match":
                for place, thing in zip(section.locator("select").all(), answer, strict=True):
                    self.go_to(place)
                    for _ in range(thing + 1):
                        self._page.keyboard.press("ArrowDown")
            case "mark-words":
                self.go_to(section.locator('.tb-word[tabindex="0"]'))
                for position in answer:
                    self._press("Home", *["ArrowRight"] * position, " ")
            case "order":
                sort(section, answer, self.push)
        self.push(section.get_by_role("button", name="Prüfen", exact=True))

    def push(self, button: Locator) -> None:
        """Go to a button and press it."""
        self.go_to(button)
        self._press("Enter")

    def go_to(self, control: Locator) -> None:
        """Press Tab until a control has the focus, as it must have after one round at the latest."""
        for _ in range(MOST_STOPS):
            if is_focused(control):
                return
            self._press("Tab")
        problem = f"Tab does not lead to {control}"
        raise AssertionError(problem)

    def _pick(self, boxes: Sequence[Locator], wanted: Sequence[int]) -> None:
        if boxes[0].get_attribute("type") == "checkbox":
            for position in wanted:
                self.go_to(boxes[position])
                self._press(" ")
            return
        self.go_to(boxes[0])
        self._press(" ", *["ArrowDown"] * wanted[0])

    def _press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)


class Pointing:
    """Clicks, or taps, at places; never a drag."""

    def __init__(self, page: Page, *, touch: bool) -> None:
        self._page = page
        self._press_at = page.touchscreen.tap if touch else page.mouse.click

    def answer(self, section: Locator, kind: str, answer: Sequence[Any]) -> None:
        """See :class:`Hand`."""
        match kind:
            case "choice" | "true-false":
                self._each(section.locator(".tb-option label"), answer)
            case "gap-text":
                for gap, text in zip(section.locator("input.tb-gap").all(), answer, strict=True):
                    self.push(gap)
                    self._page.keyboard.type(text)
            case "drag-words" | "match":
                things = section.locator(".tb-thing")
                for place, thing in zip(section.locator("select").all(), answer, strict=True):
                    self.push(things.nth(thing))
                    self.push(place)
            case "mark-words":
                self._each(section.locator(".tb-word"), answer)
            case "order":
                sort(section, answer, self.push)
        self.push(section.get_by_role("button", name="Prüfen", exact=True))

    def push(self, target: Locator) -> None:
        """Click, or tap, in the middle of something."""
        self._press_at(*middle(target))

    def _each(self, targets: Locator, positions: Sequence[int]) -> None:
        for position in positions:
            self.push(targets.nth(position))


class Dragging:
    """Dragging with a mouse what can be dragged."""

    KINDS = ("drag-words", "match", "order")

    def __init__(self, page: Page) -> None:
        self._page = page

    def answer(self, section: Locator, kind: str, answer: Sequence[Any]) -> None:
        """See :class:`Hand`."""
        if kind == "order":
            self._sort(section, answer)
        else:
            for place, thing in zip(section.locator("select").all(), answer, strict=True):
                self._drag(section.locator(".tb-thing").nth(thing), place)
        self._page.mouse.click(*middle(section.get_by_role("button", name="Prüfen", exact=True)))

    def _sort(self, section: Locator, answer: Sequence[int]) -> None:
        names = section.locator(".tb-order__item").all_inner_texts()
        for place, position in enumerate(answer):
            items = section.locator(".tb-order > li")
            item = items.filter(has_text=names[position])
            self._drag(item.locator(".tb-grip"), items.nth(place).locator(".tb-grip"))

    def _drag(self, thing: Locator, place: Locator) -> None:
        self._page.mouse.move(*middle(thing))
        place.scroll_into_view_if_needed()
        x, y = middle(thing)
        self._page.mouse.move(x, y)
        self._page.mouse.down()
        self._page.mouse.move(x + 9, y + 9)
        to_x, to_y = middle(place, scroll=False)
        to_y += (to_y > y) - (to_y < y)  # beyond the middle, where an item makes way
        self._page.mouse.move(to_x, to_y, steps=8)
        self._page.mouse.up()


def sort(section: Locator, answer: Sequence[int], push: Callable[[Locator], None]) -> None:
    """Bring the items into an order with their buttons. Something is moved even where all stands right."""
    names = section.locator(".tb-order__item").all_inner_texts()
    first = section.locator(".tb-order > li").filter(has_text=names[0])
    push(first.get_by_role("button", name="nach unten"))
    push(first.get_by_role("button", name="nach oben"))
    for place, position in enumerate(answer):
        item = section.locator(".tb-order > li").filter(has_text=names[position])
        now = section.locator(".tb-order__item").all_inner_texts().index(names[position])
        for _ in range(now - place):
            push(item.get_by_role("button", name="nach oben"))


def middle(target: Locator, *, scroll: bool = True) -> tuple[float, float]:
    """Return the middle of something, in the window."""
    if scroll:
        target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box, f"{target} is not to be seen"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def is_focused(control: Locator) -> bool:
    """Tell whether a control has the focus."""
    return bool(control.evaluate("(one) => document.activeElement === one"))
