"""Calls that cannot be carried out: a sentence and the exit code 2, and nothing on the disk is lost."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from faults.workbench import GOOD_PAGE, GOOD_TEXT, OLDER_SITE, Said, Workbench, tree


def complaint(rule: str, message: str, remedy: str) -> str:
    """Return what a person reads of a call that cannot be carried out."""
    return f"  blockiert ({rule})\n    {message}\n    → {remedy}\n"


HOLDS_SOURCE = complaint(
    "out-holds-source",
    "Die Website soll nach „{out}“, aber dort liegen die Inhalte, aus denen sie entsteht. "
    "Sie würden gelöscht, deshalb wird nichts gebaut.",
    "Bitte einen anderen Ordner angeben, zum Beispiel `--out site`.",
)
NOT_A_SITE = complaint(
    "out-not-a-site",
    "Die Website soll nach „{out}“, aber dort liegt schon etwas anderes. "
    "Es würde gelöscht, deshalb wird nichts gebaut.",
    "Bitte einen neuen oder leeren Ordner angeben, zum Beispiel `--out site`, oder selbst aufräumen.",
)
NOT_A_FOLDER = complaint(
    "disk-not-a-folder",
    "„{path}“ ist kein Ordner oder liegt nicht in einem, deshalb ist nichts fertig geworden.",
    "Bitte einen Ordner angeben, zum Beispiel `--out site`.",
)
NAME_TOO_LONG = complaint(
    "disk-name-too-long",
    "Ein Name ist länger, als der Datenträger erlaubt, deshalb ist nichts fertig geworden.",
    "Bitte einen kürzeren Namen angeben, zum Beispiel `--out site`.",
)
MISSING = complaint(
    "disk-missing",
    "„{path}“ gibt es nicht, oder nicht mehr.",
    "Bitte den Namen prüfen, den Ordner dafür anlegen und es noch einmal versuchen.",
)
FULL = complaint(
    "disk-full",
    "Auf dem Datenträger ist kein Platz mehr, deshalb ist nichts fertig geworden.",
    "Bitte Platz schaffen und es noch einmal versuchen.",
)
SOURCE_MISSING = complaint(
    "source-missing",
    "Den Ordner „{source}“ gibt es nicht.",
    "Bitte die Schreibweise prüfen. Ein Projekt im Netz beginnt mit `https://`, "
    "ein bestimmter Stand auf diesem Rechner mit `file://` und endet mit `@Name`.",
)
BY_PATH = complaint(
    "unit-by-path",
    "„einheiten/turm“ ist der Ort einer Einheit, gebraucht wird ihre Kennung.",
    "Bitte stattdessen schreiben: `turm`.",
)
PORT_TAKEN = complaint(
    "port-taken",
    "Die Vorschau kann unter der Nummer {port} nicht starten; wahrscheinlich läuft dort schon eine.",
    "Bitte eine andere Nummer angeben, zum Beispiel `--port 8001`.",
)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    bench.lay("unit-without-title")
    return bench


@pytest.mark.parametrize("out", [".", "../quelle", "..", "../../", "ORDNER/quelle"])
def test_the_source_is_never_replaced_by_the_site(bench: Workbench, out: str) -> None:
    before = tree(bench.folder)
    said = bench.run("build", "--out", out)
    assert said == Said(2, HOLDS_SOURCE.format(out=str(Path(out)).replace(str(bench.folder), "ORDNER")))
    assert tree(bench.folder) == before


@pytest.mark.parametrize(
    ("out", "holds"),
    [
        ("../briefe", "oma.txt"),
        ("../bericht.pdf", ""),
        ("einheiten", "turm/index.md"),
        ("../repo", ".git/HEAD"),
        ("../verborgen", ".wichtig"),
    ],
)
def test_nothing_but_a_site_is_replaced(bench: Workbench, out: str, holds: str) -> None:
    file = bench.source / out / holds
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    before = tree(bench.folder)
    assert bench.run("build", "--out", out) == Said(2, NOT_A_SITE.format(out=out))
    assert tree(bench.folder) == before


def test_a_site_that_is_a_repository_keeps_its_history(bench: Workbench) -> None:
    (bench.site / ".git").mkdir()
    before = tree(bench.folder)
    assert bench.run("build", "--out", "../site") == Said(2, NOT_A_SITE.format(out="../site"))
    assert tree(bench.folder) == before


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("einheiten/turm/index.md/site", NOT_A_FOLDER.format(path="einheiten/turm/index.md")),
        ("x" * 300, NAME_TOO_LONG),
    ],
)
def test_a_place_where_no_site_can_be(bench: Workbench, out: str, words: str) -> None:
    before = tree(bench.folder)
    assert bench.run("build", "--out", out) == Said(2, words)
    assert tree(bench.folder) == before


@pytest.mark.slow
def test_a_site_within_the_source_is_no_part_of_it(bench: Workbench) -> None:
    first = bench.run("build")
    built = tree(bench.source / "site")
    assert bench.run("build") == first
    assert tree(bench.source / "site") == built
    assert GOOD_TEXT in (bench.source / "site" / GOOD_PAGE).read_text("utf-8")
    assert not list((bench.source / "site").rglob("site"))


@pytest.mark.slow
def test_the_older_site_gives_way_as_a_whole(bench: Workbench) -> None:
    assert bench.run("build", "--out", "../site").exit == 0
    older = [name for name, text in OLDER_SITE.items() if text and (bench.site / name).exists()]
    assert older == ["index.html"]
    assert OLDER_SITE["index.html"] not in (bench.site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("output", "words"),
    [("gibt-es-nicht/bericht.txt", MISSING.format(path="gibt-es-nicht/bericht.txt")), ("/dev/full", FULL)],
)
def test_a_report_that_cannot_be_written(bench: Workbench, output: str, words: str) -> None:
    assert bench.run("check", "--output", output) == Said(2, words)


def test_a_name_that_no_terminal_can_show(bench: Workbench) -> None:
    assert bench.run("check", "quelle-\udcff") == Said(2, SOURCE_MISSING.format(source=r"quelle-\udcff"))


def test_a_unit_that_is_named_by_its_path(bench: Workbench) -> None:
    before = tree(bench.folder)
    assert bench.run("build", "--only", "einheiten/turm", "--out", "../site") == Said(2, BY_PATH)
    assert tree(bench.folder) == before


@pytest.mark.slow
def test_a_port_that_is_taken(bench: Workbench) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = bench.run("serve", "--port", str(port))
    assert said.exit == 2
    assert said.text.endswith(PORT_TAKEN.format(port=port))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Diesen Aufruf versteht teilbar nicht (the following arguments are required: COMMAND)."),
        (["bauen"], "Diesen Aufruf versteht teilbar nicht (argument COMMAND: invalid choice: 'bauen'"),
        (["build", "--aus", "x"], "Diesen Aufruf versteht teilbar nicht (unrecognized arguments: --aus"),
        (["build", "--lang", "xx"], "Diesen Aufruf versteht teilbar nicht (argument --lang: invalid choice: 'xx'"),
        (["build", "--lang"], "Diesen Aufruf versteht teilbar nicht (argument --lang: expected one argument)."),
        (
            ["package", "turm"],
            "Diesen Aufruf versteht teilbar nicht (the following arguments are required: --format, --ou",
        ),
        (["serve", "--no-site"], "Diesen Aufruf versteht teilbar nicht (unrecognized arguments: --no-site)."),
        (["cache", "500MB"], "Diesen Aufruf versteht teilbar nicht (unrecognized arguments: 500MB)."),
        (["build", "--lang", "en", "--aus"], "teilbar does not understand this call (unrecognized arguments: --aus)."),
    ],
)
def test_a_call_that_makes_no_sense(arguments: list[str], words: str, bench: Workbench) -> None:
    said = bench.run(*arguments)
    assert said.exit == 2
    assert said.text.startswith(words)
    assert said.text.count("\n") == 1
