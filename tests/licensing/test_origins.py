"""Whose a medium is, as its author says it, or as nobody says it: and what the unit's offer makes of that."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from teilbar.build import check
from teilbar.licensing import Registry
from teilbar.licensing.credits import credit_of_page, credits_of_media
from teilbar.licensing.lines import plain_line
from teilbar.options import Options
from teilbar.packaging import package
from teilbar.texts import message, remedy

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.checking.verdict import Verdict

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
HEAD = "---\nid: schnecken\ntitel: Schnecken\nautor: Ada Muster\nlizenz: CC BY 4.0\n---\n"
BY = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
SA = "CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)"
COURSE = "license: https://creativecommons.org/licenses/by-sa/4.0/\ncreator:\n  - name: Cy Kurs\n"
HUB = "extra:\n  teilbar:\n    medien_eigene: true\n    herausgeber:\n      name: Haus der Schnecken\n"


def judged(folder: Path, files: dict[str, str]) -> Verdict:
    """Read and check a source of one unit that shows one drawing."""
    unit = {"einheiten/schnecken/index.md": f"{HEAD}![Ein Haus](haus.svg)\n", "einheiten/schnecken/haus.svg": DRAWING}
    for path, text in (unit | files).items():
        file = folder / "quelle" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return check(Options(source=str(folder / "quelle"), cache=folder / "cache")).verdict


def line(verdict: Verdict) -> str:
    """Return the credit line of its drawing."""
    ((_, credit),) = credits_of_media(verdict.library.units[0], Registry.load())
    return plain_line(credit, "de")


def rules(verdict: Verdict) -> set[str]:
    """Return the rules of what was found about the drawing."""
    return {found.rule for found in verdict.findings if found.rule.startswith(("medium", "licence"))}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("urheber: Ada Muster\n  lizenz: CC BY 4.0", f"Bild von Ada Muster, {BY}, eigenes Werk"),
        ("urheber: Bo Beispiel\n  lizenz: CC BY 4.0", f"Bild von Bo Beispiel, {BY}"),
        (
            "urheber: Bo Beispiel\n  lizenz: CC BY 4.0\n  quelle: eigenes Foto",
            f"Bild von Bo Beispiel, {BY}, eigenes Werk",
        ),
        (
            "urheber: Ada Muster\n  lizenz: CC BY 4.0\n  quelle: Stadtarchiv",
            f"Bild von Ada Muster, {BY}, via Stadtarchiv",
        ),
        (
            "urheber: Ada Muster\n  lizenz: CC BY 4.0\n  ki: ja",
            f"Bild von Ada Muster, {BY}, eigenes Werk. KI: mit künstlicher Intelligenz erstellt",
        ),
        (
            (
                "titel: Haus\n  urheber: Bo Beispiel\n  lizenz: CC BY-SA 4.0\n  bearbeitung: eingefärbt\n"
                "  quelle: {titel: Altes Haus, urheber: Cy Zeichner, lizenz: CC BY-SA 4.0}"
            ),
            f"„Haus“ von Bo Beispiel, {SA}, nach „Altes Haus“ von Cy Zeichner, {SA}. Bearbeitung: eingefärbt",
        ),
    ],
)
def test_what_is_said(record: str, expected: str, tmp_path: Path) -> None:
    verdict = judged(tmp_path, {"einheiten/schnecken/medien.yml": f"- datei: haus.svg\n  {record}\n"})
    assert line(verdict) == expected
    assert rules(verdict) == set()
    assert not verdict.library.units[0].withheld


@pytest.mark.parametrize("file", ["einheiten/schnecken/index.md", "einheiten/schnecken/_ordner.yml"])
def test_what_was_changed_about_the_works_a_unit_is_based_on(file: str, tmp_path: Path) -> None:
    said = (
        "basiert auf: {titel: Snails, urheber: Cy Kurs, lizenz: CC BY 4.0}\n"
        "bearbeitung: [aus dem Englischen übersetzt, gekürzt]\n"
    )
    in_header = file.endswith("index.md")
    verdict = judged(tmp_path, {file: HEAD.replace("titel:", f"{said}titel:") + "Text.\n" if in_header else said})
    unit = verdict.library.units[0]
    assert plain_line(credit_of_page(unit, Registry.load()), "de") == (
        f"„Schnecken“ von Ada Muster, {BY}, nach „Snails“ von Cy Kurs, {BY}. "
        "Bearbeitung: aus dem Englischen übersetzt, gekürzt"
    )


def test_a_caption_that_follows_the_rule(tmp_path: Path) -> None:
    text = f"{HEAD}![Ein Haus](haus.svg)\n\n„Haus“ von Bo Beispiel, CC BY 4.0, via Häuserwald\n"
    verdict = judged(tmp_path, {"einheiten/schnecken/index.md": text})
    assert line(verdict) == f"„Haus“ von Bo Beispiel, {BY}, via Häuserwald"
    assert rules(verdict) == set()


def test_what_nobody_declared_is_not_offered(tmp_path: Path) -> None:
    verdict = judged(tmp_path, {})
    assert line(verdict) == "Bild"
    assert verdict.library.units[0].withheld == ("medium-undeclared",)


def test_what_nobody_declared_is_the_publishers_if_the_hub_says_so(tmp_path: Path) -> None:
    verdict = judged(tmp_path, {"mkdocs.yml": HUB})
    assert line(verdict) == f"Bild von Haus der Schnecken, {BY}, eigenes Werk"
    assert rules(verdict) == set()


def test_whoever_the_hub_names_stands_in_for_a_unit_that_names_nobody(tmp_path: Path) -> None:
    anonymous = {"einheiten/schnecken/index.md": HEAD.replace("autor: Ada Muster\n", "") + "Text.\n"}
    found = {found.rule for found in judged(tmp_path / "a", anonymous).findings}
    assert "author-missing" in found
    verdict = judged(tmp_path / "b", anonymous | {"mkdocs.yml": HUB.replace("medien", "autor: Haus\n    medien")})
    assert "author-missing" not in {found.rule for found in verdict.findings}
    assert plain_line(credit_of_page(verdict.library.units[0], Registry.load()), "de") == f"„Schnecken“ von Haus, {BY}"


def test_what_nobody_declared_is_the_courses_if_that_says_who_and_how(tmp_path: Path) -> None:
    verdict = judged(tmp_path, {"metadata.yml": COURSE})
    assert line(verdict) == f"Bild von Cy Kurs, {SA}"
    assert rules(verdict) == {"medium-of-course"}
    assert not verdict.library.units[0].withheld


@pytest.mark.parametrize("said", ["license: CC BY 4.0\n", "creator:\n  - name: Cy Kurs\n"])
def test_a_course_that_says_half_of_it_says_nothing_of_its_media(said: str, tmp_path: Path) -> None:
    verdict = judged(tmp_path, {"metadata.yml": said})
    assert verdict.library.units[0].withheld == ("medium-undeclared",)


@pytest.mark.slow
def test_the_course_with_metadata_is_offered_under_its_licence(shared_fixtures: Path, tmp_path: Path) -> None:
    course = str(shared_fixtures / "oersi-course")
    verdict = check(Options(source=course, cache=tmp_path / "cache")).verdict
    assert len(verdict.library.units) == 8
    assert [unit.id for unit in verdict.library.units if unit.withheld] == []
    asked = Options(source=course, out=tmp_path / "git.zip", cache=tmp_path / "cache")
    package("lecture-git-git-intro", "offline", asked)
    with ZipFile(tmp_path / "git.zip") as archive:
        said = json.loads(archive.read("credits.json"))["unit"]
    assert said["licence"]["id"] == "CC-BY-SA-4.0"
    assert said["authors"] == [{"name": "Carsten Gips"}]


@pytest.mark.slow
def test_the_course_without_a_licence_is_told_what_to_write(shared_fixtures: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kurs"
    shutil.copytree(shared_fixtures / "l3t-kindergarten", copy)
    verdict = check(Options(source=str(copy), cache=tmp_path / "cache")).verdict
    assert len(verdict.library.units) == 8
    assert all("licence-missing" in unit.withheld for unit in verdict.library.units)
    told = [found for found in verdict.findings if found.rule == "licence-missing"]
    assert {found.file for found in told} == {unit.file for unit in verdict.library.units}
    assert "darf niemand diesen Text weitergeben" in message(told[0], "de")
    lines = re.findall(r"`([^`]+)`", remedy(told[0], "de").partition(". ")[0])
    assert lines == ["---", "lizenz: CC BY-SA 4.0", "---"], "these texts have no lines --- yet"
    for found in told:
        file = copy / found.file
        file.write_text("\n".join([*lines, file.read_text("utf-8")]), "utf-8")
    verdict = check(Options(source=str(copy), cache=tmp_path / "cache")).verdict
    assert len(verdict.library.units) == 8
    assert not any("licence-missing" in unit.withheld for unit in verdict.library.units)
