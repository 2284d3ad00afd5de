"""`--out` where it is no plain folder: a link stays what it is, a disk of its own is told at once."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands.test_package import OFFLINE, files_of
from faults.workbench import tree
from robustness.disks import small_disk
from teilbar.publishing import finish, overwriting

if TYPE_CHECKING:
    from faults.workbench import Workbench

PAGES = pytest.param((), id="pages", marks=pytest.mark.slow)
PACKAGES = pytest.param(("--no-site",), id="packages")


@pytest.fixture
def link(bench: Workbench) -> Path:
    """Return a link beside the source, to a folder in another one that is not there yet."""
    link = bench.folder / "site"
    link.symlink_to(Path("www") / "public")
    return link


@pytest.mark.parametrize("how", [PAGES, PACKAGES])
@pytest.mark.parametrize("leads_to", ["a site", "an empty folder", "nothing"])
def test_a_link_stays_and_what_it_leads_to_is_new(
    bench: Workbench, link: Path, leads_to: str, how: tuple[str, ...]
) -> None:
    target = bench.folder / "www" / "public"
    if leads_to != "nothing":
        target.mkdir(parents=True)
    if leads_to == "a site":
        bench.run("build", "--out", "../site", *how)
        text = bench.source / "einheiten" / "turm" / "index.md"
        text.write_text(text.read_text("utf-8").replace("titel: Turm", "titel: Burg"), "utf-8")
    said = bench.run("build", "--out", "../site", *how)
    assert "liegt in ../site" in said.text or "liegen in ../site" in said.text
    assert link.readlink() == Path("www") / "public"
    names = [unit["title"] for unit in json.loads((target / "katalog.json").read_bytes())["units"]]
    assert names == ["Film", "Burg" if leads_to == "a site" else "Turm"]
    assert os.listdir(target.parent) == ["public"]  # noqa: PTH208 - hidden ones too
    assert sorted(os.listdir(bench.folder)) == ["cache", "quelle", "site", "www"]  # noqa: PTH208 - as above
    built = tree(target)
    assert bench.run("build", "--out", "../site", *how) == said
    assert tree(target) == built


def test_behind_a_link_too_nothing_but_a_site_is_replaced(bench: Workbench, link: Path) -> None:
    (bench.folder / "www" / "public").mkdir(parents=True)
    (bench.folder / "www" / "public" / "oma.txt").write_text("Liebe Oma", "utf-8")
    before = files_of(bench)
    said = bench.run("build", "--no-site", "--out", str(link))
    assert (said.exit, "(out-not-a-site)" in said.text) == (2, True)
    assert files_of(bench) == before


def test_links_in_a_circle_lead_nowhere(bench: Workbench) -> None:
    (bench.folder / "one").symlink_to("other")
    (bench.folder / "other").symlink_to("one")
    before = files_of(bench)
    for command in (("build", "--no-site", "--out", "../one"), ("package", "turm", *OFFLINE, "../one")):
        said = bench.run(*command)
        assert (said.exit, "(disk-refuses)" in said.text) == (2, True)
        assert files_of(bench) == before


def test_a_link_within_the_source_is_no_part_of_it(bench: Workbench) -> None:
    without = bench.run("build", "--no-site", "--out", "../anderswo").text
    (bench.source / "ablage").symlink_to("pakete")
    for _ in range(2):
        said = bench.run("build", "--no-site", "--out", "ablage")
        assert _units(bench.source / "pakete") == _units(bench.folder / "anderswo")
        assert said.text.replace(" ablage,", " ../anderswo,") == without


def test_a_package_goes_where_a_link_leads(bench: Workbench) -> None:
    link = bench.folder / "turm.zip"
    link.symlink_to(Path("pakete") / "turm.zip")
    for unit in ("turm", "film"):
        assert bench.run("package", unit, *OFFLINE, "../turm.zip").exit == 0
        assert bench.run("package", unit, *OFFLINE, "../gleich.zip").exit == 0
        assert link.is_symlink()
        assert (bench.folder / "pakete" / "turm.zip").read_bytes() == (bench.folder / "gleich.zip").read_bytes()
    assert os.listdir(bench.folder / "pakete") == ["turm.zip"]  # noqa: PTH208 - hidden ones too


# --- a disk of its own ----------------------------------------------------------------------------------------------


def _told_at_once(bench: Workbench, out: str) -> bool:
    """Tell whether it is said what to do, before anything is read."""
    bench.folder.joinpath("quelle", "einheiten").rename(bench.folder / "weg")  # else: there is no text
    said = bench.run("build", "--no-site", "--out", out)
    return said.exit == 2 and "(out-stays)" in said.text and f"`--out {out}/site`" in said.text


def test_a_disk_is_told_at_once(bench: Workbench) -> None:
    with small_disk(bench.folder / "disk", 8):
        bench.run("build", "--no-site", "--out", "../disk/site")
        assert _units(bench.folder / "disk" / "site")
        assert _told_at_once(bench, "../disk")


def test_a_folder_that_is_mounted_as_a_disk_is_told_at_once(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    place = bench.folder / "mein hub"
    place.mkdir()
    table = bench.folder / "mountinfo"
    escaped = str(place).replace(" ", r"\040")
    table.write_text(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 22 8:1 /x {escaped} rw - ext4 /dev/sda1 rw\n", "utf-8")
    monkeypatch.setattr(overwriting, "MOUNTS", table)
    assert _told_at_once(bench, "../mein hub")


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EBUSY], ids=errno.errorcode.get)
def test_a_folder_that_turns_out_not_to_move_stays(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    bench.run("build", "--no-site", "--out", "../neu")
    before = tree(bench.folder / "neu")

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(finish, "_exchange", refuse)
    said = bench.run("build", "--no-site", "--out", "../neu", "--only", "film")
    assert (said.exit, "(out-stays)" in said.text) == (2, True)
    assert tree(bench.folder / "neu") == before
    assert not list(bench.folder.glob(".teilbar-*"))


def _units(folder: Path) -> list[dict[str, str]]:
    units: list[dict[str, str]] = json.loads((folder / "katalog.json").read_bytes())["units"]
    return units
