"""The hub's own content says of itself what it is: made with artificial intelligence, CC0, and where it is invented."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from reading.sentences import rules_and_lines
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.hub import content_root, load_hub
from teilbar.licensing.registry import Registry
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.reading.library import read_library
from teilbar.reading.media import PUBLISHED
from teilbar.reading.records import read_records
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.model.metadata import MediumRecord, Metadata

UNIT = "content/einheiten/trickfilm"
PATH = "content/lernpfade/erste-schritte/index.md"
AI_OF_UNIT = "ki: Text und Bilder"
AI_OF_PICTURE = "  ki: Von einer Künstlichen Intelligenz gezeichnet.\n"
CC0 = "lizenz: CC0-1.0\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the hub, so that a test may spoil it."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


def lacking(folder: Path) -> set[str]:
    """Return which texts and media of a hub do not say that they were made with AI and are CC0, and which they lack."""
    licences = Registry.load()
    with open_source(str(folder)) as source:
        hub, _ = load_hub(source)
        root = content_root(source, hub)
        read = read_library(source, hub, root)
        records, _ = read_records(source, root)
        media = {path for path in source.files if path.startswith(f"{root}/") and path.rpartition(".")[2] in PUBLISHED}
    assert not read.broken
    library = read.library
    assert library.units
    assert library.paths
    assert media
    said: dict[str, Metadata | MediumRecord | None] = {
        page.file: page.metadata for page in (*library.units, *library.paths, *library.pages) if not page.made
    }
    said |= {path: records.get(path) for path in media}
    found = set()
    for file, says in said.items():
        if says is None or not says.ai:
            found.add(f"{file}: ki")
        known = licences.resolve(says.licence) if says else None
        if known is None or known.id != "CC0-1.0":
            found.add(f"{file}: lizenz")
    return found


def findings(folder: Path) -> list[Finding]:
    """Return what is found in a hub."""
    with open_source(str(folder)) as source, Workshop(Cache(None), 1) as workshop:
        return list(read_and_check(source, Options(source=str(folder)), workshop, Silent()).verdict.findings)


def spoil(folder: Path, file: str, old: str, new: str = "") -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_every_text_and_medium_is_marked_and_free() -> None:
    assert lacking(ROOT) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (f"{UNIT}/index.md", AI_OF_UNIT, "x: x", f"{UNIT}/index.md: ki"),
        (f"{UNIT}/index.md", AI_OF_UNIT, "ki: nein #", f"{UNIT}/index.md: ki"),
        (f"{UNIT}/index.md", CC0, "", f"{UNIT}/index.md: lizenz"),
        (f"{UNIT}/index.md", CC0, "lizenz: CC BY 4.0\n", f"{UNIT}/index.md: lizenz"),
        (f"{UNIT}/medien.yml", AI_OF_PICTURE, "", f"{UNIT}/geschichte.png: ki"),
        (f"{UNIT}/medien.yml", CC0, "lizenz: CC BY-SA 4.0\n", f"{UNIT}/geschichte.png: lizenz"),
        (PATH, CC0, "", f"{PATH}: lizenz"),
        (PATH, "\nki:", "\nx:", f"{PATH}: ki"),
        ("content/index.md", "\nki:", "\nx:", "content/index.md: ki"),
    ],
)
def test_what_is_not_marked_is_seen(copy: Path, file: str, old: str, new: str, told: str) -> None:
    spoil(copy, file, old, new)
    assert lacking(copy) == {told}


@pytest.mark.parametrize("name", ["neu.png", "neu.mp3", "neu.webm"])
def test_so_is_a_medium_that_nobody_declared(copy: Path, name: str) -> None:
    (copy / UNIT / name).write_bytes(b"x")
    assert lacking(copy) == {f"{UNIT}/{name}: ki", f"{UNIT}/{name}: lizenz"}


def test_the_hub_says_what_in_it_is_invented_and_nothing_else_is_wrong() -> None:
    told = findings(ROOT)
    rules_and_lines(told)
    assert [(found.rule, found.file) for found in told] == [
        ("services-sample", "content/dienste.yml"),
        ("text-sample", "content/mitmachen/index.md"),
        ("hub-publisher-sample", "mkdocs.yml"),
        ("duties-sample", "mkdocs.yml"),
    ]
    for found in told:
        line = (ROOT / found.file).read_text("utf-8").splitlines()[(found.line or 0) - 1]
        assert line.strip() == "beispieldaten: true"


def test_duties_that_lost_their_mark_are_told_of_each_invented_contact(copy: Path) -> None:
    spoil(copy, "mkdocs.yml", "    pflichten:\n      beispieldaten: true\n", "    pflichten:\n")
    told = [found for found in findings(copy) if found.rule == "hub-publisher-address-sample"]
    lines = (copy / "mkdocs.yml").read_text("utf-8").splitlines()
    assert [lines[(found.line or 0) - 1].strip().split(":")[0] for found in told] == ["kontakt", "beauftragte"]
    for found in told:
        assert dict(found.values)["address"] in lines[(found.line or 0) - 1]


def test_a_publisher_that_lost_its_mark_is_told_of_each_invented_contact(copy: Path) -> None:
    spoil(copy, "mkdocs.yml", "      beispieldaten: true\n")
    told = [found for found in findings(copy) if found.file == "mkdocs.yml" and found.rule != "duties-sample"]
    lines = (copy / "mkdocs.yml").read_text("utf-8").splitlines()
    assert [(found.rule, lines[(found.line or 0) - 1].split(":")[0].strip()) for found in told] == [
        ("hub-publisher-name-sample", "name"),
        ("hub-publisher-address-sample", "url"),
        ("hub-publisher-address-sample", "kontakt"),
    ]


def test_every_text_that_says_that_it_holds_invented_details_is_marked() -> None:
    """And no other: a mark that is no longer true would stay forever."""
    texts = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in (ROOT / "content").rglob("*.md")}
    marked = {file for file, text in texts.items() if "\nbeispieldaten: true\n" in text.partition("\n---\n")[0] + "\n"}
    assert marked == {file for file, text in texts.items() if "] Beispieldaten: bitte ersetzen\n" in text}
    assert "content/mitmachen/index.md" in marked


def test_whoever_reads_a_page_with_invented_details_is_told_so() -> None:
    text = (ROOT / "content" / "mitmachen" / "index.md").read_text("utf-8")
    assert "] Beispieldaten: bitte ersetzen\n" in text.partition("\n# ")[2]
