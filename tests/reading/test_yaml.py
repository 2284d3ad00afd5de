"""YAML says what its author wrote, nothing of it is executed, and every mistake is named by line."""

from __future__ import annotations

import time
import tracemalloc
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from reading.sentences import rules_and_lines
from teilbar.reading import yaml as module
from teilbar.reading.yaml import YamlProblem, load_yaml, load_yaml_lines

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["libyaml", "without libyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with libyaml and, as on an installation that lacks it, without."""
    if request.param == "without libyaml":
        monkeypatch.setattr(module, "CParser", None)
    return str(request.param)


VALUES = {
    "text": ("Ein Trickfilm", "Ein Trickfilm"),
    "umlauts and emoji": ("Bücher 🎬", "Bücher 🎬"),
    "whole number": ("45", 45),
    "negative number": ("-3", -3),
    "decimal number": ("1.5", 1.5),
    "version that ends in nought": ("1.10", "1.10"),
    "telephone number": ("0891234", "0891234"),
    "time, which YAML 1.1 takes for a number to base 60": ("1:30", "1:30"),
    "digits grouped": ("1_000", "1_000"),
    "hexadecimal": ("0x1F", "0x1F"),
    "more digits than a number keeps": ("0.12345678901234567890", "0.12345678901234567890"),
    "four thousand digits": ("1" * 5000, "1" * 5000),
    "infinity": (".inf", ".inf"),
    "date": ("2026-11-24", "2026-11-24"),
    "date that does not exist": ("2026-02-31", "2026-02-31"),
    "date with time": ("2026-11-24T08:00:00+01:00", "2026-11-24T08:00:00+01:00"),
    "true": ("true", True),
    "False": ("False", False),
    "the word no": ("no", "no"),
    "the word on": ("on", "on"),
    "nothing": ("", None),
    "null": ("null", None),
    "quoted number": ("'45'", "45"),
    "number that says it is one": ("!!int 45", 45),
    "word that says it is a number": ("!!int viele", "viele"),
    "word that says it is a truth": ("!!bool vielleicht", "vielleicht"),
    "list": ("[Kunst, 3]", ["Kunst", 3]),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("written", "meant"), VALUES.values(), ids=VALUES)
def test_value_means_what_is_written(written: str, meant: object) -> None:
    assert load_yaml(f"feld: {written}") == {"feld": meant}


@pytest.mark.usefixtures("parser")
def test_text_with_byte_order_mark_and_nothing_else_is_empty() -> None:
    assert load_yaml("\ufeff# nur eine Bemerkung\n") is None


@pytest.mark.usefixtures("parser")
def test_aliases_and_merge_keys_are_read() -> None:
    text = "basis: &b {lizenz: CC0-1.0, sprache: de}\neinheit:\n  <<: *b\n  sprache: en\n"
    assert load_yaml(text) == {
        "basis": {"lizenz": "CC0-1.0", "sprache": "de"},
        "einheit": {"lizenz": "CC0-1.0", "sprache": "en"},
    }


MISTAKES = {
    "second colon": ("titel: Film: Teil 1", "yaml-colon", 1),
    "colon without space": ("a: b\ntitel:Film\nkurz: x", "yaml-no-space", 2),
    "key without colon": ("titel\nkurz: x", "yaml-no-colon", 1),
    "line of text": ("a: b\n\nein Satz\n", "yaml-no-colon", 3),
    "tab": ("a:\n\tb: c", "yaml-tab", 2),
    "quotes never closed": ('a: b\ntitel: "Film\nkurz: x\n', "yaml-quotes", 2),
    "text after quotes": ('titel: "Der" Film', "yaml-quotes", 1),
    "apostrophe within quotes": ("titel: 'So geht's'", "yaml-quotes", 1),
    "Windows path in quotes": ('datei: "C:\\daten"', "yaml-quotes", 1),
    "at sign": ("autor: @ada", "yaml-sign", 1),
    "backtick": ("kurz: `x`", "yaml-sign", 1),
    "per cent sign": ("a: b\nkurz: %x", "yaml-sign", 2),
    "emphasis": ("kurz: *wichtig*", "yaml-sign", 1),
    "star": ("kurz: *wichtig für alle", "yaml-sign", 1),
    "quote": ("kurz: > Genau", "yaml-sign", 1),
    "list never closed": ("a: b\nbereich: [medien, kunst\nkurz: x", "yaml-brackets", 2),
    "placeholder of a template": ("a: b\ntitel: {{ titel }}", "yaml-brackets", 2),
    "comma first": ("titel: , Film", "yaml-brackets", 1),
    "indented too far": ("titel: Film\n  kurz: x", "yaml-indentation", 2),
    "indented too little": ("  titel: Film\nkurz: x", "yaml-indentation", 2),
    "list among keys": ("a: b\n- c", "yaml-indentation", 2),
    "list on the key's line": ("a: - b", "yaml-indentation", 1),
    "key given twice": ("titel: A\nkurz: x\ntitel: B", "yaml-duplicate-key", 3),
    "key given twice, once quoted": ("titel: A\n'titel': B", "yaml-duplicate-key", 2),
    "two documents": ("a: b\n---\nc: d", "yaml-syntax", 2),
    "merge with a text": ("a: b\n<<: text", "yaml-syntax", 2),
    "control character": ("a: b\nc: d\x07", "yaml-character", 2),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "rule", "line"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_named_by_line(text: str, rule: str, line: int) -> None:
    with pytest.raises(YamlProblem) as caught:
        load_yaml(text)
    assert rules_and_lines([caught.value.as_finding("a.md")]) == [(rule, line)]


def test_line_counts_in_the_file_that_holds_the_text() -> None:
    with pytest.raises(YamlProblem) as caught:
        load_yaml("a: b\na: c")
    finding = caught.value.as_finding("a.md", first_line=5)
    assert (finding.file, finding.line) == ("a.md", 6)


TAGS = {
    "python": "!!python/object/apply:os.system ['touch executed']",
    "python name": "!!python/name:os.system",
    "own": "!Ref x",
    "environment": "!ENV [HOME, x]",
    "binary": "!!binary aGFsbG8=",
    "set": "!!set {a, b}",
    "of two hundred letters": "!" + "x" * 200,
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("value", TAGS.values(), ids=TAGS)
def test_tag_is_refused_and_never_obeyed(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(YamlProblem) as caught:
        load_yaml(f"a: b\nc: {value}")
    assert rules_and_lines([caught.value.as_finding("a.md")]) == [("yaml-tag", 2)]
    assert len(caught.value.values["tag"]) < 80
    assert load_yaml(f"a: b\nc: {value}", tolerate_tags=True) == {"a": "b", "c": None}
    assert not list(tmp_path.iterdir())


def _laughs(opening: str, closing: str) -> str:
    """Return the "billion laughs": every line holds nine times the line before."""
    lines = [f"a0: &a0 {opening}x: 1{closing}"]
    for number in range(1, 40):
        nine = ", ".join([f"*a{number - 1}"] * 9)
        lines.append(f"a{number}: &a{number} " + (f"[{nine}]" if opening == "[" else f"{{k: 1, <<: [{nine}]}}"))
    return "\n".join(lines)


BOMBS = {
    "billion laughs in lists": (_laughs("[", "]"), "yaml-aliases"),
    "billion laughs in merge keys": (_laughs("{", "}"), "yaml-aliases"),
    "list within itself": ("a: &a [1, *a]", "yaml-aliases"),
    "mapping within itself": ("a: &a\n  b: *a", "yaml-aliases"),
    "depth by aliases": (
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 120)),
        "yaml-aliases",
    ),
    "sixty thousand brackets": ("[" * 60_000, "yaml-too-deep"),
    "braces": ("{a: " * 60_000, "yaml-too-deep"),
    "hyphens": ("- " * 100_000, "yaml-too-deep"),
    "indentation": ("\n".join(" " * n + "a:" for n in range(700)), "yaml-too-deep"),
    "question marks": ("? " * 100_000, "yaml-too-deep"),
    "too large": ("x" * 300_000, "yaml-too-large"),
    "too large, in two bytes a letter": ("ü" * 200_000, "yaml-too-large"),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "rule"), BOMBS.values(), ids=BOMBS)
def test_bomb_is_refused_before_it_grows(text: str, rule: str) -> None:
    started = time.process_time()
    tracemalloc.start()
    with pytest.raises(YamlProblem) as caught:
        load_yaml(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [found for found, _ in rules_and_lines([caught.value.as_finding("a.md")])] == [rule]
    assert most < 10_000_000
    assert time.process_time() - started < 10


def test_fifty_nested_lists_are_read() -> None:
    assert str(load_yaml("[" * 49 + "]" * 49)).count("[") == 49


def test_lines_of_entries_are_known() -> None:
    text = dedent("""\
        titel: Film
        autor:
          - name: Ada

          - name: Bo
            orcid: x
        herausgeber: {name: Haus}
        """)
    _, lines = load_yaml_lines(text)
    assert lines.of("titel") == 1
    assert lines.of("autor", 1, "orcid") == 6
    assert lines.of("autor", 0) == 3
    assert lines.of("autor", 1, "fehlt") == 5
    assert lines.of("herausgeber", "name") == 7
    assert lines.of("fehlt") is None
