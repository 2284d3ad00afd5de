"""What breaks the staging rule is refused before a file is written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from teilbar.publishing.stage_check import check_page, check_site
from teilbar.publishing.staging import NavigationItem, StagedHeading, StagedHtml, StagedPage, StagedSite

TITLE = StagedHeading(1, "start", "Start")
PAGE = StagedPage("", "Start", (TITLE, StagedHtml("<p>x</p>"), StagedHeading(2, "zwei", "Zwei")))
SITE = StagedSite("Hub", "de", (PAGE,), (NavigationItem("Start", ""),))


def page(*body: StagedHeading | StagedHtml) -> StagedSite:
    return replace(SITE, pages=(replace(PAGE, body=body),))


def heading(**changes: object) -> StagedSite:
    return page(TITLE, replace(PAGE.body[2], **changes))  # type: ignore[arg-type]  # each case names fields of a heading


def other_page(path: str) -> StagedSite:
    return replace(SITE, pages=(PAGE, replace(PAGE, path=path)))


def check(site: StagedSite) -> None:
    check_site(site)
    for one in site.pages:
        check_page(one)


FAULTS = {
    "no level-1 heading first": (page(StagedHtml("<p>x</p>"), TITLE), "does not begin with a heading of level 1"),
    "another level first": (page(StagedHeading(2, "a", "A")), "does not begin with a heading of level 1"),
    "no body": (page(), "does not begin with a heading of level 1"),
    "two of level 1": (page(TITLE, StagedHeading(1, "b", "B")), "more than one heading of level 1"),
    "level 7": (heading(level=7), "a heading of level 7"),
    "empty heading": (heading(text=" \n"), "the heading 'zwei' is empty"),
    "invisible heading": (heading(text="\u200b\u00ad\x07"), "the heading 'zwei' is empty"),
    "empty id": (heading(id=""), "'' is no id of a heading"),
    "id with a space": (heading(id="a b"), "'a b' is no id of a heading"),
    "id with a brace": (heading(id="a}"), "'a}' is no id of a heading"),
    "same id twice": (heading(id="start"), "the id 'start' twice"),
    "same id in HTML": (page(TITLE, StagedHtml('<p class="x" id="start">x</p>')), "the id 'start' twice"),
    "link in a heading": (heading(html='<a href="x">Zwei</a>'), 'a heading holds <a href="x">'),
    "attribute in a heading": (heading(html='<em class="x">Zwei</em>'), 'a heading holds <em class="x">'),
    "comment in a heading": (heading(html="Zwei<!-- x -->"), "a heading holds the comment"),
    "open mark in a heading": (heading(html="<em>Zwei"), "does not close ['em']"),
    "crossed marks in a heading": (
        heading(html="<em>a<code>b</em></code>"),
        "a heading holds </em> in the wrong place",
    ),
    "open div": (page(TITLE, StagedHtml("<p>x</p><div>x")), "<div> and </div> do not match"),
    "closed div": (page(TITLE, StagedHtml("x</DIV><div>")), "<div> and </div> do not match"),
    "open comment": (page(TITLE, StagedHtml("<p>x</p><!-- x")), "a comment that does not end"),
    "a head that ends": (replace(SITE, pages=(replace(PAGE, head="<meta></HEAD>"),)), "what is for its head ends"),
    "no title": (replace(SITE, pages=(replace(PAGE, title=" "),)), "no title"),
    "no start page": (replace(SITE, pages=(replace(PAGE, path="a"),), navigation=()), "there is no start page"),
    "one path twice": (other_page(""), "two pages at ''"),
    "paths of one folder": (
        replace(SITE, pages=(*other_page("a").pages, *other_page("A").pages[1:])),
        "two pages at 'a'",
    ),
    "path out of the site": (other_page("a/../../b"), "this is no address of a page"),
    "absolute path": (other_page("/a"), "this is no address of a page"),
    "path with a slash at its end": (other_page("a/"), "this is no address of a page"),
    "path with a backslash": (other_page("a\\b"), "this is no address of a page"),
    "hidden path": (other_page("a/.b"), "this is no address of a page"),
    "path that needs quoting in links": (other_page("a#b"), "this is no address of a page"),
    "navigation to nowhere": (replace(SITE, navigation=(NavigationItem("X", "x"),)), "leads to 'x', where no page is"),
    "navigation without a title": (replace(SITE, navigation=(NavigationItem("", ""),)), "without a title leads to ''"),
    "colour by name": (replace(SITE, colours=("red", "")), "'red' is no colour"),
    "colour that ends the rule": (replace(SITE, colours=("", "#123456}")), "'#123456}' is no colour"),
    "address without a slash": (replace(SITE, url="https://example.org/hub"), "is no web address with a slash"),
    "site without a name": (replace(SITE, name=""), "the site has no name"),
}


@pytest.mark.parametrize(("site", "problem"), FAULTS.values(), ids=FAULTS.keys())
def test_a_broken_site_is_refused(site: StagedSite, problem: str) -> None:
    with pytest.raises(ValueError, match=re.escape(problem)):
        check(site)


def test_all_problems_are_named_at_once() -> None:
    broken = replace(SITE, name="", url="hub")
    with pytest.raises(ValueError, match="the site has no name") as raised:
        check_site(broken)
    assert len(str(raised.value).splitlines()) == 2
    with pytest.raises(ValueError, match="is empty") as raised:
        check(heading(text="", id="a b"))
    assert len(str(raised.value).splitlines()) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<div><DIV\n class='a'><!-- </div> --></DIV></div>",
        "<divan>x</divan>",
        '<p>&lt;div&gt; and id="start" in the text</p>',
        "",
    ],
)
def test_html_that_only_looks_dangerous_is_accepted(html: str) -> None:
    check(page(TITLE, StagedHtml(html)))
