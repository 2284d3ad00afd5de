"""Lists come out as on GitLab: against an independent GFM renderer, on courses that nobody here wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cmarkgfm
import markdown
import pytest
from cmarkgfm.cmark import Options as Cmark

from dialect.outline import lists_of
from teilbar.build import build, check
from teilbar.options import Options
from teilbar.publishing.site_addresses import folder_of
from teilbar.reading.frontmatter import split_header

if TYPE_CHECKING:
    from pathlib import Path


COURSES = ("oersi-course", "l3t-kindergarten")
ADDED = frozenset(
    {
        "tb-way",
        "tb-cards",
        "tb-footnotes",
        "tb-facts",
        "tb-question",
        "tb-contents",
        "tb-news",
        "tb-downloads",
        "tb-essentials",
        "tb-shortcuts",
        "tb-tags",
        "tb-passing",
        "tb-related",
    }
)
"""Classes of what Teilbar's pages add to an author's text."""


@pytest.fixture(scope="module", params=COURSES)
def course(request: pytest.FixtureRequest, shared_fixtures: Path) -> Path:
    folder: Path = shared_fixtures / request.param
    return folder


@pytest.fixture(scope="module")
def site(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(Options(source=str(course), out=tmp_path_factory.mktemp("site") / "site")).out


def pages_by_file(course: Path, site: Path) -> dict[str, str]:
    """The main text of every page, by the file in the source."""
    library = check(Options(source=str(course))).verdict.library
    found = {}
    for page in (*library.units, *library.pages, *library.paths):
        html = (site / folder_of(page) / "index.html").read_text("utf-8")
        found[page.file] = html[html.index("<article") : html.index("</article>")]
    return found


@pytest.mark.slow
def test_lists_of_every_file_are_those_of_gitlab(course: Path, site: Path) -> None:
    pages = pages_by_file(course, site)
    different = []
    for file in sorted(course.rglob("*.md")):
        path = file.relative_to(course).as_posix()
        body = split_header(file.read_text("utf-8"), path).body
        expected = lists_of(cmarkgfm.github_flavored_markdown_to_html(body, Cmark.CMARK_OPT_UNSAFE))
        if lists_of(pages[path], without=ADDED) != expected:
            different.append(path)
    assert different == []


def test_the_comparison_sees_what_python_markdown_reads_differently(shared_fixtures: Path) -> None:
    different = 0
    for file in shared_fixtures.rglob("*.md"):
        body = split_header(file.read_text("utf-8"), file.name).body
        expected = lists_of(cmarkgfm.github_flavored_markdown_to_html(body, Cmark.CMARK_OPT_UNSAFE))
        different += lists_of(markdown.markdown(body, extensions=["extra"])) != expected
    assert different >= 10
