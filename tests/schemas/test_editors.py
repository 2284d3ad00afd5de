"""What editors make of a new hub's files: the language server of VS Code's YAML extension, asked as VS Code asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from schemas.language_server import Editor, editor
from teilbar.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

DEEP = "content/einheiten/tief/innen/schatten"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Editor]]:
    """Yield a new hub with two units at different depths, and an editor that has it open."""
    hub = tmp_path_factory.mktemp("hub")
    for arguments in (
        ("init", str(hub), "--name", "Hub"),
        ("new", "unit", "Licht", "--source", str(hub)),
        ("new", "unit", "Schatten", "--source", str(hub), "--folder", "einheiten/tief/innen"),
        ("new", "path", "Weg", "--source", str(hub)),
    ):
        assert main(arguments) == 0
    with editor(hub) as program:
        yield hub, program


def comment(file: Path) -> str:
    """Return the comment line by which a file names its schema."""
    return next(line for line in file.read_text("utf-8").split("\n") if line.startswith("# yaml-language-server:"))


@pytest.mark.parametrize("folder", ["content/einheiten/licht", DEEP])
def test_a_list_of_media_is_completed_and_judged_from_every_depth(opened: tuple[Path, Editor], folder: str) -> None:
    hub, program = opened
    file = hub / folder / "medien.yml"
    assert program.open(file, file.read_text("utf-8")) == []
    said = program.open(file, f"{comment(file)}\n- datei: a.jpg\n  lizenz: 4.0\n- titel: x\n")
    assert said == [
        "3: Bitte genau eine Lizenz schreiben, zum Beispiel `lizenz: CC BY 4.0`.",
        "4: Es fehlt noch eine Zeile `datei:`.",
    ]
    program.open(file, f"{comment(file)}\n- datei: a.jpg\n  l\n")
    offered = program.offers(file, 3, 4)
    assert "lizenz" in offered
    assert "licence" not in offered, "each field is offered once"
    assert "CC-BY-4.0" in offered["lizenz"], "and described"
    program.open(file, f"{comment(file)}\n- datei: a.jpg\n  lizenz: \n")
    assert {"CC-BY-4.0", "CC0-1.0", "CC BY-SA 4.0"} <= set(program.offers(file, 3, 11))


@pytest.mark.parametrize(
    ("file", "language"),
    [
        ("content/einheiten/licht/index.md", "einheit"),
        (f"{DEEP}/index.md", "einheit"),
        ("content/lernpfade/weg/index.md", "lernpfad"),
    ],
)
def test_the_top_of_a_text_is_too_once_it_is_read_as_yaml(
    opened: tuple[Path, Editor], file: str, language: str
) -> None:
    hub, program = opened
    path = hub / file
    assert f"/{language}.schema.json" in comment(path)
    top = path.read_text("utf-8").split("---\n")[1]
    left = program.open(path, f"---\n{top}")
    assert left
    assert {one.partition(": ")[2] for one in left} >= {
        "Hier steht noch der Text der Vorlage. Bitte durch die eigene Angabe ersetzen."
    }
    said = program.open(path, f"---\n{comment(path)}\nkurz: x\nalter: vier\nd\n")
    assert "4: Bitte das Alter in Jahren schreiben, zum Beispiel `alter: 4-6` oder `alter: ab 4`." in said
    assert "dauer" in program.offers(path, 5, 2)
    assert "ganzen Jahren" in program.says(path, 4, 2)


def test_the_hub_file_is_completed_and_judged(opened: tuple[Path, Editor]) -> None:
    hub, program = opened
    file = hub / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert program.open(file, text) == []
    line = text.count("\n") + 1
    said = program.open(file, f"{text}    herausgeberin: x\n")
    assert said == [f"{line}: Property herausgeberin is not allowed."]
    program.open(file, f"{text}    bere\n")
    assert "bereiche" in program.offers(file, line, 9)
