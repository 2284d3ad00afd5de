"""``teilbar import`` as authors call it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from teilbar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

GIFT = "::Trickfilm::Was braucht ihr?{=Ein Tablet ~%50%Einen Fernseher}\n"
HUB = "site_name: Probe\nextra:\n  teilbar:\n    lizenz: CC-BY-4.0\n    autor: Team\n"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "hub" / "content" / "einheiten" / "alt").mkdir(parents=True)
    (tmp_path / "hub" / "mkdocs.yml").write_text(HUB)
    (tmp_path / "hub" / "content" / "einheiten" / "alt" / "index.md").write_text("# Alt\n\nText\n")
    monkeypatch.chdir(tmp_path / "hub")
    return tmp_path / "hub"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_becomes_a_unit_with_a_report(hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Fragen zum Film.gift").write_text(GIFT)
    assert main(["import", "../Fragen zum Film.gift"]) == 0
    said = capsys.readouterr().out
    assert "Übernommen: 1 Einheit mit 1 Frage." in said
    assert "content/einheiten/fragen-zum-film/index.md" in said
    assert "Teilweise richtige Antworten gibt es nicht" in said
    assert "In der Quelle steht: ::Trickfilm::" in said
    made = hub / "content" / "einheiten" / "fragen-zum-film"
    text = (made / "index.md").read_text()
    assert text.startswith("---\ntitel: Fragen zum Film\nid: fragen-zum-film\nlizenz: unbekannt\n---\n")
    assert GIFT.strip() in (made / "_import.md").read_text()
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "licence-unknown" in capsys.readouterr().out


def test_nothing_is_overwritten(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "alt.gift").write_text(GIFT)
    before = tree(hub)
    assert main(["import", "../alt.gift"]) == 0
    assert main(["import", "../alt.gift"]) == 0
    after = tree(hub)
    assert {name: content for name, content in after.items() if name in before} == before
    assert {name.split("/")[2] for name in after if name.startswith("content/einheiten/")} == {"alt", "alt-2", "alt-3"}


def test_a_picture_needs_its_author_to_say_whose_it_is(
    hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gif = "R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs="
    picture = f'<img src="data:image/gif;base64,{gif}" alt="Schnecke">'
    (tmp_path / "bild.gift").write_text(f"[html]<p>Wer ist das?</p>{picture.replace('=', chr(92) + '=')}{{T}}\n")
    assert main(["import", "../bild.gift"]) == 0
    records = (hub / "content" / "einheiten" / "bild" / "medien.yml").read_text()
    assert "- datei: bild.gif\n  # urheber:\n  # lizenz:\n" in records
    capsys.readouterr()
    main(["check"])
    report = capsys.readouterr().out
    assert "medien.yml" in report
    assert "bild.gif" in report


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nirgends.gift"], "„nirgends.gift“ gibt es nicht."),
        (["../brief.txt"], "Das Format ist nicht zu erkennen"),
        (["--format", "word", "../brief.txt"], "Das Format „word“ kennt Teilbar nicht."),
        (["--format", "moodle-xml", "../brief.txt"], "hört mittendrin auf (Zeile 1)"),
        (["--source", "https://example.org/x.git", "../brief.txt"], "ist eine Git-Adresse"),
        (["--folder", "../draussen", "../gut.gift"], "gehört nicht zu den Inhalten"),
        (["--folder", "_versteckt", "../gut.gift"], "werden nicht veröffentlicht"),
        (["../leerer-ordner"], "keine Datei, deren Format Teilbar erkennt"),
        (["../gut.gift", "--report", "mkdocs.yml"], "„mkdocs.yml“ ist kein Bericht einer Übernahme."),
        (["../gut.gift", "--report", "content"], "„content“ ist kein Bericht einer Übernahme."),
        ([], "Diesen Aufruf versteht teilbar nicht"),
    ],
)
def test_wrong_use_says_why_and_writes_nothing(
    hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    (tmp_path / "brief.txt").write_text("Ein Brief an alle.")
    (tmp_path / "gut.gift").write_text(GIFT)
    (tmp_path / "leerer-ordner").mkdir()
    before = tree(hub)
    try:
        code = main(["import", *arguments])
    except SystemExit as ended:
        code = int(ended.code or 0)
    said = capsys.readouterr()
    assert code == 2
    assert words in said.out + said.err
    assert tree(hub) == before


def test_what_can_be_read_is_taken_over_beside_what_cannot(
    hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gut.gift").write_text("Eins{T}\n")
    (tmp_path / "schlecht.xml").write_text("<quiz>")
    assert main(["import", "../gut.gift", "../schlecht.xml", "--lang", "en", "--report", "../bericht.md"]) == 2
    assert "Taken over: 1 unit with 1 question." in capsys.readouterr().out
    assert (hub / "content" / "einheiten" / "gut" / "index.md").is_file()
    assert not (hub / "content" / "einheiten" / "gut" / "_import.md").exists()
    report = (tmp_path / "bericht.md").read_text()
    assert "gut.gift" in report
    assert "ends in the middle" in report


def test_nothing_in_a_folder_keeps_the_others_from_being_read(hub: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    bank.mkdir()
    (bank / "a.gift").write_text("Eins{T}\n")
    (bank / "b.xml").write_bytes(b"\0\1\2" * 100)
    (bank / "c.gift").write_text("::Zu viel:: Zahl {#=1e400:1e400}\n\nZwei{T}\n")
    os.mkfifo(bank / "d.gift")
    assert main(["import", "../bank", "--report", "../bericht.md"]) == 0
    assert (hub / "content" / "einheiten" / "a" / "index.md").is_file()
    assert "Die Antwort ist keine Zahl" in (tmp_path / "bericht.md").read_text()
    assert main(["import", "../bank/a.gift", "--report", "../bericht.md"]) == 0, "its own report may be replaced"


def test_a_question_that_swallows_others_is_told(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "zu.gift").write_text("::Eins:: 1+1? {=2 ~3}\nOffen {\n::Zwei:: Zahl {#1..9}\n")
    assert main(["import", "../zu.gift"]) == 0
    assert "noch geschweifte Klammern" in (hub / "content" / "einheiten" / "zu" / "_import.md").read_text()


def test_a_folder_is_gone_through_in_order(hub: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    (bank / ".git").mkdir(parents=True)
    for name in ("10 Ende.gift", "2 Mitte.gift", ".git/versteckt.gift", "lies mich.pdf"):
        (bank / name).write_text("Eins{T}\n")
    assert main(["import", "../bank", "--folder", "fragen"]) == 0
    made = {path.parent.name for path in (hub / "content" / "fragen").rglob("index.md")}
    assert {"10-ende", "2-mitte"} <= made
    assert not any("versteckt" in name for name in made)
