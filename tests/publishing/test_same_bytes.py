"""One commit makes one site: the same bytes wherever, whenever, in whatever language and by however many it is made."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from publishing.sites import assert_same, files_of
from reading.histories import Repository
from reading.repositories import git
from renditions.planted import all_planted
from setup import elsewhere
from setup.elsewhere import GERMAN, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

UNITS = 210  # so many that two jobs start two engines, and share pictures, texts, packages and siblings

HUB_FILE = """
site_name: Ein Hub
site_url: https://hub.example/ideen/
docs_dir: content
extra:
  teilbar:
    herausgeber: {name: Muster-Institut, url: "https://hub.example/", kontakt: redaktion@hub.example}
    lizenz: CC-BY-4.0
"""

UNIT = """---
titel: Idee {number}
kurz: Wir probieren {number} Dinge aus.
bereich: [{area}, Medienbildung]
schlagworte: [Öl, Äpfel, zwei, eins]
alter: 3-6
---

## Das braucht ihr

- {number} Äpfel
- [die Idee davor](../idee-{before}/index.md)

## So geht's

1. Äpfel zählen, $x = {number}$
"""

SETTINGS = """
[diff]
    renames = false
    noprefix = true
[log]
    date = relative
    follow = true
[core]
    abbrev = 4
"""
"""What changes git's answers, where it is let."""

PROBE = """
import datetime, json, locale, multiprocessing, os, subprocess, sys
from concurrent.futures import ProcessPoolExecutor
def now():
    return datetime.datetime.now().astimezone().isoformat()
if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    isolated = [sys.executable, "-I", "-P", "-c", "import datetime; print(datetime.datetime.now().astimezone())"]
    with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")) as pool:
        clocks = [now(), pool.submit(now).result(), subprocess.check_output(isolated, text=True).replace(" ", "T")]
    clocks += [subprocess.check_output(["date", "--iso-8601=seconds"], text=True)]
    print(json.dumps({"clocks": clocks, "day": datetime.date(2027, 5, 4).strftime("%A"), "umask": os.umask(0)}))
"""


def write_hub(folder: Path) -> str:
    """Write our own content and many small ideas, with pictures, a path and a past; return the last commit but one."""
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "mkdocs.yml").write_text(HUB_FILE, "utf-8")
    repository = Repository(folder, "1 Ada Der Anfang |")
    for number in range(UNITS):
        unit = folder / f"content/ideen/idee-{number}/index.md"
        unit.parent.mkdir(parents=True)
        text = UNIT.format(number=number, before=max(0, number - 1), area=("Sprache", "Musik", "Umwelt")[number % 3])
        unit.write_text(text, "utf-8")
    repository.commit("Viele Ideen", number=3, author="Ben")
    gallery = folder / "content/galerie"
    gallery.mkdir()
    shown = []
    for planted in all_planted():
        (gallery / planted.name).write_bytes(planted.data)
        shown.append(f"![Ein Bild]({planted.name})")
    (gallery / "index.md").write_text("# Galerie\n\n{}\n".format("\n\n".join(shown)), "utf-8")
    repository.commit("Bilder", number=5, author="Çem")
    repository.commit("Umzug", ["content/ideen/idee-7>content/ideen/umgezogen"], number=8)
    steps = "".join(f"- [Idee {number}](../../ideen/idee-{number}/index.md)\n" for number in (3, 1, 2))
    path = folder / "content/lernpfade/ideen/index.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"# Drei Ideen\n\n{steps}", "utf-8")
    before = git(folder, "rev-parse", "HEAD")
    repository.commit("Ein Lernpfad", ["^content/ideen/idee-3/index.md"], number=9, author="Ben")
    return before


