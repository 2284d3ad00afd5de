"""Spellings seen in the wild: each means a licence, or is a finding that says what to type.

``spellings/CLASS/cases.toml`` is a class of spellings: ``meant`` says which licence a text means; a ``finding`` is what
is said of a text that is not certain, or leaves the choice (``means``). With ``yaml = true`` texts are values in YAML.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from teilbar.licensing import Registry
from teilbar.reading.values import read_licence
from teilbar.texts import Wording, finding, message, remedy

CLASSES = {
    file.parent.name: tomllib.loads(file.read_text("utf-8"))
    for file in sorted(Path(__file__).with_name("spellings").glob("*/cases.toml"))
}
REGISTRY = Registry.load()


def written(text: str, spellings: dict[str, Any]) -> str:
    return read_licence(yaml.safe_load(text)) if spellings.get("yaml") else text


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, spellings in CLASSES.items() for text in spellings.get("meant", ())]
)
def test_meant(name: str, text: str) -> None:
    meaning = REGISTRY.read(written(text, CLASSES[name]))
    assert (meaning.licence.id if meaning.licence else meaning.rule) == CLASSES[name]["meant"][text]
    assert (meaning.rule, dict(meaning.values)) == ("", {})


@pytest.mark.parametrize(
    ("name", "case"),
    [(name, case) for name, spellings in CLASSES.items() for case in spellings.get("finding", ())],
    ids=lambda value: value["text"] if isinstance(value, dict) else value,
)
def test_finding(name: str, case: dict[str, str]) -> None:
    meaning = REGISTRY.read(written(case["text"], CLASSES[name]))
    around = {"outcome": Wording("outcome.unit"), "how": Wording("write-licence.front-matter")}
    found = finding(meaning.rule or "licence-missing", "einheit/index.md", 1, text="", **around, **meaning.values)
    assert {
        "text": case["text"],
        "rule": meaning.rule,
        **({"means": meaning.licence.id} if meaning.licence else {}),
        "message": message(found, "de"),
        "remedy": remedy(found, "de"),
    } == case


def test_every_class_has_cases_and_every_rule_is_met() -> None:
    assert len(CLASSES) > 20
    assert all(spellings.get("meant") or spellings.get("finding") for spellings in CLASSES.values())
    rules = {case["rule"] for spellings in CLASSES.values() for case in spellings.get("finding", ())}
    assert rules == {
        *("licence-unknown", "licence-without-version", "licence-version-unknown", "licence-impossible"),
        *("licence-contradicts-link", "licence-several", "licence-choice"),
    }


def test_whatever_a_finding_offers_to_type_is_certain() -> None:
    offered = {
        line
        for spellings in CLASSES.values()
        for case in spellings.get("finding", ())
        for line in case["remedy"].split("`")[1::2]
        if line != "medien.yml"
    }
    assert len(offered) > 30
    for line in offered:
        meaning = REGISTRY.read(read_licence(yaml.safe_load(line)["lizenz"]))
        assert (meaning.rule, meaning.licence is None) == ("", False), line


def test_the_same_text_is_read_once() -> None:
    text = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
    assert REGISTRY.read(text) is REGISTRY.read(text)
    assert Registry.load() is Registry.load()


def test_names_and_addresses_do_not_load_the_library_for_expressions() -> None:
    """It would slow every build down by what few texts need."""
    asked = [
        "CC BY-SA 4.0",
        "Creative Commons Namensnennung 4.0",
        "[CC BY](https://creativecommons.org/licenses/by/4.0/)",
    ]
    code = (
        "import sys; from teilbar.licensing import Registry; "
        f"assert all(Registry.load().resolve(text) for text in {asked!r}); "
        "print('license_expression' in sys.modules); Registry.load().resolve('CC0-1.0 OR MIT'); "
        "print('license_expression' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


# --- properties -----------------------------------------------------------------------------------------------------

NAMES = {
    name: licence.id
    for licence in REGISTRY.licences.values()
    for name in (licence.id, licence.name, licence.name_de, licence.name_en)
    if name
}
SEPARATORS = st.sampled_from(
    [" ", "  ", "-", " - ", "_", "/", " · ", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", "–"]
)
AROUND = st.sampled_from(
    [("", ""), ("(", ")"), ("„", "“"), ("**", "**"), ("", "."), ("[", "]"), ("Lizenz: ", ""), ("© ", "!")]
)


@given(st.sampled_from(sorted(NAMES)), st.data())
def test_case_spaces_and_punctuation_never_change_the_meaning(name: str, data: st.DataObject) -> None:
    parts = name.replace("-", " ").split()
    cased = [data.draw(st.sampled_from([part, part.upper(), part.lower(), part.title()])) for part in parts]
    text = cased[0] + "".join(data.draw(SEPARATORS) + part for part in cased[1:])
    before, after = data.draw(AROUND)
    licence = REGISTRY.resolve(f"{before}{text}{after}")
    assert licence is not None
    assert licence.id == NAMES[name]


@given(
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(
        ["nicht", "not", "außer Bilder", "ohne", "oder", "?", "oder später", "AT", "teilweise", "5.0", "🔒"]
    ),
)
def test_what_is_not_understood_makes_every_name_uncertain(name: str, more: str) -> None:
    assert REGISTRY.resolve(f"{name} {more}") is None


@given(st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(NAMES)))
def test_a_name_and_another_licence_s_address_disagree(name: str, other: str) -> None:
    linked = REGISTRY.licences[NAMES[other]]
    meaning = REGISTRY.read(f"{name} ({linked.url})")
    is_same = NAMES[name] == linked.id or REGISTRY.licences[NAMES[name]].url == linked.url
    if is_same or not linked.url:
        assert meaning.licence == REGISTRY.licences[NAMES[name]]
    else:
        assert (meaning.licence, meaning.rule) == (None, "licence-contradicts-link")
        assert meaning.values["link"] == linked.url


@pytest.mark.parametrize(
    "text",
    ["CC BY 4.0 und so weiter und " * 9_999, "(" * 9_999 + "CC0 OR MIT" + ")" * 9_999, "x." * 99_999, "[" * 9_999],
)
def test_a_long_text_is_no_licence_and_takes_no_time(text: str) -> None:
    assert REGISTRY.resolve(text) is None


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    meaning = REGISTRY.read(text)
    assert (meaning.licence is None) <= bool(meaning.rule)
    if meaning.rule:
        assert message(finding(meaning.rule, "x", 1, outcome=Wording("outcome.unit"), **meaning.values), "de")
