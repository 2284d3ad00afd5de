"""Rules that are switched off: what a remark speaks of, what it needs to count, and what nobody can switch off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from teilbar.build import check
from teilbar.checking.verdict import WITHHOLDING
from teilbar.cli import main
from teilbar.options import Options
from teilbar.texts import rules

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    "---\nid: turm\ntitel: Turm\nkurz: Ein Satz.\nbereich: Bauen\nlizenz: CC BY 4.0\nautor: Ada Muster\n{more}---\n"
)
DEAD = "[Weg](nirgends.md)"
REASON = "<!-- teilbar: aus link-dead: Die Datei kommt noch. -->"


def lay(folder: Path, body: str, more: str = "", **files: str) -> Path:
    (folder / "turm.md").write_text(f"{HEADER.format(more=more)}{body}\n", "utf-8")
    for name, text in files.items():
        (folder / name.replace("_yml", ".yml")).write_text(text, "utf-8")
    return folder


def found(folder: Path, body: str, more: str = "", **files: str) -> list[str]:
    findings = check(
        Options(source=str(lay(folder, body, more, **files)), cache=folder.parent / "cache")
    ).verdict.findings
    return [f"{one.rule}:{one.line}" for one in findings]


BODIES = {
    "the line above": (f"{REASON}\n{DEAD}", []),
    "above, with a line between": (f"{REASON}\n\nEin Satz\nund {DEAD}.", []),
    "the same line": (f"Hier {DEAD} {REASON}", []),
    "in English": (f"<!-- teilbar: off link-dead: still to come -->\n{DEAD}", []),
    "over several lines": (f"<!--\nteilbar: aus link-dead:\nDie Datei\nkommt noch.\n-->\n{DEAD}", []),
    "two rules": (f"<!-- teilbar: aus link-dead, anchor-dead: Kommt noch. -->\n{DEAD} und [da](#nirgends)", []),
    "two remarks": (
        f"<!-- teilbar: aus anchor-dead: Kommt. -->\n<!-- teilbar: aus link-dead: Kommt. -->\n{DEAD} [da](#nirgends)",
        [],
    ),
    "the next paragraph but one": (f"{REASON}\n{DEAD}\n\n{DEAD}", ["link-dead:12"]),
    "the same line only": (f"Hier {DEAD} {REASON}\nund {DEAD}", ["link-dead:10"]),
    "the paragraph above": (f"{DEAD}\n\n{REASON}\n\nEin Satz.", ["link-dead:9", "silence-useless:11"]),
    "another rule": (f"<!-- teilbar: aus anchor-dead: Grund -->\n{DEAD}", ["silence-useless:9", "link-dead:10"]),
    "no reason": (f"<!-- teilbar: aus link-dead -->\n{DEAD}", ["silence-without-reason:9", "link-dead:10"]),
    "an empty reason": (f"<!-- teilbar: aus link-dead:  -->\n{DEAD}", ["silence-without-reason:9", "link-dead:10"]),
    "no words as a reason": (f"<!-- teilbar: aus link-dead: … -->\n{DEAD}", ["silence-without-reason:9", "link-dead:10"]),
    "without its first colon": (f"<!-- teilbar aus link-dead: Die Datei kommt noch. -->\n{DEAD}", []),
    "words of another sort": (f"<!-- teilbar macht Websites -->\n{DEAD}", ["link-dead:10"]),
    "begun and never ended": (f"<!-- teilbar: aus\n\n{REASON}\n{DEAD}", []),
    "a slip": (f"<!-- teilbar: aus link-daed: Grund -->\n{DEAD}", ["silence-rule-misspelled:9", "link-dead:10"]),
    "no such rule": (f"<!-- teilbar: aus quatsch: Grund -->\n{DEAD}", ["silence-rule-unknown:9", "link-dead:10"]),
    "the other way round": (f"<!-- teilbar: link-dead aus -->\n{DEAD}", ["silence-unclear:9", "link-dead:10"]),
    "as code": (f"`{REASON}` {DEAD}", ["link-dead:9"]),
    "in a block of code": (f"```html\n{REASON}\n```\n{DEAD}", ["link-dead:12"]),
    "a text that must not be broken": (
        "<!-- teilbar: aus text-empty: Grund -->\nEin Satz.",
        ["silence-fixed:9"],
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_remark_in_a_text(case: str, tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    source.mkdir()
    body, expected = BODIES[case]
    assert found(source, body) == expected


def test_a_remark_in_the_header_speaks_of_the_whole_text(tmp_path: Path) -> None:
    remark = "# teilbar: aus link-dead: Die anderen Texte folgen.\n"
    assert found(tmp_path, f"{DEAD}\n\n{DEAD}", remark) == []


def test_a_remark_in_a_text_without_fields(tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    source.mkdir()
    (source / "text.md").write_text(f"---\n# teilbar: aus link-dead: Folgt.\n---\n\n# Turm\n\n{DEAD}\n", "utf-8")
    findings = check(Options(source=str(source), cache=tmp_path / "cache")).verdict.findings
    assert "link-dead" not in {one.rule for one in findings}
    assert "silence-useless" not in {one.rule for one in findings}


ENTRY = "- datei: fehlt.png\n  urheber: Ada Muster\n  lizenz: CC BY 4.0\n"
LISTS = {
    "above the entry": (f"# teilbar: aus record-file-missing: Kommt noch.\n{ENTRY}", []),
    "beside the entry": (ENTRY.replace("png\n", "png  # teilbar: aus record-file-missing: Kommt noch.\n"), []),
    "above another": (
        f"# teilbar: aus record-file-missing: Kommt.\n{ENTRY}{ENTRY.replace('fehlt', 'fort')}",
        ["record-file-missing:5"],
    ),
    "without a reason": (
        f"# teilbar: aus record-file-missing\n{ENTRY}",
        ["silence-without-reason:1", "record-file-missing:2"],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_remark_in_a_list_of_media(case: str, tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    source.mkdir()
    written, expected = LISTS[case]
    assert found(source, "Ein Satz.", medien_yml=written) == expected


def hub(*off: str) -> str:
    return f"site_name: Haus\nextra:\n  teilbar:\n    regeln_aus: [{', '.join(off)}]\n"


def test_the_hub_file_switches_a_rule_off_everywhere(tmp_path: Path) -> None:
    assert found(tmp_path, f"{DEAD}\n\n{DEAD}", mkdocs_yml=hub("link-dead")) == []


@pytest.mark.parametrize(
    ("named", "said"),
    [("link-daed", "hub-rule-misspelled"), ("quatsch", "hub-rule-unknown"), ("licence-missing", "hub-rule-fixed")],
)
def test_what_the_hub_file_cannot_switch_off(named: str, said: str, tmp_path: Path) -> None:
    assert found(tmp_path, DEAD, mkdocs_yml=hub(named)) == [f"{said}:4", "link-dead:9"]


def test_a_silenced_rule_blocks_nothing(tmp_path: Path) -> None:
    lay(tmp_path, f"{REASON}\n{DEAD}")
    assert check(Options(source=str(tmp_path), strict=True, cache=tmp_path.parent / "cache")).verdict.unpublished == ()


def test_whose_rights_a_rule_protects_nobody_switches_it_off(tmp_path: Path) -> None:
    assert {rule for rule in WITHHOLDING if not rules()[rule].fixed} == set()
    source = tmp_path / "quelle"
    source.mkdir()
    text = HEADER.format(more="# teilbar: aus licence-missing: Mir egal.\n").replace("lizenz: CC BY 4.0\n", "")
    (source / "turm.md").write_text(f"{text}Ein Satz.\n", "utf-8")
    verdict = check(Options(source=str(source), cache=tmp_path / "cache")).verdict
    assert {one.rule for one in verdict.findings} == {"licence-missing", "silence-fixed"}
    assert [unit.withheld for unit in verdict.library.units] == [("licence-missing",)]


def test_a_report_for_programs_names_what_is_silenced_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "quelle"
    source.mkdir()
    lay(source, f"{REASON}\n{DEAD}\n\n[da](#nirgends)", mkdocs_yml=hub("anchor-dead"))
    assert main(["check", str(source), "--format", "json"]) == 0
    said: dict[str, list[dict[str, Any]]] = json.loads(capsys.readouterr().out)
    assert said["findings"] == []
    silenced = [(one["rule"], one["reason"], one["silenced_in"], one["silenced_line"]) for one in said["silenced"]]
    assert silenced == [
        ("link-dead", "Die Datei kommt noch.", "turm.md", 9),
        ("anchor-dead", None, "mkdocs.yml", None),
    ]


@pytest.mark.parametrize(
    ("body", "last"),
    [
        (
            f"{REASON}\n{DEAD}",
            "Ausgeschaltet: 1 weiterer Befund. Welcher und warum, zeigt: `teilbar check --format json`",
        ),
        (
            f"{REASON}\n{DEAD} und {DEAD.replace('nirgends', 'fort')}",
            "Ausgeschaltet: 2 weitere Befunde. Welche und warum, zeigt: `teilbar check --format json`",
        ),
        ("Ein Satz.", "Alles in Ordnung."),
    ],
)
def test_the_report_for_people_says_how_much_is_silenced(
    body: str, last: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "quelle"
    source.mkdir()
    lay(source, body)
    assert main(["check", str(source)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == last
    assert main(["check", str(source), "--output", str(tmp_path / "bericht.txt")]) == 0
    assert (tmp_path / "bericht.txt").read_text("utf-8").splitlines()[-1] == last
