"""Measures and prints; ``--write`` puts it into docs/benchmarks.md, ``--units 100`` chooses the sizes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.report import Aim, markdown
from bench.searches.queries import EACH, queries
from bench.searches.sites import build_sites
from bench.searches.visits import SEARCHES, Found, visit
from bench.sections import write_section
from bench.serving import serve
from setup import browser as chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    from bench.serving import Sent

SIZES = (1_000, 5_000)
KIB = 1024
OURS, THEIRS = SEARCHES[0].name, "Pagefind, its interface"

Figures = dict[tuple[int, str, bool], list[Found]]
"""By units, search, and whether the line was slow."""


def measure(units: int, folder: Path, browser: Browser, most: int) -> Figures:
    """Return what was found on the sites of a hub of that many units, at most with so many queries."""
    print(f"{units:,} units: building three sites", file=sys.stderr)
    build_sites(units, folder)
    asked = queries(folder / "hub", units)[:most]
    figures: Figures = {}
    for search in SEARCHES:
        sent: Sent = []
        with serve(folder / search.site, sent=sent) as address:
            for slow in (False, True):
                print(f"{units:,} units: {search.name}{', slow line' if slow else ''}", file=sys.stderr)
                found = [visit(browser, (address, sent), search, query, slow=slow) for query in asked]
                figures[units, search.name, slow] = found
    return figures


def rows(figures: Mapping[tuple[int, str, bool], Sequence[Found]], units: int) -> Iterator[tuple[str, ...]]:
    """Yield a table's rows for a size."""
    yield ("", "bytes, median", "bytes, worst", "time", "time, worst", "time, slow line", "time, slow line, worst")
    for search in SEARCHES:
        plain, slow = (figures[units, search.name, one] for one in (False, True))
        sizes = [one.bytes / KIB for one in plain]
        times = [[one.seconds for one in some] for some in (plain, slow)]
        cells = (f"{part(of):.1f} s" for of in times for part in (median, max))
        yield (search.name, f"{median(sizes):.0f} KiB", f"{max(sizes):.0f} KiB", *cells)


def aims(figures: Mapping[tuple[int, str, bool], Sequence[Found]], sizes: Sequence[int]) -> Iterator[Aim]:
    """Yield what the figures say of each aim."""
    for name, part in (("median", median), ("worst", max)):
        ours, theirs = (
            [part([one.bytes for one in figures[units, search, False]]) / KIB for units in sizes]
            for search in (OURS, THEIRS)
        )
        for units, own, other in zip(sizes, ours, theirs, strict=True):
            said = f"{own:.0f} and {other:.0f} KiB"
            yield Aim(f"{units:,} units, {name}: fewer bytes than Pagefind", said, own < other)
        if len(sizes) > 1:
            growth, larger = ours[-1] / ours[0], sizes[-1] / sizes[0]
            sentence = f"{name}: bytes grow slower than the corpus (x {larger:g})"
            yield Aim(sentence, f"x {growth:.1f}", growth < larger)


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(prog="python -m bench.searches", description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of the hubs")
    parser.add_argument("--queries", type=int, default=4 * EACH, metavar="N", help="how many queries at most")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md too")
    options = parser.parse_args()
    figures: Figures = {}
    sizes = sorted(set(options.units))
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for units in sizes:
            with TemporaryDirectory(prefix="teilbar-bench-") as folder:
                figures |= measure(units, Path(folder), browser, options.queries)
        browser.close()
    parts = [f"### Search, {units:,} units\n\n{markdown(list(rows(figures, units)))}" for units in sizes]
    said = "\n\n".join(("\n".join(f"- {aim}" for aim in aims(figures, sizes)), *parts))
    print(said)
    if options.write:
        write_section("Search", said)


if __name__ == "__main__":
    main()
