"""A hub for a moment, in which an example of the guide is what an author typed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import yaml

from guide.fences import GUIDE

if TYPE_CHECKING:
    from pathlib import Path

    from faults.workbench import Workbench

HEADER = {
    "id": "turm",
    "titel": "Turm",
    "kurz": "Die Kinder bauen einen Turm.",
    "bereich": "Bauen",
    "autor": "Ada Muster",
    "lizenz": "CC BY-SA 4.0",
    "schlagworte": ["Bauen"],
}
"""What an example does not say itself."""
RECORD = "- datei: turm.svg\n  urheber: Ada Muster\n  lizenz: CC0-1.0\n"
SHOWN = "Wir stapeln Becher.\n\n![Ein Turm aus drei Bechern.](turm.svg)\n"


def unit(folder: Path, body: str = SHOWN, header: str = "", records: str = RECORD) -> None:
    """Write a hub with one unit; what its header says outweighs what all say, beside it lies a picture."""
    place = folder / "einheiten" / "turm"
    place.mkdir(parents=True)
    said = {**HEADER, **(yaml.safe_load(header) or {})}
    lines = header + yaml.safe_dump({key: HEADER[key] for key in said if key not in header}, allow_unicode=True)
    (place / "index.md").write_text(f"---\n{lines}---\n{body}", "utf-8")
    (place / "medien.yml").write_text(records, "utf-8")
    for name in ("turm.svg", "buehne.svg"):
        shutil.copyfile(GUIDE / name, place / name)


def text(folder: Path, words: str) -> None:
    """Write a hub with one unit whose text is whole as it stands, header included."""
    place = folder / "einheiten" / "turm"
    place.mkdir(parents=True)
    (place / "index.md").write_text(words, "utf-8")


def to_change(bench: Workbench, *more: str) -> list[str]:
    """Return what ``check`` finds that is more than a hint: rule and message of each."""
    said = bench.run("check", *more, "--format", "json")
    findings = json.loads(said.text)["findings"]
    return [f"{one['rule']}: {one['message']}" for one in findings if one["severity"] != "info"]
