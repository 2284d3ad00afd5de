"""A small hub with a unit that holds everything there is, one of a single step, one in English; and its packages."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from teilbar.build import build
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop
from website.sample import png

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.unit import Unit

FORMATS = ("h5p", "h5p-quiz")
TEXTS = Path(__file__).with_name("hub")
HUB = "site_name: Hub\nsite_url: https://hub.example.org/kita/\nextra:\n  teilbar:\n    h5p_set: {set}\n"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="#fd0"/>'
    '<text x="9" y="40" font-family="Arial">Turm</text></svg>'
)
WAV = b"RIFF" + struct.pack("<I4s4sIHHIIHH4sI", 44, b"WAVE", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8, b"data", 8) + bytes(8)
FILES = {"turm.svg": DRAWING.encode(), "haus.png": png(90, 60, (43, 99, 147)), "klang.wav": WAV}


@dataclass(frozen=True)
class Package:
    """A package, read by an independent reader."""

    file: Path
    names: tuple[str, ...]
    files: Mapping[str, bytes]

    @property
    def manifest(self) -> dict[str, Any]:
        """h5p.json."""
        return dict(json.loads(self.files["h5p.json"]))

    @property
    def content(self) -> dict[str, Any]:
        """content.json."""
        return dict(json.loads(self.files["content/content.json"]))

    def parts(self, type_name: str = "") -> list[dict[str, Any]]:
        """Return all parts in their order, or those of one content type."""
        return [part for part in parts_in(self.content) if part["library"].startswith(f"H5P.{type_name}")]


def parts_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield the parts in content, outer ones first."""
    if isinstance(value, dict):
        if "library" in value and "params" in value:
            yield value
        for one in value.values():
            yield from parts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from parts_in(one)


def lay(folder: Path, version_set: str = "", **texts: str) -> Path:
    """Write the source of the hub, with other texts for some of its units."""
    source = folder / "quelle"
    own = {file.stem: file.read_text("utf-8") for file in sorted(TEXTS.glob("*.md"))}
    for name, words in (own | texts).items():
        unit = source / "content" / "einheiten" / name
        unit.mkdir(parents=True)
        (unit / "index.md").write_text(words, "utf-8")
        for file, data in FILES.items():
            (unit / file).write_bytes(data)
        records = (f"- {{datei: {file}, titel: 'Ein {file}', urheber: Cy Zeichner, lizenz: CC0}}\n" for file in FILES)
        (unit / "medien.yml").write_text("".join(records), "utf-8")
    (source / "mkdocs.yml").write_text(HUB.format(set=version_set), "utf-8")
    return source


def packages(folder: Path, version_set: str = "", **texts: str) -> Mapping[str, Package]:
    """Build the hub's packages and return them by the names of their files."""
    out = folder / "pakete"
    source = lay(folder, version_set, **texts)
    build(Options(source=str(source), out=out, cache=folder / "cache", formats=FORMATS, site=False, jobs=1))
    return {file.name: read(file) for file in sorted(out.glob("downloads/*/*.h5p"))}


def units_of(source: Path, cache_folder: Path) -> tuple[Unit, ...]:
    """Return the units of a source, read and checked."""
    options, cache = Options(source=str(source), cache=cache_folder), Cache(cache_folder)
    with open_source(options.source, cache=cache) as opened, Workshop(cache, 1) as workshop:
        return read_and_check(opened, options, workshop, Silent()).verdict.library.units


def read(file: Path) -> Package:
    """Read a package."""
    with ZipFile(file) as archive:
        names = tuple(archive.namelist())
        return Package(file, names, {name: archive.read(name) for name in names})


@pytest.fixture(scope="session")
def h5p(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Package]:
    """Return the packages of the hub."""
    return packages(tmp_path_factory.mktemp("h5p"))


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Package]:
    """Return the packages of the hub in the set with the newer Question Set."""
    return packages(tmp_path_factory.mktemp("newer"), "core-1_27-quiz-1_21")
