"""Examples of rules that plain files cannot hold: links, names, sizes, histories, what happens meanwhile."""

from __future__ import annotations

import os
import struct
import unicodedata
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from faults.made import PICTURE, unit
from reading.repositories import commit, git

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class Maker(Protocol):
    """Adds to the files of an example what they cannot express."""

    def __call__(self, source: Path, *, is_good: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Made:
    """An example that is made, and how its rule's page describes the bad and the good one: German, English."""

    make: Maker
    bad: tuple[str, str]
    good: tuple[str, str]
    meanwhile: Callable[[Path], object] | None = None
    """What happens to the bad example after its files were listed."""
    adds: Mapping[str, int] = field(default_factory=dict)
    """Files that the bad example's site has besides, too large to be made here: their sizes in bytes."""


TEXT = "Wir stapeln Becher.\n"
RECORD = "- datei: {}\n  urheber: Ada Muster\n  lizenz: CC BY 4.0\n"


def tower(source: Path, text: str | bytes = TEXT) -> Path:
    return unit(source, "turm", text)


# --- files and folders ----------------------------------------------------------------------------------------------


def linked_picture(source: Path, target: str, *, is_there: bool = True) -> None:
    """Show a picture that is a link, to ``target`` seen from the source."""
    place = tower(source, "![Ein Turm aus Bechern](bild.png)\n" if is_there else TEXT)
    if is_there:
        (source / target).write_bytes(PICTURE)
        (place / "medien.yml").write_text(RECORD.format("bild.png"), "utf-8")
    (place / "bild.png").symlink_to(os.path.relpath(source / target, place))


def told_by_git(source: Path, *, is_good: bool) -> None:  # noqa: ARG001 - the protocol
    """Commit what is there."""
    commit(source, {})


def link_outside(source: Path, *, is_good: bool) -> None:
    linked_picture(source, "foto.png" if is_good else "../foto.png")


def link_broken(source: Path, *, is_good: bool) -> None:
    linked_picture(source, "foto.png", is_there=is_good)


def link_in_a_circle(source: Path, *, is_good: bool) -> None:
    place = tower(source)
    (source / "vorlagen").mkdir()
    (place / "noch-einmal").symlink_to("../../vorlagen" if is_good else "..", target_is_directory=True)


def special_file(source: Path, *, is_good: bool) -> None:
    place = tower(source)
    if is_good:
        (place / "notizen.txt").write_text(TEXT, "utf-8")
    else:
        os.mkfifo(place / "notizen.txt")


def unusable_name(source: Path, *, is_good: bool) -> None:
    (tower(source) / ("turm-neu.png" if is_good else "turm\nneu.png")).write_bytes(PICTURE)


def name_twice(source: Path, *, is_good: bool) -> None:
    place = tower(source)
    (place / "größe.png").write_bytes(PICTURE)
    other = "größe-2.png" if is_good else unicodedata.normalize("NFD", "größe.png")
    (place / other).write_bytes(PICTURE)


def deep_folders(source: Path, *, is_good: bool) -> None:
    """Put folders into each other until the innermost has a path that no program can open."""
    place = os.open(tower(source), os.O_RDONLY)
    for _ in range(2 if is_good else 20):
        os.mkdir("b" * 240, dir_fd=place)
        place, outer = os.open("b" * 240, os.O_RDONLY, dir_fd=place), place
        os.close(outer)
    os.close(place)


def nothing_more(source: Path, *, is_good: bool) -> None:  # noqa: ARG001 - good and bad begin alike
    tower(source)


def no_file(source: Path, *, is_good: bool) -> None:
    if is_good:
        tower(source)


def many_files(source: Path, *, is_good: bool) -> None:
    """Show a folder of many files in many places."""
    tower(source)
    (source / "f").mkdir()
    for number in range(10 if is_good else 500):
        (source / "f" / str(number)).touch()
    for number in range(10 if is_good else 401):
        (source / f"g{number}").symlink_to("f", target_is_directory=True)


# --- sizes ----------------------------------------------------------------------------------------------------------


def long_text(source: Path, *, is_good: bool) -> None:
    tower(source, TEXT if is_good else f"{TEXT}\n" * 120_000)


def long_header(source: Path, *, is_good: bool) -> None:
    file = tower(source) / "index.md"
    words = "\n".join(f"  - Becher {number}" for number in range(10 if is_good else 20_000))
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\nschlagwoerter:\n{words}\n", 1), "utf-8")


def large_drawing(source: Path, *, is_good: bool) -> None:
    place = tower(source, "![Ein Turm aus Bechern](turm.svg)\n")
    (place / "medien.yml").write_text(RECORD.format("turm.svg"), "utf-8")
    words = "a" * (10 if is_good else 10_000_000)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><text y="20">{words}</text></svg>'
    (place / "turm.svg").write_text(svg, "utf-8")


def long_sound(source: Path, *, is_good: bool) -> None:
    """Let a unit play a recording of 2.4 MB, with what is heard in it below."""
    place = tower(source, "![So fällt ein Becher](becher.wav)\n\n## Transkript\n\nEs klappert.\n")
    (place / "medien.yml").write_text(RECORD.format("becher.wav"), "utf-8")
    samples = Random(1).randbytes(2_400_000)  # noqa: S311 - noise, which no package can make smaller
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 44_100, 88_200, 2, 16)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(samples)) + samples
    (place / "becher.wav").write_bytes(struct.pack("<4sI", b"RIFF", len(body)) + body)
    limit = "100 MB" if is_good else "1 MB"
    (source / "mkdocs.yml").write_text(f"extra:\n  teilbar:\n    paketgroesse: {limit}\n", "utf-8")


