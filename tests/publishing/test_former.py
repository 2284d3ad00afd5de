"""What stands at addresses that texts once had: pages that lead on, and pages that say what is gone."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from bench.serving import serve
from reading.repositories import commit, git
from teilbar.build import build
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.former import Farewell, LeadsOn, former_addresses
from teilbar.publishing.site_addresses import folder_at, folder_of
from teilbar.reading.past import read_past
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

SITE = "https://hub.example/kita/"
HUB = f"site_name: Hub\nsite_url: {SITE}\nrepo_url: https://gitlab.com/haus/medien\n"
RELEASES = "https://gitlab.com/haus/medien/-/releases"


def unit(said: str, body: str = "Ein Satz.", area: str = "Natur") -> str:
    return f"---\n{said}\nkurz: Ein Satz.\nbereich: {area}\nautor: Ada\nlizenz: CC0-1.0\n---\n\n{body}\n"


KNETE = unit(
    "titel: Knete", "## Was wir tun\n\nKneten und formen.\n\n" + "Noch ein Satz.\n\n" * 40 + "## Am Ende\n\nFertig."
)
FIRST = {
    "mkdocs.yml": HUB,
    "content/knete/index.md": KNETE,
    "content/ton/index.md": unit("titel: Ton\nid: ton", "Was klingt da?"),
    "content/weg/index.md": unit("titel: Schatten & <Licht>", "Dunkel und hell."),
    "content/lena/index.md": unit("titel: Lenas Film", "Lena filmt den Hof."),
    "content/bald/index.md": unit("titel: Bald", "Hier wird noch gebaut."),
    "content/hilfe.md": "# Hilfe\n\nSo geht es.\n",
}


def written(folder: Path, files: Mapping[str, str | None], message: str = "Ändert") -> None:
    """Commit files; None deletes one with its folder."""
    for name, text in files.items():
        if text is None:
            shutil.rmtree((folder / name).parent)
    commit(folder, {name: text for name, text in files.items() if text is not None}, message)


def tell(folder: Path, hub: str = HUB) -> Path:
    """Make a repository in which texts have moved, gone, and been withdrawn."""
    written(folder, {**FIRST, "mkdocs.yml": hub})
    git(folder, "mv", "content/knete", "content/plastilin")
    written(
        folder,
        {
            "content/ton/index.md": FIRST["content/ton/index.md"].replace(
                "id: ton", "id: klang\nfrueher: [laerm, 'x/Töne 1']"
            ),
            "content/lena/index.md": FIRST["content/lena/index.md"].replace(
                "titel", "zurueckgezogen: Einwilligung <fehlt>\ntitel"
            ),
            "content/bald/index.md": FIRST["content/bald/index.md"].replace("titel", "entwurf: ja\ntitel"),
            "content/weg/index.md": None,
        },
    )
    return folder


def decided(folder: Path) -> dict[str, str]:
    """Return what stands at each former address, in words."""
    with open_source(str(folder)) as source, Workshop(Cache(None), 1) as workshop:
        checked = read_and_check(source, Options(), workshop, Silent())
        library, read, hub = checked.verdict.library, checked.read.library, checked.hub
        formers = former_addresses(library, read, read_past(source), hub, checked.root)
    found = {}
    for former in formers:
        match former:
            case LeadsOn(_, to):
                found[folder_at(former.address)] = f"> {folder_of(to)}"
            case Farewell(title=title, is_withdrawn=withdrawn, is_draft=draft):
                found[folder_at(former.address)] = (
                    "withdrawn" if withdrawn else f"{'draft' if draft else 'gone'} {title}"
                )
    return found


ALL = {
    "einheiten/knete": "> einheiten/plastilin",
    "einheiten/ton": "> einheiten/klang",
    "einheiten/laerm": "> einheiten/klang",
    "einheiten/x-toene-1": "> einheiten/klang",
    "einheiten/weg": "gone Schatten & <Licht>",
    "einheiten/lena": "withdrawn",
    "einheiten/bald": "draft Bald",
}
SAID = {place: ALL[place] for place in ("einheiten/laerm", "einheiten/x-toene-1", "einheiten/lena")}
"""What the texts themselves say."""


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("", ALL),
        ("{bewahren: nein}", SAID | {"einheiten/bald": "draft Bald"}),
        ("{seit: 2024-01-01}", ALL),
        ("{seit: 2999-01-01}", SAID | {"einheiten/bald": "draft Bald"}),
        ("{vergessen: [einheiten/lena, /einheiten/weg/]}", {p: ALL[p] for p in ALL if p[10:] not in {"lena", "weg"}}),
    ],
)
def test_the_hub_file_says_what_is_kept(tmp_path: Path, option: str, expected: dict[str, str]) -> None:
    folder = tell(tmp_path / "hub", f"{HUB}extra:\n  teilbar:\n    adressen: {option or '{}'}\n")
    assert decided(folder) == expected


def test_without_git_what_texts_say_counts(tmp_path: Path) -> None:
    folder = tell(tmp_path / "hub")
    shutil.rmtree(folder / ".git")
    assert decided(folder) == SAID


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"content/laerm/index.md": unit("titel: Lärm")}, {"einheiten/laerm": None}, id="a live address wins"
        ),
        pytest.param(
            {"content/plastilin/index.md": unit("titel: [")},
            {"einheiten/knete": None},
            id="what is blocked says nothing",
        ),
        pytest.param(
            {"content/hilfe.md": "---\nfrueher: [rat, seiten/faq, einheiten/weg]\n---\n\n# Hilfe\n\nSo geht es.\n"},
            {"rat": "> hilfe", "faq": "> hilfe", "einheiten/weg": "> hilfe"},
            id="what a text says outweighs that another is gone",
        ),
        pytest.param(
            {"content/plastilin/index.md": None}, {"einheiten/knete": "gone Knete"}, id="moved, and then gone"
        ),
        pytest.param(
            {"content/ton/index.md": unit("titel: Ton\nid: klang\nzurueckgezogen: ja\nfrueher: laerm")},
            {"einheiten/ton": "withdrawn", "einheiten/klang": "withdrawn", "einheiten/laerm": "withdrawn"},
            id="moved, and then withdrawn",
        ),
    ],
)
def test_what_is_there_now_decides(
    tmp_path: Path, changes: dict[str, str | None], expected: dict[str, str | None]
) -> None:
    folder = tell(tmp_path / "hub")
    written(folder, changes)
    found = decided(folder)
    assert {place: found.get(place) for place in expected} == expected


# --- as visitors meet them ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hub whose texts have moved."""
    folder = tmp_path_factory.mktemp("former")
    tell(folder / "hub")
    build(Options(source=str(folder / "hub"), out=folder / "site", cache=folder / "cache", formats=("offline",)))
    return folder / "site"


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it in English."""
    folder = tmp_path_factory.mktemp("former-en")
    tell(folder / "hub", f"{HUB}extra:\n  teilbar:\n    sprache: en\n")
    build(Options(source=str(folder / "hub"), out=folder / "site", cache=folder / "cache", formats=("offline",)))
    return folder / "site"


def page_at(site: Path, place: str) -> str:
    return (site / place / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_nobody_is_to_find_old_addresses(site: Path) -> None:
    listed = [site / name for name in ("sitemap.xml", "feed.xml", "katalog.json", "materialien/index.html")]
    texts = "".join(file.read_text("utf-8") for file in (*listed, *(site / "suche").rglob("*.js")))
    for place in ALL:
        assert '<meta name="robots" content="noindex">' in page_at(site, place)
        assert f"{place}/" not in texts
        assert place.removeprefix("einheiten/") not in {one.name for one in (site / "downloads").iterdir()}


@pytest.mark.slow
def test_the_record_says_what_became_of_them(site: Path) -> None:
    record = json.loads((site / "build.json").read_text("utf-8"))
    assert {one["from"]: f"> {one['to']}" for one in record["moved"]} == {p: ALL[p] for p in ALL if ALL[p][0] == ">"}
    reasons = {one["address"]: one["reason"] for one in record["gone"]}
    assert reasons == {
        "einheiten/weg": "nicht mehr im Projekt",
        "einheiten/lena": "Einwilligung <fehlt>",
        "einheiten/bald": "Entwurf",
    }


@pytest.mark.slow
def test_a_page_says_what_is_gone_and_where_to_go(site: Path, english: Path) -> None:
    page, other = page_at(site, "einheiten/weg"), page_at(english, "einheiten/weg")
    assert "Diese Einheit gibt es hier nicht mehr" in page
    assert "This unit is no longer here" in other
    for html in (page, other):
        assert "<cite>Schatten &amp; &lt;Licht&gt;</cite>" in html
        assert f'href="{RELEASES}"' in html
        assert 'href="../../materialien/index.html"' in html
        assert 'href="../../themen/natur/index.html"' in html


@pytest.mark.slow
def test_of_a_withdrawn_unit_only_the_reason_is_told(site: Path) -> None:
    page = page_at(site, "einheiten/lena")
    assert "Grund: Einwilligung &lt;fehlt&gt;" in page
    for word in ("Film", "filmt", "Ada", "releases", "themen/natur"):
        assert word not in page.partition("<main")[2].partition("</main>")[0], word
    everything = b"".join(
        file.read_bytes() for file in site.rglob("*") if file.suffix in {".html", ".json", ".js", ".xml"}
    )
    assert b"Lenas" not in everything


@pytest.mark.slow
def test_a_page_that_leads_on_can_be_read_where_it_does_not(site: Path, english: Path) -> None:
    page = page_at(site, "einheiten/ton")
    assert f'<link rel="canonical" href="{SITE}einheiten/klang/index.html">' in page
    assert '<noscript><meta http-equiv="refresh" content="0; url=../klang/index.html"></noscript>' in page
    assert 'Hier geht es weiter: <a href="../klang/index.html">Ton</a>' in page
    assert 'href="../klang/index.html#tb-weitergeben"' in page
    assert 'id="tb-weitergeben"' in page_at(site, "einheiten/klang")
    assert "Go on here:" in page_at(english, "einheiten/ton")


@pytest.mark.parametrize("how", ["file", "http", "sub-path"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_old_address_arrives_at_the_unit(browser: Browser, site: Path, how: str, scripts: bool) -> None:
    with _address(site, how) as start:
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{start}/index.html")
        page.goto(f"{start}/einheiten/knete/index.html?a=b#am-ende")
        page.wait_for_url(f"{start}/einheiten/plastilin/index.html**")
        assert page.locator("h1").inner_text() == "Knete"
        if scripts:
            assert page.url == f"{start}/einheiten/plastilin/index.html?a=b#am-ende"
            assert page.evaluate("scrollY") > 0
            page.go_back()  # the old address is not on the way back
            assert page.url == f"{start}/index.html"
        context.close()
    assert problems == []


@contextmanager
def _address(site: Path, how: str) -> Iterator[str]:
    if how == "file":
        yield site.as_uri()
    else:
        with serve(site, "/a/b/" if how == "sub-path" else "/") as start:
            yield start.removesuffix("/")