@dataclass(frozen=True)
class World:
    """A repository and two machines, each with a clone of it."""

    origin: Path
    before: str
    """The last commit but one."""
    here: Machine
    there: Machine
    reference: dict[str, bytes]
    """The site as it was built here, by one process that kept nothing."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    elsewhere.require()
    folder = tmp_path_factory.mktemp("world")
    memory = Path("/dev/shm")  # noqa: S108 - another file system, which lists its files in another order
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else folder) as other:
        here = Machine(
            folder=folder / "hier",
            clock=datetime(2031, 12, 31, 9, 59, 58, tzinfo=UTC),
            zone="Pacific/Kiritimati",
            language="C",
            hash_seed=1,
            umask=0o022,
        )
        there = Machine(
            folder=Path(other, "Ganz wo anders, über den Bergen"),
            clock=datetime(1999, 2, 28, 11, tzinfo=UTC),
            zone="America/Los_Angeles",
            language=GERMAN,
            hash_seed=4242,
            umask=0o077,
            git_config=SETTINGS,
        )
        before = write_hub(folder / "origin")
        for machine, name in ((here, "hub"), (there, "Arbeitskopie")):
            machine.folder.mkdir()
            git(machine.folder, "clone", "--quiet", str(folder / "origin"), name)
        handle_all_files(there.folder / "Arbeitskopie")
        (here.folder / "nothing").write_text("a cache that cannot be written", "utf-8")
        reference = built(here, "hub", "--jobs=1", "--cache=nothing")
        yield World(folder / "origin", before, here, there, reference)


def handle_all_files(clone: Path) -> None:
    """Write all files of a clone anew: with other dates, in another order; and set it up in another way."""
    for number, path in enumerate(sorted(clone.glob("content/**/*"), reverse=True)):
        if path.is_file():
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)
            os.utime(path, (number * 1e6, number * 1e6))
    with (clone / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(SETTINGS)


def built(machine: Machine, source: str, *options: str, out: str = "site") -> dict[str, bytes]:
    """Build a site on a machine and return its files."""
    machine.run([sys.executable, "-m", "teilbar", "build", source, f"--out={out}", *options])
    return files_of(machine.folder / out)


def test_the_machines_differ_in_every_process(world: World) -> None:
    """The plan of the tests below: else they would compare a machine with itself."""
    said = []
    for machine in (world.here, world.there):
        (machine.folder / "probe.py").write_text(PROBE, "utf-8")
        said.append(json.loads(machine.run([sys.executable, "probe.py"])))
    here, there = said
    assert {(clock[:4], clock.strip()[-6:]) for clock in here["clocks"]} <= {("2031", "+14:00"), ("2032", "+14:00")}
    assert {(clock[:10], clock.strip()[-6:]) for clock in there["clocks"]} == {("1999-02-28", "-08:00")}
    assert (here["day"], there["day"]) == ("Tuesday", "Dienstag")
    assert (here["umask"], there["umask"]) == (0o022, 0o077)


def test_the_hub_has_everything_that_could_differ(world: World) -> None:
    site = world.reference
    units = json.loads(site["katalog.json"])["units"]
    assert len(units) > UNITS
    assert {"2024-01-03", "2024-01-09"} <= {unit["modified"] for unit in units}
    assert {name.rpartition(".")[2] for name in site} >= {"webp", "gif", "png", "jpg", "zip", "gz", "br", "html"}


@pytest.fixture(scope="module")
def there(world: World) -> dict[str, bytes]:
    """Build the site on the other machine; what it kept is in the folder ``cache`` then."""
    return built(world.there, "Arbeitskopie", "--jobs=2", "--cache=cache")


def test_another_machine_on_another_day_with_two_jobs(world: World, there: dict[str, bytes]) -> None:
    assert_same(world.reference, there)


@pytest.mark.usefixtures("there")
def test_what_comes_out_of_a_cache(world: World) -> None:
    site = built(world.there, "Arbeitskopie", "--jobs=2", "--cache=cache", out="site-2")
    assert_same(world.reference, site)


@pytest.mark.usefixtures("there")
def test_what_takes_the_place_of_an_older_site(world: World) -> None:
    """Most of it is taken over; the clone stands at the older commit first."""
    clone = world.there.folder / "older"
    git(world.there.folder, "clone", "--quiet", str(world.origin), clone.name)
    git(clone, "checkout", "--quiet", world.before)
    older = built(world.there, clone.name, "--cache=cache", out="site-3")
    git(clone, "checkout", "--quiet", "main")
    newer = built(world.there, clone.name, "--cache=cache", out="site-3")
    assert older != newer
    assert_same(world.reference, newer)


@pytest.mark.usefixtures("there")
def test_a_git_address(world: World) -> None:
    address = f"file://{world.origin}@main"
    assert_same(world.reference, built(world.there, address, "--cache=cache", out="site-4"))
