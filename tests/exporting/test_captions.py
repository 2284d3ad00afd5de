"""Captions beside a film or a sound reach whoever cannot hear it, in the page and in the package, under its licence."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import lxml.html
import pytest
from PIL import Image

from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKS = Path(__file__).parents[1] / "checks"
UNIT = "---\nid: turm\ntitel: Turm\nkurz: Ein Turm.\nbereich: Bauen\nlizenz: CC BY 4.0\nautor: Ada\n---\n"
FILM = "![Zwei Kinder bauen](Turm%20(A).mp4)\n"
SOUND = "![Ein Kind erzählt](turm.wav)\n"
RECORDS = (
    "- datei: Turm (A).mp4\n  urheber: Ada\n  lizenz: CC BY 4.0\n- datei: turm.wav\n  urheber: Ada\n  lizenz: CC0-1.0\n"
)
WORDS = "WEBVTT\n\n00:00.000 --> 00:05.000\n{}\n"


@dataclass(frozen=True)
class Made:
    """What became of a source."""

    rules: frozenset[str]
    page: lxml.html.HtmlElement
    files: Mapping[str, bytes]

    def transcripts(self) -> list[str]:
        return [one.findtext(".//p") or "" for one in self.page.find_class("tb-transcript")]


def laid(folder: Path, text: str, files: Mapping[str, str | bytes]) -> Path:
    source = folder / "quelle"
    source.mkdir()
    shutil.copyfile(CHECKS / "film-without-captions/bad/turm.mp4", source / "Turm (A).mp4")
    shutil.copyfile(CHECKS / "sound-without-transcript/bad/turm.wav", source / "turm.wav")
    for name, content in {"turm.md": UNIT + text, "medien.yml": RECORDS, **files}.items():
        (source / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return source


def made(folder: Path, text: str, files: Mapping[str, str | bytes], formats: str = "offline") -> Made:
    source = laid(folder, text, files)
    built = build(
        Options(source=str(source), out=folder / "site", cache=folder / "cache", site=False, formats=(formats,))
    )
    (package,) = (folder / "site" / "downloads" / "turm").glob("*.zip")
    with zipfile.ZipFile(BytesIO(package.read_bytes())) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    rules = frozenset(one.rule for one in built.outcome.findings)
    return Made(rules, lxml.html.fromstring(held["index.html"].decode()), held)


def test_a_film_has_its_captions_and_those_in_the_texts_language_are_on(tmp_path: Path) -> None:
    files = {f"Turm (A).{mark}vtt": WORDS.format(words) for mark, words in {"en.": "Done!", "": "Fertig!"}.items()}
    this = made(tmp_path, FILM, files)
    tracks = [dict(track.attrib) for track in this.page.iter("track")]
    assert [(one["srclang"], one["label"], "default" in one) for one in tracks] == [
        ("en", "English", False),
        ("de", "Deutsch", True),
    ]
    assert {one["kind"] for one in tracks} == {"captions"}
    assert [unquote(one["src"]).split("\n")[3] for one in tracks] == ["Done!", "Fertig!"]
    assert this.transcripts() == ["Fertig!"]
    assert this.rules == {"file-name-unsafe"}


def test_only_captions_in_another_language_are_switched_on_and_marked(tmp_path: Path) -> None:
    this = made(tmp_path, FILM, {"Turm (A).tr.vtt": WORDS.format("Bitti!")})
    (track,) = this.page.iter("track")
    assert (track.get("srclang"), track.get("label"), "default" in track.attrib) == ("tr", "Türkçe", True)
    assert [one.get("lang") for one in this.page.cssselect(".tb-transcript > div")] == ["tr"]


PLACES = {
    "alone": (SOUND, ["Fertig!"]),
    "in a line": (f"Hört hin: {SOUND}", ["Fertig!"]),
    "in a list": (f"1. Hört hin: {SOUND}2. Sprecht nach.\n", ["Fertig!"]),
    "in a table": (f"| Ton | Wort |\n| --- | --- |\n| {SOUND.strip()} | fertig |\n", ["Fertig!"]),
    "with its words below": (f"{SOUND}\nZum Mitlesen: Fertig!\n", []),
    "with its words below a picture": (
        f"{SOUND}\n![Ein Turm](https://example.org/turm.png)\n\nZum Mitlesen: Ja!\n",
        [],
    ),
    "with a heading for them": (f"{SOUND}\n### Transkript\n\nFertig!\n", []),
    "with the words of another": (f"{SOUND}\n{FILM}\n> [!note] Der Film in Worten\n> Ein Turm.\n", ["Fertig!"]),
}


@pytest.mark.parametrize(("text", "words"), PLACES.values(), ids=PLACES)
def test_the_words_of_a_sound_stand_below_it_once(tmp_path: Path, text: str, words: list[str]) -> None:
    files = {"turm.vtt": WORDS.format("Fertig!"), "Turm (A).vtt": WORDS.format("Plopp")}
    this = made(tmp_path, text, files)
    assert this.transcripts() == words
    assert this.page.cssselect("p .tb-transcript") == []
    assert "sound-without-transcript" not in this.rules
    assert not [one for one in this.page.iter("audio") if len(one)]


def test_what_captions_say_is_never_markup(tmp_path: Path) -> None:
    this = made(tmp_path, SOUND, {"turm.vtt": WORDS.format("&lt;script&gt;alert(1)&lt;/script&gt;")})
    assert this.transcripts() == ["<script>alert(1)</script>"]


def test_captions_are_their_films_and_a_record_of_their_own_outweighs_that(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    files = {"Turm (A).vtt": WORDS.format("Fertig!")}
    this = made(tmp_path / "a", f"{FILM}\n[Untertitel](<Turm (A).vtt>)\n", files)
    assert not this.rules & {"medium-undeclared", "unit-not-offered"}
    assert b".vtt" not in this.files["LIZENZ.txt"]
    own = f"{RECORDS}- datei: Turm (A).vtt\n  urheber: Ben\n  lizenz: CC BY 4.0\n"
    this = made(tmp_path / "b", FILM, {**files, "medien.yml": own})
    assert b".vtt" in this.files["LIZENZ.txt"]


def test_a_unit_with_captions_is_as_open_as_without(tmp_path: Path) -> None:
    source = laid(tmp_path, FILM, {"Turm (A).vtt": WORDS.format("Fertig!")})
    build(Options(source=str(source), out=tmp_path / "site", cache=None, site=False, formats=("offline", "sharing")))
    assert [path.name for path in (tmp_path / "site").rglob("*.zip") if "turm" not in path.name]


def test_broken_captions_are_told_once_and_not_attached(tmp_path: Path) -> None:
    this = made(tmp_path, FILM, {"Turm (A).vtt": "WEBVTT\n\n00:01,000 --> 00:02,000\nFertig!\n"})
    assert this.rules == {"captions-broken", "file-name-unsafe"}
    assert list(this.page.iter("track")) == []
    assert [name for name in this.files if name.endswith(".vtt")] == []


def test_withdrawn_captions_are_gone(tmp_path: Path) -> None:
    gone = f"{RECORDS}- datei: turm.vtt\n  zurueckgezogen: Ein Name\n"
    this = made(tmp_path, SOUND, {"turm.vtt": WORDS.format("Ida!"), "medien.yml": gone})
    assert "medium-withdrawn" in this.rules
    assert not [name for name, content in this.files.items() if b"Ida!" in content]


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_picture_beside_a_film_stands_for_it_if_it_can_be_shown(tmp_path: Path, *, is_whole: bool) -> None:
    picture = BytesIO()
    Image.new("RGB", (640, 360), "#2b6393").save(picture, "PNG")
    declared = f"{RECORDS}- datei: Turm (A).png\n  urheber: Ada\n  lizenz: CC BY 4.0\n"
    content = picture.getvalue() if is_whole else picture.getvalue()[:200]
    this = made(tmp_path, FILM, {"Turm (A).png": content, "medien.yml": declared})
    (film,) = this.page.iter("video")
    assert film.get("preload") == "none"
    if is_whole:
        with Image.open(BytesIO(this.files[film.get("poster", "")])) as poster:
            assert poster.size == (640, 360)
    else:
        assert film.get("poster") is None


def test_a_package_for_a_platform_holds_captions_as_files_that_its_manifest_lists(tmp_path: Path) -> None:
    this = made(tmp_path, FILM, {"Turm (A).vtt": WORDS.format("Fertig!")}, "scorm12")
    (track,) = this.page.iter("track")
    name = track.get("src", "")
    assert re.fullmatch(r"[a-z0-9/.-]+", name)
    assert b"Fertig!" in this.files[name]
    assert f'href="{name}"'.encode() in this.files["imsmanifest.xml"]


@pytest.mark.parametrize(("below", "times"), [("Mehr davon.", 1), ("Zum Mitlesen: Es plitscht.", 0)])
def test_h5p_says_below_a_recording_what_the_text_does_not(tmp_path: Path, below: str, times: int) -> None:
    source = laid(tmp_path, f"{FILM}\n{below}\n", {"Turm (A).vtt": WORDS.format("Plopp & weg!")})
    build(Options(source=str(source), out=tmp_path / "site", cache=None, site=False, formats=("h5p",)))
    with zipfile.ZipFile(tmp_path / "site/downloads/turm/turm.h5p") as archive:
        assert archive.read("content/content.json").count(b"Plopp &amp; weg!") == times
