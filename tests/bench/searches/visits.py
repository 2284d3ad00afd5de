"""A visit: somebody opens a site for the first time and searches at once, until the first result is to be seen."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bench.phones import throttle

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, ViewportSize

    from bench.serving import Sent

PATIENCE = 180_000  # milliseconds

_PAGEFIND = """async (text) => {
  const pagefind = await import("./pagefind/pagefind.js");
  const { results } = await pagefind.search(text);
  await results[0]?.data();
  return results.length;
}"""


@dataclass(frozen=True)
class Search:
    """A way to search a site."""

    name: str
    site: str
    """Folder of the site."""
    ask: Callable[[Page, str], None]
    """Searches on the site's first page, and waits until the first result is there."""


@dataclass(frozen=True)
class Found:
    """What it took until the first result was there."""

    query: str
    bytes: int
    """All that came over the line because somebody searched: more than a visit without a search loads, and whatever a
    page loads for its search before anybody asks."""
    seconds: float
    """Since the page was opened."""


def _in_header(page: Page, text: str) -> None:
    page.locator(".tb-search__field").fill(text)
    page.locator(".tb-search__list a").first.wait_for(timeout=PATIENCE)


def _among_materials(page: Page, text: str) -> None:
    page.locator(".tb-search__field").fill(text)
    page.keyboard.press("Enter")
    page.locator(".tb-finder__status").filter(has_text="Ergebnis").wait_for(timeout=PATIENCE)
    page.locator(".tb-finder .tb-card").first.wait_for(timeout=PATIENCE)


def _in_material(page: Page, text: str) -> None:
    field = page.locator("input[name=query]")
    field.click()
    field.press_sequentially(text, delay=0)  # it listens to keys
    page.locator(".md-search-result__item a").first.wait_for(state="attached", timeout=PATIENCE)


def _in_pagefind(page: Page, text: str) -> None:
    page.locator(".pagefind-ui__search-input").fill(text, timeout=PATIENCE)
    page.locator(".pagefind-ui__result-link").first.wait_for(timeout=PATIENCE)


def _by_pagefind(page: Page, text: str) -> None:
    if not page.evaluate(_PAGEFIND, text):
        problem = f"Pagefind finds nothing for {text!r}"
        raise AssertionError(problem)


SEARCHES = (
    Search("Teilbar, in the header", "teilbar", _in_header),
    Search("Teilbar, page of all materials", "teilbar", _among_materials),
    Search("Material", "material", _in_material),
    Search("Pagefind, its interface", "pagefind", _in_pagefind),
    Search("Pagefind, its interface to scripts, one result", "pagefind", _by_pagefind),
)

FOR_SEARCH = ("/assets/teilbar/search.", "/search/", "/workers/", "/pagefind/", "/begin.js")
"""Parts of paths of what a page loads before anybody has searched, and would not without a search."""


def visit(browser: Browser, served: Served, search: Search, query: str, *, slow: bool) -> Found:
    """Search once, with an empty cache."""
    address, sent = served
    plain = _without_search(browser, address, sent)
    sent.clear()
    context = browser.new_context(viewport=_WINDOW, service_workers="block")
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        throttle(session)
    began = time.monotonic()
    page.goto(address + "index.html", wait_until="domcontentloaded", timeout=PATIENCE)
    search.ask(page, query)
    seconds = time.monotonic() - began
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    context.close()
    return Found(query, sum(size for _, size in sent) - plain, seconds)


def _without_search(browser: Browser, address: str, sent: Sent) -> int:
    """Return the bytes of a visit that does not search, less what the page loads in advance."""
    if address not in _PLAIN:
        sent.clear()
        context = browser.new_context(viewport=_WINDOW, service_workers="block")
        page = context.new_page()
        page.goto(address + "index.html", wait_until="networkidle", timeout=PATIENCE)
        context.close()
        _PLAIN[address] = sum(size for path, size in sent if not any(part in path for part in FOR_SEARCH))
    return _PLAIN[address]


Served: TypeAlias = "tuple[str, Sent]"
"""The address of a site, and what its server writes down of each answer."""

_WINDOW: ViewportSize = {"width": 1280, "height": 800}

_PLAIN: dict[str, int] = {}
