"""A frame that went through an engine and was filled is what the engine makes of the full page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown import Markdown

import teilbar.build
import teilbar.publishing.compose
from engines.cases import CASES, write_cases
from engines.golden import expected, golden_site, rendered
from engines.whole import write_stage
from teilbar.options import Options
from teilbar.publishing.engines import get_engine
from teilbar.publishing.frames import fill, frame_of
from teilbar.publishing.stage_writer import page_source
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage, file_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teilbar.publishing.compose import Composed
    from teilbar.publishing.staging import StagedSite

TITLE, PART, NEXT = StagedHeading(1, "titel", "Titel"), StagedHtml("<p>x</p>"), StagedHeading(2, "zwei", "Zwei")
PAGE = StagedPage("seite", "Titel", (TITLE, PART, PART, NEXT, PART))
ALONE = StagedPage("seite", "Titel", (TITLE, PART))

# Words and HTML that would be taken for marks, if anything could be.
WORDS = some.sampled_from(
    [
        "x",
        "<!--teilbar-->",
        "<div>\n<!--teilbar-->\n</div>",
        '<h2 id="a1">',
        "</h2>",
        "{#a2}",
        "&lt;/h1&gt;",
        "\\1 \\g<0>",
    ]
)
HTML = some.sampled_from(
    [
        "",
        "<p>x</p>",
        " <p>ä &amp; &#8211; &nbsp;</p>\n\n<p>x</p>\t",
        "<!--teilbar-->",
        "<div>\n<!--teilbar-->\n</div>",
        '<h2 id="a1">x</h2>',
        "<pre>a\tb\n   \n \n\n# c {#a1}\r\nd\x0b\x00</pre>",
        "text \\1 \\g<0> *x* [TOC] {{ x }} {% x %}",
    ]
)


@some.composite
def pages(draw: some.DrawFn) -> StagedPage:
    """Draw a page of hostile headings and parts."""
    body: list[StagedHeading | StagedHtml] = []
    for number in range(draw(some.integers(1, 5))):
        level = draw(some.integers(2, 6)) if number else 1
        body.append(StagedHeading(level, f"a{number}", draw(WORDS)))
        body += map(StagedHtml, draw(some.lists(HTML, max_size=3)))
    return StagedPage("seite", draw(WORDS), tuple(body), draw(WORDS))


@settings(deadline=None)
@given(pages())
def test_filling_a_frame_gives_the_full_page(page: StagedPage) -> None:
    assert fill(_through_markdown(frame_of(page)), page) == _through_markdown(page)


@settings(deadline=None)
@given(pages())
def test_a_frame_knows_nothing_of_the_html(page: StagedPage) -> None:
    other = replace(page, body=tuple(PART if isinstance(part, StagedHtml) else part for part in page.body))
    assert frame_of(page) == frame_of(other)


def test_a_frame_of_several_headings_stays_when_parts_come_and_go() -> None:
    assert frame_of(PAGE) == frame_of(replace(PAGE, body=(TITLE, NEXT)))
    assert frame_of(PAGE) != frame_of(replace(PAGE, body=(TITLE, replace(NEXT, text="Drei"))))


@pytest.mark.parametrize(
    ("page", "change"),
    [
        (PAGE, lambda document: document.replace('<h2 id="zwei">', "<h2>")),
        (PAGE, lambda document: document.replace('<h2 id="zwei">', '<h3 id="zwei">')),
        (PAGE, lambda document: document.replace("</h2>", "")),
        (PAGE, lambda document: document + document),
        (PAGE, lambda document: document + _through_markdown(frame_of(ALONE))),
        (PAGE, lambda _: _through_markdown(frame_of(ALONE))),
        (PAGE, lambda _: ""),
        (ALONE, lambda document: document.replace("<!--teilbar-->", "")),
        (
            ALONE,
            lambda document: document.replace("<div>\n<!--teilbar-->\n</div>", "<div>\n<!--teilbar-->\n</div>\n" * 2),
        ),
        (ALONE, lambda _: _through_markdown(frame_of(PAGE))),
    ],
)
def test_another_document_is_refused_by_the_page_s_name(page: StagedPage, change: Callable[[str], str]) -> None:
    document = change(_through_markdown(frame_of(page)))
    with pytest.raises(ValueError, match=r"^page 'seite': the engine wrote .* its frame asks for .*titel"):
        fill(document, page)


def test_what_is_for_the_head_is_put_at_its_end_and_no_engine_sees_it() -> None:
    with_head = replace(PAGE, head="<meta name=x>")
    assert frame_source(with_head) == frame_source(PAGE)
    body = _through_markdown(frame_of(PAGE))
    document = f"<html><head><title>x</title></head><body>{body}</body></html>"
    filled = fill(document, with_head)
    assert filled == fill(document, PAGE).replace("</head>", "<meta name=x></head>")
    with pytest.raises(ValueError, match=r"^page 'seite': the engine wrote no </head>"):
        fill(body, with_head)


def frame_source(page: StagedPage) -> str:
    return page_source(frame_of(page))


def _through_markdown(page: StagedPage) -> str:
    """Return what the engines' Markdown makes of a page; a page's title is escaped by the theme alone."""
    return Markdown(extensions=["attr_list", "toc"]).convert(page_source(page).split("---\n", 2)[2])


@pytest.fixture(scope="module")
def hubs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, StagedSite]:
    """Return the hostile pages, and all cases of the dialect as a build stages them."""
    folder = tmp_path_factory.mktemp("dialect")
    write_cases(folder / "source")
    staged: list[Composed] = []

    def compose(*parts: Any, **named: Any) -> Composed:  # noqa: ANN401 - hands through whatever a build gives
        staged.append(teilbar.publishing.compose.compose(*parts, **named))
        return staged[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(teilbar.build, "compose", compose)
        teilbar.build.build(Options(source=str(folder / "source"), out=folder / "site", cache=folder / "cache"))
    return {"hostile": golden_site(), "dialect": staged[0].site}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("hub", ["hostile", "dialect"])
def test_filled_frames_are_the_full_pages_to_the_byte(
    hubs: dict[str, StagedSite], hub: str, engine: str, tmp_path: Path
) -> None:
    full, frames = (_render(engine, site, tmp_path / name) for name, site in _both(hubs[hub]).items())
    for page in (replace(page, head="") for page in hubs[hub].pages):  # no engine is shown what is for the head
        assert fill(_document(frames, page), page) == _document(full, page), page.path


@pytest.mark.slow
@pytest.mark.parametrize("hub", ["hostile", "dialect"])
def test_filled_frames_hold_what_was_staged_where_the_engine_changes_full_pages(
    hubs: dict[str, StagedSite], hub: str, tmp_path: Path
) -> None:
    folder = _render("zensical", _both(hubs[hub])["frames"], tmp_path)
    for page in hubs[hub].pages:
        file = folder / file_of(page.path)
        file.write_bytes(fill(_document(folder, page), page).encode())
        assert rendered(file) == expected(page), page.path


@pytest.mark.slow
def test_all_cases_of_the_dialect_are_compared(hubs: dict[str, StagedSite]) -> None:
    assert {f"einheiten/{case.stem}" for case in CASES} <= {page.path for page in hubs["dialect"].pages}


def _both(site: StagedSite) -> dict[str, StagedSite]:
    return {"full": site, "frames": replace(site, pages=tuple(map(frame_of, site.pages)))}


def _render(engine: str, site: StagedSite, folder: Path) -> Path:
    write_stage(site, folder / "stage")
    assert get_engine(engine).render(folder / "stage", folder / "site", site) == ()
    return folder / "site"


def _document(site: Path, page: StagedPage) -> str:
    return (site / file_of(page.path)).read_bytes().decode()
