"""The page of a SCO: its steps, what stays the same when an author changes something, several units on one page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import html

from exporting.scorm.conftest import FILM, Package, packages
from teilbar.exporting.steps import steps_of
from teilbar.rendering.document import RenderedSection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml.html import HtmlElement

KEPT = ("data-step", "data-objective", "data-key", "id")
"""Attributes that a learner's progress depends on."""


def _page(package: Package) -> HtmlElement:
    return html.document_fromstring(package.page)


def _kept(package: Package) -> dict[str, list[str]]:
    main = _page(package).get_element_by_id("tb-main")
    return {name: [str(value) for value in main.xpath(f".//@{name}")] for name in KEPT}


def test_sections_are_steps_and_the_credits_the_last_one(made: Mapping[str, Package]) -> None:
    page = _page(made["film.scorm12.zip"])
    steps = page.find_class("tb-step")
    assert [step.findtext(".//h2") for step in steps] == ["Das braucht ihr", "So geht's", "Nachweise und Lizenz"]
    assert [entry.text_content() for entry in page.xpath("//nav//li/a")] == [step.findtext(".//h2") for step in steps]
    assert [link.get("href") for link in page.xpath("//nav//li/a")] == [f"#{step.get('id')}" for step in steps]
    assert "Bilder lernen laufen." in steps[0].text_content(), "nothing stands before the first heading but the summary"
    assert "Oder ein Telefon." in steps[-2].text_content(), "footnotes end the text"
    assert "Ein Turm" in steps[-1].text_content()
    assert steps[-1].xpath(".//a[@href='https://creativecommons.org/licenses/by/4.0/']")


def test_text_before_the_first_heading_is_a_step_of_its_own(made: Mapping[str, Package]) -> None:
    """The highest headings of this unit are on the third level: its steps begin there."""
    steps = _page(made["ton.scorm12.zip"]).find_class("tb-step")
    assert [step.findtext(".//h2") for step in steps] == [None, "Hinhören", "Nachweise und Lizenz"]
    assert "Wir hören." in steps[0].text_content()


@pytest.mark.parametrize(
    ("levels", "steps"),
    [
        ("2 3 2", ["", "a", "c"]),
        ("2 3 3", ["", "a", "b", "c"]),
        ("3 3", ["", "a", "b"]),
        ("2", ["", "a"]),
        ("3 2 4", ["", "a", "b"]),
        ("", [""]),
    ],
)
def test_one_heading_above_all_others_does_not_hold_everything(levels: str, steps: list[str]) -> None:
    sections = [
        RenderedSection("<p></p>", level=int(level), id=name, text=name)
        for name, level in zip("abc", levels.split(), strict=False)
    ]
    assert [step.anchor for step in steps_of("Titel", sections)] == steps


def test_only_scorm_2004_has_an_objective_a_section(made: Mapping[str, Package]) -> None:
    assert _kept(made["film.scorm12.zip"])["data-objective"] == []
    objectives = _kept(made["film.scorm2004.zip"])["data-objective"]
    assert [re.sub("-[a-z0-9]{4}$", "", one) for one in objectives] == ["das-braucht-ihr", "so-gehts"]


def test_a_statement_says_which_answer_means_true(made: Mapping[str, Package]) -> None:
    (statement,) = _page(made["film.scorm12.zip"]).find_class("tb-question--true-false")
    assert statement.get("data-true") == "1"


@pytest.mark.parametrize("name", ["film.scorm12.zip", "film.scorm2004.zip", "schritte.scorm12-single.zip"])
def test_a_changed_word_keeps_every_identifier(made: Mapping[str, Package], name: str, tmp_path: Path) -> None:
    changed = FILM.replace("Ein Tablet[^1]", "Eine Kamera[^1]").replace("- [ ] Einen Ofen", "- [ ] Ein Fahrrad")
    changed = changed.replace("Der Film &", "Der lange Film &")
    after = packages(tmp_path, film=changed)[name]
    assert after.page != made[name].page
    assert _kept(after) == _kept(made[name])
    identifiers = [[one.get("identifier") for one in package.manifest.iter()] for package in (after, made[name])]
    assert identifiers[0] == identifiers[1]


@pytest.mark.parametrize("name", ["film.scorm12.zip", "film.scorm2004.zip", "schritte.scorm12-single.zip"])
def test_an_added_question_keeps_those_of_all_others(made: Mapping[str, Package], name: str, tmp_path: Path) -> None:
    more = "### Frage: Wie lange?\n- [x] Eine Stunde\n- [ ] Ein Jahr\n\n"
    after = packages(tmp_path, film=FILM.replace("### Frage: Was", f"{more}### Frage: Was"))[name]
    before, now = _kept(made[name]), _kept(after)
    assert len(now["data-key"]) == len(before["data-key"]) + 1
    for attribute in KEPT:
        assert Counter(before[attribute]) <= Counter(now[attribute]), attribute


def test_a_path_is_one_page_with_an_objective_a_unit(made: Mapping[str, Package]) -> None:
    page = _page(made["schritte.scorm12-single.zip"])
    steps = page.find_class("tb-step")
    assert [step.get("data-objective") for step in steps] == [None, "film", "film", "film", "ton", "ton", None]
    assert [unit.findtext("span") for unit in page.find_class("tb-sco__unit")] == ["Der Film & „mehr“", "Der Ton"]
    ids: Counter[str] = Counter(page.xpath("//@id"))
    assert [one for one, count in ids.items() if count > 1] == []
    assert len(set(page.xpath("//@data-key"))) == len(page.find_class("tb-question")) == 3
    names = [{field.get("name") for field in question.xpath(".//input")} for question in page.find_class("tb-question")]
    assert len(set.union(*names)) == 3, "what is picked in one question leaves the others alone"


def test_links_of_a_path_lead_to_places_in_it(made: Mapping[str, Package]) -> None:
    page = _page(made["schritte.scorm12-single.zip"])
    ids, links = set(page.xpath("//@id")), page.xpath("//main//a[starts-with(@href, '#')]")
    assert {link.text_content() for link in links} >= {"mehr", "beim Ton", "der Film"}
    assert [link.get("href") for link in links if link.get("href")[1:] not in ids] == []
    for way in page.xpath("//main//@*[name()='aria-labelledby' or name()='aria-describedby' or name()='for']"):
        assert set(way.split()) <= ids


def test_credits_of_a_path_are_those_of_all_its_units(made: Mapping[str, Package]) -> None:
    package = made["schritte.scorm12-single.zip"]
    text = package.files["LIZENZ.txt"].decode()
    assert [line.split("“")[0] for line in text.splitlines() if line.startswith("„")] == [
        "„Erste Schritte",
        "„Der Film & ‚mehr‘",
        "„Ein Turm",
        "„Der Ton",
    ]
    last = _page(package).find_class("tb-step")[-1].text_content()
    assert all(words in last for words in ("Erste Schritte", "Der Film & „mehr“", "Ein Turm", "Der Ton"))


def test_the_page_holds_no_inline_script_and_no_inline_style(made: Mapping[str, Package]) -> None:
    for package in made.values():
        page = _page(package)
        assert [script for script in page.iter("script") if not script.get("src")] == []
        assert page.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
        assert [link for link in page.xpath("//@src | //link/@href") if link not in package.files] == []


def test_two_builds_give_the_same_bytes(made: Mapping[str, Package], tmp_path: Path) -> None:
    assert packages(tmp_path) == made
