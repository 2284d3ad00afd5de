"""A unit's page tells what was changed lately, and the catalogue by how many people."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import pytest

from reading.histories import Repository
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.licensing.registry import Registry
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.compose import compose
from teilbar.publishing.descriptions import Descriptions
from teilbar.publishing.ground import Ground
from teilbar.publishing.records import catalogue
from teilbar.publishing.site_addresses import SiteTargets
from teilbar.publishing.staging import StagedHtml
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "einheiten/ton/index.md"
HEADER = "---\nid: ton\ntitel: Ton\nkurz: Ein Satz.\nbereich: Medien\nlizenz: CC0-1.0\n{more}---\n\nLeise.\n"

LONG_STORY = f"""
    1 Ada Fängt an | ^{UNIT}
    2 Ben Findet <Töne> & Klänge | ^{UNIT}
    3 Ada Update index.md | ^{UNIT}
    4 Cem Räumt auf | ^{UNIT}
    5 Ada Erklärt mehr | ^{UNIT}
    6 Ada Kürzt | ^{UNIT}
    7 Ada Ganz woanders | +readme.md
    8 Ben Ergänzt Fragen | ^{UNIT}
"""


@dataclass(frozen=True)
class Case:
    """A unit's past, and what is told of it."""

    story: str
    header: str = ""
    hub: str = ""
    news: tuple[str, ...] = ()
    """The lines, the heading first."""
    contributors: int | None = None
    """In the catalogue."""


CASES = {
    "the newest first, and no more than five": Case(
        LONG_STORY,
        news=(
            "Was ist neu (Version 0.7)",
            "Version 0.7, 8. Januar 2024: Ergänzt Fragen",
            "Version 0.6, 6. Januar 2024: Kürzt",
            "Version 0.5, 5. Januar 2024: Erklärt mehr",
            "Version 0.4, 4. Januar 2024: Räumt auf",
            "Version 0.2, 2. Januar 2024: Findet <Töne> & Klänge",
            "3 Mitwirkende",
        ),
        contributors=3,
    ),
    "English": Case(
        f"1 Ada Begins | ^{UNIT}\n2 Ben Goes on | ^{UNIT}",
        hub="sprache: en",
        news=(
            "What is new (version 0.2)",
            "Version 0.2, 2 January 2024: Goes on",
            "Version 0.1, 1 January 2024: Begins",
            "2 contributors",
        ),
        contributors=2,
    ),
    "a version of the author's own": Case(
        f"1 Ada Fängt an | ^{UNIT}\n2 Ada Macht weiter | ^{UNIT}",
        header="version: 2024-A\n",
        news=(
            "Was ist neu (Version 2024-A)",
            "2. Januar 2024: Macht weiter",
            "1. Januar 2024: Fängt an",
            "1 mitwirkende Person",
        ),
        contributors=1,
    ),
    "people whom the author names": Case(
        f"1 Ada Fängt an | ^{UNIT}",
        header="mitwirkende: [Dana, Emil]\n",
        news=("Was ist neu (Version 0.1)", "Version 0.1, 1. Januar 2024: Fängt an"),
    ),
    "changes that tell nothing": Case(f"1 Ada Initial commit | ^{UNIT}", contributors=1),
    "no git": Case(""),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_told(tmp_path: Path, case: Case) -> None:
    unit = tmp_path / UNIT
    unit.parent.mkdir(parents=True)
    unit.write_text(HEADER.format(more=case.header), "utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  teilbar:\n    blockiert: []\n    {case.hub}\n", "utf-8")
    if case.story:
        Repository(tmp_path, case.story)
    page, listed = published(tmp_path)
    assert news_of(page) == case.news
    assert listed.get("contributors") == case.contributors


def published(folder: Path) -> tuple[str, dict[str, object]]:
    """Return the HTML of the unit's page, and its entry in the catalogue."""
    with open_source(str(folder)) as source, Workshop(Cache(None), 1) as workshop:
        checked = read_and_check(source, Options(), workshop, Silent())
        library, licences = checked.verdict.library, Registry.load()
        targets = SiteTargets(library, checked.hub, licences, checked.root)
        ground = Ground(library=library, hub=checked.hub, licences=licences, targets=targets, name="Hub")
        composed = compose(ground, workshop)
    (page,) = (page for page in composed.site.pages if page.path == "einheiten/ton")
    works = Descriptions(library, checked.hub, licences, checked.vocabularies, "Hub", ())
    (entry,) = json.loads(catalogue(works.all().values(), checked.hub))["units"]
    return "".join(part.html for part in page.body if isinstance(part, StagedHtml)), entry


def news_of(page: str) -> tuple[str, ...]:
    """Return the lines of what is new, as a reader sees them."""
    found = re.search(r'<details class="tb-news">(.*?)</details>', page, re.DOTALL)
    lines = re.findall(r"<(summary|li|p)>(.*?)</\1>", found[1]) if found else ()
    return tuple(unescape(re.sub("<[^>]*>", "", line)) for _, line in lines)
