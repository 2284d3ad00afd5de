"""A text inherits what nobody nearer to it says, and every field remembers who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines
from reading.sources import source_of
from teilbar.hub import Hub
from teilbar.model.findings import Place
from teilbar.model.generated import MARKS
from teilbar.model.metadata import Ages, Concept, Metadata, Person
from teilbar.reading.frontmatter import split_header
from teilbar.reading.includes import DEEPEST, MOST_FILES
from teilbar.reading.inheritance import Defaults, Description, read_defaults
from teilbar.reading.source import open_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNIT = "kurs/ton/klang/index.md"


def described(folder: Path, files: Mapping[str, str], hub: Hub | None = None) -> tuple[Description, Defaults]:
    """Return what is said of ``UNIT`` in a source of these files, and what all texts inherit."""
    source = source_of(folder, {UNIT: "# Klang\n", **files})
    text = source.read_text(UNIT)
    assert isinstance(text, str)
    defaults = read_defaults(source, hub or Hub())
    return defaults.of(UNIT).describe(UNIT, split_header(text, UNIT)), defaults


def licence_sources() -> list[tuple[str, str]]:
    """Return every place where a licence may stand, the weakest first, as file and content."""
    return [
        ("metadata.yml", "name: Kurs\nlicense: {id: course-root}\n"),
        ("kurs/metadata.yml", "name: Kurs\nlicense: {id: course-near}\n"),
        ("_ordner.yml", "lizenz: folder-root\n"),
        ("kurs/_ordner.yml", "# der Kurs\n\nlizenz: folder-kurs\n"),
        ("kurs/ton/klang/_ordner.yaml", "lizenz: folder-own\n"),
        (UNIT, "---\ntitel: Klang\nlizenz: own\n---\n"),
    ]


@pytest.mark.parametrize("strongest", range(len(licence_sources())))
def test_who_is_nearer_is_heard(tmp_path: Path, strongest: int) -> None:
    said = licence_sources()[: strongest + 1]
    description, _ = described(tmp_path, dict(said), Hub.model_validate({"lizenz": "hub"}))
    file, content = said[-1]
    line = next(number for number, row in enumerate(content.splitlines(), 1) if row.startswith("li"))
    assert description.metadata.licence == content.splitlines()[line - 1].split(": ")[-1].rstrip("}")
    assert description.places["licence"] == Place(file, line)


def test_hub_is_heard_where_nobody_else_speaks(tmp_path: Path) -> None:
    hub = Hub.model_validate(
        {"lizenz": "CC0-1.0", "autor": ["Ada Muster"], "herausgeber": {"name": "Haus, Hof"}, "sprache": "en"}
    )
    description, _ = described(tmp_path, {}, hub)
    assert description.metadata == Metadata(
        licence="CC0-1.0",
        authors=(Person(name="Ada Muster"),),
        publisher=(Person(name="Haus, Hof", is_organisation=True),),
        languages=("en",),
    )
    assert set(description.places.values()) == {Place("mkdocs.yml")}


def test_nothing_is_invented(tmp_path: Path) -> None:
    description, defaults = described(tmp_path, {"LICENSE.md": "Creative Commons Zero", "AUTHORS": "Ada Muster"})
    assert description == Description(Metadata(languages=("de",)), {})
    assert defaults.findings == ()


def test_folders_beside_say_nothing(tmp_path: Path) -> None:
    files = {"kurs/bild/_ordner.yml": "lizenz: MIT\n", "kurs/bild/metadata.yml": "license: MIT\n"}
    assert described(tmp_path, files)[0].metadata == Metadata(languages=("de",))


def test_course_gives_its_parts_what_is_true_of_every_part(tmp_path: Path) -> None:
    course = """
