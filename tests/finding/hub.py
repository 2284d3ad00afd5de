"""A hub to look for things in: some units whose words and facts a test knows, and many more than a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publishing.hubs import write_hub
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from pathlib import Path

MORE = 40
"""Units about nothing that any other is about."""

HUB = """\
extra:
  teilbar:
    sprache: {language}
    blockiert: []
"""

_UNIT = """\
---
id: {id}
titel: {title}
kurz: {summary}
lizenz: CC0-1.0
{fields}
---

## So geht's

{text}
"""


def files() -> dict[str, str]:
    """Return the texts of the hub by their places."""
    known = (
        ("trickfilm", "Unser Trickfilm", "Kinder filmen Bild für Bild.", "Eine Schnecke aus Knete kriecht los.",
         "alter: 4-6\ndauer: 3 x 45 Minuten\nbereich: Medien\ngeraete: Tablet\nvorbereitung: 30 Minuten"),
        ("schatten", "Schattentheater", "Kinder spielen mit Licht.", "Eine Lampe und eine Schnecke aus Pappe.",
         "alter: 3-6\ndauer: 45 Minuten\nbereich: Kunst\ngeraete: ohne Gerät\nvorbereitung: 10 Minuten"),
        ("lauschen", "Lauschen im Wald", "Kinder sammeln Geräusche.", "Die Blätter rascheln, ein Specht klopft.",
         "alter: 3-4\ndauer: 20 Minuten\nbereich: Musik\ngeraete: Smartphone\nvorbereitung: keine"),
    )  # fmt: skip
    units = {
        f"content/einheiten/{name}/index.md": _UNIT.format(
            id=name, title=title, summary=summary, text=text, fields=fields
        )
        for name, title, summary, text, fields in known
    }
    for number in range(MORE):
        name, title = f"weitere-{number:02}", f"Zahlenreihe {number:02}"
        fields = "alter: 5\ndauer: 60 Minuten\nbereich: Mathematik"
        units[f"content/einheiten/{name}/index.md"] = _UNIT.format(
            id=name, title=title, summary="Kinder zählen.", text="Steine liegen in einer Reihe.", fields=fields
        )
    path = "---\nart: lernpfad\nid: weg\ntitel: Weg mit Schnecke\neinheiten: [trickfilm, schatten]\n---\n\nText.\n"
    return {
        **units,
        "content/einheiten/schatten/leichte-sprache.md": "# Schatten-Theater\n\nIhr macht Schatten.\n",
        "content/pfad/index.md": path,
        "content/hilfe.md": "# Hilfe\n\nWer eine Schnecke sieht, ist richtig.\n",
    }


def build_hub(folder: Path, language: str = "de") -> Path:
    """Build the hub with one package a unit; return the site."""
    write_hub(folder / "hub", HUB.format(language=language), files())
    build(Options(source=str(folder / "hub"), out=folder / "site", formats=("offline",), cache=folder / "cache"))
    return folder / "site"
