"""A hub of units that are hard to print: short and endless ones, with and without pictures, steps, headings, spaces."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://medien.example.org/kita/"

STEPS_IN_ORDER = 14
TALL, WIDE = (300, 1200), (1600, 400)

_SENTENCE = "Die Kinder schauen genau hin, erzählen einander, was sie sehen, und halten es gemeinsam fest. "
_ALL_KINDS = """
### Frage: Was hält das Tablet?

- [x] Ein Stativ
  > Genau: Nichts wackelt.
- [ ] Ein Fernseher

### Stimmt das? Licht ist wichtig.

- [x] Stimmt
- [ ] Stimmt nicht

### Lückentext: Der Satz

Die Schnecke *kriecht/gleitet:ganz langsam* zum Salat.

### Wörter ziehen: Noch ein Satz

Ein *Mikrofon* hört, eine *Kamera* sieht.

Falsche Wörter: *Ofen*

### Markieren: Was klingt?

Es *prasselt* draußen, und drinnen ist es still.

### Zuordnen: Was tut was?

- Lampe -> gibt Helligkeit
- Kasten -> bringt Klang

### Reihenfolge: Was kommt wann?

1. Zuerst kneten
2. Dann knipsen
3. Zuletzt anschauen

### Lernkarten: Wörter

- Frame -> ein einzelnes Standbild

### Häufige Fragen: Eltern

**Wie lange dauert es?**

Eine Stunde.

### Bild erkunden: Das Studio

![Ein Studio](breit.png)

1. (30 %, 45 %) **Dirigentenpult** – Hier steht jemand.
2. (60 %, 45 %) **Notenständer** – Hier liegt Papier.

### Nachdenken: Und ihr?

Was war schön?
"""

SOLVED = (
    "Nichts wackelt",
    "kriecht oder gleitet",
    "Lampe → gibt Helligkeit",
    "ein einzelnes Standbild",
    "Dirigentenpult",
)
"""What only the sheet of solutions says."""

ASKED = (
    *("Ein Fernseher", "Stimmt nicht", "(ganz langsam)", "Ofen"),
    *("bringt Klang", "Zuletzt anschauen", "Was war schön?"),
)
"""What the worksheet asks."""


def _step(number: int, words: int = 3, picture: str = "") -> str:
    shown = f"![Bild zu Schritt {number}]({picture})\n\n" if picture else ""
    paragraphs = (f"Anfang{number:02} hier.", *(_SENTENCE.strip() for _ in range(words)), f"Ende{number:02}.")
    text = "\n\n".join(paragraphs)
    return f"### Schritt {number}: Aufgabe{number:02} lösen ({number} Minuten)\n\n{shown}{text}\n\n"


def _steps(count: int, words: int = 3, *, pictures: bool = False) -> str:
    files = cycle(("breit.png", "hoch.png")) if pictures else cycle(("",))
    return "## So geht's\n\n" + "".join(_step(n, words, next(files)) for n in range(1, count + 1))


def _things(count: int) -> str:
    items = "".join(f"- [ ] Ding{number:02}, das ihr vorher sucht\n" for number in range(1, count + 1))
    return f"## Das braucht ihr\n\n{items}\n"


TEXTS = {
    "kurz": "## So geht's\n\n### Schritt 1: Anfangen\n\nLos.\n\n### Schritt 2: Aufhören\n\nFertig.\n",
    "ohne-alles": "Nur ein Satz.\n",
    "ohne-schritte": f"## Worum es geht\n\n{_SENTENCE * 30}\n\n## Noch mehr\n\n{_SENTENCE * 10}\n",
    "vierzehn": _things(9) + _steps(STEPS_IN_ORDER, pictures=True) + f"## Datenschutz\n\n{_SENTENCE * 3}\n",
    "vierzehn-ohne-bild": _steps(STEPS_IN_ORDER, 8),
    "sechzig": _things(60) + _steps(60, 1),
    "hohe-bilder": _steps(3, 2, pictures=True),
    "langer-schritt": _steps(2) + _step(3, 60) + _step(4),
    "liste": "## So geht's\n\n" + "".join(f"{n}. **Teil{n:02}:** {_SENTENCE}\n" for n in range(1, 9)),
    "breite-schrift": "## So geht's\n\n"
    + "".join(f"### Schritt {n}: {'漢字' * 40}\n\n{'漢字かな' * 60}。\n\n" for n in range(1, 7)),
    "ohne-leerzeichen": "## So geht's\n\n"
    + "".join(f"### Schritt {n}: {'Donaudampf' * 20}\n\n{'Schifffahrt' * 60}.\n\n" for n in range(1, 7)),
    "gross": "## So geht's\n\n" + "".join(f"### {'WMWM ' * 30}\n\n{'MWMW WWWW ' * 40}.\n\n" for _ in range(5)),
    "warnungen": "".join(f"> [!warning] Achtung{n}\n> {_SENTENCE * 4}\n\n" for n in range(5)) + _steps(5),
    "langer-titel": _steps(4),
    "alle-fragen": _steps(3, pictures=True) + "## Fragen\n" + _ALL_KINDS,
}
"""Units by their ids."""

_HEADERS = {
    "langer-titel": "titel: " + "Ein Titel, der nicht enden will " * 12 + "\ngruppe: " + "viele Kinder " * 30,
}


def write_hub(folder: Path, *, address: str = ADDRESS, only: tuple[str, ...] = tuple(TEXTS)) -> Path:
    """Write the hub into a folder and return it; without an address it does not know where it stands."""
    where = f"site_url: {address}\n" if address else ""
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(f"{where}site_name: Druckprobe\ndocs_dir: content\n", "utf-8")
    for name in only:
        unit = folder / "content" / "einheiten" / name
        unit.mkdir(parents=True)
        header = _HEADERS.get(name, f"titel: Einheit {name}")
        facts = "alter: 4-6\ndauer: 2 x 45 Minuten\nautor: Erika Beispiel\nlizenz: CC BY 4.0\nbereich: Medien"
        (unit / "index.md").write_text(
            f"---\nid: {name}\n{header}\n{facts}\nkurz: Probe.\n---\n\n{TEXTS[name]}", "utf-8"
        )
        media = "".join(
            f"- datei: {file}\n  urheber: {who}\n  lizenz: CC BY-SA 4.0\n"
            for file, who in (("breit.png", "Max Muster"), ("hoch.png", "Mia Muster"))
        )
        (unit / "medien.yml").write_text(media, "utf-8")
        for file, size in (("breit.png", WIDE), ("hoch.png", TALL)):
            Image.new("RGB", size, "#dfe7ea").save(unit / file)
    return folder
