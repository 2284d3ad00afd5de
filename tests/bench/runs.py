"""The runs of a benchmark: plain MkDocs and Teilbar on one hub, in an order in which each finds what its name says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bench import hubs
from bench.measuring import CommandFailedError, measure, typical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bench.measuring import Measured

PLAIN_MKDOCS = """\
site_name: Messung
docs_dir: hub/content
plugins: []
use_directory_urls: false
nav: [index.md]
theme: {name: material, font: false}
validation: {nav: {omitted_files: ignore}}
"""
TIMES = 3
"""How often the runs are repeated that can be; one that begins without a cache is not."""


class Run(StrEnum):
    """What is measured, by the words of the table."""

    PLAIN = "plain MkDocs, cold"
    COLD = "cold"
    PICTURES = "cold, pictures cached"
    UNCHANGED = "unchanged"
    WORD = "one unit changed"
    TITLE = "one unit's heading changed"


@dataclass(frozen=True)
class Size:
    """The figures of one hub."""

    units: int
    figures: Mapping[Run, Measured]

    def ratio(self, run: Run) -> float:
        """Return how many times as long as plain MkDocs a run took."""
        return self.figures[run].seconds / self.figures[Run.PLAIN].seconds


def measure_size(units: int, folder: Path, tell: Callable[[str], None]) -> Size:
    """Measure a hub of that many units in an empty folder, and tell what is being done.

    Raises CommandFailedError where a build fails or does not publish everything.
    """
    tell("writing the hub")
    bench = _Bench(folder, _write_hub(folder / "hub", units), tell)
    figures = {  # in this order: the later ones build on the site and the cache that the earlier ones left
        Run.PLAIN: bench.plain(),
        Run.COLD: bench.cold(),
        Run.PICTURES: bench.cold_with_pictures(),
        Run.UNCHANGED: bench.unchanged(),
        Run.WORD: bench.changed(Run.WORD, change_word),
        Run.TITLE: bench.changed(Run.TITLE, change_title),
    }
    return Size(units, figures)


def warm_up(folder: Path) -> None:
    """Run both programs once, so that none is measured while it is read from the disk for the first time."""
    bench = _Bench(folder, _write_hub(folder / "hub", 2), lambda _: None)
    bench.plain()
    bench.cold()


def _write_hub(folder: Path, units: int) -> hubs.HubPlan:
    """Write a hub in a process of its own: pictures make it large, and what measures must stay small."""
    subprocess.run([sys.executable, "-m", "bench.hubs", str(folder), str(units)], check=True)
    return hubs.plan_for(units)


def change_word(text: str, word: str) -> str:
    """Return a unit's text with the first word of its last list point exchanged."""
    lines = text.splitlines(keepends=True)
    at = max(index for index, line in enumerate(lines) if line.startswith("- "))
    lines[at] = f"- {word} {lines[at].split(maxsplit=2)[2]}"
    return "".join(lines)


def change_title(text: str, word: str) -> str:
    """Return a unit's text with a word put to its title, in the header and in the first heading."""
    lines = text.splitlines()
    return "\n".join(f"{line} {word}" if line.startswith(("titel: ", "# ")) else line for line in lines) + "\n"


@dataclass(frozen=True)
class _Bench:
    folder: Path
    plan: hubs.HubPlan
    tell: Callable[[str], None]

    def plain(self) -> Measured:
        self.tell(Run.PLAIN)
        (self.folder / "plain.yml").write_text(PLAIN_MKDOCS, "utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml", "-d", "plain"]
        runs = []
        for _ in range(TIMES):
            runs.append(measure(command, self.folder))
            shutil.rmtree(self.folder / "plain")
        return typical(runs)

    def cold(self) -> Measured:
        """Build without a site and without a cache."""
        self.tell(Run.COLD)
        measured = self._build("hub", "cold-site", "cold-cache")
        self._demand_all("cold-site")
        self._remove("cold-site", "cold-cache")
        return measured

    def cold_with_pictures(self) -> Measured:
        """Build without a site, but with a cache from a hub that shares its pictures with this one and no text."""
        self.tell(f"{Run.PICTURES} (a hub of other texts fills the cache)")
        shutil.copytree(self.folder / "hub", self.folder / "other", ignore=shutil.ignore_patterns(".git"))
        hubs.write_texts(self.folder / "other", self.plan, edition="second")
        hubs.commit(self.folder / "other")
        self._build("other", "other-site", "cache")
        self._remove("other", "other-site")
        self.tell(Run.PICTURES)
        measured = self._build("hub", "site", "cache")
        self._demand_all("site")
        return measured

    def unchanged(self) -> Measured:
        self.tell(Run.UNCHANGED)
        return typical([self._build("hub", "site", "cache") for _ in range(TIMES)])

    def changed(self, run: Run, change: Callable[[str, str], str]) -> Measured:
        """Change and commit one unit, another one each time, and see that the site shows it."""
        self.tell(run)
        runs = []
        for number in range(1, TIMES + 1):
            unit = self.plan.units * number // (TIMES + 1)
            file = hubs.unit_folder(self.folder / "hub", unit) / "index.md"
            word = f"Neu{run.name.lower()}{number}"
            file.write_text(change(file.read_text("utf-8"), word), "utf-8")
            hubs.commit(self.folder / "hub")
            runs.append(self._build("hub", "site", "cache"))
            page = self.folder / "site" / "einheiten" / hubs.unit_id(unit) / "index.html"
            if word not in page.read_text("utf-8"):
                problem = f"{page.relative_to(self.folder)} does not show what was changed"
                raise CommandFailedError(problem)
        self._demand_all("site")
        return typical(runs)

    def _build(self, source: str, out: str, cache: str) -> Measured:
        options = ("--out", out, "--cache", cache, "--formats", "offline")
        command = [sys.executable, "-m", "teilbar", "build", source, *options]
        return measure(command, self.folder)

    def _demand_all(self, site: str) -> None:
        """See that every unit is published, with its package."""
        record = json.loads((self.folder / site / "build.json").read_text("utf-8"))
        catalogue = json.loads((self.folder / site / "katalog.json").read_text("utf-8"))
        offered = {unit["id"] for unit in catalogue["units"] if unit["downloads"]}
        missing = {hubs.unit_id(unit) for unit in range(self.plan.units)} - offered
        if record["withheld"] or record["unpublished"] or missing:
            problem = f"not published whole: {sorted(missing)} {record['withheld']} {record['unpublished']}"
            raise CommandFailedError(problem)

    def _remove(self, *names: str) -> None:
        for name in names:
            shutil.rmtree(self.folder / name)
