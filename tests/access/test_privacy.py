"""Whoever visits the small hub is told on by nobody: what tests/website sees of other sites, of every block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from website.crawl import visit_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from access.sites import Site


def test_no_page_leaves_fails_stores_or_breaks_the_policy(browser: Browser, small: Site) -> None:
    assert visit_all(browser, small.folder) == []