name: Der ganze Kurs
description: Er ist lang.
id: https://example.org/kurs
datePublished: 2024-02-28
timeRequired: 12 Wochen
license: https://creativecommons.org/licenses/by/4.0/
creator: {name: Ada Muster}
keywords: [ton]
inLanguage: [en]
about: [https://w3id.org/kim/hochschulfaechersystematik/n079]
learningResourceType: [https://w3id.org/kim/hcrt/course, https://w3id.org/kim/hcrt/video]
"""
    description, defaults = described(tmp_path, {"metadata.yml": course})
    assert defaults.findings == ()
    assert description.metadata == Metadata(
        licence="https://creativecommons.org/licenses/by/4.0/",
        authors=(Person(name="Ada Muster"),),
        keywords=("ton",),
        languages=("en",),
        areas=(Concept(id="https://w3id.org/kim/hochschulfaechersystematik/n079"),),
        resource_types=(Concept(id="https://w3id.org/kim/hcrt/video"),),
    )


def test_several_courses_in_one_file_give_what_they_share(tmp_path: Path) -> None:
    courses = "- {name: A, license: CC0-1.0, inLanguage: [en]}\n- {name: B, license: CC0-1.0, inLanguage: [de]}\n"
    description, defaults = described(tmp_path, {"metadata.yml": courses})
    assert description.metadata == Metadata(licence="CC0-1.0", languages=("de",))
    assert defaults.findings == ()


@pytest.mark.parametrize(
    ("course", "problems"),
    [
        ("# alle\n- !include a/*.yml\n- license: CC0-1.0\n", [("include-not-followed", 2)]),
        ("license: !include lizenz.yml\n", [("include-not-followed", 1)]),
        ("# !include a.yml\n", []),
        ("", []),
        ("Text", []),
    ],
)
def test_course_that_cannot_be_followed_gives_nothing(
    tmp_path: Path, course: str, problems: list[tuple[str, int]]
) -> None:
    description, defaults = described(tmp_path, {"metadata.yml": course})
    assert description.metadata == Metadata(languages=("de",))
    assert rules_and_lines(defaults.findings) == problems


TAKEN_IN: Mapping[str, Mapping[str, str]] = {
    "one file": {"metadata.yml": "!include a/ton.yml\n"},
    "in a list": {"metadata.yml": "- !include a/ton.yml\n- !include a/bild.yaml\n"},
    "with a star": {"metadata.yml": "!include a/*.yml\n"},
    "with a star for a folder": {"metadata.yml": "- !include '*/ton.yml'\n"},
    "seen from the file that names it": {"kurs/metadata.yml": "- !include ../a/ton.yml\n"},
    "beside a work that stands here": {"metadata.yml": "- {name: C, license: CC0-1.0}\n- !include a/ton.yml\n"},
    "one field": {"metadata.yml": "name: Kurs\nlicense: !include a/lizenz.yml\n"},
    "a file that takes in another": {"metadata.yml": "!include a/alle.yml\n", "a/alle.yml": "- !include ton.yml\n"},
}


@pytest.mark.parametrize("case", TAKEN_IN)
def test_files_that_a_course_takes_in_are_followed(tmp_path: Path, case: str) -> None:
    works = {"a/ton.yml": "name: Ton\nlicense: CC0-1.0\n", "a/bild.yaml": "name: Bild\nlicense: CC0-1.0\n"}
    files = {**works, "a/lizenz.yml": "CC0-1.0\n"} if case == "one field" else works
    description, defaults = described(tmp_path, {**files, **TAKEN_IN[case]})
    assert description.metadata.licence == "CC0-1.0"
    assert rules_and_lines(defaults.findings) == []


def test_field_of_a_file_that_was_taken_in_is_reported_there(tmp_path: Path) -> None:
    course = {"metadata.yml": "!include a/ton.yml\n", "a/ton.yml": "name: Ton\nlicense: [CC0-1.0, MIT]\n"}
    _, defaults = described(tmp_path, course)
    assert [(problem.file, problem.rule, problem.line) for problem in defaults.findings] == [
        ("a/ton.yml", "field-not-licence", 2)
    ]


ASTRAY: Mapping[str, tuple[Mapping[str, str], list[tuple[str, str]]]] = {
    "out of the source": ({"metadata.yml": "!include ../lizenz.yml\n"}, [("include-not-followed", "metadata.yml")]),
    "from the disk's root": ({"metadata.yml": "!include /etc/x.yml\n"}, [("include-not-followed", "metadata.yml")]),
    "no YAML file": ({"metadata.yml": f"!include {UNIT}\n"}, [("include-not-followed", "metadata.yml")]),
    "itself": ({"metadata.yml": "- !include metadata.yml\n"}, [("include-not-followed", "metadata.yml")]),
    "in a circle": (
        {"metadata.yml": "!include a.yml\n", "a.yml": "!include b.yml\n", "b.yml": "!include a.yml\n"},
        [("include-not-followed", "b.yml")],
    ),
    "deeper than anybody writes": (
        {"metadata.yml": "!include 0.yml\n"} | {f"{n}.yml": f"!include {n + 1}.yml\n" for n in range(9)},
        [("include-not-followed", f"{DEEPEST - 1}.yml")],
    ),
    "too many": (
        {"metadata.yml": "!include a/*.yml\n"} | {f"a/{n}.yml": "license: CC0-1.0\n" for n in range(MOST_FILES + 1)},
        [("include-not-followed", "metadata.yml")],
    ),
    "a file that cannot be read": (
        {"metadata.yml": "- !include a.yml\n- license: CC0-1.0\n", "a.yml": "license: 'offen\n"},
        [("yaml-quotes", "a.yml")],
    ),
}


@pytest.mark.parametrize("case", ASTRAY)
def test_files_that_cannot_be_taken_in_say_nothing(tmp_path: Path, case: str) -> None:
    files, problems = ASTRAY[case]
    description, defaults = described(tmp_path / "quelle", files)
    assert description.metadata == Metadata(languages=("de",))
    assert [(problem.rule, problem.file) for problem in defaults.findings] == problems
    rules_and_lines(defaults.findings)


@pytest.mark.parametrize("mark", MARKS.values())
def test_what_teilbar_wrote_is_nobodys_word(tmp_path: Path, mark: str) -> None:
    written = f"{mark}: teilbar metadata --write\nname: Kurs\nlicense: CC0-1.0\n"
    description, defaults = described(tmp_path, {"metadata.yml": written})
    assert description.metadata == Metadata(languages=("de",))
    assert (defaults.findings, defaults.course_of(UNIT)) == ((), None)


def test_folder_keeps_its_own_name(tmp_path: Path) -> None:
    own = "titel: Ton\nkurz: Über Ton\nid: ton\nart: Lernpfad\neinheiten: [klang]\nalter: 4-6\n"
    description, defaults = described(tmp_path, {"kurs/ton/_ordner.yml": own})
    assert description.metadata == Metadata(ages=Ages(youngest=4, oldest=6), languages=("de",))
    assert defaults.folders["kurs/ton"].metadata.title == "Ton"
    assert defaults.folders["kurs/ton"].metadata.units == ("klang",)


def test_folder_can_be_withdrawn_and_a_text_exempted(tmp_path: Path) -> None:
    withdrawn = {"kurs/_ordner.yml": "zurueckgezogen: Einwilligung fehlt\n"}
    assert described(tmp_path, withdrawn)[0].metadata.withdrawn
    exempted = withdrawn | {UNIT: "---\nzurueckgezogen: nein\n---\n"}
    assert not described(tmp_path, exempted)[0].metadata.withdrawn


def test_mistake_in_a_folder_is_reported_once_and_not_with_the_text(tmp_path: Path) -> None:
    description, defaults = described(tmp_path, {"kurs/_ordner.yml": "gruppe: 4\nalter: vier\n"})
    assert rules_and_lines(defaults.findings) == [("field-not-ages", 2)]
    assert defaults.findings[0].file == "kurs/_ordner.yml"
    assert description.findings == ()
    assert description.metadata.group == "4"


def test_mistakes_of_the_text_come_with_the_text(tmp_path: Path) -> None:
    description, _ = described(tmp_path, {UNIT: "---\ntitel: Klang\nalter: vier\n---\n"})
    assert [(problem.file, problem.line) for problem in description.findings] == [(UNIT, 3)]


BROKEN = {
    "no YAML": ("lizenz: 'offen\n", "yaml-quotes"),
    "not fields": ("- CC0-1.0\n", "defaults-not-fields"),
    "licence of the wrong type": ("lizenz: [CC0-1.0, MIT]\n", "field-not-licence"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_stands_above_a_broken_statement_does_not_speak_for_it(tmp_path: Path, case: str) -> None:
    content, rule = BROKEN[case]
    description, defaults = described(
        tmp_path,
        {"_ordner.yml": "lizenz: MIT\n", "kurs/_ordner.yml": content},
        Hub.model_validate({"lizenz": "CC0-1.0"}),
    )
    assert [problem.rule for problem in defaults.findings] == [rule]
    assert description.metadata == Metadata(languages=("de",))


def test_licence_of_the_text_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    description, _ = described(tmp_path, {"_ordner.yml": "lizenz: MIT\n", UNIT: "---\nlizenz: [A, B]\n---\n"})
    assert description.metadata.licence == ""
    assert "licence" not in description.places


def test_empty_field_inherits(tmp_path: Path) -> None:
    description, _ = described(tmp_path, {"_ordner.yml": "lizenz: MIT\n", UNIT: "---\nlizenz:\n---\n"})
    assert description.metadata.licence == "MIT"


def test_same_file_with_two_endings(tmp_path: Path) -> None:
    description, defaults = described(tmp_path, {"_ordner.yml": "lizenz: MIT\n", "_ordner.yaml": "lizenz: CC0-1.0\n"})
    assert [(problem.rule, problem.file) for problem in defaults.findings] == [("defaults-twice", "_ordner.yml")]
    assert description.metadata.licence == "CC0-1.0"


def test_real_course(shared_fixtures: Path) -> None:
    file = "lecture/git/worktree.md"
    with open_source(str(shared_fixtures / "oersi-course")) as source:
        text = source.read_text(file)
        assert isinstance(text, str)
        defaults = read_defaults(source, Hub())
        description = defaults.of(file).describe(file, split_header(text, file))
    assert (defaults.findings, description.findings) == ((), ())
    metadata = description.metadata
    assert metadata.title == "Git Worktree"
    assert metadata.authors == (Person(name="Carsten Gips", organisation="HSBI"),)
    assert metadata.licence == "https://creativecommons.org/licenses/by-sa/4.0/deed.de"
    assert (metadata.summary, metadata.id, metadata.published) == ("", "", None)
    assert (len(metadata.keywords), len(metadata.educational_level), len(metadata.resource_types)) == (6, 2, 4)
    assert description.places["title"] == Place(file, 3)
    assert description.places["licence"] == Place("metadata.yml", 8)


def test_real_book_says_no_licence(shared_fixtures: Path) -> None:
    file = "46_Spielend_Lernen_im_Kindergarten/00_Spielend_Lernen_im_Kindergarten.md"
    with open_source(str(shared_fixtures / "l3t-kindergarten")) as source:
        text = source.read_text(file)
        assert isinstance(text, str)
        metadata = read_defaults(source, Hub()).of(file).describe(file, split_header(text, file)).metadata
    assert metadata.licence == ""
    assert metadata.keywords == ("kindergarten", "spezial", "bildungssektor")
    assert [person.name for person in metadata.authors[::6]] == ["Elisabeth Schallhart", "Jan P. Ehlers"]
