"""What the pages of duty say: what the hub's file says, what is so of every site, and nothing else."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dialect.page import rendered
from duties.conftest import HUB, write_hub
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.checking.easy import TEXT_CHECKS as EASY
from teilbar.checking.texts import context_of
from teilbar.duties.writing import Facts, duty_text
from teilbar.hub import Hub
from teilbar.hub.duties import DUTIES
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.foot import foot_of
from teilbar.reading.source import open_source
from teilbar.texts import text
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.checked import Checked
    from teilbar.hub.duties import Duty
    from teilbar.texts import Language

FACTS = Facts("Haus am Bach")
CLAIMS = re.compile(r"\bist (?:\w+ )*vereinbar|\bist barrierefrei\b|complies", re.IGNORECASE)


def said(duty: Duty, hub: Hub, facts: Facts = FACTS) -> str:
    """Return what a page says, as plain text."""
    markdown = duty_text(duty, hub, facts)
    html, findings = rendered(markdown.partition("\n---\n")[2])
    assert findings == ""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def written(**changes: Any) -> Hub:  # noqa: ANN401 - what stands in a YAML file
    """Return the hub of the tests, with other duties."""
    options = yaml.safe_load((HUB / "mkdocs.yml").read_text("utf-8"))["extra"]["teilbar"]
    options["pflichten"] |= changes
    return Hub.model_validate(options)


def checked(source: Path) -> Checked:
    with open_source(str(source)) as opened, Workshop(Cache(None), 1) as workshop:
        return read_and_check(opened, Options(source=str(source)), workshop, Silent())


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("duty", DUTIES)
def test_a_hub_without_data_gets_pages_that_say_so_and_claim_nothing(duty: Duty, language: Language) -> None:
    page = said(duty, Hub.model_validate({"sprache": language}))
    assert not CLAIMS.search(page)
    assert "None" not in page
    if duty in {"impressum", "datenschutz", "barrierefreiheit"}:
        assert text("duty.missing.publisher", language) in page


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("nicht bewertet", "ist noch nicht bewertet"),
        ("vereinbar", "Informationstechnik vereinbar."),
        ("teilweise vereinbar", "teilweise vereinbar."),
        ("nicht vereinbar", "nicht vereinbar."),
    ],
)
def test_the_statement_says_what_the_hub_says(status: str, words: str) -> None:
    page = said("barrierefreiheit", written(barrierefreiheit={"stand": status}))
    assert words in page
    assert bool(CLAIMS.search(page)) == (status != "nicht bewertet")


def test_the_statement_has_all_that_it_must_have() -> None:
    page = said("barrierefreiheit", written())
    for part in ("31. Mai 2026", "Selbstbewertung", "hat noch keine Untertitel.", "kontakt@haus-am-bach.de"):
        assert part in page
    assert "Landesamt für Digitalisierung, Breitband und Vermessung" in page
    assert "noch kein Video in Deutscher Gebärdensprache" in page
    assert "kein Video" not in said("barrierefreiheit", written(), Facts("x", film="g.mp4"))


def test_the_privacy_page_names_who_is_responsible_and_where_it_leads() -> None:
    page = said("datenschutz", written())
    for part in ("Rechenzentrum am Bach", "nach sieben Tagen gelöscht.", "Ben Muster", "meet.haus-am-bach.de"):
        assert part in page
    assert "keine Cookies" in page
    assert "Videotreffen" not in said("datenschutz", Hub())


@pytest.mark.parametrize("duty", DUTIES)
def test_what_a_hub_says_is_text_whatever_it_looks_like(duty: Duty) -> None:
    name = "*a* [b](c) <i>d</i> `e` # f ![g](h) {{ 1 }} &amp; $x$ https://x.example @alle"
    hub = written(anschrift=[name], verantwortlich=name, weitere_angaben=[f"- {name}"], vertreten_durch="1. Ada")
    hub = hub.model_copy(update={"publisher": hub.publisher.model_copy(update={"name": name})})
    page = said(duty, hub, Facts(name))
    assert name in page or duty == "datenschutz"
    markdown = duty_text(duty, hub, Facts(name))
    html, _ = rendered(markdown.partition("\n---\n")[2])
    assert "<i>" not in html
    assert "<em>a" not in html
    assert "<img" not in html


@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("where", ["herausgeber", "pflichten"])
def test_sample_data_are_marked_on_every_page(duty: Duty, language: Language, where: str) -> None:
    options = yaml.safe_load((HUB / "mkdocs.yml").read_text("utf-8"))["extra"]["teilbar"] | {"sprache": language}
    assert "beispieldaten: true" not in duty_text(duty, Hub.model_validate(options), FACTS)
    options[where]["beispieldaten"] = True
    markdown = duty_text(duty, Hub.model_validate(options), FACTS)
    assert "beispieldaten: true" in markdown
    assert "> [!warning]" in markdown


@pytest.mark.parametrize("language", ["de", "en"])
def test_easy_language_keeps_the_rules_that_can_be_counted(tmp_path: Path, language: Language) -> None:
    source = write_hub(tmp_path / "hub", language)
    (source / "mkdocs.yml").write_text(
        f"site_name: Haus am Bach\nextra: {{teilbar: {{sprache: {language}}}}}\n", "utf-8"
    )
    seen = checked(source)
    page = foot_of(seen.read.library, seen.hub, seen.root).essentials["leichte-sprache"]
    context = context_of(page, seen.hub)
    assert context.is_easy
    assert [found for check in EASY for found in check(page.document, context)] == []


@pytest.mark.parametrize(
    ("file", "title", "duty"),
    [
        ("impressum.md", "Wer wir sind", "impressum"),
        ("wir/impressum.md", "Wer wir sind", "impressum"),
        ("recht.md", "Datenschutzerklärung", "datenschutz"),
        ("barrierefreiheit/index.md", "x", "barrierefreiheit"),
        ("leichte-sprache.md", "Hallo", "leichte-sprache"),
        ("dgs.md", "Gebärdensprache", "gebaerdensprache"),
        ("privacy.md", "Wer wir sind", "datenschutz"),
    ],
)
def test_an_authors_own_page_stands(tmp_path: Path, file: str, title: str, duty: Duty) -> None:
    source = write_hub(tmp_path / "hub")
    path = source / "content" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ntitel: {title}\nart: seite\n---\nUnser eigener Text.\n", "utf-8")
    seen = checked(source)
    foot = foot_of(seen.verdict.library, seen.hub, seen.root)
    linked = {page.file: page for page in (*foot.pages, *foot.essentials.values())}
    assert not linked[f"content/{file}"].made
    assert len(linked) == len(DUTIES)
    made = [page.file for page in seen.verdict.library.pages if page.made]
    assert f"content/{text(f'duty.file.{duty}', 'de')}.md" not in made


def test_a_text_in_easy_language_beside_a_unit_is_that_units_alone(tmp_path: Path) -> None:
    source = write_hub(tmp_path / "hub")
    (source / "content" / "turm" / "leichte-sprache.md").write_text(
        "# Turm in Leichter Sprache\n\nWir bauen.\n", "utf-8"
    )
    seen = checked(source)
    page = foot_of(seen.verdict.library, seen.hub, seen.root).essentials["leichte-sprache"]
    assert page.made


def test_pages_that_a_hub_does_not_want_are_not_made(tmp_path: Path) -> None:
    source = write_hub(tmp_path / "hub")
    file = source / "mkdocs.yml"
    file.write_text(
        file.read_text("utf-8").replace("    pflichten:\n", "    pflichten:\n      seiten: [impressum]\n"), "utf-8"
    )
    library = checked(source).verdict.library
    assert [page.file for page in library.pages if page.made] == ["content/impressum.md", "content/dienste.md"]
