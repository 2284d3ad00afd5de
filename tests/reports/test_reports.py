"""Reports for programs: what GitLab and others read of a check, also where there is little to check."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from faults.workbench import Said, Workbench
from reading.repositories import commit
from teilbar import texts
from teilbar.checking.reports import junit
from teilbar.checking.reports.codequality import LINES
from teilbar.checking.reports.examined import Examined

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = "---\nid: {id}\ntitel: {id}\nkurz: Ein Satz.\nbereich: Bauen\nlizenz: CC BY 4.0\nautor: Ada Muster\n---\n"
PICTURES = "![](a.png)\n\n![](b.png)\n\n![](a.png)\n"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    write(bench, {"mkdocs.yml": "site_name: Haus\n", "einheiten/turm/index.md": HEADER.format(id="turm") + "Text.\n"})
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    return bench


def write(bench: Workbench, files: dict[str, str]) -> None:
    for name, words in files.items():
        file = bench.source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")


def issues(bench: Workbench, *arguments: str) -> list[dict[str, Any]]:
    bench.run("check", "--format", "codequality", "--output", "../q.json", *arguments)
    written = (bench.folder / "q.json").read_bytes()
    assert written.startswith(b"["), "GitLab takes an array without a byte order mark"
    found: list[dict[str, Any]] = json.loads(written)
    assert all(
        set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        and one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        and one["location"]["path"]
        and not one["location"]["path"].startswith(("/", "./"))
        and one["location"]["lines"]["begin"] >= 1
        for one in found
    )
    assert len({one["fingerprint"] for one in found}) == len(found)
    return found


def suites(bench: Workbench, *arguments: str) -> dict[str, dict[str, Any]]:
    """Return the elements of each case by suite and by name, after GitLab's schema was asked."""
    bench.run("check", "--format", "junit", "--output", "../j.xml", *arguments)
    document = etree.parse(bench.folder / "j.xml")
    SCHEMA.assertValid(document)
    whole = document.getroot()
    for suite in whole:
        assert suite.get("tests") == str(len(suite))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert whole.get("failures") == str(len(whole.findall(".//failure")))
    return {suite.get("name", ""): {case.get("name", ""): list(case) for case in suite} for suite in whole}


def broken(bench: Workbench) -> None:
    write(bench, {"mkdocs.yml": "site_name: Haus\nextra:\n  teilbar:\n    sprache: bairisch\n"})


def places(found: Iterable[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(one["check_name"], one["location"]["path"], one["location"]["lines"]["begin"]) for one in found]


def test_a_finding_keeps_its_fingerprint_when_lines_are_added_above(bench: Workbench) -> None:
    text = HEADER.format(id="bilder") + PICTURES
    write(bench, {"einheiten/bilder/index.md": text})
    before = issues(bench)
    write(bench, {"einheiten/bilder/index.md": text.replace("![]", "Davor.\n\n![]", 1)})
    after = issues(bench)
    assert places(before) != places(after)
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]


def test_equal_findings_of_a_file_are_told_apart_and_one_that_is_mended_goes(bench: Workbench) -> None:
    write(bench, {"einheiten/bilder/index.md": HEADER.format(id="bilder") + PICTURES})
    before = {one["fingerprint"] for one in issues(bench)}
    write(bench, {"einheiten/bilder/index.md": HEADER.format(id="bilder") + PICTURES[: PICTURES.rindex("!")]})
    after = {one["fingerprint"] for one in issues(bench)}
    assert after < before
    assert len(before - after) == 1


def test_paths_are_those_of_the_repository(bench: Workbench) -> None:
    write(bench, {"einheiten/bilder/index.md": HEADER.format(id="bilder") + "[Weg](nirgends.md)\n"})
    commit(bench.source, {"kurs/README.md": "# Ein Kurs\n\n[Weg](nirgends.md)\n"})
    assert {path for _, path, _ in places(issues(bench, "kurs"))} == {"kurs/README.md"}
    assert "kurs/README.md" in suites(bench, "kurs")
    assert "einheiten/bilder/index.md" in {path for _, path, _ in places(issues(bench))}


