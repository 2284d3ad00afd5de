"""Hubs to measure: any number of units with pictures and a commit, written from the words of our own content.

``python -m bench.hubs FOLDER UNITS`` writes one, to look at. The same arguments write the same bytes.
"""

from __future__ import annotations

import random
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.pictures import photograph
from reading.repositories import git

CONTENT = Path(__file__).resolve().parents[2] / "content"
SMALL_HUB = 100  # units; in hubs up to this size each unit has pictures of its own
OWN_PICTURES = 5  # of each unit
SHARED_PICTURES = 2  # of a larger hub, shown by every unit
WORDS = 600  # of a unit, all told, as near as whole paragraphs come
SECTIONS = ("Darum geht's", "Das braucht ihr", "So geht's", "Reflexion", "Datenschutz", "Quellen")
AREAS = ("Medienbildung", "Sprache", "Musik", "Umwelt", "Bewegung", "Mathematik")
_WORDS_PER_SENTENCE = 8
_SENTENCES_PER_PARAGRAPH = 5
_POINTS_PER_LIST = 2
_WITH_QUESTION = "So geht's"
_NO_PROSE = re.compile(r"\A---\n.*?\n---\n|\]\([^)]*\)", re.DOTALL)  # a header; where a link leads
_SHARED = "bilder"  # folder of the pictures that all units show


@dataclass(frozen=True, kw_only=True)
class HubPlan:
    """What a hub holds."""

    units: int
    own_pictures: int = 0
    """Distinct pictures in each unit's folder."""
    shared_pictures: int = 0
    """Pictures in one folder of the hub that each unit shows."""


def plan_for(units: int) -> HubPlan:
    """Return what a hub of that many units holds in our measurements."""
    if units <= SMALL_HUB:
        return HubPlan(units=units, own_pictures=OWN_PICTURES)
    return HubPlan(units=units, shared_pictures=SHARED_PICTURES)


def write_hub(folder: Path, plan: HubPlan) -> None:
    """Write a hub with its pictures into a new folder and commit it."""
    write_texts(folder, plan)
    for number in range(plan.shared_pictures):
        _write_picture(folder / "content" / _SHARED, f"bild-{number}.jpg", number)
    for unit in range(plan.units):
        for number in range(plan.own_pictures):
            _write_picture(unit_folder(folder, unit), f"bild-{number}.jpg", unit * plan.own_pictures + number)
    commit(folder)


def write_texts(folder: Path, plan: HubPlan, edition: str = "first") -> None:
    """Write all texts of a hub; those of another edition share no title and no paragraph with them."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text("site_name: Messung\n", "utf-8")
    (folder / "content" / "index.md").write_text(f"# Messung\n\n{_Writer(edition).sentence()}\n", "utf-8")
    for unit in range(plan.units):
        place = unit_folder(folder, unit)
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.md").write_text(_unit(unit, plan, edition), "utf-8")


def commit(folder: Path) -> None:
    """Commit all that a hub holds and pack the repository, as a clone is."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
        # Nothing may tidy up in the background while we measure; and JPEGs do not get any smaller.
        git(folder, "config", "gc.auto", "0")
        git(folder, "config", "core.compression", "0")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Messung")
    git(folder, "repack", "-a", "-d", "-q", "--window=0")


def unit_folder(folder: Path, unit: int) -> Path:
    """Return the folder of the unit with this number, from 0."""
    return folder / "content" / "einheiten" / unit_id(unit)


def unit_id(unit: int) -> str:
    """Return the id of the unit with this number."""
    return f"einheit-{unit:05}"


@cache
def vocabulary() -> tuple[str, ...]:
    """Return the words of our own content, each as often as it occurs there."""
    texts = (_NO_PROSE.sub(" ", file.read_text("utf-8")) for file in sorted(CONTENT.rglob("*.md")))
    return tuple(word for text in texts for word in re.findall(r"[A-Za-zÄÖÜäöüß]{2,}", text))


class _Writer:
    """Writes by chance, the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same hub in every run, nothing secret

    def words(self, number: int) -> str:
        return " ".join(self._chance.choices(vocabulary(), k=number))

    def sentence(self) -> str:
        words = self.words(_WORDS_PER_SENTENCE)
        return f"{words[0].upper()}{words[1:]}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(_SENTENCES_PER_PARAGRAPH)) + "\n"

    def points(self) -> str:
        return "".join(f"- {self.words(3)}\n" for _ in range(_POINTS_PER_LIST))

    def question(self) -> str:
        answers = f"- [x] {self.words(3)}\n  > {self.sentence()}\n- [ ] {self.words(3)}\n- [ ] {self.words(3)}\n"
        return f"### Frage: {self.words(6)}?\n\n{answers}"


def _unit(unit: int, plan: HubPlan, edition: str) -> str:
    writer = _Writer(f"{edition} {unit}")
    title = _title(unit, edition)
    parts = [_header(unit, title, writer), f"# {title}\n"]
    pictures = [f"bild-{number}.jpg" for number in range(plan.own_pictures)]
    pictures += [f"../../{_SHARED}/bild-{number}.jpg" for number in range(plan.shared_pictures)]
    paragraphs = WORDS // (_WORDS_PER_SENTENCE * _SENTENCES_PER_PARAGRAPH * len(SECTIONS))
    for number, section in enumerate(SECTIONS):
        parts += [f"## {section}\n", *(writer.paragraph() for _ in range(paragraphs))]
        parts += [f"![{writer.sentence()}]({picture})\n" for picture in pictures[number :: len(SECTIONS)]]
        parts.append(writer.points())
        if section == _WITH_QUESTION:
            parts.append(writer.question())
    following = (unit + 1) % plan.units
    parts.append(f"Weiter: [{_title(following, edition)}](../{unit_id(following)}/index.md)\n")
    return "\n".join(parts)


def _title(unit: int, edition: str) -> str:
    return f"Einheit {unit} {_Writer(f'title {edition} {unit}').words(3)}"


def _header(unit: int, title: str, writer: _Writer) -> str:
    fields = {
        "id": unit_id(unit),
        "titel": title,
        "kurz": writer.sentence(),
        "bereich": AREAS[unit % len(AREAS)],
        "alter": "4-6",
        "dauer": "45 Minuten",
        "autor": "Ada Muster",
        "lizenz": "CC0-1.0",
    }
    return "".join(["---\n", *(f"{name}: {said}\n" for name, said in fields.items()), "---\n"])


def _write_picture(folder: Path, name: str, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(photograph(number))
    said = f"- datei: {name}\n  titel: Bild {number}\n  urheber: Ada Muster\n  lizenz: CC0-1.0\n  ki: false\n"
    with (folder / "medien.yml").open("a", encoding="utf-8") as file:
        file.write(said)


if __name__ == "__main__":
    write_hub(Path(sys.argv[1]), plan_for(int(sys.argv[2])))
