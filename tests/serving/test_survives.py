"""What authors do to their files: each time the preview lives on, and never shows an old page as a new one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from reading.repositories import git
from robustness.disks import leave_free, small_disk
from serving.hub import NAME, place, text_of, unit, write_hub, write_picture, write_unit
from serving.served import Served, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

MANY = 300
FILM, LIGHT = place("film"), place("licht")
HALF = "---\nid: film\ntitel: Film\nkurz: Ein"


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What is done to a hub, and what is to be seen then."""

    do: Callable[[Path], object]
    at: str = FILM
    """The page that is looked at."""
    status: int = 200
    shows: str = ""
    """Stands on the page."""
    hides: str = "Erster Stand."
    """Does not."""
    rules: frozenset[str] = frozenset()
    """Rules that the page's own panel names, at least."""
    old: str = ""
    """The rule that says why the page is an old one; empty where it is new."""
    file: str = ""
    """What the terminal names as changed; empty for the film's text."""
    also: frozenset[str] = field(default_factory=frozenset)
    """Pages that are there besides."""


def _write(text: str) -> Callable[[Path], object]:
    return lambda hub: unit(hub, "film").write_text(text, "utf-8")


def _cut_off_and_written(hub: Path) -> None:
    with unit(hub, "film").open("w", encoding="utf-8") as file:
        file.flush()
        file.write(HALF)
        file.flush()
        file.seek(0)
        file.write(text_of("film", "Ganz gespeichert."))


def _put_in_place(hub: Path) -> None:
    beside = unit(hub, "film").with_name("index.md~")
    beside.write_text(text_of("film", "Daneben gespeichert."), "utf-8")
    beside.replace(unit(hub, "film"))


def _moved(hub: Path) -> None:
    (hub / "content" / "archiv").mkdir()
    shutil.move(unit(hub, "film").parent, hub / "content" / "archiv" / "film")
    file = hub / "content" / "archiv" / "film" / "index.md"
    file.write_text(text_of("film", "Umgezogen."), "utf-8")


def _other_id(hub: Path) -> None:
    unit(hub, "film").write_text(text_of("film").replace("id: film", "id: kino"), "utf-8")


def _pasted(hub: Path) -> None:
    for number in range(MANY):
        write_unit(hub, f"neu-{number}", "Eingefügt.")


def _hub_file(text: str) -> Callable[[Path], None]:
    def do(hub: Path) -> None:
        (hub / "mkdocs.yml").write_text(text, "utf-8")
        write_unit(hub, "film", "Zweiter Stand.")

    return do


def _records(text: str) -> Callable[[Path], object]:
    return lambda hub: (hub / "content" / "film" / "medien.yml").write_text(text, "utf-8")


