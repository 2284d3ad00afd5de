"""A hub on the disk that is changed and built again, and the site that it should become."""

from __future__ import annotations

import shutil
import wave
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from reading.repositories import git
from teilbar import made_by as makers
from teilbar import resources
from teilbar.build import build
from teilbar.options import Options
from teilbar.unchanged import unchanged
from website.sample import png

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from teilbar.outcome import Built

HUB = Path(__file__).with_name("hub")
PACKAGE = Path(makers.__file__).parent
FOREIGN_FORMAT = Path(__file__).with_name("outline.py")
UNITS = "content/einheiten"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:05.000\nEs regnet.\n"
SHORT = {
    "content/pfade/start": "start",
    "content/ueber.md": "ueber",
    "pfade/start": "start",
    "lernpfade/start": "start",
}


@dataclass
class Bench:
    """A hub in git, Teilbar's code and data, what is installed beside it, a site and a cache, all in one folder."""

    folder: Path
    options: Options = field(init=False)

    def __post_init__(self) -> None:
        """Lay everything out; nothing is built yet."""
        for name in ("themes", "licenses"):
            shutil.copytree(getattr(resources, {"licenses": "licences"}.get(name, name))(), self.data / name)
        shutil.copytree(PACKAGE, self.code, ignore=shutil.ignore_patterns("__pycache__"))
        self.install("outline_format", "[teilbar.formats]\nbeispiel = outline_format:Outline\n")
        shutil.copyfile(FOREIGN_FORMAT, self.installed / "outline_format.py")
        shutil.copytree(HUB, self.source)
        for name, colour in (("szene", (43, 99, 147)), ("figur", (156, 66, 33))):
            self.write_picture(f"film/{name}.png", colour)
        self.write_picture("ton/mikro.jpg", (90, 90, 90))
        self.write_sound("draussen/stein/regen.wav", 800)
        (self.source / UNITS / "draussen/stein/regen.vtt").write_text(CAPTIONS, "utf-8")
        (self.source / UNITS / "draussen/stein/plan.pdf").write_bytes(b"%PDF-1.4\n% Der Plan\n%%EOF\n")
        git(self.source, "init", "--quiet", "--initial-branch=main")
        self.commit("Fängt an")
        # One process: what a test puts in the place of something else would not be there in another.
        self.options = Options(
            source=str(self.source),
            out=self.folder / "site",
            cache=self.folder / "cache",
            formats=("offline",),
            jobs=1,
        )
        self.keep("source", "data", "code", "installed")

    @property
    def source(self) -> Path:
        return self.folder / "source"

    @property
    def data(self) -> Path:
        """Where themes and licences lie."""
        return self.folder / "data"

    @property
    def code(self) -> Path:
        """What Teilbar takes for its own code when it asks what it is. It runs from elsewhere."""
        return self.folder / "code"

    @property
    def installed(self) -> Path:
        """A folder in which other distributions lie."""
        return self.folder / "installed"

    def redirect(self, patch: pytest.MonkeyPatch) -> None:
        """Let Teilbar take themes, licences, its own code and other distributions from this folder."""
        patch.setattr(makers, "_PACKAGE", self.code)
        patch.syspath_prepend(self.installed)
        patch.setattr(resources, "_IN_WHEEL", self.folder / "no wheel")
        patch.setattr(resources, "_IN_CHECKOUT", self.data)

    # --- changing ---------------------------------------------------------------------------------------------------

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file of this folder."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), "utf-8")

    def write_picture(self, path: str, colour: tuple[int, int, int]) -> None:
        """Write a picture in one colour below the folder of units."""
        file = self.source / UNITS / path
        if file.suffix == ".png":
            file.write_bytes(png(64, 48, colour))
        else:
            Image.new("RGB", (64, 48), colour).save(file)

    def write_sound(self, path: str, samples: int) -> None:
        """Write some silence below the folder of units."""
        with wave.open(str(self.source / UNITS / path), "wb") as sound:
            sound.setparams((1, 1, 8000, samples, "NONE", ""))
            sound.writeframes(bytes(samples))

    def install(self, name: str, entry_points: str = "") -> None:
        """Lay down what tells that a distribution is installed."""
        info = self.installed / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(entry_points, "utf-8")

    def commit(self, message: str) -> None:
        """Commit everything."""
        git(self.source, "add", "--all")
        git(self.source, "commit", "--quiet", "--allow-empty", "--message", message)

    def keep(self, *parts: str) -> None:
        """Remember what stands in some folders."""
        for part in parts:
            shutil.copytree(self.folder / part, self.folder / "kept" / part)

    def undo(self, *parts: str) -> None:
        """Make folders what they were when they were remembered."""
        for part in parts:
            shutil.rmtree(self.folder / part, ignore_errors=True)
            shutil.copytree(self.folder / "kept" / part, self.folder / part)

    # --- building ---------------------------------------------------------------------------------------------------

    def build(self, options: Options | None = None) -> Built:
        """Build the site where it stands, with the cache."""
        look_anew()
        return build(options or self.options)

    def unchanged(self, options: Options | None = None) -> Built | None:
        """Ask whether there is nothing to do."""
        look_anew()
        return unchanged(options or self.options)

    def site(self) -> dict[str, bytes]:
        """Return all files of the site."""
        return files_of(self.options.out)

    def first(self, options: Options | None = None) -> Built:
        """Build the source as it is now into another folder, without anything from before."""
        folder = self.folder / "first"
        shutil.rmtree(folder, ignore_errors=True)
        return self.build(replace(options or self.options, out=folder / "site", cache=folder / "cache"))

    def truth(self, options: Options | None = None) -> dict[str, bytes]:
        """Return all files of the site that a first build makes of the source as it is now."""
        return files_of(self.first(options).out)


def look_anew() -> None:
    """Forget what Teilbar knows of its own files, which a command looks at once."""
    for known in (makers.made_by, makers.made_by_room, makers.data_digest):
        known.cache_clear()


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with a site, a line a file; compressed siblings only if nothing else is."""
    missing = [f"missing: {path}" for path in expected.keys() - found.keys()]
    left = [f"left over: {path}" for path in found.keys() - expected.keys()]
    old = [f"stale: {path}" for path in found.keys() & expected.keys() if found[path] != expected[path]]
    lines = sorted((*missing, *left, *old))
    return [line for line in lines if not line.endswith((".gz", ".br"))] or lines


def made(built: Built) -> dict[str, set[str]]:
    """Return what a build made, by kind: texts and pages by their ids, media and what is said of them by their names.

    Siblings are left out: they follow from the files that they stand beside. Pages for paper have a table of their own
    (``tests/printing/test_kept.py``), and so has what is found (``tests/finding/test_kept.py``).
    """
    return {
        kind: {_short(name, kind) for name in names}
        for kind, names in built.made.items()
        if kind not in {"siblings", "print", "search", "words", "inflected", "look-alikes"} and names
    }


def _short(name: str, kind: str) -> str:
    """Return the name that a table calls a piece by."""
    folder, _, file = name.rpartition("/")
    match kind:
        case "text" | "text-check" | "page":
            return SHORT.get(name) or SHORT.get(folder) or folder.rpartition("/")[2]
        case "records":
            return f"{folder.rpartition('/')[2]}/{file}"
        case "archive" | "package":
            return folder.rpartition("/")[2] + file.removeprefix(folder.rpartition("/")[2]).removesuffix(".offline.zip")
        case "engine":
            return SHORT.get(name) or name.removeprefix("einheiten/") or "home"
        case _:
            return file
