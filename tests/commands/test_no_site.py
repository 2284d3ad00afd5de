"""`teilbar build --no-site`: packages and records, and not a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from faults.workbench import tree
from teilbar.exporting.format import all_formats

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faults.workbench import Workbench

FORMATS = [one for one in all_formats().values() if one.by_default]


def packages(unit: str) -> set[str]:
    return {f"downloads/{unit}/{unit}.{one.suffix}" for one in FORMATS}


HELD = {
    "build.json",
    "katalog.json",
    "katalog.schema.json",
    "downloads/SHA256SUMS",
    *packages("film"),
    *packages("turm"),
}


def files(folder: Path) -> set[str]:
    return {path for path, content in tree(folder).items() if content != "folder"}


def units(folder: Path) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads((folder / "katalog.json").read_text("utf-8"))["units"]
    return held


@pytest.fixture
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        pytest.fail(f"{name} is not needed")

    monkeypatch.setattr("teilbar.build.get_engine", none)


@pytest.mark.usefixtures("_no_engine")
def test_packages_and_records_are_all_there_is(bench: Workbench) -> None:
    said = bench.run("build", "--no-site", "--out", "../pakete")
    assert said.exit == 1, "broken units block, as in a build with pages"
    assert files(bench.folder / "pakete") == HELD
    assert said.text.startswith(
        f"Fertig: Die Pakete von „quelle“ liegen in ../pakete, ohne Website.\nGepackt: {2 * len(FORMATS)} Pakete;"
    )
    assert "im Browser" not in said.text
    assert "2 Einheiten werden nicht zum Weitergeben angeboten und haben keine Pakete:\n" in said.text


@pytest.mark.slow
def test_they_are_those_of_a_whole_site(bench: Workbench) -> None:
    whole = bench.run("build", "--out", "../site")
    bare = bench.run("build", "--no-site", "--out", "../pakete")
    assert bare.exit == whole.exit
    downloads = tree(bench.site / "downloads")
    compressed = {path for path in downloads if path.endswith((".gz", ".br"))}
    assert tree(bench.folder / "pakete" / "downloads") == {
        path: downloads[path] for path in downloads.keys() - compressed
    }
    pages = [unit.pop("url") for unit in units(bench.site)]
    assert pages == ["einheiten/film/index.html", "einheiten/turm/index.html"]
    assert units(bench.folder / "pakete") == [
        {k: v for k, v in unit.items() if k != "url"} for unit in units(bench.site)
    ]
    record = json.loads((bench.folder / "pakete" / "build.json").read_text("utf-8"))
    assert record.pop("site") is False
    assert record == json.loads((bench.site / "build.json").read_text("utf-8"))


def test_a_catalogue_names_pages_only_where_they_are(bench: Workbench) -> None:
    bench.run("build", "--no-site", "--out", "../pakete")
    assert [unit.get("url") for unit in units(bench.folder / "pakete")] == [None, None]
    (bench.source / "mkdocs.yml").write_text("site_name: Haus\nsite_url: https://haus.example/hub\n", "utf-8")
    bench.run("build", "--no-site", "--out", "../pakete")
    film = units(bench.folder / "pakete")[0]
    assert film["url"] == "https://haus.example/hub/einheiten/film/index.html"
    addresses = {download["format"]: download["url"] for download in film["downloads"]}
    assert addresses["offline"] == "https://haus.example/hub/downloads/film/film.offline.zip"


def test_one_unit_alone(bench: Workbench) -> None:
    bench.run("build", "--no-site", "--only", "turm", "--out", "../pakete")
    assert files(bench.folder / "pakete") == HELD - packages("film")


def test_where_no_unit_is_offered_the_records_say_so(bench: Workbench) -> None:
    for unit in ("turm", "film"):
        text = bench.source / "einheiten" / unit / "index.md"
        text.write_text(text.read_text("utf-8").replace("lizenz: CC BY 4.0\n", ""), "utf-8")
    for name in ("eins.txt", "zwei.txt"):  # the second time, the folder of the first is known
        (bench.source / name).touch()
        said = bench.run("build", "--no-site", "--out", "../pakete")
        assert (said.exit, "Gepackt: 0 Pakete;" in said.text) == (1, True)
        assert files(bench.folder / "pakete") == {"build.json", "katalog.json", "katalog.schema.json"}


def test_the_next_build_takes_its_place(bench: Workbench) -> None:
    bench.run("build", "--no-site", "--out", "../pakete")
    (bench.source / "einheiten" / "film" / "index.md").unlink()
    assert bench.run("build", "--no-site", "--out", "../pakete").exit == 1
    assert files(bench.folder / "pakete") == HELD - packages("film")


@pytest.mark.slow
def test_pages_come_and_go(bench: Workbench) -> None:
    bench.run("build", "--no-site", "--out", "../ort")
    bench.run("build", "--out", "../ort")
    assert (bench.folder / "ort" / "einheiten" / "turm" / "index.html").is_file()
    assert files(bench.folder / "ort") > HELD
    bench.run("build", "--no-site", "--out", "../ort")
    assert files(bench.folder / "ort") == HELD


def _letter(place: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text("Liebe Oma", "utf-8")

    return write


def _record(words: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "build.json").write_text(words, "utf-8")

    return write


STRANGERS: dict[str, Callable[[Path], None]] = {
    "a file beside": _letter("brief.txt"),
    "a file among the downloads": _letter("downloads/brief.txt"),
    "a file beside a package": _letter("downloads/turm/brief.txt"),
    "a hidden file": _letter(".brief"),
    "a link": lambda folder: (folder / "verweis").symlink_to(folder.parent),
    "a repository": lambda folder: (folder / ".git").mkdir(),
    "another program's record": _record('{"site": false}'),
    "a record that is a list": _record("[1]"),
    "a record that is no JSON": _record("{"),
    "the record of a site": _record('{"teilbar": "0.1.0", "units": []}'),
    "no record": lambda folder: (folder / "build.json").unlink(),
    "no checksums": lambda folder: (folder / "downloads" / "SHA256SUMS").unlink(),
}


@pytest.mark.parametrize("change", STRANGERS.values(), ids=STRANGERS)
def test_nobodys_files_are_replaced(bench: Workbench, change: Callable[[Path], None]) -> None:
    bench.run("build", "--no-site", "--out", "../pakete")
    change(bench.folder / "pakete")
    (bench.source / "neu.txt").touch()
    before = tree(bench.folder / "pakete")
    for arguments in (["--no-site"], []):
        said = bench.run("build", *arguments, "--out", "../pakete")
        assert (said.exit, "(out-not-a-site)" in said.text) == (2, True)
    assert tree(bench.folder / "pakete") == before


def test_a_build_with_nothing_to_do_says_the_same(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bench.run("build", "--no-site", "--out", "../pakete")
    monkeypatch.setattr("teilbar.build.build", lambda *_: pytest.fail("there is something to do"))
    assert bench.run("build", "--no-site", "--out", "../pakete") == first
