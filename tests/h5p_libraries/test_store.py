"""`teilbar h5p-libraries`: what it takes in, keeps as it came, and refuses; nothing of a refused package stays."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from h5p_libraries.making import DECOR, MAIN, SET, WORDS, Made, package
from teilbar.h5p_libraries import unpacking
from teilbar.h5p_libraries.store import Store
from teilbar.reading.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faults.workbench import Workbench

OTHER = replace(DECOR, script=f"{DECOR.script}\n// anders")


def test_libraries_are_taken_in_unaltered_with_their_licences(bench: Workbench, store: Path) -> None:
    package(bench.folder / "probe.h5p", SET, **{".versteckt/a.js": "1", "Probe.Zier-1.0/_alt.js": "1"})
    said = bench.run("h5p-libraries", "add", "ORDNER/probe.h5p")
    assert said.exit == 0
    assert "Aufgenommen: Probe.Text 1.2.1 – Probe.Text (Probe) (MIT)\n" in said.text
    assert said.text.endswith("7 Bibliotheken liegen in ORDNER/ablage.\n")
    for one in SET:
        for path, words in one.files().items():
            assert (store / one.folder / path).read_text("utf-8") == words
    assert not (store / "Probe.Zier-1.0/_alt.js").exists()
    record = json.loads((store / "Probe.Zier-1.0.json").read_text("utf-8"))
    assert (record["licence"], sorted(record["sha256"])) == ("MIT", sorted(DECOR.files()))
    assert bench.run("h5p-libraries", "list").text.count("(MIT)") == len(SET)
    assert bench.run("h5p-libraries", "verify").exit == 0


def test_a_store_may_be_named_and_filled_from_a_folder(bench: Workbench) -> None:
    for one in (DECOR, WORDS):
        for path, words in one.files().items():
            (bench.folder / "offen" / one.folder).mkdir(parents=True, exist_ok=True)
            (bench.folder / "offen" / one.folder / path).write_text(words, "utf-8")
    package(bench.folder / "offen" / "seite.h5p", [MAIN])
    said = bench.run("h5p-libraries", "add", "ORDNER/offen", "--store", "ORDNER/andere", "--lang", "en")
    assert (said.exit, said.text.count("Added: ")) == (0, 3)
    assert said.text.endswith("3 libraries lie in ORDNER/andere.\n")


def test_a_newer_patch_takes_the_place_of_an_older_one_and_never_the_other_way(bench: Workbench, store: Path) -> None:
    newer = replace(OTHER, patch=2)
    for number, one in enumerate((DECOR, DECOR, newer, DECOR)):
        package(bench.folder / f"{number}.h5p", [one])
    words = [bench.run("h5p-libraries", "add", f"ORDNER/{number}.h5p").text.partition(":")[0] for number in range(4)]
    assert words == ["Aufgenommen", "Schon da", "Aufgefrischt", "Nicht gebraucht, eine neuere ist da"]
    assert (store / "Probe.Zier-1.0/seite.js").read_text("utf-8") == OTHER.script


def _about(**said: object) -> Callable[[Path], object]:
    broken = Made("Probe.Kaputt", more=said)
    return lambda file: package(file, [DECOR, broken])


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no archive": (lambda file: file.write_text("Hallo", "utf-8"), "h5p-package-unreadable"),
    "no libraries": (lambda file: package(file, []), "h5p-package-without-libraries"),
    "a path out of it": (lambda file: package(file, [DECOR], **{"../raus.js": "1"}), "h5p-package-name"),
    "a path out of a library": (
        lambda file: package(file, [DECOR], **{"Probe.Zier-1.0/../../raus.js": "1"}),
        "h5p-package-name",
    ),
    "an absolute path": (lambda file: package(file, [DECOR], **{"/raus.js": "1"}), "h5p-package-name"),
    "a bomb": (
        lambda file: package(file, [DECOR], **{"Probe.Zier-1.0/a.js": bytes(3_000_000)}),
        "h5p-package-too-large",
    ),
    "a folder that is no library": (lambda file: package(file, [DECOR], **{"Fremd/a.js": "1"}), "h5p-library-broken"),
    "library.json of no JSON": (
        lambda file: package(file, [DECOR], **{"X-1.0/library.json": "{"}),
        "h5p-library-broken",
    ),
    "library.json of a list": (
        lambda file: package(file, [DECOR], **{"X-1.0/library.json": "[]"}),
        "h5p-library-broken",
    ),
    "a name that is a path": (_about(machineName="../raus"), "h5p-library-broken"),
    "no version": (_about(minorVersion="neu"), "h5p-library-broken"),
    "no patch": (_about(patchVersion=None), "h5p-library-broken"),
    "a missing script": (_about(preloadedJs=[{"path": "fehlt.js"}]), "h5p-library-broken"),
    "a script from elsewhere": (_about(preloadedJs=[{"path": "/etc/hostname"}]), "h5p-library-broken"),
    "a script that is left out": (_about(preloadedJs=[{"path": "_a.js"}]), "h5p-library-broken"),
    "broken dependencies": (_about(editorDependencies=[{"machineName": "Probe.Zier"}]), "h5p-library-broken"),
    "dependencies of no list": (_about(preloadedDependencies={"a": 1}), "h5p-library-broken"),
    "twice with different content": (
        lambda file: package(
            file, [DECOR], **{f"Probe.Zier-1.0.1/{path}": data for path, data in OTHER.files().items()}
        ),
        "h5p-library-differs",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_wrong_is_refused_as_a_whole(
    kind: str, bench: Workbench, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 2_000_000)
    make, rule = REFUSED[kind]
    make(bench.folder / "kaputt.h5p")
    said = bench.run("h5p-libraries", "add", "ORDNER/kaputt.h5p")
    assert (said.exit, f"({rule})" in said.text) == (2, True), said.text
    assert list(store.iterdir()) == []
    assert not list(bench.folder.glob("**/raus*"))


def test_too_many_files_are_refused(bench: Workbench, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST", 3)
    package(bench.folder / "viele.h5p", SET)
    assert "(h5p-package-too-large)" in bench.run("h5p-libraries", "add", "ORDNER/viele.h5p").text
    assert Store(store).all() == []


def test_one_version_has_one_content(bench: Workbench, store: Path) -> None:
    package(bench.folder / "eine.h5p", [DECOR])
    package(bench.folder / "andere.h5p", [OTHER, WORDS])
    assert bench.run("h5p-libraries", "add", "ORDNER/eine.h5p").exit == 0
    said = bench.run("h5p-libraries", "add", "ORDNER/andere.h5p")
    assert (said.exit, "„Probe.Zier 1.0.1“ gibt es zweimal" in said.text) == (2, True)
    assert [kept.about.id for kept in Store(store).all()] == ["Probe.Zier 1.0"]


@pytest.mark.parametrize("where", ["ORDNER/nichts.h5p", "ORDNER/leer"])
def test_what_is_not_there_is_said(where: str, bench: Workbench, store: Path) -> None:
    (bench.folder / "leer").mkdir()
    assert bench.run("h5p-libraries", "add", where).exit == 2
    store.rmdir()
    store.write_text("eine Datei", "utf-8")
    assert "(h5p-store-not-a-folder)" in bench.run("h5p-libraries", "list").text


def test_a_link_in_a_folder_is_refused(bench: Workbench, store: Path) -> None:
    folder = bench.folder / "offen" / DECOR.folder
    folder.mkdir(parents=True)
    for path, words in DECOR.files().items():
        (folder / path).write_text(words, "utf-8")
    (folder / "geheim.js").symlink_to("/etc/hostname")
    assert "(h5p-package-name)" in bench.run("h5p-libraries", "add", "ORDNER/offen").text
    assert list(store.iterdir()) == []


DAMAGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "altered": (lambda store: (store / "Probe.Zier-1.0/seite.js").write_text("1", "utf-8"), "seite.js"),
    "missing": (lambda store: (store / "Probe.Zier-1.0/seite.css").unlink(), "Probe.Zier-1.0"),
    "one too many": (lambda store: (store / "Probe.Zier-1.0/mehr.js").write_text("1", "utf-8"), "mehr.js"),
    "no record": (lambda store: (store / "Probe.Zier-1.0.json").unlink(), "Probe.Zier-1.0"),
    "a broken record": (lambda store: (store / "Probe.Zier-1.0.json").write_text("[", "utf-8"), "Probe.Zier-1.0"),
    "another patch": (
        lambda store: (store / "Probe.Zier-1.0/library.json").write_text(
            replace(DECOR, patch=9).files()["library.json"]
        ),
        "Probe.Zier-1.0",
    ),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_damage_is_seen_kept_out_of_packages_and_mended(kind: str, bench: Workbench, store: Path) -> None:
    package(bench.folder / "probe.h5p", SET)
    bench.run("h5p-libraries", "add", "ORDNER/probe.h5p")
    damage, named = DAMAGED[kind]
    damage(store)
    said = bench.run("h5p-libraries", "verify")
    assert (said.exit, "(h5p-library-altered)" in said.text, named in said.text) == (1, True, True), said.text
    assert "Probe.Zier 1.0" not in Store(store).stock()
    assert bench.run("h5p-libraries", "add", "ORDNER/probe.h5p").exit == 0
    assert bench.run("h5p-libraries", "verify").exit == 0


def test_a_library_that_another_one_needs_is_missed(bench: Workbench, store: Path) -> None:
    package(bench.folder / "probe.h5p", [MAIN, WORDS, DECOR])
    assert bench.run("h5p-libraries", "add", "ORDNER/probe.h5p").exit == 0
    said = bench.run("h5p-libraries", "verify")
    assert (said.exit, said.text.count("(h5p-library-missing)")) == (1, 2)
    assert "„Probe.Seite 1.0“ braucht „Probe.Glanz 1.0“" in said.text
    assert store.is_dir()


def test_whatever_happens_to_a_file_is_refused_in_words(tmp_path: Path) -> None:
    random = Random(1)  # noqa: S311 - the same damage in every run
    whole = package(tmp_path / "probe.h5p", SET).read_bytes()
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(random.choice((1, 3, 20))):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        file = tmp_path / "kaputt.h5p"
        file.write_bytes(damaged[: random.choice((len(damaged), random.randrange(len(damaged))))])
        with suppress(SourceError):
            Store(tmp_path / "ablage").add(file)
