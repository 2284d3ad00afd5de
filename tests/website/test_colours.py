"""Every text can be read: in the theme's colours and in a hub's own, on light and on dark paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from teilbar.hub.contrast import PAPER, TEXT, contrast, ink_on, readable
from teilbar.publishing.colours import DARK_PAPER, LIGHT_PAPER, colour_sheet
from teilbar.publishing.engines import get_engine
from teilbar.resources import themes
from website.sample import build_sample, sample_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

HUBS = {"theme": ("", ""), "yellow and cyan": ("#ffe000", "#00d5ff"), "nearly black": ("#0a0a14", "#050505")}
HARD = ("#ffffff", "#000000", "#808080", "#ffe000", "#00d5ff", "#ff0000", "#0000ff", "#777777", "#1f5d57", "#9c4221")
PAGES = ("index.html", "einheiten/trickfilm/index.html")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("paper", [LIGHT_PAPER, DARK_PAPER])
@pytest.mark.parametrize("colour", HARD)
def test_a_readable_shade_is_readable_and_no_further_away_than_needed(colour: str, paper: str) -> None:
    shade = readable(colour, paper)
    assert contrast(shade, paper) >= TEXT
    assert shade == colour or contrast(colour, paper) < TEXT


@pytest.mark.parametrize("colour", HARD)
def test_the_bar_can_be_read_on_any_colour(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= TEXT


def test_a_hub_without_colours_gets_the_themes() -> None:
    assert colour_sheet() == colour_sheet("#1F5D57", "#9C4221")
    assert colour_sheet("#123456") != colour_sheet()


def test_the_papers_that_shades_are_made_for_are_the_hardest_of_the_theme() -> None:
    sheet = (themes() / "material" / "styles" / "10-colours.css").read_text("utf-8")
    papers = re.findall(r"--tb-(?:paper|raised|sunken): (#[0-9a-f]{6});", sheet)
    assert len(papers) == 6
    assert papers[0] == PAPER
    assert min(papers[:3], key=lambda paper: contrast(paper, "#000000")) == LIGHT_PAPER
    assert min(papers[3:], key=lambda paper: contrast(paper, "#ffffff")) == DARK_PAPER


@pytest.mark.parametrize("colours", HUBS.values(), ids=HUBS.keys())
def test_every_text_on_a_page_has_the_contrast_it_needs(
    browser: Browser, tmp_path: Path, colours: tuple[str, str]
) -> None:
    site = build_sample(get_engine("mkdocs"), tmp_path, sample_site(colours=colours))
    for scheme in ("light", "dark"):
        for width in (360, 1360):
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            for path in PAGES:
                page.goto(f"{site.as_uri()}/{path}")
                seen, faint = page.evaluate(_FAINT_TEXTS)
                assert seen > 10
                assert faint == [], f"{path}, {scheme}, {width} px"
            page.close()


# Texts whose contrast with the nearest background below them is less than WCAG 2.2 (1.4.3) asks of their size.
_FAINT_TEXTS = """() => {
  for (const element of document.querySelectorAll("details")) element.open = true;
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => [red, green, blue].map((value) => value / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const paper = (element) => {
    for (let below = element; below; below = below.parentElement) {
      const colour = parse(getComputedStyle(below).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  let seen = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({opacityProperty: true})) continue;
    seen += 1;
    const style = getComputedStyle(element);
    const [one, other] = [luminance(parse(style.color)), luminance(paper(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < (large ? 3 : 4.5)) {
      faint.push(`${ratio.toFixed(2)}: ${texts.currentNode.data.trim().slice(0, 40)} (${element.className})`);
    }
  }
  return [seen, faint];
}"""
