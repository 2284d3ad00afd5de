"""Headings leave out no level, and what stood below another heading still does."""

from __future__ import annotations

import re

import pytest

from teilbar.rendering.document import RenderedSection
from teilbar.rendering.levels import without_gaps

CASES = {
    "nothing to mend": ("2 3 3 2 3 4", "2 3 3 2 3 4"),
    "too deep from the start": ("3 4 3", "2 3 2"),
    "higher ones follow": ("4 3 2 3", "2 2 2 3"),
    "a gap": ("2 4 4 3 5", "2 3 3 3 4"),
    "two gaps": ("2 5 4 6 2", "2 3 3 4 2"),
}


@pytest.mark.parametrize("name", CASES)
def test_sections(name: str) -> None:
    written, shown = (list(map(int, levels.split())) for levels in CASES[name])
    sections = [RenderedSection("", level=level) for level in written]
    assert [section.level for section in without_gaps(sections)] == shown


@pytest.mark.parametrize("name", CASES)
def test_headings_within_a_section(name: str) -> None:
    written, shown = CASES[name]
    html = "".join(f'<blockquote><h{level} id="h">a <b>b</b></h{level}></blockquote>' for level in written.split())
    (section,) = without_gaps([RenderedSection(html)])
    assert re.findall(r"<h(.) id=\"h\">a <b>b</b></h\1>", section.html) == shown.split()
    assert section.level == 0


def test_a_section_goes_on_where_the_one_before_ended() -> None:
    sections = (RenderedSection("<h4>a</h4>", level=2), RenderedSection("<h2>b</h2>"), RenderedSection("", level=6))
    assert [(one.level, one.html) for one in without_gaps(sections)] == [(2, "<h3>a</h3>"), (0, "<h2>b</h2>"), (3, "")]
