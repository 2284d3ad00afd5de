"""The hub and two real courses in a browser: nothing leaves, nothing is missing, every link leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from teilbar.build import build
from teilbar.options import Options
from website.crawl import visit_all

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("hub") / "site"
    build(Options(source=str(ROOT), out=site))
    return site


def test_the_hub_asks_nobody_else_and_lacks_nothing(browser: Browser, hub: Path) -> None:
    assert visit_all(browser, hub) == []


@pytest.mark.parametrize("course", ["oersi-course", "l3t-kindergarten"])
def test_real_courses_ask_nobody_else_and_lack_nothing(
    browser: Browser, shared_fixtures: Path, course: str, tmp_path: Path
) -> None:
    build(Options(source=str(shared_fixtures / course), out=tmp_path / "site"))
    assert visit_all(browser, tmp_path / "site") == []


def test_the_unit_is_found_from_the_start_page_by_clicks(browser: Browser, hub: Path) -> None:
    page = browser.new_page()
    page.goto((hub / "index.html").as_uri())
    page.get_by_role("navigation").get_by_role("link", name="Materialien").click()
    page.get_by_role("link", name="Unser erster Trickfilm").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Unser erster Trickfilm"
    question = page.locator(".tb-question--choice").first
    question.get_by_label("Das Tablet in der Hand halten").check()
    question.get_by_role("button", name="Prüfen").click()
    question.get_by_role("button", name="Lösung zeigen").click()
    assert question.locator(".tb-solution").get_by_text("richtig", exact=True).first.is_visible()
    page.close()
