"""A small hub with every kind of text, and the ways in which authors change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Vorschau"
UNITS = ("film", "licht", "ton")
_HEADER = """---
id: {id}
titel: {title}
kurz: Ein Satz über {title}.
bereich: Medien
alter: 4-6
schlagworte: [Kamera, Spiel]
autor: Ada Muster
lizenz: CC0-1.0
---
"""
_TEXT = """
## Darum geht's

Mit {title} lässt sich viel entdecken. {said}

![Ein buntes Bild](bild.png)

## So geht's

1. Bauen
2. Staunen

### Frage: Was braucht ihr?

- [x] Ein Tablet
- [ ] Einen Ofen

Weiter bei [Licht](../licht/index.md).
"""
_RECORD = "- datei: bild.png\n  titel: Bild\n  urheber: Ada Muster\n  lizenz: CC0-1.0\n  ki: false\n"
_PATH = """---
id: weg
art: Lernpfad
titel: Der Weg
kurz: Ein Weg.
lizenz: CC0-1.0
einheiten: [film, ton]
---

Los!
"""


def write_hub(folder: Path) -> Path:
    """Write the hub into a new folder and return that."""
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(f"site_name: {NAME}\n", "utf-8")
    (content / "index.md").write_text("# Willkommen\n\nWir beginnen mit [Film](film/index.md).\n", "utf-8")
    (content / "ueber.md").write_text("# Über uns\n\nWir sind viele.\n", "utf-8")
    for number, name in enumerate(UNITS):
        write_unit(folder, name)
        write_picture(folder, name, 60 * number)
    (content / "weg").mkdir()
    (content / "weg" / "index.md").write_text(_PATH, "utf-8")
    return folder


def unit(folder: Path, name: str) -> Path:
    """Return the file of a unit."""
    return folder / "content" / name / "index.md"


def text_of(name: str, said: str = "", title: str = "") -> str:
    """Return the text of a unit in which something is said."""
    title = title or name.capitalize()
    return _HEADER.format(id=name, title=title) + _TEXT.format(title=title, said=said)


def write_unit(folder: Path, name: str, said: str = "", title: str = "") -> Path:
    """Write a unit and return its file."""
    file = unit(folder, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text_of(name, said, title), "utf-8")
    return file


def write_picture(folder: Path, name: str, shade: int) -> None:
    """Put a picture beside a unit, with all that is to be said of it."""
    place = unit(folder, name).parent
    (place / "bild.png").write_bytes(png(64, 48, (shade, 99, 147)))
    (place / "medien.yml").write_text(_RECORD, "utf-8")


def place(name: str) -> str:
    """Return the place of a unit's page in the site."""
    return f"einheiten/{name}/index.html"
