"""Hubs to measure: any number of units, written from the vocabulary of our own content, the same in every run."""

from __future__ import annotations

import random
import re
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[2] / "content"
WORDS_PER_SENTENCE = 9
SENTENCES_PER_PARAGRAPH = 5
SECTIONS = ("Darum geht's", "Das braucht ihr", "So geht's", "Reflexion", "Datenschutz", "Quellen")
AREAS = ("Medienbildung", "Sprache", "Musik", "Umwelt", "Bewegung", "Mathematik")


def write_hub(folder: Path, units: int, words: int) -> None:
    """Write a hub of that many units with about that many words each."""
    vocabulary = sorted(
        {word for file in CONTENT.rglob("*.md") for word in re.findall(r"[A-Za-zÄÖÜäöüß]{2,}", file.read_text("utf-8"))}
    )
    chance = random.Random(units)  # noqa: S311 - the same hub in every run, nothing secret
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Messung\n", "utf-8")
    (folder / "content" / "index.md").write_text("# Messung\n\nEin Hub zum Messen.\n", "utf-8")
    for number in range(units):
        place = folder / "content" / "einheiten" / f"einheit-{number:05}"
        place.mkdir(parents=True)
        (place / "index.md").write_text(_unit(number, words, vocabulary, chance), "utf-8")


def _unit(number: int, words: int, vocabulary: list[str], chance: random.Random) -> str:
    area = AREAS[number % len(AREAS)]
    head = f"---\nid: einheit-{number:05}\ntitel: Einheit {number}\nkurz: Zum Messen.\nbereich: {area}\n"
    parts = [f"{head}lizenz: CC0-1.0\nalter: 4-6\ndauer: 45\n---\n"]
    paragraphs = max(1, words // (WORDS_PER_SENTENCE * SENTENCES_PER_PARAGRAPH * len(SECTIONS)))
    for section in SECTIONS:
        parts.append(f"## {section}\n")
        parts.extend(f"{_paragraph(vocabulary, chance)}\n" for _ in range(paragraphs))
        parts.append("\n".join(f"- {' '.join(chance.choices(vocabulary, k=3))}" for _ in range(3)) + "\n")
    return "\n".join(parts)


def _paragraph(vocabulary: list[str], chance: random.Random) -> str:
    sentences = (chance.choices(vocabulary, k=WORDS_PER_SENTENCE) for _ in range(SENTENCES_PER_PARAGRAPH))
    return " ".join(f"{' '.join(words).capitalize()}." for words in sentences)
