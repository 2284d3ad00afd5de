"""The built site: what a public body says is on every page's way, nothing is stored, and nothing opens by itself."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import html

from duties.conftest import write_hub
from teilbar.build import build
from teilbar.options import Options
from teilbar.rendering.policy import PACKAGE_POLICY, PAGE_POLICY
from website.crawl import pages_of, serve, visit_all

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

UNIT = "einheiten/turm/index.html"
ADDRESSES = {
    "de": ("barrierefreiheit", "datenschutz", "impressum", "leichte-sprache", "gebaerdensprache", "dienste"),
    "en": ("accessibility", "privacy", "imprint", "easy-language", "sign-language", "services"),
}
FOREIGN = {
    "https://www.youtube.com/watch?v=abcdefghijk",
    "https://vimeo.com/123456789",
    "https://meet.haus-am-bach.de/Elternabend",
}
STORED = """() => [document.cookie, localStorage.length, sessionStorage.length,
  performance.getEntriesByType("resource").filter((one) => !one.name.startsWith(location.origin)).length]"""
SHOW_CAPTIONS = """(video) => {
  video.preload = "metadata";
  video.textTracks[0].mode = "showing";
  video.load();
}"""


def parsed(site: Path, page: str) -> HtmlElement:
    return html.fromstring((site / page).read_text("utf-8"))


def language_of(site: Path) -> str:
    return str(parsed(site, "index.html").get("lang"))


def test_every_page_leads_to_every_page_of_duty(site: Path) -> None:
    wanted = ADDRESSES[language_of(site)]
    for page in pages_of(site):
        document = parsed(site, page)
        if document.xpath("//main[contains(@class, 'tb-sheet')]"):  # for paper: it leads back to its unit's page
            assert "index.html" in document.xpath("//nav//a/@href")
            continue
        above = "../" * page.count("/")
        links = {str(link).removeprefix("./") for link in document.xpath("//footer")[-1].xpath(".//a/@href")}
        for address in wanted[:-1]:
            assert f"{above}{address}/index.html" in links, page


def test_the_start_page_leads_to_the_essentials_and_to_the_services(site: Path) -> None:
    *_, easy, sign, services = ADDRESSES[language_of(site)]
    (main,) = parsed(site, "index.html").xpath("//article | //main//article")[:1]
    links = [str(link.get("href")) for link in main.iter("a")]
    for address in (easy, sign, services):
        assert f"{address}/index.html" in links
    bar = parsed(site, "index.html").xpath("//header//a/@href")
    assert f"{services}/index.html" in bar


def test_each_page_carries_the_policy_before_all_that_it_governs(site: Path) -> None:
    for page in pages_of(site):
        first = parsed(site, page).xpath("//head/*")[0]
        assert first.get("http-equiv") == "Content-Security-Policy", page
        assert first.get("content") == PAGE_POLICY, page


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_so_do_those_of_the_other_engines(engine: str, tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub")
    site = build(Options(source=str(hub), out=tmp_path / "site", engine=engine, formats=("offline",))).out
    test_each_page_carries_the_policy_before_all_that_it_governs(site)
    test_every_page_leads_to_every_page_of_duty(site)


def test_no_page_breaks_the_policy_or_asks_anybody_else(browser: Browser, site: Path) -> None:
    assert visit_all(browser, site) == []


def test_what_opens_elsewhere_is_a_link_that_says_so(site: Path) -> None:
    words = {"de": "(neuer Tab)", "en": "(new tab)"}[language_of(site)]
    opening = parsed(site, UNIT).xpath("//article//a[@target]")
    assert {link.get("href") for link in opening} == FOREIGN
    for link in opening:
        assert link.get("rel") == "noopener noreferrer"
        assert link.text_content().endswith(words)
    article = parsed(site, UNIT).xpath("//article")[0].text_content()
    assert "youtube.com." in article
    assert "Dieser Text bleibt." in article
    assert not parsed(site, UNIT).xpath("//article//a[contains(@href, 'zoom')]")


def test_only_paper_shows_the_addresses(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / UNIT).as_uri())
    address = page.locator(".tb-address").first
    assert not address.is_visible()
    page.emulate_media(media="print")
    assert address.is_visible()
    assert not page.locator(".tb-film__drawn").is_visible()
    assert page.locator(".tb-film__still img").is_visible()
    assert {one.inner_text() for one in page.locator(".tb-address").all()} == FOREIGN
    page.close()


def test_no_recording_is_loaded_before_it_is_played(site: Path) -> None:
    seen = 0
    pages = [(page, (site / page).read_text("utf-8")) for page in pages_of(site)]
    for archive in site.rglob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            pages += [(name, opened.read(name).decode()) for name in opened.namelist() if name.endswith(".html")]
    for name, text in pages:
        for player in re.findall(r"<(?:audio|video)\b[^>]*>", text):
            assert 'preload="none"' in player, name
            seen += 1
    assert seen >= 4


def test_nothing_is_stored_and_what_was_typed_is_gone(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    with serve(site) as address:
        page = context.new_page()
        page.goto(address + UNIT)
        page.locator("textarea").first.fill("Geheim")
        page.locator(".tb-question input").first.check()
        page.locator(".tb-question button").first.click()
        assert page.evaluate(STORED) == ["", 0, 0, 0]
        for other in ("index.html", "materialien/index.html"):
            page.goto(address + other)
            assert page.evaluate(STORED) == ["", 0, 0, 0]
        page.goto(address + UNIT)
        assert page.locator("textarea").first.input_value() == ""
        assert context.cookies() == []
    context.close()


def test_the_offline_package_holds_to_a_policy_of_its_own_and_works(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(next(site.rglob("*.offline.zip"))) as archive:
        archive.extractall(tmp_path)
    context = browser.new_context()
    refused: list[str] = []
    context.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    first = page.locator("head > meta").first
    assert first.get_attribute("content") == PACKAGE_POLICY
    page.locator("video").evaluate(SHOW_CAPTIONS)
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length > 0")
    assert page.locator(".tb-question button").count() > 0
    assert {link.get_attribute("href") for link in page.locator("a[target]").all()} == FOREIGN
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://example.org/x.png'}))")
    page.wait_for_timeout(100)
    assert len(refused) == 1
    assert "img-src" in refused[0]
    context.close()


def test_an_lms_decides_about_the_policy_of_what_it_plays(site: Path) -> None:
    with zipfile.ZipFile(next(site.rglob("*.scorm12.zip"))) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")]
    assert pages
    for page in pages:
        assert "Content-Security-Policy" not in page
        assert "https://vimeo.com/123456789" in page


def test_h5p_holds_the_ways_as_links_and_the_authors_own_picture(site: Path) -> None:
    with zipfile.ZipFile(next(site.rglob("*.h5p"))) as archive:
        content = archive.read("content/content.json").decode()
        pictures = [name for name in archive.namelist() if name.startswith("content/images/")]
    for address in FOREIGN:
        assert address in content
    assert "Dieser Text bleibt." in content
    assert pictures


def test_the_film_in_sign_language_stands_on_its_page(site: Path) -> None:
    address = ADDRESSES[language_of(site)][4]
    (video,) = parsed(site, f"{address}/index.html").xpath("//article//video")
    assert video.xpath("track[@kind='captions' or @kind='subtitles']")
    assert (site / address / str(video.get("src"))).resolve().is_file()


def test_services_are_cards_with_all_that_was_said(browser: Browser, site: Path) -> None:
    address = ADDRESSES[language_of(site)][-1]
    page = browser.new_page()
    page.goto((site / address / "index.html").as_uri())
    names = page.get_by_role("heading", level=2).all_inner_texts()
    assert names[:2] == ["Beratung *am Telefon*", "Verleih"]
    first = page.locator(".tb-service").first
    assert first.get_by_role("link").all_inner_texts() == ["beratung@haus-am-bach.de", "0123 45678-0"]
    assert first.get_by_role("link").last.get_attribute("href") == "tel:0123456780"
    page.locator(".tb-service").nth(1).get_by_role("link", name="Verleih").click()
    assert page.locator("h1").inner_text() == "Turm"
    page.close()


def test_a_changed_address_makes_the_pages_again_that_say_it_and_no_other(tmp_path: Path) -> None:
    source = write_hub(tmp_path / "hub")
    options = Options(source=str(source), out=tmp_path / "site", cache=tmp_path / "cache", formats=("offline",))
    build(options)
    file = source / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("Bachstraße 1", "Bachstraße 2"), "utf-8")
    made = build(options).made
    assert len(made["page"]) == 2  # imprint and privacy
    assert not {"engine", "package", "text"} & set(made)
    for page, is_new in (("impressum", True), ("datenschutz", True), ("barrierefreiheit", False)):
        assert ("Bachstraße 2" in (tmp_path / "site" / page / "index.html").read_text("utf-8")) == is_new
