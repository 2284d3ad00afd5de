"""Staged pages say to Python-Markdown exactly what they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown import Markdown

from engines.golden import golden_site
from engines.whole import write_stage
from teilbar.publishing.icons import with_sheet
from teilbar.publishing.stage_writer import THEME_FOLDER, page_source, quoted
from teilbar.publishing.staging import StagedHeading, StagedHtml, StagedPage
from teilbar.resources import themes

if TYPE_CHECKING:
    from pathlib import Path

# HTML forbids these characters and MkDocs' reader of files drops the last one.
LETTERS = some.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff")
TEXT = some.text(LETTERS) | some.text(some.sampled_from(" *_`<>&amp;{}#![]()~-+.:|\\/$@1x"), max_size=40)


@given(some.text(some.characters(codec="utf-8")))
def test_any_title_survives_the_front_matter(title: str) -> None:
    assert yaml.safe_load(f"title: {quoted(title)}\n") == {"title": " ".join(title.split())}


@settings(deadline=None)
@given(TEXT.filter(str.strip))
def test_any_text_survives_as_a_heading(text: str) -> None:
    reader = _markdown_of(StagedHeading(1, "x", f"a {text} b"))
    (entry,) = reader.toc_tokens
    assert (entry["level"], entry["id"]) == (1, "x")
    assert _text_of(entry["name"]) == " ".join(f"a {text} b".split())


@settings(deadline=None)
@given(some.text(some.sampled_from("*_`[]()!|:.,;~^$@/\\-+ax1ä"), min_size=1))
def test_any_id_survives_at_a_heading(anchor: str) -> None:
    reader = _markdown_of(StagedHeading(1, anchor, "Titel"))
    assert reader.html == f'<h1 id="{anchor}">Titel</h1>'
    assert reader.toc_tokens[0]["id"] == anchor


@settings(deadline=None)
@given(some.text(some.sampled_from(" \t\n*_`<>&x#-1.{}[]!|:\\"), max_size=60))
def test_preformatted_text_survives_to_the_last_space(text: str) -> None:
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = _markdown_of(StagedHeading(1, "x", "x"), StagedHtml(f"<pre>{written}|</pre>")).html
    assert _text_of(html.partition("<pre>")[2].partition("|</pre>")[0]) == text


def test_the_theme_lies_beside_the_pages(tmp_path: Path) -> None:
    write_stage(replace(golden_site(), colours=("#123456", "")), tmp_path)
    sheet = (tmp_path / THEME_FOLDER / "teilbar.css").read_text("utf-8")
    assert "--tb-primary: #123456;" in sheet
    for part in (themes() / "material" / "styles").glob("*.css"):
        assert with_sheet(part.read_text("utf-8")) in sheet
    assert (tmp_path / THEME_FOLDER / "frame.js").is_file()
    assert (tmp_path / THEME_FOLDER / "icons.svg").is_file()
    assert (tmp_path / THEME_FOLDER / "favicon.svg").is_file()


@pytest.mark.parametrize("mark", ["code", "em", "strong", "sub", "sup"])
def test_marks_in_a_heading_hold_text_and_nothing_else(mark: str) -> None:
    html = f"x<{mark}>*a* &lt;b&gt; &amp;amp; _c_ `d`</{mark}>y"
    built = _markdown_of(StagedHeading(1, "x", "-", html)).html
    assert built.startswith(f'<h1 id="x">x<{mark}>')
    assert _text_of(built) == "x*a* <b> &amp; _c_ `d`y"


class _Built:
    def __init__(self, source: str) -> None:
        reader = Markdown(extensions=["attr_list", "toc"])
        self.html = reader.convert(source)
        self.toc_tokens = reader.toc_tokens  # type: ignore[attr-defined]  # set by the extension toc


def _markdown_of(*body: StagedHeading | StagedHtml) -> _Built:
    return _Built(page_source(StagedPage("", "x", body)).split("---\n", 2)[2])


def _text_of(html: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", html))
