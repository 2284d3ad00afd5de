"""Our data about content types, and all content, against the real semantics of H5P."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exporting.h5p.conftest import parts_in
from exporting.h5p.semantics import Semantics, filtered
from teilbar.exporting.h5p.fields import Field, content_type, content_types
from teilbar.exporting.h5p.sets import read_sets, version_set, version_sets
from teilbar.texts import LANGUAGES, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from exporting.h5p.conftest import Package
    from teilbar.texts import Language

NEWER = "core-1_27-quiz-1_21"


@pytest.fixture(scope="module")
def real(h5p_semantics: Path) -> Semantics:
    return Semantics(h5p_semantics)


@pytest.mark.parametrize("name", content_types())
def test_our_fields_are_the_real_ones(name: str, real: Semantics) -> None:
    ours, places = content_type(name), real.places(name)
    assert ours.title == real.libraries[name]["title"]
    assert {place: _described(one) for place, one in ours.fields.items()} == {
        place: _read(places[place], ours.fields[place]) for place in ours.fields
    }
    assert ours.most == {place: one["max"] for place, one in places.items() if one["type"] == "list" and one["max"]}


def _described(one: Field) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "optional": one.optional,
        "tags": one.tags,
        "options": one.options,
        "range": (one.min, one.max),
        "longest": one.longest,
    }


def _read(field: Mapping[str, Any], ours: Field) -> dict[str, Any]:
    options = field.get("options", [])
    if ours.kind == "library":
        assert set(ours.admits) <= {option.partition(" ")[0] for option in options}
        options = []
    is_number = field["type"] == "number"
    return {
        "kind": "html" if "tags" in field else field["type"],
        "optional": field["optional"],
        "tags": tuple(field.get("tags", ())),
        "options": tuple(option["value"] for option in options),
        "range": (field.get("min"), field.get("max")) if is_number else (None, None),
        "longest": field.get("maxLength"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", content_types())
def test_our_words_have_the_signs_that_h5p_fills_in_and_are_no_copies(
    name: str, language: Language, real: Semantics
) -> None:
    places = real.places(name)
    for place, one in content_type(name).fields.items():
        if one.label:
            ours, theirs = text(f"h5p.word.{one.label}", language), places[place].get("default", "")
            assert set(re.findall(SIGN, ours)) == set(re.findall(SIGN, theirs)), place
            assert len(ours.split()) < 4 or ours != theirs, place


SIGN = r"@[a-z]+|:(?:num|total|ans)|%(?:d|total)"


@pytest.mark.parametrize("name", content_types())
def test_what_has_to_be_there_is_written(name: str, real: Semantics) -> None:
    needed = {place for place, one in real.places(name).items() if not one["optional"] and one["type"] != "list"}
    ours = {place for place, one in content_type(name).fields.items() if not one.optional}
    assert needed - ours <= LEFT_OUT.get(name, set())


LEFT_OUT = {
    "H5P.Dialogcards": {"dialogs[].tips.front", "dialogs[].tips.back"},
    "H5P.Video": {"visuals.poster"},
}
"""Fields that their semantics do not call optional, though the editor leaves them empty."""


def test_the_newer_set_is_the_real_one(real: Semantics) -> None:
    versions = version_set(NEWER)
    assert dict(versions.versions) == {name: real.version(name) for name in versions.versions}
    for parent, admitted in versions.children.items():
        options = {
            option
            for place, one in real.places(parent).items()
            if one["type"] == "library" and place in content_type(parent).fields
            for option in one["options"]
            if option.partition(" ")[0] in versions.versions
        }
        assert set(admitted) == options - {"H5P.QuestionSet 1.20"}


def test_each_set_knows_all_types_and_the_default_one_has_the_older_quiz() -> None:
    for versions in version_sets().values():
        assert set(versions.versions) == set(content_types())
    assert version_set().versions["H5P.QuestionSet"] == "1.20"
    assert version_set(NEWER).versions["H5P.QuestionSet"] == "1.21"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"H5P.Image 1.1"]', '"H5P.Image 1.2"]', "pins H5P.Image 1.2, but the set lists 1.1"),
        ('"H5P.Image 1.1"]', '"H5P.Sound 1.1"]', "the set lists none"),
        ('"H5P.Column" = "1.18"\n', "", "not its version"),
    ],
)
def test_a_set_that_contradicts_itself_is_refused(old: str, new: str, said: str) -> None:
    table = (
        '[eins]\nname = "Eins"\ndate = 2026-01-01\ncore = "1.27"\n[eins.versions]\n"H5P.Column" = "1.18"\n'
        '"H5P.Image" = "1.1"\n[eins.children]\n"H5P.Column" = ["H5P.Image 1.1"]\n'
    )
    assert read_sets(table)["eins"].children["H5P.Column"] == ("H5P.Image 1.1",)
    with pytest.raises(ValueError, match=said):
        read_sets(table.replace(old, new, 1))


def test_all_content_is_as_the_semantics_want_it(newer: Mapping[str, Package], real: Semantics) -> None:
    for name, package in newer.items():
        main = package.manifest["mainLibrary"]
        assert (name, list(real.problems(main, package.content))) == (name, [])


def test_the_default_set_differs_in_the_quiz_alone(h5p: Mapping[str, Package], newer: Mapping[str, Package]) -> None:
    for name, package in h5p.items():
        other = newer[name].content
        if name.endswith(".quiz.h5p"):
            assert other["texts"].pop("questionSetInstruction")
        assert other == package.content


def _first(content: dict[str, Any], type_name: str) -> dict[str, Any]:
    return next(part for part in parts_in(content) if part["library"].startswith(f"H5P.{type_name} "))


FAULTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown field": lambda one: one.update(colour="red"),
    "wrong type": lambda one: _first(one, "Image")["params"].update(decorative="no"),
    "tag not allowed": lambda one: _first(one, "AdvancedText")["params"].update(text="<p><img></p>"),
    "child at another minor": lambda one: _first(one, "AdvancedText").update(library="H5P.AdvancedText 1.0"),
    "field missing": lambda one: _first(one, "TrueFalse")["params"].pop("correct"),
    "empty list": lambda one: _first(one, "Accordion")["params"].update(panels=[]),
    "no option": lambda one: _first(one, "TrueFalse")["params"].update(correct="maybe"),
    "number out of range": lambda one: _first(one, "MultiChoice")["params"]["behaviour"].update(passPercentage=101),
    "sign not escaped": lambda one: _first(one, "Image")["params"].update(alt="A & B"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_the_interpreter_sees_faults(kind: str, newer: Mapping[str, Package], real: Semantics) -> None:
    content = copy.deepcopy(newer["alles.h5p"].content)
    FAULTS[kind](content)
    assert list(real.problems("H5P.InteractiveBook", content))


@pytest.mark.parametrize(
    ("tags", "text", "left"),
    [
        (["strong"], "<p><strong>a</strong> <em>b</em></p>", "<p><strong>a</strong> b</p>"),
        (["table"], "<table><tr><td>a</td></tr></table><img src='x'>", "<table><tr><td>a</td></tr></table>"),
        (["a"], "<a href='https://a.de' style='x' onclick='y'>a & b</a>", '<a href="https://a.de">a &amp; b</a>'),
        (["a"], '<a href="javascript:x">a</a>', '<a href="x">a</a>'),
        (None, "a < 'b' & &amp;", "a &lt; &#039;b&#039; &amp; &amp;"),
    ],
)
def test_the_filter_filters(tags: list[str] | None, text: str, left: str) -> None:
    assert filtered(text, {} if tags is None else {"tags": tags}) == left


def test_the_documentation_has_the_table() -> None:
    sets = version_sets()
    rows = [
        f"| {name} | {' | '.join(versions.versions[name] for versions in sets.values())} |" for name in content_types()
    ]
    table = "\n".join([f"| Inhaltstyp | {' | '.join(sets)} |", "|---|---|---|", *rows])
    assert table in (Path(__file__).parents[3] / "docs" / "h5p.md").read_text("utf-8")
