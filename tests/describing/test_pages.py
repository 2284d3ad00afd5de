"""What a crawler gets that fetches pages alone: JSON-LD with the licence as a text, Dublin Core, the way to AMB."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from conftest import ROOT
from describing.strict import crawled, faults_of_catalogue, licence_of
from describing.works import ADDRESS, described, hub, one, unit
from teilbar.build import build
from teilbar.describing.linked_data import head_html, schema_org
from teilbar.describing.schema_org_model import schema_org_problems
from teilbar.options import Options
from website.crawl import visit_all

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script> ",
    '"><meta name="x">',
    "]]>&lt;\u2028\u2029'",
    "</head></title></style>",
]


def page(head: str) -> str:
    return f"<!doctype html><html lang=de><head><title>x</title>{head}</head><body><p>Text</p></body></html>"


def test_the_licence_is_read_as_wirlernenonline_reads_it(tmp_path: Path) -> None:
    (data,) = crawled(page(head_html(one(tmp_path, unit()))))
    assert licence_of(data) == "https://creativecommons.org/licenses/by/4.0/"
    assert (data["@context"], data["@type"], data["name"]) == ("https://schema.org/", "LearningResource", "Film")


@pytest.mark.parametrize("licence", ["CC0", "CC BY-SA 4.0", "Lizenz Freie Kunst 1.3", "MIT"])
def test_every_licence_is_a_text_there(tmp_path: Path, licence: str) -> None:
    (data,) = crawled(page(head_html(one(tmp_path, unit().replace("CC BY 4.0", licence)))))
    assert licence_of(data)


def test_lrmi_says_for_whom_how_long_and_about_what(tmp_path: Path) -> None:
    text = unit(alter="4-6", dauer="45 Minuten", zielgruppe="Fachkräfte", sprache="en")
    said = schema_org(one(tmp_path, text))
    assert (said["typicalAgeRange"], said["timeRequired"], said["inLanguage"]) == ("4-6", "PT45M", "en")
    assert said["about"] == [
        {
            "@type": "DefinedTerm",
            "name": "Digital media",
            "termCode": "medien",
            "inDefinedTermSet": "Bayerischer Bildungs- und Erziehungsplan",
        }
    ]
    assert said["audience"] == [{"@type": "EducationalAudience", "educationalRole": "Fachkräfte"}]
    assert said["educationalLevel"][0]["name"] == "Early childhood education"
    assert {"contentSize", "sha256"}.isdisjoint(said["encoding"][0])
    assert said["encoding"][0]["contentUrl"].startswith(f"{ADDRESS}downloads/film/film.")


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_gets_out_of_its_place(tmp_path: Path, title: str) -> None:
    text = unit(beschreibung=json.dumps(title, ensure_ascii=True)).replace("titel: Film", f"titel: {json.dumps(title)}")
    found = one(tmp_path, text.replace("kurz: Ein Satz.\n", ""))
    document = html.document_fromstring(page(head_html(found)))
    (data,) = crawled(page(head_html(found)))
    assert data["name"] == found.title
    assert [script.get("type") for script in document.iter("script")] == ["application/ld+json"]
    assert document.xpath("//meta[@name='DCTERMS.title']/@content") == [" ".join(found.title.split("\n"))]
    assert document.xpath("//meta[@name='x']") == []
    assert [element.tag for element in document] == ["head", "body"]
    assert document.xpath("count(//body/*)") == 1


def test_dublin_core_names_its_schema_and_every_fact(tmp_path: Path) -> None:
    head = html.document_fromstring(page(head_html(one(tmp_path, unit(schlagworte="Ton, Bild"))))).find("head")
    assert head is not None
    assert head.xpath("link[@rel='schema.DCTERMS']/@href") == ["http://purl.org/dc/terms/"]
    said = {name: head.xpath(f"meta[@name='DCTERMS.{name}']/@content") for name in ("title", "creator", "subject")}
    assert said == {"title": ["Film"], "creator": ["Ada Muster"], "subject": ["Ton", "Bild", "Medien"]}
    assert head.xpath("link[@rel='DCTERMS.license']/@href") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert head.xpath("link[@rel='alternate']/@href") == ["amb.json"]


def test_the_page_names_the_hub_that_provides_it(tmp_path: Path) -> None:
    said = schema_org(one(tmp_path, unit()))
    provider = {"@type": "Service", "@id": ADDRESS, "name": "Haus der Medien"}
    assert said["mainEntityOfPage"] == {"@type": "WebPage", "@id": said["url"], "provider": provider}


FAULTS: dict[str, tuple[str, Any]] = {
    "a licence that is no text": ("license", {"id": "https://creativecommons.org/licenses/by/4.0/"}),
    "a licence that is no address": ("license", "CC BY 4.0"),
    "a day in another form": ("dateModified", "5.4.2021"),
    "a day that no month has": ("datePublished", "2021-02-30"),
    "somebody without a name": ("author", [{"@type": "Person"}]),
    "ages in words": ("typicalAgeRange", "ab 4"),
    "a time in words": ("timeRequired", "45 Minuten"),
    "no title": ("name", ""),
    "a package at no address": ("encoding", [{"@type": "MediaObject", "contentUrl": "x", "encodingFormat": "a/b"}]),
    "a word that nobody knows": ("licence", "https://example.org/"),
}


@pytest.mark.parametrize(("name", "value"), FAULTS.values(), ids=FAULTS)
def test_what_a_crawler_would_trip_over_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    """It cannot happen by what an author writes, so somebody has to hear of it."""
    found = one(tmp_path, unit(datum="2024-05-06"))
    said = schema_org(found)
    assert schema_org_problems(said) == ()
    monkeypatch.setattr("teilbar.describing.linked_data.schema_org", lambda _: {**said, name: value})
    with pytest.raises(ValueError, match=rf"the JSON-LD of unit 'film' would not be read: {name}"):
        head_html(found)


# --- a whole site ---------------------------------------------------------------------------------------------------

TEXTS = {
    "film/index.md": unit(),
    "ohne/index.md": unit("ohne", "Ohne Lizenz").replace("lizenz: CC BY 4.0\n", ""),
    "weg/index.md": "---\nid: weg\nart: lernpfad\ntitel: Weg\nlizenz: CC0\neinheiten: [film, ohne]\n---\n\nLos.\n",
    "leer/index.md": "---\nid: leer\nart: lernpfad\ntitel: Leer\nlizenz: CC0\neinheiten: [ohne]\n---\n\nNichts.\n",
    "ueber.md": "---\ntitel: Über uns\nart: seite\n---\n\nWir.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a hub with a unit that is offered, one that is withheld, learning paths of them, and a page."""
    folder = tmp_path_factory.mktemp("described")
    hub(folder / "hub", TEXTS)
    build(
        Options(source=str(folder / "hub"), out=folder / "site", cache=folder / "cache", formats=("offline",), jobs=1)
    )
    return folder / "site"


