"""Packages that carry their libraries: exactly those that belong to what they use, and none where one is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from consumers.lumi.lumi import judged, lay_libraries
from exporting.h5p.making import kit, unit
from h5p_libraries.making import MANIFEST, SET, USED, package
from setup import node
from teilbar.exporting.h5p.formats import H5pFull
from teilbar.exporting.h5p.libraries import closure, with_libraries
from teilbar.exporting.h5p.sets import version_set
from teilbar.h5p_libraries.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from faults.workbench import Workbench
    from teilbar.exporting.h5p.libraries import Stock

LIBRARIES = {"H5P.Column-1.18", "H5P.AdvancedText-1.1", "H5P.Image-1.1", "H5P.Table-1.2"}
HUB = "site_name: Hub\nextra:\n  teilbar:\n    h5p_bibliotheken: ablage\n"


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    """Return the small set."""
    store = Store(tmp_path / "ablage")
    store.add(package(tmp_path / "probe.h5p", SET))
    return store.stock()


def test_the_closure_is_what_h5ps_core_counts(stock: Stock) -> None:
    used = closure(USED, stock)
    assert used.kinds == {
        "Probe.Seite 1.0": "preloaded",
        "Probe.Text 1.2": "preloaded",
        "Probe.Zier 1.0": "preloaded",
        "Probe.Glanz 1.0": "dynamic",
        "ProbeEditor.Feld 1.0": "editor",
        "ProbeEditor.Teil 1.0": "editor",
    }
    assert used.missing == ()
    said = with_libraries(MANIFEST, used, stock)
    names = {key: [one["machineName"] for one in said[key]] for key in ("preloadedDependencies", "dynamicDependencies")}
    assert names["preloadedDependencies"] == ["Probe.Seite", "Probe.Text", "Probe.Zier"]
    assert names["dynamicDependencies"] == ["Probe.Glanz"]
    assert "editorDependencies" not in said


def test_what_is_missing_is_named(stock: Stock) -> None:
    without = {name: one for name, one in stock.items() if name != "ProbeEditor.Teil 1.0"}
    assert closure(USED, without).missing == ("ProbeEditor.Teil 1.0",)


def _fill(bench: Workbench, *but: str) -> None:
    """Put stand-ins for the content types, which are nothing but data, into the hub's store."""
    lay_libraries(bench.folder, version_set())
    for name in but:
        (bench.folder / "libraries" / name / "library.json").unlink()
    Store(bench.source / "ablage").add(bench.folder / "libraries")
    (bench.source / "mkdocs.yml").write_text(HUB, "utf-8")


def test_a_package_carries_what_its_unit_uses(bench: Workbench) -> None:
    _fill(bench)
    said = bench.run("package", "turm", "--format", "h5p-full", "--out", "ORDNER/turm.full.h5p")
    assert said.exit == 0, said.text
    with ZipFile(bench.folder / "turm.full.h5p") as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("h5p.json"))
        for name in (name for name in names if name.endswith("library.json")):
            assert archive.read(name) == (bench.folder / "libraries" / name).read_bytes()
    listed = {f"{one['machineName']}-1.{one['minorVersion']}" for one in manifest["preloadedDependencies"]}
    assert {name.partition("/")[0] for name in names} - {"content", "h5p.json"} == listed
    assert {"H5P.AdvancedText-1.1", "H5P.Image-1.1"} <= listed <= LIBRARIES


@pytest.mark.slow
def test_lumi_installs_what_it_brings(bench: Workbench) -> None:
    _fill(bench)
    file = bench.folder / "turm.full.h5p"
    bench.run("package", "turm", "--format", "h5p-full", "--out", str(file))
    (bench.folder / "lumi" / "libraries").mkdir(parents=True)
    assert node.install(), node.FAILED
    (said,) = judged(bench.folder / "lumi", version_set(), [file])
    assert (said["accepted"], said["installed"]) == (True, len(LIBRARIES)), said


def test_a_build_repeats_it_and_notices_another_library(bench: Workbench) -> None:
    _fill(bench)
    build = ("build", "--no-site", "--formats", "h5p-full", "--out", "ORDNER/pakete")
    file = bench.folder / "pakete/downloads/turm/turm.full.h5p"
    bench.run(*build)
    first = file.read_bytes()
    bench.run(*build)
    assert file.read_bytes() == first
    about = bench.folder / "libraries/H5P.Column-1.18/library.json"
    about.write_text(about.read_text("utf-8").replace('"patchVersion": 0', '"patchVersion": 1'), "utf-8")
    Store(bench.source / "ablage").add(about.parent)
    bench.run(*build)
    with ZipFile(file) as archive:
        assert archive.read("H5P.Column-1.18/library.json") == about.read_bytes()


def test_without_a_library_there_is_no_package_and_the_build_goes_on(bench: Workbench) -> None:
    _fill(bench, "H5P.AdvancedText-1.1")
    said = bench.run("build", "--no-site", "--formats", "h5p-full,h5p", "--out", "ORDNER/pakete")
    downloads = {file.name for file in (bench.folder / "pakete/downloads/turm").iterdir()}
    assert downloads == {"turm.h5p"}
    assert "(h5p-full-without-libraries)" in said.text
    assert "H5P.AdvancedText 1.1" in said.text
    assert "teilbar h5p-libraries add DATEI.h5p" in said.text
    alone = bench.run("package", "turm", "--format", "h5p-full", "--out", "ORDNER/turm.full.h5p")
    assert (alone.exit, "(h5p-full-without-libraries)" in alone.text) == (1, True)


def test_what_reaches_the_exporter_without_its_libraries_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="fehlen die Bibliotheken H5P"):
        list(H5pFull().entries(unit("Ein Satz."), kit()))