DEEDS = {
    "saved": Deed(do=_write(text_of("film", "Zweiter Stand.")), shows="Zweiter Stand."),
    "cut off, then written": Deed(do=_cut_off_and_written, shows="Ganz gespeichert."),
    "written beside and put in its place": Deed(do=_put_in_place, shows="Daneben gespeichert."),
    "half saved, and left so": Deed(
        do=_write(HALF), shows="wird so nicht veröffentlicht", rules=frozenset({"header-unclosed"})
    ),
    "emptied": Deed(do=_write(""), shows="wird so nicht veröffentlicht"),
    "not UTF-8": Deed(
        do=lambda hub: unit(hub, "film").write_bytes(b"---\ntitel: Gr\xfc\xdfe\n---\n"),
        shows="wird so nicht veröffentlicht",
        rules=frozenset({"text-not-utf8"}),
    ),
    "a broken header": Deed(
        do=_write(text_of("film").replace("titel: Film", "titel: [Film")),
        shows="wird so nicht veröffentlicht",
        rules=frozenset({"yaml-brackets"}),
    ),
    "a broken medien.yml": Deed(
        do=_records("- datei: [bild.png\n"), shows="wird so nicht veröffentlicht", file="content/film/medien.yml"
    ),
    "a broken hub file": Deed(
        do=_hub_file("site_name: [\n"),
        shows="Erster Stand.",
        hides="Zweiter Stand.",
        old="yaml-brackets",
        file="mkdocs.yml",
    ),
    "no hub file": Deed(
        do=lambda hub: (hub / "mkdocs.yml").unlink(), shows="Erster Stand.", hides=NAME, file="mkdocs.yml"
    ),
    "deleted": Deed(do=lambda hub: unit(hub, "film").unlink(), status=404, shows="Diese Seite gibt es nicht mehr"),
    "its folder deleted": Deed(
        do=lambda hub: shutil.rmtree(unit(hub, "film").parent), status=404, shows="Diese Seite gibt es nicht mehr"
    ),
    "another id": Deed(
        do=_other_id, status=404, shows="Diese Seite gibt es nicht mehr", also=frozenset({place("kino")})
    ),
    "its folder moved": Deed(do=_moved, shows="Umgezogen.", file="content/archiv/film/index.md"),
    "300 texts pasted": Deed(
        do=_pasted,
        at=place(f"neu-{MANY - 1}"),
        shows="Eingefügt.",
        file="content/neu-0/index.md",
        also=frozenset({place(f"neu-{number}") for number in (0, 150)}),
    ),
    "a picture replaced": Deed(
        do=lambda hub: write_picture(hub, "film", 240), shows="Erster Stand.", hides="nirgends", file="bild.png"
    ),
    "a picture deleted": Deed(
        do=lambda hub: (hub / "content" / "film" / "bild.png").unlink(),
        shows="Ein buntes Bild",
        hides="film/bild",
        rules=frozenset({"medium-missing"}),
        file="content/film/bild.png",
    ),
    "every text deleted": Deed(
        do=lambda hub: shutil.rmtree(hub / "content"), shows="Erster Stand.", hides="", old="source-without-texts"
    ),
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hub(tmp_path_factory.mktemp("hub") / "hub")


@pytest.fixture(scope="module")
def preview(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    write_unit(hub, "film", "Erster Stand.")
    with served(hub, tmp_path_factory.mktemp("cache")) as preview:
        yield preview


@pytest.fixture(autouse=True)
def mended(hub: Path, preview: Served, tmp_path: Path) -> Iterator[None]:
    """Put the hub back after each deed, and see that the preview shows it again."""
    shutil.copytree(hub, tmp_path / "kept")
    yield
    for name in [*hub.iterdir()]:
        shutil.rmtree(name) if name.is_dir() else name.unlink()
    shutil.copytree(tmp_path / "kept", hub, dirs_exist_ok=True)
    preview.wait(lambda: _is_mended(preview), "the mended state")


def _is_mended(preview: Served) -> bool:
    said, html = preview.panel(FILM), preview.page(FILM)
    return said["whole"] and not said["old"] and not said["own"] and "Erster Stand." in html and NAME in html


@pytest.mark.parametrize("deed", DEEDS)
def test_what_authors_do(deed: str, hub: Path, preview: Served) -> None:
    done = DEEDS[deed]
    before = len(preview.said)
    done.do(hub)
    preview.wait(
        lambda: (done.file or "content/") in preview.said[before:] and _is_seen(done, preview), "what was done"
    )
    if not done.old:
        preview.settle(done.at)  # and the whole site, when it has followed, says the same
    assert _is_seen(done, preview)
    assert {preview.get(other)[0] for other in done.also} <= {200}
    assert "Geändert: " in preview.said[before:]


def _is_seen(done: Deed, preview: Served) -> bool:
    status, html = preview.get(done.at)
    said = preview.panel(done.at)
    return (
        status == done.status
        and done.shows in html
        and not (done.hides and done.hides in html)
        and done.rules <= {one["rule"] for one in said["own"]}
        and said["old"] == bool(done.old)
        and not said["late"]
        and (not done.old or done.old in {one["rule"] for one in said["problem"]})
    )


def test_an_old_page_says_so_whoever_asks(hub: Path, preview: Served) -> None:
    """While the hub file is broken, no page of the site passes for a new one."""
    (hub / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    preview.wait(lambda: preview.panel("index.html")["old"], "the old state")
    for other in ("index.html", FILM, LIGHT, "materialien/index.html", "credits.html", "ueber/index.html"):
        assert preview.panel(other)["old"], other


def test_what_depends_on_a_text_is_new_as_soon_as_the_text(hub: Path, preview: Served) -> None:
    """Lists, neighbours and pages for paper name a unit by its title: none shows the old one when the page is new."""
    write_unit(hub, "film", "Erster Stand.", title="Lichtspiel")
    preview.wait(lambda: "Lichtspiel" in preview.page(FILM), "the title")
    for other in ("materialien/index.html", "lernpfade/weg/index.html", "einheiten/film/ablauf.html"):
        assert "Lichtspiel" in preview.page(other), other


def test_another_branch(tmp_path: Path) -> None:
    """Texts, versions and dates are those of what is checked out; a commit alone changes a version too."""
    hub = write_hub(tmp_path / "hub")
    write_unit(hub, "film", "Erster Stand.")
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message", "Erste")
    git(hub, "checkout", "--quiet", "-b", "anders")
    write_unit(hub, "film", "Anderer Stand.")
    write_unit(hub, "neu", "Nur hier.")
    write_picture(hub, "neu", 9)
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message", "Zweite")
    git(hub, "checkout", "--quiet", "main")
    with served(hub, tmp_path / "cache") as preview:
        assert preview.get(place("neu"))[0] == 404
        git(hub, "checkout", "--quiet", "anders")
        preview.wait(lambda: "Anderer Stand." in preview.page(FILM), "the other branch")
        assert preview.get(place("neu"))[0] == 200
        preview.settle(FILM)
        assert "0.2" in preview.page(FILM)
        write_unit(hub, "film", "Dritter Stand.")
        git(hub, "commit", "--quiet", "--all", "--message", "Dritte")
        preview.wait(lambda: "0.3" in preview.page(FILM), "the new version")
        git(hub, "checkout", "--quiet", "main")
        preview.wait(lambda: "Erster Stand." in preview.page(FILM), "the first branch")
        assert preview.get(place("neu"))[0] == 404


def test_a_full_disk(tmp_path: Path) -> None:
    """Pages go on showing what is saved; what the disk refuses is said, and made when there is room again."""
    hub = write_hub(tmp_path / "hub")
    write_unit(hub, "film", "Erster Stand.")
    with small_disk(tmp_path / "disk", 60) as disk, served(hub, tmp_path / "cache", TMPDIR=str(disk)) as preview:
        leave_free(disk, 0)
        write_unit(hub, "film", "Zweiter Stand.")
        preview.wait(lambda: "Zweiter Stand." in preview.page(FILM), "the word")
        preview.wait(lambda: preview.panel(FILM)["build"], "what the disk said")
        assert {one["rule"] for one in preview.panel(FILM)["build"]} == {"disk-full"}
        assert "disk-full" in preview.said
        unit(hub, "film").write_text(text_of("film", "Dritter Stand.").replace("## So geht's", "## Los"), "utf-8")
        preview.wait(lambda: preview.panel(FILM)["old"] or "Dritter Stand." in preview.page(FILM), "an answer")
        (disk / "ballast").unlink()
        preview.wait(lambda: "Dritter Stand." in preview.page(FILM) and preview.panel(FILM)["whole"], "all of it")
        assert not preview.panel(FILM)["old"]
