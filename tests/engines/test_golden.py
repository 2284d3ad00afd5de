"""Ten hostile pages come through every engine as they were staged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engines.golden import Token, expected, golden_site, rendered
from engines.whole import write_stage
from teilbar.publishing.engines import get_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.publishing.staging import StagedPage

pytestmark = pytest.mark.slow

ENGINES = ("mkdocs", "properdocs", "zensical")
SITE = golden_site()
DOCUMENT = Path(__file__).parents[2] / "docs" / "engines.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that builds the golden site with an engine, once."""
    sites: dict[str, Path] = {}

    def build(engine: str) -> Path:
        if engine not in sites:
            folder = tmp_path_factory.mktemp(engine)
            write_stage(SITE, folder / "stage")
            get_engine(engine).render(folder / "stage", folder / "site", SITE)
            sites[engine] = folder / "site"
        return sites[engine]

    return build


def documented_differences() -> Mapping[tuple[str, str], str]:
    """Read the table of docs/engines.md: what Zensical writes, by page and what was staged."""
    section = DOCUMENT.read_text("utf-8").partition("## Where Zensical differs")[2]
    rows = re.findall(r"^\| ([\w-]+) \| `([^`]+)` \| `([^`]+)` \|$", section, re.MULTILINE)
    return {(page, staged): written for page, staged, written in rows}


def test_the_pages_are_ten() -> None:
    hostile = [page for page in SITE.pages if page.kind == "unit"]
    assert len(hostile) == 10


@pytest.mark.parametrize("page", SITE.pages, ids=lambda page: page.path or "start")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_comes_out_as_it_was_staged(engine: str, page: StagedPage, built: Callable[[str], Path]) -> None:
    article = expected(page)
    if engine == "zensical":
        article = _as_documented(article, page.path)
    assert rendered(built(engine) / page.path / "index.html") == article


def _as_documented(article: list[Token], page: str) -> list[Token]:
    differences = documented_differences()
    return [tuple(differences.get((page, part), part) for part in token) for token in article]


def test_every_documented_difference_is_one() -> None:
    staged = {(page.path, part) for page in SITE.pages for token in expected(page) for part in token}
    assert documented_differences()
    assert documented_differences().keys() <= staged
    assert all(staged != written for (_, staged), written in documented_differences().items())


def test_properdocs_writes_the_same_bytes_as_mkdocs(built: Callable[[str], Path]) -> None:
    assert _files(built("properdocs")) == _files(built("mkdocs"))


@pytest.mark.parametrize("engine", ENGINES)
def test_another_build_elsewhere_writes_the_same_bytes(
    engine: str, built: Callable[[str], Path], tmp_path: Path
) -> None:
    write_stage(SITE, tmp_path / "another" / "place")
    get_engine(engine).render(tmp_path / "another" / "place", tmp_path / "out", SITE)
    assert _files(tmp_path / "out") == _files(built(engine))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_frame_says_names_as_text(engine: str, built: Callable[[str], Path]) -> None:
    page = (built(engine) / "headings" / "index.html").read_text("utf-8")
    head = page.partition("</head>")[0]
    assert "<title>Überschriften: &#34;x&#34; &amp; &lt;b&gt;{{ x }}" in _same_entities(head)
    assert "<b>" not in page
    assert "<i>" not in page
    assert '<a href="../code/index.html">&lt;i&gt;*Programm*&lt;' in page
    assert '<p>Von <a href="../links/index.html">allen</a> für alle: {{ x }} &amp; *y*</p>' in page


def _same_entities(html: str) -> str:
    """Write the entities of MiniJinja as Jinja does."""
    return html.replace("&quot;", "&#34;").replace("&#x2f;", "/")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_says_nothing_of_its_making_and_holds_nothing_inline(engine: str, built: Callable[[str], Path]) -> None:
    site = built(engine)
    assert not list(site.glob("sitemap*"))
    for file in site.rglob("*.html"):
        page = file.read_text("utf-8")
        assert 'name="generator"' not in page
        assert not re.search(r"<style|<[a-z][^<>]*\s(?:style|on[a-z]+)=", page), file
        scripts = re.findall(r"<script\b([^>]*)>", page)
        assert scripts
        assert all("src=" in attributes or "application/json" in attributes for attributes in scripts), file


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