@pytest.mark.parametrize("form", ["codequality", "junit", "json", "text"])
def test_a_broken_hub_file_makes_a_report_that_names_it(bench: Workbench, form: str) -> None:
    broken(bench)
    said = bench.run("check", "--format", form, "--output", "../bericht")
    assert said.exit == 2
    assert "mkdocs.yml" in said.text
    assert "mkdocs.yml" in (bench.folder / "bericht").read_text("utf-8")
    if form == "codequality":
        assert places(issues(bench)) == [("hub-option-choice", "mkdocs.yml", 4)]
    if form == "junit":
        assert [[child.tag for child in case] for case in suites(bench)["mkdocs.yml"].values()] == [["failure"]]


def test_a_source_without_a_text_names_a_file_all_the_same(bench: Workbench) -> None:
    (bench.source / "einheiten/turm/index.md").unlink()
    assert places(issues(bench)) == [("source-without-texts", "mkdocs.yml", 1)]
    assert list(suites(bench)) == ["mkdocs.yml"]


def test_a_text_is_a_suite_and_each_group_a_case(bench: Workbench) -> None:
    write(bench, {"einheiten/bilder/index.md": HEADER.format(id="bilder") + PICTURES + "\n[Weg](nirgends.md)\n"})
    found = suites(bench)
    names = [group.name["de"] for group in texts.rule_groups().values() if group.found_by == "check"]
    assert list(found["einheiten/turm/index.md"]) == names
    assert not any(found["einheiten/turm/index.md"].values())
    links = found["einheiten/bilder/index.md"]["Links und eingebundene Dateien"]
    assert [child.tag for child in links] == ["failure"]
    assert "einheiten/bilder/index.md:15: " in (links[0].text or "")


def test_a_hint_fails_nothing_and_is_said(bench: Workbench) -> None:
    write(
        bench, {"einheiten/neu/index.md": HEADER.format(id="neu").replace("---\n", "---\nentwurf: ja\n", 1) + "Text.\n"}
    )
    case = suites(bench)["einheiten/neu/index.md"]["Einheiten und Lernpfade"]
    assert [child.tag for child in case] == ["system-out"]
    assert "text-is-draft" in (case[0].text or "")


def test_what_xml_cannot_hold_is_replaced() -> None:
    said = texts.finding("file-special", "Uhr\x0b\udcff.md", path="Uhr\x0b")
    document = etree.fromstring(junit.report(Examined(findings=(said,)), "de").encode())
    assert [suite.get("name") for suite in document] == ["Uhr\ufffd\ufffd.md"]


def test_the_older_report_stays_until_the_new_one_is_whole(bench: Workbench) -> None:
    (bench.folder / "bericht.json").write_text("alt", "utf-8")
    (bench.folder / "verweis.json").symlink_to("bericht.json")
    bench.run("check", "--format", "json", "--output", "../verweis.json")
    assert (bench.folder / "verweis.json").is_symlink()
    assert json.loads((bench.folder / "bericht.json").read_text("utf-8")) == {"findings": [], "silenced": []}
    assert sorted(path.name for path in bench.folder.iterdir()) == ["bericht.json", "cache", "quelle", "verweis.json"]


@pytest.mark.parametrize("form", ["codequality", "json", "junit"])
def test_without_a_file_a_report_is_printed(bench: Workbench, form: str) -> None:
    bench.run("check", "--format", form, "--output", "../bericht")
    assert bench.run("check", "--format", form).text == (bench.folder / "bericht").read_text("utf-8")


def test_a_day_that_is_none(bench: Workbench) -> None:
    said = bench.run("check", "--today", "gestern")
    assert said == Said(
        2,
        "Diesen Aufruf versteht teilbar nicht (argument --today: „gestern“ ist kein Datum wie 2026-11-30). "
        "Was möglich ist, zeigt: teilbar check --help\n",
    )


def test_the_day_of_a_report_is_in_no_fingerprint(bench: Workbench) -> None:
    publisher = "site_name: Haus\nextra: {teilbar: {herausgeber: {name: Haus}, pflichten: {seiten: []}}}\n"
    write(bench, {"mkdocs.yml": publisher})
    first, second = (issues(bench, "--today", day) for day in ("2026-11-29", "2026-11-30"))
    assert [one["check_name"] for one in first] == ["statement-missing"]
    assert first[0]["description"] != second[0]["description"]
    assert first[0]["fingerprint"] == second[0]["fingerprint"]


def test_no_number_of_a_line_is_in_a_fingerprint() -> None:
    named = {
        name
        for rule in texts.rules().values()
        for words in (*rule.message.values(), *rule.remedy.values())
        for name in re.findall(r"\b(?:Zeilen?|lines?) \{(\w+)\}", words)
    }
    assert named == LINES
