"""The crawl sees what it is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from website.crawl import SUB_PATH, serve, visit, visit_all
from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

GOOD = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="ok.png">'
    '<script src="ok.js"></script></head>'
    '<body><h1 id="x">x</h1><img src="ok.png" alt=""><p><a href="#x">x</a> <a href="zwei/index.html#x">y</a>'
    '<a href="https://example.org/">z</a></p>{fault}</body></html>'
)

FAULTS = {
    "foreign picture": ('<img src="https://example.org/x.png" alt="">', "leaves", "https://example.org/x.png"),
    "foreign script": ('<script src="https://example.org/x.js"></script>', "leaves", "https://example.org/x.js"),
    "foreign frame": ('<iframe src="https://example.org/"></iframe>', "leaves", "https://example.org/"),
    "beside the site": ('<img src="../x.png" alt="">', "leaves", "/x.png"),
    "missing picture": ('<img src="none.png" alt="">', "missing", "none.png"),
    "missing lazy picture": ('<img src="none.png" alt="" loading="lazy">', "missing", "none.png"),
    "missing picture in a fold": (
        '<details><img src="none.png" alt="" loading="lazy"></details>',
        "missing",
        "none.png",
    ),
    "missing style sheet": ('<link rel="stylesheet" href="none.css">', "missing", "none.css"),
    "missing script": ('<script src="none.js"></script>', "missing", "none.js"),
    "broken picture": ('<img src="ok.js" alt="">', "picture", "ok.js"),
    "error in a script": ('<script src="throws.js"></script>', "console", "thrown on purpose"),
    "inline script": ("<script>let x = 1;</script>", "policy", "script-src"),
    "inline style": ("<style>p {color: red}</style>", "policy", "style-src"),
    "style attribute": ('<p style="color: red">x</p>', "policy", "style-src"),
    "handler": ('<button onclick="x()">x</button><script src="click.js"></script>', "policy", "script-src"),
    "data picture": ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">', "policy", "img-src"),
    "something kept": ('<script src="keeps.js"></script>', "stored", "kept"),
    "dead link": ('<a href="none/index.html">x</a>', "link", "there is no page 'none/index.html'"),
    "link to a folder": ('<a href="zwei/">x</a>', "link", "there is no page 'zwei/'"),
    "dead anchor": ('<a href="zwei/index.html#y">x</a>', "link", "zwei/index.html has no anchor 'y'"),
}

# What the policy refuses is not even asked for.
REFUSED_BY_POLICY = {"foreign picture": "img-src", "foreign script": "script-src", "foreign frame": "frame-src"}

# A browser says nothing of these in a page from a folder, where there is no policy.
ONLY_OVER_HTTP = {"inline script", "inline style", "style attribute", "handler", "data picture"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site without a fault."""
    (tmp_path / "zwei").mkdir()
    (tmp_path / "index.html").write_text(GOOD.format(fault=""), "utf-8")
    (tmp_path / "zwei" / "index.html").write_text('<!doctype html><title>x</title><h1 id="x">x</h1>', "utf-8")
    (tmp_path / "ok.png").write_bytes(png(2, 2, (0, 0, 0)))
    (tmp_path / "ok.js").write_text("console.log('x');", "utf-8")
    (tmp_path / "throws.js").write_text("throw new Error('thrown on purpose');", "utf-8")
    (tmp_path / "keeps.js").write_text("localStorage.kept = 1;", "utf-8")
    (tmp_path / "click.js").write_text("document.querySelector('button').click();", "utf-8")
    return tmp_path


def test_a_good_site_has_no_problem(browser: Browser, site: Path) -> None:
    assert visit_all(browser, site) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_over_http(browser: Browser, site: Path, name: str) -> None:
    fault, kind, detail = FAULTS[name]
    if name in REFUSED_BY_POLICY:
        kind, detail = "policy", REFUSED_BY_POLICY[name]
    (site / "index.html").write_text(GOOD.format(fault=fault), "utf-8")
    with serve(site) as base:
        problems = visit(browser, base, ["index.html", "zwei/index.html"])
    assert any(problem.kind == kind and detail in problem.detail for problem in problems), problems
    assert {problem.page for problem in problems} == {"index.html"}


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - ONLY_OVER_HTTP))
def test_a_fault_is_found_from_a_folder(browser: Browser, site: Path, name: str) -> None:
    fault, kind, detail = FAULTS[name]
    (site / "index.html").write_text(GOOD.format(fault=fault), "utf-8")
    problems = visit(browser, f"{site.as_uri()}/", ["index.html", "zwei/index.html"])
    assert any(problem.kind == kind and detail in problem.detail for problem in problems), problems


def test_the_site_stands_below_its_path_only(browser: Browser, site: Path) -> None:
    with serve(site) as base:
        assert base.endswith(SUB_PATH)
        page = browser.new_page()
        answers = [page.goto(base.removesuffix(SUB_PATH) + path) for path in ("/index.html", f"{SUB_PATH}index.html")]
        assert [answer and answer.status for answer in answers] == [404, 200]
        page.close()
