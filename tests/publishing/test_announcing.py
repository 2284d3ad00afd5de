"""Sitemap and feed: as their formats demand, read by programs that read those of others, the same in every build."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import feedparser
import pytest
from lxml import etree

from publishing.hubs import compose_hub, write_hub
from setup.node import modules, node
from teilbar.publishing.feed import MOST
from teilbar.publishing.judging import grammar, judged
from teilbar.publishing.sitemap import NAMESPACE, sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lxml.etree import _Element

SITE = "https://hub.example/kita/"
HUB = f"""\
site_url: {SITE}
site_description: Ideen & <mehr>
extra:
  teilbar:
    herausgeber: {{name: Haus, url: https://haus.de/}}
"""
DUTIES = ("impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "gebaerdensprache")
UNIT = """\
---
id: {id}
titel: {id}
kurz: Ein Satz.
bereich: Medien
lizenz: CC-BY-4.0
autor: Ada
{more}---

Text.
"""
FILES = {
    "content/index.md": "# Start\n\nHallo.\n",
    "content/hilfe.md": "---\nart: seite\ntitel: Hilfe\ndatum: 2024-05-06\n---\n\nSo geht's.\n",
    "content/e/ton/index.md": UNIT.format(id="ton", more="schlagworte: [Ton & Klang]\nsprache: en\n").replace(
        "titel: ton", "titel: Töne & <Klänge> \N{DRUM WITH DRUMSTICKS}"
    ),
    "content/e/film/index.md": UNIT.format(id="film", more="mitwirkende: [Ben]\n"),
    "content/e/alt/index.md": UNIT.format(id="alt", more="veröffentlicht: 2020-02-03\ngeändert: 2021-04-05\n"),
    "content/e/geheim/index.md": UNIT.format(id="geheim", more="").replace("lizenz: CC-BY-4.0\n", ""),
    "content/e/neu/index.md": UNIT.format(id="neu", more="entwurf: ja\n"),
    "content/umweg/index.md": "---\nart: lernpfad\nid: umweg\ntitel: Umweg\neinheiten: [geheim]\n---\n\nLos.\n",
    "content/weg/index.md": "---\nart: lernpfad\nid: weg\ntitel: Weg\nlizenz: CC0-1.0\neinheiten: [ton]\n---\n\nLos.\n",
}
STORY = """
    1 Ada Fängt an | ^content/e/ton/index.md ^content/e/film/index.md ^content/e/geheim/index.md ^content/weg/index.md
    3 Ben Erklärt & zeigt mehr | ^content/e/ton/index.md
"""


@pytest.fixture
def files(tmp_path: Path) -> Mapping[str, bytes]:
    """Return what the small hub announces."""
    return announced(tmp_path)


def announced(
    folder: Path, hub: str = HUB, texts: Mapping[str, str] = FILES, story: str = STORY
) -> Mapping[str, bytes]:
    write_hub(folder, hub, texts, story)
    return compose_hub(folder).announcements


# --- the sitemap --------------------------------------------------------------------------------------------------


def sitemap_schema() -> etree.XMLSchema:
    """Return the schema of sitemaps.org, as the npm package ``sitemap`` carries it."""
    return etree.XMLSchema(etree.parse(modules() / "sitemap" / "schema" / "sitemap.xsd"))


def addresses(data: bytes) -> dict[str, str]:
    """Return the addresses of a sitemap without the site's own, with when they were changed."""
    root = etree.fromstring(data)
    sitemap_schema().assertValid(root)
    entries = root.findall(f"{{{NAMESPACE}}}url")
    found = {
        entry.findtext(f"{{{NAMESPACE}}}loc", ""): entry.findtext(f"{{{NAMESPACE}}}lastmod", "") for entry in entries
    }
    assert len(found) == len(entries)
    assert all(address.startswith(SITE) for address in found)
    return {address.removeprefix(SITE): changed for address, changed in found.items()}


def test_a_sitemap_has_the_pages_that_are_meant_to_be_found(files: Mapping[str, bytes]) -> None:
    assert addresses(files["sitemap.xml"]) == {
        "index.html": "",
        **{f"{duty}/index.html": "" for duty in DUTIES},
        "hilfe/index.html": "2024-05-06",
        "einheiten/alt/index.html": "2021-04-05",
        "einheiten/film/index.html": "2024-01-01T12:00:00Z",
        "einheiten/ton/index.html": "2024-01-03T12:00:00Z",
        "lernpfade/index.html": "",
        "lernpfade/weg/index.html": "2024-01-01T12:00:00Z",
        "materialien/index.html": "",
        "themen/index.html": "",
        "themen/medien/index.html": "",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [("<lastmod>2021-04-05", "<lastmod>5.4.2021"), ("loc>", "link>"), (NAMESPACE, "urn:x")],
)
def test_sitemaps_schema_sees_faults(files: Mapping[str, bytes], old: str, new: str) -> None:
    faulty = files["sitemap.xml"].decode().replace(old, new)
    assert not sitemap_schema().validate(etree.fromstring(faulty.encode()))


def test_more_pages_than_a_file_may_hold_are_several_files_and_an_index() -> None:
    pages = {f"{SITE}{number}/index.html": None for number in range(5)}
    files = sitemap(pages, SITE, most=2)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = etree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{{{NAMESPACE}}}sitemapindex"
    assert [entry.findtext(f"{{{NAMESPACE}}}loc") for entry in index.iterfind(f"{{{NAMESPACE}}}sitemap")] == [
        f"{SITE}{name}" for name in list(files)[1:]
    ]
    parts = [addresses(data) for name, data in files.items() if name != "sitemap.xml"]
    assert [len(part) for part in parts] == [2, 2, 1]
    assert {address for part in parts for address in part} == {page.removeprefix(SITE) for page in pages}


@pytest.mark.slow
@pytest.mark.parametrize("most", [100, 3])
def test_a_reader_of_sitemaps_finds_all_addresses(tmp_path: Path, most: int) -> None:
    pages = {f"{SITE}{number}/index.html": datetime(2024, 1, 2, tzinfo=UTC) for number in range(7)}
    program = (
        "const {createReadStream} = require('fs');"
        "const {parseSitemap, parseSitemapIndex} = require('sitemap');"
        "const [kind, file] = process.argv.slice(1);"
        "(kind === 'index' ? parseSitemapIndex : parseSitemap)(createReadStream(file))"
        ".then(found => console.log(found.map(one => one.url).join('\\n')));"
    )
    found: list[str] = []
    written = sitemap(pages, SITE, most)
    for name, data in written.items():
        (tmp_path / name).write_bytes(data)
        kind = "index" if len(written) > 1 and name == "sitemap.xml" else "urls"
        command = [str(node()), "-e", program, kind, str(tmp_path / name)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=modules().parent)
        found += done.stdout.split()
    listed = [f"{SITE}{name}" for name in list(written)[1:]]
    assert found == listed + list(pages)


# --- the feed -----------------------------------------------------------------------------------------------------

ATOM = grammar("atom")
_A = "{http://www.w3.org/2005/Atom}"


def complaints(feed: _Element) -> list[str]:
    """Return what RFC 4287 has against a feed."""
    if not ATOM.validate(feed):
        return [str(error.message) for error in ATOM.error_log]
    found = []
    ids = [element.text for element in feed.iter(f"{_A}id")]
    if len(ids) != len(set(ids)):
        found.append("section 4.1.1: an id twice")
    for holder in (feed, *feed.iterfind(f"{_A}entry")):
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in holder.iterfind(f"{_A}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(alternates) != len(set(alternates)):
            found.append("section 4.1.1, 4.1.2: two alternates of one kind")
        if holder is not feed and not alternates and holder.find(f"{_A}content") is None:
            found.append("section 4.1.2: neither content nor an alternate")
    if not any(link.get("rel") == "self" for link in feed.iterfind(f"{_A}link")):
        found.append("section 4.1.1: a feed should name itself")
    if feed.find(f"{_A}author") is None and any(
        entry.find(f"{_A}author") is None for entry in feed.iterfind(f"{_A}entry")
    ):
        found.append("section 4.1.1: nobody is the author of an entry")
    return found


def test_a_feed_is_as_the_format_demands(files: Mapping[str, bytes]) -> None:
    assert complaints(etree.fromstring(files["feed.xml"])) == []


def without(name: str) -> Callable[[str], str]:
    return lambda feed: re.sub(rf"(?s)<{name}>.*?</{name}>|<{name} [^>]*>", "", feed, count=1)


def instead(old: str, new: str) -> Callable[[str], str]:
    def change(feed: str) -> str:
        assert old in feed
        return feed.replace(old, new, 1)

    return change


FAULTS = {
    "no id": without("id"),
    "no title": without("title"),
    "no moment": without("updated"),
    "a day instead of a moment": instead("<updated>2024-01-03T12:00:00Z", "<updated>2024-01-03"),
    "a moment without a zone": instead("<updated>2024-01-03T12:00:00Z", "<updated>2024-01-03T12:00:00"),
    "an author without a name": instead("<name>Haus</name>", ""),
    "two titles": instead("<title>", "<title>x</title><title>"),
    "an id that is no IRI": instead("urn:uuid:", ""),
    "an id twice": lambda feed: re.sub(r"urn:uuid:[0-9a-f-]+", "urn:x:1", feed),
    "a link to nowhere": instead(f'href="{SITE}feed.xml"', ""),
    "a relation that nobody knows": instead('rel="license"', 'rel="licence"'),
    "a category of nothing": instead('term="Medien"', 'term=""'),
    "an element that nobody knows": instead("<published>", "<created/><published>"),
    "no author at all": lambda feed: re.sub(r"(?s)<author>.*?</author>", "", feed),
    "an entry that leads nowhere": lambda feed: re.sub(
        r'(?s)<content.*?</content>|<link rel="alternate"[^>]*/>', "", feed
    ),
    "no word of itself": instead('rel="self"', 'rel="via"'),
}


@pytest.mark.parametrize("change", FAULTS.values(), ids=FAULTS)
def test_what_judges_feeds_sees_faults(files: Mapping[str, bytes], change: Callable[[str], str]) -> None:
    feed = files["feed.xml"].decode()
    assert complaints(etree.fromstring(change(feed).encode()))


def read(data: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    """Return a feed as the reader of feeds sees it that most programs in Python use."""
    found = feedparser.parse(data)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def test_a_reader_of_feeds_finds_what_is_new(files: Mapping[str, bytes]) -> None:
    found = read(files["feed.xml"])
    assert (found.feed.title, found.feed.link, found.feed.author) == ("Hub", f"{SITE}index.html", "Haus")
    assert found.feed.updated == "2024-01-03T12:00:00Z"
    assert found.feed.language == "de"
    assert [(entry.title, entry.link.removeprefix(SITE), entry.updated) for entry in found.entries] == [
        ("Töne & <Klänge> \N{DRUM WITH DRUMSTICKS}", "einheiten/ton/index.html", "2024-01-03T12:00:00Z"),
        ("film", "einheiten/film/index.html", "2024-01-01T12:00:00Z"),
        ("alt", "einheiten/alt/index.html", "2021-04-05T00:00:00Z"),
    ]
    ton, film, alt = found.entries
    assert ton.published == "2024-01-01T12:00:00Z"
    assert alt.published == "2020-02-03T00:00:00Z"
    assert [tag.label or tag.term for tag in ton.tags] == ["Medien", "Ton & Klang"]
    assert ton.summary == "Ein Satz."
    assert ton.content[0].value == "<p>Ein Satz.</p><p>Zuletzt geändert am 3. Januar 2024: Erklärt &amp; zeigt mehr</p>"
    assert (ton.title_detail.language, film.title_detail.language) == ("en", "de")
    assert [link.href for link in ton.links if link.rel == "license"] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert "Ada" in ton.rights
    assert "CC BY 4.0" in ton.rights
    assert (film.author, [person.name for person in film.contributors]) == ("Ada", ["Ben"])


def test_an_entry_keeps_its_id_when_all_else_changes(tmp_path: Path) -> None:
    before = {entry.link: entry.id for entry in read(announced(tmp_path / "before")["feed.xml"]).entries}
    changed = {
        name.replace("/e/", "/anderswo/"): text.replace("titel: ", "titel: Neu ") for name, text in FILES.items()
    }
    story = STORY.replace("/e/", "/anderswo/") + "5 Ada Mehr | ^content/anderswo/film/index.md\n"
    later = announced(tmp_path / "after", HUB, changed, story)["feed.xml"]
    after = {entry.link: entry.id for entry in read(later).entries}
    assert before == after
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in before.values())
    elsewhere = announced(tmp_path / "elsewhere", HUB.replace("hub.example", "hub2.example"))["feed.xml"]
    assert not {entry.id for entry in read(elsewhere).entries} & set(before.values())


def test_a_large_hub_has_a_feed_of_the_newest(tmp_path: Path) -> None:
    days = {f"u{number:03}": f"20{number // 12 + 10}-{number % 12 + 1:02}-01" for number in range(MOST + 7)}
    texts = {f"content/e/{id_}/index.md": UNIT.format(id=id_, more=f"datum: {day}\n") for id_, day in days.items()}
    found = read(announced(tmp_path, HUB, texts, "")["feed.xml"])
    assert [entry.title for entry in found.entries] == sorted(days, reverse=True)[:MOST]


def test_what_xml_forbids_is_left_out(tmp_path: Path) -> None:
    odd = UNIT.format(id="ton", more='schlagworte: ["A\\x01B\\e"]\ndatum: 2024-01-01\n').replace(
        "titel: ton", 'titel: "Ton\\x02 \\uFFFE]]>"'
    )
    found = read(announced(tmp_path, HUB, {"content/e/ton/index.md": odd}, "")["feed.xml"])
    assert [(entry.title, entry.tags[-1].term) for entry in found.entries] == [("Ton ]]>", "AB")]


def test_a_hub_with_umlauts_in_its_address_is_announced_as_programs_take_it(tmp_path: Path) -> None:
    files = announced(tmp_path, HUB.replace("/kita/", "/kita/für alle/".replace(" ", "-")))
    for name in ("sitemap.xml", "feed.xml"):
        assert "https://hub.example/kita/f%C3%BCr-alle/einheiten/ton/index.html" in files[name].decode()
        assert "für-alle" not in files[name].decode()


def test_what_cannot_be_said_in_a_feed_is_left_out(tmp_path: Path) -> None:
    odd = UNIT.format(id="ton", more='schlagworte: ["\\uFFFE", medien, Ton]\ndatum: 2024-01-01\n').replace(
        "autor: Ada", "autor: [{name: \"\\uFFFE\"}, {name: Ada, url: 'https://['}, {name: Bo, url: 'https://bö.de'}]"
    )
    (entry,) = read(announced(tmp_path, HUB, {"content/e/ton/index.md": odd}, "")["feed.xml"]).entries
    assert [tag.term for tag in entry.tags] == ["Medien", "Ton"]
    assert [(one.name, one.get("href")) for one in entry.authors] == [("Ada", None), ("Bo", "https://b%C3%B6.de")]


@pytest.mark.parametrize(("name", "data"), [("atom", "feed.xml"), ("sitemap", "sitemap.xml")])
def test_what_would_break_a_format_stops_the_build(
    files: Mapping[str, bytes], name: Literal["atom", "sitemap"], data: str
) -> None:
    root = etree.fromstring(files[data])
    assert judged(root, name)
    root[0].tag = "{urn:x}y"
    with pytest.raises(ValueError, match="would break the format '"):
        judged(root, name)


@pytest.mark.parametrize("address", ["https://hub.example/für/", "hub/index.html", "https://hub.example/a b"])
def test_a_sitemap_holds_only_addresses_as_programs_take_them(address: str) -> None:
    with pytest.raises(ValueError, match="would break the format '"):
        sitemap({address: None}, SITE)


# --- where there is none ------------------------------------------------------------------------------------------


def test_without_an_address_there_is_neither(tmp_path: Path) -> None:
    assert announced(tmp_path, HUB.replace("site_url", "# site_url")) == {}


def test_without_a_date_there_is_no_feed(tmp_path: Path) -> None:
    texts = {"content/e/ton/index.md": UNIT.format(id="ton", more="")}
    assert set(announced(tmp_path, HUB, texts, "")) == {"sitemap.xml"}


@pytest.mark.parametrize(
    ("address", "robots"),
    [("https://hub.example", "https://hub.example/sitemap.xml"), ("https://hub.example/kita", "")],
)
def test_robots_are_told_where_they_ask(tmp_path: Path, address: str, robots: str) -> None:
    said = announced(tmp_path, HUB.replace(SITE, address)).get("robots.txt", b"").decode()
    assert re.findall(r"(?m)^Sitemap: (.*)$", said) == ([robots] if robots else [])
