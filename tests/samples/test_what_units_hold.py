"""What every unit of the hub's own content offers whoever uses it, and what the whole of it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from teilbar.checking.passages import passages
from teilbar.hub import content_root, load_hub
from teilbar.model.document import Figure, Image, List
from teilbar.model.questions import Question
from teilbar.model.sentences import sentences, words_of
from teilbar.model.walk import plain_text, walk
from teilbar.reading.library import read_library
from teilbar.reading.source import open_source
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.document import Document, Section
    from teilbar.model.unit import Library, Unit

FEWEST_WORDS = 500
FEWEST_QUESTIONS = 5
FEWEST_KINDS = 4
LONGEST_SENTENCE = 25
"""Words of the longest sentence outside of sources, where titles of books stand."""
USUAL_SENTENCE = 10
"""Words of a sentence on the average, at most."""
ROLES = ("about", "materials", "steps", "reflection", "privacy", "sources")

MINUTES = re.compile(r"\((\d+) Minuten\)$")
NOT_ONE_FORM = re.compile(
    r"\w[:*_·]innen\b|\w/-?innen\b|\w+Innen\b|\b(?:Erzieherinnen und|Pädagoginnen und|Kolleginnen und)\b"
)
"""Ways to speak of men and women other than the one that the content keeps to: words that mean both."""
CLAIMED = re.compile(
    r"\b(?:hat sich bewährt|bewährte?[nrs]?|wir haben (?:das|es) (?:oft|schon)|erfahrungsgemäß|aus der Praxis)\b"
)
"""What would claim experience that nobody had."""


def read() -> Library:
    with open_source(str(ROOT)) as source:
        hub, _ = load_hub(source)
        return read_library(source, hub, content_root(source, hub)).library


LIBRARY = read()
UNITS = {unit.id: unit for unit in LIBRARY.units}
EVERY = pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)


def part(document: Document, role: str) -> Iterator[Section]:
    """Yield the sections of a role, and those below them."""
    level = 0
    for one in document.sections:
        depth = one.heading.level if one.heading else 0
        if one.role == role:
            level = depth
        elif depth <= level:
            level = 0
        if level:
            yield one


def questions(unit: Unit) -> list[Question]:
    return [node for node in walk(unit.document) if isinstance(node, Question)]


@EVERY
def test_it_is_long_enough_and_has_every_part(unit: Unit) -> None:
    running = [passage for passage in passages(unit.document) if passage.role != "sources"]
    assert sum(len(words_of(passage.words)) for passage in running) >= FEWEST_WORDS
    assert {section.role for section in unit.document.sections} >= set(ROLES)
    (materials,) = part(unit.document, "materials")
    assert any(isinstance(block, List) and len(block.items) > 2 for block in materials.blocks)


@EVERY
def test_each_step_has_a_picture_and_says_how_long_it_takes(unit: Unit) -> None:
    _, *steps = part(unit.document, "steps")
    assert len(steps) >= 4
    took = 0
    for step in steps:
        named = plain_text(step.heading.children) if step.heading else ""
        assert any(isinstance(block, Figure) for block in step.blocks), named
        minutes = MINUTES.search(named)
        assert minutes, named
        took += int(minutes[1])
    duration = unit.metadata.duration
    assert duration
    assert took == duration.sessions * duration.longest


@EVERY
def test_it_asks_enough_in_several_ways(unit: Unit) -> None:
    scored = [one for one in questions(unit) if one.kind not in {"reflect", "faq", "flashcards", "explore-image"}]
    asked = [one for one in questions(unit) if one.kind != "reflect"]
    assert len(asked) >= FEWEST_QUESTIONS
    assert len({one.kind for one in asked}) >= FEWEST_KINDS
    assert len(scored) >= 3


@EVERY
def test_everything_shown_is_described_in_a_sentence_or_two(unit: Unit) -> None:
    shown = [node for node in walk(unit.document) if isinstance(node, Image)]
    assert shown
    for picture in shown:
        assert 20 <= len(picture.alt) <= 200, picture.alt


@EVERY
def test_its_sentences_are_short(unit: Unit) -> None:
    running = [passage for passage in passages(unit.document) if passage.role != "sources"]
    lengths = [(len(words_of(one.words)), one.words) for passage in running for one in sentences(passage.words)]
    assert [said for length, said in lengths if length > LONGEST_SENTENCE] == []
    assert sum(length for length, _ in lengths) / len(lengths) <= USUAL_SENTENCE


@EVERY
def test_it_says_what_it_is(unit: Unit) -> None:
    metadata = unit.metadata
    assert metadata.summary
    assert metadata.areas
    assert metadata.ages
    assert metadata.devices
    assert metadata.group
    assert metadata.preparation
    assert "noch nicht" in str(metadata.ai), "nobody has tried it out"


def test_all_texts_speak_of_people_in_one_way_and_claim_nothing() -> None:
    texts = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in (ROOT / "content").rglob("*.md")}
    for pattern in (NOT_ONE_FORM, CLAIMED):
        assert [(name, found[0]) for name, text in texts.items() if (found := pattern.search(text))] == []


def test_the_whole_is_for_many() -> None:
    assert len(UNITS) == 8
    assert len({(unit.metadata.ages, str(unit.metadata.duration)) for unit in UNITS.values()}) >= 6
    assert len({area.label for unit in UNITS.values() for area in unit.metadata.areas}) >= 6
    assert len([unit for unit in UNITS.values() if "ohne Gerät" in unit.metadata.devices]) >= 2
    easy = {page.file.rpartition("/")[0] for page in LIBRARY.pages if page.file.endswith("/leichte-sprache.md")}
    assert len(easy) == 2
    media = [medium for unit in UNITS.values() for medium in unit.media.values()]
    assert [medium for medium in media if kind_of(medium) is MediumKind.SOUND]
    assert [medium for medium in media if kind_of(medium) is MediumKind.FILM and medium.captions]


def test_two_paths_lead_through_it() -> None:
    assert len(LIBRARY.paths) == 2
    assert all(len(path.units) >= 3 for path in LIBRARY.paths)
    assert any("zum ersten Mal" in path.metadata.summary for path in LIBRARY.paths)
