"""Lighthouse on a phone: ``python -m bench.lighthouse``, and ``make bench``.

As Lighthouse measures mobile by itself: it loads the page, and reckons what a phone of the middle class would take on
slow 4G (1.6 Mbit/s, 150 ms). Measured is our own content, served as GitLab Pages does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.report import Aim, markdown
from bench.sections import write_section
from bench.serving import serve
from bench.tools import modules
from setup import browser as chromium
from setup import node
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = 5
PAGES = {
    "start": "index.html",
    "materials": "materialien/index.html",
    "unit": "einheiten/trickfilm/index.html",
    "path": "lernpfade/erste-schritte/index.html",
}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What is aimed at in each category, of 100."""

_FLAGS = ("--headless=new", *chromium.FLAGS)


@dataclass(frozen=True)
class Judged:
    """What Lighthouse says of a page."""

    name: str
    scores: dict[str, float]
    """Of 100, by category: the median of all runs."""
    paint: float
    """Seconds until the largest picture or text is there, the median."""
    faults: tuple[str, ...]
    """What any run found wanting."""


def judge(address: str, name: str, program: Path, times: int = TIMES) -> Judged:
    """Return what Lighthouse says of the page at an address, run several times. ``program`` is the browser."""
    runs = [_run(address, program) for _ in range(times)]
    scores = {category: median(run["categories"][category]["score"] or 0 for run in runs) * 100 for category in LEAST}
    paint = median(run["audits"]["largest-contentful-paint"]["numericValue"] for run in runs) / 1000
    return Judged(name, scores, paint, tuple(sorted({fault for run in runs for fault in _faults(run)})))


def _run(address: str, program: Path) -> dict[str, Any]:
    command = [
        *(str(node.node()), str(modules() / "lighthouse" / "cli" / "index.js"), address),
        *("--quiet", "--output=json", "--disable-full-page-screenshot", f"--chrome-flags={' '.join(_FLAGS)}"),
    ]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"CHROME_PATH": str(program)},
    )
    report: dict[str, Any] = json.loads(done.stdout)
    if error := report.get("runtimeError"):
        sys.exit(f"Lighthouse: {error}")
    return report


def _faults(report: dict[str, Any]) -> Iterator[str]:
    """Yield the audits that cost a page points."""
    for category in report["categories"].values():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < LEAST["performance"] / 100:
                yield f"{category['id']}: {audit['title']} {audit.get('displayValue', '')}".strip()


def aims(pages: Sequence[Judged]) -> Iterator[Aim]:
    """Yield what the figures say of each aim."""
    for page in pages:
        for category, least in LEAST.items():
            score = page.scores[category]
            yield Aim(f"{page.name}, {category}: at least {least}", f"{score:.0f}", score >= least)


def table(pages: Sequence[Judged]) -> str:
    """Return the figures as a table in Markdown."""
    rows = [("", *LEAST, "largest paint")]
    rows += [(page.name, *(f"{page.scores[name]:.0f}" for name in LEAST), f"{page.paint:.1f} s") for page in pages]
    return markdown(rows)


def main() -> None:
    """Measure, print, and write into docs/benchmarks.md where asked to."""
    with sync_playwright() as playwright:
        program = Path(chromium.find() or playwright.chromium.executable_path)
    with TemporaryDirectory(prefix="teilbar-bench-") as folder:
        site = Path(folder) / "site"
        build(Options(source=str(node.ROOT), out=site))
        with serve(site) as address:
            pages = [judge(address + path, name, program) for name, path in PAGES.items()]
    said = "\n\n".join((table(pages), "\n".join(f"- {aim}" for aim in aims(pages))))
    print(said)
    for page in pages:
        for fault in page.faults:
            print(f"{page.name}: {fault}")
    if "--write" in sys.argv:
        write_section("Lighthouse", said)


if __name__ == "__main__":
    main()