@pytest.mark.slow
def test_pages_of_what_is_offered_lead_to_records_beside_them(site: Path) -> None:
    records = {file.relative_to(site).as_posix() for file in site.rglob("amb.json")}
    assert records == {"einheiten/film/amb.json", "lernpfade/weg/amb.json"}
    for path in ("einheiten/film", "lernpfade/weg"):
        text = (site / path / "index.html").read_text("utf-8")
        (data,) = crawled(text)
        record = json.loads((site / path / "amb.json").read_text("utf-8"))
        assert (data["@id"], data["name"], data["license"]) == (record["id"], record["name"], record["license"]["id"])
        assert '<link rel="alternate" type="application/ld+json" href="amb.json"' in text.partition("</head>")[0]


@pytest.mark.slow
@pytest.mark.parametrize("path", ["einheiten/ohne", "lernpfade/leer", "ueber", ".", "materialien"])
def test_pages_of_what_is_not_offered_say_nothing(site: Path, path: str) -> None:
    text = (site / path / "index.html").read_text("utf-8")
    assert crawled(text) == []
    assert "DCTERMS" not in text
    assert "amb.json" not in text
    assert not (site / path / "amb.json").exists()


@pytest.mark.slow
def test_the_catalogue_holds_to_its_schema_and_names_it(site: Path) -> None:
    data = (site / "katalog.json").read_bytes()
    assert faults_of_catalogue(data) == []
    schema = json.loads(data)["$schema"]
    assert (site / schema).read_text("utf-8") == (ROOT / "docs" / "schemas" / "katalog.schema.json").read_text("utf-8")


def test_a_browser_lets_the_data_stand_and_runs_none_of_it(browser: Browser, site: Path) -> None:
    """The Content Security Policy is that of the crawl: ``'self'`` alone."""
    assert visit_all(browser, site) == []


@pytest.mark.parametrize("path", ["oersi-course", "hub"])
def test_the_same_source_is_described_with_the_same_bytes(shared_fixtures: Path, tmp_path: Path, path: str) -> None:
    source = ROOT if path == "hub" else shared_fixtures / path
    one_, other = (described(source, tmp_path / name) for name in ("a", "b"))
    heads: list[dict[str, Any]] = [{name: head_html(work) for name, work in works.items()} for works in (one_, other)]
    assert heads[0] == heads[1]
    assert heads[0]
