"""What a message says to type does away with it, wherever the text begins: with a header, a comment, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from teilbar.build import check
from teilbar.options import Options
from teilbar.texts import LANGUAGES, remedy

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.texts import Language

TEXT = "# Schnecken\n\nWir beobachten Schnecken.\n"
BEGINNINGS = {
    "no header": "",
    "a header": "---\nautor: Ada Muster\n---\n",
    "a comment": "<!--\ntitle: Schnecken\n-->\n",
    "a title block": "% Schnecken\n% Ada Muster\n",
    "a rule": "---\n\n",
}


def found(source: Path, rule: str) -> list[Finding]:
    verdict = check(Options(source=str(source), cache=source.parent / "cache")).verdict
    assert verdict.library.units
    assert not any(unit.title.startswith("%") for unit in verdict.library.units)
    return [one for one in verdict.findings if one.rule == rule]


def type_in(text: str, told: str) -> str:
    """Return a text with what stands in a remedy's code, where the remedy says."""
    typed = re.findall(r"`([^`]+)`", told.partition(". ")[0])
    fields = [code for code in typed if code not in {"---", "%"}]
    lines = text.splitlines()
    assert len(fields) == 1
    at = sum(line.startswith("%") for line in lines[:3]) if "`%`" in told else 0
    if "zwischen den Zeilen" in told:
        at = lines.index("---") + 1
        new = fields
    else:
        assert "drei Zeilen einfügen" in told or "zwischen zwei neuen Zeilen" in told
        new = ["---", *fields, "---"]
    return "\n".join([*lines[:at], *new, *lines[at:]]) + "\n"


@pytest.mark.parametrize("rule", ["licence-missing", "summary-missing", "area-missing", "id-from-folder"])
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_whatever_a_text_begins_with(beginning: str, rule: str, tmp_path: Path) -> None:
    file = tmp_path / "quelle" / "schnecken" / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text(BEGINNINGS[beginning] + TEXT, "utf-8")
    (told,) = found(tmp_path / "quelle", rule)
    file.write_text(type_in(BEGINNINGS[beginning] + TEXT, remedy(told, "de")), "utf-8")
    assert found(tmp_path / "quelle", rule) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_of_texts_without_a_header_can_say_it_once(language: Language, tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    source.mkdir()
    for name in ("01-eins.md", "02-zwei.md"):
        (source / name).write_text(TEXT, "utf-8")
    told = found(source, "licence-missing")
    assert len(told) == 2
    line, file = re.findall(r"`(lizenz: [^`]+|_ordner\.yml)`", remedy(told[0], language))
    (source / file).write_text(f"{line}\n", "utf-8")
    assert found(source, "licence-missing") == []