# --- histories ------------------------------------------------------------------------------------------------------


def cloned(source: Path, kind: str) -> None:
    """Clone a repository with two commits into the source's folder."""
    origin = source.parent / "herkunft"
    tower(origin)
    commit(origin, {})
    (origin / "einheiten" / "turm").rename(origin / "einheiten" / "hoher-turm")
    commit(origin, {})
    git(origin, "config", "uploadpack.allowFilter", "true")
    source.rmdir()
    git(source.parent, "clone", "--quiet", *([kind] if kind else []), f"file://{origin}", source.name)


def shallow(source: Path, *, is_good: bool) -> None:
    cloned(source, "" if is_good else "--depth=1")


def partial(source: Path, *, is_good: bool) -> None:
    cloned(source, "" if is_good else "--filter=tree:0")


def damaged(source: Path, *, is_good: bool) -> None:
    tower(source)
    tree = git(source, "rev-parse", f"{commit(source, {})}^{{tree}}")
    commit(source, {"mkdocs.yml": "site_name: Haus am Bach\n"})
    if not is_good:
        (source / ".git/objects" / tree[:2] / tree[2:]).unlink()


MADE: Mapping[str, Made] = MappingProxyType(
    {
        "link-outside": Made(
            link_outside,
            (
                "`bild.png` ist eine Verknüpfung mit einer Datei neben der Sammlung.",
                "`bild.png` is a link to a file beside the collection.",
            ),
            (
                "`bild.png` ist eine Verknüpfung mit einer Datei der Sammlung.",
                "`bild.png` is a link to a file of the collection.",
            ),
        ),
        "link-broken": Made(
            link_broken,
            ("`bild.png` ist eine Verknüpfung mit einer Datei, die fehlt.", "`bild.png` is a link to a missing file."),
            ("`bild.png` ist eine Verknüpfung mit einer Datei, die da ist.", "`bild.png` is a link to a file."),
        ),
        "link-skipped": Made(
            link_in_a_circle,
            (
                "Der Ordner `noch-einmal` ist eine Verknüpfung mit dem Ordner, in dem er selbst liegt.",
                "The folder `noch-einmal` is a link to the folder that it lies in itself.",
            ),
            (
                "Der Ordner `noch-einmal` ist eine Verknüpfung mit einem anderen Ordner.",
                "The folder `noch-einmal` is a link to another folder.",
            ),
        ),
        "file-special": Made(
            special_file,
            (
                "`notizen.txt` ist eine benannte Leitung, durch die Programme sich etwas sagen.",
                "`notizen.txt` is a named pipe, through which programs talk.",
            ),
            ("`notizen.txt` ist eine gewöhnliche Datei.", "`notizen.txt` is an ordinary file."),
        ),
        "name-unusable": Made(
            unusable_name,
            ("Im Namen der Bilddatei steckt ein Zeilenumbruch.", "The picture's name holds a line break."),
            ("Das Bild heißt `turm-neu.png`.", "The picture is called `turm-neu.png`."),
        ),
        "name-twice": Made(
            name_twice,
            (
                "Zwei Bilder heißen `größe.png`; in einem der Namen ist das ö aus zwei Zeichen zusammengesetzt.",
                "Two pictures are called `größe.png`; in one of the names the ö is put together from two characters.",
            ),
            ("Die Bilder heißen `größe.png` und `größe-2.png`.", "They are called `größe.png` and `größe-2.png`."),
        ),
        "folder-unreadable": Made(
            deep_folders,
            (
                "Ein Ordner liegt so tief in anderen, dass kein Programm ihn öffnen kann.",
                "A folder lies so deep in others that no program can open it.",
            ),
            ("Zwei Ordner liegen ineinander.", "Two folders lie within each other."),
        ),
        "file-unreadable": Made(
            nothing_more,
            (
                "`index.md` verschwindet, während geprüft wird.",
                "`index.md` disappears while the check runs.",
            ),
            ("`index.md` bleibt, wo sie ist.", "`index.md` stays where it is."),
            meanwhile=lambda source: (source / "einheiten" / "turm" / "index.md").unlink(),
        ),
        "source-empty": Made(
            no_file,
            ("Der Ordner ist leer.", "The folder is empty."),
            ("Im Ordner liegt ein Text.", "The folder holds a text."),
        ),
        "source-too-many-files": Made(
            many_files,
            ("Der Ordner enthält mehr als 200.000 Dateien.", "The folder holds more than 200,000 files."),
            ("Der Ordner enthält etwa hundert Dateien.", "The folder holds about a hundred files."),
        ),
        "text-too-large": Made(
            long_text,
            ("`index.md` ist mehr als 2 MB groß.", "`index.md` has more than 2 MB."),
            ("`index.md` hat wenige Zeilen.", "`index.md` has a few lines."),
        ),
        "yaml-too-large": Made(
            long_header,
            ("Im Kopf von `index.md` stehen 20.000 Schlagwörter.", "The header of `index.md` has 20,000 keywords."),
            ("Im Kopf von `index.md` stehen zehn Schlagwörter.", "The header of `index.md` has ten keywords."),
        ),
        "drawing-too-large": Made(
            large_drawing,
            ("`turm.svg` ist mehr als 10 MB groß.", "`turm.svg` has more than 10 MB."),
            ("`turm.svg` ist klein.", "`turm.svg` is small."),
        ),
        "hub-contributor-unknown": Made(
            told_by_git,
            (
                "Git kennt nur Ada mit der Adresse `ada@example.org`.",
                "Git knows Ada alone, with the address `ada@example.org`.",
            ),
            ("Git kennt Ada.", "Git knows Ada."),
        ),
        "history-shallow": Made(
            shallow,
            ("Das Projekt wurde mit `git clone --depth=1` geholt.", "The project came with `git clone --depth=1`."),
            ("Das Projekt wurde mit `git clone` geholt.", "The project came with `git clone`."),
        ),
        "history-partial": Made(
            partial,
            (
                "Das Projekt wurde mit `git clone --filter=tree:0` geholt.",
                "The project came with `git clone --filter=tree:0`.",
            ),
            ("Das Projekt wurde mit `git clone` geholt.", "The project came with `git clone`."),
        ),
        "history-unreadable": Made(
            damaged,
            (
                "Im Ordner `.git` fehlt eine Datei des ersten Standes.",
                "The folder `.git` lacks a file of the first commit.",
            ),
            ("Im Ordner `.git` ist alles da.", "The folder `.git` is whole."),
        ),
        "package-too-large": Made(
            long_sound,
            (
                "Die Einheit enthält einen Ton von 2,4 MB, in `mkdocs.yml` steht `paketgroesse: 1 MB`.",
                "The unit holds a sound of 2.4 MB, and `mkdocs.yml` says `paketgroesse: 1 MB`.",
            ),
            ("In `mkdocs.yml` steht `paketgroesse: 100 MB`.", "`mkdocs.yml` says `paketgroesse: 100 MB`."),
        ),
        "site-too-large": Made(
            nothing_more,
            ("Die Website enthält einen Film von 1,2 GB.", "The site holds a film of 1.2 GB."),
            ("Die Website ist klein.", "The site is small."),
            adds={"medien/film.mp4": 1_200_000_000},
        ),
        "site-nearly-too-large": Made(
            nothing_more,
            ("Die Website enthält einen Film von 900 MB.", "The site holds a film of 900 MB."),
            ("Die Website ist klein.", "The site is small."),
            adds={"medien/film.mp4": 900_000_000},
        ),
        "site-too-many-files": Made(
            nothing_more,
            ("Die Website hat mehr als 200.000 Dateien.", "The site has more than 200,000 files."),
            ("Die Website hat wenige Dateien.", "The site has few files."),
            adds={f"medien/{number}.svg": 100 for number in range(201_000)},
        ),
        "site-nearly-too-many-files": Made(
            nothing_more,
            ("Die Website hat 180.000 Dateien.", "The site has 180,000 files."),
            ("Die Website hat wenige Dateien.", "The site has few files."),
            adds={f"medien/{number}.svg": 100 for number in range(180_000)},
        ),
    }
)
"""By the rule's id; what the folder holds as plain files is there already."""
