"""Where the rules about texts draw the line: ``cases/RULE.toml`` has texts that they find and texts that they leave.

``fires`` and ``quiet`` are Markdown texts in German, ``fires_en`` and ``quiet_en`` in English; ``easy = true`` says
that they are in easy language.
"""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from teilbar.checking.link_texts import saying_nothing
from teilbar.checking.texts import TextContext, all_text_checks
from teilbar.model.metadata import Kind
from teilbar.reading.markdown.sections import read_document
from teilbar.texts import remedy

CASES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in (Path(__file__).parent / "cases").glob("*.toml")}
TEXTS = [
    pytest.param(rule, text, key.startswith("fires"), key.endswith("_en"), id=f"{rule}-{key}-{number}")
    for rule, case in sorted(CASES.items())
    for key in ("fires", "quiet", "fires_en", "quiet_en")
    for number, text in enumerate(case.get(key, ()))
]


def found(text: str, language: str, *, easy: bool = False) -> list[tuple[str, int | None]]:
    document = read_document(text, file="turm.md").document
    context = TextContext(file="turm.md", language=language, kind=Kind.UNIT, is_easy=easy)
    return [
        (one.rule, one.line) for one in chain.from_iterable(check(document, context) for check in all_text_checks())
    ]


@pytest.mark.parametrize(("rule", "text", "fires", "english"), TEXTS)
def test_the_rule_finds_this_text_or_leaves_it(rule: str, text: str, fires: bool, english: bool) -> None:
    easy = CASES[rule].get("easy", False)
    rules = {one for one, _ in found(text, "en" if english else "de", easy=easy)}
    assert (rule in rules) is fires


@pytest.mark.parametrize("rule", CASES)
def test_each_rule_has_texts_of_both_sorts(rule: str) -> None:
    assert {key.removesuffix("_en") for key in CASES[rule]} >= {"fires", "quiet"}


LINES = """# Turm

Wir stapeln Becher
und zählen sie
[hier](https://www.bayern.de/).

- Ein Punkt
- Noch einer, dazu
  ![IMG_1.jpg](a.jpg) im Text

| Wer | Wie |
| --- | --- |
| Ada | egal |
| Bea | bea.muster@gmx.de |

> Tippt auf
> den roten Knopf.
"""


def test_findings_name_the_line_on_which_it_stands() -> None:
    assert found(LINES, "de") == [
        ("alt-file-name", 9),
        ("colour-alone", 17),
        ("link-text-says-nothing", 5),
        ("mailbox-private", 14),
    ]


def test_a_text_in_another_language_than_it_says_is_not_measured_by_the_wrong_one() -> None:
    english = "The children build the tower and they count the cups with their fingers " * 4
    assert ("sentence-long", 1) in found(english, "en")
    assert found(english, "de") == []


def test_only_the_longest_sentences_of_a_text_are_named() -> None:
    text = "\n\n".join("und ".join(["die Kinder und der Turm "] * times) + "." for times in (7, 8, 9, 10, 11))
    long = [one for one in found(text, "de") if one[0] == "sentence-long"]
    assert [line for _, line in long] == [5, 7, 9]


ENDLESS = {
    "letters beside a mailbox": "x @ " + "a" * 300_000,
    "dots": "Ein Satz" + "." * 300_000 + "x",
    "emoji": "\N{PARTY POPPER}" * 300_000 + "x",
    "the name of a picture": f"![img {'1 ' * 150_000}x](a.jpg)",
    "the text of a link": f"[a{'*!' * 20_000}a](b.md)",
    "buttons": "Klickt auf den roten Knopf dann. " * 10_000,
}
"""Texts in which a pattern that goes back over them would be lost for hours."""


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_no_check_gets_lost_in_a_long_line(text: str) -> None:
    assert {rule for rule, _ in found(text, "de", easy=True)} <= {"alt-too-long", "colour-alone", "easy-line"}


def test_an_address_is_given_whole_and_can_be_pasted() -> None:
    address = f"https://www.bayern.de/a%20b%2Cc/M%C3%BCnchen?{'q=1&' * 50}"
    document = read_document(f"[hier]({address})", file="turm.md").document
    (one,) = saying_nothing(document, TextContext(file="turm.md", language="de", kind=Kind.UNIT))
    assert f"({address.replace('%C3%BC', 'ü')})" in remedy(one, "de")
