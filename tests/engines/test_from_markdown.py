"""Every case of the dialect, as an author's unit, comes out the same in every engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engines.golden import rendered
from teilbar.build import Options, build
from website.sample import png

if TYPE_CHECKING:
    from engines.golden import Token

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[1] / "dialect" / "cases"
HEAD = "---\nid: {name}\ntitel: {name}\nkurz: Ein Satz.\nbereich: Probe\nlizenz: CC0-1.0\n---\n\nEin Text.\n\n"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Token]]]:
    """Return the article of each case's page, by engine and case."""
    folder = tmp_path_factory.mktemp("cases")
    for case in CASES.glob("*.md"):
        unit = folder / "source" / "content" / case.stem
        unit.mkdir(parents=True)
        (unit / "index.md").write_text(HEAD.format(name=case.stem) + case.read_text("utf-8"), "utf-8")
        (unit / "schnecke.png").write_bytes(png(16, 12, (43, 99, 147)))
    found: dict[str, dict[str, list[Token]]] = {}
    for engine in ("mkdocs", "properdocs", "zensical"):
        site = folder / engine
        build(Options(source=str(folder / "source"), out=site, engine=engine, cache=folder / "cache"))
        pages = sorted((site / "einheiten").glob("*/index.html"))
        found[engine] = {page.parent.name: rendered(page) for page in pages}
    return found


def test_every_case_is_published(articles: dict[str, dict[str, list[Token]]]) -> None:
    assert list(articles["mkdocs"]) == sorted(case.stem for case in CASES.glob("*.md"))


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_the_engines_agree(articles: dict[str, dict[str, list[Token]]], engine: str) -> None:
    different = [case for case, article in articles["mkdocs"].items() if articles[engine][case] != article]
    assert different == []
