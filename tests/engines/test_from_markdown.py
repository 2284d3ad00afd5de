"""Every case of the dialect, as an author's unit, comes out the same in every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engines.cases import CASES, write_cases
from engines.golden import rendered
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from engines.golden import Token

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Token]]]:
    """Return the article of each case's page, by engine and case."""
    folder = tmp_path_factory.mktemp("cases")
    write_cases(folder / "source")
    found: dict[str, dict[str, list[Token]]] = {}
    for engine in ("mkdocs", "properdocs", "zensical"):
        site = folder / engine
        build(Options(source=str(folder / "source"), out=site, engine=engine, cache=folder / "cache"))
        pages = sorted((site / "einheiten").glob("*/index.html"))
        found[engine] = {page.parent.name: rendered(page) for page in pages}
    return found


def test_every_case_is_published(articles: dict[str, dict[str, list[Token]]]) -> None:
    assert list(articles["mkdocs"]) == [case.stem for case in CASES]


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_the_engines_agree(articles: dict[str, dict[str, list[Token]]], engine: str) -> None:
    different = [case for case, article in articles["mkdocs"].items() if articles[engine][case] != article]
    assert different == []
