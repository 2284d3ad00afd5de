"""`teilbar package`: one package of one unit, or the reason why there is none."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from commands.conftest import PICTURES
from faults.workbench import tree
from teilbar.publishing import downloads, media
from teilbar.renditions import picture_renditions

if TYPE_CHECKING:
    from faults.workbench import Workbench
    from teilbar.renditions import Rendition

OFFLINE = ("--format", "offline", "--out")


def files_of(bench: Workbench) -> dict[str, str]:
    """Return what lies on the bench, but for what is kept to be used again."""
    return {path: content for path, content in tree(bench.folder).items() if not path.startswith("cache")}


@pytest.mark.slow
def test_it_has_the_bytes_that_a_build_puts_among_its_downloads(bench: Workbench) -> None:
    bench.run("build", "--out", "../site")
    assert bench.run("package", "turm", *OFFLINE, "../cold.zip", "--cache", "../other").exit == 0
    assert bench.run("package", "turm", *OFFLINE, "../warm.zip").exit == 0
    built = (bench.site / "downloads" / "turm" / "turm.offline.zip").read_bytes()
    assert [(bench.folder / name).read_bytes() == built for name in ("cold.zip", "warm.zip")] == [True, True]


def test_it_says_where_the_package_lies_and_makes_its_folder(bench: Workbench) -> None:
    said = bench.run("package", "turm", *OFFLINE, "../neu/hier/turm.zip")
    assert said.exit == 0
    assert said.text.startswith("Fertig: Das Paket liegt in ../neu/hier/turm.zip (")
    assert os.listdir(bench.folder / "neu" / "hier") == ["turm.zip"]  # noqa: PTH208 - hidden ones too
    with ZipFile(bench.folder / "neu" / "hier" / "turm.zip") as archive:
        assert archive.testzip() is None
        assert "index.html" in archive.namelist()


def test_the_source_may_be_another(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bench.folder)
    assert bench.run("package", "turm", *OFFLINE, "turm.zip", "--source", "quelle").exit == 0
    assert (bench.folder / "turm.zip").is_file()


def test_a_format_of_the_whole_hub_has_none_of_a_unit(bench: Workbench) -> None:
    said = bench.run("package", "turm", "--format", "sharing", "--out", "../turm.zip")
    assert (said.exit, "(format-of-hub)" in said.text) == (2, True)
    assert "teilbar build --formats offline,sharing" in said.text
    assert not (bench.folder / "turm.zip").exists()


def test_no_other_units_pictures_are_made(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    def noted(data: bytes, *others: object) -> tuple[Rendition, ...]:
        made.append(data)
        return picture_renditions(data, *others)  # type: ignore[arg-type]  # they are passed on as they came

    monkeypatch.setattr(media, "picture_renditions", noted)
    assert bench.run("package", "turm", *OFFLINE, "../turm.zip", "--jobs", "1").exit == 0
    assert made == [PICTURES["turm"]]


def test_a_picture_that_is_broken_inside_is_told(bench: Workbench) -> None:
    picture = bench.source / "einheiten" / "turm" / "bild.png"
    picture.write_bytes(PICTURES["turm"][:60] + bytes(20) + PICTURES["turm"][80:])
    said = bench.run("package", "turm", *OFFLINE, "../turm.zip")
    assert (said.exit, "(picture-" in said.text) == (0, True)
    with ZipFile(bench.folder / "turm.zip") as archive:
        assert [name for name in archive.namelist() if name.startswith("medien/")] == []


@pytest.mark.parametrize(
    ("unit", "rule"),
    [
        ("ohne", "licence-missing"),
        ("fremd", "medium-undeclared"),
        ("entwurf", "text-is-draft"),
        ("nichts", "text-empty"),
        ("einheiten-leer", "text-empty"),
        ("scherben", "yaml-colon"),
        ("einheiten/kaputt", "yaml-colon"),
    ],
)
def test_a_unit_that_is_not_offered_has_none_and_the_reason_is_said(bench: Workbench, unit: str, rule: str) -> None:
    before = files_of(bench)
    said = bench.run("package", unit, *OFFLINE, "../neu/paket.zip")
    assert said.exit == 1
    assert said.text.startswith(f"Von „{unit}“ gibt es kein Paket, ../neu/paket.zip wurde nicht geschrieben:\n")
    assert re.findall(r"\(([a-z]+-[a-z-]+)\)", said.text) == [rule], "only what keeps it from being offered is said"
    assert files_of(bench) == before


def test_a_format_that_has_nothing_to_pack_says_so(bench: Workbench) -> None:
    said = bench.run("package", "turm", "--format", "h5p-quiz", "--out", "../turm.quiz.h5p")
    assert (said.exit, re.findall(r"\(([a-z]+-[a-z-]+)\)", said.text)) == (1, ["format-has-nothing"])
    assert not (bench.folder / "turm.quiz.h5p").exists()
    assert bench.run("package", "turm", "--format", "h5p", "--out", "../turm.h5p").exit == 0


def test_what_blocks_only_where_it_is_asked_for(bench: Workbench) -> None:
    text = bench.source / "einheiten" / "turm" / "index.md"
    text.write_text(text.read_text("utf-8").replace("kurz: Ein Satz.\n", ""), "utf-8")
    said = bench.run("package", "turm", *OFFLINE, "../turm.zip", "--strict")
    assert (said.exit, "(summary-missing)" in said.text) == (1, True)
    said = bench.run("package", "turm", *OFFLINE, "../turm.zip")
    assert (said.exit, "(summary-missing)" in said.text) == (0, True)


@pytest.mark.parametrize(
    "path", ["einheiten/turm", "./einheiten/turm/", "einheiten/turm/index.md", "ORDNER/quelle/einheiten/turm"]
)
def test_a_path_is_answered_with_the_id(bench: Workbench, path: str) -> None:
    said = bench.run("package", path, *OFFLINE, "../turm.zip")
    assert (said.exit, "(unit-by-path)" in said.text) == (2, True)
    assert "→ Bitte stattdessen schreiben: `turm`.\n" in said.text


@pytest.mark.parametrize("unit", ["tum", "einheiten", "..", "", "ganz/woanders", "x" * 5000, "a\0b"])
def test_a_unit_that_nobody_knows(bench: Workbench, unit: str) -> None:
    said = bench.run("package", unit, *OFFLINE, "../turm.zip")
    assert (said.exit, "(unit-unknown)" in said.text) == (2, True)
    assert not (bench.folder / "turm.zip").exists()


def test_a_format_that_nobody_knows(bench: Workbench) -> None:
    said = bench.run("package", "turm", "--format", "papier", "--out", "../turm.zip")
    assert (said.exit, "(format-unknown)" in said.text) == (2, True)


def test_an_older_package_gives_way(bench: Workbench) -> None:
    bench.run("package", "turm", *OFFLINE, "../paket.zip")
    bench.run("package", "film", *OFFLINE, "../film.zip")
    assert bench.run("package", "film", *OFFLINE, "../paket.zip").exit == 0
    assert (bench.folder / "paket.zip").read_bytes() == (bench.folder / "film.zip").read_bytes()


@pytest.mark.parametrize(
    ("out", "rule"),
    [("../briefe", "out-is-a-folder"), ("../briefe/oma.txt", "out-not-a-package"), ("../rohr", "out-not-a-package")],
)
def test_nothing_but_a_package_is_replaced(bench: Workbench, out: str, rule: str) -> None:
    (bench.folder / "briefe").mkdir()
    (bench.folder / "briefe" / "oma.txt").write_text("Liebe Oma", "utf-8")
    os.mkfifo(bench.folder / "rohr")
    before = files_of(bench)
    said = bench.run("package", "turm", *OFFLINE, out)
    assert (said.exit, f"({rule})" in said.text) == (2, True)
    assert files_of(bench) == before


def test_an_archive_that_a_unit_links_to_is_not_replaced(bench: Workbench) -> None:
    bench.run("package", "film", *OFFLINE, "einheiten/turm/vorlagen.zip")
    with (bench.source / "einheiten" / "turm" / "index.md").open("a", encoding="utf-8") as text:
        text.write("\n[Alle Vorlagen](vorlagen.zip)\n")
    before = files_of(bench)
    said = bench.run("package", "turm", *OFFLINE, "einheiten/turm/vorlagen.zip")
    assert (said.exit, "(out-not-a-package)" in said.text) == (2, True)
    assert files_of(bench) == before


def test_a_full_disk_leaves_the_older_package_whole(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.run("package", "film", *OFFLINE, "../paket.zip")
    before = files_of(bench)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(downloads, "write_archive", full)
    said = bench.run("package", "turm", *OFFLINE, "../paket.zip")
    assert (said.exit, "(disk-full)" in said.text) == (2, True)
    assert files_of(bench) == before


def test_it_speaks_english_too(bench: Workbench) -> None:
    assert bench.run("package", "turm", *OFFLINE, "../t.zip", "--lang", "en").text.startswith("Done: the package lies ")
    assert "There is no package of “ohne”" in bench.run("package", "ohne", *OFFLINE, "../o.zip", "--lang", "en").text


PATH = "---\ntitel: Zwei\nkurz: Zwei Einheiten.\nart: lernpfad\nid: zwei\neinheiten: [{units}]\n---\n\nLos geht es.\n"


def _lay_path(bench: Workbench, units: str) -> None:
    (bench.source / "zwei.md").write_text(PATH.format(units=units), "utf-8")


def test_of_a_learning_path_it_holds_the_units_that_are_offered(bench: Workbench) -> None:
    _lay_path(bench, "turm, ohne, film")
    assert bench.run("package", "zwei", "--format", "scorm12-single", "--out", "../zwei.zip").exit == 0
    bench.run("build", "--no-site", "--formats", "scorm12-single", "--out", "../pakete")
    built = bench.folder / "pakete" / "downloads" / "zwei" / "zwei.scorm12-single.zip"
    assert (bench.folder / "zwei.zip").read_bytes() == built.read_bytes()
    with ZipFile(bench.folder / "zwei.zip") as archive:
        page = archive.read("index.html").decode()
    assert [f'data-objective="{unit}"' in page for unit in ("turm", "ohne", "film")] == [True, False, True]


def test_of_a_learning_path_without_an_offered_unit_there_is_none(bench: Workbench) -> None:
    _lay_path(bench, "ohne")
    said = bench.run("package", "zwei", "--format", "scorm12-single", "--out", "../zwei.zip")
    assert (said.exit, "(licence-missing)" in said.text, (bench.folder / "zwei.zip").exists()) == (1, True, False)


def test_a_format_of_paths_wants_a_path(bench: Workbench) -> None:
    said = bench.run("package", "turm", "--format", "scorm12-single", "--out", "../turm.zip")
    assert (said.exit, "(path-unknown)" in said.text, (bench.folder / "turm.zip").exists()) == (2, True, False)
