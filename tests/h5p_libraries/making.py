"""A small set of libraries under names of their own, and packages that bring them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PAGE = """
window.Probe = window.Probe || {};
Probe.Seite = function (params, id) {
  H5P.EventDispatcher.call(this);
  this.attach = ($container) => {
    $container.addClass("probe-seite").append(Probe.zier());
    for (const part of params.parts) H5P.newRunnable(part, id, H5P.jQuery("<div>").appendTo($container));
  };
};
"""
TEXT = """
window.Probe = window.Probe || {};
Probe.Text = function (params) {
  H5P.EventDispatcher.call(this);
  this.attach = ($container) => $container.addClass("probe-text").text(params.text);
};
"""
ORNAMENT = 'window.Probe = window.Probe || {}; Probe.zier = () => H5P.jQuery("<hr>", { class: "probe-zier" });'


@dataclass(frozen=True)
class Made:
    """A library: what it says of itself, and its files."""

    name: str
    minor: int = 0
    patch: int = 1
    needs: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    script: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What library.json says besides, or instead."""

    @property
    def folder(self) -> str:
        return f"{self.name}-1.{self.minor}"

    def files(self) -> dict[str, str]:
        """Return the library's files."""
        said: dict[str, Any] = {
            "title": f"{self.name} (Probe)",
            "machineName": self.name,
            "majorVersion": 1,
            "minorVersion": self.minor,
            "patchVersion": self.patch,
            "runnable": 1,
            "license": "MIT",
            "embedTypes": ["iframe"],
        }
        for kind, names in self.needs.items():
            said[f"{kind}Dependencies"] = [
                {"machineName": name, "majorVersion": 1, "minorVersion": minor} for name, minor in names
            ]
        files = {"semantics.json": "[]"}
        if self.script:
            files |= {"seite.js": self.script, "seite.css": f".{self.name} {{ color: #123 }}"}
            said |= {"preloadedJs": [{"path": "seite.js"}], "preloadedCss": [{"path": "seite.css"}]}
        return {"library.json": json.dumps(said | dict(self.more)), **files}


FIELD = Made("ProbeEditor.Feld", needs={"preloaded": (("ProbeEditor.Teil", 0),)})
PART = Made("ProbeEditor.Teil")
SHINE = Made("Probe.Glanz")
DECOR = Made("Probe.Zier", script=ORNAMENT)
WORDS = Made("Probe.Text", minor=2, needs={"editor": (("ProbeEditor.Feld", 0),)}, script=TEXT)
MAIN = Made(
    "Probe.Seite",
    needs={"preloaded": (("Probe.Zier", 0),), "dynamic": (("Probe.Glanz", 0),), "editor": (("Probe.Text", 2),)},
    script=PAGE,
)
UNUSED = Made("Probe.Anderes")
SET = (MAIN, WORDS, DECOR, SHINE, FIELD, PART, UNUSED)

CONTENT = {
    "parts": [
        {
            "library": "Probe.Text 1.2",
            "params": {"text": "Schöne Grüße"},
            "subContentId": "0a3a4b7e-6d52-5d0c-9d6e-0c1d7a3b2f11",
            "metadata": {"title": "Text", "contentType": "Text", "license": "U"},
        }
    ]
}
MANIFEST = {
    "title": "Probe",
    "language": "de",
    "mainLibrary": "Probe.Seite",
    "embedTypes": ["iframe"],
    "license": "U",
    "preloadedDependencies": [
        {"machineName": "Probe.Seite", "majorVersion": 1, "minorVersion": 0},
        {"machineName": "Probe.Text", "majorVersion": 1, "minorVersion": 2},
    ],
}
USED = ("Probe.Seite 1.0", "Probe.Text 1.2")


def package(file: Path, libraries: Iterable[Made], **more: str | bytes) -> Path:
    """Write a package that brings libraries, and more files."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("h5p.json", json.dumps(MANIFEST))
        archive.writestr("content/content.json", json.dumps(CONTENT))
        for one in libraries:
            for path, words in one.files().items():
                archive.writestr(f"{one.folder}/{path}", words)
        for path, data in more.items():
            archive.writestr(path, data)
    return file
