"""The sites that are judged: our own content, a small hub that shows everything once, two strangers' courses."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PIL import Image

from conftest import ROOT
from teilbar.build import build
from teilbar.options import Options
from website.crawl import pages_of

HUB = Path(__file__).parent / "hub"
QUESTIONS = Path(__file__).parents[1] / "browser" / "hub" / "content" / "einheiten" / "alle-arten"
COURSES = ("oersi-course", "l3t-kindergarten")

RECORDINGS = {
    "alle-bausteine/wand": ("wetterbericht/wetterwand", (".mp4", ".vtt", ".png")),
    "hoeren/prasseln": ("geraeusche-sammeln/prasseln", (".mp3", ".vtt")),
}
"""Films and sounds of the small hub, with what lies beside them: taken from our own content."""

KINDS = {
    "start": "index.html",
    "materials": "materialien/index.html",
    "unit": "einheiten/alle-bausteine/index.html",
    "unit with a sound": "einheiten/hoeren/index.html",
    "unit without pictures": "einheiten/ohne-bilder/index.html",
    "questions": "einheiten/alle-arten/index.html",
    "easy language": "seiten/einheiten/hoeren/leichte-sprache/index.html",
    "path": "lernpfade/zwei-schritte/index.html",
    "paths": "lernpfade/index.html",
    "topic": "themen/medien/index.html",
    "topics": "themen/index.html",
    "tag": "schlagworte/hoeren/index.html",
    "tags": "schlagworte/index.html",
    "services": "dienste/index.html",
    "page": "mitmachen/index.html",
    "imprint": "impressum/index.html",
    "accessibility": "barrierefreiheit/index.html",
    "hub in easy language": "leichte-sprache/index.html",
    "sign language": "gebaerdensprache/index.html",
    "credits": "credits.html",
    "contributors": "mitwirkende/index.html",
    "withdrawn": "einheiten/nicht-mehr/index.html",
    "not found": "404.html",
    "running order": "einheiten/alle-bausteine/ablauf.html",
    "worksheet": "einheiten/alle-arten/arbeitsblatt.html",
    "solutions": "einheiten/alle-arten/loesungen.html",
}
"""Each kind of page, by where the small hub has one. None may be missing: :func:`kinds_in` finds those of a site."""

PAPER = frozenset({"running order", "worksheet", "solutions"})
"""Those that are made for the printer, without menu and search."""

_KIND = re.compile(r"\btb-content--([\w-]+)")


@dataclass(frozen=True)
class Site:
    """A built site."""

    name: str
    folder: Path

    @cached_property
    def pages(self) -> list[str]:
        """Paths of its pages, sorted."""
        return pages_of(self.folder)

    def uri(self, path: str) -> str:
        """Return the address of a page where it lies on the disk."""
        return (self.folder / path).as_uri()


def build_content(folder: Path) -> Site:
    """Build our own content in all formats."""
    build(Options(source=str(ROOT), out=folder))
    return Site("content", folder)


def build_small(folder: Path) -> Site:
    """Build the small hub, with its media, in all formats; the units' folder takes the page of all questions in."""
    source = folder.with_name("source")
    shutil.copytree(HUB, source)
    units = source / "content" / "einheiten"
    shutil.copytree(QUESTIONS, units / QUESTIONS.name)
    for place in (units / QUESTIONS.name, units / "alle-bausteine"):
        Image.new("RGB", (800, 600), "#dfe7ea").save(place / "buehne.png")
    for target, (origin, endings) in RECORDINGS.items():
        for ending in endings:
            shutil.copy(ROOT / "content" / "einheiten" / f"{origin}{ending}", units / f"{target}{ending}")
    build(Options(source=str(source), out=folder))
    return Site("small", folder)


def build_course(course: Path, folder: Path) -> Site:
    """Build a stranger's course; of its packages only those that are read offline."""
    build(Options(source=str(course), out=folder, formats=("offline",)))
    return Site(course.name, folder)


def kinds_on(site: Site, path: str) -> set[str]:
    """Return of which kinds a page is, as the theme names them."""
    return set(_KIND.findall((site.folder / path).read_text("utf-8")))


def kinds_in(site: Site) -> set[str]:
    """Return which kinds of pages a site has."""
    return {kind for path in site.pages for kind in kinds_on(site, path)}
