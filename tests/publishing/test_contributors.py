"""The page of contributors: names of those who agreed and of those whom authors name, everybody else as a number."""

from __future__ import annotations

import re
from hashlib import md5, sha1, sha256
from typing import TYPE_CHECKING

import pytest

from publishing.hubs import write_hub
from reading.repositories import git
from teilbar.build import build
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.contributors import contributors_of
from teilbar.publishing.pages.contributors import MOST_WORKS, contributors_pages
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teilbar.checked import Checked

ADDRESSES = ("ada@example.org", "ben@example.org", "cem@example.org", "dora@example.org")
STORY = """
    1 Ada Anfang | +ada.txt
    2 Ben Ton | ^e/ton/index.md
    3 Cem Ton | ^e/ton/index.md
    4 Ben Film | ^e/film/index.md
    5 Dora Anderes | ^liesmich.txt
"""


def unit(title: str, said: str = "") -> str:
    return f"---\ntitel: {title}\n{said}kurz: Ein Satz.\nbereich: Medien\nlizenz: CC0-1.0\n---\n\nEs klingt.\n"


FILES = {"e/ton/index.md": unit("Ton"), "e/film/index.md": unit("Film"), "liesmich.txt": "Nichts."}


def checked(folder: Path, options: str = "", files: Mapping[str, str] = FILES, story: str = STORY) -> Checked:
    hub = f"extra:\n  teilbar:\n    pflichten: {{seiten: []}}\n    mitwirkende: {options or '[]'}\n"
    write_hub(folder, hub, files, story)
    with open_source(str(folder)) as source, Workshop(Cache(None), 1) as workshop:
        return read_and_check(source, Options(), workshop, Silent())


def told(found: Checked) -> tuple[dict[str, tuple[list[str], list[str]]], int]:
    """Return who is named with what they wrote and had a part in, and how many others there are."""
    people = contributors_of(found.verdict.library, found.read.contributions, found.hub)
    works = {
        one.name: ([work.title for work in one.wrote.values()], [work.title for work in one.helped.values()])
        for one in people.named
    }
    return works, people.others


@pytest.mark.parametrize(
    ("options", "named", "others"),
    [
        # Ada committed the beginning of both units; Dora touched none.
        ("[]", {}, 3),
        ("[Ben]", {"Ben": ([], ["Film", "Ton"])}, 2),
        ("[{name: Ben Muster, git: Ben}]", {"Ben Muster": ([], ["Film", "Ton"])}, 2),
        ("[{name: Ben Muster, git: BEN@example.org}]", {"Ben Muster": ([], ["Film", "Ton"])}, 2),
        ("[{name: Cem, git: [weg@example.org, cem@example.org]}]", {"Cem": ([], ["Ton"])}, 2),
        ("[Cem, Ben, Ada]", {"Ada": ([], ["Film", "Ton"]), "Ben": ([], ["Film", "Ton"]), "Cem": ([], ["Ton"])}, 0),
        ("[Dora]", {}, 3),
    ],
)
def test_who_agreed_is_named_with_all_that_they_had_a_part_in(
    tmp_path: Path, options: str, named: dict[str, tuple[list[str], list[str]]], others: int
) -> None:
    found = checked(tmp_path, options)
    assert told(found) == (named, others)
    unknown = [one for one in found.verdict.findings if one.rule == "hub-contributor-unknown"]
    assert len(unknown) == ("Dora" in options)


@pytest.mark.parametrize("address", ["ben@example.org", "neu@example.org"])
def test_mailmap_makes_one_person_of_two_addresses(tmp_path: Path, address: str) -> None:
    mailmap = "Benno <neu@example.org> <ben@example.org>\n"
    found = checked(tmp_path, f"[{{name: Ben, git: {address}}}]", {**FILES, ".mailmap": mailmap})
    assert told(found) == ({"Ben": ([], ["Film", "Ton"])}, 2)


def test_what_is_no_address_breaks_nothing(tmp_path: Path) -> None:
    found = checked(tmp_path, "[{name: Ben, git: ['<ben@example.org', '@', 'a@b c', Ben]}]")
    assert told(found) == ({"Ben": ([], ["Film", "Ton"])}, 2)


