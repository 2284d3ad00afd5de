"""Every class of damage to a package is seen before it is written."""

from __future__ import annotations

import copy
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exporting.h5p.conftest import parts_in
from teilbar.exporting.h5p import conformance, formats
from teilbar.exporting.h5p.conformance import problems
from teilbar.exporting.h5p.sets import version_set
from teilbar.texts import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from exporting.h5p.conftest import Package


def _first(content: dict[str, Any], type_name: str) -> dict[str, Any]:
    return next(part for part in parts_in(content) if part["library"].startswith(f"H5P.{type_name} "))


def _dependency(manifest: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in manifest["preloadedDependencies"] if one["machineName"] == name)


DAMAGE: Mapping[str, tuple[Callable[[dict[str, Any], dict[str, Any], set[str]], object], str]] = {
    "a licence as SPDX has it": (lambda m, _c, _n: m.update(license="CC-BY-4.0"), "“CC-BY-4.0” is no licence"),
    "a version within the licence": (lambda m, _c, _n: m.update(license="CC BY 4.0"), "is no licence"),
    "a licence without its version": (lambda m, _c, _n: m.pop("licenseVersion"), "has no version “”"),
    "a version of what has none": (lambda m, _c, _n: m.update(license="CC PDM"), "CC PDM has no version"),
    "a role with an umlaut": (lambda m, _c, _n: m["authors"][0].update(role="Verfässerin"), "is no author"),
    "an author without a name": (lambda m, _c, _n: m["authors"][0].update(name=""), "is no author"),
    "a title of 300 bytes": (lambda m, _c, _n: m.update(title="ä" * 150), "too long"),
    "no title": (lambda m, _c, _n: m.update(title=""), "no title"),
    "a language with a digit": (lambda m, _c, _n: m.update(language="es-419"), "no language"),
    "a source that is no address": (lambda m, _c, _n: m.update(source="Hub"), "no address"),
    "a date as ISO has it": (
        lambda m, _c, _n: m.update(changes=[{"date": "2026-11-26", "author": "a", "log": "b"}]),
        "no change",
    ),
    "a year in words": (lambda m, _c, _n: m.update(yearFrom="2026"), "no year"),
    "a newer minor": (lambda m, _c, _n: _dependency(m, "H5P.Column").update(minorVersion=19), "`h5p.json` lists"),
    "a library too many": (
        lambda m, _c, _n: m["preloadedDependencies"].append(
            {"machineName": "FontAwesome", "majorVersion": 4, "minorVersion": 5}
        ),
        "`h5p.json` lists",
    ),
    "a main library of no set": (lambda m, _c, _n: m.update(mainLibrary="H5P.Nothing"), "not in the set"),
    "a drawing in content": (lambda _m, _c, n: n.add("content/images/turm.svg"), "no platform takes"),
    "a name that begins with an underscore": (lambda _m, _c, n: n.add("content/_x.png"), "breaks imports"),
    "a name that begins with a dot": (lambda _m, _c, n: n.add("content/.x.png"), "breaks imports"),
    "an entry for a folder": (lambda _m, _c, n: n.add("content/images/"), "breaks imports"),
    "a name with an umlaut": (lambda _m, _c, n: n.add("content/images/tür.png"), "breaks imports"),
    "a file outside of content": (lambda _m, _c, n: n.add("LIZENZ.txt"), "lies outside"),
    "no content.json": (lambda _m, _c, n: n.discard("content/content.json"), "no content.json"),
    "a medium that is missing": (lambda _m, _c, n: n.discard("content/images/haus.jpg"), "names no file"),
    "a medium's licence in the other scheme": (
        lambda _m, c, _n: _first(c, "Image")["params"]["file"]["copyright"].update(license="CC0 1.0"),
        "no licence of a medium",
    ),
    "a child at another minor": (
        lambda _m, c, _n: _first(c, "AdvancedText").update(library="H5P.AdvancedText 1.0"),
        "may not be H5P.AdvancedText 1.0",
    ),
    "a child that its parent does not take": (
        lambda _m, c, _n: c["chapters"].append(_first(c, "Image")),
        "may not be H5P.Image 1.1",
    ),
    "an identifier twice": (
        lambda _m, c, _n: _first(c, "Table").update(subContentId=_first(c, "Image")["subContentId"]),
        "stands twice",
    ),
    "an unknown field": (lambda _m, c, _n: _first(c, "Image")["params"].update(colour="red"), "colour is no field"),
    "a missing field": (lambda _m, c, _n: _first(c, "TrueFalse")["params"].pop("correct"), "correct is missing"),
    "a tag that the filter drops": (
        lambda _m, c, _n: _first(c, "AdvancedText")["params"].update(text="<table></table>"),
        "may not hold <table>",
    ),
    "an attribute that the filter drops": (
        lambda _m, c, _n: _first(c, "AdvancedText")["params"].update(text='<p style="color:red">a</p>'),
        "attributes of <p>",
    ),
    "a sign that the filter escapes": (
        lambda _m, c, _n: _first(c, "AdvancedText")["params"].update(text="<p>1 < 2</p>"),
        "H5P would rewrite",
    ),
    "an ampersand that the filter escapes": (
        lambda _m, c, _n: _first(c, "Image")["params"].update(alt="A & B"),
        "H5P would rewrite",
    ),
    "a text that is too long": (
        lambda _m, c, _n: _first(c, "TrueFalse")["params"]["behaviour"].update(feedbackOnCorrect="a" * 2049),
        "2049 characters",
    ),
    "an empty list": (lambda _m, c, _n: _first(c, "Accordion")["params"].update(panels=[]), "no list of anything"),
    "too many entries": (
        lambda _m, c, _n: _first(c, "Blanks")["params"].update(questions=["<p>*a*</p>"] * 32),
        "32 entries",
    ),
    "a word for a number": (
        lambda _m, c, _n: _first(c, "MultiChoice")["params"]["behaviour"].update(passPercentage="100"),
        "no number",
    ),
    "a number out of range": (
        lambda _m, c, _n: _first(c, "MultiChoice")["params"]["behaviour"].update(passPercentage=101),
        "is 101",
    ),
    "a word for a truth": (
        lambda _m, c, _n: _first(c, "Image")["params"].update(decorative="ja"),
        "neither yes nor no",
    ),
    "an option that there is not": (
        lambda _m, c, _n: _first(c, "TrueFalse")["params"].update(correct=True),
        "no option “True”",
    ),
}


IN_CONTENT = frozenset(list(DAMAGE)[list(DAMAGE).index("a medium's licence in the other scheme") :])
"""The kinds that are in content.json."""


def test_what_is_made_has_no_problem(h5p: Mapping[str, Package]) -> None:
    for package in h5p.values():
        assert problems(package.manifest, package.content, package.names, version_set()) == []


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_seen(kind: str, h5p: Mapping[str, Package]) -> None:
    package = h5p["alles.h5p"]
    manifest, content, names = package.manifest, copy.deepcopy(package.content), set(package.names)
    damage, said = DAMAGE[kind]
    damage(manifest, content, names)
    found = problems(manifest, content, names, version_set())
    sentences = [fault.said("en") for fault in found]
    assert any(said in one for one in sentences), sentences
    german = [fault.said("de") for fault in found]
    assert not set(german) & set(sentences)


def test_every_fault_has_its_words_and_no_words_are_left_over() -> None:
    rooms = [Path(inspect.getfile(module)).read_text("utf-8") for module in (conformance, formats)]
    named = {key for source in rooms for key in re.findall(r'\bFault\(\s*"([a-z-]+)"', source)}
    assert named == {key.removeprefix("h5p.fault.") for key in keys() if key.startswith("h5p.fault.")}
