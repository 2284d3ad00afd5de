"""A schema says of a field what its reader says, as far as a schema can know."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.test_spellings import CASES
from reading.test_values import NOT_UNDERSTOOD, UNDERSTOOD
from schemas.validators import accepts
from teilbar.model.metadata import MEDIUM_SYNONYMS, SYNONYMS
from teilbar.model.unit import HeaderKind
from teilbar.reading.fields import read_metadata
from teilbar.reading.frontmatter import split_header
from teilbar.reading.names import MEDIUM_NAMES, TEXT_NAMES
from teilbar.reading.records import LISTS, _listed
from teilbar.reading.spans import read_ages, read_duration
from teilbar.reading.yaml import Lines, YamlProblem, load_yaml
from teilbar.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TEILBAR_SHARED", ROOT.parent / "shared"))
SOURCES = (ROOT / "content", ROOT / "tests" / "checks", SHARED / "fixtures")

BEYOND = {
    "alter: 6-4": "which age is the higher one",
    "dauer: 45-30 Minuten": "which duration is the longer one",
    "dauer: 0 Minuten": "that nothing takes no time",
    "datum: 31.2.2026": "how long months are",
    f"id: {'x' * 300}": "how long an id is without its signs",
}
"""What no schema can know."""


def unreadable(findings: Iterable[object]) -> bool:
    return any(str(getattr(one, "rule", "")).startswith(("field-not-", "template-left")) for one in findings)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("yaml", UNDERSTOOD)
def test_what_is_understood_is_accepted(yaml: str, language: Language) -> None:
    assert accepts("ordner", load_yaml(yaml), language)


@pytest.mark.parametrize("yaml", [yaml for yaml in NOT_UNDERSTOOD if not BEYOND.get(yaml)])
def test_what_is_not_understood_is_refused(yaml: str) -> None:
    assert not accepts("ordner", load_yaml(yaml))


@pytest.mark.parametrize("yaml", [yaml for yaml, why in BEYOND.items() if why])
def test_what_a_schema_cannot_know_it_lets_pass(yaml: str) -> None:
    assert accepts("ordner", load_yaml(yaml)), "it can: the table is out of date"


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_spellings_of_other_tools_are_judged_as_they_are_read(case: dict[str, str]) -> None:
    header = split_header(case["text"], "a.md")
    if header.kind is HeaderKind.FRONT_MATTER:
        assert disagreements(header.fields) == []


@pytest.mark.parametrize("names", SYNONYMS.values(), ids=list(SYNONYMS))
def test_every_name_of_a_field_is_judged(names: tuple[str, ...]) -> None:
    for name in (*names, names[0].upper(), names[-1].replace(" ", "-"), names[0].replace("ä", "ae").title()):
        assert TEXT_NAMES.field(name), name
        for language in LANGUAGES:
            assert not accepts("ordner", {name: "BITTE AUSFÜLLEN"}, language), name


@pytest.mark.parametrize("names", MEDIUM_SYNONYMS.values(), ids=list(MEDIUM_SYNONYMS))
def test_every_name_of_a_mediums_field_is_judged(names: tuple[str, ...]) -> None:
    for name in names:
        assert MEDIUM_NAMES.field(name), name
        assert not accepts("medien", [{"datei": "a.jpg"} | {name: "PLEASE FILL IN"}]), name


def test_what_is_not_ours_is_passed_over() -> None:
    assert accepts("ordner", {"layout": ["x"], "slug": True, "theme": {"a": 1}, "quellcode": None})


# --- real files -----------------------------------------------------------------------------------------------------


def disagreements(fields: object) -> list[str]:
    """Return the fields of a header that reader and schema judge differently."""
    assert isinstance(fields, dict) or hasattr(fields, "items")
    return [
        f"{name}: {value!r} (reader {'refuses' if refuses else 'accepts'})"
        for name, value in fields.items()
        if (refuses := unreadable(read_metadata({name: value}, "a.md").findings)) == accepts("ordner", {name: value})
        and str(value) not in {yaml.partition(": ")[2] for yaml in BEYOND}
    ]


@cache
def files(suffix: str) -> tuple[Path, ...]:
    return tuple(path for source in SOURCES for path in sorted(source.rglob(f"*{suffix}")) if path.is_file())


def read(path: Path) -> str:
    return path.read_text("utf-8", "replace").replace("\r\n", "\n")


def test_headers_of_real_texts_and_of_examples_are_judged_as_they_are_read() -> None:
    told, seen = [], 0
    for path in files(".md"):
        header = split_header(read(path), path.name)
        if header.kind is HeaderKind.FRONT_MATTER and header.fields:
            seen += 1
            told += [f"{path}: {one}" for one in disagreements(header.fields)]
    assert seen > 300
    assert told == []


def test_records_of_media_are_judged_as_they_are_read() -> None:
    told, seen = [], 0
    for path in (path for suffix in (".yml", ".yaml") for path in files(suffix) if path.name in LISTS):
        try:
            content = load_yaml(read(path))
        except YamlProblem:
            continue
        seen += 1
        rules = {found.rule for found in _listed(content, Lines(), path.name).findings}
        refuses = any(rule.startswith(("field-not-", "template-left", "record-")) for rule in rules)
        if refuses == accepts("medien", content):
            told.append(f"{path}: reader says {sorted(rules)}")
    assert seen > 50
    assert told == []


def test_our_own_files_have_nothing_to_be_said_of() -> None:
    for path in sorted((ROOT / "content").rglob("index.md")):
        fields = split_header(read(path), path.name).fields
        name = "lernpfad" if "lernpfade" in path.parts else "einheit" if "einheiten" in path.parts else "seite"
        assert accepts(name, dict(fields)), path  # type: ignore[arg-type] # one of the three


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("- {datei: a.jpg}", True),
        ("- {titel: ohne Datei}", False),
        ("- a.jpg", False),
        ("medien:\n  - {datei: a.jpg}", True),
        ("medien:\n  - {titel: x}", False),
        ("datei: a.jpg\nlizenz: CC0-1.0", True),
        ("a.jpg: {lizenz: CC0-1.0}\nb.jpg:", True),
        ("a.jpg: CC0-1.0", False),
        ("a.jpg: {lizenz: [a, b]}", False),
        ("nur Text", False),
        ("", True),
    ],
)
def test_all_forms_of_a_list_of_media(written: str, accepted: bool) -> None:
    content = load_yaml(written)
    rules = {found.rule for found in _listed(content, Lines(), "medien.yml").findings}
    assert (rules == set()) == accepted
    assert accepts("medien", content) == accepted


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ({"titel": "x", "kurz": "y"}, True),
        ({"Title": "x", "description": "y"}, True),
        ({"titel": "x"}, False),
        ({"kurz": "x"}, False),
        ({}, False),
    ],
)
def test_a_unit_needs_what_no_folder_says_for_it(header: dict[str, str], accepted: bool) -> None:
    assert accepts("einheit", header) == accepted
    assert accepts("ordner", header)


# --- chance ---------------------------------------------------------------------------------------------------------

_PIECES = {
    "alter": (
        *("0", "3", "4", "6", "12", "999", "-", "–", "+", ",", "x", "ab", "bis", "unter", "von", "from", "to"),
        *("years", "Jahre", "J.", "jährige", "für", "Kinder"),
    ),
    "dauer": (
        *("0", "1", "1,5", "2", "30", "45", "99999", ":", "-", "–", "½", "x", "mal", "ca.", "bis", "zu", "und"),
        *("min.", "Minuten", "Std.", "Stunden", "h", "eine", "halbe", "anderthalb", "PT1H"),
    ),
}


@pytest.mark.parametrize(("field", "reader"), [("alter", read_ages), ("dauer", read_duration)])
@settings(max_examples=400, deadline=None, derandomize=True)
@given(data=st.data())
def test_nothing_that_is_understood_is_refused(
    field: str, reader: Callable[[object], object], data: st.DataObject
) -> None:
    pieces = data.draw(st.lists(st.sampled_from(_PIECES[field]), min_size=1, max_size=6))
    written = data.draw(st.sampled_from(["", " "])).join(pieces)
    for typed in (written, written.upper()):
        try:
            reader(typed)
        except ValueError:
            continue
        assert accepts("ordner", {field: typed}), typed
