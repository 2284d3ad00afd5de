"""What a page weighs on a phone, and how much it moves while it loads: ``python -m bench.weight``, and ``make bench``.

Measured is our own content, which is what visitors get, in Chromium with an empty cache, from a server that sends the
compressed siblings as GitLab Pages does.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.phones import phone
from bench.report import Aim, markdown
from bench.sections import write_section
from bench.serving import serve
from setup import browser as chromium
from setup.node import ROOT
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

KIB = 1024
PAGES = {
    "start": "index.html",
    "materials": "materialien/index.html",
    "unit": "einheiten/trickfilm/index.html",
    "unit with a film": "einheiten/wetterbericht/index.html",
    "path": "lernpfade/erste-schritte/index.html",
}
UNITS = ("unit", "unit with a film")
MOST_BYTES = 150 * KIB
"""Of a unit's page, all but its pictures."""
MOST_REQUESTS = 15
"""Of a unit's page without its pictures."""
MOST_PICTURES = 120 * KIB
"""Of the pictures that a phone's first screen shows."""
MOST_SHIFT = 0.05

_FIRST_SCREEN = """() => [...document.images].filter((one) => {
  const { top, bottom, width } = one.getBoundingClientRect();
  return width && top < innerHeight && bottom > 0 && one.checkVisibility();
}).map((one) => one.currentSrc)"""

_WATCH_SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
}).observe({ type: "layout-shift", buffered: true });"""

_SCROLL = """async () => {
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight / 2) {
    scrollTo(0, top);
    await new Promise((done) => setTimeout(done, 60));
  }
  await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
}"""


@dataclass(frozen=True)
class Weight:
    """What was measured of a page."""

    name: str
    requests: int
    """Without pictures."""
    text: float
    """Bytes of all but pictures."""
    first_pictures: float
    """Bytes of the pictures on the first screen."""
    pictures: float
    """Bytes of all pictures, scrolled to the end."""
    shift: float
    """Sum of all layout shifts while it loads slowly and is scrolled through: no less than what browsers report as
    Cumulative Layout Shift, which takes the worst five seconds."""


def measure_page(browser: Browser, address: str, name: str, path: str) -> Weight:
    """Return the figures of a page."""
    with phone(browser) as (page, loaded):
        page.goto(address + path, wait_until="networkidle")
        shown = set(page.evaluate(_FIRST_SCREEN))
        first = sum(loaded.bytes.get(url, 0) for url in shown)
        text = loaded.total(pictures=False)
        requests = sum(loaded.kinds[url] != "Image" for url in loaded.bytes)
        page.evaluate(_SCROLL)
        page.wait_for_load_state("networkidle")
        pictures = loaded.total() - loaded.total(pictures=False)
    with phone(browser, slow=True) as (page, _):
        page.add_init_script(_WATCH_SHIFTS)
        page.goto(address + path, wait_until="networkidle")
        page.evaluate(_SCROLL)
        shift = page.evaluate("() => window.shifts")
    return Weight(name, requests, text, first, pictures, shift)


def aims(weights: Sequence[Weight]) -> Iterator[Aim]:
    """Yield what the figures say of each aim."""
    for one in weights:
        if one.name in UNITS:
            kib = f"{one.text / KIB:.0f} KiB"
            yield Aim(f"{one.name}, without pictures: at most {MOST_BYTES // KIB} KiB", kib, one.text <= MOST_BYTES)
            sentence = f"{one.name}, without pictures: at most {MOST_REQUESTS} requests"
            yield Aim(sentence, str(one.requests), one.requests <= MOST_REQUESTS)
        kib = f"{one.first_pictures / KIB:.0f} KiB"
        sentence = f"{one.name}, pictures of a phone's first screen: at most {MOST_PICTURES // KIB} KiB"
        yield Aim(sentence, kib, one.first_pictures <= MOST_PICTURES)
        yield Aim(f"{one.name}, layout shift: under {MOST_SHIFT}", f"{one.shift:.3f}", one.shift < MOST_SHIFT)


def table(weights: Sequence[Weight]) -> str:
    """Return the figures as a table in Markdown."""
    rows: list[tuple[str, ...]] = [
        ("", "requests", "without pictures", "pictures, first screen", "pictures, all", "layout shift")
    ]
    for one in weights:
        sizes = (f"{size / KIB:.0f} KiB" for size in (one.text, one.first_pictures, one.pictures))
        rows.append((one.name, str(one.requests), *sizes, f"{one.shift:.3f}"))
    return markdown(rows)


def measure_site(site: Path) -> list[Weight]:
    """Return the figures of all pages of a built site of our content."""
    with sync_playwright() as playwright, serve(site) as address:
        browser = chromium.launch(playwright)
        weights = [measure_page(browser, address, name, path) for name, path in PAGES.items()]
        browser.close()
    return weights


def main() -> None:
    """Measure, print, and write into docs/benchmarks.md where asked to."""
    with TemporaryDirectory(prefix="teilbar-bench-") as folder:
        site = Path(folder) / "site"
        build(Options(source=str(ROOT), out=site, formats=("offline",)))
        weights = measure_site(site)
    said = "\n\n".join((table(weights), "\n".join(f"- {aim}" for aim in aims(weights))))
    print(said)
    if "--write" in sys.argv:
        write_section("Weight of a page", said)


if __name__ == "__main__":
    main()