def test_authors_and_helpers_of_headers_are_named_and_are_one_person_with_those_of_git(tmp_path: Path) -> None:
    files = {
        **FILES,
        "e/ton/index.md": unit("Ton", "autor: [Zoe Muster, Ben Muster]\nmitwirkende: Haus am Bach\n"),
        "e/weg/index.md": unit("Weg", "autor: Ute Weg\nzurueckgezogen: ja\n"),
    }
    found = checked(tmp_path, "[{name: ben muster, git: Ben}]", files)
    assert told(found)[0] == {
        "ben muster": (["Ton"], ["Film"]),
        "Haus am Bach": ([], ["Ton"]),
        "Zoe Muster": (["Ton"], []),
    }


@pytest.mark.parametrize("story", ["", STORY])
def test_there_is_no_page_where_nobody_is_to_be_named(tmp_path: Path, story: str) -> None:
    found = checked(tmp_path, story=story)
    people = contributors_of(found.verdict.library, found.read.contributions, found.hub)
    assert list(contributors_pages(people, "de")) == []


def test_a_page_of_the_hubs_own_stays_where_it_is(tmp_path: Path) -> None:
    found = checked(tmp_path, "[Ben]", {**FILES, "mitwirkende.md": "# Wir\n\nWir sind viele.\n"})
    assert told(found)[0] == {}


def test_pages_stay_small_however_many_people_and_works_there_are(tmp_path: Path) -> None:
    many = {f"e/u{n}/index.md": unit(f"U{n:03}", f"autor: [Ein Haus, P{n:03}]\n") for n in range(60)}
    found = checked(tmp_path, "[Ben]", many, "")
    people = contributors_of(found.verdict.library, found.read.contributions, found.hub)
    first, second = contributors_pages(people, "de")
    html = first.body[1].html
    assert html.count("<li><p class") == 48
    assert f"und {60 - MOST_WORKS} weitere" in html
    assert second.path == "mitwirkende/seite-2"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "words"), [("de", "Dazu kommen 2 weitere Personen."), ("en", "2 more people took part.")]
)
def test_no_address_and_no_trace_of_one_is_in_the_site(tmp_path: Path, language: str, words: str) -> None:
    people = (
        f"\n      - {{name: Ben Muster, git: ben@example.org, url: 'https://ben.example/'}}\n    sprache: {language}"
    )
    hub = f"site_url: https://hub.example/\nextra:\n  teilbar:\n    mitwirkende:{people}\n"
    write_hub(tmp_path / "hub", hub, FILES, STORY)
    build(Options(source=str(tmp_path / "hub"), out=tmp_path / "site", cache=tmp_path / "cache", formats=("offline",)))
    page = (tmp_path / "site/mitwirkende/index.html").read_text("utf-8")
    assert '<a href="https://ben.example/">Ben Muster</a>' in page
    assert words in page
    assert '<meta name="robots" content="noindex">' in page
    assert "mitwirkende" not in (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert 'href="../../mitwirkende/index.html"' in (tmp_path / "site/einheiten/e-ton/index.html").read_text("utf-8")
    article = page.partition("<article")[2].partition("</article>")[0]
    assert not re.search(r"20\d\d|Januar|January", article), "nobody is told when somebody worked"
    traces = {how(one.encode()).hexdigest() for one in ADDRESSES for how in (md5, sha1, sha256)} | {*ADDRESSES}
    for file in (tmp_path / "site").rglob("*"):
        if file.suffix in {".html", ".json", ".js", ".xml", ".css"}:
            text = file.read_text("utf-8")
            assert not [one for one in (*traces, "Cem", "Dora") if one in text], file


def test_of_a_shallow_history_nothing_is_said(tmp_path: Path) -> None:
    checked(tmp_path / "hub", "[Niemand]")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path / 'hub'}", "flach")
    with open_source(str(tmp_path / "flach")) as source, Workshop(Cache(None), 1) as workshop:
        found = read_and_check(source, Options(), workshop, Silent())
    assert told(found) == ({}, 0)
    assert "hub-contributor-unknown" not in {one.rule for one in found.verdict.findings}
